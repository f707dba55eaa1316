package main

import (
	"math/bits"
	"strconv"
	"unicode/utf8"
)

// jsonLine writes a line of JSON by hand: annotate --json prints megabytes of it, and reading the
// types anew for each value took a quarter of its time. What it writes is what encoding/json writes
// without escapes for HTML; a test holds it to that.
type jsonLine struct{ b []byte }

// raw adds what is JSON already: punctuation, keys.
//
//go:noinline
func (j *jsonLine) raw(s string) { j.b = append(j.b, s...) }

// member is one of the members of the objects in a line.
type member uint8

// memberName is the name of a member with its marks, `"start":`, in as many bytes as are copied at
// once, and how many of them are its own.
type memberName struct {
	text [16]byte
	n    int
}

func namesOf(members ...string) []memberName {
	all := make([]memberName, len(members))
	for i, name := range members {
		all[i].n = copy(all[i].text[:], `"`+name+`":`)
	}
	return all
}

// key adds a comma, where something stands before it, and the name of a member.
//
//go:noinline
func (j *jsonLine) key(name member) {
	b := j.b
	if n := len(b); n > 0 && b[n-1] != '{' {
		b = append(b, ',')
	}
	x := &members[name]
	j.b = append(b, x.text[:]...)[:len(b)+x.n]
}

// mark adds a mark of punctuation.
//
//go:noinline
func (j *jsonLine) mark(c byte) { j.b = append(j.b, c) }

func (j *jsonLine) int(name member, n int) {
	j.key(name)
	j.b = strconv.AppendInt(j.b, int64(n), 10)
}

func (j *jsonLine) bool(name member, v bool) {
	j.key(name)
	j.b = strconv.AppendBool(j.b, v)
}

// number adds a confidence, which has three digits.
func (j *jsonLine) number(name member, f float64) {
	j.key(name)
	k := int(f*1000 + 0.5)
	if f < 0 || f > 1 || float64(k)/1000 != f {
		j.b = strconv.AppendFloat(j.b, f, 'f', -1, 64)
		return
	}
	j.b = append(j.b, byte('0'+k/1000), '.', byte('0'+k/100%10), byte('0'+k/10%10), byte('0'+k%10))
	for n := len(j.b) - 1; j.b[n] == '0' || j.b[n] == '.'; n-- {
		whole := j.b[n] == '.'
		if j.b = j.b[:n]; whole {
			break
		}
	}
}

func (j *jsonLine) string(name member, s string) {
	j.key(name)
	j.quoted(s)
}

// plain adds a string that has nothing to be escaped: a name of the program's own.
//
//go:noinline
func (j *jsonLine) plain(name member, s string) {
	j.key(name)
	j.b = append(append(append(j.b, '"'), s...), '"')
}

// stringOrNull adds a string, and null for "".
func (j *jsonLine) stringOrNull(name member, s string) {
	if s == "" {
		j.null(name)
		return
	}
	j.string(name, s)
}

func (j *jsonLine) null(name member) {
	j.key(name)
	j.b = append(j.b, 'n', 'u', 'l', 'l')
}

// list adds a list of n values, each written by one.
func (j *jsonLine) list(name member, n int, one func(i int)) {
	j.key(name)
	j.mark('[')
	for i := range n {
		if i > 0 {
			j.mark(',')
		}
		one(i)
	}
	j.mark(']')
}

// quoted adds s in quotation marks.
func (j *jsonLine) quoted(s string) {
	j.b = append(j.b, '"')
	from := 0
	for i := special(s, 0); i < len(s); i = special(s, i) {
		n := 1
		esc := ""
		if c := s[i]; c >= utf8.RuneSelf {
			esc, n = escapedRune(s[i:])
		} else {
			esc = escapedByte(c)
		}
		if esc != "" {
			j.b = append(append(j.b, s[from:i]...), esc...)
			from = i + n
		}
		i += n
	}
	j.b = append(append(j.b, s[from:]...), '"')
}

// each is a byte of the value c in each of eight places.
func each(c byte) uint64 { return uint64(c) * 0x0101010101010101 }

// special is where in s, from byte i on, the first stands that may not be written as it is, or
// begins a sign that may not be: a control character, a quotation mark, a backslash, or one beyond
// ASCII; or the end of s. It looks at eight at a time.
func special(s string, i int) int {
	for ; i < len(s)-7; i += 8 {
		if found := specials(eight(s[i : i+8])); found != 0 {
			return i + bits.TrailingZeros64(found)/8
		}
	}
	if i < len(s) && len(s) >= 8 {
		// the last that are left; behind them stand zeros, which are special
		x := eight(s[len(s)-8:]) >> (8 * uint(i+8-len(s)) & 63)
		return min(i+bits.TrailingZeros64(specials(x))/8, len(s))
	}
	for ; i < len(s); i++ {
		if c := s[i]; c < ' ' || c == '"' || c == '\\' || c >= utf8.RuneSelf {
			break
		}
	}
	return i
}

// specials has the uppermost bit set of each byte that is special; what it says of bytes behind the
// first of them counts for nothing.
func specials(x uint64) uint64 {
	return (x | (x - each(' ')) | ((x ^ each('"')) - each(1)) | ((x ^ each('\\')) - each(1))) & each(0x80)
}

// eight are the first eight bytes of s in one number.
func eight(s string) uint64 {
	return uint64(s[0]) | uint64(s[1])<<8 | uint64(s[2])<<16 | uint64(s[3])<<24 |
		uint64(s[4])<<32 | uint64(s[5])<<40 | uint64(s[6])<<48 | uint64(s[7])<<56
}

// escapedByte is how JSON writes a byte that may not stand in a string.
func escapedByte(c byte) string {
	switch c {
	case '"':
		return `\"`
	case '\\':
		return `\\`
	case '\n':
		return `\n`
	case '\r':
		return `\r`
	case '\t':
		return `\t`
	case '\b':
		return `\b`
	case '\f':
		return `\f`
	}
	const hex = "0123456789abcdef"
	return `\u00` + string(hex[c>>4]) + string(hex[c&15])
}

// escapedRune is how JSON writes the rune with which s begins, "" as it is, and its length: what
// is no UTF-8, and the two characters that end a line in JavaScript alone, are escaped.
func escapedRune(s string) (string, int) {
	switch r, n := utf8.DecodeRuneInString(s); {
	case r == utf8.RuneError && n == 1:
		return `\ufffd`, 1
	case r == '\u2028':
		return `\u2028`, n
	case r == '\u2029':
		return `\u2029`, n
	default:
		return "", n
	}
}
