package content

import (
	"strings"

	"github.com/onrecord/onrecord/internal/called"
	"github.com/onrecord/onrecord/internal/diag"
	"github.com/onrecord/onrecord/internal/fields"
)

// wire recognises the parts of wire copy and fills the story from them.
func (r *reader) wire(f front) {
	s := r.s
	s.Blocks = r.recognise(r.clean(s.Source, 1))
	r.htmlInCopy()
	r.bylines()
	for _, b := range s.Blocks {
		switch b.Kind {
		case Headline:
			if s.Title.Value == "" {
				s.Title = Ref{Value: titleOf(b.Text), Pos: diag.At(s.File, s.Source, b.Offset)}
			}
		case Deck:
			r.inText(f.Deck, "deck")
			s.Deck = join(s.Deck, oneLine(b.Text))
		case Highlight:
			if len(f.Highlights) > 0 {
				r.inText(f.Highlights[0], "highlights")
			}
			s.Highlights = append(s.Highlights, oneLine(strings.TrimSpace(b.Text[bulletLen(b.Text):])))
		case Dateline:
			r.inText(f.Dateline, "dateline")
			s.Dateline = join(s.Dateline, oneLine(b.Text))
		}
	}
	r.addParts(f)
}

// bylines takes the story's writers from a byline below the headline, where the sidecar does not
// name them.
func (r *reader) bylines() {
	const head = 8 // no head is longer
	for _, b := range r.s.Blocks[:min(head, len(r.s.Blocks))] {
		names, by := behindBy(b.Text)
		if !by || b.Kind != Paragraph || len(r.s.Bylines) > 0 {
			continue
		}
		p := paragraph{text: b.Text, offset: b.Offset}
		if p.measure(); p.isByline() {
			r.s.Bylines = writers(oneLine(names))
		}
	}
}

// inText complains of a sidecar's key for a part that the copy itself has.
func (r *reader) inText(t fields.Text, name string) {
	if t.Given() {
		r.complain(t.Pos, "key-in-both", name+": stands in the story file too, as a part of its text", "delete it here")
	}
}

// addParts puts the parts that only the sidecar has in front of the copy.
func (r *reader) addParts(f front) {
	s := r.s
	has := make(map[BlockKind]bool)
	for _, b := range s.Blocks {
		has[b.Kind] = true
	}
	var front []Block
	add := func(kind BlockKind, text, lead string) {
		if text != "" && !has[kind] {
			front = append(front, Block{Kind: kind, Text: lead + text, Offset: -1})
		}
	}
	add(Headline, f.Title.Value, "")
	add(Deck, f.Deck.Value, "")
	for _, h := range f.Highlights {
		add(Highlight, h.Value, "- ")
	}
	add(Dateline, f.Dateline.Value, "")
	if len(front) == 0 {
		return
	}
	s.Blocks = inOrder(front, s.Blocks)
}

// inOrder merges parts of a head into copy whose own head stands in the same order.
func inOrder(front, blocks []Block) []Block {
	merged := make([]Block, 0, len(front)+len(blocks))
	rest := blocks
	for kind := Headline; kind <= Dateline; kind++ {
		for _, b := range front {
			if b.Kind == kind {
				merged = append(merged, b)
			}
		}
		for len(rest) > 0 && rest[0].Kind == kind {
			merged = append(merged, rest[0])
			rest = rest[1:]
		}
	}
	return append(merged, rest...)
}

// titleOf is the headline as a title: on one line, and without the semicolon with which news
// databases join headline and deck.
func titleOf(headline string) string {
	return strings.TrimSpace(called.TrimSuffix(strings.TrimSpace(oneLine(headline)), ";"))
}

//go:noinline
func oneLine(text string) string { return strings.ReplaceAll(text, "\n", " ") }

func join(a, b string) string {
	if a == "" {
		return b
	}
	return a + " " + b
}
