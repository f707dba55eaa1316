package page

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"time"

	"github.com/onrecord/onrecord/internal/address"
	"github.com/onrecord/onrecord/internal/index"
	"github.com/onrecord/onrecord/internal/order"
)

// Day is the view of a day's page.
type Day struct {
	Frame
	Date     string
	Deck     string
	Groups   []Edition
	Prev     Link
	Next     Link
	Calendar Calendar
	Others   Ranking // the same day in other years
	Years    Link
}

// Edition is the stories of a day that stand together: on one page, or in one section.
type Edition struct {
	Heading string
	Href    string // of the day, on a month's page
	ID      string
	Stories []StoryItem
}

// Calendar is a month, Monday first.
type Calendar struct {
	Month Link
	Weeks [][7]CalendarDay
	Prev  Link
	Next  Link
}

// CalendarDay is one day of it; Number is 0 outside the month.
type CalendarDay struct {
	Number  int
	Href    string
	Current bool
}

// Month is the view of a month's page.
type Month struct {
	Frame
	Name     string
	Deck     string
	Days     []Edition
	Prev     Link
	Next     Link
	Calendar Calendar
	Most     MostQuoted
	Years    Link
}

// Year is the view of a year's page.
type Year struct {
	Frame
	Name   string
	Deck   string
	Chart  *Bars
	Months []MonthItem
	Prev   Link
	Next   Link
	Most   MostQuoted
	Topics Ranking
	Years  []Rank
}

// MonthItem is a month in a year's list, with the first headlines of its newest days.
type MonthItem struct {
	Link
	Count   string
	Stories []StoryItem
	All     Link // where the month has more: "All 5 stories"
}

// dates is what the pages of years, months and days share.
type dates struct{ *archive }

// yearPage is the page of a year.
type yearPage struct {
	dates
	year int
}

// monthPage is the page of a month.
type monthPage struct {
	dates
	year  int
	month time.Month
}

// dayPage is the page of Days[at] of the index.
type dayPage struct {
	dates
	at int
}

// planDates plans the pages of all years, months and days on which stories were printed.
func planDates(a *archive) []Page {
	var out []Page
	year, month := 0, time.Month(0)
	for i, d := range a.ix.Days {
		if d.Year != year {
			out = append(out, a.page(KindYear, address.Year(d.Year), yearPage{dates{a}, d.Year}))
		}
		if d.Year != year || d.Month != month {
			out = append(out, a.page(KindMonth, address.Month(d.Year, d.Month), monthPage{dates{a}, d.Year, d.Month}))
		}
		year, month = d.Year, d.Month
		out = append(out, a.page(KindDay, dayOf(d), dayPage{dates{a}, i}))
	}
	return out
}

//go:noinline
func dayOf(d index.Day) string { return address.Day(d.Year, d.Month, d.Day) }

// dayHref leads to the page of a day. Nothing in its address needs an escape.
//
//go:noinline
func (p *archive) dayHref(year int, month time.Month, day int) string {
	return address.DayBelow(p.site.BasePath, year, month, day)
}

func (p dayPage) view(pg Page, _ any) any {
	d := p.ix.Days[p.at]
	name := longDate(d.Date())
	v := &Day{
		Frame: p.frame(pg, name, "What "+p.site.Title+" printed on "+fullDate(d.Date())+", and who was quoted.",
			"dates"),
		Date: name,
	}
	v.Trail = p.dateTrail(d, 3)
	v.Deck = p.tallyDays(p.at, p.at+1)
	v.Groups = p.editions(d)
	v.Calendar = p.calendar(d.Year, d.Month, d.Day)
	if i := p.at; i > 0 {
		v.Prev = p.dayLink(p.ix.Days[i-1])
	}
	if i := p.at; i+1 < len(p.ix.Days) {
		v.Next = p.dayLink(p.ix.Days[i+1])
	}
	v.Others.Heading = "Other years on " + dayMonth(d.Date())
	for o := range p.ix.SameDay(d) {
		r := Rank{Link: Link{p.dayHref(o.Year, o.Month, o.Day), strconv.Itoa(o.Year)}, Count: figures(o.End - o.First)}
		if len(v.Others.Rows) == 0 {
			r.Count = stories(o.End - o.First)
		}
		v.Others.Rows = append(v.Others.Rows, r)
	}
	v.Years = p.allYears(d.Year)
	return v
}

// allYears leads to the page of a year, where all others are listed.
func (p dates) allYears(year int) Link {
	first := p.ix.Days[0].Year
	if first == p.ix.Days[len(p.ix.Days)-1].Year {
		return Link{p.href(address.Year(year)), "All of " + strconv.Itoa(year)}
	}
	return Link{p.href(address.Year(year)), "All years since " + strconv.Itoa(first)}
}

func (p dates) dayLink(d index.Day) Link {
	return Link{p.dayHref(d.Year, d.Month, d.Day), longDate(d.Date())}
}

// tallyDays says how much Days[first:end] hold: "Eleven stories, 37 quotations, 21 people quoted."
func (p dates) tallyDays(first, end int) string {
	n, said := 0, 0
	people := map[*index.Entity]bool{}
	for _, d := range p.ix.Days[first:end] {
		for i := d.First; i < d.End; i++ {
			n++
			said += p.ix.QuotationsIn(i)
			for _, e := range p.ix.Quoted(i) {
				if e.Type == "person" {
					people[e] = true
				}
			}
		}
	}
	s := capital(say(n, "story", "stories")) + ", " + say(said, "quotation", "quotations")
	if len(people) > 0 {
		s += ", " + say(len(people), "person", "people") + " quoted by name"
	}
	return s + "."
}

// byPage orders a day's stories as the paper had them: by page, stories without one last, then
// those of most quotations first.
func (p *archive) byPage(d index.Day) []int {
	var out []int
	for i := d.First; i < d.End; i++ {
		out = append(out, i)
	}
	order.By(out, func(a, b int) int {
		x, y := p.ix.Story(a), p.ix.Story(b)
		return cmp.Or(comparePages(x.Source.Page, y.Source.Page), cmp.Compare(p.ix.QuotationsIn(b), p.ix.QuotationsIn(a)),
			cmp.Compare(x.ID, y.ID))
	})
	return out
}

// comparePages sorts "2" before "10", and no page last.
func comparePages(a, b string) int {
	x, errA := strconv.Atoi(a)
	y, errB := strconv.Atoi(b)
	if errA == nil && errB == nil {
		return cmp.Compare(x, y)
	}
	rank := func(s string, err error) int {
		switch {
		case err == nil:
			return 0
		case s != "":
			return 1
		}
		return 2
	}
	return cmp.Or(cmp.Compare(rank(a, errA), rank(b, errB)), cmp.Compare(a, b))
}

// editions groups a day's stories by page, or where none has one by section.
func (p dates) editions(d index.Day) []Edition {
	byPage := p.byPage(d)
	key := func(s *index.Story) string { return "Page " + s.Source.Page }
	if p.ix.Story(byPage[0]).Source.Page == "" {
		key = func(s *index.Story) string { return s.Section }
		order.By(byPage, func(a, b int) int {
			x, y := p.ix.Story(a).Section, p.ix.Story(b).Section
			if (x == "") != (y == "") {
				return cmp.Compare(y, x)
			}
			return cmp.Compare(x, y)
		})
	}
	var out []Edition
	for _, i := range byPage {
		heading := key(p.ix.Story(i))
		if heading == "Page " || heading == "" {
			heading = "Other stories"
			if len(out) == 0 {
				heading = "Stories"
			}
		}
		if n := len(out); n == 0 || out[n-1].Heading != heading {
			out = append(out, Edition{Heading: heading, ID: fmt.Sprintf("p%d", n+1)})
		}
		last := &out[len(out)-1]
		last.Stories = append(last.Stories, p.item(i, itemStyle{deck: true, quotations: true, speakers: true}))
	}
	return out
}

// mostWeeks is how many weeks a month may have a part in.
const mostWeeks = 6

// calendar is a month with links to its days; day is the current one, or 0.
func (p dates) calendar(year int, month time.Month, day int) Calendar {
	first := time.Date(year, month, 1, 0, 0, 0, 0, time.UTC)
	c := Calendar{Month: Link{p.href(address.Month(year, month)), first.Format("January 2006")}}
	c.Weeks = make([][7]CalendarDay, 0, mostWeeks)
	has := [32]bool{}
	lo, hi := p.ix.Within(year, month)
	for _, d := range p.ix.Days[lo:hi] {
		has[d.Day] = true
	}
	col := (int(first.Weekday()) + 6) % 7
	var week [7]CalendarDay
	for d, last := 1, first.AddDate(0, 1, -1).Day(); d <= last; d++ {
		cell := CalendarDay{Number: d, Current: d == day}
		if has[d] {
			cell.Href = p.dayHref(year, month, d)
		}
		week[col] = cell
		if col++; col == 7 {
			c.Weeks, week, col = append(c.Weeks, week), [7]CalendarDay{}, 0
		}
	}
	if col > 0 {
		c.Weeks = append(c.Weeks, week)
	}
	c.Prev, c.Next = p.monthsBeside(lo, hi, year)
	return c
}

// monthsBeside leads to the months before and after Days[lo:hi] that have stories.
func (p dates) monthsBeside(lo, hi, year int) (prev, next Link) {
	if lo > 0 {
		prev = p.monthLink(p.ix.Days[lo-1], year)
	}
	if hi < len(p.ix.Days) {
		next = p.monthLink(p.ix.Days[hi], year)
	}
	return prev, next
}

// monthLink leads to the month of d; its year is named where it is not the given one.
func (p dates) monthLink(d index.Day, year int) Link {
	l := Link{p.href(address.Month(d.Year, d.Month)), d.Month.String()}
	if d.Year != year {
		l.Text += " " + strconv.Itoa(d.Year)
	}
	return l
}

func (p monthPage) view(pg Page, _ any) any {
	y, m := p.year, p.month
	name := m.String() + " " + strconv.Itoa(y)
	lo, hi := p.ix.Within(y, m)
	v := &Month{
		Frame: p.frame(pg, name, "What "+p.site.Title+" printed in "+name+".", "dates"), Name: name,
		Deck:     p.tallyDays(lo, hi),
		Calendar: p.calendar(y, m, 0), Most: p.mostOf("Quoted most this month", lo, hi), Years: p.allYears(y),
	}
	v.Trail = p.dateTrail(p.ix.Days[lo], 2)
	v.Prev, v.Next = p.monthsBeside(lo, hi, 0)
	for i := hi - 1; i >= lo; i-- {
		d := p.ix.Days[i]
		e := Edition{
			Heading: d.Date().Format("Monday 2 January"), Href: p.dayHref(d.Year, d.Month, d.Day), ID: fmt.Sprintf("d%d", d.Day),
		}
		for _, at := range p.byPage(d) {
			e.Stories = append(e.Stories, p.item(at, itemStyle{quotations: true, speakers: true}))
		}
		v.Days = append(v.Days, e)
	}
	return v
}

// mostInDays is how many of those who were quoted most in a month or a year its page names.
const mostInDays = 8

// mostOf ranks who was quoted most in Days[lo:hi].
func (p dates) mostOf(heading string, lo, hi int) MostQuoted {
	first, end := p.ix.Days[lo].First, p.ix.Days[hi-1].End
	return p.mostQuoted(heading, p.ix.MostQuotedIn(first, end, mostInDays))
}

func (p yearPage) view(pg Page, _ any) any {
	y := p.year
	name := strconv.Itoa(y)
	lo, hi := p.ix.Within(y, 0)
	v := &Year{
		Frame: p.frame(pg, name, "What "+p.site.Title+" printed in "+name+", by month.", "dates"), Name: name,
		Deck:   p.tallyDays(lo, hi),
		Most:   p.mostOf("Quoted most this year", lo, hi),
		Topics: Ranking{"Topics this year", p.topicRanks(p.ix.TopicsIn(p.ix.Days[lo].First, p.ix.Days[hi-1].End, 8))},
	}
	v.Trail = p.dateTrail(p.ix.Days[lo], 1)
	first, end := p.ix.Days[lo].First, p.ix.Days[hi-1].End
	when := func(i int) time.Time { return p.ix.Date(end - 1 - i) }
	december := time.Date(y, time.December, 1, 0, 0, 0, 0, time.UTC)
	if newest, _ := p.ix.Newest(); newest.Year() == y {
		december = newest
	}
	v.Chart = p.monthlyTo(december, end-first, when, p.toDates).chart("story", "stories")
	for i := hi - 1; i >= lo; {
		m := p.ix.Days[i].Month
		from, to := p.ix.Within(y, m)
		v.Months = append(v.Months, p.monthItem(from, to))
		i = from - 1
	}
	p.yearsBeside(v, y)
	return v
}

func (p yearPage) monthItem(lo, hi int) MonthItem {
	d := p.ix.Days[lo]
	n := p.ix.Days[hi-1].End - d.First
	it := MonthItem{Link: Link{p.href(address.Month(d.Year, d.Month)), d.Month.String()}, Count: stories(n)}
	for i := hi - 1; i >= lo && len(it.Stories) < 3; i-- {
		at := p.byPage(p.ix.Days[i])[0]
		it.Stories = append(it.Stories, p.item(at, itemStyle{date: true, speakers: true}))
	}
	if n > len(it.Stories) {
		it.All = Link{it.Href, "All " + stories(n)}
	}
	return it
}

func (p yearPage) yearsBeside(v *Year, y int) {
	years := p.ix.Years()
	link := func(y int) Link { return Link{p.href(address.Year(y)), strconv.Itoa(y)} }
	at := slices.Index(years, y)
	if at > 0 {
		v.Prev = link(years[at-1])
	}
	if at+1 < len(years) {
		v.Next = link(years[at+1])
	}
	if len(years) < 2 {
		return
	}
	for i, other := range slices.Backward(years) {
		lo, hi := p.ix.Within(other, 0)
		r := Rank{Link: link(other), Count: figures(p.ix.Days[hi-1].End - p.ix.Days[lo].First)}
		if i == len(years)-1 {
			r.Count = stories(p.ix.Days[hi-1].End - p.ix.Days[lo].First)
		}
		v.Years = append(v.Years, r)
	}
}
