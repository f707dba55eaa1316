package markup

import (
	"bytes"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/onrecord/onrecord/internal/fields"

	"github.com/yuin/goldmark/util"
)

var attributeEscaper = strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;", `"`, "&#34;", "\x00", "�")

// escaped makes a string fit for a quoted attribute.
//
//go:noinline
func escaped(s string) string { return attributeEscaper.Replace(s) }

// appendText writes text between elements. Quotation marks stay as they are.
//
//go:noinline
func appendText(to []byte, s string) []byte {
	from := 0
	for i := range len(s) {
		var e string
		switch s[i] {
		case '&':
			e = "&amp;"
		case '<':
			e = "&lt;"
		case '>':
			e = "&gt;"
		default:
			continue
		}
		to = append(to, s[from:i]...)
		to = append(to, e...)
		from = i + 1
	}
	return append(to, s[from:]...)
}

// unescape writes the readable text of Markdown: backslash escapes and entities resolved.
func unescape(to, raw []byte) []byte {
	if bytes.IndexByte(raw, '&') < 0 && bytes.IndexByte(raw, '\\') < 0 && bytes.IndexByte(raw, 0) < 0 {
		return append(to, raw...) // as most has none
	}
	from := 0
	var room [8]byte
	for i := 0; i < len(raw); {
		if b := raw[i]; b != '\\' && b != '&' && b != 0 {
			i++
			continue
		}
		resolved, n := escape(room[:0], raw[i:])
		if n == 0 {
			i++
			continue
		}
		to = append(append(to, raw[from:i]...), resolved...)
		i += n
		from = i
	}
	return append(to, raw[from:]...)
}

// escape resolves what s begins with, a backslash escape, an entity or a NUL, and tells how many
// bytes of s that took: 0 if it is no escape.
func escape(to, s []byte) ([]byte, int) {
	switch {
	case s[0] == 0:
		return append(to, "�"...), 1
	case s[0] == '\\':
		if len(s) > 1 && util.IsPunct(s[1]) {
			return append(to, s[1]), 2
		}
		return to, 0
	case len(s) > 1 && s[1] == '#':
		return numeric(to, s)
	}
	end := 1
	for end < len(s) && util.IsAlphaNumeric(s[end]) {
		end++
	}
	if end == len(s) || s[end] != ';' {
		return to, 0
	}
	e, ok := util.LookUpHTML5EntityByName(string(s[1:end]))
	if !ok {
		return to, 0
	}
	if characters := string(e.Characters); characters == "\n" || characters == "\t" { // as numeric has it
		return append(to, ' '), end + 1
	}
	return append(to, e.Characters...), end + 1
}

// numeric resolves &#8220; and &#x201c;. A control character becomes a space: it has no place in
// readable text, and two line feeds would part blocks.
func numeric(to, s []byte) ([]byte, int) {
	base, start, most := 10, 2, 7
	if len(s) > 2 && (s[2] == 'x' || s[2] == 'X') {
		base, start, most = 16, 3, 6
	}
	end := start
	for end < len(s) && end-start <= most && util.IsHexDecimal(s[end]) {
		end++
	}
	if end == start || end-start > most || end == len(s) || s[end] != ';' {
		return to, 0
	}
	v, err := strconv.ParseUint(string(s[start:end]), base, 32)
	if err != nil {
		return to, 0
	}
	r := rune(v)
	switch {
	case v == 0 || v > utf8.MaxRune || !utf8.ValidRune(r):
		r = utf8.RuneError
	case r < ' ' || r >= 0x7f && r < 0xa0 || fields.IsNonCharacter(r):
		r = ' '
	}
	return utf8.AppendRune(to, r), end + 1
}
