package diag

import (
	"math/bits"
	"unicode/utf8"
)

// CodePoints is how many code points a text has, which is UTF-8. It is asked of every paragraph,
// and so looks at eight bytes at a time: a code point begins with each whose upper bits are not 10.
func CodePoints(text string) int {
	n, i := 0, 0
	for ; i+8 <= len(text); i += 8 {
		b := text[i : i+8]
		x := uint64(b[0]) | uint64(b[1])<<8 | uint64(b[2])<<16 | uint64(b[3])<<24 |
			uint64(b[4])<<32 | uint64(b[5])<<40 | uint64(b[6])<<48 | uint64(b[7])<<56
		n += 8 - bits.OnesCount64(x&^(x<<1)&0x8080808080808080)
	}
	for ; i < len(text); i++ {
		if utf8.RuneStart(text[i]) {
			n++
		}
	}
	return n
}
