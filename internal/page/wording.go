package page

import (
	"fmt"
	"strconv"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"github.com/onrecord/onrecord/internal/called"
)

// figures prints a number as a newspaper does: 41,962.
func figures(n int) string {
	s := strconv.Itoa(n)
	for i := len(s) - 3; i > 0; i -= 3 {
		s = s[:i] + "," + s[i:]
	}
	return s
}

var spelled = [...]string{
	"no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
}

// spell prints a number in words up to twelve, in figures above.
//
//go:noinline
func spell(n int) string {
	if n >= 0 && n < len(spelled) {
		return spelled[n]
	}
	return figures(n)
}

// count is a number with its noun: "1 quotation", "10 quotations".
//
//go:noinline
func count(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return figures(n) + " " + many
}

//go:noinline
func quotations(n int) string { return count(n, "quotation", "quotations") }

//go:noinline
func stories(n int) string { return count(n, "story", "stories") }

// say is count in words up to twelve, for running text: "two stories".
//
//go:noinline
func say(n int, one, many string) string {
	if n == 1 {
		return "one " + one
	}
	return spell(n) + " " + many
}

// percent prints a share to a tenth of a percent, rounded down: what is not perfect does not print
// as 100 %.
func percent(part, of float64) string {
	if of == 0 {
		return "–"
	}
	tenths := int(1000*part/of + 1e-9)
	return fmt.Sprintf("%d.%d%%", tenths/10, tenths%10)
}

// times is how often: "once", "twice", "214 times".
func times(n int) string {
	switch n {
	case 0:
		return "never"
	case 1:
		return "once"
	case 2:
		return "twice"
	}
	return spell(n) + " times"
}

// capital is s with its first letter upper-case.
func capital(s string) string {
	r, n := called.FirstRune(s)
	if n == 0 {
		return s
	}
	return string(unicode.ToUpper(r)) + s[n:]
}

// sentence is s with a full stop, where it ends without one. "" stays "".
func sentence(s string) string {
	if r, n := utf8.DecodeLastRuneInString(s); n == 0 || !unicode.IsLetter(r) && !unicode.IsDigit(r) {
		return s
	}
	return s + "."
}

// list joins words: "a, b and c".
func list(words []string) string {
	if len(words) <= 1 {
		return strings.Join(words, "")
	}
	return strings.Join(words[:len(words)-1], ", ") + " and " + words[len(words)-1]
}

//go:noinline
func fullDate(t time.Time) string { return t.Format("2 January 2006") }

//go:noinline
func longDate(t time.Time) string { return t.Format("Monday 2 January 2006") }

func dayMonth(t time.Time) string { return t.Format("2 January") }

//go:noinline
func isoDate(t time.Time) string { return t.Format("2006-01-02") }

// span is from one year to another: "in 2025", "from 2009 to 2026".
func span(first, last int) string {
	if first == last {
		return fmt.Sprintf("in %d", first)
	}
	return fmt.Sprintf("from %d to %d", first, last)
}

// checkedOn prints the date of a decision, which is written as 2025-05-20, as a date; anything else
// as it is.
func checkedOn(s string) string {
	if t, err := time.Parse("2006-01-02", s); err == nil {
		return fullDate(t)
	}
	return s
}

func join(names []string) string { return strings.Join(names, ", ") }
