package site

import (
	"fmt"
	"strings"
	"testing"

	"github.com/onrecord/onrecord/internal/diag"
)

const lone = settings + "-- content/stories/2025-05-15-good.md --\n---\ntitle: Good\n---\n“Fine,” said Ada Brandt.\n"

// errorsOf are the errors of an archive, as FILE:LINE CODE.
func errorsOf(t *testing.T, archive string) string {
	t.Helper()
	_, report := made(t, Options{Dir: unpack(t, archive)})
	var out []string
	for _, f := range report.Findings {
		if f.Severity == diag.Error {
			out = append(out, fmt.Sprintf("%s:%d %s", f.File, f.Line, f.Code))
		}
	}
	return strings.Join(out, "\n")
}

// TestTakenNames holds that a static file or a text of the site's own that wants the name of
// another is a finding, also where they differ in capitals alone.
func TestTakenNames(t *testing.T) {
	for _, name := range []string{"index.html", "Index.HTML", "feed.xml", "Speakers/index.html", "sitemap.xml",
		"robots.txt", "data/people.json", "404.html", "ABOUT/index.html", "Archive.css",
		"2025/05/15/good/index.html", "search/index.json"} {
		want := "static/" + name + ":1 taken-address"
		if got := errorsOf(t, lone+"-- static/"+name+" --\nx\n"); got != want {
			t.Errorf("static/%s: %q, want %q", name, got, want)
		}
	}
	for _, id := range []string{"about/accuracy", "about/rules"} {
		file := "content/pages/" + id + ".md"
		if got := errorsOf(t, lone+"-- "+file+" --\n---\ntitle: X\n---\nX\n"); got != file+":1 taken-address" {
			t.Errorf("%s: %q", id, got)
		}
	}
	if got := errorsOf(t, lone+"-- static/logo.txt --\nx\n-- static/CNAME --\nx\n-- content/pages/help/marks.md --\n"+
		"---\ntitle: X\n---\nX\n"); got != "" {
		t.Errorf("nothing is wrong, and it says %q", got)
	}
}

// TestOddAliases holds that no alias asks for a file that some disk cannot hold, or takes for
// another.
func TestOddAliases(t *testing.T) {
	for _, alias := range []string{"/Speakers/", "/Feed.xml", "/ABOUT", "/con/", "/aux.html", "/x/NUL/", "/a|b/", "/a:b/",
		"/.git/config", "/.onrecord", "/CNAME", "/cname/x/", "/trailing./", "/Archive.css", "/Robots.txt/", "/x*y", "/2025/05/15/Good/",
		"/" + strings.Repeat("a/", 3000), "/Sitemap.xml"} {
		archive := strings.Replace(lone, "title: Good\n", "title: Good\naliases: ['"+alias+"']\n", 1)
		got := errorsOf(t, archive)
		if !strings.HasPrefix(got, "content/stories/2025-05-15-good.md:3 ") || strings.Contains(got, "\n") {
			t.Errorf("%.40s: %q", alias, got)
		}
	}
	for _, alias := range []string{"/news/4711", "/old/Name.html", "/konto/", "/auxiliary", "/über/uns/"} {
		if got := errorsOf(t, strings.Replace(lone, "title: Good\n", "title: Good\naliases: ['"+alias+"']\n", 1)); got != "" {
			t.Errorf("%s: %q", alias, got)
		}
	}
}

// TestFormerIDOfNamesake: the former id of an entry is printed as the name of somebody else. The
// old address leads to the entry; the printed name's ends in -name.
func TestFormerIDOfNamesake(t *testing.T) {
	dir := unpack(t, settings+`printed_names: page
-- content/people/bo-lee.md --
---
name: Bo Lee
former_ids: [robert-hay]
---
-- content/stories/2025-05-15-a.md --
---
title: A
---
“It holds,” said Bo Lee.

“It does not,” said Robert Hay, a diver.
`)
	s, report := made(t, Options{Dir: dir})
	if diag.HasErrors(report.Findings) {
		t.Fatal(report.Findings)
	}
	if page := string(s.files["speakers/robert-hay/index.html"]); !strings.Contains(page, "speakers/bo-lee/") {
		t.Errorf("the old address does not lead on: %s", page)
	}
	if page := string(s.files["speakers/robert-hay-name/index.html"]); !strings.Contains(page, "It does not") {
		t.Error("the printed name has no page")
	}
}

// TestZonesAndYears: a zone pushes no date out of the years that there are.
func TestZonesAndYears(t *testing.T) {
	for date, wrong := range map[string]bool{
		"0001-01-01T00:30:00+02:00": true, "9999-12-31T23:30:00-02:00": true, "+025-01-01": true, "-025-01-01": true,
		"0000-12-31": true, "10000-01-01": true, "0001-01-02": false, "9999-12-30T23:30:00-02:00": false, "+2025-1-1": true,
		"2025-+1-01": true,
	} {
		got := errorsOf(t, strings.Replace(lone, "title: Good\n", "title: Good\ndate: "+date+"\n", 1))
		if (got == "content/stories/2025-05-15-good.md:3 bad-date") != wrong || !wrong && got != "" {
			t.Errorf("%s: %q", date, got)
		}
	}
}

// TestNoCharacters holds that what Unicode says is no character, and control characters, come into
// no file, however they are written; those from U+0080 on, which only HTML cannot hold, into no
// page.
func TestNoCharacters(t *testing.T) {
	odd := "\ufffe\uffff\ufdd0\U0001ffff\u0085\u0080\u009f\x01\x1b\x7f"
	archive := strings.Replace(lone, "Fine,", "Fine"+odd+" &#xFFFE; &#65535; &#xFDD0; &#x1FFFE; &#1; &#x9f; &#x80;,", 1) +
		"-- content/people/ada-brandt.md --\n---\nname: Ada Brandt\n---\nA note" + odd + "\n" +
		"-- content/pages/help.md --\n---\ntitle: Help\n---\nHelp" + odd + "\n" +
		"-- content/stories/2025-05-16-wire.txt --\nHeadline of it" + odd + "\n\n“Fine" + odd + ",” said Ada Brandt.\n"
	s, report := made(t, Options{Dir: unpack(t, archive)})
	if diag.HasErrors(report.Findings) {
		t.Fatal(report.Findings)
	}
	for name, data := range s.files {
		if i := strings.IndexFunc(string(data), func(r rune) bool {
			return r&0xfffe == 0xfffe || r >= 0xfdd0 && r <= 0xfdef || r < ' ' && r != '\n' && r != '\t' && r != '\r' || r == 0x7f ||
				r >= 0x80 && r < 0xa0 && strings.HasSuffix(name, ".html")
		}); i >= 0 && !strings.HasPrefix(name, "2025/05/16/wire/source") {
			t.Errorf("%s holds %q", name, data[max(0, i-30):i+4])
		}
	}
}
