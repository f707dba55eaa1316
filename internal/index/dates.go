package index

import (
	"iter"
	"slices"
	"sort"
	"time"
)

// Day is a day on which stories were published: Stories[First:End].
type Day struct {
	Year       int
	Month      time.Month
	Day        int
	First, End int
}

// Date is the day at midnight, UTC.
//
//go:noinline
func (d Day) Date() time.Time { return time.Date(d.Year, d.Month, d.Day, 0, 0, 0, 0, time.UTC) }

// days groups the stories, which are in order, by day.
func (ix *Index) days() {
	for i := range ix.Len() {
		y, m, d := ix.Date(i).Date()
		if n := len(ix.Days); n > 0 && ix.Days[n-1].Year == y && ix.Days[n-1].Month == m && ix.Days[n-1].Day == d {
			ix.Days[n-1].End = i + 1
			continue
		}
		day := Day{Year: y, Month: m, Day: d, First: i, End: i + 1}
		ix.Days = append(ix.Days, day)
	}
	ix.sameDays()
}

// sameDays notes which days are the same in other years.
func (ix *Index) sameDays() {
	ix.sameDay = map[int][]int32{}
	for i, d := range ix.Days {
		ix.sameDay[yearless(d)] = append(ix.sameDay[yearless(d)], int32(i))
	}
}

// Years lists the years in which stories were published, oldest first.
//
//go:noinline
func (ix *Index) Years() []int {
	var out []int
	for at := 0; at < len(ix.Days); {
		year := ix.Days[at].Year
		out = append(out, year)
		_, end := ix.Within(year, 0)
		at = max(at+1, end)
	}
	return out
}

// Within is the run of Days in a year, or in a month of it where month is not 0, as positions
// [first, end).
func (ix *Index) Within(year int, month time.Month) (first, end int) {
	before := func(y int, m time.Month) int {
		return sort.Search(len(ix.Days), func(i int) bool {
			d := ix.Days[i]
			return d.Year > y || d.Year == y && d.Month >= m
		})
	}
	if month == 0 {
		return before(year, 1), before(year+1, 1)
	}
	return before(year, month), before(year, month+1)
}

// SameDay goes through the days of other years with this month and day, newest first.
func (ix *Index) SameDay(of Day) iter.Seq[Day] {
	return func(yield func(Day) bool) {
		for _, i := range slices.Backward(ix.sameDay[yearless(of)]) {
			if d := ix.Days[i]; d.Year != of.Year && !yield(d) {
				return
			}
		}
	}
}

// yearless is a day of the year, whatever the year.
func yearless(d Day) int { return int(d.Month)*100 + d.Day }
