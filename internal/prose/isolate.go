package prose

import (
	"strings"
	"unicode"
)

// fromTheRight are the scripts that are written from right to left.
var fromTheRight = []*unicode.RangeTable{
	unicode.Adlam, unicode.Arabic, unicode.Hanifi_Rohingya, unicode.Hebrew, unicode.Mandaic, unicode.Mende_Kikakui,
	unicode.Nko, unicode.Samaritan, unicode.Syriac, unicode.Thaana, unicode.Yezidi,
}

// The marks that keep words of another direction from reordering what stands beside them: first
// strong isolate, and its end.
const (
	isolate    = "\u2068"
	isolateEnd = "\u2069"
)

// Isolated is s, between the marks that isolate it where it has letters that are written from right
// to left: for lines that join it to words of another script where no element can say so.
//
//go:noinline
func Isolated(s string) string {
	if strings.IndexFunc(s, func(r rune) bool { return r > 0x58f && unicode.In(r, fromTheRight...) }) < 0 {
		return s
	}
	return isolate + s + isolateEnd
}
