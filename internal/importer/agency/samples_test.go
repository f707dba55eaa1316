package agency

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

var update = flag.Bool("update", false, "write what is read into testdata/want")

// samples are the made-up messages, by name. Pictures of control characters become those.
func samples(t testing.TB) (names []string, files map[string][]byte) {
	t.Helper()
	files = make(map[string][]byte)
	all, _ := filepath.Glob("testdata/*.*")
	for _, file := range all {
		src, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		name := filepath.Base(file)
		if name == "README.md" {
			continue
		}
		names = append(names, name)
		files[name] = []byte(strings.Map(unpictured, string(src)))
	}
	return names, files
}

func unpictured(r rune) rune {
	switch {
	case r == '␡':
		return 0x7f
	case 0x2400 <= r && r < 0x2420:
		return r - 0x2400
	}
	return r
}

// TestSamples reads each message and holds what comes out against the file of its name in want.
func TestSamples(t *testing.T) {
	names, files := samples(t)
	for _, name := range names {
		got := describe(readBytes(t, name, files[name]))
		file := filepath.Join("testdata/want", name+".txt")
		if *update {
			if err := os.WriteFile(file, []byte(got), 0o644); err != nil {
				t.Fatal(err)
			}
			continue
		}
		want, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(string(want), got); diff != "" {
			t.Errorf("%s: -want +got\n%s", name, diff)
		}
	}
}

// describe writes what came out, a field a line, without those that are empty.
func describe(r *result) string {
	var b strings.Builder
	fmt.Fprintf(&b, "format %s\n", r.format)
	line := func(name string, value any) {
		if s := fmt.Sprint(value); s != "" && s != "-" && s != "[]" && s != "0" && s != "false" {
			fmt.Fprintf(&b, "  %-11s %s\n", name, s)
		}
	}
	for _, it := range r.stories {
		fmt.Fprintf(&b, "\nstory %s, line %d, %d bytes\n", it.Place.Name, it.Place.Line, len(it.Original))
		line("id", it.SourceID)
		line("version", it.Version)
		line("title", it.Title)
		line("deck", it.Deck)
		line("highlights", strings.Join(it.Highlights, " | "))
		line("dateline", it.Dateline)
		line("bylines", strings.Join(it.Bylines, " | "))
		line("credit", it.Credit)
		line("section", it.Section)
		line("tags", strings.Join(it.Tags, " | "))
		line("lang", it.Lang)
		line("slug", it.Slug)
		line("published", show(it.Published))
		line("updated", show(it.Updated))
		line("embargo", show(it.Embargo))
		line("url", it.URL)
		line("state", it.State)
		line("reason", it.StateReason)
		for _, c := range it.Corrections {
			line("corrected", show(c.On)+" "+c.Text)
		}
		line("license", it.License)
		line("no text", it.NoText)
		for _, i := range it.Images {
			line("image", fmt.Sprintf("%s | %s | %s | %s", i.Address, i.Alt, i.Caption, i.Credit))
		}
		line("left", strings.Join(sorted(it.Left), ", "))
		line("body", it.Body.Kind)
		for l := range strings.SplitSeq(it.Body.Text, "\n") {
			fmt.Fprintf(&b, "    | %s\n", l)
		}
	}
	for _, a := range r.asides {
		fmt.Fprintf(&b, "\nset aside %s, %d bytes: %s\n", a.at.Name, len(a.original), a.why)
	}
	for _, n := range sorted(r.skipped) {
		fmt.Fprintf(&b, "\nskipped %s\n", n)
	}
	return b.String()
}

// TestOneClaimsEach: of all formats of agencies exactly one claims each message.
func TestOneClaimsEach(t *testing.T) {
	names, files := samples(t)
	for _, name := range names {
		var claims []string
		for _, f := range Formats() {
			if p := f.Recognises(input(name, files[name], nil)); p > 0 {
				claims = append(claims, fmt.Sprintf("%s %d", f.ID, p))
			}
		}
		if len(claims) != 1 {
			t.Errorf("%s: claimed by %v", name, claims)
		}
	}
}

// TestNoneClaims: what belongs to others.
func TestNoneClaims(t *testing.T) {
	for name, src := range map[string]string{
		"RSS":       `<?xml version="1.0"?><rss version="2.0"><channel><item><title>x</title></item></channel></rss>`,
		"Atom":      `<feed xmlns="http://www.w3.org/2005/Atom"/>`,
		"HTML":      `<!DOCTYPE html><html><body><nitf>x</nitf></body></html>`,
		"JSON Feed": `{"version": "https://jsonfeed.org/version/1.1", "title": "Packet", "items": [{"id": "1", "url": "https://packet.example/1", "title": "Ferry", "content_html": "<p>x</p>", "date_published": "2025-05-15"}]}`,
		"Ghost":     `{"db": [{"meta": {"version": "5.0"}, "data": {"posts": [{"id": "1", "uuid": "u", "title": "Ferry", "slug": "ferry", "html": "<p>x</p>", "status": "published", "published_at": "2025-05-15"}]}}]}`,
		"rows":      `[{"title": "Ferry", "body": "x", "date": "2025-05-15", "author": "Ann Lee"}]`,
		"text":      "Ferry sails again\n\nIt sails.\n", "text that speaks of it": "The <nitf> element.\n",
		"nothing": "", "number": "7", "front matter": "---\ntitle: x\n---\n",
	} {
		if f, points := surest(input(name, []byte(src), nil)); points > 0 {
			t.Errorf("%s: claimed by %s with %d", name, f.ID, points)
		}
	}
}
