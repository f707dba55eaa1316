package fields

import (
	"strings"

	"gopkg.in/yaml.v3"
)

// plain reads YAML of the plainest kind, as nearly all front matter is: keys with one value on their
// line, or with a list of such values below them. It says no wherever a sign may mean more, and
// yaml.v3 is asked, which takes ten times as long. A fuzz target holds that both come to the same.
func plain(src []byte) (root *yaml.Node, ok bool) {
	text := strings.TrimSuffix(string(src), "\n")
	if text == "" || strings.ContainsFunc(text, special) {
		return nil, false
	}
	r := &plainReader{nodes: make([]yaml.Node, 0, 2+3*(strings.Count(text, "\n")+1))}
	root, r.top = r.node(yaml.DocumentNode, 0), r.node(yaml.MappingNode, 0)
	root.Content = []*yaml.Node{r.top}
	for line := range strings.SplitSeq(text, "\n") {
		if r.line++; !r.item(line) && !r.key(line) {
			return nil, false
		}
	}
	return root, r.open == nil
}

// special reports whether a character may be more to YAML than one of a text: a control character,
// another end of line, no character at all.
func special(c rune) bool {
	return c < ' ' && c != '\n' || c >= 0x7f && c < 0xa0 || c >= 0xd800 && c < 0xe000 || c >= 0xfeff ||
		c == '\u2028' || c == '\u2029'
}

// plainReader reads one line after the other.
type plainReader struct {
	nodes  []yaml.Node // as many as there can be
	top    *yaml.Node
	line   int
	list   *yaml.Node // to which an item may belong; nil: none may
	open   *yaml.Node // list, until it has an item
	indent int        // of list
}

func (r *plainReader) node(kind yaml.Kind, at int) *yaml.Node {
	r.nodes = append(r.nodes, yaml.Node{Kind: kind, Line: max(r.line, 1), Column: at + 1})
	return &r.nodes[len(r.nodes)-1]
}

// item reads an item of the list that was begun.
func (r *plainReader) item(line string) bool {
	words := strings.TrimLeft(line, " ")
	indent := len(line) - len(words)
	words, is := strings.CutPrefix(words, "- ")
	if !is || r.list == nil || r.open == nil && indent != r.indent {
		return false
	}
	if r.open != nil {
		r.indent, r.open = indent, nil
		r.list.Line, r.list.Column = r.line, indent+1
	}
	return r.value(r.list, words, indent+2)
}

// key reads a key, with the value behind it or an item in the next line.
func (r *plainReader) key(line string) bool {
	name := keyOf(line)
	if r.open != nil || name == "" || !startsPlain(name) || len(name) > 100 {
		return false
	}
	k := r.node(yaml.ScalarNode, 0)
	k.Value, k.Tag = name, "!!str"
	r.top.Content = append(r.top.Content, k)
	r.list = nil
	switch rest := line[len(name)+1:]; {
	case rest == "":
		r.list = r.node(yaml.SequenceNode, 0)
		r.list.Tag = "!!seq"
		r.open = r.list
		r.top.Content = append(r.top.Content, r.list)
		return true
	case rest[0] == ' ':
		return r.value(r.top, rest[1:], len(name)+2)
	}
	return false
}

// value reads a value that ends with its line and begins at byte at of it, which is its column too:
// before it there is nothing but a key or a dash.
func (r *plainReader) value(of *yaml.Node, words string, at int) bool {
	n := r.node(yaml.ScalarNode, at)
	n.Value, n.Tag = words, "!!str"
	of.Content = append(of.Content, n)
	if inside, is := strings.CutPrefix(words, `"`); is {
		inside, is = strings.CutSuffix(inside, `"`)
		n.Value, n.Style = inside, yaml.DoubleQuotedStyle
		return is && !strings.ContainsAny(inside, `"\`)
	}
	if !startsPlain(words) || strings.HasSuffix(words, " ") || strings.HasSuffix(words, ":") {
		return false
	}
	return !strings.Contains(words, ": ") && !strings.Contains(words, " #") && !strings.EqualFold(words, "null")
}

// startsPlain reports whether words begin with a letter or a digit.
func startsPlain(words string) bool {
	if words == "" {
		return false
	}
	c := words[0] | ' '
	return 'a' <= c && c <= 'z' || '0' <= c && c <= '9'
}
