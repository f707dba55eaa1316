package content

import (
	"fmt"
	"strings"

	"github.com/onrecord/onrecord/internal/called"
	"github.com/onrecord/onrecord/internal/diag"
	"github.com/onrecord/onrecord/internal/fields"
	"github.com/onrecord/onrecord/internal/pattern"
)

// hidingLine is a key with a value by which a story hides something, wherever it stands and however
// it is set in marks.
var hidingLine = pattern.New(`(?im)\bstate\W{0,4}[:：=]\W{0,4}withdrawn\b|` +
	`\baccess\W{0,4}[:：=]\W{0,4}(quotations|metadata)\b|\bdraft\W{0,4}[:：=]\W{0,4}(true|yes)\b|` +
	`\bstatus\W{0,4}[:：=]\W{0,4}(withheld|disputed|retracted)\b|` +
	`^\W*(annotations|withdrawn)\W{0,2}[:：=]\W*$`)

// Hides reports whether a text holds keys of a story that hide something. It is asked of files that
// nothing reads.
func Hides(text []byte) bool { return hidingLine.Match(text) }

// outside complains of keys that hide something and stand where no key is read: the line of ---
// before or after them was lost. text begins on the given line of the file.
func (r *reader) outside(text []byte, line int) {
	if called.BytesHavePrefix(text, []byte("```")) && r.hasFront {
		return // an example of how it is written
	}
	lead := fields.Leading(text)
	if strings.IndexByte(lead, ':') < 0 && strings.IndexByte(lead, '=') < 0 && !strings.Contains(lead, "：") {
		return // as nearly always: it holds no key
	}
	at := hidingLine.FindStringIndex(lead)
	if at == nil {
		return
	}
	words := strings.TrimSpace(lead[at[0]:at[1]])
	before, _, _ := called.Cut(string(fields.Newlines(text)), words)
	r.complain(diag.Pos{File: r.s.File, Line: line + strings.Count(before, "\n"), Col: 1}, "front-matter",
		fmt.Sprintf("%q stands outside the front matter, where it counts for nothing", words),
		"make --- the file's first line, and put a line of --- after the last key")
}
