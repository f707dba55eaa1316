package prose

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Hidden reports whether r is a sign that shows nothing itself: it tells where a line may be broken
// or not, or in which direction what stands beside it is written. Pages that words were copied from
// are full of them. They part no words, and belong to none.
func Hidden(r rune) bool {
	switch {
	case r < '\u00ad':
		return false
	case r == '\u00ad', r == '\u061c', r == '\u200b', r == '\ufeff': // soft hyphen, Arabic mark, no blank
		return true
	}
	return '\u200e' <= r && r <= '\u200f' || '\u202a' <= r && r <= '\u202e' || '\u2060' <= r && r <= '\u2069'
}

// BehindHidden is where in s, from i on, the first rune stands that is no such sign.
func BehindHidden(s string, i int) int {
	for i < len(s) {
		r, n := utf8.DecodeRuneInString(s[i:])
		if !Hidden(r) {
			break
		}
		i += n
	}
	return i
}

// WithoutHidden is s without such signs. A soft hyphen behind “Ã” is half of an í whose bytes were
// taken for letters of their own, and stays.
func WithoutHidden(s string) string {
	last := rune(0)
	return strings.Map(func(r rune) rune {
		half := last == 'Ã' && r == '\u00ad'
		if last = r; Hidden(r) && !half {
			return -1
		}
		return r
	}, s)
}

// OneLine is s with each run of white space in it made one space, as a name or a phrase is shown
// that the text breaks over two lines, or whose words it ties with a space that may not be broken.
func OneLine(s string) string {
	for i, r := range s {
		if r != ' ' && unicode.IsSpace(r) || r == ' ' && strings.HasPrefix(s[i+1:], " ") {
			return strings.Join(strings.Fields(s), " ")
		}
	}
	return s
}
