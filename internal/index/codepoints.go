package index

import (
	"unicode/utf8"

	"github.com/onrecord/onrecord/internal/diag"
)

// codePoints turns byte offsets of a text into code point offsets. It keeps a count every stride
// bytes, so that one lookup is short however long the text.
type codePoints struct {
	s     string
	marks []int32 // marks[i]: code points that begin before byte i*stride; nil for plain ASCII
}

const stride = 256

func newCodePoints(s string) codePoints {
	if diag.CodePoints(s) == len(s) {
		return codePoints{s: s}
	}
	c := codePoints{s: s, marks: make([]int32, 0, len(s)/stride+1)}
	var n int32
	for at := 0; at < len(s); at++ {
		if at%stride == 0 {
			c.marks = append(c.marks, n)
		}
		if utf8.RuneStart(s[at]) {
			n++
		}
	}
	return c
}

// at is the number of code points before the byte offset b, which must lie on a boundary.
func (c codePoints) at(b int) int {
	if c.marks == nil {
		return b
	}
	i := min(b/stride, len(c.marks)-1)
	n := int(c.marks[i])
	for j := i * stride; j < b; j++ {
		if utf8.RuneStart(c.s[j]) {
			n++
		}
	}
	return n
}
