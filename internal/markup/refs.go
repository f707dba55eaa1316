package markup

import (
	"sort"
	"unicode/utf8"
)

// LinkRef is a link or an image in a body, as its author wrote it, before any rewriting. Line and Col count from 1, Col in code points, from the body's beginning.
type LinkRef struct {
	Dest      string
	Line, Col int
}

// Dropped is something that the author wrote and the HTML leaves out: raw HTML, or a link's or an image's address with a scheme that is not allowed.
type Dropped struct {
	LinkRef
	RawHTML bool // Dest is then the tag, or the block's first line
}

// Links gives the body's links in order, autolinks and bare addresses included.
func (d *Document) Links() []LinkRef { return d.links }

// Images gives the body's images in order.
func (d *Document) Images() []LinkRef { return d.images }

// Dropped gives what was left out, in order.
func (d *Document) Dropped() []Dropped { return d.dropped }

// lineIndex turns offsets into lines and columns. It is built when first asked, since most stories have no link.
type lineIndex struct {
	src    []byte
	starts []int
}

func (x *lineIndex) at(offset int) (line, col int) {
	if x.starts == nil {
		x.starts = []int{0}
		for i, b := range x.src {
			if b == '\n' {
				x.starts = append(x.starts, i+1)
			}
		}
	}
	offset = min(max(offset, 0), len(x.src))
	i := sort.SearchInts(x.starts, offset+1) - 1
	return i + 1, utf8.RuneCount(x.src[x.starts[i]:offset]) + 1
}
