package page

import (
	"fmt"
	"strconv"
	"time"

	"github.com/onrecord/onrecord/internal/called"
)

// Bars is a chart: one bar a month, a quarter or a year, to the month of the newest story.
type Bars struct {
	Heading string
	Units   int // the width of the drawing, in bars
	Bars    []Bar
	Top     Mark   // the largest value, above its bar
	Years   []Mark // below the bars
	Caption string // the chart in words
	Table   *Table // the figures by month
}

// Bar is a bar that leads somewhere, or all those that do not.
type Bar struct {
	Href, Path string
	Title      string // "March 2026: 9"
}

// Mark is a word at a place across the chart: "66.7%".
type Mark struct{ At, Text string }

// Table holds a chart's figures: a row a year, with a figure a month.
type Table struct{ Rows []TableRow }

// TableRow is one year. Months that are not over yet are not in it.
type TableRow struct {
	Year   Link
	Months []Link
}

// leadsTo says where the bar of a month leads to, or of a year where the month is 0: "" for
// nowhere.
type leadsTo func(year int, month time.Month) string

// series is a count for each month from January of first to the month of the newest story.
type series struct {
	first  int
	months []int
	to     leadsTo
}

// monthly counts n dated things by month, as far as the archive goes. Things run from the newest to
// the oldest.
func (p *archive) monthly(n int, when func(int) time.Time, to leadsTo) series {
	end, ok := p.ix.Newest()
	if n == 0 || !ok {
		return series{}
	}
	return p.monthlyTo(end, n, when, to)
}

// monthlyTo is monthly, as far as the month of end.
func (p *archive) monthlyTo(end time.Time, n int, when func(int) time.Time, to leadsTo) series {
	s := series{first: when(n - 1).Year(), to: to}
	s.months = make([]int, 12*(end.Year()-s.first)+int(end.Month()))
	for i := range n {
		y, m, _ := when(i).Date()
		s.months[12*(y-s.first)+int(m)-1]++
	}
	return s
}

// sums adds up runs of size months; the last one may be shorter.
func (s series) sums(size int) []int {
	out := make([]int, (len(s.months)+size-1)/size)
	for i, v := range s.months {
		out[i/size] += v
	}
	return out
}

func (s series) last() int { return s.first + (len(s.months)-1)/12 }

const (
	chartLeast   = 4  // fewer things are counted at a glance
	monthsMost   = 4  // up to so many years are drawn by month
	quartersMost = 14 // up to so many by quarter
	yearsNamed   = 8  // as many have room below a chart on a phone
	barHeight    = 40 // of the highest
)

// chart draws a series: by month, by quarter or by year, as its length asks; nil where there is too
// little to draw. one and many are the noun: "quotation", "quotations".
func (s series) chart(one, many string) *Bars {
	if total := sum(s.months); filled(s.months) < 2 || total < chartLeast {
		return nil
	}
	b := &Bars{Heading: capital(many), Table: s.table()}
	years := s.last() - s.first + 1
	size := 12
	switch {
	case years <= monthsMost:
		size = 1
		b.Heading += " per month, "
	case years <= quartersMost:
		size = 3
		b.Heading += " each quarter, "
	default:
		b.Heading += " per year, "
	}
	b.Heading += strconv.Itoa(s.first) + rangeTo(s.first, s.last())
	values := s.sums(size)
	b.Units = len(values)
	b.Bars = s.bars(values, size)
	b.Top = top(values)
	b.Years = s.years(size)
	b.Caption = caption(values, func(i int) string { return s.name(i, size) }, one, many)
	return b
}

// name is that of the i-th bar of so many months.
func (s series) name(i, size int) string {
	year := strconv.Itoa(s.first + i*size/12)
	switch size {
	case 1:
		return time.Month(i%12+1).String() + " " + year
	case 3:
		return quarters[i%4] + " of " + year
	}
	return year
}

// bars draws the values, each as a link where it leads somewhere. A bar begins at the top, so that
// one may point anywhere above it.
func (s series) bars(values []int, size int) []Bar {
	most := 1
	for _, v := range values {
		most = max(most, v)
	}
	var out []Bar
	var plain called.Builder
	for i, v := range values {
		if v == 0 {
			continue
		}
		path := fmt.Sprintf("M%d.125 %.1fh.75V40h-.75z", i, barHeight*(1-float64(v)/float64(most)))
		if href := s.href(i, size); href != "" {
			out = append(out, Bar{href, fmt.Sprintf("M%d 0h1", i) + path, capital(s.name(i, size)) + ": " + figures(v)})
			continue
		}
		plain.WriteString(path)
	}
	if plain.Len() > 0 {
		out = append(out, Bar{Path: plain.String()})
	}
	return out
}

// href is where the i-th bar of so many months leads: to its newest month that has anything, or to
// its year.
func (s series) href(i, size int) string {
	if s.to == nil {
		return ""
	}
	year := s.first + i*size/12
	if size == 12 && s.to(year, 0) != "" {
		return s.to(year, 0)
	}
	for at := min((i+1)*size, len(s.months)) - 1; at >= i*size; at-- {
		if s.months[at] > 0 {
			return s.to(year, time.Month(at%12+1))
		}
	}
	return ""
}

// top is the largest value, over the middle of its bar: the newest of equal ones.
func top(values []int) Mark {
	best := 0
	for i, v := range values {
		if v >= values[best] {
			best = i
		}
	}
	return Mark{across(float64(best)+.5, len(values)), figures(values[best])}
}

// across is a place in a drawing of so many units.
func across(at float64, units int) string {
	return strconv.FormatFloat(100*at/float64(units), 'f', 1, 64) + "%"
}

// years are the names of years below the bars, or of a lone year's quarters by their months; one
// that has no room beside the chart's end has none.
func (s series) years(size int) []Mark {
	step := 1
	for _, next := range []int{2, 5, 10, 20, 50, 100} {
		if (s.last()-s.first)/step >= yearsNamed {
			step = next
		}
	}
	units := len(s.sums(size))
	var out []Mark
	if s.first == s.last() && size == 1 {
		for m := 0; m < units; m += 3 {
			out = append(out, Mark{across(float64(m), units), time.Month(m + 1).String()})
		}
		return out
	}
	for y := s.first; y <= s.last(); y += step {
		at := float64(12*(y-s.first)) / float64(size)
		if len(out) > 0 && at > .92*float64(units) {
			break
		}
		out = append(out, Mark{across(at, units), strconv.Itoa(y)})
	}
	return out
}

var quarters = [...]string{"the first quarter", "the second quarter", "the third quarter", "the last quarter"}

func rangeTo(first, last int) string {
	if first == last {
		return ""
	}
	return " to " + strconv.Itoa(last)
}

func filled(values []int) int {
	n := 0
	for _, v := range values {
		if v > 0 {
			n++
		}
	}
	return n
}

func sum(values []int) int {
	n := 0
	for _, v := range values {
		n += v
	}
	return n
}

// caption says a chart in words.
func caption(values []int, at func(int) string, one, many string) string {
	total, best, first, last := 0, 0, -1, 0
	for i, v := range values {
		total += v
		if v > values[best] {
			best = i
		}
		if v > 0 {
			last = i
			if first < 0 {
				first = i
			}
		}
	}
	return fmt.Sprintf("%s from %s to %s, most of them (%s) in %s.", capital(count(total, one, many)), at(first),
		at(last), spell(values[best]), at(best))
}

// table is the figures by month. Where the bars are longer than months, its years are the links.
func (s series) table() *Table {
	t := &Table{}
	byMonth := s.last()-s.first < monthsMost
	for y := s.first; y <= s.last(); y++ {
		row := TableRow{Year: Link{"", strconv.Itoa(y)}}
		year := 12 * (y - s.first)
		months := s.months[year:min(year+12, len(s.months))]
		for m, v := range months {
			cell := Link{"", strconv.Itoa(v)}
			if v > 0 && byMonth && s.to != nil {
				cell.Href = s.to(y, time.Month(m+1))
			}
			row.Months = append(row.Months, cell)
		}
		if !byMonth && s.to != nil && filled(months) > 0 {
			row.Year.Href = s.href(y-s.first, 12)
		}
		t.Rows = append(t.Rows, row)
	}
	return t
}
