package registry

import (
	"strings"

	"github.com/onrecord/onrecord/internal/called"
	"github.com/onrecord/onrecord/internal/diag"
	"github.com/onrecord/onrecord/internal/fields"
	"github.com/onrecord/onrecord/internal/pattern"
)

// hidingLine is the key and the value by which an entry hides whom it is of, wherever it stands and
// however it is set in marks.
var hidingLine = pattern.New(`(?i)\bvisibility\W{0,4}[:：=]\W{0,4}(none|noindex)\b`)

// Hides reports whether a text holds what hides an entry. It is asked of files that nothing reads.
func Hides(text []byte) bool { return hidingLine.Match(text) }

// outside complains of a visibility that stands in the note, where no key is read.
func (r *reader) outside(front fields.Front) {
	lead := fields.Leading(front.Body)
	at := hidingLine.FindStringIndex(lead)
	if at == nil {
		return
	}
	before, _, _ := called.Cut(string(front.Body), lead[at[0]:at[1]])
	line := front.BodyLine + strings.Count(before, "\n")
	r.complain(diag.Pos{File: r.e.File, Line: line, Col: 1}, "front-matter",
		lead[at[0]:at[1]]+" stands outside the front matter, where it counts for nothing",
		"make --- the file's first line, and put a line of --- after the last key")
}
