package fields

import (
	"fmt"
	"strconv"
	"strings"
	"time"

	"github.com/onrecord/onrecord/internal/diag"
)

// Date is a day, or a day with a time, as written. The zero Date was not given.
type Date struct {
	Pos       diag.Pos
	Text      string // as written
	Year      int
	Month     time.Month
	Day       int
	HasTime   bool
	Clock     time.Duration // since midnight
	HasOffset bool
	Offset    int // seconds east of UTC
}

// Given reports whether the date stands in the file.
func (d Date) Given() bool { return d.Pos.Line != 0 }

// In is the date as a moment in the time zone of loc: midnight there for a day; a time without an
// offset is a time there, one with an offset is carried over. A time that clocks leave out when
// they are put forward at midnight is the first that follows, so that the day stays what is
// written.
func (d Date) In(loc *time.Location) time.Time {
	from := loc
	if d.HasOffset {
		from = time.FixedZone("", d.Offset)
	}
	c := d.Clock
	t := time.Date(d.Year, d.Month, d.Day, int(c/time.Hour), int(c/time.Minute)%60, int(c/time.Second)%60, 0, from)
	if t.Day() != d.Day { // time.Date may give the evening before: São Paulo, 4 November 2018
		if _, forward := t.ZoneBounds(); !forward.IsZero() {
			return forward
		}
	}
	return t.In(loc)
}

// PartDate is a year, a month of a year, or a day: what is not known is 0.
type PartDate struct {
	Pos   diag.Pos
	Year  int
	Month time.Month
	Day   int
}

// Given reports whether the date stands in the file.
func (d PartDate) Given() bool { return d.Pos.Line != 0 }

// problem says what is wrong with a date, and how it ought to look.
type problem struct{ what, example string }

func (p *problem) hint(name string) string {
	if p.example == "" {
		return "write a day that there is"
	}
	return fmt.Sprintf("write %s: %s", name, p.example)
}

// ParseDay reads a day as 2025-05-15. ok is false for anything else, and for days that there are
// not.
//
//go:noinline
func ParseDay(s string) (d Date, ok bool) {
	if len(s) != len("2025-05-15") {
		return d, false
	}
	d, p := parseDate(s)
	return d, p == nil
}

// parseDate reads 2025-05-15, 2025-05-15 14:30, 2025-05-15T14:30:00Z and 2025-05-15T14:30:00+03:00.
func parseDate(s string) (Date, *problem) {
	day, clock := s, ""
	if i := strings.IndexAny(s, "Tt "); i == len("2025-05-15") {
		day, clock = s[:i], strings.TrimSpace(s[i+1:])
	}
	p, bad := parsePartDate(day)
	if bad != nil {
		return Date{}, bad
	}
	if p.Day == 0 {
		return Date{}, &problem{"which names no day", "2025-05-15"}
	}
	d := Date{Year: p.Year, Month: p.Month, Day: p.Day}
	if clock == "" {
		return d, nil
	}
	d.HasTime = true
	if !d.parseClock(clock) {
		return Date{}, &problem{"whose time cannot be read", day + "T14:30:00+02:00, or without a time " + day}
	}
	return d, nil
}

// parseClock reads 14:30, 14:30:15 or 14:30:15.250, with Z or +03:00 after it, or nothing.
func (d *Date) parseClock(s string) bool {
	if n := strings.IndexAny(s, "Zz+-"); n >= 0 {
		if !d.parseOffset(s[n:]) {
			return false
		}
		s = strings.TrimSpace(s[:n])
	}
	for _, layout := range []string{"15:04", "15:04:05"} { // time.Parse accepts a fraction after the seconds
		if t, err := time.Parse(layout, s); err == nil {
			d.Clock = time.Duration(t.Hour())*time.Hour + time.Duration(t.Minute())*time.Minute +
				time.Duration(t.Second())*time.Second
			return true
		}
	}
	return false
}

func (d *Date) parseOffset(s string) bool {
	d.HasOffset = true
	if s == "Z" || s == "z" {
		return true
	}
	for _, layout := range []string{"-07:00", "-0700", "-07"} {
		if t, err := time.Parse(layout, s); err == nil {
			_, d.Offset = t.Zone()
			return true
		}
	}
	return false
}

// parsePartDate reads 2025, 2025-05 and 2025-05-15.
func parsePartDate(s string) (PartDate, *problem) {
	parts := strings.Split(s, "-")
	n := make([]int, 3)
	for i, p := range parts {
		width := 2
		if i == 0 {
			width = 4
		}
		v, err := strconv.Atoi(p)
		if i > 2 || len(p) != width || err != nil || strings.Trim(p, "0123456789") != "" {
			return PartDate{}, unreadable(s)
		}
		n[i] = v
	}
	d := PartDate{Year: n[0], Month: time.Month(n[1]), Day: n[2]}
	switch {
	case d.Year == 0:
		return PartDate{}, &problem{"but there is no year 0", "2025-05-15"}
	case len(parts) > 1 && (d.Month < 1 || d.Month > 12):
		return PartDate{}, noMonth(d)
	case len(parts) > 2 && (d.Day < 1 || d.Day > daysIn(d.Year, d.Month)):
		return PartDate{}, &problem{fmt.Sprintf("but %s %d has %d days", d.Month, d.Year, daysIn(d.Year, d.Month)), ""}
	}
	return d, nil
}

// noMonth is the complaint about a month that there is not; 2025-15-05 has day and month the wrong
// way round.
func noMonth(d PartDate) *problem {
	if d.Day >= 1 && d.Day <= 12 && d.Month <= 31 && d.Month > 0 {
		return &problem{fmt.Sprintf("but there is no month %d", d.Month),
			fmt.Sprintf("%04d-%02d-%02d (year, month, day)", d.Year, d.Day, d.Month)}
	}
	return &problem{fmt.Sprintf("but there is no month %d", d.Month), "2025-05-15 (year, month, day)"}
}

func daysIn(year int, month time.Month) int {
	return time.Date(year, month+1, 0, 0, 0, 0, 0, time.UTC).Day()
}

// unreadable is the complaint about a date in another form. Where that form has one meaning only,
// the right one is offered.
func unreadable(s string) *problem {
	const what = "which is no date"
	for _, layout := range []string{"2006-1-2", "2006/1/2", "2006.1.2", "20060102", "2.1.2006", "2 January 2006",
		"2 Jan 2006", "January 2, 2006", "Jan 2, 2006"} {
		if t, err := time.Parse(layout, s); err == nil {
			return &problem{what + " that can be read", t.Format("2006-01-02")}
		}
	}
	british, b := time.Parse("2/1/2006", s)
	american, a := time.Parse("1/2/2006", s)
	switch {
	case b == nil && a == nil && british != american:
		return &problem{"which may be two days", british.Format("2006-01-02") + " or " + american.Format("2006-01-02")}
	case b == nil:
		return &problem{what + " that can be read", british.Format("2006-01-02")}
	case a == nil:
		return &problem{what + " that can be read", american.Format("2006-01-02")}
	}
	return &problem{what, "2025-05-15 (year, month, day)"}
}
