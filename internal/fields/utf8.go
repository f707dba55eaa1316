package fields

import (
	"fmt"
	"unicode/utf8"

	"github.com/onrecord/onrecord/internal/called"
	"github.com/onrecord/onrecord/internal/diag"
)

// BadUTF8 finds the first byte of a file that is not UTF-8. The finding names the byte's place,
// also as a count of bytes from the file's beginning (the first is byte 0), and says what the file
// seems to be instead.
func BadUTF8(file string, src []byte) (f diag.Finding, bad bool) {
	if utf8.Valid(src) {
		return f, false
	}
	i := 0
	for {
		r, n := utf8.DecodeRune(src[i:])
		if r == utf8.RuneError && n == 1 {
			break
		}
		i += n
	}
	return diag.Finding{
		Pos: diag.At(file, src, i), Code: "invalid-utf8",
		Message: fmt.Sprintf("byte %d (0x%02X) is not UTF-8", i, src[i]),
		Hint:    encodingHint(src, src[i]),
	}, true
}

func encodingHint(src []byte, c byte) string {
	if called.BytesHavePrefix(src, []byte{0xff, 0xfe}) || called.BytesHavePrefix(src, []byte{0xfe, 0xff}) {
		return "the file seems to be UTF-16; save it as UTF-8"
	}
	if r, ok := windows1252(c); ok {
		return fmt.Sprintf("it would be %c in Windows-1252; save the file as UTF-8", r)
	}
	return "save the file as UTF-8"
}

// windows1252 says which character a byte above 0x7F is in Windows-1252, the encoding that most old
// newsroom files are in that are not UTF-8.
func windows1252(c byte) (rune, bool) {
	if c >= 0xa1 {
		return rune(c), true // as in Latin-1
	}
	high := []rune("€�‚ƒ„…†‡ˆ‰Š‹Œ�Ž��‘’“”•–—˜™š›œ�žŸ")
	if c < 0x80 || int(c-0x80) >= len(high) || high[c-0x80] == '�' {
		return 0, false
	}
	return high[c-0x80], true
}
