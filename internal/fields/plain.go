package fields

import (
	"strings"

	"github.com/onrecord/onrecord/internal/called"
	"gopkg.in/yaml.v3"
)

// Most front matter is keys with a few words each, or with a list of such, one below the other.
// What yaml.v3 makes of those is known beforehand, and to ask it takes longer than all else that is
// done with them. A fuzz target holds that it comes to the same.

// plainReader reads such lines.
type plainReader struct {
	nodes []yaml.Node // room for all
	top   *yaml.Node
	list  *yaml.Node // what stands under the last key, if it is a list; else nil
}

// readPlain reads lines of YAML that are plain, and says no to others.
func readPlain(lines []string) (root *yaml.Node, ok bool) {
	if n := len(lines); n > 0 && lines[n-1] == "" {
		lines = lines[:n-1] // behind the last end of line
	}
	p := plainReader{nodes: make([]yaml.Node, 0, 2*len(lines)+2)}
	root = p.node(yaml.DocumentNode, 1, 1)
	p.top = p.node(yaml.MappingNode, 1, 1)
	root.Content, p.top.Tag = []*yaml.Node{p.top}, "!!map"
	p.top.Content = make([]*yaml.Node, 0, 2*len(lines))
	for i, line := range lines {
		if !plainBytes(line) || !p.key(line, i+1) && !p.item(line, i+1) {
			return nil, false
		}
	}
	return root, len(p.top.Content) > 0 && p.listEnds()
}

//go:noinline
func (p *plainReader) node(kind yaml.Kind, line, column int) *yaml.Node {
	p.nodes = append(p.nodes, yaml.Node{Kind: kind, Line: line, Column: column})
	return &p.nodes[len(p.nodes)-1]
}

// longestPlainKey is less than the most bytes that YAML lets a key have.
const longestPlainKey = 100

// key reads a line with a key, and with its value, unless a list is to follow.
func (p *plainReader) key(line string, at int) bool {
	key := keyOf(line)
	if key == "" || key[0] < 'A' || len(key) > longestPlainKey || !p.listEnds() {
		return false
	}
	name, rest := p.node(yaml.ScalarNode, at, 1), line[len(key)+1:]
	name.Value = key
	name.Tag = name.ShortTag()
	p.top.Content = append(p.top.Content, name)
	if rest == "" {
		p.list = p.node(yaml.SequenceNode, 0, 0)
		p.list.Tag = "!!seq"
		p.top.Content = append(p.top.Content, p.list)
		return true
	}
	p.list = nil
	return rest[0] == ' ' && p.value(p.top, rest[1:], at, len(key)+3)
}

// listEnds reports whether the list under the last key, if it has one, has anything in it.
func (p *plainReader) listEnds() bool { return p.list == nil || len(p.list.Content) > 0 }

// item reads a line with an item of the list, each of which stands as far in as the first.
func (p *plainReader) item(line string, at int) bool {
	value := strings.TrimLeft(line, " ")
	column := len(line) - len(value) + 1
	if p.list == nil || !strings.HasPrefix(value, "- ") {
		return false
	}
	if len(p.list.Content) == 0 {
		p.list.Line, p.list.Column = at, column
	}
	return column == p.list.Column && p.value(p.list, value[2:], at, column+2)
}

// value reads a value that stands at a place: in quotation marks, with none of them in it, or words
// that begin with a letter or a number.
func (p *plainReader) value(in *yaml.Node, s string, line, column int) bool {
	if s == "" {
		return false
	}
	n := p.node(yaml.ScalarNode, line, column)
	in.Content = append(in.Content, n)
	switch mark := s[0]; {
	case mark == '"' || mark == '\'':
		n.Value, n.Tag, n.Style = s[1:], "!!str", yaml.DoubleQuotedStyle
		if mark == '\'' {
			n.Style = yaml.SingleQuotedStyle
		}
		end := strings.IndexByte(n.Value, mark)
		if end < 0 || end != len(n.Value)-1 || strings.IndexByte(n.Value, '\\') >= 0 {
			return false
		}
		n.Value = n.Value[:end]
		return true
	case mark < '0' || strings.IndexByte(":;<=>?@[\\]^_`{|}~", mark) >= 0:
		return false
	}
	n.Value = s
	n.Tag = n.ShortTag()
	return s[len(s)-1] != ' ' && s[len(s)-1] != ':' && !called.Has(s, ": ")
}

// plainBytes reports whether a line holds only what stands for itself, in all of YAML.
//
//go:noinline
func plainBytes(line string) bool {
	for _, r := range line {
		switch {
		case r < ' ' || r == '#' || r >= 0x7f && r < 0xa0, r == '\u2028' || r == '\u2029', r >= 0xd800:
			return false
		}
	}
	return true
}
