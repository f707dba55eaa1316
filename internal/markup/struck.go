package markup

import (
	"bytes"
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"
)

// struck lays words that are struck out: the page shows them so, and nobody reads them. Of the
// spaces on both sides one stays.
func (c *compiler) struck(n ast.Node) {
	if c.muted {
		c.element("del", n)
		return
	}
	space := c.stopFollows(n) && c.takeSpaceOff()
	c.open("<del>", false)
	if space {
		c.void(" ", event{})
	}
	c.muted = true
	c.spans(n)
	c.muted, c.cut = false, true
	c.shut("</del>")
}

// stopFollows reports whether right behind n stands punctuation, before which no space belongs.
func (c *compiler) stopFollows(n ast.Node) bool {
	t, ok := n.NextSibling().(*ast.Text)
	if !ok {
		return false
	}
	r, _ := utf8.DecodeRune(t.Segment.Value(c.src))
	return bytes.ContainsRune([]byte(".,;:!?)]”’»"), r)
}

// takeSpaceOff takes the space that the text ends with off it: it is struck out as well.
func (c *compiler) takeSpaceOff() bool {
	last := len(c.flow) - 1
	if last < 0 || c.flow[last].kind != leaf || c.text[len(c.text)-1] != ' ' || c.flow[last].Len() < 2 {
		return false
	}
	c.text = c.text[:len(c.text)-1]
	c.flow[last].End--
	return true
}

// closeGap adds the readable text behind words struck out, without the space that it begins with
// where one stands before them. The HTML keeps it.
func (c *compiler) closeGap(from *leafSource, read func(text []byte) []byte) {
	words := read(nil)
	before := c.here() == 0 || bytes.IndexByte([]byte(" \n"), c.text[len(c.text)-1]) >= 0
	if before && len(words) > 0 && words[0] == ' ' {
		c.void(" ", event{})
		words = words[1:]
		if from.from >= 0 {
			from.from++
		}
	}
	c.leaf(*from, func(text []byte) []byte { return append(text, words...) })
}
