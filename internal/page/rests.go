package page

import (
	"encoding/binary"
	"strconv"

	"github.com/onrecord/onrecord/internal/index"
	"github.com/onrecord/onrecord/internal/registry"
)

// Rests says what a page's view is made from: rows and stories of the index, by their numbers, with
// all that their records hold for other pages than their own (all but what index.Story sets apart)
// and with what the index knows of whom and what these name (who has a page, under which name;
// where else the same words were printed); stories whose own page it is, with all of their records
// and files; entities that it names besides, and the files of the registry that it shows; and words
// that tell the rest. Besides, every view rests on what Shared gives. A page of which all of this
// is what it was has the view that it had.
//
// A view that is made to tell more may rest on more: then that belongs in here. The test of the
// whole (site's TestIncrementalEqualsClean) is what tells.
type Rests struct {
	Own      []int32
	Refs     [][]index.Ref
	Stories  [][]int32
	Entities []*index.Entity
	Entries  []*registry.Entry
	Words    []string
}

// rester is a maker that knows what its views rest on.
type rester interface {
	rests(pg Page) Rests
}

// Rests is what a page rests on, and false where that is not known: then its view is to be made.
func (p *Plan) Rests(pg Page) (Rests, bool) {
	if r, knows := pg.maker.(rester); knows {
		return r.rests(pg), true
	}
	return Rests{}, false
}

// Shared is what all views rest on: plain data.
type Shared struct {
	Site          Site
	Style, Script string
	Nav           []NavLink
	Sections      []string
	Foot          []Link
	Seek          *Seek
	Newest        string
	Years         []int
}

// Shared is what all views of the plan rest on.
func (p *Plan) Shared() Shared {
	s := Shared{Site: p.site, Style: p.style, Script: p.script, Nav: p.nav, Sections: p.sections, Foot: p.foot,
		Seek: p.seek, Years: p.ix.Years()}
	if day, ok := p.ix.Newest(); ok {
		s.Newest = day.String()
	}
	s.Site.Measured = false // which the pages tell that are always made
	s.Site.Recorded, s.Site.CardsBefore = nil, nil
	if s.Site.Cards {
		s.Site.Recorded = p.site.Recorded
	}
	return s
}

func (p storyPage) rests(Page) Rests {
	return Rests{Own: []int32{int32(p.at)}, Stories: [][]int32{p.relatedStories()}}
}

func (p redirectPage) rests(Page) Rests { return Rests{Words: []string{p.to}} }

func (p sourcePage) rests(Page) Rests { return Rests{Own: []int32{int32(p.at)}} }

func (p speakerPage) rests(Page) Rests {
	r := p.entityRests(p.e)
	for _, other := range p.similarEntities(p.e) {
		r.Words = append(r.Words, other.ID, other.Name)
		r.Entities = append(r.Entities, other)
	}
	r.Words = append(r.Words, p.exchangesOf(p.e)...)
	return r
}

// exchangesOf are the ids of those with whom somebody has an exchange.
//
//go:noinline
func (p *archive) exchangesOf(e *index.Entity) []string {
	out := []string{"exchanges"}
	for _, x := range p.exchanges {
		if x.A == e || x.B == e {
			out = append(out, x.A.ID, x.B.ID)
		}
	}
	return out
}

func (p companyPage) rests(Page) Rests {
	r := p.entityRests(p.e)
	r.Words = append(r.Words, p.exchangesOf(p.e)...)
	return r
}

func (p bodyPage) rests(Page) Rests {
	r := p.entityRests(p.e)
	r.Words = append(r.Words, p.exchangesOf(p.e)...)
	for _, t := range p.ix.Spokespeople(p.e) {
		r.Words = append(r.Words, t.Entity.ID, t.Entity.Name, strconv.Itoa(t.Count))
		r.Entities = append(r.Entities, t.Entity)
		for _, role := range t.Roles {
			r.Words = append(r.Words, role.Title, roleSpan(role.Role))
		}
	}
	return r
}

// entityRests are the rows and stories of an entity, and what the index has worked out of it.
func (p *archive) entityRests(e *index.Entity) Rests {
	var entries []*registry.Entry
	entities := []*index.Entity{e}
	if e.Entry != nil {
		entries = append(entries, e.Entry)
		for i := range e.Entry.Roles {
			entities = append(entities, p.ix.Speaker(e.Entry.Roles[i].Of))
		}
	}
	return Rests{
		Refs: [][]index.Ref{e.Said, e.NotSaid, e.About}, Stories: [][]int32{e.Stories}, Entities: entities,
		Entries: entries,
		Words: append([]string{
			e.ID, e.Name, e.SortName, e.Letter, strconv.Itoa(e.Quoted), strconv.Itoa(int(e.Visibility)),
		}, e.Forms...),
	}
}

func (p topicPage) rests(Page) Rests {
	r := Rests{Refs: [][]index.Ref{p.t.Said}, Stories: [][]int32{p.t.Stories}, Words: []string{p.t.ID},
		Entries: []*registry.Entry{p.t.Entry}}
	tallies, _, _ := p.ix.Speakers(p.t.Said, speakersMost)
	for _, t := range tallies {
		r.Words = append(r.Words, p.roleNow(t.Entity))
		r.Entities = append(r.Entities, t.Entity)
	}
	return r
}

func (p periodPage) rests(Page) Rests {
	r := Rests{Refs: [][]index.Ref{p.list.said}, Stories: [][]int32{p.list.stories}}
	if p.year > 0 {
		r = p.periodRests()
	}
	r.Words = append(r.Words, p.name, p.section, p.own, p.above, p.list.base, strconv.Itoa(p.year), p.month.String())
	if p.on != nil {
		r.Words = append(r.Words, p.on.ID)
	}
	if of := p.style.of; of != nil {
		r.Words = append(r.Words, of.ID, of.Name)
		r.Entities = append(r.Entities, of)
	}
	for _, l := range p.trail {
		r.Words = append(r.Words, l.Href, l.Text)
	}
	return r
}

// periodRests are what the page of a year or a month of a list tells of it: its own part, and which
// others it leads to.
func (p periodPage) periodRests() Rests {
	y := p.list.years[p.at]
	prev, next := p.beside()
	said, stories := p.list.said != nil, p.list.stories != nil
	words := []string{strconv.FormatBool(said), strconv.FormatBool(stories), prev.Text, next.Text}
	for _, m := range y.months {
		words = append(words, m.String())
	}
	if p.month > 0 {
		y.said, y.stories = p.inMonth(y, p.month)
	}
	return Rests{Refs: [][]index.Ref{p.list.said[y.said.first:y.said.end]},
		Stories: [][]int32{p.list.stories[y.stories.first:y.stories.end]}, Words: words}
}

func (p exchangePage) rests(Page) Rests {
	r := Rests{
		Refs: [][]index.Ref{p.list.said}, Stories: [][]int32{p.x.Stories}, Entities: []*index.Entity{p.x.A, p.x.B},
	}
	for _, e := range r.Entities {
		who := p.person(e)
		r.Words = append(r.Words, who.Role, strconv.Itoa(len(who.Topics)))
		for _, l := range who.Topics {
			r.Words = append(r.Words, l.Href)
		}
	}
	return r
}

func (p yearPage) rests(Page) Rests {
	lo, hi := p.ix.Within(p.year, 0)
	r := p.daysRests(lo, hi)
	for _, year := range p.ix.Years() {
		first, end := p.ix.Within(year, 0)
		r.Words = append(r.Words, strconv.Itoa(p.ix.Days[end-1].End-p.ix.Days[first].First))
	}
	return r
}

func (p monthPage) rests(Page) Rests {
	lo, hi := p.ix.Within(p.year, p.month)
	r := p.daysRests(lo, hi)
	for _, at := range []int{lo - 1, hi} { // to which the page leads
		if at >= 0 && at < len(p.ix.Days) {
			r.Words = append(r.Words, dayOf(p.ix.Days[at]))
		}
		r.Words = append(r.Words, "")
	}
	return r
}

// daysRests are the stories of Days[lo:hi], with who was quoted most in them, and as what. Which
// years there are, all views rest on.
func (p dates) daysRests(lo, hi int) Rests {
	first, end := p.ix.Days[lo].First, p.ix.Days[hi-1].End
	all := make([]int32, 0, end-first)
	for i := first; i < end; i++ {
		all = append(all, int32(i))
	}
	r := Rests{Stories: [][]int32{all}}
	for _, t := range p.ix.MostQuotedIn(first, end, mostInDays) {
		r.Words = append(r.Words, p.roleNow(t.Entity))
		r.Entities = append(r.Entities, t.Entity)
	}
	return r
}

func (p dayPage) rests(Page) Rests {
	d := p.ix.Days[p.at]
	stories := make([]int32, 0, d.End-d.First)
	for i := d.First; i < d.End; i++ {
		stories = append(stories, int32(i))
	}
	r := Rests{Stories: [][]int32{stories}}
	days := p.ix.Days
	lo, hi := p.ix.Within(d.Year, d.Month)
	var b []byte
	day := func(d index.Day) {
		for _, n := range []int{d.Year, int(d.Month), d.Day} {
			b = binary.AppendVarint(b, int64(n))
		}
	}
	for _, at := range []int{0, p.at - 1, p.at + 1, lo - 1, hi, len(days) - 1} { // to which the page leads
		if at >= 0 && at < len(days) {
			day(days[at])
		}
		b = append(b, 0)
	}
	b = binary.AppendVarint(b, int64(hi-lo))
	for _, o := range days[lo:hi] {
		b = binary.AppendVarint(b, int64(o.Day))
	}
	for o := range p.ix.SameDay(d) {
		day(o)
		b = binary.AppendVarint(b, int64(o.End-o.First))
	}
	r.Words = []string{string(b)}
	return r
}
