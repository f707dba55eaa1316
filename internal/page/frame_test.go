package page

import (
	"strings"
	"testing"
)

// It is the script that says from where a text runs, not the language.
func TestDirection(t *testing.T) {
	for tag, want := range map[string]string{
		"ar": "rtl", "ar-EG": "rtl", "AR": "rtl", "he": "rtl", "iw": "rtl", "fa": "rtl", "ckb": "rtl", "ug": "rtl",
		"dv": "rtl", "yi": "rtl", "prs": "rtl", "prs-AF": "rtl", "aii": "rtl", "aii-Latn": "",
		"az-Arab": "rtl", "uz-Arab-AF": "rtl", "pa-PK": "rtl", "ku-Arab": "rtl",
		"ff-Adlm": "rtl", "nqo": "rtl", "arc": "rtl", "azb": "rtl", "ur-Aran": "rtl", "arc-Syrn": "rtl",
		"en": "", "en-GB": "", "az": "", "ku": "", "pa": "", "pa-IN": "", "ar-Latn": "", "he-Latn-IL": "", "fa-Cyrl": "",
		"ja": "", "": "",
	} {
		if got := direction(tag); got != want {
			t.Errorf("%q: %q, want %q", tag, got, want)
		}
	}
}

// A story whose text runs against its archive's says so, either way round; one that runs as all
// others do says nothing.
func TestForeignWords(t *testing.T) {
	for _, c := range []struct{ site, story, lang, dir string }{
		{"ar", "en", "en", "ltr"}, {"he", "ar", "ar", ""}, {"ar", "ar", "", ""}, {"ar", "", "", ""},
		{"ar", "az-Latn", "az-Latn", "ltr"}, {"en", "ar", "ar", "rtl"}, {"en", "de", "de", ""}, {"en", "pa-PK", "pa-PK", "rtl"},
	} {
		p := &archive{site: Site{Language: c.site}, dir: direction(c.site)}
		if lang, dir := p.foreign(c.story); lang != c.lang || dir != c.dir {
			t.Errorf("%s in an archive in %s: lang %q, dir %q", c.story, c.site, lang, dir)
		}
	}
}

// A reader is told where to write, or is not asked to write.
func TestWhereToWrite(t *testing.T) {
	const story = "2025/06/04/gates/"
	unnamed := func(p *Plan) (none, named Note) {
		for _, n := range view[Story](t, p, story).Notes {
			if n.Who.Text == nobody {
				none = n
			} else if named.ID == "" {
				named = n
			}
		}
		return none, named
	}
	p := tarnLock(t)
	if about := view[OtherPage](t, p, "about/").About; about.WriteTo != "" {
		t.Errorf("nobody said where to write, and it is %s", about.WriteTo)
	}
	p.site.Contact = "desk@lantern.example"
	if about := view[OtherPage](t, p, "about/").About; about.WriteTo != "mailto:desk@lantern.example" {
		t.Errorf("about: %q", about.WriteTo)
	}
	none, named := unnamed(p)
	if none.Report.Text != "Do you know who it was?" || named.Report.Text != "Report" {
		t.Errorf("asked: %q, %q", none.Report.Text, named.Report.Text)
	}
	for _, want := range []string{
		"mailto:desk@lantern.example?", "subject=Attribution%20of%20" + none.ID, "body=Quotation%3A%20" + none.ID,
	} {
		if !strings.Contains(none.Report.Href, want) || strings.Contains(none.Report.Href, "+") {
			t.Errorf("a letter without %s: %s", want, none.Report.Href)
		}
	}
	p.site.Contact = "https://lantern.example/write"
	if none, _ = unnamed(p); none.Report.Href != "https://lantern.example/write" {
		t.Errorf("a page to write from: %s", none.Report.Href)
	}
}

// A list of the most quoted says of whom it is, where it is not of all.
func TestMostQuotedSaysOfWhom(t *testing.T) {
	p := tarnLock(t)
	if of := view[Home](t, p, "").Most.Of; of == "" {
		t.Error("names as printed are left out, and nothing says so")
	}
	p.site.PrintedNames = "page"
	if of := view[Home](t, p, "").Most.Of; of != "" {
		t.Errorf("nobody is left out, and it is said to be %s", of)
	}
}

// Who wrote a story is said once: by the archive, or by the story's own text.
func TestBylineOnce(t *testing.T) {
	const text = `
-- stories/2025-06-04-%s --
title: Gates
bylines: [Ada Finch, Jun Sato]

# Gates

%s

The gates came. They are green.
`
	for first, want := range map[string]string{
		"By Ada Finch and Jun Sato": "", "BY Ada Finch, Jun Sato in Lockend": "",
		"By Ada Finch":   "By Ada Finch and Jun Sato", // one of them
		"It was raining": "By Ada Finch and Jun Sato",
		"By noon Ada Finch and Jun Sato had seen the gates go in, and with them the last of the old lock, which was " +
			"taken down": "By Ada Finch and Jun Sato",
	} {
		src := strings.Replace(strings.Replace(text, "%s", "a", 1), "%s", first, 1)
		if got := view[Story](t, plan([]byte(src), ""), "2025/06/04/a/").Bylines; got != want {
			t.Errorf("%s: %q, want %q", first, got, want)
		}
	}
}
