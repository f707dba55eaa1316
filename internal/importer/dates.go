package importer

import (
	"fmt"
	"path"
	"strconv"
	"strings"
	"time"

	"github.com/onrecord/onrecord/internal/called"
	"github.com/onrecord/onrecord/internal/importer/item"
	"github.com/onrecord/onrecord/internal/importer/stamp"
	"github.com/onrecord/onrecord/internal/pattern"
)

// What told a story's date, where the export itself did not.
const (
	fromFile   = "the file's name"
	fromFolder = "the folder's name"
	fromStamp  = "the file's stamp"
)

// dated is an item's date: what the export tells, else what stands in the file's name, else in a
// folder's. One that may be two days is left for the batch to tell.
func (c *census) dated(it *item.Item) item.Date {
	d := it.Published
	if !d.Known() && it.Updated.Known() && d.Raw == "" {
		d = it.Updated
	}
	if d.Known() {
		if d.Time.Year() < 1 || d.Time.Year() > 9999 {
			return item.Date{}
		}
		if d.From == "" {
			d.From = stamp.Export
		}
		return d
	}
	if it.Place.Line > 0 {
		return d
	}
	named := namedDate(it.Place.Source)
	switch {
	case numeric.MatchString(d.Raw):
		if a, b := both(d.Raw); named.Known() && (sameDay(named.Time, a) || sameDay(named.Time, b)) {
			return named
		}
		return d
	case named.Known():
		return named
	case c.o.Stamps && !c.at.Stamp.IsZero():
		return item.Date{Time: c.at.Stamp.In(c.site.Location), From: fromStamp}
	}
	return d
}

// numeric is a day written in figures with the year at its end, and perhaps a time of day.
var numeric = pattern.New(`^\D*(\d{1,2})[/.-](\d{1,2})[/.-](\d{4}|\d\d)` +
	`(?:[ T,]+(\d{1,2}):(\d\d)(?::(\d\d))?(?: ?([aApP])\.?[mM]\b)?)?`)

// order notes what an item tells about the order of day and month in its source.
func (c *census) order(it *item.Item) {
	switch it.Published.Order {
	case "dmy":
		c.orders[c.at.batch][0]++
		return
	case "mdy":
		c.orders[c.at.batch][1]++
		return
	}
	m := numeric.FindStringSubmatch(it.Published.Raw)
	if m == nil {
		return
	}
	first, _ := strconv.Atoi(m[1])
	second, _ := strconv.Atoi(m[2])
	if first > 12 && second <= 12 {
		c.orders[c.at.batch][0]++
	}
	if second > 12 && first <= 12 {
		c.orders[c.at.batch][1]++
	}
}

// both reads a day in figures both ways; zero where there is no such day.
func both(raw string) (dayFirst, monthFirst time.Time) {
	return readNumeric(raw, "dmy", time.UTC), readNumeric(raw, "mdy", time.UTC)
}

func readNumeric(raw, order string, loc *time.Location) time.Time {
	m := numeric.FindStringSubmatch(raw)
	if m == nil {
		return time.Time{}
	}
	n := make([]int, len(m))
	for i, digits := range m {
		n[i], _ = strconv.Atoi(digits)
	}
	day, month, year, hour := n[1], n[2], n[3], n[4]
	switch {
	case strings.EqualFold(m[7], "p") && hour < 12:
		hour += 12
	case strings.EqualFold(m[7], "a") && hour == 12:
		hour = 0
	}
	if order == "mdy" {
		day, month = month, day
	}
	if len(m[3]) == 2 {
		if year += 1900; year < 1970 {
			year += 100
		}
	}
	t := time.Date(year, time.Month(month), day, hour, n[5], n[6], 0, loc)
	if month < 1 || month > 12 || t.Day() != day {
		return time.Time{}
	}
	return t
}

const noDate = "it has no date, neither in the text nor in the names of file and folder; " +
	"put the day before the file's name, 2004-05-01-…, or import with --stamps where the files' own stamps are right"

const noSuchDay = "its date, %q, is no day of any calendar; write the right one, as 2004-05-01"

const noDateOfPiece = "it has no date; write its day into the export, where such a piece has it (above a text as " +
	"DATE: 2004-05-01)"

const noDateOfRow = "it has no date; where a column or a field holds it, name that with --map (columns: … date)"

// settleDate reads a date that may be two days, or says why it cannot.
func (c *census) settleDate(s *story) (item.Date, string) {
	d, batch := s.date, c.files[s.file].batch
	switch {
	case d.Known():
		return d, ""
	case d.Raw == "" && s.row:
		if f := c.files[s.file].format; f != nil && f.ID != "csv" && f.ID != "json" {
			return d, noDateOfPiece
		}
		return d, noDateOfRow
	case d.Raw == "":
		return d, noDate
	}
	dayFirst, monthFirst := both(d.Raw)
	order := c.o.Dates
	if order == "" {
		order = c.orderOf(batch)
	}
	switch {
	case dayFirst.IsZero() && monthFirst.IsZero() && numeric.MatchString(d.Raw):
		return d, fmt.Sprintf(noSuchDay, OneLine(d.Raw))
	case dayFirst.IsZero() && monthFirst.IsZero():
		return d, fmt.Sprintf("its date, %q, cannot be read; write it as 2004-05-01", OneLine(d.Raw))
	case monthFirst.IsZero() || dayFirst.Equal(monthFirst):
		order = "dmy"
	case dayFirst.IsZero():
		order = "mdy"
	case order == "":
		return d, fmt.Sprintf("its date, %q, may be %s or %s; import again with --dates dmy (day first) or mdy "+
			"(month first)",
			OneLine(d.Raw), dayFirst.Format(time.DateOnly), monthFirst.Format(time.DateOnly))
	}
	d.Time = readNumeric(d.Raw, order, c.site.Location)
	if d.From == "" {
		d.From = stamp.Export
	}
	d.Hours = d.Hours || d.Time.Hour()+d.Time.Minute()+d.Time.Second() > 0
	return d, ""
}

// orderOf is the order of day and month in a source, where its other dates tell it without
// contradiction.
func (c *census) orderOf(batch int) string {
	switch n := c.orders[batch]; {
	case n[0] > 0 && n[1] == 0:
		return "dmy"
	case n[1] > 0 && n[0] == 0:
		return "mdy"
	}
	return ""
}

var (
	// dayIn is a day within a name: 2004-05-01, 20040501, 2004_05_01, 2004.05.01.
	dayIn = pattern.New(`(?:^|[^0-9])((?:19|20)\d\d|1[5-8]\d\d)([-_.]?)(\d{1,2})([-_.]?)(\d{1,2})(?:[^0-9]|$)`)
	// dayFolders are folders that make a day, 2004/05/01 or 2004/2004-05/01.
	dayFolders = pattern.New(`(?:^|/)((?:19|20)\d\d)/(?:\d{4}[-_])?(\d\d)/(\d\d)(?:/|$)`)
)

// namedDate is the day that stands in a file's name, or in the names of its folders.
func namedDate(source string) item.Date {
	dir, name := path.Split(source)
	if t, _, ok := DayIn(called.TrimSuffix(name, path.Ext(name))); ok {
		return item.Date{Time: t, From: fromFile}
	}
	if m := dayFolders.FindStringSubmatch(dir); m != nil {
		if t, err := time.Parse("2006-01-02", m[1]+"-"+m[2]+"-"+m[3]); err == nil {
			return item.Date{Time: t, From: fromFolder}
		}
	}
	steps := strings.Split(strings.Trim(dir, "/"), "/")
	for i := len(steps) - 1; i >= 0; i-- {
		if t, _, ok := DayIn(steps[i]); ok {
			return item.Date{Time: t, From: fromFolder}
		}
	}
	return item.Date{}
}

// DayIn finds the first day in a name, and what is left of the name without it.
func DayIn(name string) (day time.Time, rest string, ok bool) {
	for _, m := range dayIn.FindAllStringSubmatchIndex(name, -1) {
		part := func(n int) string { return name[m[2*n]:m[2*n+1]] }
		if part(2) != part(4) || part(2) == "" && (len(part(3)) != 2 || len(part(5)) != 2) {
			continue
		}
		t, err := time.Parse("2006-1-2", part(1)+"-"+part(3)+"-"+part(5))
		if err != nil {
			continue
		}
		return t, strings.Trim(strings.Trim(name[:m[2]], "-_. ")+"-"+strings.Trim(name[m[11]:], "-_. "), "-"), true
	}
	return day, name, false
}
