// Package stamp reads a date as systems write it: "2015-12-31 10:00:12 -0400", "Wed, 05 Apr 2023
// 08:10:11 GMT", "5. April 2023", seconds since 1970.
//
// It guesses nothing: a date that may be May or January ("05/01/2004") comes back as written, in
// Raw, for whoever sees the whole batch.
package stamp

import (
	"strconv"
	"strings"
	"time"
	"unicode"

	"github.com/onrecord/onrecord/internal/called"
	"github.com/onrecord/onrecord/internal/importer/item"
)

// Export is what Date.From says of a date that the export itself tells.
const Export = "the export"

// Parse reads a date. What is empty or a row of zeros is no date; what cannot be read, or can be
// read in two ways, has only Raw.
func Parse(s string) item.Date {
	s = strings.TrimSpace(s)
	if s == "" || strings.Trim(s, "0-:T Z.+") == "" || called.HasPrefix(s, "0001-01-01") ||
		called.HasPrefix(s, "-0001") {
		return item.Date{}
	}
	if len(s) > 80 {
		return item.Date{Raw: s[:80]}
	}
	written := s
	s = parted(s)
	r := &reader{tokens: split(s)}
	if !r.read() || !r.valid() {
		return item.Date{Raw: written}
	}
	return r.date()
}

// parted writes "20040501123000" as a day and a time.
func parted(s string) string {
	if len(s) != 12 && len(s) != 14 || strings.Trim(s, "0123456789") != "" {
		return s
	}
	day := s[:8] + " " + s[8:10] + ":" + s[10:12]
	if len(s) == 14 {
		day += ":" + s[12:]
	}
	return day
}

// serial reads a date as spreadsheets count it: days since 30 December 1899, here of the years 1950
// to 2099, and a part of a day.
func serial(s string) (d item.Date, ok bool) {
	const first, last, seconds = 18264, 73050, 24 * 60 * 60
	n, err := strconv.ParseFloat(s, 64)
	whole, _, _ := called.Cut(s, ".")
	if err != nil || len(whole) != 5 || strings.Trim(s, "0123456789.") != "" || n < first || n > last {
		return d, false
	}
	t := time.Date(1899, 12, 30, 0, 0, 0, 0, time.UTC).AddDate(0, 0, int(n))
	if part := n - float64(int(n)); part > 0 {
		t = t.Add(time.Duration(part*seconds+0.5) * time.Second)
		return item.Date{Time: t, Hours: true, From: Export}, true
	}
	return item.Date{Time: t, From: Export}, true
}

// Unix reads a date that may be a number: seconds or thousandths of seconds since 1970, or days as
// spreadsheets count them.
func Unix(s string) item.Date {
	s = strings.TrimSpace(s)
	if d, ok := serial(s); ok {
		return d
	}
	whole, _, _ := called.Cut(s, ".")
	n, err := strconv.ParseInt(whole, 10, 64)
	switch {
	case err != nil:
		return Parse(s)
	case len(whole) == 13:
		n /= 1000
	case len(whole) != 10 && len(whole) != 9:
		return Parse(s)
	}
	return item.Date{Time: time.Unix(n, 0).UTC(), Hours: true, Zone: true, From: Export}
}

// token is a run of digits, a word, or one other sign.
type token struct {
	text  string
	digit bool
	word  bool
}

//go:noinline
func (t token) number() int {
	n, err := strconv.Atoi(t.text)
	if err != nil {
		return -1
	}
	return n
}

func split(s string) (tokens []token) {
	runes := []rune(s)
	for i := 0; i < len(runes); {
		j := i + 1
		switch c := runes[i]; {
		case isDigit(c):
			for j < len(runes) && isDigit(runes[j]) {
				j++
			}
			tokens = append(tokens, token{text: string(runes[i:j]), digit: true})
		case unicode.IsLetter(c):
			for j < len(runes) && (unicode.IsLetter(runes[j]) || unicode.Is(unicode.M, runes[j])) {
				j++
			}
			tokens = append(tokens, token{text: strings.ToLower(string(runes[i:j])), word: true})
		default:
			tokens = append(tokens, token{text: string(c)})
		}
		i = j
	}
	return tokens
}

func isDigit(r rune) bool { return r >= '0' && r <= '9' }

// reader takes a date from tokens, one after the other.
type reader struct {
	tokens           []token
	at               int
	year, month, day int
	hour, min, sec   int
	hours, zone      bool
	offset           int    // seconds east of Greenwich
	order            string // told by a day over 12: dmy, mdy
}

//go:noinline
func (r *reader) peek(n int) token {
	if r.at+n < len(r.tokens) {
		return r.tokens[r.at+n]
	}
	return token{}
}

// skip passes signs, and words that say nothing: weekdays, "at", "um", "de".
func (r *reader) skip(signs string) {
	for r.at < len(r.tokens) {
		t := r.peek(0)
		tells := t.digit || t.word && !idle[t.text]
		if tells || !t.word && !called.Has(signs, t.text) {
			return
		}
		r.at++
	}
}

func (r *reader) read() bool {
	r.skip(" ,.(")
	if !r.readDay() {
		return false
	}
	r.skip(" ,.Tt")
	if t := r.peek(0); t.text == "t" {
		r.at++
	}
	if r.atTime() {
		if !r.readTime() {
			return false
		}
	}
	r.skip(" ,.;)|-–")
	return r.at == len(r.tokens)
}

// atTime reports whether a time of day follows: "10:05", "10h05", "10.05", "100512".
func (r *reader) atTime() bool {
	first, sign := r.peek(0), r.peek(1)
	parted := len(sign.text) == 1 && called.Has(":h.", sign.text)
	return first.digit && (parted || len(first.text) == 6)
}

// readDay reads the day in whichever order it is written.
func (r *reader) readDay() bool {
	first := r.peek(0)
	switch {
	case first.digit && len(first.text) == 8:
		return r.compact(first)
	case first.digit && len(first.text) == 4:
		return r.yearFirst()
	case first.digit && len(first.text) <= 2 && isMonthSoon(r):
		return r.dayName()
	case first.digit && len(first.text) <= 2:
		return r.slashed()
	case first.word && months[first.text] > 0:
		return r.nameDay()
	}
	return false
}

func (r *reader) compact(t token) bool {
	n := t.number()
	r.year, r.month, r.day = n/10000, n/100%100, n%100
	r.at++
	return true
}

func (r *reader) yearFirst() bool {
	r.year = r.peek(0).number()
	sep, month := r.peek(1).text, r.peek(2)
	if !called.Has("-/. ", sep) || sep == "" {
		return false
	}
	r.month = month.number()
	if month.word {
		r.month = months[month.text]
	}
	if !r.peek(4).digit || r.peek(3).text != sep {
		return false
	}
	r.day = r.peek(4).number()
	r.at += 5
	return len(r.tokens) < r.at || r.month > 0
}

// isMonthSoon reports whether a month's name follows the day.
func isMonthSoon(r *reader) bool {
	for n := 1; n <= 5; n++ {
		t := r.peek(n)
		if t.word && months[t.text] > 0 {
			return true
		}
		if t.digit || t.text == "" {
			return false
		}
	}
	return false
}

func (r *reader) dayName() bool {
	r.day = r.peek(0).number()
	r.at++
	for months[r.peek(0).text] == 0 {
		r.at++
	}
	r.month = months[r.peek(0).text]
	r.at++
	r.skip(" .,-/'’")
	return r.readYear()
}

func (r *reader) nameDay() bool {
	r.month = months[r.peek(0).text]
	r.at++
	r.skip(" .")
	if !r.peek(0).digit || len(r.peek(0).text) > 2 {
		return false
	}
	r.day = r.peek(0).number()
	r.at++
	r.skip(" .,")
	return r.readYear()
}

// slashed reads 31/12/2004 and 12/31/2004 where only one reading is possible.
func (r *reader) slashed() bool {
	a, sep, b := r.peek(0).number(), r.peek(1).text, r.peek(2)
	if !called.Has("/.-", sep) || sep == "" || !b.digit || r.peek(3).text != sep {
		return false
	}
	r.at += 4
	if len(r.peek(0).text) != 4 || !r.readYear() {
		return false
	}
	switch second := b.number(); {
	case sep == "." || a == second:
		r.day, r.month = a, second
	case a > 12:
		r.day, r.month, r.order = a, second, "dmy"
	case second > 12:
		r.day, r.month, r.order = second, a, "mdy"
	default:
		return false
	}
	return true
}

func (r *reader) readYear() bool {
	t := r.peek(0)
	if !t.digit || len(t.text) != 4 && len(t.text) != 2 {
		return false
	}
	r.year = t.number()
	if len(t.text) == 2 {
		r.year += 1900
		if r.year < 1970 {
			r.year += 100
		}
	}
	r.at++
	return true
}

func (r *reader) readTime() bool {
	r.hours = true
	if t := r.peek(0); len(t.text) == 6 {
		n := t.number()
		r.hour, r.min, r.sec = n/10000, n/100%100, n%100
		r.at++
		return r.readZone()
	}
	r.hour = r.peek(0).number()
	r.at += 2
	r.min = 0
	if r.peek(0).digit {
		r.min = r.peek(0).number()
		r.at++
	}
	if r.peek(0).text == ":" && r.peek(1).digit {
		r.sec = r.peek(1).number()
		r.at += 2
	}
	if called.Has(".,", r.peek(0).text) && r.peek(1).digit {
		r.at += 2
	}
	r.half()
	return r.readZone()
}

// half reads "am" and "pm", with stops or without.
func (r *reader) half() {
	n := 0
	for r.peek(n).text == " " {
		n++
	}
	word := r.peek(n).text
	if (word == "a" || word == "p") && r.peek(n+1).text == "." && r.peek(n+2).text == "m" {
		word += "m"
		n += 2
	}
	switch {
	case word == "pm" && r.hour < 12:
		r.hour += 12
	case word == "am" && r.hour == 12:
		r.hour = 0
	case word != "am" && word != "pm":
		return
	}
	r.at += n + 1
}

func (r *reader) readZone() bool {
	r.skip(" ")
	t := r.peek(0)
	switch {
	case t.text == "+" || t.text == "-" || t.text == "−":
		return r.signed(t.text)
	case t.word:
		off, ok := zones[t.text]
		if !ok {
			return false
		}
		r.at++
		r.zone, r.offset = true, off*60
		if next := r.peek(0).text; next == "+" || next == "-" {
			return r.signed(next)
		}
	}
	return true
}

// signed reads +0200, +02:00, -4.
func (r *reader) signed(sign string) bool {
	t := r.peek(1)
	if !t.digit {
		return false
	}
	n := t.number()
	r.at += 2
	switch {
	case len(t.text) == 4:
		n = n/100*60 + n%100
	case len(t.text) == 3:
		n = n/100*60 + n%100
	case len(t.text) > 4:
		return false
	default:
		n *= 60
		if r.peek(0).text == ":" && r.peek(1).digit {
			n += r.peek(1).number()
			r.at += 2
		}
	}
	if n > 16*60 {
		return false
	}
	if sign != "+" {
		n = -n
	}
	r.zone, r.offset = true, n*60
	return true
}

// valid reports whether there is such a moment.
func (r *reader) valid() bool {
	years := 1400 <= r.year && r.year <= 2200
	months := 1 <= r.month && r.month <= 12
	hours := r.hour <= 23 && r.min <= 59 && r.sec <= 60
	if !years || !months || !hours {
		return false
	}
	t := time.Date(r.year, time.Month(r.month), r.day, 0, 0, 0, 0, time.UTC)
	return t.Day() == r.day && r.day > 0
}

func (r *reader) date() item.Date {
	zone := time.UTC
	if r.offset != 0 {
		zone = time.FixedZone("", r.offset)
	}
	return item.Date{
		Time:  time.Date(r.year, time.Month(r.month), r.day, r.hour, r.min, min(r.sec, 59), 0, zone),
		Hours: r.hours, Zone: r.zone, From: Export, Order: r.order,
	}
}
