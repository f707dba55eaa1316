package importer

import (
	"slices"
	"strings"
	"unicode"

	"github.com/onrecord/onrecord/internal/called"
	"github.com/onrecord/onrecord/internal/pattern"
)

// front writes front matter, or a sidecar: keys in the order in which they are added. Whatever it
// is given, what it writes is YAML that package fields reads without a complaint.
type front struct{ b called.Builder }

// text adds a key with one line of text. An empty text adds nothing.
func (f *front) text(key, value string) {
	if value = OneLine(value); value != "" {
		f.b.WriteString(key + ": " + scalar(value) + "\n")
	}
}

// plain adds a key with a value of the program's own.
func (f *front) plain(key, value string) { f.b.WriteString(key + ": " + value + "\n") }

// list adds a key with a list of texts: on one line where they are plain words.
func (f *front) list(key string, values []string) {
	var items []string
	length := len(key)
	for _, v := range values {
		if v = OneLine(v); v != "" && !called.Contains(items, v) {
			items = append(items, v)
			length += len(v) + 2
		}
	}
	if len(items) == 0 {
		return
	}
	const longest = 100
	marked := func(v string) bool { return !isWords.MatchString(v) || scalar(v) != v }
	if length <= longest && !slices.ContainsFunc(items, marked) {
		f.b.WriteString(key + ": [" + strings.Join(items, ", ") + "]\n")
		return
	}
	f.b.WriteString(key + ":\n")
	for _, v := range items {
		f.b.WriteString("  - " + scalar(v) + "\n")
	}
}

// record adds a key with a mapping of texts, given as pairs of key and value. Dates are given
// quoted: they are texts here.
func (f *front) record(key string, pairs ...string) {
	var lines []string
	for i := 0; i+1 < len(pairs); i += 2 {
		if v := OneLine(pairs[i+1]); v != "" {
			lines = append(lines, "  "+pairs[i]+": "+scalar(v)+"\n")
		}
	}
	if len(lines) > 0 {
		f.b.WriteString(key + ":\n" + strings.Join(lines, ""))
	}
}

func (f *front) String() string { return f.b.String() }

var (
	// isWords is a text that YAML takes as it stands, in a list on one line too.
	isWords = pattern.New(`^[\p{L}/][\p{L}\p{M}\p{N} ._/–’-]*$`)
	// isPlain is a text that YAML takes as it stands on a line of its own.
	isPlain = pattern.New(`^[\p{L}“‘«„][\p{L}\p{M}\p{N} ._/–—’‘“”«»„…,;()'"!?&%+*=$€£-]*$`)
	// isAddress is a web address without anything that YAML could misread.
	isAddress = pattern.New(`^https?://[A-Za-z0-9._~/?=&%+@-]+$`)
	// isDay is a day, which is a text to package fields as anything else is.
	isDay = pattern.New(`^\d{4}-\d\d-\d\d(T\d\d:\d\d(:\d\d)?(Z|[+-]\d\d:\d\d))?$`)
)

// words that YAML, in one of its versions, takes for something else than a text.
var notWords = []string{"null", "true", "false", "yes", "no", "on", "off", "y", "n"}

// isOneText reports whether YAML reads s as a text without marks around it.
func isOneText(s string) bool {
	return isPlain.MatchString(s) || isAddress.MatchString(s) || isDay.MatchString(s) || isWords.MatchString(s)
}

// scalar is a text of one line as a YAML value.
func scalar(s string) string {
	if isOneText(s) && !called.Contains(notWords, strings.ToLower(s)) && !strings.Contains(s, " - ") {
		return s
	}
	if !strings.ContainsAny(s, `"\`) {
		return `"` + s + `"`
	}
	return "'" + strings.ReplaceAll(s, "'", "''") + "'"
}

// OneLine is a text on one line, without what no text file should hold: control characters become
// spaces, runs of white space one space. Spaces that do not break are kept, but at the ends.
func OneLine(s string) string {
	s = Clean(s)
	var b called.Builder
	b.Grow(len(s))
	gap := false
	for _, r := range s {
		if isGap(r) {
			gap = b.Len() > 0
			continue
		}
		if gap {
			b.WriteByte(' ')
			gap = false
		}
		b.WriteRune(r)
	}
	return strings.TrimFunc(b.String(), unicode.IsSpace)
}

func isGap(r rune) bool {
	switch r {
	case ' ', '\t', '\n', '\r', '\v', '\f', 0x85, 0x2028, 0x2029:
		return true
	}
	return false
}

// Clean takes out of a text what YAML, HTML and XML cannot hold: control characters become spaces,
// broken UTF-8 the replacement character; byte order marks, soft hyphens and code points that are
// no characters go. Line ends become \n.
func Clean(s string) string {
	clean := true
	for _, r := range s {
		if unfit(r) || r == unicode.ReplacementChar {
			clean = false
			break
		}
	}
	if clean {
		return s
	}
	s = strings.ReplaceAll(strings.ToValidUTF8(s, "\ufffd"), "\r\n", "\n")
	return strings.Map(func(r rune) rune {
		switch {
		case !unfit(r):
			return r
		case r == '\r' || r == 0x85 || r == 0x2028 || r == 0x2029:
			return '\n'
		case r < 0x20 || r >= 0x7f && r < 0xa0:
			return ' '
		}
		return -1
	}, s)
}

// unfit reports whether a code point is changed by Clean.
func unfit(r rune) bool {
	switch {
	case r < 0x20:
		return r != '\n' && r != '\t'
	case r < 0x7f:
		return false
	case r < 0xa0:
		return true
	}
	return r == 0xad || r == 0xfeff || r == 0x2060 || r == 0x2028 || r == 0x2029 || r&0xfffe == 0xfffe
}
