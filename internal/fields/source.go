package fields

import (
	"bytes"
	"strings"
	"unicode/utf8"

	"github.com/onrecord/onrecord/internal/called"
	"github.com/onrecord/onrecord/internal/diag"

	"gopkg.in/yaml.v3"
)

// source is YAML text and the place that it has in its file.
type source struct {
	file  string
	text  []byte // without byte order mark
	first int    // the line of the file on which text begins, from 1
	lines []string

	measured, wide int // the line last asked for, from 1, and how many code points it has
}

func newSource(file string, src []byte, line int) source {
	text := ordinarySpaces(called.TrimBytes(src, []byte("\ufeff")))
	s := strings.ReplaceAll(string(text), "\r\n", "\n")
	return source{file: file, text: text, first: max(line, 1),
		lines: strings.Split(strings.ReplaceAll(s, "\r", "\n"), "\n")}
}

// pos is the place of a node in the file.
//
//go:noinline
func (s *source) pos(n *yaml.Node) diag.Pos { return s.at(n.Line, n.Column) }

// at turns a line and column of the text, both from 1, into a place that surely lies in the file:
// yaml.v3 counts some rare characters as line ends that no editor does.
//
//go:noinline
func (s *source) at(line, col int) diag.Pos {
	line = min(max(line, 1), len(s.lines))
	if line != s.measured { // a list may hold thousands of values in one line
		s.measured, s.wide = line, utf8.RuneCountInString(s.lines[line-1])
	}
	return diag.Pos{File: s.file, Line: line + s.first - 1, Col: min(max(col, 1), s.wide+1)}
}

// line returns a line of the text, from 1, or "".
//
//go:noinline
//go:noinline
func (s *source) line(n int) string {
	if n < 1 || n > len(s.lines) {
		return ""
	}
	return s.lines[n-1]
}

//go:noinline
func (s *source) finding(at diag.Pos, code, message, hint string) diag.Finding {
	return diag.Finding{Pos: at, Severity: diag.Error, Code: code, Message: message, Hint: hint}
}

// ordinarySpaces turns no-break spaces into ordinary ones where YAML wants a space: in front of a
// line's first character, and after its colon or list mark. They come with text pasted from a web
// page or a word processor, nobody can see them, and YAML would take them for a letter. No column
// moves.
func ordinarySpaces(text []byte) []byte {
	const noBreak = "\u00a0"
	if !bytes.Contains(text, []byte(noBreak)) {
		return text
	}
	out := strings.SplitAfter(string(text), "\n")
	for i, line := range out {
		out[i] = spacesBefore(line)
	}
	return []byte(strings.Join(out, ""))
}

func spacesBefore(line string) string {
	rest := strings.TrimLeft(line, " -\u00a0")
	lead := line[:len(line)-len(rest)]
	if key := keyOf(rest); key != "" {
		after := strings.TrimLeft(rest[len(key)+1:], " \u00a0")
		lead, rest = line[:len(line)-len(after)], after
	}
	return strings.ReplaceAll(lead, "\u00a0", " ") + rest
}

// keyOf returns the key that a line begins with, white space and list mark taken off before:
// letters, digits, _ and - up to a colon; or "".
//
//go:noinline
func keyOf(line string) string {
	n := strings.IndexByte(line, ':')
	if n <= 0 || strings.Trim(line[:n], "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-") != "" {
		return ""
	}
	return line[:n]
}
