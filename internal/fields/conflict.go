package fields

import (
	"bytes"

	"github.com/onrecord/onrecord/internal/diag"
)

// Conflict finds the marks that a version control system leaves in a file where two people have
// changed one place: a line of <<<<<<<, one of =======, one of >>>>>>>, in this order. A row of
// equals signs alone is a heading's underline. The finding names the first line.
func Conflict(file string, src []byte) (f diag.Finding, found bool) {
	if !bytes.Contains(src, []byte("<<<<<<<")) {
		return f, false
	}
	marks := []string{"<<<<<<<", "=======", ">>>>>>>"}
	seen, first := 0, 0
	for at := 0; at < len(src); {
		end := len(src)
		if i := bytes.IndexAny(src[at:], "\n\r"); i >= 0 {
			end = at + i + 1
		}
		if isMark(src[at:end], marks[seen]) {
			if seen == 0 {
				first = at
			}
			if seen++; seen == len(marks) {
				return diag.Finding{
					Pos: diag.At(file, src, first), Severity: diag.Error, Code: "conflict",
					Message: "two people's changes of this place stand here side by side, between marks of a version " +
						"control system",
					Hint: "keep what is right of both, and delete the lines of <<<<<<<, ======= and >>>>>>>; " +
						"if they belong to the text, put a space before each",
				}, true
			}
		}
		at = end
	}
	return f, false
}

// isMark reports whether a line is the mark, and perhaps a name behind it.
func isMark(line []byte, mark string) bool {
	rest, ok := bytes.CutPrefix(line, []byte(mark))
	return ok && (len(rest) == 0 || bytes.ContainsRune([]byte(" \t\r\n"), rune(rest[0])))
}
