package page

import (
	"slices"
	"sort"
	"strconv"
	"time"

	"github.com/onrecord/onrecord/internal/address"
	"github.com/onrecord/onrecord/internal/annotate"
	"github.com/onrecord/onrecord/internal/feed"
	"github.com/onrecord/onrecord/internal/index"
)

// List is the view of a page below a speaker's, a topic's or a place's: a year, a month, or a
// speaker on a topic.
type List struct {
	Frame
	Name    string
	Deck    string
	Files   []Link
	Groups  []YearGroup // by month, or by year on a speaker's page on a topic
	Parts   string      // "By month", where the list has too much for one page
	Months  []Rank      // these, or years
	Pages   Pages
	Stories Stories
	Prev    Link
	Next    Link
	Topic   Link // of a speaker's page on a topic
	Changed *Changed
	Filter  Filter
	With    Company // of the page of those who are quoted alongside
}

// periodPage is a page below a speaker's, a topic's or a place's: of a year or a month of it, or of
// a speaker on a topic.
type periodPage struct {
	*archive
	name    string // of whose page it stands below
	section string
	style   rowStyle
	above   string       // the address of the page above
	own     string       // that of the page of whose it stands below
	trail   []Link       // leads to that page
	on      *index.Topic // of a speaker's page on a topic, and of those below it
	list    *listing
	files   feed.Subject // of what files stand beside the list's front page, or nil
	noIndex bool
	// oldestFirst says that the rows come in order of date.
	oldestFirst bool

	// of a year or a month
	year  int
	month time.Month
	at    int // the year's position in list.years
}

// periods plans the pages of the years and months of a list; of holds what they have in common.
func (p *archive) periods(of periodPage) []Page {
	var out []Page
	of.above = of.list.base
	add := func(below string, m periodPage) {
		pg := p.page(KindPeriod, of.list.base+below, m)
		pg.NoIndex = of.noIndex
		out = append(out, pg)
	}
	for i, y := range of.list.years {
		of.year, of.month, of.at = y.year, 0, i
		add(address.Year(y.year), of)
		for _, m := range y.months {
			of.month = m
			add(address.Month(y.year, m), of)
		}
	}
	return out
}

// entityPeriods plans the pages of the years and months of an entity.
func (p *archive) entityPeriods(e *index.Entity, list *listing) []Page {
	return p.periods(p.periodOf(e, list))
}

// periodOf is what the pages below an entity's own have in common.
func (p *archive) periodOf(e *index.Entity, list *listing) periodPage {
	out := periodPage{
		archive: p, name: e.Name, section: sectionOf(e), style: rowStyle{topics: true, year: true}, list: list,
		noIndex: e.Visibility == index.NoIndex, own: e.Address(), trail: p.entityTrail(e, ""),
	}
	if e.Type != annotate.Place {
		out.style.of = e
	}
	return out
}

// onTopics plans the pages of a speaker on topics, each followed by those of its years and months.
func (p *archive) onTopics(e *index.Entity) []Page {
	if len(e.Said) < topicLeast {
		return nil
	}
	var out []Page
	on := p.byTopic(e.Said)
	for _, t := range p.topicsOf(e) {
		if t.Count < topicLeast {
			continue
		}
		of := p.periodOf(e, p.listing(address.OnTopic(e.Address(), t.Topic.ID), *on[t.Topic], nil))
		of.above, of.on, of.style.topics = e.Address(), t.Topic, false
		pg := p.page(KindPeriod, of.list.base, of)
		pg.NoIndex = of.noIndex
		out = append(out, pg)
		out = append(out, p.periods(of)...)
	}
	return out
}

func (p periodPage) view(pg Page, _ any) any {
	title := p.name
	v := &List{}
	if p.on != nil {
		title += " on " + p.on.Entry.Name
		v.Topic = p.topicLink(p.on)
	}
	switch {
	case p.year > 0:
		title += ", " + p.fillPeriod(v)
	case p.on != nil:
		p.fillOnTopic(v)
	default:
		p.fillWhole(v)
	}
	trail := p.trailAbove()
	v.Frame = p.frame(pg, title, "What was printed: "+title+", in "+p.site.Title+".", p.section)
	v.Name, v.Trail = title, trail
	if p.files != nil && p.year == 0 {
		v.Files = p.filesBeside(&v.Frame, p.files, p.name)
	}
	return v
}

// trailAbove leads to the page.
func (p periodPage) trailAbove() []Link {
	if p.year == 0 && p.on == nil {
		return p.trail
	}
	out := append(slices.Clone(p.trail), Link{p.href(p.own), p.name})
	if p.on != nil && p.year > 0 {
		out = append(out, Link{p.href(p.list.base), "On " + p.on.Entry.Name})
	}
	if p.month > 0 {
		out = append(out, Link{p.href(p.above + address.Year(p.year)), strconv.Itoa(p.year)})
	}
	return out
}

// fillOnTopic fills in a speaker's own page on a topic: the newest rows by year.
func (p periodPage) fillOnTopic(v *List) {
	said := p.list.said
	refs := said[:min(len(said), newest)]
	style := p.style
	style.choice = p.choicesOver(refs)
	v.Filter, v.Changed = style.choice.filter(p.archive), p.changed(said)
	v.Groups = p.byYear(refs, style)
	first, last := p.years(said)
	v.Deck = quotations(len(said)) + " " + span(first, last) + "."
	v.Pages = p.list.pagesBelow(p.archive)
}

// fillPeriod fills in a year or a month, and gives its name.
func (p periodPage) fillPeriod(v *List) string {
	year, month := p.year, p.month
	name := strconv.Itoa(year)
	y := p.list.years[p.at]
	if month == 0 {
		v.Prev, v.Next = p.beside()
	} else {
		name = month.String() + " " + name
		v.Prev, v.Next = p.monthsBesideIn(y)
		y.said, y.stories = p.inMonth(y, month)
	}
	p.fillRun(v, y)
	return name
}

// inMonth is the runs of one month of a year.
func (p periodPage) inMonth(y yearPages, month time.Month) (run, run) {
	var a, b run
	for _, m := range monthsOf(y.said, p.whenSaid(p.list.said)) {
		if m.month == month {
			a = m
		}
	}
	for _, m := range monthsOf(y.stories, p.whenPrinted(p.list.stories)) {
		if m.month == month {
			b = m
		}
	}
	return a, b
}

// fillRun fills in the rows of a run, or where it is a year of too many the list of its months.
func (p periodPage) fillRun(v *List, y yearPages) {
	said, printed := p.list.said, p.list.stories
	n, k := y.said.end-y.said.first, y.stories.end-y.stories.first
	v.Deck = amount(n, k) + "."
	if said != nil && printed != nil {
		v.Deck = stories(k) + " and " + quotations(n) + "."
	}
	if len(y.months) > 0 && p.month == 0 {
		v.Parts = "By month"
		for _, m := range y.months {
			a, b := p.inMonth(y, m)
			rows, here := a.end-a.first, b.end-b.first
			r := Rank{Link: Link{p.href(p.above + address.Month(y.year, m)), m.String()}, Count: amount(rows, here)}
			if said != nil && printed != nil {
				r.Count, r.Small = quotations(rows), stories(here)
			}
			v.Months = append(v.Months, r)
		}
		return
	}
	if said == nil {
		v.Stories.Heading = "Stories"
		v.Filter, v.Stories.Items = p.filtered(printed[y.stories.first:y.stories.end], itemStyle{date: true})
		return
	}
	refs := said[y.said.first:y.said.end]
	if p.oldestFirst {
		refs = oldestFirst(refs)
	}
	runs := monthsOf(run{year: y.year, first: 0, end: len(refs)}, p.whenSaid(refs))
	style := p.style
	style.choice = p.choicesOver(said[y.said.first:y.said.end])
	v.Filter = style.choice.filter(p.archive)
	v.Groups = p.inRuns(refs, runs, func(r run) string { return r.month.String() }, style)
	if k > 0 {
		v.Stories = Stories{
			Heading: "Stories",
			Items:   p.items(printed[y.stories.first:y.stories.end], itemStyle{date: true, quotations: true}),
		}
	}
}

// beside leads to the years before and after.
func (p periodPage) beside() (prev, next Link) {
	all, at := p.list.years, p.at
	link := func(y yearPages) Link {
		return Link{p.href(p.above + address.Year(y.year)), strconv.Itoa(y.year)}
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
func (p periodPage) monthsBesideIn(y yearPages) (prev, next Link) {
	at := sort.Search(len(y.months), func(i int) bool { return y.months[i] <= p.month })
	link := func(m time.Month) Link {
		return Link{p.href(p.above + address.Month(y.year, m)), m.String()}
	}
	if at+1 < len(y.months) {
		prev = link(y.months[at+1])
	}
	if at > 0 {
		next = link(y.months[at-1])
	}
	return prev, next
}
