package fields

import (
	"bytes"
	"strings"
	"unicode/utf8"

	"github.com/onrecord/onrecord/internal/called"
	"github.com/onrecord/onrecord/internal/diag"

	"gopkg.in/yaml.v3"
)

// Stretch is a value of a YAML text with the bytes that it takes there, for whoever writes into the
// text and keeps the rest as it is. What is behind it on its last line, a comment or a comma, is
// not of it.
type Stretch struct {
	From, To int
	Value    Value
	Flow     bool         // a list or a group of keys in brackets
	Dash     int          // of an item of a list without brackets: where its dash stands
	Items    []Stretch    // a list's
	Keys     []KeyStretch // a mapping's
}

// KeyStretch is a key and its value. A key without a value has an empty one, after its colon.
type KeyStretch struct {
	Name  string
	At    int // where the key begins
	Colon int // the byte behind its colon
	Stretch
}

// Key is the value of a key of the mapping; nil where it has none of that name.
func (s *Stretch) Key(name string) *KeyStretch {
	for i := range s.Keys {
		if s.Keys[i].Name == name {
			return &s.Keys[i]
		}
	}
	return nil
}

// Stretches finds where the values of a YAML document stand. ok is false for what is no YAML as it
// is read here, and for the odd corners of the language in which an end cannot be told.
func Stretches(src []byte) (top Stretch, ok bool) {
	d, found := Parse("", src, 1)
	if diag.HasErrors(found) {
		return top, false
	}
	if d.top == nil {
		return Stretch{}, true
	}
	m := newMeasure(src)
	m.d = d
	top = m.value(d.top, -1)
	return top, !m.lost
}

// measure finds the ends of nodes: yaml.v3 tells where they begin.
type measure struct {
	d     *Doc
	src   []byte
	lines []int // where each line begins, as yaml.v3 counts them
	lost  bool
}

func newMeasure(src []byte) *measure {
	m := &measure{src: src}
	at := 0
	if called.BytesHavePrefix(src, []byte("\ufeff")) {
		at = len("\ufeff")
	}
	m.lines = append(m.lines, at)
	for at < len(src) {
		if n := breakAt(src[at:]); n > 0 {
			at += n
			m.lines = append(m.lines, at)
			continue
		}
		at++
	}
	return m
}

// breakAt is the length of the line end with which b begins, 0 for none. YAML knows five.
//
//go:noinline
func breakAt(b []byte) int {
	for _, end := range []string{"\r\n", "\n", "\r", "\u0085", "\u2028", "\u2029"} {
		if called.BytesHavePrefix(b, []byte(end)) {
			return len(end)
		}
	}
	return 0
}

// start is the byte at which a node begins.
func (m *measure) start(n *yaml.Node) int {
	if n.Line < 1 || n.Line > len(m.lines) {
		m.lost = true
		return 0
	}
	at := m.lines[n.Line-1]
	for i := 1; i < n.Column && at < len(m.src); i++ {
		_, size := utf8.DecodeRune(m.src[at:])
		at += size
	}
	return at
}

// value measures a node. indent is the column, from 0, of the list or mapping without brackets that
// it stands in; -1 for none.
func (m *measure) value(n *yaml.Node, indent int) Stretch {
	s := Stretch{From: m.start(n), Value: m.d.tree(n), Flow: n.Style&yaml.FlowStyle != 0}
	s.To = s.From
	switch n.Kind {
	case yaml.MappingNode:
		m.mapping(n, &s)
	case yaml.SequenceNode:
		m.list(n, &s)
	default:
		s.To = m.scalarEnd(n, s.From, indent)
	}
	return s
}

func (m *measure) mapping(n *yaml.Node, s *Stretch) {
	indent := n.Column - 1
	for i := 0; i+1 < len(n.Content); i += 2 {
		k, v := n.Content[i], n.Content[i+1]
		key := KeyStretch{Name: k.Value, At: m.start(k)}
		after := m.afterColon(m.scalarEnd(k, key.At, indent))
		if isNull(v) && v.Value == "" {
			key.Stretch = Stretch{From: after, To: after, Value: m.d.tree(v)}
		} else {
			key.Stretch = m.value(v, indent)
		}
		key.Colon = after
		s.Keys, s.To = append(s.Keys, key), key.To
	}
	if s.Flow && s.From < len(m.src) && m.src[s.From] == '{' {
		s.To = m.closing(max(s.To, s.From+1), '}')
	}
}

// afterColon is the byte behind the colon of a key that ends at byte at.
func (m *measure) afterColon(at int) int {
	for at < len(m.src) && (m.src[at] == ' ' || m.src[at] == '\t') {
		at++
	}
	if at < len(m.src) && m.src[at] == ':' {
		return at + 1
	}
	m.lost = true
	return at
}

func (m *measure) list(n *yaml.Node, s *Stretch) {
	indent := n.Column - 1
	for _, c := range n.Content {
		item := m.value(c, indent)
		if !s.Flow {
			item.Dash = m.dash(c.Line, indent)
		}
		s.Items, s.To = append(s.Items, item), item.To
	}
	if s.Flow {
		s.To = m.closing(max(s.To, s.From+1), ']')
	}
}

// dash is where the dash of an item stands, whose words begin on a line: there or above.
func (m *measure) dash(line, column int) int {
	for ; line > 0; line-- {
		at := m.lines[line-1] + column
		if at < len(m.src) && m.src[at] == '-' && len(bytes.Trim(m.src[m.lines[line-1]:at], " ")) == 0 {
			return at
		}
	}
	m.lost = true
	return 0
}

// closing is the byte behind the bracket that ends what stands in brackets, looked for from at on.
func (m *measure) closing(at int, bracket byte) int {
	for at < len(m.src) {
		switch c := m.src[at]; {
		case c == bracket:
			return at + 1
		case c == '#' && at > 0 && isBlank(m.src[at-1]):
			at = m.lineEnd(at)
		case c == ',' || c == ':' || isBlank(c):
			at++
		default:
			n := breakAt(m.src[at:])
			if n == 0 {
				m.lost = true
				return at
			}
			at += n
		}
	}
	m.lost = true
	return at
}

func isBlank(c byte) bool { return c == ' ' || c == '\t' || c == '\n' || c == '\r' }

// lineEnd is where the line ends on which byte at stands, before its line end.
func (m *measure) lineEnd(at int) int {
	for at < len(m.src) && breakAt(m.src[at:]) == 0 {
		at++
	}
	return at
}

func (m *measure) scalarEnd(n *yaml.Node, from, indent int) int {
	switch {
	case n.Style&yaml.DoubleQuotedStyle != 0:
		return m.quotedEnd(from, '"')
	case n.Style&yaml.SingleQuotedStyle != 0:
		return m.quotedEnd(from, '\'')
	case n.Style&(yaml.LiteralStyle|yaml.FoldedStyle) != 0:
		return m.blockEnd(from, indent)
	case n.Value == "":
		return from
	}
	return m.plainEnd(n, from)
}

func (m *measure) quotedEnd(from int, mark byte) int {
	if from >= len(m.src) || m.src[from] != mark {
		m.lost = true
		return from
	}
	for at := from + 1; at < len(m.src); at++ {
		switch {
		case mark == '"' && m.src[at] == '\\':
			at++
		case m.src[at] != mark:
		case mark == '\'' && at+1 < len(m.src) && m.src[at+1] == mark:
			at++
		default:
			return at + 1
		}
	}
	m.lost = true
	return len(m.src)
}

// blockEnd is the end of the last line with something on it that stands deeper than indent, below a
// line of | or >.
func (m *measure) blockEnd(from, indent int) int {
	at := m.lineEnd(from)
	end := at
	for at < len(m.src) {
		line := at + breakAt(m.src[at:])
		at = m.lineEnd(line)
		text := m.src[line:at]
		if len(bytes.TrimSpace(text)) == 0 {
			continue
		}
		if len(text)-len(bytes.TrimLeft(text, " ")) <= indent {
			break
		}
		end = at
	}
	return end
}

// plainEnd is the end of words without quotation marks. They may go on over several lines: as many
// as their value needs.
func (m *measure) plainEnd(n *yaml.Node, from int) int {
	at := from
	for _, w := range strings.FieldsFunc(n.Value, isGap) {
		for at < len(m.src) && (isBlank(m.src[at]) || breakAt(m.src[at:]) > 0) {
			at += max(breakAt(m.src[at:]), 1)
		}
		if !called.BytesHavePrefix(m.src[at:], []byte(w)) {
			m.lost = true
			return at
		}
		at += len(w)
	}
	return at
}

// isGap reports whether a character of a value may stand for a line end and the spaces around it.
func isGap(r rune) bool { return strings.ContainsRune(" \t\n\r\u0085\u2028\u2029", r) }
