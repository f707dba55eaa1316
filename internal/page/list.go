package page

import (
	"sort"
	"strconv"
	"time"

	"github.com/onrecord/onrecord/internal/address"
	"github.com/onrecord/onrecord/internal/annotate"
	"github.com/onrecord/onrecord/internal/index"
)

// List is the view of a page below a speaker's, a topic's or a place's: a year, a month, or a
// speaker on a topic.
type List struct {
	Frame
	Kick    Link // the page above
	Name    string
	Deck    string
	Heading string
	Groups  []YearGroup // by month, or by year on a speaker's page on a topic
	Months  []Rank      // the months of a year that has too much for one page
	Pages   Pages
	Stories Stories
	Prev    Link
	Next    Link
	Topic   Link // of a speaker's page on a topic
}

func (p *Plan) list(pg Page) *List {
	name := nameOf(pg)
	style := rowStyle{topics: pg.topic == nil && pg.period.on == nil, year: true}
	if pg.topic == nil && pg.entity.Type != annotate.Place {
		style.of = pg.entity
	}
	up := Link{p.href(pg.period.base), name}
	title, section := name, "speakers"
	if pg.topic != nil {
		section = "topics"
	}
	v := &List{Kick: up}
	if on := pg.period.on; on != nil {
		title += " on " + on.Entry.Name
		v.Topic = p.topicLink(on)
	}
	if pg.period.year == 0 {
		p.fillOnTopic(v, pg, style)
	} else {
		title += ", " + p.fillPeriod(v, pg, style)
	}
	v.Frame = p.frame(pg, title, "What was printed: "+title+", in "+p.site.Title+".", section)
	v.Name = title
	return v
}

// nameOf is the name of the page above.
func nameOf(pg Page) string {
	if pg.topic != nil {
		return pg.topic.Entry.Name
	}
	return pg.entity.Name
}

// fillOnTopic fills in a speaker's own page on a topic: the newest rows by year.
func (p *Plan) fillOnTopic(v *List, pg Page, style rowStyle) {
	said := pg.list.said
	refs := said[:min(len(said), newest)]
	v.Groups = p.byYear(refs, p.rows(refs, style))
	first, last := p.years(said)
	v.Deck = quotations(len(said)) + " " + span(first, last) + "."
	v.Pages = p.pagesBelow(pg)
}

// fillPeriod fills in a year or a month, and gives its name.
func (p *Plan) fillPeriod(v *List, pg Page, style rowStyle) string {
	year, month := pg.period.year, pg.period.month
	name := strconv.Itoa(year)
	y := pg.list.years[pg.period.at]
	if month == 0 {
		v.Prev, v.Next = p.beside(pg, pg.list.years, pg.period.at)
	} else {
		name = month.String() + " " + name
		v.Prev, v.Next = p.monthsBesideIn(pg, y)
		v.Kick = Link{p.href(pg.period.base + address.Year(year)), v.Kick.Text + ", " + strconv.Itoa(year)}
		y.said, y.stories = p.inMonth(y, month, pg.list.said, pg.list.stories)
	}
	p.fillRun(v, pg, y, pg.list.said, pg.list.stories, style)
	return name
}

// inMonth is the runs of one month of a year.
func (p *Plan) inMonth(y yearPages, month time.Month, said []index.Ref, stories []int32) (run, run) {
	var a, b run
	for _, m := range monthsOf(y.said, p.whenSaid(said)) {
		if m.month == month {
			a = m
		}
	}
	for _, m := range monthsOf(y.stories, p.whenPrinted(stories)) {
		if m.month == month {
			b = m
		}
	}
	return a, b
}

// fillRun fills in the rows of a run, or where it is a year of too many the list of its months.
func (p *Plan) fillRun(v *List, pg Page, y yearPages, said []index.Ref, printed []int32, style rowStyle) {
	n, k := y.said.end-y.said.first, y.stories.end-y.stories.first
	v.Deck = quotations(n) + "."
	if printed != nil {
		v.Deck = stories(k) + " and " + quotations(n) + "."
	}
	if len(y.months) > 0 && pg.period.month == 0 {
		for _, m := range y.months {
			a, b := p.inMonth(y, m, said, printed)
			r := Rank{Link: Link{p.href(pg.period.base + address.Month(y.year, m)), m.String()}, Count: quotations(a.end - a.first)}
			if printed != nil {
				r.Small = stories(b.end - b.first)
			}
			v.Months = append(v.Months, r)
		}
		return
	}
	refs := said[y.said.first:y.said.end]
	rows := p.rows(refs, style)
	when := p.whenSaid(refs)
	for _, m := range monthsOf(run{year: y.year, first: 0, end: len(refs)}, when) {
		v.Groups = append(v.Groups, YearGroup{m.month.String(), rows[m.first:m.end]})
	}
	if k > 0 {
		v.Stories = Stories{Heading: "Stories", Items: p.items(printed[y.stories.first:y.stories.end], itemStyle{date: true, quotations: true})}
	}
}

// beside leads to the years before and after.
func (p *Plan) beside(pg Page, all []yearPages, at int) (prev, next Link) {
	link := func(y yearPages) Link {
		return Link{p.href(pg.period.base + address.Year(y.year)), strconv.Itoa(y.year)}
	}
	if at+1 < len(all) {
		prev = link(all[at+1])
	}
	if at > 0 {
		next = link(all[at-1])
	}
	return prev, next
}

// monthsBesideIn leads to the months of the same year before and after.
func (p *Plan) monthsBesideIn(pg Page, y yearPages) (prev, next Link) {
	at := sort.Search(len(y.months), func(i int) bool { return y.months[i] <= pg.period.month })
	link := func(m time.Month) Link {
		return Link{p.href(pg.period.base + address.Month(y.year, m)), m.String()}
	}
	if at+1 < len(y.months) {
		prev = link(y.months[at+1])
	}
	if at > 0 {
		next = link(y.months[at-1])
	}
	return prev, next
}
