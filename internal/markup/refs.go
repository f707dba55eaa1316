package markup

import (
	"bytes"
	"unicode/utf8"
)

// LinkRef is a link or an image in a body, as its author wrote it, before any rewriting. Line and
// Col count from 1, Col in code points, from the body's beginning.
type LinkRef struct {
	Dest      string
	Line, Col int
}

// Dropped is something that the author wrote and the HTML leaves out, or does not make anything of.
type Dropped struct {
	LinkRef
	Kind DroppedKind
}

// DroppedKind says what was dropped.
type DroppedKind uint8

const (
	Address       DroppedKind = iota // a link's or an image's address, whose scheme is not allowed
	HTMLAsText                       // HTML that is shown as text: Dest is the tag, or the block's first line
	RawHTML                          // HTML that is left out, since it has no words: Dest likewise
	Table                            // a table with too many cells: it stays the text that it is written as
	Tangled                          // the whole body is laid out as plain paragraphs: Dest says why
	LooseNote                        // a footnote that nothing leads to: Dest is its mark, "[^1]"
	UnusedAddress                    // an address with a name that nothing links to: Dest is the name
	BehindFence                      // what the line that opens a code block has behind the language: Dest is that
	CellsTooMany                     // what a row has behind the last of its table's columns: Dest is that
)

// Links gives the body's links in order, autolinks and bare addresses included.
func (d *Document) Links() []LinkRef { return d.links }

// Images gives the body's images in order.
func (d *Document) Images() []LinkRef { return d.images }

// Dropped gives what was left out.
func (d *Document) Dropped() []Dropped { return d.dropped }

// lineIndex turns offsets into lines and columns. Offsets are mostly asked for in rising order, so
// it goes on from the last.
type lineIndex struct {
	src       []byte
	last      int // the offset asked for last
	line, col int // of last; 0 before the first
}

func (x *lineIndex) at(offset int) (line, col int) {
	offset = min(max(offset, 0), len(x.src))
	if x.line == 0 || offset < x.last {
		x.last, x.line, x.col = 0, 1, 1
	}
	between := x.src[x.last:offset]
	if n := bytes.Count(between, []byte{'\n'}); n > 0 {
		x.line += n
		x.col = 1
		between = between[bytes.LastIndexByte(between, '\n')+1:]
	}
	x.col += utf8.RuneCount(between)
	x.last = offset
	return x.line, x.col
}
