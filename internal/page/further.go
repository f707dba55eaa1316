package page

import (
	"strconv"

	"github.com/onrecord/onrecord/internal/address"
	"github.com/onrecord/onrecord/internal/annotate"
	"github.com/onrecord/onrecord/internal/feed"
	"github.com/onrecord/onrecord/internal/index"
)

// further are the lists of an entity of which its own page shows the newest, and which have a page
// of their own where they are longer: all of the list, or the years, which have a page each.
type further struct {
	about, notSaid, named *longList // nil where the own page shows all
}

// longList is one of them.
type longList struct {
	*listing
	name  string // "Said about Ada Brandt"
	shown int    // so much stands on the entity's own page
	style rowStyle
}

// furtherOf are the longer lists of a person or an organisation.
func (p *archive) furtherOf(e *index.Entity) further {
	var out further
	at := e.Address()
	if e.AboutApart() {
		out.about = &longList{
			p.listing(address.SaidAbout(at), e.About, nil), "Said about " + e.Name, e.AboutShown(),
			rowStyle{year: true, topics: true},
		}
	}
	if len(e.NotSaid) > newest {
		out.notSaid = &longList{
			p.listing(address.NotSaid(at), e.NotSaid, nil), "Quoted, but not as said: " + e.Name, newest,
			rowStyle{year: true, topics: true, of: e},
		}
	}
	if e.NamedApart() {
		out.named = &longList{
			p.listing(address.NamedIn(at), nil, e.NamedOnly()), "Mentioned, not quoted: " + e.Name, newest, rowStyle{},
		}
	}
	return out
}

// pages lead to the whole of a list from the page that shows the newest of it.
func (l *longList) pages(p *archive) Pages {
	if l == nil {
		return Pages{}
	}
	out := l.pagesBelow(p)
	n := amount(len(l.said), len(l.stories))
	out.Label = l.name + ", all pages"
	out.Summary = "The newest " + strconv.Itoa(l.shown)
	out.All = Link{p.href(l.base), "All " + n}
	return out
}

// amount is "214 quotations" or "31 stories".
func amount(rows, printed int) string {
	if rows > 0 {
		return quotations(rows)
	}
	return stories(printed)
}

// furtherPages plans the pages of the longer lists of an entity, and that of its company.
func (p *archive) furtherPages(e *index.Entity, f further) []Page {
	var out []Page
	for _, l := range []*longList{f.about, f.notSaid, f.named} {
		if l == nil {
			continue
		}
		of := p.periodOf(e, l.listing)
		of.name, of.own, of.style = l.name, l.base, l.style
		of.trail = append(of.trail, p.entityLink(e))
		if l == f.about {
			of.files = feed.About{Entity: e}
		}
		if l == f.named {
			of.files = feed.Named{Entity: e}
		}
		pg := p.page(KindPeriod, l.base, of)
		pg.NoIndex = of.noIndex
		out = append(out, pg)
		out = append(out, p.periods(of)...)
	}
	if !hasCompanyPage(e) {
		return out
	}
	if _, all := p.ix.Alongside(e, 0); all > alongsideShown(e) {
		pg := p.page(KindPeriod, address.Alongside(e.Address()), companyPage{p, e})
		pg.NoIndex = e.Visibility == index.NoIndex
		out = append(out, pg)
	}
	return out
}

// hasCompanyPage reports whether all who are quoted with an entity stand on a page, where its own
// has not all. Those quoted with a name as printed stand in the stories that its page lists.
func hasCompanyPage(e *index.Entity) bool { return e.Entry != nil && e.Type != annotate.Place }

// companyPage is the page of everybody who is quoted in the same stories as an entity.
type companyPage struct {
	*archive
	e *index.Entity
}

func (p companyPage) view(pg Page, _ any) any {
	title := "Quoted alongside " + p.e.Name
	v := &List{
		Frame: p.frame(pg, title, "Who is quoted in the same stories as "+p.e.Name+" in "+p.site.Title+".",
			sectionOf(p.e)),
		Name: title, With: p.company(p.e, alongsideAll),
	}
	v.With.Heading = "Those of most stories first"
	v.Deck = capital(say(len(v.With.Rows), "speaker", "speakers")) + "."
	v.Trail = append(p.entityTrail(p.e, ""), p.entityLink(p.e))
	return v
}

// fillWhole fills in the front page of a longer list: all of it, or the years that have pages.
func (p periodPage) fillWhole(v *List) {
	said, printed := p.list.said, p.list.stories
	v.Deck = capital(amount(len(said), len(printed)))
	if len(said) > 0 {
		v.Deck += " " + span(p.years(said))
	}
	v.Deck += "."
	if len(p.list.years) == 0 {
		style := p.style
		style.choice = p.choicesOver(said)
		v.Filter, v.Groups = style.choice.filter(p.archive), p.byYear(said, style)
		return
	}
	v.Parts = "By year"
	for _, y := range p.list.years {
		v.Months = append(v.Months, Rank{
			Link:  Link{p.href(p.list.base + address.Year(y.year)), strconv.Itoa(y.year)},
			Count: amount(y.said.end-y.said.first, y.stories.end-y.stories.first),
		})
	}
}
