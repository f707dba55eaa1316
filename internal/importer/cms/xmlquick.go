package cms

import (
	"bytes"
	"encoding/xml"
	"strings"
	"unicode/utf8"

	"github.com/onrecord/onrecord/internal/called"
)

// quick reads an item in one go, where it holds nothing but what nearly all hold: elements with
// plain names and attributes, words, a few entities, CDATA. It makes the same nodes as encoding/xml
// does, at a tenth of the price; of anything else it says that it cannot (ok is false), and
// encoding/xml reads the item from the beginning.
type quick struct {
	raw    []byte
	pos    int
	stack  []*node
	starts []int // where the inner bytes of each begin
}

// parseQuick reads an item, if it can.
func parseQuick(raw []byte) (n *node, ok bool) {
	if bytes.IndexByte(raw, '\r') >= 0 || !utf8.Valid(raw) {
		return nil, false
	}
	root := &node{}
	q := &quick{raw: raw, stack: append(make([]*node, 0, 8), root), starts: append(make([]int, 0, 8), 0)}
	for q.pos < len(raw) {
		if !q.token() {
			return nil, false
		}
	}
	if len(root.kids) == 0 {
		return nil, false
	}
	return root.kids[0], true
}

// token reads what stands at pos.
func (q *quick) token() bool {
	rest := q.raw[q.pos:]
	switch {
	case rest[0] != '<':
		return q.text()
	case called.BytesHavePrefix(rest, []byte("</")):
		return q.end()
	case called.BytesHavePrefix(rest, []byte("<![CDATA[")):
		q.pos += len("<![CDATA[")
		i := bytes.Index(q.raw[q.pos:], []byte("]]>"))
		if i < 0 {
			return false
		}
		q.add(string(q.raw[q.pos : q.pos+i]))
		q.pos += i + len("]]>")
		return true
	}
	return q.start()
}

func (q *quick) add(text string) {
	if top := q.stack[len(q.stack)-1]; top.text == "" {
		top.text = text
	} else {
		top.text += text
	}
}

// text reads words up to the next tag.
func (q *quick) text() bool {
	words := q.raw[q.pos:]
	if i := bytes.IndexByte(words, '<'); i >= 0 {
		words = words[:i]
	}
	if bytes.Contains(words, []byte("]]>")) {
		return false
	}
	q.pos += len(words)
	text := string(words)
	if strings.IndexByte(text, '&') >= 0 {
		var ok bool
		if text, ok = resolved(text); !ok {
			return false
		}
	}
	q.add(text)
	return true
}

// entities are those that XML itself has.
var entities = map[string]string{"amp": "&", "lt": "<", "gt": ">", "quot": `"`, "apos": "'", "#038": "&"}

// resolved is a text with its entities resolved, where they are XML's own.
func resolved(s string) (string, bool) {
	var b called.Builder
	b.Grow(len(s))
	for {
		before, rest, found := called.Cut(s, "&")
		b.WriteString(before)
		if !found {
			return b.String(), true
		}
		name, after, closed := called.Cut(rest, ";")
		meant, known := entities[name]
		if !known || !closed {
			return "", false
		}
		b.WriteString(meant)
		s = after
	}
}

// start reads the tag that opens an element.
func (q *quick) start() bool {
	q.pos++
	name, ok := q.name()
	if !ok || len(q.stack) > maxDepth {
		return false
	}
	n := &node{name: name}
	for {
		spaced := q.space()
		switch {
		case q.skip(">"):
			q.open(n)
			return true
		case q.skip("/>"):
			n.inner = q.raw[q.pos:q.pos]
			top := q.stack[len(q.stack)-1]
			top.kids = append(top.kids, n)
			return true
		case !spaced || !q.attr(n):
			return false
		}
	}
}

func (q *quick) open(n *node) {
	top := q.stack[len(q.stack)-1]
	top.kids = append(top.kids, n)
	q.stack, q.starts = append(q.stack, n), append(q.starts, q.pos)
}

// attr reads an attribute: a name, and plain words between double quotation marks.
func (q *quick) attr(n *node) bool {
	name, ok := q.name()
	if !ok || !q.skip(`="`) {
		return false
	}
	i := bytes.IndexByte(q.raw[q.pos:], '"')
	if i < 0 {
		return false
	}
	value := q.raw[q.pos : q.pos+i]
	if bytes.ContainsAny(value, "<&") || bytes.Contains(value, []byte("]]>")) {
		return false
	}
	a := xml.Attr{Name: xml.Name{Local: name}, Value: string(value)}
	if space, local, prefixed := called.Cut(name, ":"); prefixed {
		a.Name = xml.Name{Space: space, Local: local}
	}
	n.attrs = append(n.attrs, a)
	q.pos += i + 1
	return true
}

// end reads the tag that closes an element, and those within it that nothing has closed.
func (q *quick) end() bool {
	before := q.pos
	q.pos += len("</")
	name, ok := q.name()
	q.space()
	if !ok || !q.skip(">") {
		return false
	}
	i := len(q.stack) - 1
	for i > 0 && q.stack[i].name != name {
		i--
	}
	if i > 0 {
		q.stack[i].inner = q.raw[q.starts[i]:before]
		q.stack, q.starts = q.stack[:i], q.starts[:i]
	}
	return true
}

// name reads a name of ASCII letters, with one prefix at most.
func (q *quick) name() (string, bool) {
	from, colons := q.pos, 0
	for ; q.pos < len(q.raw); q.pos++ {
		ch := q.raw[q.pos]
		letter := isASCIILetter(ch) || ch == '_'
		inner := isNameByte(ch) || ch == '.' || ch == ':'
		if !letter && (!inner || q.pos == from) {
			break
		}
		if ch == ':' {
			colons++
		}
	}
	name := q.raw[from:q.pos]
	whole := len(name) > 0 && colons < 2 && name[len(name)-1] != ':'
	return string(name), whole && q.pos < len(q.raw) && q.raw[q.pos] < utf8.RuneSelf
}

// space passes white space, and reports whether there was any.
func (q *quick) space() bool {
	from := q.pos
	for q.pos < len(q.raw) && (q.raw[q.pos] == ' ' || q.raw[q.pos] == '\n' || q.raw[q.pos] == '\t') {
		q.pos++
	}
	return q.pos > from
}

func (q *quick) skip(what string) bool {
	if called.BytesHavePrefix(q.raw[q.pos:], []byte(what)) {
		q.pos += len(what)
		return true
	}
	return false
}
