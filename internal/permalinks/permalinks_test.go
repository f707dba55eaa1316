package permalinks

import (
	"fmt"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"github.com/onrecord/onrecord/internal/diag"
	_ "github.com/onrecord/onrecord/internal/testing/steady"
	"pgregory.net/rapid"
)

var (
	ids       = rapid.StringMatching(`[a-z0-9é]{1,8}( [a-z]{1,5})?`)
	addresses = rapid.StringMatching(`/20[0-3][0-9]/0[1-9]/[a-zß-]{1,8}/`)
	marks     = rapid.StringMatching(`([a-z2-7]{6})?`)
	words     = rapid.SliceOfNDistinct(rapid.StringMatching(`[a-z2-7]{7,9}`), 0, 5, func(s string) string { return s })
)

func ledgers(t *rapid.T, name string) Ledger {
	var l Ledger
	for i := range rapid.IntRange(0, 5).Draw(t, name) {
		s := Story{
			ID: fmt.Sprint(ids.Draw(t, "id"), i), Address: addresses.Draw(t, "address"),
			Utterances: words.Draw(t, "utterances"),
		}
		for _, u := range s.Utterances {
			if m := marks.Draw(t, "mark"); m != "" {
				s.Mark(u, m)
			}
		}
		l.Stories = append(l.Stories, s)
	}
	for _, a := range rapid.SliceOfNDistinct(rapid.StringMatching(`/([a-z]{1,6}/){0,3}`), 0, 5,
		func(s string) string { return s }).Draw(t, "pages") {
		l.Pages = append(l.Pages, Page{Address: a})
	}
	return l
}

// files prints ledgers one after the other, as record does.
func files(all ...Ledger) []File {
	texts := map[string]string{}
	var names []string
	for _, l := range all {
		for _, a := range l.Additions() {
			if _, ok := texts[a.File]; !ok {
				names = append(names, a.File)
			}
			texts[a.File] += a.Text
		}
	}
	var out []File
	for _, name := range names {
		out = append(out, File{name, []byte(texts[name])})
	}
	return out
}

// TestRecorded appends what is published, again and again: afterwards nothing is missing, and what
// stood there stands there still.
func TestRecorded(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var steps []Ledger
		have := &Ledger{}
		for range rapid.IntRange(1, 4).Draw(t, "times") {
			published := ledgers(t, "published")
			fresh := have.Missing(published)
			before := len(have.Stories) + len(have.Pages)
			steps = append(steps, fresh)
			var found []diag.Finding
			if have, found = Read(files(steps...)); len(found) > 0 {
				t.Fatal(found)
			}
			if got := len(have.Stories) + len(have.Pages); got != before+len(fresh.Stories)+len(fresh.Pages) {
				t.Fatalf("%d lines and %d new ones make %d", before, len(fresh.Stories)+len(fresh.Pages), got)
			}
			if again := have.Missing(published); !again.Empty() {
				t.Fatalf("missing after all: %v", again)
			}
		}
	})
}

func TestMissing(t *testing.T) {
	have, found := Read([]File{
		{
			"content/permalinks/2025.txt",
			[]byte("\ufeff# what was published\r\na /2025/01/01/a/ aaaaaaa bbbbbbb\r\n\r\nb /2025/01/02/b/\r\n"),
		},
		{"content/permalinks/pages.txt", []byte("/speakers/x/\n/old/\n")},
	})
	if len(found) > 0 || have.Stories[1].Pos.Line != 4 {
		t.Fatal(found, have)
	}
	got := have.Missing(Ledger{
		Stories: []Story{
			{ID: "a", Address: "/2025/01/01/a/", Utterances: []string{"aaaaaaa", "ccccccc"}}, // has a new utterance
			{ID: "b", Address: "/2025/01/02/b/"},
			{ID: "b", Address: "/2024/12/31/b/", Utterances: []string{"ddddddd"}}, // was given another day
		},
		Pages: []Page{{Address: "/speakers/x/"}, {Address: "/2025/01/01/a/"}, {Address: "/speakers/y/"}},
	})
	want := Ledger{
		Stories: []Story{
			{ID: "a", Address: "/2025/01/01/a/", Utterances: []string{"ccccccc"}},
			{ID: "b", Address: "/2024/12/31/b/", Utterances: []string{"ddddddd"}},
		},
		Pages: []Page{{Address: "/speakers/y/"}},
	}
	if diff := cmp.Diff(want, got, cmpopts.EquateEmpty()); diff != "" {
		t.Error(diff)
	}
	printed := []Addition{
		{"content/permalinks/2024.txt", "b /2024/12/31/b/ ddddddd\n", 1},
		{"content/permalinks/2025.txt", "a /2025/01/01/a/ ccccccc\n", 1},
		{"content/permalinks/pages.txt", "/speakers/y/\n", 1},
	}
	if diff := cmp.Diff(printed, got.Additions()); diff != "" {
		t.Error(diff)
	}
}

// TestNoAddress holds that what no page can have stood at is no address.
func TestNoAddress(t *testing.T) {
	for _, line := range []string{"//", "///", "/a//", "/../", "a/"} {
		if l, found := Read([]File{{PagesFile, []byte(line + "\n")}}); len(l.Pages) > 0 || len(found) != 1 {
			t.Errorf("%s: %v, %v", line, l.Pages, found)
		}
	}
}

// FuzzRead reads anything without a panic, and each line that it does not read is a finding with
// its place.
func FuzzRead(f *testing.F) {
	f.Add("a /2025/01/01/a/ aaaaaaa bbbbbbb\n# remark\n\n<<<<<<< HEAD\n/x\n")
	f.Add("a b /2025/01/01/a/ aaaaaaa")
	f.Add("\xff /x/\n/ /\na /../x/\n")
	f.Fuzz(func(t *testing.T, src string) {
		for _, name := range []string{PagesFile, Folder + "2025.txt"} {
			l, found := Read([]File{{name, []byte(src)}})
			for _, x := range found {
				if x.Line == 0 || x.Hint == "" {
					t.Errorf("%v", x)
				}
			}
			again, found := Read(files(*l))
			if len(found) > 0 || len(again.Pages) != len(l.Pages) || len(again.Stories) != len(l.Stories) {
				t.Errorf("%q: read %v, printed and read %v %v", src, l, again, found)
			}
		}
	})
}
