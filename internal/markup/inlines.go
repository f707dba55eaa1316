package markup

import (
	"bytes"

	"github.com/onrecord/onrecord/internal/prose"
	"github.com/yuin/goldmark/ast"
	east "github.com/yuin/goldmark/extension/ast"
)

func (c *compiler) spans(parent ast.Node) {
	for n := parent.FirstChild(); n != nil; n = n.NextSibling() {
		c.span(n)
	}
}

func (c *compiler) span(n ast.Node) {
	switch n := n.(type) {
	case *ast.Text:
		c.textNode(n)
	case *ast.String:
		c.leaf(leafSource{from: -1}, func(t []byte) []byte { return append(t, n.Value...) })
	case *ast.CodeSpan:
		c.codeSpan(n)
	case *ast.Emphasis:
		tag := "em"
		if n.Level == 2 {
			tag = "strong"
		}
		c.element(tag, n)
	case *east.Strikethrough:
		c.struck(n)
	case *ast.Link:
		c.link(n)
	case *ast.AutoLink:
		c.autoLink(n)
	case *ast.Image:
		c.image(n)
	case *ast.RawHTML:
		c.rawTag(n)
	case *east.FootnoteLink:
		c.footnoteLink(n)
	case *east.FootnoteBacklink:
		c.footnoteBacklink(n)
	default:
		c.spans(n)
	}
}

func (c *compiler) element(tag string, n ast.Node) {
	c.open("<"+tag+">", false)
	c.spans(n)
	c.shut("</" + tag + ">")
}

// here is the offset in the part of what is read next.
//
//go:noinline
func (c *compiler) here() int { return len(c.text) - c.start }

func (c *compiler) open(html string, anchor bool) {
	c.opened = append(c.opened, len(c.flow))
	c.flow = append(c.flow, event{kind: open, Range: prose.Range{Start: c.here()}, html: html, anchor: anchor,
		linked: anchor})
}

// shut closes the innermost open element, which now knows its range and what it holds; whoever
// holds it holds the same.
func (c *compiler) shut(html string) {
	last := len(c.opened) - 1
	o := &c.flow[c.opened[last]]
	o.End = c.here()
	c.opened = c.opened[:last]
	if last > 0 {
		outer := &c.flow[c.opened[last-1]]
		outer.linked = outer.linked || o.linked
		outer.raw = outer.raw || o.raw
	}
	if o.anchor {
		c.anchors = append(c.anchors, o.Range)
	}
	c.flow = append(c.flow, event{kind: shut, Range: o.Range, html: html, anchor: o.anchor})
}

// void lays HTML that has no readable text.
//
//go:noinline
func (c *compiler) void(html string, e event) {
	e.kind, e.html, e.Range = void, html, prose.Range{Start: c.here(), End: c.here()}
	if len(c.opened) > 0 {
		outer := &c.flow[c.opened[len(c.opened)-1]]
		outer.linked = outer.linked || e.linked
		outer.raw = outer.raw || e.raw
	}
	c.flow = append(c.flow, e)
}

// leaf adds readable text, read from the bytes of the source given.
func (c *compiler) leaf(from leafSource, read func(text []byte) []byte) {
	if c.muted {
		c.void(string(appendText(nil, string(read(nil)))), event{})
		return
	}
	if c.cut {
		c.cut = false
		c.closeGap(&from, read)
		return
	}
	start := c.here()
	c.text = read(c.text)
	if start == 0 {
		if spaces := c.trimStart(); spaces > 0 && from.from >= 0 {
			from.from += sourceOffset(c.src[from.from:min(from.to, len(c.src))], spaces)
		}
	}
	end := c.here()
	if end == start {
		return
	}
	from.start = start
	c.leaves = append(c.leaves, from)
	if last := len(c.flow) - 1; last >= 0 && c.flow[last].kind == leaf {
		c.flow[last].End = end
		return
	}
	c.flow = append(c.flow, event{kind: leaf, Range: prose.Range{Start: start, End: end}})
}

// trimStart takes the spaces off that a part would begin with, behind an image, and tells how many.
// The HTML keeps them.
func (c *compiler) trimStart() int {
	read := c.text[c.start:]
	kept := bytes.TrimLeft(read, " \n")
	if len(kept) == len(read) {
		return 0
	}
	spaces := string(read[:len(read)-len(kept)])
	c.text = append(c.text[:c.start], kept...)
	at := c.here()
	c.text = c.text[:c.start]
	c.void(spaces, event{})
	c.text = c.text[:c.start+at]
	return len(spaces)
}

func (c *compiler) textNode(n *ast.Text) {
	seg := n.Segment
	if c.silent != "" {
		if c.options.RawHTML {
			c.void(string(seg.Value(c.src)), event{})
		}
		return
	}
	c.leaf(leafSource{from: seg.Start, to: seg.Stop, verbatim: n.IsRaw()}, func(t []byte) []byte {
		if n.IsRaw() {
			return append(t, seg.Value(c.src)...)
		}
		return unescape(t, seg.Value(c.src))
	})
	if n.HardLineBreak() {
		c.void("<br>", event{})
	}
	if n.HardLineBreak() || n.SoftLineBreak() {
		c.lineBreak(seg.Stop)
	}
}

// lineBreak adds a line break, but neither at a part's beginning nor after another (an image on a
// line of its own): an empty line would part blocks.
func (c *compiler) lineBreak(at int) {
	if c.here() == 0 || c.text[len(c.text)-1] == '\n' {
		c.void("\n", event{})
		return
	}
	c.leaf(leafSource{from: at, to: at + 1}, func(t []byte) []byte { return append(t, '\n') })
}

// trim takes the spaces and line breaks off that a block may end with (before an image, say), so
// that a part ends with its words. The HTML keeps them.
func (c *compiler) trim() {
	whole := c.text
	c.text = bytes.TrimRight(c.text[c.start:], " \n")
	end := len(c.text)
	c.text = whole[:c.start+end]
	if len(whole) == len(c.text) {
		return
	}
	flow := make([]event, 0, len(c.flow)+1)
	for _, e := range c.flow {
		spaces := whole[c.start+max(e.Start, min(e.End, end)) : c.start+e.End]
		e.Range = clipped(e.Range, end)
		if e.kind != leaf || e.Len() > 0 {
			flow = append(flow, e)
		}
		if e.kind == leaf && len(spaces) > 0 {
			flow = append(flow, event{kind: void, Range: prose.Range{Start: end, End: end}, html: string(spaces)})
		}
	}
	c.flow = flow
	c.opaque, c.anchors = clippedAll(c.opaque, end), clippedAll(c.anchors, end)
}

func clipped(r prose.Range, end int) prose.Range {
	return prose.Range{Start: min(r.Start, end), End: min(r.End, end)}
}

func clippedAll(all []prose.Range, end int) []prose.Range {
	kept := all[:0]
	for _, r := range all {
		if r = clipped(r, end); r.Len() > 0 {
			kept = append(kept, r)
		}
	}
	return kept
}

func (c *compiler) codeSpan(n *ast.CodeSpan) {
	start := c.here()
	c.open("<code>", false)
	for child := n.FirstChild(); child != nil; child = child.NextSibling() {
		t, ok := child.(*ast.Text)
		if !ok {
			continue
		}
		c.leaf(leafSource{from: t.Segment.Start, to: t.Segment.Stop, verbatim: true}, func(text []byte) []byte {
			from := len(text)
			text = append(text, t.Segment.Value(c.src)...)
			for i := from; i < len(text); i++ {
				if text[i] == '\n' {
					text[i] = ' '
				}
			}
			return text
		})
	}
	c.shut("</code>")
	c.addOpaque(start)
}

func (c *compiler) addOpaque(start int) {
	if end := c.here(); end > start {
		c.opaque = append(c.opaque, prose.Range{Start: start, End: end})
	}
}
