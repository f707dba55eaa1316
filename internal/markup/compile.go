package markup

import (
	"github.com/onrecord/onrecord/internal/prose"
	"github.com/yuin/goldmark/ast"
)

// compiler makes a Document of goldmark's tree. text holds the readable text of all parts so far,
// one after the other.
type compiler struct {
	src      []byte
	options  Options
	doc      *Document
	lines    lineIndex
	headings headings
	groups   int
	named    []*ast.LinkReferenceDefinition // addresses with a name
	used     map[string]bool                // their names that links have

	text    []byte
	ends    []int   // where in text each part ends
	start   int     // where in text the part being read begins
	flow    []event // of the part being read, as are leaves, opaque and anchors
	leaves  []leafSource
	opened  []int // the open events without their close, outermost first
	opaque  []prose.Range
	anchors []prose.Range
	silent  string // the element of raw HTML whose words are passed over, or ""
	muted   bool   // in words struck out
	strike  string // the element of raw HTML that strikes them out, or ""
	cut     bool   // words struck out stand right before
}

// chunk hands out slices of large ones, since a story has a hundred small ones.
type chunk[T any] struct{ free []T }

// keep copies all.
func (c *chunk[T]) keep(all []T) []T {
	if len(all) > cap(c.free)-len(c.free) {
		c.free = make([]T, 0, max(64, len(all)))
	}
	from := len(c.free)
	c.free = append(c.free, all...)
	return c.free[from:len(c.free):len(c.free)]
}

// emptied is the chunk without what was kept in it, and room for as much.
func (c chunk[T]) emptied() chunk[T] {
	clear(c.free)
	return chunk[T]{c.free[:0]}
}

// place says what the blocks stand in.
type place struct {
	kind  prose.Kind
	group int
}

// in gives the place of what stands in a list, block quotation, table or footnote that begins here:
// the innermost says the kind, the outermost the group.
func (c *compiler) in(at place, kind prose.Kind) place {
	if at.group == 0 {
		c.groups++
		at.group = c.groups
	}
	at.kind = kind
	return at
}

//go:noinline
func (c *compiler) literal(html string) {
	if html != "" {
		c.doc.steps = append(c.doc.steps, step{literal: html, part: -1})
	}
}

// inline reads a block's inline children into a step between the elements given, and into a part of
// the kind given.
func (c *compiler) inline(n ast.Node, kind prose.Kind, group int, s step) {
	c.begin()
	c.spans(n)
	c.end(kind, group, s)
}

// end ends what was begun: a step, and a part where there is something to read.
func (c *compiler) end(kind prose.Kind, group int, s step) {
	c.trim()
	s.flow, s.anchors, s.part = c.doc.events.keep(c.flow), c.anchors, -1
	if len(c.text) > c.start {
		s.part = c.part(prose.Part{Kind: kind, Group: group, Opaque: c.opaque})
	}
	c.doc.steps = append(c.doc.steps, s)
}

// begin makes ready for reading a part.
func (c *compiler) begin() {
	c.start, c.flow, c.leaves, c.opaque, c.anchors = len(c.text), c.flow[:0], c.leaves[:0], nil, nil
	c.silent, c.strike, c.muted, c.cut = "", "", false, false
}

// part ends a part with the text read since c.start; its words are filled in by finish.
func (c *compiler) part(p prose.Part) int {
	c.doc.parts = append(c.doc.parts, p)
	c.doc.sources = append(c.doc.sources, c.doc.origins.keep(c.leaves))
	c.ends = append(c.ends, len(c.text))
	return len(c.doc.parts) - 1
}

// finish ends the Document and gives the compiler back.
func (c *compiler) finish() *Document {
	all, start := string(c.text), 0
	for i, end := range c.ends {
		c.doc.parts[i].Text = all[start:end]
		start = end
	}
	doc := c.doc
	*c = compiler{text: c.text, ends: c.ends, flow: c.flow, leaves: c.leaves, opened: c.opened}
	compilers.Put(c)
	return doc
}
