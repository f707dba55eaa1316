package page

import (
	"fmt"
	"strconv"
	"strings"
	"time"
)

// Bars is a chart: one bar a month, a quarter or a year.
type Bars struct {
	Heading string
	Units   int      // the width of the drawing, in bars
	Path    string   // of all bars; 40 high
	Labels  []string // below, spread evenly
	Caption string   // the chart in words
	Table   *Table   // the same figures, or nil
}

// Table holds a chart's figures: a row a year, with a figure a month.
type Table struct{ Rows []TableRow }

// TableRow is one year.
type TableRow struct {
	Year    int
	Figures []int
}

// barPath draws the values as bars, the highest 40 high.
func barPath(values []int) string {
	most := 1
	for _, v := range values {
		most = max(most, v)
	}
	var b strings.Builder
	for i, v := range values {
		if v > 0 {
			fmt.Fprintf(&b, "M%d.125 %.1fh.75V40h-.75z", i, 40*(1-float64(v)/float64(most)))
		}
	}
	return b.String()
}

// series is a count for each month from January of first to December of last.
type series struct {
	first, last int
	months      []int
}

// monthly counts n dated things by month. Things run from the newest to the oldest.
func monthly(n int, when func(int) time.Time) series {
	if n == 0 {
		return series{}
	}
	s := series{first: when(n - 1).Year(), last: when(0).Year()}
	s.months = make([]int, 12*(s.last-s.first+1))
	for i := range n {
		y, m, _ := when(i).Date()
		s.months[12*(y-s.first)+int(m)-1]++
	}
	return s
}

// sums adds up runs of size months.
func (s series) sums(size int) []int {
	out := make([]int, len(s.months)/size)
	for i, v := range s.months {
		out[i/size] += v
	}
	return out
}

const (
	monthsMost   = 4  // up to so many years are drawn by month
	quartersMost = 14 // up to so many by quarter
)

// chart draws a series: by month, by quarter or by year, as its length asks; nil where there is too
// little to draw. noun is "quotation".
func (s series) chart(one, many string) *Bars {
	years := s.last - s.first + 1
	if filled(s.months) < 2 {
		return nil
	}
	b := &Bars{}
	var values []int
	var at func(int) string
	switch {
	case years <= monthsMost:
		b.Heading = capital(many) + " per month"
		values = s.months
		at = func(i int) string { return time.Month(i%12+1).String() + " " + strconv.Itoa(s.first+i/12) }
		b.Labels = yearLabels(s.first, s.last, "%d")
		if years == 1 {
			b.Labels = []string{"January", "April", "July", "October"}
		}
		b.Table = s.table()
	case years <= quartersMost:
		b.Heading = capital(many) + " each quarter"
		values = s.sums(3)
		at = func(i int) string { return quarters[i%4] + " of " + strconv.Itoa(s.first+i/4) }
		b.Labels = yearLabels(s.first, s.last, "’%02d")
	default:
		b.Heading = capital(many) + " per year"
		values, b.Labels = s.byDecade()
		at = func(i int) string { return strconv.Itoa(s.first + i) }
	}
	b.Heading += ", " + strconv.Itoa(s.first) + rangeTo(s.first, s.last)
	b.Units, b.Path = len(values), barPath(values)
	b.Caption = caption(values, at, one, many)
	return b
}

var quarters = [...]string{"the first quarter", "the second quarter", "the third quarter", "the last quarter"}

func rangeTo(first, last int) string {
	if first == last {
		return ""
	}
	return " to " + strconv.Itoa(last)
}

// byDecade is the sums of years, padded at the end so that a label stands every ten years.
func (s series) byDecade() ([]int, []string) {
	values := s.sums(12)
	var labels []string
	for i := 0; i < len(values); i += 10 {
		labels = append(labels, strconv.Itoa(s.first+i))
	}
	for len(values)%10 != 0 {
		values = append(values, 0)
	}
	return values, labels
}

func yearLabels(first, last int, format string) []string {
	var out []string
	for y := first; y <= last; y++ {
		if format == "%d" {
			out = append(out, strconv.Itoa(y))
		} else {
			out = append(out, fmt.Sprintf(format, y%100))
		}
	}
	return out
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

func (s series) table() *Table {
	t := &Table{}
	for y := s.first; y <= s.last; y++ {
		i := 12 * (y - s.first)
		t.Rows = append(t.Rows, TableRow{y, s.months[i : i+12]})
	}
	return t
}
