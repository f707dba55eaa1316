package markup

import (
	"bytes"
	"fmt"
	"path/filepath"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"

	"github.com/onrecord/onrecord/internal/prose"
	"github.com/onrecord/onrecord/internal/testing/golden"
)

// TestCases reads testdata/cases/*.txtar: a body (body.md, or wire.txt with a part a line), the
// marks laid over it, and what comes of them: the parts and the HTML.
func TestCases(t *testing.T) {
	files, _ := filepath.Glob("testdata/cases/*.txtar")
	if len(files) == 0 {
		t.Fatal("no cases")
	}
	for _, file := range files {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".txtar"), func(t *testing.T) {
			archive, err := txtar.ParseFile(file)
			if err != nil {
				t.Fatal(err)
			}
			golden.Archive(t, file, runCase(t, archive))
		})
	}
}

// runCase gives the case with its results in place.
func runCase(t *testing.T, in *txtar.Archive) *txtar.Archive {
	var (
		out   = &txtar.Archive{Comment: in.Comment}
		doc   *Document
		marks string
		head  []prose.Part
	)
	for _, f := range in.Files {
		switch f.Name {
		case "body.md":
			doc = New(Options{RawHTML: bytes.Contains(in.Comment, []byte("raw HTML on")), Link: underBase}).Markdown(
				f.Data)
		case "wire.txt":
			doc = Wire(wireParts(string(f.Data)))
		case "dateline":
			head = []prose.Part{{Kind: prose.Headline, Text: "Headline"},
				{Kind: prose.Dateline, Text: strings.TrimSpace(string(f.Data))}}
		case "marks":
			marks = string(f.Data)
		case "parts", "html", "refs":
			continue
		}
		out.Files = append(out.Files, f)
	}
	text := prose.Join(append(head, doc.Parts()...))
	layer := readMarks(t, text, marks)
	html := doc.HTML(text, len(head), layer)
	checkHTML(t, html)
	out.Files = append(out.Files, txtar.File{Name: "parts", Data: []byte(describe(doc.Parts()))},
		txtar.File{Name: "html", Data: html})
	if refs := describeRefs(doc); refs != "" {
		out.Files = append(out.Files, txtar.File{Name: "refs", Data: []byte(refs)})
	}
	return out
}

func underBase(dest string) string {
	if strings.HasPrefix(dest, "/") {
		return "/repository" + dest
	}
	return dest
}

var kindNames = map[prose.Kind]string{
	prose.Paragraph: "paragraph", prose.Headline: "headline", prose.Deck: "deck", prose.Highlight: "highlight",
	prose.Dateline: "dateline", prose.Crosshead: "crosshead",
	prose.ListItem: "item", prose.BlockQuote: "blockquote", prose.Cell: "cell", prose.Code: "code",
	prose.Footnote: "footnote", prose.Notice: "notice",
}

func wireParts(s string) []prose.Part {
	var parts []prose.Part
	for line := range strings.Lines(s) {
		kind, text, _ := strings.Cut(strings.TrimSuffix(line, "\n"), ": ")
		for k, name := range kindNames {
			if name == kind {
				parts = append(parts, prose.Part{Kind: k, Text: text})
			}
		}
	}
	return parts
}

// describe writes a part a line: its kind, its group, its words with what is opaque between ‹ and
// ›.
func describe(parts []prose.Part) string {
	var b strings.Builder
	for _, p := range parts {
		text := p.Text
		for i := len(p.Opaque) - 1; i >= 0; i-- {
			o := p.Opaque[i]
			text = text[:o.Start] + "‹" + text[o.Start:o.End] + "›" + text[o.End:]
		}
		fmt.Fprintf(&b, "%s", kindNames[p.Kind])
		if p.Group != 0 {
			fmt.Fprintf(&b, " %d", p.Group)
		}
		fmt.Fprintf(&b, ": %s\n", strings.ReplaceAll(text, "\n", `\n`))
	}
	return b.String()
}

func describeRefs(d *Document) string {
	var b strings.Builder
	for _, l := range d.Links() {
		fmt.Fprintf(&b, "link %d:%d %s\n", l.Line, l.Col, l.Dest)
	}
	for _, l := range d.Images() {
		fmt.Fprintf(&b, "image %d:%d %s\n", l.Line, l.Col, l.Dest)
	}
	for _, l := range d.Dropped() {
		fmt.Fprintf(&b, "dropped %d:%d %s\n", l.Line, l.Col, l.Dest)
	}
	return b.String()
}
