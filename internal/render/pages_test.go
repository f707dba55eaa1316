package render

import (
	"bytes"
	"html/template"
	"os"
	"path"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"github.com/onrecord/onrecord/internal/address"
	"github.com/onrecord/onrecord/internal/markup"
	"github.com/onrecord/onrecord/internal/page"
	"github.com/onrecord/onrecord/internal/prose"
	"github.com/onrecord/onrecord/internal/testing/sample"
)

const base = "/archive/"

// printed is an archive's pages as HTML, by address.
func printed(t testing.TB, a *sample.Archive, printedNames string) map[string][]byte {
	t.Helper()
	set, findings := New(nil)
	if len(findings) > 0 {
		t.Fatal(findings)
	}
	out := map[string][]byte{}
	eachView(a, printedNames, func(pg page.Page, view any) {
		var b bytes.Buffer
		for _, f := range set.Execute(&b, pg.Kind, view) {
			t.Errorf("%s: %s", pg.Address, f)
		}
		out[pg.Address] = b.Bytes()
	})
	return out
}

// eachView visits an archive's pages with their views.
func eachView(a *sample.Archive, printedNames string, visit func(page.Page, any)) {
	ix := a.Index(printedNames)
	plan := page.New(ix, page.Site{
		Title: "The Tarn Lock Lantern", BaseURL: "https://lantern.example/archive", BasePath: base, Language: "en",
		Source: true,
		Others: []page.Other{{ID: "imprint", Title: "Imprint"}},
	})
	for _, pg := range plan.Pages() {
		var words any
		if pg.Story >= 0 {
			words = storyBody(a, plan, ix.Story(int(pg.Story)).ID, pg.Story)
		}
		visit(pg, plan.View(pg, words))
	}
}

// storyBody lays the plan's layer over a sample's words.
func storyBody(a *sample.Archive, plan *page.Plan, id string, at int) *page.StoryBody {
	layer := plan.Layer(at)
	for i, s := range a.Stories {
		if s.ID != id || s.Access == "metadata" || s.Access == "quotations" {
			continue
		}
		text := a.Texts[i]
		b := &page.StoryBody{}
		var body []prose.Part
		first := -1
		for n, block := range text.Blocks {
			switch block.Kind {
			case prose.Headline:
				b.Headline = template.HTML(markup.Inline(text, []int{n}, layer)[0])
			case prose.Deck:
				b.Deck = template.HTML(markup.Inline(text, []int{n}, layer)[0])
			case prose.Highlight:
				b.Highlights = append(b.Highlights, template.HTML(markup.Inline(text, []int{n}, layer)[0]))
			default:
				if first < 0 {
					first = n
				}
				body = append(body, prose.Part{Kind: block.Kind, Text: text.S[block.Start:block.End]})
			}
		}
		b.Text = template.HTML(markup.Wire(body).HTML(text, first, layer))
		return b
	}
	return nil
}

func tarnLock(t testing.TB) *sample.Archive {
	t.Helper()
	src, err := os.ReadFile("../page/testdata/archive.txtar")
	if err != nil {
		t.Fatal(err)
	}
	return sample.Read(src)
}

// document is what a test wants to know of a page.
type document struct {
	ids   map[string]int
	links []string
	text  string
	bad   []string
}

func readPage(t testing.TB, src []byte) document {
	t.Helper()
	root, err := html.Parse(bytes.NewReader(src))
	if err != nil {
		t.Fatal(err)
	}
	d := document{ids: map[string]int{}}
	var text strings.Builder
	for n := range root.Descendants() {
		if n.Type == html.TextNode && n.Parent.Data != "script" && n.Parent.Data != "style" {
			text.WriteString(n.Data)
		}
		for _, a := range n.Attr {
			switch a.Key {
			case "id":
				d.ids[a.Val]++
			case "href", "src":
				d.links = append(d.links, a.Val)
			case "style", "onclick", "onload":
				d.bad = append(d.bad, "<"+n.Data+" "+a.Key+">")
			}
		}
		if n.Type == html.ElementNode && n.Data == "style" {
			d.bad = append(d.bad, "<style>")
		}
	}
	d.text = text.String()
	return d
}

// Every link of every page leads to a page that is there, or to a part of one; every link is under
// the base path; no id stands twice; nothing needs more than the Content-Security-Policy allows.
func TestEveryLinkLeadsSomewhere(t *testing.T) {
	pages := printed(t, tarnLock(t), "page")
	docs := map[string]document{}
	for address, src := range pages {
		docs[address] = readPage(t, src)
	}
	files := map[string]bool{"archive.css": true, "archive.js": true, "icon.svg": true, "sitemap.xml": true}
	if len(docs) < 30 || len(docs["2025/06/04/gates/"].links) < 40 {
		t.Fatalf("only %d pages were read, the fullest with %d links", len(docs), len(docs["2025/06/04/gates/"].links))
	}
	for address, d := range docs {
		for id, n := range d.ids {
			if n > 1 {
				t.Errorf("%s: id %q stands %d times", address, id, n)
			}
		}
		for _, b := range d.bad {
			t.Errorf("%s: %s", address, b)
		}
		for _, l := range d.links {
			if why := dead(l, address, docs, files); why != "" {
				t.Errorf("%s: %s: %s", address, l, why)
			}
		}
	}
}

// A reader who follows links from the front page comes to every page. Only the page for what is not
// there stands alone; what leads on from an old address is no page of the plan.
func TestLinksLeadToEveryPage(t *testing.T) {
	pages := printed(t, tarnLock(t), "page")
	seen := map[string]bool{address.Home: true, address.NotFound: true}
	for next := []string{address.Home}; len(next) > 0; next = next[1:] {
		for _, l := range readPage(t, pages[next[0]]).links {
			to, _, _ := strings.Cut(l, "#")
			if to, ours := strings.CutPrefix(to, base); ours && pages[to] != nil && !seen[to] {
				seen[to] = true
				next = append(next, to)
			}
		}
	}
	for at := range pages {
		if !seen[at] {
			t.Errorf("nothing leads to %s; the foot is in internal/page/frame.go", at)
		}
	}
}

// dead says what is wrong with a link, or "".
func dead(link, from string, docs map[string]document, files map[string]bool) string {
	if strings.HasPrefix(link, "https://") {
		return ""
	}
	address, fragment, _ := strings.Cut(link, "#")
	if address == "" {
		address = base + from
	}
	address, ok := strings.CutPrefix(address, base)
	if !ok {
		return "not under the base path"
	}
	if files[address] {
		return ""
	}
	d, ok := docs[address]
	switch {
	case !ok:
		return "no such page"
	case fragment != "" && d.ids[fragment] == 0:
		return "no such place on the page"
	}
	return ""
}

// What is hidden stands in no byte of any page but, where it is the story's own prose, of the
// story's.
func TestHiddenInEveryByte(t *testing.T) {
	for address, src := range printed(t, tarnLock(t), "") {
		page := string(src)
		for _, secret := range []string{"Unprintable", "secret sentence", "undisclosed", "Undisclosed"} {
			if strings.Contains(page, secret) {
				t.Errorf("%s tells %q", address, secret)
			}
		}
		own := path.Clean(address) == "2025/06/05/levy"
		for _, name := range []string{"Nóra Vitale", "nora-vitale", "swans agreed"} {
			if strings.Contains(page, name) && !own {
				t.Errorf("%s tells %q", address, name)
			}
		}
		if strings.Contains(page, "Levy on moorings") && strings.Contains(page, "never wanted it") && !own {
			if i := strings.Index(page, "never wanted it"); strings.Contains(page[i:min(i+200, len(page))],
				"Owen Pryce") {
				t.Errorf("%s tells who never wanted it", address)
			}
		}
	}
}

// Two runs give the same bytes.
func TestSameBytes(t *testing.T) {
	one, two := printed(t, tarnLock(t), ""), printed(t, tarnLock(t), "")
	for address, src := range one {
		if !bytes.Equal(src, two[address]) {
			t.Errorf("%s differs", address)
		}
	}
}

// An archive of one story without registry, and one without anything, have all their pages.
func TestSmallArchives(t *testing.T) {
	for name, src := range map[string]string{
		"empty":        "",
		"one story":    "-- stories/2025-01-02-s --\ntitle: Only\n\n# Only\n\n{q Ann_Lee|“Words,”} said Ann Lee.\n",
		"no quotation": "-- stories/2025-01-02-s --\ntitle: Only\n\n# Only\n\nNothing was said.\n",
	} {
		t.Run(name, func(t *testing.T) {
			pages := printed(t, sample.Read([]byte(src)), "")
			docs := map[string]document{}
			for address, src := range pages {
				docs[address] = readPage(t, src)
			}
			files := map[string]bool{"archive.css": true, "archive.js": true, "icon.svg": true, "sitemap.xml": true}
			for address, d := range docs {
				for _, l := range d.links {
					if why := dead(l, address, docs, files); why != "" {
						t.Errorf("%s: %s: %s", address, l, why)
					}
				}
				if strings.Contains(d.text, "%!") || strings.Contains(d.text, "0001") {
					t.Errorf("%s: %s", address, d.text)
				}
			}
		})
	}
}
