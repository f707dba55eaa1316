package fields

import "unicode/utf8"

// ControlAt is the length of the character that text begins with, where neither HTML nor XML can
// hold it: a control character that ends no line and is no tab, or one of the numbers that stand for
// no character. It is 0 for all others.
func ControlAt(text []byte) int {
	switch c := text[0]; {
	case c == '\n' || c == '\t' || c == '\r':
		return 0
	case c < ' ' || c == 0x7f:
		return 1
	case c != 0xc2 && c != 0xef && c < 0xf0:
		return 0 // as nearly all begin
	}
	r, n := utf8.DecodeRune(text)
	if r >= 0x80 && r < 0xa0 || IsNonCharacter(r) {
		return n
	}
	return 0
}

// Spaces is a text with spaces in place of the characters that ControlAt knows: nothing moves.
func Spaces(text []byte) []byte {
	copied := false
	for i := 0; i < len(text); {
		n := ControlAt(text[i:])
		if n == 0 {
			i++
			continue
		}
		if !copied {
			text, copied = append([]byte(nil), text...), true
		}
		for end := i + n; i < end; i++ {
			text[i] = ' '
		}
	}
	return text
}

// IsNonCharacter reports whether r is one of the 66 numbers that stand for no character.
func IsNonCharacter(r rune) bool { return r&0xfffe == 0xfffe || r >= 0xfdd0 && r <= 0xfdef }
