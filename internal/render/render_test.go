package render

import (
	"bytes"
	"html/template"
	"io"
	"reflect"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/jba/templatecheck"

	"github.com/onrecord/onrecord/internal/page"
	"github.com/onrecord/onrecord/templates"
)

// Each template fits the struct that it receives: no field that is not there, no wrong type, on any
// branch.
func TestTemplatesFitTheirViews(t *testing.T) {
	set, findings := New(nil)
	for _, f := range findings {
		t.Error(f)
	}
	for _, k := range page.Kinds() {
		if set.kinds[k.Kind] == nil {
			t.Error(missing(k.Kind))
		} else if err := templatecheck.CheckHTML(set.kinds[k.Kind], k.View); err != nil {
			t.Errorf("%s: %v", k.Kind, err)
		}
	}
}

func TestSiteTemplatesWin(t *testing.T) {
	over := fstest.MapFS{
		"notfound.html": {Data: []byte(`{{define "main"}}<main id="main"><h1>Gone to sea</h1></main>{{end}}`)},
	}
	set, findings := New(over)
	if len(findings) > 0 {
		t.Fatal(findings)
	}
	var b bytes.Buffer
	set.Execute(&b, page.KindNotFound, &page.NotFound{})
	if !strings.Contains(b.String(), "Gone to sea") {
		t.Errorf("the site's own template was not used:\n%s", b.String())
	}
	b.Reset()
	set.Execute(&b, page.KindOther, &page.OtherPage{Name: "Imprint", HTML: template.HTML("<p>Here.</p>")})
	if strings.Contains(b.String(), "Gone to sea") {
		t.Error("a define in one kind's file won in another kind's page")
	}
	plain, _ := New(nil)
	if plain.Digest(page.KindNotFound) == set.Digest(page.KindNotFound) {
		t.Error("another template, the same digest")
	}
	if plain.Digest(page.KindStory) != set.Digest(page.KindStory) {
		t.Error("the template of another kind, another digest")
	}
	source, err := templates.FS.ReadFile("parts/calendar.html")
	if err != nil {
		t.Fatal(err)
	}
	part, findings := New(fstest.MapFS{"parts/calendar.html": {Data: bytes.Replace(source, []byte("<"), []byte("x<"), 1)}})
	if len(findings) > 0 {
		t.Fatal(findings)
	}
	if plain.Digest(page.KindDay) == part.Digest(page.KindDay) {
		t.Error("another part of it, the same digest")
	}
	if plain.Digest(page.KindCorrections) != part.Digest(page.KindCorrections) {
		t.Error("a part that it has not, another digest")
	}
}

// A kind of page may define a shared part anew, for itself, and borrows no part that it does not
// call; an empty definition is none.
func TestPartsAreBorrowed(t *testing.T) {
	set, findings := New(fstest.MapFS{
		"parts/mine.html": {Data: []byte(`{{define "mine"}}from the parts{{template "also"}}{{end}}`)},
		"parts/also.html": {Data: []byte(`{{define "also"}}, and another{{end}}{{define "idle"}}x{{end}}`)},
		"notfound.html": {Data: []byte(`{{define "main"}}({{template "mine"}}){{end}}` +
			`{{define "mine"}}its own{{end}}`)},
		"other.html": {Data: []byte(`{{define "main"}}({{template "mine"}}){{end}}{{define "also"}} {{end}}`)},
	})
	for _, f := range findings {
		t.Error(f)
	}
	for _, x := range []struct {
		kind page.Kind
		view any
		want string
	}{
		{page.KindNotFound, &page.NotFound{}, "(its own)"},
		{page.KindOther, &page.OtherPage{}, "(from the parts, and another)"},
	} {
		var b bytes.Buffer
		if set.Execute(&b, x.kind, x.view); !strings.Contains(b.String(), x.want) {
			t.Errorf("%s has no %q:\n%s", x.kind, x.want, b.String())
		}
		if set.kinds[x.kind].Lookup("idle") != nil {
			t.Errorf("%s has a part that it does not call", x.kind)
		}
	}
}

func TestMistakesNameFileAndLine(t *testing.T) {
	for name, c := range map[string]struct {
		file, source, where string
		line                int
	}{
		"does not parse":         {"story.html", "{{define \"main\"}}\n{{if}}\n{{end}}", "templates/story.html", 2},
		"does not parse, shared": {"parts/rows.html", "\n\n{{end}}", "templates/parts/rows.html", 3},
		"no such field": {
			"topic.html", "{{define \"main\"}}\n\n<p>{{.Weather}}</p>{{end}}", "templates/topic.html", 3,
		},
		"ends inside an attribute": {
			"about.html", "{{define \"main\"}}<p title=\"{{.Name}}>{{end}}", "templates/about.html", 1,
		},
		"defines no main": {"home.html", "{{define \"mane\"}}{{end}}", "templates/home.html", 1},
	} {
		t.Run(name, func(t *testing.T) {
			_, findings := New(fstest.MapFS{c.file: {Data: []byte(c.source)}})
			if len(findings) == 0 {
				t.Fatal("no finding")
			}
			f := findings[0]
			if f.File != c.where || (f.Line != c.line && name != "ends inside an attribute") {
				t.Errorf("finding at %s:%d (%s), want %s:%d", f.File, f.Line, f.Message, c.where, c.line)
			}
		})
	}
}

func TestUnusedTemplate(t *testing.T) {
	_, findings := New(fstest.MapFS{
		"storey.html": {Data: []byte("x")}, "parts/mine.html": {Data: []byte(`{{define "mine"}}{{end}}`)},
	})
	if len(findings) != 1 || findings[0].File != "templates/storey.html" {
		t.Errorf("findings %v, want one on storey.html", findings)
	}
}

func TestNothingIsWrittenWhenATemplateFails(t *testing.T) {
	over := fstest.MapFS{
		"notfound.html": {Data: []byte(`{{define "main"}}<p>{{with .Ways}}{{(index . 9).Text}}{{end}}</p>{{end}}`)},
	}
	set, findings := New(over)
	if len(findings) > 0 {
		t.Fatal(findings)
	}
	var b bytes.Buffer
	found := set.Execute(&b, page.KindNotFound, &page.NotFound{Ways: []page.Link{{Href: "/", Text: "home"}}})
	if len(found) != 1 || found[0].File != "templates/notfound.html" || found[0].Line != 1 {
		t.Errorf("findings %v, want one at templates/notfound.html:1", found)
	}
	if b.Len() > 0 {
		t.Errorf("%d bytes were written", b.Len())
	}
}

// A kind of page without a template says what to write.
func TestAKindWithoutATemplate(t *testing.T) {
	set, _ := New(nil)
	found := set.Execute(io.Discard, "no-such", nil)
	const want = "templates/no-such.html: there is no template for pages of the kind no-such; " +
		"write templates/no-such.html; it defines main"
	if len(found) != 1 || found[0].String() != want {
		t.Errorf("%v, want %s", found, want)
	}
}

// A field of a view that has the name of one of the frame would hide it from base.html.
func TestNoViewHidesItsFrame(t *testing.T) {
	frame := reflect.TypeFor[page.Frame]()
	for _, k := range page.Kinds() {
		view := reflect.TypeOf(k.View).Elem()
		for i := range view.NumField() {
			if f := view.Field(i); !f.Anonymous {
				if _, hidden := frame.FieldByName(f.Name); hidden {
					t.Errorf("%s.%s hides the frame's", view.Name(), f.Name)
				}
			}
		}
	}
}
