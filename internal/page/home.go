package page

import (
	"fmt"
	"strconv"
	"time"

	"github.com/onrecord/onrecord/internal/address"
	"github.com/onrecord/onrecord/internal/annotate"
	"github.com/onrecord/onrecord/internal/feed"
	"github.com/onrecord/onrecord/internal/index"
)

// Home is the view of the front page.
type Home struct {
	Frame
	Since    string // "Printed since 1987", or ""
	Until    string // "Archive to Thursday 12 March 2026"
	Edition  string // the newest day
	Lead     *StoryItem
	Quote    *Row // the quotation that carries the lead story
	More     string
	Stories  []StoryItem
	All      Link // "All eleven stories of the day"
	Purpose  string
	About    string
	Most     MostQuoted
	Topics   Ranking
	OtherDay string // "Printed on 12 March, in other years"
	Others   []StoryRows
	Run      string // the whole run in words
	Chart    *Bars
}

// Ranking is a list of names with counts.
type Ranking struct {
	Heading string
	Rows    []Rank
}

// MostQuoted is a ranking of speakers, and of whom it is.
type MostQuoted struct {
	Ranking
	Of string // "Of those whom the archive has a file on.", or "" where it is of all
}

// mostQuoted ranks speakers. Names as printed are not among them, unless the site says that they
// are to have pages like all others.
func (p *archive) mostQuoted(heading string, tallies []index.Tally) MostQuoted {
	out := MostQuoted{Ranking: Ranking{heading, p.ranks(tallies)}}
	if p.ofSome() {
		out.Of = "Of those whom the archive has a file on."
	}
	return out
}

// ofSome reports whether rankings are of registered speakers alone.
//
//go:noinline
func (p *archive) ofSome() bool { return p.site.PrintedNames != "page" }

// Rank is one of a ranking: a name, what is said of it, a count.
type Rank struct {
	Link
	Small string
	Count string
}

const (
	onHome     = 6 // stories below the lead
	mostOnHome = 5
	lastWeek   = 7
	// rankingLeast is how many a ranking of the week has: one with fewer, or in which nobody stands
	// out, gives way to that of twelve months.
	rankingLeast = 3
)

// homePage is the front page.
type homePage struct{ *archive }

func planHome(a *archive) []Page { return []Page{a.page(KindHome, address.Home, homePage{a})} }

func (p homePage) view(pg Page, _ any) any {
	v := &Home{Frame: p.frame(pg, p.site.Title, p.describeSite(), ""), About: p.href(address.About)}
	v.Frame.Title, v.Front = p.site.Title+", annotated archive", true
	for _, file := range p.site.Besides(feed.Front{}) {
		v.Alternates = append(v.Alternates, Alternate{file.Media, p.href(file.Name), p.site.Title})
	}
	v.Purpose = sentence(p.site.Description)
	days := p.ix.Days
	if len(days) == 0 {
		return v
	}
	newest := days[len(days)-1]
	v.Until = "Archive to " + longDate(newest.Date())
	if y := days[0].Year; y != newest.Year {
		v.Since = "Stories since " + strconv.Itoa(y)
	}
	p.edition(v, newest)
	p.rankings(v, newest)
	p.otherYears(v, newest)
	p.run(v)
	return v
}

func (p homePage) describeSite() string {
	if p.site.Description != "" {
		return p.site.Description
	}
	return "Every story of " + p.site.Title + ", with each quotation tied to the person who said it."
}

// edition fills in the newest day: its lead story with a quotation, and the rest; where that is
// little, the days before.
func (p homePage) edition(v *Home, day index.Day) {
	v.Edition = longDate(day.Date())
	order := p.byPage(day)
	lead := p.item(order[0], itemStyle{deck: true})
	v.Lead = &lead
	if r, ok := p.carrying(order[0]); ok {
		v.Quote = new(Row)
		p.fillRow(v.Quote, r, p.storyHref(p.ix.Story(int(r.Story))), rowStyle{})
	}
	for _, at := range order[1:min(len(order), onHome+1)] {
		v.Stories = append(v.Stories, p.item(at, itemStyle{deck: true, speakers: true}))
	}
	if n := len(order); n > 1 {
		v.More = "Also in this edition"
		v.All = Link{p.dayHref(day.Year, day.Month, day.Day), "All " + spell(n) + " stories of the day"}
		if n == 2 {
			v.All.Text = "Both stories of the day"
		}
		return
	}
	for i := day.First - 1; i >= 0 && len(v.Stories) < onHome; i-- {
		v.Stories = append(v.Stories, p.item(i, itemStyle{deck: true, date: true, speakers: true}))
	}
	if len(v.Stories) > 0 {
		v.More = "Before that"
		v.All = Link{p.href(address.Year(day.Year)), "All stories by date"}
	}
}

// carrying is the quotation that carries a story: whole sentences, by somebody named, of a length
// to be read at a glance.
func (p homePage) carrying(story int) (index.Ref, bool) {
	best, at := 0, -1
	s := p.ix.Story(story)
	for i := range s.Utterances {
		u := &s.Utterances[i]
		if !carries(u) {
			continue
		}
		n := 0
		for _, line := range u.Shown {
			n += len(line)
		}
		score := 1000 - abs(int32(min(n, 900)-150))
		if u.Reading == index.Clear {
			score += 100
		}
		if score > best {
			best, at = score, i
		}
	}
	return index.Ref{Story: int32(story), Utterance: int32(at)}, at >= 0
}

// carries reports whether an utterance may stand beside a lead story: whole sentences that somebody
// named says himself, and that have not been corrected.
func carries(u *index.Utterance) bool {
	if !u.Listed() || u.Corrected {
		return false
	}
	return u.Kind == annotate.Direct && u.Who != nil && u.Via == nil
}

// rankings fills in who was quoted most, and on what, in the week up to the newest story, or where
// that is little in the twelve months.
func (p homePage) rankings(v *Home, newest index.Day) {
	v.Most = p.mostQuoted("Quoted most this week",
		p.ix.MostQuoted(p.ix.Since(newest.Date().AddDate(0, 0, 1-lastWeek)), mostOnHome))
	if len(v.Most.Rows) < rankingLeast || v.Most.Rows[0].Count == "1" {
		v.Most = p.mostQuoted("Quoted most in twelve months",
			p.ix.MostQuoted(p.ix.Since(newest.Date().AddDate(-1, 0, 1)), mostOnHome))
	}
	v.Topics = Ranking{
		"Topics this week",
		p.topicRanks(p.ix.TopicsSince(p.ix.Since(newest.Date().AddDate(0, 0, 1-lastWeek)), mostOnHome)),
	}
	if len(v.Topics.Rows) < rankingLeast {
		v.Topics = Ranking{
			"Topics in twelve months",
			p.topicRanks(p.ix.TopicsSince(p.ix.Since(newest.Date().AddDate(-1, 0, 1)), mostOnHome)),
		}
	}
}

func (p *archive) ranks(tallies []index.Tally) []Rank {
	out := make([]Rank, len(tallies))
	for i, t := range tallies {
		out[i] = Rank{p.entityLink(t.Entity), p.roleNow(t.Entity), figures(t.Count)}
	}
	return out
}

// topicRanks are topics with the number of stories; the first says what is counted.
func (p *archive) topicRanks(tallies []index.TopicTally) []Rank {
	out := make([]Rank, len(tallies))
	for i, t := range tallies {
		out[i] = Rank{p.topicLink(t.Topic), "", figures(t.Count)}
		if i == 0 {
			out[i].Count = stories(t.Count)
		}
	}
	return out
}

// otherYears fills in a quotation from each of up to three other years, printed on the newest
// story's day.
func (p homePage) otherYears(v *Home, newest index.Day) {
	for d := range p.ix.SameDay(newest) {
		for i := d.First; i < d.End && len(v.Others) < 3; i++ {
			if r, ok := p.carrying(i); ok {
				told := p.storyRows([]index.Ref{r}, nil, rowStyle{})
				told.Date = strconv.Itoa(d.Year)
				v.Others = append(v.Others, told)
				break
			}
		}
	}
	v.OtherDay = "Printed on " + dayMonth(newest.Date()) + ", in other years"
}

// run fills in the archive's whole run, in words and as bars.
func (p homePage) run(v *Home) {
	said, people := 0, 0
	for i := range p.ix.Len() {
		said += p.ix.QuotationsIn(i)
	}
	for _, e := range p.ix.Entities {
		if e.Type == annotate.Person && len(e.Said) > 0 && e.HasPage() {
			people++
		}
	}
	years := p.ix.Years()
	v.Run = fmt.Sprintf("%s, %s and %s quoted by name, %s.", stories(p.ix.Len()), quotations(said),
		count(people, "person", "people"), span(years[0], years[len(years)-1]))
	n := p.ix.Len()
	v.Chart = p.monthly(n, p.whenStory, p.toDates).chart("story", "stories")
}

// whenStory is the date of the i-th newest story.
func (p homePage) whenStory(i int) time.Time { return p.ix.Date(p.ix.Len() - 1 - i) }
