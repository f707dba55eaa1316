package agency

import (
	"bufio"
	"encoding/xml"
	"errors"
	"io"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/onrecord/onrecord/internal/called"
)

// node is an element, or a text where name is "".
type node struct {
	name     string // without its namespace's prefix, as written
	attrs    []xml.Attr
	children []*node
	text     string
	line     int    // of an item's own element
	raw      []byte // its bytes, of an item's own element
}

// deepest is how many elements may stand in one another.
const deepest = 200

var errTooDeep = errors.New("its elements stand more than 200 deep in one another")

// tree reads the element that start begins, to its end.
func (doc *document) tree(start xml.StartElement) (*node, error) {
	root := &node{name: start.Name.Local, attrs: start.Copy().Attr}
	open := []*node{root}
	for len(open) > 0 {
		at := doc.d.InputOffset()
		tok, err := doc.d.Token()
		if err == io.EOF {
			err = io.ErrUnexpectedEOF
		}
		if err != nil {
			return nil, err
		}
		top := open[len(open)-1]
		switch t := tok.(type) {
		case xml.StartElement:
			if len(open) == deepest {
				return nil, errTooDeep
			}
			n := &node{name: t.Name.Local, attrs: t.Copy().Attr}
			top.children = append(top.children, n)
			open = append(open, n)
		case xml.EndElement:
			if wrong := doc.wrongEnd(at, t.Name.Local); wrong != "" {
				return nil, called.Errorf("<%s> is closed by </%s>", t.Name.Local, wrong)
			}
			open = open[:len(open)-1]
		case xml.CharData:
			top.add(string(t))
		}
	}
	return root, nil
}

// parseXML reads a whole document; what is none is an element without a name and children.
func parseXML(r io.Reader) *node {
	text, err := utf8Reader(r)
	if err != nil {
		return &node{}
	}
	t := &tape{r: bufio.NewReader(text)}
	doc := &document{d: decoder(t), tape: t}
	for {
		tok, err := doc.d.Token()
		if err != nil {
			return &node{}
		}
		if start, ok := tok.(xml.StartElement); ok {
			if n, err := doc.tree(start); err == nil {
				return n
			}
			return &node{}
		}
	}
}

// wrongEnd is the name in the end tag that stands at an offset, where it is not the element's that
// the decoder closed for it. A story read on from there would lack its end.
func (doc *document) wrongEnd(at int64, name string) string {
	tag := strings.TrimSpace(string(doc.tape.kept[at-doc.tape.from : doc.d.InputOffset()-doc.tape.from]))
	inside, ok := called.CutPrefix(tag, "</")
	if !ok {
		return "" // <p/>, which begins and ends at once
	}
	inside = strings.TrimSpace(called.TrimSuffix(inside, ">"))
	inside = inside[strings.IndexByte(inside, ':')+1:]
	if inside == name {
		return ""
	}
	return inside
}

func (n *node) add(text string) {
	if last := len(n.children) - 1; last >= 0 && n.children[last].name == "" {
		n.children[last].text += text
		return
	}
	n.children = append(n.children, &node{text: text})
}

// parseHTML reads a text that holds HTML.
func parseHTML(text string) []*node {
	body := &html.Node{Type: html.ElementNode, Data: "body", DataAtom: atom.Body}
	found, err := html.ParseFragment(strings.NewReader(text), body)
	if err != nil {
		return []*node{{text: text}}
	}
	var nodes []*node
	for _, h := range found {
		nodes = append(nodes, fromHTML(h, 0)...)
	}
	return nodes
}

func fromHTML(h *html.Node, depth int) []*node {
	switch {
	case h.Type == html.TextNode:
		return []*node{{text: h.Data}}
	case h.Type != html.ElementNode || depth > deepest:
		return nil
	}
	n := &node{name: h.Data}
	for _, a := range h.Attr {
		n.attrs = append(n.attrs, xml.Attr{Name: xml.Name{Local: a.Key}, Value: a.Val})
	}
	for c := h.FirstChild; c != nil; c = c.NextSibling {
		n.children = append(n.children, fromHTML(c, depth+1)...)
	}
	return []*node{n}
}

// is reports whether n is an element of one of the names, whatever its case: some agencies write
// <Header> where the standard has <header>.
//
//go:noinline
func (n *node) is(names ...string) bool {
	for _, name := range names {
		if strings.EqualFold(n.name, name) {
			return true
		}
	}
	return false
}

// attr is an attribute's value, or "".
func (n *node) attr(name string) string {
	if n == nil {
		return ""
	}
	for _, a := range n.attrs {
		if strings.EqualFold(a.Name.Local, name) {
			return strings.TrimSpace(a.Value)
		}
	}
	return ""
}

// all are the elements of a name below n, in order, at any depth; not those within one another.
func (n *node) all(name string) []*node {
	if n == nil {
		return nil
	}
	var found []*node
	for _, c := range n.children {
		if c.is(name) {
			found = append(found, c)
		} else if c.name != "" {
			found = append(found, c.all(name)...)
		}
	}
	return found
}

// find goes down from n by names, each at any depth below the one before, and takes the first.
//
//go:noinline
func (n *node) find(names ...string) *node {
	for _, name := range names {
		if n = n.first(name); n == nil {
			return nil
		}
	}
	return n
}

func (n *node) first(name string) *node {
	if n == nil {
		return nil
	}
	for _, c := range n.children {
		if c.is(name) {
			return c
		}
		if found := c.first(name); found != nil {
			return found
		}
	}
	return nil
}

// kids are n's own children of a name.
func (n *node) kids(name string) (found []*node) {
	if n == nil {
		return nil
	}
	for _, c := range n.children {
		if c.is(name) {
			found = append(found, c)
		}
	}
	return found
}

// kid is the first of them.
//
//go:noinline
func (n *node) kid(name string) *node {
	if k := n.kids(name); len(k) > 0 {
		return k[0]
	}
	return nil
}

// words is all the text below n on one line.
func (n *node) words() string {
	if n == nil {
		return ""
	}
	var b called.Builder
	n.write(&b)
	return strings.Join(strings.Fields(b.String()), " ")
}

func (n *node) write(b *called.Builder) {
	if n.name == "" {
		b.WriteString(n.text)
		return
	}
	apart := n.is("br", "p", "hl1", "hl2", "li", "byttl", "td", "div")
	if apart {
		b.WriteByte(' ')
	}
	for _, c := range n.children {
		c.write(b)
	}
	if apart {
		b.WriteByte(' ')
	}
}

// lines is all the text below n with its line ends.
func (n *node) lines() string {
	if n == nil {
		return ""
	}
	var b called.Builder
	n.write(&b)
	return b.String()
}
