package newswire

import (
	"strconv"
	"strings"
	"time"

	"github.com/onrecord/onrecord/internal/called"
	"github.com/onrecord/onrecord/internal/importer/item"
	"github.com/onrecord/onrecord/internal/pattern"
)

// stamp is ISO 8601 in all the ways in which exports write it: 2025-05-15T14:05:00.000+0200,
// 20250515T140500Z, 2025-05-15 14:05:00 +0200, 20250515. What follows it is left to the caller.
var stamp = pattern.New(`^(\d{4})-?(\d\d)-?(\d\d)` +
	`(?:[T ]?(\d\d):?(\d\d)(?::?(\d\d)(?:[.,]\d+)?)?\s*(Z|GMT|UTC|[+-]\d\d:?\d\d|[+-]\d\d)?)?$`)

// Moment reads a date as programs write it. What it cannot read stands in Raw.
func Moment(text, from string) item.Date {
	text = strings.TrimSpace(text)
	if text == "" {
		return item.Date{}
	}
	if d, ok := iso(text); ok {
		d.From = from
		return d
	}
	if d, ok := Written(text); ok {
		d.From = from
		return d
	}
	return item.Date{Raw: text, From: from}
}

func iso(text string) (item.Date, bool) {
	m := stamp.FindStringSubmatch(text)
	if m == nil {
		return item.Date{}, false
	}
	day, ok := dayOf(number(m[1]), number(m[2]), number(m[3]))
	if !ok || m[4] == "" {
		return item.Date{Time: day}, ok
	}
	clock, ok := clockOf(number(m[4]), number(m[5]), number(m[6]))
	d := item.Date{Time: day.Add(clock), Hours: true}
	if m[7] != "" {
		d.Zone = true
		d.Time = inZone(d.Time, m[7])
	}
	return d, ok
}

// inZone reads what a clock shows as the time of a zone: Z, GMT, +02:00, +0200, +02.
func inZone(t time.Time, zone string) time.Time {
	offset := 0
	if zone[0] == '+' || zone[0] == '-' {
		digits := strings.ReplaceAll(zone[1:], ":", "")
		offset = number(digits[:2]) * 3600
		if len(digits) == 4 {
			offset += number(digits[2:]) * 60
		}
		if zone[0] == '-' {
			offset = -offset
		}
	}
	loc := time.UTC
	if offset != 0 {
		loc = time.FixedZone("", offset)
	}
	return time.Date(t.Year(), t.Month(), t.Day(), t.Hour(), t.Minute(), t.Second(), 0, loc)
}

//go:noinline
func number(digits string) int {
	n, _ := strconv.Atoi(digits)
	return n
}

// dayOf makes a day, if there is such a one.
func dayOf(year, month, day int) (time.Time, bool) {
	t := time.Date(year, time.Month(month), day, 0, 0, 0, 0, time.UTC)
	ok := t.Day() == day && int(t.Month()) == month && 1600 <= year && year <= 2200
	if !ok {
		return time.Time{}, false
	}
	return t, true
}

func clockOf(hour, minute, second int) (time.Duration, bool) {
	d := time.Duration(hour)*time.Hour + time.Duration(minute)*time.Minute + time.Duration(second)*time.Second
	return d, hour < 24 && minute < 60 && second <= 60
}

// months are the names of months, by their first letters. "mar" is March in all languages that
// have it, "mai" May, and so on: no name stands for two months.
var months = func() map[string]int {
	names := [12]string{
		"january jan januar janvier janv enero gennaio gen janeiro januari ene",
		"february feb februar février fevrier févr febrero febbraio fevereiro fev februari",
		"march mar märz mars marzo março maart mrt",
		"april apr avril avr abril aprile abr",
		"may mai mayo maggio mag maio mei maj",
		"june jun juni juin junio giugno giu junho",
		"july jul juli juillet juil julio luglio lug julho",
		"august aug août aout agosto ago augustus augusti",
		"september sep sept septembre septiembre settembre set setembro",
		"october oct oktober okt octobre octubre ottobre ott outubro out",
		"november nov novembre noviembre novembro",
		"december dec dezember dez décembre diciembre dicembre dezembro desember des dic déc",
	}
	m := make(map[string]int)
	for i, line := range names {
		for name := range strings.FieldsSeq(line) {
			m[name] = i + 1
		}
	}
	return m
}()

// Month is the number of a month by its name or what is short for it, in any of a dozen languages;
// 0 for all else.
func Month(word string) int { return months[strings.ToLower(called.TrimSuffix(word, "."))] }

var (
	dayFirst = pattern.New(`^(\d{1,2})(?:st|nd|rd|th|\.|er|º)?(?: de| of)?[ -]` +
		`(\p{L}{3,12})\.?,?(?: de| del)?[ -](\d{4})\b`)
	monthFirst = pattern.New(`^(\p{L}{3,12})\.? (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})\b`)
	inFigures  = pattern.New(`^(\d{1,2})([/.-])(\d{1,2})[/.-](\d{4}|\d\d)\b`)
	yearFirst  = pattern.New(`^(\d{4})[/.-](\d{1,2})[/.-](\d{1,2})\b`)
	lead       = pattern.New(`^(?i:(?:(?:first |last )?(?:published|updated|posted|modified|created|issued|date` +
		`|dated|on|at|le|am)[: ]+)*(?:\p{L}+day|mon|tues?|wed|thu(?:rs)?|fri|sat|sun|\p{L}+tag` +
		`|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche)?[,.]? ?)`)
	clock = pattern.New(`^(?i:[,;|]?\s*(?:at |um |à |- )?(\d{1,2})[:.h](\d\d)(?:[:.](\d\d))?` +
		`(?:\s*([ap]\.?m\.?))?(?:\s*(?:uhr|hrs|hours))?(?:\s*(Z|GMT|UTC|[+-]\d\d:?\d\d))?)`)
)

// Written reads a date as people write it: "15 May 2025", "May 15, 2025", "Published: Thursday 15
// May 2025, 14:05 GMT", "15.5.2025". The whole text must be the date. Where nobody can tell the day
// from the month, as in 05/01/2004, it stands in Raw.
func Written(text string) (item.Date, bool) {
	d, rest, ok := LeadingDate(text)
	rest = strings.Trim(rest, " .,;)(")
	if !ok || rest != "" && !isZoneName(rest) && !weekday.MatchString(rest) {
		return item.Date{}, false
	}
	return d, true
}

// weekday is the day of the week behind a date, and the edition behind that, as news databases have
// them: "May 15, 2025, Thursday, Late Edition - Final".
var weekday = pattern.New(`^(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b[ ,;-]*` +
	`(?:[\p{L} -]{0,30}(?i:edition|final)[\p{L} -]{0,12})?$`)

// isZoneName reports whether a word is short for a time zone. Which zone it is it seldom tells: IST
// is three of them.
func isZoneName(word string) bool {
	if len(word) < 2 || len(word) > 5 {
		return false
	}
	return strings.Trim(word, "ABCDEFGHIJKLMNOPQRSTUVWXYZ") == "" && called.HasSuffix(word, "T")
}

// LeadingDate reads the date that a text begins with, and returns what follows it.
func LeadingDate(text string) (d item.Date, rest string, ok bool) {
	text = strings.TrimSpace(text)
	if m := lead.FindString(text); m != "" {
		text = text[len(m):]
	}
	day, rest, raw, ok := leadingDay(text)
	if !ok {
		return item.Date{}, text, false
	}
	if raw != "" {
		return figuresOnly(raw, rest)
	}
	d = item.Date{Time: day}
	if m := clock.FindStringSubmatch(rest); m != nil {
		if c, ok := clockOf(hours(m[1], m[4]), number(m[2]), number(m[3])); ok {
			d.Time, d.Hours = d.Time.Add(c), true
			if rest = rest[len(m[0]):]; m[5] != "" {
				d.Zone = true
				d.Time = inZone(d.Time, strings.ToUpper(m[5]))
			}
		}
	}
	return d, rest, true
}

// figuresOnly is a date in figures as it was written, with the time of day behind it.
func figuresOnly(raw, rest string) (item.Date, string, bool) {
	if m := clock.FindString(rest); m != "" {
		return item.Date{Raw: raw + m}, rest[len(m):], true
	}
	return item.Date{Raw: raw}, rest, true
}

func hours(text, half string) int {
	h := number(text)
	switch strings.ToLower(half + " ")[0] {
	case 'p':
		if h < 12 {
			h += 12
		}
	case 'a':
		if h == 12 {
			h = 0
		}
	}
	return h
}

// leadingDay reads the day. raw is the day as written where it may be either of two.
func leadingDay(text string) (day time.Time, rest, raw string, ok bool) {
	if m := yearFirst.FindStringSubmatch(text); m != nil {
		day, ok = dayOf(number(m[1]), number(m[2]), number(m[3]))
		return day, called.TrimPrefix(text[len(m[0]):], "T"), "", ok
	}
	if m := dayFirst.FindStringSubmatch(text); m != nil {
		day, ok = dayOf(number(m[3]), Month(m[2]), number(m[1]))
		return day, text[len(m[0]):], "", ok
	}
	if m := monthFirst.FindStringSubmatch(text); m != nil {
		day, ok = dayOf(number(m[3]), Month(m[1]), number(m[2]))
		return day, text[len(m[0]):], "", ok
	}
	if m := inFigures.FindStringSubmatch(text); m != nil {
		return figures(m, text[len(m[0]):])
	}
	return day, text, "", false
}

// figures reads 15.5.2025: with points between it is day, month, year wherever it is written so.
// With others both orders are in use. Such a date is left as it is written, also where it can be
// read in one way only: it then tells the order of the others in its batch.
func figures(m []string, after string) (day time.Time, rest, raw string, ok bool) {
	a, b, year := number(m[1]), number(m[3]), number(m[4])
	if len(m[4]) == 2 {
		if year += 2000; year > 2069 {
			year -= 100
		}
	}
	day, ok = dayOf(year, b, a)
	if m[2] == "." {
		return day, after, "", ok
	}
	if !ok {
		_, ok = dayOf(year, a, b)
	}
	return time.Time{}, after, m[0], ok
}

var runOfDigits = pattern.New(`\d+`)

// YearIn is the only year that a file's path names, or 0: what was sent then often tells no year.
func YearIn(path string) (year int) {
	for _, m := range runOfDigits.FindAllString(path, -1) {
		y, _ := strconv.Atoi(m)
		if len(m) != 4 || y < 1900 || y > 2099 {
			continue
		}
		if year != 0 && y != year {
			return 0
		}
		year = y
	}
	return year
}
