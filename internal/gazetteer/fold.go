package gazetteer

import "unicode/utf8"

// LongestKey is the number of bytes of the longest key that a table may hold.
const LongestKey = 32

// fold writes the folded spelling to buf and gives its length; 0 for what is no key: too long, or
// with letters that no key has.
func fold(buf *[LongestKey]byte, s string) int {
	n := 0
	for i := 0; i < len(s); {
		c := s[i]
		width := 1
		if c >= utf8.RuneSelf {
			var r rune
			if r, width = utf8.DecodeRuneInString(s[i:]); r >= 0x300 && r < 0x370 {
				i += width // an accent that stands by itself
				continue
			}
			c = PlainLetter(r)
		} else if 'A' <= c && c <= 'Z' {
			c += 'a' - 'A'
		}
		if n == len(buf) || !keeps(c) {
			return 0
		}
		buf[n] = c
		n++
		i += width
	}
	return n
}

// keeps reports whether a folded letter or mark can stand in a key.
func keeps(c byte) bool {
	return 'a' <= c && c <= 'z' || c == ' ' || c == '\'' || c == '-' || c == '.'
}

// The letters of Latin alphabets without their accents; "." where there is no one letter for it.
const (
	latin = "aaaaaa.ceeeeiiiidnooooo.ouuuuy..aaaaaa.ceeeeiiiidnooooo.ouuuuy.yaaaaaaccccccccdd" +
		"ddeeeeeeeeeegggggggghhhhiiiiiiiiii..jjkk.llllll..llnnnnnn.nnoooooo..rrrrrrssssss" +
		"ssttttttuuuuuuuuuuuuwwyyyzzzzzz."
	latinMore = "aabbbbbbccddddddddddeeeeeeeeeeffgghhhhhhhhhhiiiikkkkkkllllllllmmmmmmnnnnnnnnoooo" +
		"oooopppprrrrrrrrssssssssssttttttttuuuuuuuuuuvvvvwwwwwwwwwwxxxxyyzzzzzzhtwy......" +
		"aaaaaaaaaaaaaaaaaaaaaaaaeeeeeeeeeeeeeeeeiiiioooooooooooooooooooooooouuuuuuuuuuuu" +
		"uuyyyyyyyy......"
	firstLatin, firstLatinMore = 0xc0, 0x1e00
)

// PlainLetter is a letter in lower case without its accent; 0 for one that no key has.
func PlainLetter(r rune) byte {
	c := byte(0)
	switch {
	case r == '’' || r == 'ʼ' || r == '‘' || r == 'ʻ':
		return '\''
	case r == '‐' || r == '‑':
		return '-'
	case firstLatin <= r && int(r) < firstLatin+len(latin):
		c = latin[r-firstLatin]
	case firstLatinMore <= r && int(r) < firstLatinMore+len(latinMore):
		c = latinMore[r-firstLatinMore]
	case r == 'ơ' || r == 'Ơ':
		c = 'o'
	case r == 'ư' || r == 'Ư':
		c = 'u'
	case r == 'ș' || r == 'Ș':
		c = 's'
	case r == 'ț' || r == 'Ț':
		c = 't'
	}
	if c == '.' {
		return 0
	}
	return c
}
