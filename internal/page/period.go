package page

import (
	"sort"
	"strconv"
	"time"

	"github.com/onrecord/onrecord/internal/address"
	"github.com/onrecord/onrecord/internal/called"
	"github.com/onrecord/onrecord/internal/index"
)

// The newest rows stand on a speaker's, topic's or place's own page; what is more has a page a
// year, and a year of very many a page a month. Pages are named by dates and not by numbers, so
// that a page never shifts.
const (
	newest     = index.OnPage // rows on the own page
	yearlyMost = 200          // rows on a year's page; with more it is an index of its months
	topicLeast = 5            // utterances from which a speaker has a page on a topic
)

// run is a stretch of a list that runs from the newest to the oldest: rows [first, end) of one
// year, or of one month.
type run struct {
	year       int
	month      time.Month
	first, end int
}

// yearsOf parts a list of rows, newest first, into its years. when gives a row's date. Each year is
// found by bisection.
func yearsOf(n int, when func(int) time.Time) []run {
	var out []run
	for first := 0; first < n; {
		y := when(first).Year()
		end := first + sort.Search(n-first, func(i int) bool { return when(first+i).Year() != y })
		out = append(out, run{year: y, first: first, end: end})
		first = end
	}
	return out
}

// monthsOf parts a run of one year into its months, newest first.
func monthsOf(r run, when func(int) time.Time) []run {
	var out []run
	for first := r.first; first < r.end; {
		m := when(first).Month()
		end := first + sort.Search(r.end-first, func(i int) bool { return when(first+i).Month() != m })
		out = append(out, run{year: r.year, month: m, first: first, end: end})
		first = end
	}
	return out
}

//go:noinline
func (p *archive) whenSaid(rows []index.Ref) func(int) time.Time {
	return func(i int) time.Time { return p.ix.Date(int(rows[i].Story)) }
}

//go:noinline
func (p *archive) whenPrinted(rows []int32) func(int) time.Time {
	return func(i int) time.Time { return p.ix.Date(int(rows[i])) }
}

// listing is what a page and those of its years and months list: rows and stories, newest first,
// and how they are split; it is made once, for the plan.
type listing struct {
	base    string // the address of the page
	said    []index.Ref
	stories []int32
	years   []yearPages // empty where the own page holds everything
}

//go:noinline
func (p *archive) listing(base string, said []index.Ref, stories []int32) *listing {
	return &listing{base, said, stories, p.split(said, stories)}
}

// pagesBelow leads to the pages of the years.
func (l *listing) pagesBelow(p *archive) Pages {
	out := Pages{}
	if len(l.years) > 0 && len(l.said) > newest {
		out.Summary = "The newest " + strconv.Itoa(newest) + " of " + quotations(len(l.said))
	}
	for _, y := range l.years {
		n := y.said.end - y.said.first
		year := Link{p.href(l.base + address.Year(y.year)), strconv.Itoa(y.year)}
		out.Links = append(out.Links, Rank{year, "", figures(n)})
	}
	return out
}

// bars are where the bars of a list's chart lead to: the page of the month or the year; if the
// chart is of the rows and a month has no page, to its first row.
func (l *listing) bars(p *archive, rows bool) leadsTo {
	return func(year int, month time.Month) string {
		for _, y := range l.years {
			switch at := l.base + address.Year(year); {
			case y.year != year:
			case called.Contains(y.months, month):
				return p.href(l.base + address.Month(year, month))
			case rows && month > 0 && len(y.months) == 0:
				return p.href(at) + "#" + monthID(time.Date(year, month, 1, 0, 0, 0, 0, time.UTC))
			default:
				return p.href(at)
			}
		}
		if len(l.years) > 0 || !rows || month == 0 {
			return ""
		}
		return "#" + monthID(time.Date(year, month, 1, 0, 0, 0, 0, time.UTC))
	}
}

// monthID is the id of the first row of a month, or of the month's heading.
//
//go:noinline
func monthID(t time.Time) string { return t.Format("m-2006-01") }

// toDates leads to the page of a month or of a year.
func (p *archive) toDates(year int, month time.Month) string {
	if month == 0 {
		return p.href(address.Year(year))
	}
	return p.href(address.Month(year, month))
}

// yearPages is a year with pages of its own, and its months where it is an index of them.
type yearPages struct {
	year    int
	said    run
	stories run
	months  []time.Month
}

// split lists the years of said and stories, newest first; none where the own page holds
// everything.
func (p *archive) split(said []index.Ref, stories []int32) []yearPages {
	if len(said) <= newest && len(stories) <= newest {
		return nil
	}
	ys := yearsOf(len(said), p.whenSaid(said))
	yt := yearsOf(len(stories), p.whenPrinted(stories))
	var out []yearPages
	for len(ys) > 0 || len(yt) > 0 {
		var y yearPages
		switch {
		case len(yt) == 0 || len(ys) > 0 && ys[0].year > yt[0].year:
			y.year = ys[0].year
		default:
			y.year = yt[0].year
		}
		if len(ys) > 0 && ys[0].year == y.year {
			y.said, ys = ys[0], ys[1:]
		}
		if len(yt) > 0 && yt[0].year == y.year {
			y.stories, yt = yt[0], yt[1:]
		}
		if y.said.end-y.said.first > yearlyMost || y.stories.end-y.stories.first > yearlyMost {
			y.months = p.months(y, said, stories)
		}
		out = append(out, y)
	}
	return out
}

func (p *archive) months(y yearPages, said []index.Ref, stories []int32) []time.Month {
	has := [13]bool{}
	for _, m := range monthsOf(y.said, p.whenSaid(said)) {
		has[m.month] = true
	}
	for _, m := range monthsOf(y.stories, p.whenPrinted(stories)) {
		has[m.month] = true
	}
	var out []time.Month
	for m := time.December; m >= time.January; m-- {
		if has[m] {
			out = append(out, m)
		}
	}
	return out
}

// byTopic are the rows on each topic.
func (p *archive) byTopic(rows []index.Ref) map[*index.Topic]*[]index.Ref {
	out := map[*index.Topic]*[]index.Ref{}
	for _, r := range rows {
		topics := p.ix.TopicsAt(r)
		for i, t := range topics {
			if called.Contains(topics[:i], t) {
				continue
			}
			on := out[t]
			if on == nil {
				on = new([]index.Ref)
				out[t] = on
			}
			*on = append(*on, r)
		}
	}
	return out
}
