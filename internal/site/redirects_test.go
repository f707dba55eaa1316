package site

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/onrecord/onrecord/internal/diag"
)

// ledgerOf is what was published of the archives below when nothing was hidden yet.
const ledgerOf = `-- content/permalinks/2025.txt --
2025-05-16-ferry /2025/05/16/ferry/
-- content/permalinks/pages.txt --
/speakers/jonas-field/
/speakers/jonas-field/2025/
/speakers/jonas-field/on/pier/
/speakers/ada-brandt/with/jonas-field/
/speakers/jonas-field/with/ruth-quist/2025/
/speakers/a-z/f/
`

// TestHiddenAddresses takes each way of hiding a name: no address that spells it leads on, nothing
// published has it, and nothing has to be mended.
func TestHiddenAddresses(t *testing.T) {
	story := func(front string) string {
		return "-- content/stories/2025-05-16-ferry.md --\n---\ntitle: Ferry timetable changes\naliases: " +
			"[/2025/05/16/jonas-field-apologises/, /Jonas_Field.html, /old/]\n" +
			front + "---\nThe ferry will sail every hour.\n\n“Nobody should wait,” said its director, Jonas Field.\n"
	}
	for name, archive := range map[string]string{
		"withheld":      settings + story("annotations:\n  - quote: Nobody should wait\n    status: withheld\n"),
		"disputed":      settings + story("annotations:\n  - quote: Nobody should wait\n    status: disputed\n"),
		"printed_names": settings + "printed_names: none\n" + story(""),
		"visibility": settings + story("") +
			"-- content/people/jonas-field.md --\n---\nname: Jonas Field\nvisibility: none\n---\n",
		"former id": settings + story("") + "-- content/people/j-field.md --\n---\nname: J. K. Field\naliases: " +
			"[Jonas Field]\nformer_ids: [jonas-field]\nvisibility: none\n---\n",
		"alias": settings + story("") +
			"-- content/people/j-field.md --\n---\nname: J. K. Field\naliases: [Jonas Field]\nvisibility: none\n---\n",
	} {
		t.Run(name, func(t *testing.T) {
			shelf, report := made(t, Options{Dir: unpack(t, archive+ledgerOf)})
			if !report.Made || diag.HasErrors(report.Findings) {
				t.Fatal(report.Findings)
			}
			if shelf.files["old/index.html"] == nil {
				t.Error("the old address that tells nobody does not lead on")
			}
			for file, data := range shelf.files {
				if address := strings.ToLower(file); strings.Contains(address, "jonas") ||
					strings.Contains(address, "j-field") {
					t.Errorf("%s is published", file)
				}
				if text := strings.ToLower(string(data)); strings.Contains(text, "jonas-field") ||
					strings.Contains(text, "jonas_field") {
					t.Errorf("%s spells the name in an address", file)
				}
			}
		})
	}
}

// TestFormerPages holds that what stands below an entry's page leads on from its former ids,
// straight to the end.
func TestFormerPages(t *testing.T) {
	archive := settings + `-- content/permalinks/pages.txt --
/speakers/ada/on/quay/
/speakers/ada/1999/
/speakers/nobody-any-more/
/1999/12/
/places/the-pier/
-- content/topics/pier.md --
---
name: Pier
former_ids: [quay]
---
-- content/people/ada-brandt.md --
---
name: Ada Brandt
former_ids: [ada, a-brandt]
---
-- content/people/ruth-quist.md --
---
name: Ruth Quist
former_ids: [nobody-any-more]
---
-- content/organisations/the-pier.md --
---
name: The Pier Company
---
-- content/stories/2025-05-16-pier.md --
---
title: Pier
aliases: [/4711.html, /news/4711]
---
“The pier is old,” said Ada Brandt.

“The pier is long,” said Ada Brandt.

“The pier is red,” said Ada Brandt.

“The pier is wet,” said Ada Brandt.

“The pier is here,” said Ada Brandt.
`
	shelf, report := made(t, Options{Dir: unpack(t, archive)})
	if !report.Made {
		t.Fatal(report.Findings)
	}
	for from, to := range map[string]string{
		"speakers/ada/index.html":                "speakers/ada-brandt/",
		"speakers/a-brandt/on/pier/index.html":   "speakers/ada-brandt/on/pier/",
		"speakers/ada/on/pier/index.html":        "speakers/ada-brandt/on/pier/",
		"speakers/ada-brandt/on/quay/index.html": "speakers/ada-brandt/on/pier/",
		"speakers/ada/on/quay/index.html":        "speakers/ada-brandt/on/pier/",
		"speakers/ada/1999/index.html":           "speakers/ada-brandt/",
		"speakers/nobody-any-more/index.html":    "speakers/ruth-quist/",
		"1999/12/index.html":                     "",
		"places/the-pier/index.html":             "speakers/the-pier/",
		"topics/quay/index.html":                 "topics/pier/",
		"4711.html":                              "2025/05/16/pier/",
		"news/4711/index.html":                   "2025/05/16/pier/",
	} {
		if page := string(shelf.files[from]); !strings.Contains(page,
			`<meta http-equiv="refresh" content="0; url=/`+to+`">`) {
			t.Errorf("%s does not lead to /%s: %.400q", from, to, page)
		}
	}
	feed, now := shelf.files["speakers/ada/feed.xml"], shelf.files["speakers/ada-brandt/feed.xml"]
	if len(feed) == 0 || string(feed) != string(now) {
		t.Errorf("the feed at the former id is %q", feed)
	}
	if again := shelf.files["speakers/nobody-any-more/feed.xml"]; again != nil {
		t.Errorf("a feed where there is none: %s", again)
	}
	for _, k := range report.Kinds {
		if k.Name == "redirect" && k.Files < 12 {
			t.Errorf("%d redirects", k.Files)
		}
	}
}

// TestFormerExchanges holds that the page of two people leads on from their former ids, in whose
// alphabet they may have stood the other way round, and to the first of them once it is gone.
func TestFormerExchanges(t *testing.T) {
	archive := settings + "-- content/permalinks/pages.txt --\n/speakers/ada-brandt/with/bo-lind/\n" +
		"-- content/topics/pier.md --\n---\nname: Pier\n---\n" +
		"-- content/people/ada-brandt.md --\n---\nname: Ada Brandt\nformer_ids: [zz-brandt]\n---\n" +
		"-- content/people/ruth-quist.md --\n---\nname: Ruth Quist\nformer_ids: [old-quist]\n---\n" +
		"-- content/people/bo-lind.md --\n---\nname: Bo Lind\n---\n"
	for _, day := range []string{"14", "15", "16"} {
		archive += "-- content/stories/2025-05-" + day + "-pier.md --\n---\ntitle: Pier\ntopics: [pier]\n---\n" +
			"“The pier is old,” said Ada Brandt.\n\n“It is long,” said Ruth Quist.\n"
	}
	shelf, report := made(t, Options{Dir: unpack(t, archive)})
	if !report.Made || diag.HasErrors(report.Findings) {
		t.Fatal(report.Findings)
	}
	const now = "speakers/ada-brandt/with/ruth-quist/"
	for from, to := range map[string]string{
		"speakers/ruth-quist/with/zz-brandt/index.html": now,
		"speakers/old-quist/with/zz-brandt/index.html":  now,
		"speakers/ada-brandt/with/old-quist/index.html": now,
		"speakers/ada-brandt/with/bo-lind/index.html":   "speakers/ada-brandt/",
	} {
		if page := string(shelf.files[from]); !strings.Contains(page,
			`<meta http-equiv="refresh" content="0; url=/`+to+`">`) {
			t.Errorf("%s does not lead to /%s: %.400q", from, to, page)
		}
	}
	if sitemap := string(shelf.files["sitemap-1.xml"]); !strings.Contains(sitemap, now) {
		t.Error("the exchange is in no sitemap")
	}
}

// TestFormerTwice holds that an old id of a quotation leads to one place.
func TestFormerTwice(t *testing.T) {
	_, report := made(t, Options{Dir: unpack(t, settings+`-- content/stories/2025-05-16-pier.md --
---
title: Pier
annotations:
  - quote: The pier is old
    former_ids: [7k2m9xq, nacu5ej]
  - quote: The pier is wet
    former_ids: [7k2m9xq]
---
“The pier is old,” said Ada Brandt.

“The pier is wet,” said Ada Brandt.
`)})
	var said []string
	for _, f := range report.Findings {
		said = append(said, f.String())
	}
	want := []string{
		"content/stories/2025-05-16-pier.md:4:5: the former id nacu5ej is the id of a quotation of this story; " +
			"delete it in this decision",
		"content/stories/2025-05-16-pier.md:6:5: the former id 7k2m9xq is given to another quotation, too; delete " +
			"it in this decision",
	}
	if diff := cmp.Diff(want, said); diff != "" {
		t.Error(diff)
	}
}
