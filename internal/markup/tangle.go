package markup

import (
	"bytes"
	"strings"

	"github.com/onrecord/onrecord/internal/prose"
)

// A tangle is what in a body would take its parser ever longer the more there is of it: lists in
// lists, block quotations in block quotations, links that open and do not close, notes by the
// thousand, addresses by the thousand with no line between them. Nobody writes so.
// A body with a tangle is laid out as the paragraphs that it is written in, so that no word is
// lost, and is complained of.

const (
	deepest   = 60   // lists and block quotations in each other
	mostLoose = 200  // links of one paragraph that open and do not close
	mostNotes = 1000 // footnotes, all of which the parser goes through for each
	mostNamed = 1000 // addresses with a name, "[gate]: /gate/", of one paragraph, which is copied after each
)

// tangled is the line, from 1, in which a body has its first tangle, and what it is; 0 where it has
// none.
func tangled(src []byte) (line int, what string) {
	loose, notes, named := 0, 0, 0
	for text := range bytes.Lines(src) {
		line++
		if bytes.IndexByte(beginsContainer, text[0]) >= 0 && containers(text) > deepest {
			return line, "lists or block quotations in each other"
		}
		if len(bytes.TrimSpace(text)) == 0 {
			loose, named = 0, 0
		}
		if bytes.IndexByte(text, ']') < 0 {
			continue
		}
		if loose += looseLinks(text); loose > mostLoose {
			return line, "links that open and do not close"
		}
		if beginsNote(text) {
			notes++
		}
		if notes > mostNotes {
			return line, "footnotes"
		}
		if bytes.Contains(text, []byte("]:")) {
			named++
		}
		if named > mostNamed {
			return line, "addresses with a name and no empty line between them"
		}
	}
	return 0, ""
}

// beginsContainer are the bytes with which a line begins that has such a mark.
var beginsContainer = []byte(" \t>-*+0123456789")

// beginsNote reports whether a line begins the text of a footnote: "[^1]: the note".
func beginsNote(line []byte) bool {
	rest, is := bytes.CutPrefix(bytes.TrimLeft(line, " \t>"), []byte("[^"))
	return is && bytes.Contains(rest, []byte("]:"))
}

// plainly lays a body out as its paragraphs, and notes why.
func plainly(src []byte, line int, what string) *Document {
	var parts []prose.Part
	var lines []string
	end := func() {
		if len(lines) > 0 {
			parts = append(parts, prose.Part{Kind: prose.Paragraph, Text: strings.Join(lines, " ")})
		}
		lines = nil
	}
	for text := range strings.Lines(string(src)) {
		if text = strings.Join(strings.Fields(text), " "); text == "" {
			end()
			continue
		}
		lines = append(lines, text)
	}
	end()
	d := Wire(parts)
	d.dropped = []Dropped{{LinkRef{Dest: what, Line: line, Col: 1}, Tangled}}
	return d
}

// containers counts the marks of block quotations and list items with which a line begins. A line
// of such marks alone may be a rule.
func containers(line []byte) (n int) {
	rest := bytes.TrimLeft(line, " \t")
	for len(rest) > 0 && n <= deepest {
		mark := listMark(rest)
		if rest[0] == '>' {
			mark = 1
		}
		if mark == 0 {
			return n
		}
		n++
		rest = bytes.TrimLeft(rest[mark:], " \t")
		if len(bytes.Trim(rest, "-*_ \t\r\n")) == 0 {
			return n - bytes.Count(line, []byte("- ")) - bytes.Count(line, []byte("* "))
		}
	}
	return n
}

// listMark is the length of the mark of a list item at the beginning of s, or 0.
func listMark(s []byte) int {
	digits := len(s) - len(bytes.TrimLeft(s, "0123456789"))
	switch {
	case digits > 9 || digits+1 >= len(s):
		return 0
	case digits == 0 && bytes.IndexByte([]byte("-*+"), s[0]) < 0:
		return 0
	case digits > 0 && s[digits] != '.' && s[digits] != ')':
		return 0
	case s[digits+1] != ' ' && s[digits+1] != '\t':
		return 0
	}
	return digits + 1
}

// looseLinks counts the destinations in a line that begin and have not ended where the next begins.
func looseLinks(line []byte) (n int) {
	for {
		i := bytes.Index(line, []byte("]("))
		if i < 0 {
			return n
		}
		line = line[i+2:]
		next := bytes.Index(line, []byte("]("))
		if next < 0 {
			next = len(line)
		}
		if bytes.IndexByte(line[:next], ')') < 0 {
			n++
		}
	}
}
