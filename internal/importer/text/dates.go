package text

import (
	"path"
	"strconv"
	"strings"
	"time"

	"github.com/onrecord/onrecord/internal/called"
	"github.com/onrecord/onrecord/internal/importer/item"
	"github.com/onrecord/onrecord/internal/importer/newswire"
	"github.com/onrecord/onrecord/internal/pattern"
)

// What tells a date, as Date.From says it.
const (
	fromText   = "a line of the text"
	fromName   = "the file's name"
	fromFolder = "the folder's name"
)

var (
	// datedLine is a dateline with a day: "OSTREY, May 3 (Packet) - ", "OSTREY, 3 May 2025 — ".
	datedLine = pattern.New(`^[^\n.!?“”"]{2,50}?,? ` +
		`(?:(\d{1,2})(?:st|nd|rd|th|\.)? (\p{L}{3,9})\.?|(\p{L}{3,9})\.? (\d{1,2})(?:st|nd|rd|th)?)` +
		`(?:,? (\d{4}))?,? ?(?:[(/–—]|\.?--?\s|$)`)
	dayInPath = pattern.New(`(?:^|[^0-9])(\d{4})[-_./ ]?(\d\d)[-_./ ]?(\d\d)(?:[^0-9]|$)`)
	dayLast   = pattern.New(`(?:^|[^0-9])(\d{1,2}[-_. ]\d{1,2}[-_. ]\d{4})(?:[^0-9]|$)`)
	dayWords  = pattern.New(`(?:^|[^\p{L}0-9])(\d{1,2}[-_. ]?\p{L}{3,9}[-_. ]?\d{4}` +
		`|\p{L}{3,9}[-_. ]\d{1,2}[-_., ]{1,2}\d{4})(?:[^0-9]|$)`)
)

// datelineDay reads the day in a dateline at the beginning of a paragraph. year is 0 where it tells
// none.
func datelineDay(paragraph string) (year, month, day int, as string) {
	const reach = 90
	m := datedLine.FindStringSubmatch(paragraph[:min(len(paragraph), reach)])
	if m == nil {
		return 0, 0, 0, ""
	}
	dayText, monthText := m[1]+m[4], m[2]+m[3]
	if month = newswire.Month(monthText); month == 0 {
		return 0, 0, 0, ""
	}
	day, _ = strconv.Atoi(dayText)
	year, _ = strconv.Atoi(m[5])
	return year, month, day, strings.TrimSpace(dayText + " " + monthText)
}

// nameDate finds the date in a file's name, or else in its folders' names.
func nameDate(source string) item.Date {
	base := called.TrimSuffix(path.Base(source), path.Ext(source))
	if d, ok := dayIn(base); ok {
		d.From = fromName
		return d
	}
	if d, ok := dayIn(path.Base(source)); ok {
		d.From = fromName
		return d
	}
	// A day may begin in the folders and end in the file's name: "2005/03/17 choir.txt".
	if d, ok := dayIn(path.Join(path.Dir(source), base)); ok {
		d.From = fromFolder
		return d
	}
	return item.Date{}
}

// dayIn finds the last day that stands in a path.
func dayIn(name string) (item.Date, bool) {
	if all := dayInPath.FindAllStringSubmatch(name, -1); all != nil {
		m := all[len(all)-1]
		if d := newswire.Moment(m[1]+"-"+m[2]+"-"+m[3], ""); d.Known() {
			return d, true
		}
	}
	if m := dayWords.FindStringSubmatch(name); m != nil {
		if d, ok := newswire.Written(spacedOut(m[1])); ok {
			return d, true
		}
	}
	if m := dayLast.FindStringSubmatch(name); m != nil {
		if d, ok := newswire.Written(strings.NewReplacer("_", "/", "-", "/", ".", "/", " ", "/").Replace(m[1])); ok {
			return d, true
		}
	}
	return item.Date{}, false
}

// spacedOut parts the figures and letters of a date: "15May2025".
func spacedOut(date string) string {
	var b called.Builder
	digit := false
	for i, r := range date {
		isDigit := '0' <= r && r <= '9'
		if i > 0 && isDigit != digit {
			b.WriteByte(' ')
		}
		if digit = isDigit; strings.ContainsRune("-_., ", r) {
			r = ' '
		}
		b.WriteRune(r)
	}
	return strings.Join(strings.Fields(b.String()), " ")
}

// published works out when a story was published: from a header line or a line that is a date, from
// a dateline, from the names. A date that may be read in two ways is read in the one that the name
// confirms; else it stays as written, for the whole batch to tell.
func published(lines []item.Date, paragraphs []string, source string) item.Date {
	name := nameDate(source)
	for _, d := range lines {
		if d.Known() {
			return d
		}
	}
	for _, d := range lines {
		if d.Raw == "" {
			continue
		}
		if name.Known() && confirms(d.Raw, name.Time) {
			return item.Date{Time: name.Time, From: fromText}
		}
		return d
	}
	for _, p := range paragraphs[:min(len(paragraphs), 4)] {
		if d, ok := byDateline(p, name, source); ok {
			return d
		}
	}
	return name
}

// byDateline dates a story by its dateline. The year, if it tells none, comes from the names.
func byDateline(paragraph string, name item.Date, source string) (item.Date, bool) {
	year, month, day, as := datelineDay(paragraph)
	if month == 0 {
		return item.Date{}, false
	}
	if year == 0 && name.Known() {
		return name, true // a day is told in full: the name's is that of publication
	}
	if year == 0 {
		year = newswire.YearIn(source)
	}
	if year == 0 {
		return item.Date{Raw: as + " (the year is not told)", From: fromText}, true
	}
	t := time.Date(year, time.Month(month), day, 0, 0, 0, 0, time.UTC)
	if t.Day() != day {
		return item.Date{}, false
	}
	return item.Date{Time: t, From: fromText}, true
}

var figure = pattern.New(`\d+`)

// confirms reports whether a date as written can be read as the day t.
func confirms(raw string, t time.Time) bool {
	n := figure.FindAllString(raw, 3)
	if len(n) < 3 {
		return false
	}
	a, _ := strconv.Atoi(n[0])
	b, _ := strconv.Atoi(n[1])
	y, _ := strconv.Atoi(n[2])
	day, month := t.Day(), int(t.Month())
	sameYear := y == t.Year() || y == t.Year()%100
	sameDay := a == day && b == month || b == day && a == month
	return sameYear && sameDay
}
