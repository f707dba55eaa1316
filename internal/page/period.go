package page

import (
	"sort"
	"time"

	"github.com/onrecord/onrecord/internal/address"
	"github.com/onrecord/onrecord/internal/index"
)

// The newest rows stand on a speaker's, topic's or place's own page; what is more has a page a
// year, and a year of very many a page a month. Pages are named by dates and not by numbers, so
// that a page never shifts.
const (
	newest     = 50  // rows on the own page
	yearlyMost = 200 // rows on a year's page; with more it is an index of its months
	topicLeast = 5   // utterances from which a speaker has a page on a topic
)

// period is a stretch of time: a year, a month of it, or a day of the index.
type period struct {
	year  int
	month time.Month
	day   int // a position in the index's Days
	at    int // a position in the listing's years
	on    *index.Topic
	base  string // the address of the page above
}

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

func (p *Plan) whenSaid(rows []index.Ref) func(int) time.Time {
	return func(i int) time.Time { return p.ix.Stories[rows[i].Story].Date }
}

func (p *Plan) whenPrinted(rows []int32) func(int) time.Time {
	return func(i int) time.Time { return p.ix.Stories[rows[i]].Date }
}

// listing is what a page and those of its years and months list: rows and stories, newest first,
// and how they are split; it is made once, for the plan.
type listing struct {
	said    []index.Ref
	stories []int32
	years   []yearPages // empty where the own page holds everything
}

func (p *Plan) listing(said []index.Ref, stories []int32) *listing {
	return &listing{said, stories, p.split(said, stories)}
}

// planPeriods plans the year and month pages below pg.
func (p *Plan) planPeriods(pg Page) {
	for i, y := range pg.list.years {
		below := pg
		below.Kind = KindPeriod
		below.Address = pg.Address + address.Year(y.year)
		below.period = period{year: y.year, at: i, on: pg.period.on, base: pg.Address}
		p.add(below)
		for _, m := range y.months {
			below.Address = pg.Address + address.Month(y.year, m)
			below.period.month = m
			p.add(below)
		}
	}
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
func (p *Plan) split(said []index.Ref, stories []int32) []yearPages {
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

func (p *Plan) months(y yearPages, said []index.Ref, stories []int32) []time.Month {
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

// planEntity plans the pages of a person, an organisation or a place.
func (p *Plan) planEntity(e *index.Entity, kind Kind) {
	pg := Page{
		Kind: kind, Address: e.Address(), Story: -1, entity: e, NoIndex: e.Visibility == index.NoIndex,
		list: p.listing(listed(e), printedIn(e)),
	}
	p.add(pg)
	p.planPeriods(pg)
	if kind == KindPlace {
		return
	}
	for _, t := range p.ix.TopicsOf(e.Said) {
		if t.Count < topicLeast {
			continue
		}
		on := pg
		on.Kind = KindPeriod
		on.Address = address.OnTopic(pg.Address, t.Topic.ID)
		on.period = period{on: t.Topic, base: pg.Address}
		on.list = p.listing(p.on(e, t.Topic), nil)
		p.add(on)
		p.planPeriods(on)
	}
}

// listed are the rows that an entity's pages list: what it was quoted saying, or, for a place, what
// was said of it.
func listed(e *index.Entity) []index.Ref {
	if e.Type == "place" {
		return e.About
	}
	return e.Said
}

// printedIn are the stories that an entity's pages list: those that name a place. A speaker's pages
// list what was said.
func printedIn(e *index.Entity) []int32 {
	if e.Type == "place" {
		return e.Stories
	}
	return nil
}

// on are the rows of an entity on a topic.
func (p *Plan) on(e *index.Entity, t *index.Topic) []index.Ref {
	var out []index.Ref
	for _, r := range e.Said {
		_, u := p.ix.At(r)
		for _, id := range u.Topics {
			if id == t.ID {
				out = append(out, r)
				break
			}
		}
	}
	return out
}
