// Package diag knows what a finding is: a complaint about something in an archive, tied to a place
// in a file, with a next step; and how findings are printed and sorted.
//
// A problem in content is always a Finding, never a Go error: one broken story must not stop the
// others from being read. A Go error is kept for a broken disk or a broken program. Positions count
// lines and columns from 1; a column counts Unicode code points, since that is what an editor's
// status line shows.
//
// A finding prints on one line, in the manner of a compiler, so that an editor can jump to it:
//
//	content/stories/x.md:12:7: unknown speaker "mark-rute"; did you mean mark-rutte?
//	content/people/old.md:3:1: warning: nobody of this name is quoted; delete the file, or leave it
package diag

import (
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/onrecord/onrecord/internal/called"
)

// Severity says how bad a finding is. Only an Error makes a command exit with 1.
type Severity uint8

// The severities, worst first.
const (
	Error Severity = iota
	Warning
	Note
)

// String returns the severity's name in lower case, as the printed line and the JSON carry it.
func (s Severity) String() string {
	switch s {
	case Error:
		return "error"
	case Warning:
		return "warning"
	}
	return "note"
}

// Finding is one complaint. Message says what is wrong ("unknown speaker \"mark-rute\""), Hint the
// next step ("did you mean mark-rutte?"); Code is a stable short name of the kind of finding
// ("unknown-key"), for scripts.
type Finding struct {
	Pos
	Severity Severity
	Code     string
	Message  string
	Hint     string
}

// String prints the finding as one line: file:line:col: message; hint. What is not known is left
// out. An error is not called one; the lesser severities are.
func (f Finding) String() string {
	line := shown(f.Text(), "\n\t")
	if f.Severity != Error {
		line = f.Severity.String() + ": " + line
	}
	if at := f.Pos.String(); at != "" {
		line = at + ": " + line
	}
	return line
}

// Text is the finding without its place: message; hint.
func (f Finding) Text() string {
	if f.Hint == "" {
		return f.Message
	}
	return f.Message + "; " + f.Hint
}

// Pos is a place in a file. File is slash-separated and relative to the site folder. Line and Col
// count from 1, Col in code points; 0 means "not known".
type Pos struct {
	File string
	Line int
	Col  int
}

// String prints the place as file:line:col, as far as it is known.
func (p Pos) String() string {
	file := shown(p.File, "")
	switch {
	case p.Line == 0:
		return file
	case p.Col == 0:
		return file + ":" + strconv.Itoa(p.Line)
	}
	return file + ":" + strconv.Itoa(p.Line) + ":" + strconv.Itoa(p.Col)
}

// shown writes out what a terminal would obey or could not show: control characters, and bytes that
// are no UTF-8. Those in keep stay.
func shown(s, keep string) string {
	odd := func(r rune) bool {
		return (unicode.IsControl(r) || r == utf8.RuneError) && !strings.ContainsRune(keep, r)
	}
	if !strings.ContainsFunc(s, odd) {
		return s
	}
	var b called.Builder
	for i, r := range s {
		_, size := utf8.DecodeRuneInString(s[i:])
		if !odd(r) {
			b.WriteRune(r)
			continue
		}
		quoted := strconv.Quote(s[i : i+size])
		b.WriteString(quoted[1 : len(quoted)-1])
	}
	return b.String()
}

// IsZero reports whether p is no place at all: the value it belongs to was not given.
func (p Pos) IsZero() bool { return p == Pos{} }
