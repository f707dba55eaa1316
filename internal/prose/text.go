// Package prose knows readable text: what a reader of a story reads, as one string with its blocks,
// sentences and tokens as byte ranges.
//
// It knows nothing of Markdown, HTML or files. Blocks are separated by "\n\n"; inside a block a
// "\n" is a soft line break, which counts as white space. All offsets are bytes; callers that print
// code points convert once, at the edge.
package prose

import "strings"

// Range is the half-open byte range [Start, End) of a Text's S.
type Range struct{ Start, End int }

// Len is the length of the range in bytes.
func (r Range) Len() int { return r.End - r.Start }

// Contains reports whether o lies wholly in r.
//
//go:noinline
func (r Range) Contains(o Range) bool { return r.Start <= o.Start && o.End <= r.End }

// Overlaps reports whether r and o share at least one byte.
//
//go:noinline
func (r Range) Overlaps(o Range) bool { return r.Start < o.End && o.Start < r.End }

// Kind says what part of a story a block is.
type Kind uint8

// The kinds of block. A Notice is the publisher's footer: its mentions count, its quotations are
// never speech. Code is readable but never annotated.
const (
	Paragraph Kind = iota
	Headline
	Deck
	Highlight
	Dateline
	Crosshead
	ListItem
	BlockQuote
	Cell
	Code
	Footnote
	Notice
)

// Part is a block before it has a place in a text. Opaque ranges (code spans, autolinks) count from
// the start of Text: they are readable, and nothing is ever found in them. Parts of one list, or
// one block quotation, share a Group other than 0.
type Part struct {
	Kind   Kind
	Text   string
	Group  int
	Opaque []Range
}

// Block is a part in its place: a byte range of the text.
type Block struct {
	Kind Kind
	Range
	Group int
}

// Text is a story's readable text.
type Text struct {
	S      string
	Blocks []Block
	Opaque []Range // over S, sorted, not overlapping
	Cut    []Token // its tokens, where they were found already and are not to be found again; see Tokens
}

// Join lays parts one after the other, separated by "\n\n". Empty parts are kept as empty blocks,
// so that Blocks[i] belongs to parts[i]; they add no separator.
func Join(parts []Part) Text {
	var (
		b strings.Builder
		t = Text{Blocks: make([]Block, 0, len(parts))}
	)
	size := 0
	for _, p := range parts {
		size += len(p.Text) + 2
	}
	b.Grow(size)
	for _, p := range parts {
		if b.Len() > 0 && p.Text != "" {
			b.WriteString("\n\n")
		}
		start := b.Len()
		b.WriteString(p.Text)
		t.Blocks = append(t.Blocks, Block{Kind: p.Kind, Range: Range{start, b.Len()}, Group: p.Group})
		for _, o := range p.Opaque {
			t.Opaque = append(t.Opaque, Range{start + o.Start, start + o.End})
		}
	}
	t.S = b.String()
	return t
}
