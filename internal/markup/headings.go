package markup

import (
	"strconv"
	"strings"

	"github.com/onrecord/onrecord/internal/slug"
	"github.com/yuin/goldmark/ast"
)

// headings gives each crosshead its id and its level. An id begins with "h-", so that a crosshead
// ("Marks", "Who") never takes an id of the page's own.
type headings struct {
	ids   map[ast.Node]string
	taken map[string]int // how often an id was asked for
	last  int            // the level of the crosshead before
}

// nameHeadings names all crossheads before any link is read, since a link may lead forward.
func (c *compiler) nameHeadings(root ast.Node) {
	c.headings = newHeadings()
	c.nameIn(root)
}

func newHeadings() headings {
	return headings{ids: map[ast.Node]string{}, taken: map[string]int{}, last: 1}
}

func (c *compiler) nameIn(parent ast.Node) {
	for n := parent.FirstChild(); n != nil; n = n.NextSibling() {
		switch {
		case n.Kind() == ast.KindHeading:
			c.headings.ids[n] = c.headings.id(string(c.alt(nil, n)))
		case n.Type() == ast.TypeBlock: // a list, a block quotation, a footnote
			c.nameIn(n)
		}
	}
}

func (h *headings) id(text string) string {
	id := "h-" + slug.Heading(text)
	h.taken[id]++
	for h.taken[id] > 1 {
		unique := id + "-" + strconv.Itoa(h.taken[id])
		if h.taken[unique] == 0 {
			h.taken[unique]++
			return unique
		}
		h.taken[id]++
	}
	return id
}

// level keeps the outline whole: the headline is the page's only <h1>, and no level is left out on
// the way down.
func (h *headings) level(written int) int {
	h.last = min(max(written, 2), h.last+1)
	return h.last
}

// fragment lets an author write #who-pays for the crosshead "Who pays".
func (h *headings) fragment(dest string) string {
	if own := "h-" + strings.TrimPrefix(dest, "#"); h.taken[own] > 0 {
		return "#" + own
	}
	return dest
}
