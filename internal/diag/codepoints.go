package diag

import "math/bits"

// CodePoints is how many code points a text has, which is UTF-8. It is asked of every paragraph,
// and so looks at eight bytes at a time: a code point begins with each whose upper bits are not 10.
func CodePoints(text string) int {
	const high = 0x8080808080808080
	n, i := len(text), 0
	for ; i < len(text)-7; i += 8 {
		x := uint64(text[i]) | uint64(text[i+1])<<8 | uint64(text[i+2])<<16 | uint64(text[i+3])<<24 |
			uint64(text[i+4])<<32 | uint64(text[i+5])<<40 | uint64(text[i+6])<<48 | uint64(text[i+7])<<56
		if x&high != 0 {
			n -= bits.OnesCount64(x &^ (x << 1) & high)
		}
	}
	for ; i < len(text); i++ {
		n -= int(text[i] >> 7 &^ (text[i] >> 6)) // 1 of 10xxxxxx: a branch here is often foretold wrongly
	}
	return n
}
