package feed

import (
	"bytes"
	"encoding/json"
	"strconv"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"github.com/onrecord/onrecord/internal/among"
	"github.com/onrecord/onrecord/internal/called"
	"github.com/onrecord/onrecord/internal/sheet"
)

// given is what a row gives in a column. Every utterance is written eight times and more, in as
// many tables: so a value is none of an interface, and is appended as CSV or JSON without another
// copy.
type given struct {
	kind   kind
	text   string
	whole  int
	number float64
}

type kind uint8

const (
	notGiven kind = iota
	aText
	aDay // 20250515
	aWhole
	aNumber
	yesOrNo // yes where whole is 1
)

// always is a text that is always given, be it empty.
//
//go:noinline
func always(s string) given { return given{kind: aText, text: s} }

// text is a text, which is not given where it is empty.
//
//go:noinline
func text(s string) given {
	if s == "" {
		return given{}
	}
	return always(s)
}

// dayOf is the day of a time, as 2025-05-15.
func dayOf(t time.Time) given {
	y, m, d := t.Date()
	if y < 0 || y > 9999 {
		return always(t.Format(time.DateOnly))
	}
	return given{kind: aDay, whole: (y*100+int(m))*100 + d}
}

// appendDay appends a day.
func appendDay(out []byte, day int) []byte {
	digit := func(of int) byte { return byte('0' + day/of%10) }
	return append(out, digit(10_000_000), digit(1_000_000), digit(100_000), digit(10_000), '-',
		digit(1000), digit(100), '-', digit(10), digit(1))
}

//go:noinline
func whole(n int) given { return given{kind: aWhole, whole: n} }

func number(f float64) given { return given{kind: aNumber, number: f} }

func yes(is bool) given {
	if is {
		return given{kind: yesOrNo, whole: 1}
	}
	return given{kind: yesOrNo}
}

// appendCell appends v as a cell of a table.
func (v given) appendCell(out []byte) []byte {
	switch v.kind {
	case aText:
		return appendCSV(out, sheet.Safe(v.text))
	case aDay:
		return appendDay(out, v.whole)
	case aWhole:
		return strconv.AppendInt(out, int64(v.whole), 10)
	case aNumber:
		return strconv.AppendFloat(out, v.number, 'f', -1, 64)
	case yesOrNo:
		return strconv.AppendBool(out, v.whole == 1)
	}
	return out
}

// appendCSV appends a text as a cell, in quotation marks where encoding/csv would put it in them.
func appendCSV(out []byte, s string) []byte {
	if !quoted(s) {
		return append(out, s...)
	}
	out = append(out, '"')
	for i := strings.IndexByte(s, '"'); i >= 0; i = strings.IndexByte(s, '"') {
		out = append(append(out, s[:i+1]...), '"')
		s = s[i+1:]
	}
	return append(append(out, s...), '"')
}

func quoted(s string) bool {
	if s == "" {
		return false
	}
	return parting.Before(s) < len(s) || s == `\.` || unicode.IsSpace(firstRune(s))
}

// parting are the bytes for which a cell stands in quotation marks.
var parting = among.Those(func(c byte) bool { return c == ',' || c == '"' || c == '\n' || c == '\r' })

func firstRune(s string) rune {
	r, _ := called.FirstRune(s)
	return r
}

// appendJSON appends v as JSON, as encoding/json would with < > and & as they are.
func (v given) appendJSON(out []byte) []byte {
	switch v.kind {
	case aText:
		return appendString(out, v.text)
	case aDay:
		return append(appendDay(append(out, '"'), v.whole), '"')
	case aWhole:
		return strconv.AppendInt(out, int64(v.whole), 10)
	case aNumber:
		return appendNumber(out, v.number)
	case yesOrNo:
		return strconv.AppendBool(out, v.whole == 1)
	}
	return append(out, "null"...)
}

func appendNumber(out []byte, f float64) []byte {
	if f != 0 && (f < 1e-6 || f >= 1e21) { // with an exponent, of which encoding/json knows more
		b, _ := json.Marshal(f)
		return append(out, b...)
	}
	return strconv.AppendFloat(out, f, 'f', -1, 64)
}

// escapes are the bytes of a text that may need an escape in a JSON string.
var escapes = among.Those(func(c byte) bool { return c < ' ' || c >= utf8.RuneSelf || c == '"' || c == '\\' })

// appendString appends a JSON string.
func appendString(out []byte, s string) []byte {
	const digits = "0123456789abcdef"
	out = append(out, '"')
	done := 0
	for i := escapes.Before(s); i < len(s); i += escapes.Before(s[i:]) {
		c := s[i]
		r, size := called.FirstRune(s[i:])
		if r >= utf8.RuneSelf && r != '\u2028' && r != '\u2029' && (r != utf8.RuneError || size > 1) {
			i += size
			continue
		}
		out = append(out, s[done:i]...)
		switch {
		case c == '"' || c == '\\':
			out = append(out, '\\', c)
		case c == '\n':
			out = append(out, `\n`...)
		case c == '\r':
			out = append(out, `\r`...)
		case c == '\t':
			out = append(out, `\t`...)
		case c == '\b':
			out = append(out, `\b`...)
		case c == '\f':
			out = append(out, `\f`...)
		case c < ' ':
			out = append(out, '\\', 'u', '0', '0', digits[c>>4], digits[c&15])
		case r == utf8.RuneError:
			out = append(out, `\ufffd`...)
		default: // a line's or a paragraph's separator
			out = append(out, '\\', 'u', '2', '0', '2', digits[r&15])
		}
		i += size
		done = i
	}
	out = append(out, s[done:]...)
	return append(out, '"')
}

// value writes v as JSON on its line, with < > and & as they are.
func value(b *bytes.Buffer, v any) error {
	enc := json.NewEncoder(b)
	enc.SetEscapeHTML(false)
	if err := enc.Encode(v); err != nil {
		return called.Errorf("writing JSON: %w", err)
	}
	b.Truncate(b.Len() - 1)
	return nil
}
