package fields

import "strings"

// No front matter has more lines, or bytes, than are looked at for one that was lost.
const (
	longestLeading = 200
	largestLeading = 1 << 16
)

// otherLineEnds end a line for YAML, or for an editor, and for nobody else.
var otherLineEnds = strings.NewReplacer("\u2028", "\n", "\u2029", "\n", "\u0085", "\n", "\v", "\n", "\f", "\n",
	"\r\n", "\n", "\r", "\n")

// Leading is what a text begins with that may have been meant for keys and values: all lines up to
// the first that is prose. Keys that count for nothing where they stand, because a line of --- beside
// them was lost or is wrong, are found in it.
func Leading(text []byte) string {
	lines := strings.Split(otherLineEnds.Replace(string(text[:min(len(text), largestLeading)])), "\n")
	for i, line := range lines {
		if i == longestLeading || !mayBeKey(line) {
			return strings.Join(lines[:i], "\n")
		}
	}
	return strings.Join(lines, "\n")
}

// mayBeKey reports whether a line can stand among keys: a key, what belongs to one, a remark, or
// nothing but signs.
func mayBeKey(line string) bool {
	rest := strings.TrimLeft(line, " \t\u00a0\u200b\u2060\ufeff-–—\"'>`#*_<!+=.~")
	return rest == "" || rest != line || keyOf(strings.Replace(rest, "：", ":", 1)) != ""
}
