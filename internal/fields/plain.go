package fields

import (
	"strings"
	"time"

	"gopkg.in/yaml.v3"
)

// plainly is the mapping that lines of YAML hold, as yaml.v3 would read them, or nil where more may be
// in them than this file knows: a key a line, behind it a word or words, a text in quotation marks,
// a day, or on the lines below it a list of these. So is nearly all front matter written, and
// yaml.v3 takes ten times as long for it.
func plainly(lines []string) *yaml.Node {
	if last := len(lines) - 1; lines[last] == "" {
		lines = lines[:last]
	}
	p := plain{nodes: make([]yaml.Node, 0, 1+2*len(lines))}
	top := p.node(yaml.MappingNode, "!!map", 0, 0)
	for at := 0; at < len(lines); {
		key, value, ok := strings.Cut(lines[at], ":")
		if !ok || !isPlainKey(key) {
			return nil
		}
		k, _ := p.scalar(key, at, 0)
		var v *yaml.Node
		if value != "" {
			v, ok = p.after(value, at, len(key)+1)
			at++
		} else {
			v, ok = p.list(lines, at+1)
			at += 1 + len(v.Content)
		}
		if k == nil || !ok {
			return nil
		}
		top.Content = append(top.Content, k, v)
	}
	if len(top.Content) == 0 {
		return nil
	}
	return top
}

// plain makes the nodes of plain lines.
type plain struct{ nodes []yaml.Node }

// node makes a node on a line and at a column, both from 0. A line makes two at most.
func (p *plain) node(kind yaml.Kind, tag string, at, column int) *yaml.Node {
	p.nodes = p.nodes[:len(p.nodes)+1]
	n := &p.nodes[len(p.nodes)-1]
	n.Kind, n.Tag, n.Line, n.Column = kind, tag, at+1, column+1
	return n
}

// list is the list on the lines from one on: as many as begin as the first of them, with a dash.
func (p *plain) list(lines []string, from int) (*yaml.Node, bool) {
	indent := 0
	if from < len(lines) {
		indent = len(lines[from]) - len(strings.TrimLeft(lines[from], " "))
	}
	list := p.node(yaml.SequenceNode, "!!seq", from, indent)
	for at := from; at < len(lines); at++ {
		line := lines[at]
		if len(line) <= indent || line[indent] != '-' || strings.TrimLeft(line[:indent], " ") != "" {
			break
		}
		item, ok := p.after(line[indent+1:], at, indent+1)
		if !ok {
			return list, false
		}
		list.Content = append(list.Content, item)
	}
	return list, len(list.Content) > 0
}

// after is the value behind a colon or a dash: one space, then the value to the line's end.
func (p *plain) after(rest string, at, column int) (*yaml.Node, bool) {
	value, ok := strings.CutPrefix(rest, " ")
	if !ok {
		return nil, false
	}
	return p.scalar(value, at, column+1)
}

// scalar is a value on a line, from 0, at a column, from 0.
func (p *plain) scalar(value string, at, column int) (*yaml.Node, bool) {
	tag, style := "!!str", yaml.Style(0)
	switch words, mark := unquoted(value); {
	case mark == '"':
		style, value = yaml.DoubleQuotedStyle, words
	case mark == '\'':
		style, value = yaml.SingleQuotedStyle, words
	case isPlainDay(value):
		tag = "!!timestamp"
	case !isPlainText(value):
		return nil, false
	}
	n := p.node(yaml.ScalarNode, tag, at, column)
	n.Style, n.Value = style, strings.Clone(value) // it is kept, and the file is not
	return n, true
}

// isPlainKey reports whether a key is a word of small letters, as all are that mean something here.
func isPlainKey(s string) bool {
	for i := range len(s) {
		if c := s[i]; c != '_' && (c < 'a' || c > 'z') {
			return false
		}
	}
	return s != "" && s[0] != '_' && len(s) <= 32 && !meansMore(s)
}

// meansMore reports whether YAML takes a word for more than its letters.
func meansMore(s string) bool {
	return strings.EqualFold(s, "true") || strings.EqualFold(s, "false") || strings.EqualFold(s, "null")
}

// unquoted are the words between quotation marks, where nothing in them is written otherwise than it
// is read, and the mark; 0 where they stand in none.
func unquoted(s string) (words string, mark byte) {
	last := len(s) - 1
	if last < 1 || s[0] != '"' && s[0] != '\'' || s[last] != s[0] {
		return "", 0
	}
	words = s[1:last]
	if strings.IndexByte(words, s[0]) >= 0 || strings.IndexByte(words, '\\') >= 0 || !allIn(words, &printable) {
		return "", 0
	}
	return words, s[0]
}

// isPlainText reports whether a value without quotation marks is these very words and no more.
func isPlainText(s string) bool {
	if s == "" || s[0] < 'A' || s[0] > 'Z' && s[0] < 'a' || s[0] > 'z' && s[0] < 0x80 {
		return false
	}
	return s[len(s)-1] != ' ' && allIn(s, &harmless) && !meansMore(s)
}

// printable are the bytes of ASCII that stand for themselves between quotation marks, and harmless
// those that do without.
var printable, harmless = func() (is, plain [0x80]bool) {
	for c := ' '; c <= '~'; c++ {
		is[c] = true
	}
	for _, c := range " ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789,.;!?/'()&_-" {
		plain[c] = true
	}
	return is, plain
}()

// allIn reports whether a text holds nothing but the bytes given, letters of Latin with marks, dashes
// and curled quotation marks. What else Unicode has, YAML may take for a line's end or not read.
func allIn(s string, given *[0x80]bool) bool {
	for i := 0; i < len(s); i++ {
		switch c := s[i]; {
		case c < 0x80:
			if !given[c] {
				return false
			}
		case c == 0xC3 && i+1 < len(s) && s[i+1]&0xC0 == 0x80: // À to ÿ
			i++
		case c == 0xE2 && i+2 < len(s) && s[i+1] == 0x80 && s[i+2]&0xF0 == 0x90: // ‐ to ‟
			i += 2
		default:
			return false
		}
	}
	return true
}

// isPlainDay reports whether a value is a day, with or without a time of day in UTC.
func isPlainDay(s string) bool {
	const layout = "2006-01-02T15:04:05Z"
	if len(s) != len(time.DateOnly) && len(s) != len(layout) || s[0] > '9' {
		return false
	}
	_, err := time.Parse(layout[:len(s)], s)
	return err == nil
}
