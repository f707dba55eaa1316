package markup

import (
	"bytes"
	"strings"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/util"
	"golang.org/x/net/html"
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
	c.uses(n.Reference)
	c.linked(n.Destination, n.Pos(), n.Title, func() { c.spans(n) })
}

// linked adds words that lead to a destination, if they may. at is where the link begins.
func (c *compiler) linked(to []byte, at int, title []byte, words func()) {
	dest, ok := c.address(string(util.URLEscape(to, true)), at, &c.doc.links)
	if !ok {
		words()
		return
	}
	c.open(`<a href="`+escaped(dest)+`"`+c.title(title)+`>`, true)
	words()
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
	c.uses(n.Reference)
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

// rawTag passes an inline tag on, or shows it as text; a comment has no words. The words between
// the tags of a script, or of another element that is not read, are passed over.
func (c *compiler) rawTag(n *ast.RawHTML) {
	var raw []byte
	for i := range n.Segments.Len() {
		seg := n.Segments.At(i)
		raw = append(raw, seg.Value(c.src)...)
	}
	at := n.Segments.At(0).Start
	z := html.NewTokenizer(bytes.NewReader(raw))
	kind := z.Next()
	tag := z.Token()
	isTag := kind == html.StartTagToken || kind == html.EndTagToken || kind == html.SelfClosingTagToken
	switch {
	case c.silent != "" || isTag && wordless[tag.Data] || !isTag:
		c.silence(tag, kind, at)
		c.doc.media = c.doc.media || c.options.RawHTML && media[tag.Data]
		if c.options.RawHTML {
			c.void(string(raw), event{raw: true})
		} else {
			c.drop(string(firstLine(raw)), at, RawHTML)
		}
	case c.options.RawHTML:
		if tag.Data == "img" {
			c.rawImage(tag, at)
		}
		c.rawEvent(tag.Data, kind == html.EndTagToken, raw)
	default:
		c.drop(string(firstLine(raw)), at, HTMLAsText)
		for i := range n.Segments.Len() {
			seg := n.Segments.At(i)
			c.tagAsText(seg.Value(c.src), func(at int) int { return max(at, 0) }, seg.Start-seg.Padding)
		}
	}
}

// silence begins or ends the passing over of words.
func (c *compiler) silence(tag html.Token, kind html.TokenType, at int) {
	switch {
	case kind == html.EndTagToken && tag.Data == c.silent:
		c.silent = ""
	case kind == html.StartTagToken && c.silent == "" && wordless[tag.Data]:
		paragraph, _, _ := bytes.Cut(c.src[at:], []byte("\n\n"))
		if bytes.Contains(bytes.ToLower(paragraph), []byte("</"+tag.Data)) {
			c.silent = tag.Data
		}
	}
}

func firstLine(b []byte) []byte {
	line, _, _ := bytes.Cut(bytes.TrimSpace(b), []byte("\n"))
	return line
}
