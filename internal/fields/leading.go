package fields

import (
	"strings"
	"unicode/utf8"

	"github.com/onrecord/onrecord/internal/called"
)

// No front matter has more lines, or bytes, than are looked at for one that was lost.
const (
	longestLeading = 200
	largestLeading = 1 << 16
)

// Leading is what a text begins with that may have been meant for keys and values: all lines up to
// the first that is prose. Keys that count for nothing where they stand, because a line of ---
// beside them was lost or is wrong, are found in it.
func Leading(text []byte) string {
	rest := text[:min(len(text), largestLeading)]
	var lines []string
	for more := true; more; {
		var next []byte
		next, rest, more = cutLine(rest)
		line := string(next)
		if len(lines) == longestLeading || !mayBeKey(line) {
			break
		}
		lines = append(lines, line)
	}
	return strings.Join(lines, "\n")
}

// cutLine parts a text at its first end of a line: also at what is one for YAML, or for an editor,
// and for nobody else.
func cutLine(text []byte) (line, rest []byte, more bool) {
	at := 0
	for at < len(text) && !endsLine(text[at:]) {
		at++
	}
	if at == len(text) {
		return text, nil, false
	}
	if called.BytesHavePrefix(text[at:], []byte("\r\n")) {
		return text[:at], text[at+2:], true
	}
	_, n := utf8.DecodeRune(text[at:])
	return text[:at], text[at+n:], true
}

// endsLine reports whether a text begins with an end of a line.
func endsLine(text []byte) bool {
	switch text[0] {
	case '\n', '\r', '\v', '\f':
		return true
	case "\u0085"[0]:
		return called.BytesHavePrefix(text, []byte("\u0085"))
	case "\u2028"[0]:
		return called.BytesHavePrefix(text, []byte("\u2028")) || called.BytesHavePrefix(text, []byte("\u2029"))
	}
	return false
}

// mayBeKey reports whether a line can stand among keys: a key, what belongs to one, a remark, or
// nothing but signs.
func mayBeKey(line string) bool {
	rest := strings.TrimLeft(line, " \t\u00a0\u200b\u2060\ufeff-–—\"'>`#*_<!+=.~")
	return rest == "" || rest != line || keyOf(strings.Replace(rest, "：", ":", 1)) != ""
}
