package markup

import (
	"bytes"
	"strings"

	"github.com/onrecord/onrecord/internal/prose"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/util"
)

// schemes that a link may have. A list of what is allowed cannot be outwitted as a list of what is
// forbidden can.
var schemes = map[string]bool{"http": true, "https": true, "mailto": true, "tel": true, "ftp": true}

// scheme gives an address's scheme in lower case, or "" where it has none, and so is relative.
func scheme(dest string) string {
	end := strings.IndexAny(dest, ":/?#")
	if end <= 0 || dest[end] != ':' {
		return ""
	}
	return strings.ToLower(dest[:end])
}

// address notes a destination and gives what goes into the attribute; ok is false where its scheme
// is not allowed.
func (c *compiler) address(dest string, at int, into *[]LinkRef) (href string, ok bool) {
	line, col := c.lines.at(at)
	if s := scheme(dest); s != "" && !schemes[s] {
		c.drop(dest, at, Address)
		return "", false
	}
	*into = append(*into, LinkRef{Dest: dest, Line: line, Col: col})
	switch {
	case strings.HasPrefix(dest, "#"):
		return c.headings.fragment(dest), true
	case scheme(dest) == "" && !strings.HasPrefix(dest, "//") && c.options.Link != nil:
		return c.options.Link(dest), true
	}
	return dest, true
}

func (c *compiler) drop(what string, at int, kind DroppedKind) {
	line, col := c.lines.at(at)
	c.doc.dropped = append(c.doc.dropped, Dropped{LinkRef{Dest: what, Line: line, Col: col}, kind})
}

func (c *compiler) link(n *ast.Link) {
	dest, ok := c.address(string(util.URLEscape(n.Destination, true)), n.Pos(), &c.doc.links)
	if !ok {
		c.spans(n)
		return
	}
	c.open(`<a href="`+escaped(dest)+`"`+c.title(n.Title)+`>`, true)
	c.spans(n)
	c.shut("</a>")
}

func (c *compiler) title(written []byte) string {
	if len(written) == 0 {
		return ""
	}
	return ` title="` + escaped(string(unescape(nil, written))) + `"`
}

func (c *compiler) autoLink(n *ast.AutoLink) {
	label := n.Label(c.src)
	dest := n.URL(c.src)
	if n.AutoLinkType == ast.AutoLinkEmail && !bytes.HasPrefix(bytes.ToLower(dest), []byte("mailto:")) {
		dest = append([]byte("mailto:"), dest...)
	}
	at := c.offsetOf(label)
	start := c.here()
	href, ok := c.address(string(util.URLEscape(dest, false)), at, &c.doc.links)
	if ok {
		c.open(`<a href="`+escaped(href)+`">`, true)
	}
	c.leaf(leafSource{from: at, to: at + len(label), verbatim: true},
		func(t []byte) []byte { return append(t, label...) })
	if ok {
		c.shut("</a>")
	}
	c.addOpaque(start)
}

// offsetOf tells where in the source a slice of it begins.
func (c *compiler) offsetOf(part []byte) int { return cap(c.src) - cap(part) }

func (c *compiler) image(n *ast.Image) {
	dest, ok := c.address(string(util.URLEscape(n.Destination, true)), n.Pos(), &c.doc.images)
	if !ok {
		return
	}
	c.void(`<img src="`+escaped(dest)+`" alt="`+escaped(string(c.alt(nil, n)))+`"`+c.title(n.Title)+` loading="lazy">`,
		event{})
}

// alt is the text of an image's description, without its markup.
func (c *compiler) alt(to []byte, n ast.Node) []byte {
	for child := n.FirstChild(); child != nil; child = child.NextSibling() {
		switch t := child.(type) {
		case *ast.Text:
			to = unescape(to, t.Segment.Value(c.src))
			if t.SoftLineBreak() || t.HardLineBreak() {
				to = append(to, ' ')
			}
		case *ast.String:
			to = append(to, t.Value...)
		case *ast.AutoLink:
			to = append(to, t.Label(c.src)...)
		default:
			to = c.alt(to, child)
		}
	}
	return to
}

// rawTag passes an inline tag on, or leaves it out. The author's own <a> counts as a link until it
// ends.
func (c *compiler) rawTag(n *ast.RawHTML) {
	var raw []byte
	at := -1
	for i := range n.Segments.Len() {
		seg := n.Segments.At(i)
		if i == 0 {
			at = seg.Start
		}
		raw = append(raw, seg.Value(c.src)...)
	}
	if !c.options.RawHTML {
		c.drop(string(firstLine(raw)), at, RawHTML)
		return
	}
	e := event{raw: true}
	switch tagName(raw) {
	case "a":
		e.anchor, e.linked = true, true
		c.anchors = append(c.anchors, prose.Range{Start: c.here(), End: c.here()})
	case "/a":
		e.linked = true
	}
	c.void(string(raw), e)
}

// tagName gives a tag's name in lower case, with its slash: "a", "/a".
func tagName(raw []byte) string {
	s := strings.TrimPrefix(strings.ToLower(string(raw)), "<")
	end := strings.IndexFunc(s[min(1, len(s)):],
		func(r rune) bool { return !(r >= 'a' && r <= 'z' || r >= '0' && r <= '9') })
	if end < 0 {
		return s
	}
	return s[:end+1]
}

func firstLine(b []byte) []byte {
	line, _, _ := bytes.Cut(bytes.TrimSpace(b), []byte("\n"))
	return line
}
