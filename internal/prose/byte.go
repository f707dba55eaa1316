package prose

import "strings"

// start is what a byte of ASCII begins wherever it stands.
type start uint8

const (
	rare   start = iota // it depends, or it is no byte of ASCII
	blank               // white space
	letter              // a word
	stop                // punctuation
)

// begins tells what each byte begins; goesOn whether it may go on with a word after a small letter.
var begins, goesOn = readBytes()

func readBytes() (b [256]start, on [256]bool) {
	for i := range 256 {
		c := byte(i)
		switch {
		case asciiLetter(c):
			b[c] = letter
		case strings.IndexByte(" \t\n\v\f\r", c) >= 0:
			b[c] = blank
		case strings.IndexByte(".,;:!?()[]-", c) >= 0:
			b[c] = stop
		}
		on[c] = asciiLetter(c) || c >= 0x80 || strings.IndexByte("0123456789_-'`&", c) >= 0
	}
	return b, on
}
