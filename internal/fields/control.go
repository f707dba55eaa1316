package fields

import (
	"encoding/binary"
	"math/bits"
	"unicode/utf8"
)

// ControlAt is the length of the character that text begins with, where neither HTML nor XML can
// hold it: a control character that ends no line and is no tab, or one of the numbers that stand
// for no character. It is 0 for all others. The controls from U+0080 on, which are what a letter
// with an accent has become where a text was decoded twice, stay in the text, and so in the middle
// of a word; a page is written without them.
func ControlAt(text []byte) int {
	c := text[0]
	if !suspect[c] {
		return 0
	}
	if c < 0x80 {
		return 1
	}
	if r, n := utf8.DecodeRune(text); IsNonCharacter(r) {
		return n
	}
	return 0
}

// suspect are the bytes with which what ControlAt looks for begins.
var suspect = func() (s [256]bool) {
	for c := range s {
		s[c] = c < ' ' || c == 0x7f || c == 0xef || c >= 0xf0
	}
	s['\n'], s['\t'], s['\r'] = false, false, false
	return s
}()

// Spaces is a text with spaces in place of the characters that ControlAt knows: nothing moves.
func Spaces(text []byte) []byte {
	copied := false
	for i := afterPrintable(text, 0); i < len(text); i = afterPrintable(text, i) {
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

// afterPrintable is where, from i on, the first byte stands that is not one of ASCII from the space
// to the tilde, as most are. It looks at eight bytes at a time.
func afterPrintable(text []byte, i int) int {
	const ones, high = 0x0101010101010101, 0x8080808080808080
	for ; i+8 <= len(text); i += 8 {
		x := binary.LittleEndian.Uint64(text[i:])
		// The upper bit gets set of a byte that is smaller than a space, and of the one behind the
		// tilde. What is borrowed or carried can only disturb the bytes after it.
		if odd := (x | (x - ' '*ones) | (x + ones)) & high; odd != 0 {
			return i + bits.TrailingZeros64(odd)/8
		}
	}
	for i < len(text) && ' ' <= text[i] && text[i] <= '~' {
		i++
	}
	return i
}

// IsNonCharacter reports whether r is one of the 66 numbers that stand for no character.
func IsNonCharacter(r rune) bool { return r&0xfffe == 0xfffe || r >= 0xfdd0 && r <= 0xfdef }
