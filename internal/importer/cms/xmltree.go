package cms

import (
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"slices"
	"strings"
)

// node is an element of an item.
type node struct {
	name  string // with the prefix that it was written with: "wp:post_id"
	attrs []xml.Attr
	text  string // its own text, not that of its children
	inner []byte // all between its tags, as written
	kids  []*node
}

// maxDepth is how deep elements may lie in each other. No export comes near it.
const maxDepth = 200

var errDeep = errors.New("elements lie more than 200 deep")

// parsePiece reads one item. It forgives what people's exports hold: entities of HTML, control
// characters, a tag that is not closed.
func parsePiece(raw []byte) (*node, error) {
	raw = withoutControls(raw)
	if n, ok := parseQuick(raw); ok {
		return n, nil
	}
	return parseSlowly(raw)
}

// parseSlowly reads what parseQuick cannot.
func parseSlowly(raw []byte) (*node, error) {
	d := xml.NewDecoder(bytes.NewReader(raw))
	d.Strict = false
	d.Entity = xml.HTMLEntity
	d.CharsetReader = func(_ string, r io.Reader) (io.Reader, error) { return r, nil }
	root := &node{}
	stack := []*node{root}
	starts := []int64{0}
	for {
		before := d.InputOffset()
		t, err := d.RawToken()
		if err == io.EOF {
			break
		}
		if err != nil {
			return root, err
		}
		top := stack[len(stack)-1]
		switch t := t.(type) {
		case xml.StartElement:
			if len(stack) > maxDepth {
				return root, errDeep
			}
			n := &node{name: qualified(t.Name), attrs: t.Attr}
			top.kids = append(top.kids, n)
			stack, starts = append(stack, n), append(starts, d.InputOffset())
		case xml.EndElement:
			i := len(stack) - 1
			for i > 0 && stack[i].name != qualified(t.Name) {
				i--
			}
			if i > 0 {
				stack[i].inner = raw[starts[i]:max(before, starts[i])]
				stack, starts = stack[:i], starts[:i]
			}
		case xml.CharData:
			top.text += string(t)
		}
	}
	if len(root.kids) == 0 {
		return root, io.ErrUnexpectedEOF
	}
	return root.kids[0], nil
}

func qualified(n xml.Name) string {
	if n.Space == "" {
		return n.Local
	}
	return n.Space + ":" + n.Local
}

// withoutControls takes away the control characters that XML forbids and systems export all the
// same; those by which word processors break a line become a line's end. What has none is handed
// back as it is.
func withoutControls(raw []byte) []byte {
	bad := func(c byte) bool { return c < ' ' && c != '\n' && c != '\t' && c != '\r' }
	forbidden := [][]byte{[]byte("\uFFFE"), []byte("\uFFFF")}
	if !slices.ContainsFunc(raw, bad) && !bytes.Contains(raw, forbidden[0]) && !bytes.Contains(raw, forbidden[1]) {
		return raw
	}
	return bytes.Map(func(r rune) rune {
		if r == '\v' || r == '\f' {
			return '\n'
		}
		if r < ' ' && bad(byte(r)) || r == '\uFFFE' || r == '\uFFFF' {
			return -1
		}
		return r
	}, raw)
}

// kid is the first child of the name, or nil.
func (n *node) kid(name string) *node {
	for _, k := range n.kids {
		if k.name == name {
			return k
		}
	}
	return nil
}

// get is the text of the first child of one of the names that has any.
func (n *node) get(names ...string) string {
	for _, name := range names {
		for _, k := range n.kids {
			if k.name == name {
				if s := strings.TrimSpace(k.text); s != "" {
					return s
				}
			}
		}
	}
	return ""
}

//go:noinline
func (n *node) attr(name string) string {
	for _, a := range n.attrs {
		if qualified(a.Name) == name {
			return a.Value
		}
	}
	return ""
}
