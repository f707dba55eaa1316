package main

import (
	"strconv"
	"unicode/utf8"

	"github.com/onrecord/onrecord/internal/among"
)

// jsonLine writes a line of JSON by hand: annotate --json prints megabytes of it, and reading the
// types anew for each value took a quarter of its time. What it writes is what encoding/json writes
// without escapes for HTML; a test holds it to that.
type jsonLine struct{ b []byte }

// raw adds what is JSON already: punctuation, keys.
//
//go:noinline
func (j *jsonLine) raw(s string) { j.b = append(j.b, s...) }

// key adds a comma, where something stands before it, and the name of a member.
func (j *jsonLine) key(name string) {
	b := j.b
	if n := len(b); n > 0 && b[n-1] != '{' {
		b = append(b, ',')
	}
	b = append(b, '"')
	b = append(b, name...)
	j.b = append(b, '"', ':')
}

// mark adds a mark of punctuation.
//
//go:noinline
func (j *jsonLine) mark(c byte) { j.b = append(j.b, c) }

func (j *jsonLine) int(name string, n int) {
	j.key(name)
	j.b = strconv.AppendInt(j.b, int64(n), 10)
}

func (j *jsonLine) bool(name string, v bool) {
	j.key(name)
	j.b = strconv.AppendBool(j.b, v)
}

// number adds a confidence, which has three digits.
func (j *jsonLine) number(name string, f float64) {
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

func (j *jsonLine) string(name, s string) {
	j.key(name)
	j.quoted(s)
}

// plain adds a string that has nothing to be escaped: a name of the program's own.
//
//go:noinline
func (j *jsonLine) plain(name, s string) {
	j.key(name)
	j.b = append(append(append(j.b, '"'), s...), '"')
}

// stringOrNull adds a string, and null for "".
func (j *jsonLine) stringOrNull(name, s string) {
	if s == "" {
		j.null(name)
		return
	}
	j.string(name, s)
}

func (j *jsonLine) null(name string) {
	j.key(name)
	j.raw("null")
}

// list adds a list of n values, each written by one.
func (j *jsonLine) list(name string, n int, one func(i int)) {
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
	for i := special.Before(s); i < len(s); i += special.Before(s[i:]) {
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

// special are the bytes that may not be written as they are, or begin a sign that may not be: a
// control character, a quotation mark, a backslash, and those beyond ASCII.
var special = among.Those(func(c byte) bool { return c < ' ' || c == '"' || c == '\\' || c >= utf8.RuneSelf })

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
