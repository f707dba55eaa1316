package site

import (
	"bytes"
	"os"
	"slices"
	"strings"
	"testing"
)

// TestStatusesHoldInEveryByte builds one archive in which a story or an utterance stands in each
// state, each access and each status, and looks for each hidden word in every byte of every file.
// Hidden words and names are unlikely ones, so that any trace of them is found: in an address, a
// title, a feed, a table, a sitemap.
func TestStatusesHoldInEveryByte(t *testing.T) {
	src, err := os.ReadFile("testdata/statuses.txtar")
	if err != nil {
		t.Fatal(err)
	}
	shelf, report := made(t, Options{Dir: unpack(t, string(src))})
	if !report.Made {
		t.Fatal(report.Findings)
	}
	for _, c := range hidden {
		t.Run(c.what, func(t *testing.T) {
			for _, word := range strings.Fields(c.words) {
				if got := holding(shelf, word); !allIn(got, c.only) {
					t.Errorf("%q stands in %q, may stand in %q", word, got, c.only)
				}
			}
			for _, word := range strings.Fields(c.shown) {
				if got := holding(shelf, word); len(got) == 0 {
					t.Errorf("%q stands nowhere: the test's archive does not show what it should", word)
				}
			}
		})
	}
}

// hidden says where words may stand: in files that begin with one of only; nowhere, where there are
// none. What is shown must stand somewhere.
var hidden = []struct{ what, words, shown, only string }{
	{"a withdrawn story", "withdrawnhead withdrawnword withdrawnprose vexley withdrawncaption", "reasongiven", ""},
	{
		"access to quotations only", "quotonlydeck quotonlyprose quotonlyhigh quotonlyrole mentionedonly",
		"quotonlyword quotonlyhead brasswell", "",
	},
	{"access to metadata only", "metaonlyword metaonlyprose metaonlydeck oldacre", "metaonlyhead metabyline", ""},
	{"a person of visibility none", "nightingrave", "nightword", "2025/05/04/"},
	{"a disputed utterance's speaker", "disputella", "disputedword", "2025/05/05/"},
	{"a withheld utterance's speaker", "withholme", "withheldword", "2025/05/06/"},
	{"a retracted utterance", "retractedword", "retractedprose", "2025/05/07/"},
}

// holding lists the files in which a word stands, in any case, also in their names.
func holding(s *shelf, word string) []string {
	var names []string
	for _, name := range s.names() {
		finds := readings{terms: searchTerms(name, s.files[name])}.finds(word)
		if finds || bytes.Contains(bytes.ToLower(s.files[name]), []byte(word)) ||
			strings.Contains(strings.ToLower(name), word) {
			names = append(names, name)
		}
	}
	return names
}

func allIn(names []string, folder string) bool {
	return !slices.ContainsFunc(names,
		func(name string) bool { return folder == "" || !strings.HasPrefix(name, folder) })
}

// TestHiddenTiesOnTheStorysOwnPage: prose stays as printed, so the name stands in it; nothing of
// the archive's own repeats it there.
func TestHiddenTiesOnTheStorysOwnPage(t *testing.T) {
	src, err := os.ReadFile("testdata/statuses.txtar")
	if err != nil {
		t.Fatal(err)
	}
	shelf, _ := made(t, Options{Dir: unpack(t, string(src))})
	for name, want := range map[string]int{"2025/05/05/disputed": 1, "2025/05/06/withheld": 1} {
		page := bytes.ToLower(shelf.files[name+"/index.html"])
		who := map[string]string{"2025/05/05/disputed": "disputella", "2025/05/06/withheld": "withholme"}[name]
		if got := bytes.Count(page, []byte(who)); got != want {
			t.Errorf("%s names %s %d times, its prose %d times", name, who, got, want)
		}
		for _, beside := range []string{"/source/index.html", "/story.txt"} {
			if _, there := shelf.files[name+beside]; there {
				t.Errorf("%s%s is published", name, beside)
			}
		}
	}
}

// TestPrintedNamesNone: who is not registered is named in stories only.
func TestPrintedNamesNone(t *testing.T) {
	dir := unpack(t, settings+`printed_names: none
-- content/topics/quay.md --
---
name: Quay
---
-- content/stories/2025-05-08-quay.md --
---
title: The quay
topics: [quay]
---
“It holds at the quay,” Cora Printwell said. “Nobody doubts it,” Printwell added.
`)
	shelf, report := made(t, Options{Dir: dir})
	if !report.Made {
		t.Fatal(report.Findings)
	}
	if got := holding(shelf, "printwell"); !allIn(got, "2025/05/08/") || len(got) == 0 {
		t.Errorf("the name stands in %q", got)
	}
	if got := holding(shelf, "it holds at the quay"); len(got) < 3 {
		t.Errorf("the words stand in %q only", got)
	}
}
