package registry

import (
	"fmt"
	"time"

	"github.com/onrecord/onrecord/internal/diag"
)

// Day is a calendar day; the month or the day may be 0 where only a year or month is known. The
// zero Day is "not given".
type Day struct {
	Year  int
	Month time.Month
	Day   int
}

// DayOf is the day of a moment, in that moment's own time zone. The zero time, which stands for one
// that is not known, has none.
func DayOf(t time.Time) Day {
	if t.IsZero() {
		return Day{}
	}
	y, m, d := t.Date()
	return Day{y, m, d}
}

// IsZero reports whether the day was not given.
func (d Day) IsZero() bool { return d == Day{} }

// String writes the day as precisely as it is known: 2025, 2025-05, 2025-05-15, or "" for the zero
// Day.
func (d Day) String() string {
	switch {
	case d.IsZero():
		return ""
	case d.Month == 0:
		return fmt.Sprintf("%04d", d.Year)
	case d.Day == 0:
		return fmt.Sprintf("%04d-%02d", d.Year, int(d.Month))
	}
	return fmt.Sprintf("%04d-%02d-%02d", d.Year, int(d.Month), d.Day)
}

// First is the first day that d may mean.
func (d Day) First() Day { return Day{d.Year, max(d.Month, 1), max(d.Day, 1)} }

// Last is the last day that d may mean.
func (d Day) Last() Day {
	if d.Month == 0 {
		return Day{d.Year, time.December, 31}
	}
	if d.Day == 0 {
		return Day{d.Year, d.Month, time.Date(d.Year, d.Month+1, 0, 0, 0, 0, 0, time.UTC).Day()}
	}
	return d
}

// Before reports whether all of d lies before all of o.
func (d Day) Before(o Day) bool { return d.Last().number() < o.First().number() }

func (d Day) number() int { return (d.Year*13+int(d.Month))*32 + d.Day }

// Role is a post held from a day until a day. A zero From or Until is open. Until is the last day
// of the post.
type Role struct {
	Title string
	Of    string // an organisation's id
	From  Day
	Until Day
	Also  []string // other phrases that mean this post: "NATO chief"
	Pos   diag.Pos

	of, until diag.Pos
}

// HeldOn reports whether the post was held on a day, or may have been where From or Until are known
// to the year or month only. On the zero Day nobody is known to have held anything.
func (r Role) HeldOn(d Day) bool {
	if d.IsZero() {
		return false
	}
	return (r.From.IsZero() || !d.Before(r.From)) && (r.Until.IsZero() || !r.Until.Before(d))
}
