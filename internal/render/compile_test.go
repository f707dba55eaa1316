package render

import (
	"bytes"
	"html/template"
	"io"
	"reflect"
	"strings"
	"testing"

	"github.com/onrecord/onrecord/internal/page"
)

// Each template of ours is compiled: what html/template has to run takes eight times as long.
func TestAllTemplatesAreCompiled(t *testing.T) {
	set, _ := New(nil)
	for _, k := range page.Kinds() {
		if _, err := compile(set.kinds[k.Kind], reflect.TypeOf(k.View)); err != nil {
			t.Errorf("%s.html: %v", k.Kind, err)
		}
	}
}

// What is compiled makes the page that html/template makes, byte for byte.
func TestCompiledPages(t *testing.T) {
	set, _ := New(nil)
	reference := set.Reference()
	n := 0
	eachView(tarnLock(t), "page", func(pg page.Page, view any) {
		var fast, slow bytes.Buffer
		set.Execute(&fast, pg.Kind, view)
		reference.Execute(&slow, pg.Kind, view)
		if !bytes.Equal(fast.Bytes(), slow.Bytes()) {
			t.Errorf("%s differs from html/template's:\n%s\n\n%s", pg.Address, fast.Bytes(), slow.Bytes())
		}
		n++
	})
	if n < 30 {
		t.Errorf("only %d pages", n)
	}
}

// link and words are what the views of the tests below are made of.
type link struct{ Href, Text string }

type words struct {
	Text   string
	HTML   template.HTML
	JS     template.JS
	Link   link
	Other  *link
	List   []link
	Texts  []string
	Number int
	Small  int8
	Yes    bool
	Week   [2]link
	Nested [][]string
	words2
}

type words2 struct{ Deep string }

// What templates can say that a site may write: each is run both ways on full views and on empty
// ones. Those marked ! are not compiled, and are html/template's.
var sayings = []string{
	`{{.Text}}<b title="{{.Text}}">{{.HTML}}</b><title>{{.Text}}</title><textarea>{{.Text}}</textarea>`,
	`<a href="{{.Text}}">x</a><a href="/a/{{.Text}}">x</a><a href="?q={{.Text}}&amp;r={{.Link.Href}}#{{.Text}}">x</a>`,
	`<a href="#q-{{.Text}}" id='{{.Text}}'>{{.Link.Text}}</a><meta content="0; url={{.Text}}">`,
	`<script type="application/ld+json">{{.JS}}</script>`,
	`!<script>var x = {{.Text}}</script>`, `!<b title={{.Text}}>`, `!<b title="{{.HTML}}">`, `!<style>p{color:{{.Text}}}</style>`,
	`{{if .Text}}a{{else if .Yes}}b{{else}}c{{end}}{{with .Other}}{{.Text}}{{else}}none{{.Text}}{{end}}`,
	`{{range $i, $l := .List}}{{if $i}}, {{end}}{{$l.Text}}{{.Href}}{{$.Text}}{{else}}nothing{{end}}`,
	`{{range .Nested}}{{range $i, $t := .}}{{$i}}{{$t}}{{.}}{{end}}{{else}}-{{end}}`,
	`{{range $t := .Texts}}{{$t}}{{end}}{{range .Week}}<i>{{.Text}}</i>{{end}}`,
	`{{$t := .Text}}{{$l := .Link}}{{range .List}}{{$t}}{{$l.Href}}{{end}}{{$n := len .List}}{{$n}}{{if eq $n 2}}two{{end}}`,
	`{{with $x := .Link}}{{$x.Text}}{{.Href}}{{end}}{{if $x := .Text}}{{$x}}{{end}}`,
	`!{{if $x := .Text}}{{$x}}{{else}}none{{$x}}{{end}}`,
	`{{if and .Text (not .Yes)}}a{{end}}{{if or .Yes .Number .List}}b{{end}}{{if not .Small}}c{{end}}`,
	`{{if gt (len .Texts) 1}}>{{end}}{{if ge (len .Text) 3}}>={{end}}{{if lt .Number 3}}!{{end}}`,
	`{{if eq .Text "x"}}x{{end}}{{if ne .Text .Link.Text}}other{{end}}`,
	`{{.Number}}{{.Small}}<b title="{{.Number}}">{{len .List}}</b>{{.Deep}}{{.Yes}}`,
	`{{with .Texts}}{{range (slice . 0 1)}}{{.}}{{end}}{{index . 0}}{{end}}{{(index .List 1).Text}}`,
	`{{.Other.Text}}`, `{{index .Texts 7}}`, `{{range slice .Texts 1 99}}{{.}}{{end}}`,
	`{{define "me"}}{{with .Other}}{{.Text}}{{end}}{{end}}{{template "me" .}}{{template "me" .}}`,
	`{{define "list"}}{{range .}}<i>{{.Text}}</i>{{end}}{{end}}{{template "list" .List}}{{template "one"}}{{define "one"}}1{{end}}`,
	`{{$t := .Text}}{{define "row"}}{{range .}}{{.Href}}{{end}}{{end}}` +
		`{{range .List}}{{template "row" $.List}}{{$t}}{{.Text}}{{end}}`,
	`{{define "for ever"}}{{template "for ever" .}}{{end}}{{if .Yes}}{{template "for ever" .}}{{end}}`,
	`!{{printf "%q" .Text}}`, `!{{.Text | html}}`, `!{{range .List}}{{break}}{{end}}`, `!{{.}}`, `!{{"text"}}`,
	`{{/* a word */}}{{with .Texts}}{{else}}none{{end}}{{range $i, $t := .Texts}}{{if and $i (not $t)}}{{$i}}{{end}}{{end}}`,
}

// hostile are texts of which escapers have something to say.
var hostile = []string{
	"x", "Tom & <b>Ann's</b> \"1+1\"", "javascript:alert(1)", "HTTPS://a.example/ä b?q=%20%zz&x=(1)", "\x00\xff\uFFFE é",
	"mailto:a@b.example", "/a:b", "a/b:c", "data:text/html,<script>", "https://a.example/javascript:'\\`{}|^ ", "%", "%4", "+",
}

func TestCompiledSayings(t *testing.T) {
	for _, src := range sayings {
		src, refuses := strings.CutPrefix(src, "!")
		set, err := template.New("x").Parse(src)
		if err != nil {
			t.Fatal(src, err)
		}
		set.Execute(io.Discard, &words{}) // escapes it; it need not run
		p, err := compile(set, reflect.TypeFor[*words]())
		if (err != nil) != refuses {
			t.Errorf("%s: %v", src, err)
		}
		if err != nil {
			continue
		}
		for _, view := range views() {
			sameAsReference(t, src, set, p, view)
		}
	}
}

func views() []*words {
	out := []*words{{}, {Yes: true}}
	for i, text := range hostile {
		l := link{text, hostile[(i+1)%len(hostile)]}
		out = append(out, &words{
			Text: text, HTML: template.HTML(text), JS: template.JS(text), Link: l, Other: &l, List: []link{l, {"/", ""}, l}[:2+i%2],
			Texts: []string{text, "", "y"}, Number: i * 300, Small: int8(i), Week: [2]link{l, l},
			Nested: [][]string{{text}, {"a", "b"}}, words2: words2{text},
		})
	}
	return out
}

// sameAsReference holds a program's page against html/template's. Where that ends with an error the
// program makes none.
func sameAsReference(t *testing.T, src string, set *template.Template, p *program, view *words) {
	t.Helper()
	var want bytes.Buffer
	err := set.Execute(&want, view)
	x := &run{}
	switch made := p.page(x, view); {
	case made != (err == nil):
		t.Errorf("%s: made %v, and html/template says %v", src, made, err)
	case made && string(x.out) != want.String():
		t.Errorf("%s:\n%s\nwant\n%s", src, x.out, want.String())
	}
}

// A program knows where the fields of a view of its own type are: a view of any other is left to
// html/template.
func TestViewOfAnotherType(t *testing.T) {
	set := template.Must(template.New("base").Parse("{{.Text}}"))
	if err := set.Execute(io.Discard, &words{}); err != nil {
		t.Fatal(err)
	}
	p, err := compile(set, reflect.TypeFor[*words]())
	if err != nil {
		t.Fatal(err)
	}
	x := new(run)
	if p.page(x, &link{Text: "one"}) || p.page(x, link{Text: "one"}) || len(x.out) > 0 {
		t.Errorf("a page of another view: %q", x.out)
	}
	if !p.page(x, &words{Text: "two"}) || string(x.out) != "two" {
		t.Errorf("no page of its own view: %q", x.out)
	}
}
