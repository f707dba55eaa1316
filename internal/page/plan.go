package page

import (
	"time"

	"github.com/onrecord/onrecord/internal/accuracy"
	"github.com/onrecord/onrecord/internal/address"
	"github.com/onrecord/onrecord/internal/annotate"
	"github.com/onrecord/onrecord/internal/index"
)

// Plan is all pages of an archive.
type Plan struct {
	ix            *index.Index
	site          Site
	style, script string
	pages         []Page
	nav           []NavLink
	sections      []string // the section of each of nav
	foot          []Link
	letters       []letterGroup
	rules         map[string]string // the titles of the rules, by id
	accuracy      accuracy.Last
	about         int // the position in site.Others of a page of the site's own at /about/, or -1
}

// New plans the pages of an archive.
func New(ix *index.Index, site Site) *Plan {
	p := &Plan{ix: ix, site: site, about: -1}
	p.style, p.script = p.href(or(site.Style, "archive.css")), p.href(or(site.Script, "archive.js"))
	p.letters = groupLetters(ix)
	p.rules = ruleTitles()
	for i, o := range site.Others {
		if address.Other(o.ID) == address.About {
			p.about = i
		}
	}
	p.navigation()
	p.add(Page{Kind: KindHome, Story: -1})
	p.planStories()
	p.planDates()
	p.planSpeakers()
	p.planTopics()
	for _, e := range ix.Places {
		if e.HasPage() {
			p.planEntity(e, KindPlace)
		}
	}
	p.planOthers()
	return p
}

func or(a, b string) string {
	if a != "" {
		return a
	}
	return b
}

// Pages lists all pages, in an order that depends on the archive alone.
func (p *Plan) Pages() []Page { return p.pages }

func (p *Plan) add(pg Page) { p.pages = append(p.pages, pg) }

func (p *Plan) planStories() {
	for i, s := range p.ix.Stories {
		p.add(Page{Kind: KindStory, Address: s.Address, Story: i})
		if p.site.Source && p.ix.Own(i).Open() {
			p.add(Page{Kind: KindSource, Address: address.Source(s.Address), Story: i, NoIndex: true})
		}
	}
	for _, s := range p.ix.Withdrawn {
		p.add(Page{Kind: KindStory, Address: s.Address, Story: -1, withdrawn: s, NoIndex: true})
	}
}

func dayOf(d index.Day) string { return address.Day(d.Year, d.Month, d.Day) }

func (p *Plan) planDates() {
	year, month := 0, time.Month(0)
	for i, d := range p.ix.Days {
		if d.Year != year {
			p.add(Page{Kind: KindYear, Address: address.Year(d.Year), Story: -1, period: period{year: d.Year}})
		}
		if d.Year != year || d.Month != month {
			p.add(Page{Kind: KindMonth, Address: address.Month(d.Year, d.Month), Story: -1, period: period{year: d.Year, month: d.Month}})
		}
		year, month = d.Year, d.Month
		p.add(Page{Kind: KindDay, Address: dayOf(d), Story: -1, period: period{year: year, month: month, day: i}})
	}
}

func (p *Plan) planSpeakers() {
	p.add(Page{Kind: KindSpeakers, Address: address.Speakers.Front(), Story: -1})
	for i, l := range p.letters {
		p.add(Page{Kind: KindLetter, Address: address.Letter(l.id), Story: -1, letter: i})
	}
	for _, e := range p.ix.Entities {
		if !e.HasPage() {
			continue
		}
		kind := KindSpeaker
		if e.Type == annotate.Organisation {
			kind = KindOrganisation
		}
		p.planEntity(e, kind)
	}
}

func (p *Plan) planTopics() {
	if p.hasTopics() {
		p.add(Page{Kind: KindTopics, Address: address.Topics.Front(), Story: -1})
	}
	for _, t := range p.ix.Topics {
		if t.Visibility == index.None {
			continue
		}
		pg := Page{
			Kind: KindTopic, Address: t.Address(), Story: -1, topic: t, NoIndex: t.Visibility == index.NoIndex,
			list: p.listing(t.Said, t.Stories),
		}
		p.add(pg)
		p.planPeriods(pg)
	}
}

func (p *Plan) planOthers() {
	for i, o := range p.site.Others {
		if at := address.Other(o.ID); at != address.About {
			p.add(Page{Kind: KindOther, Address: at, Story: -1, other: i})
		}
	}
	p.add(Page{Kind: KindAbout, Address: address.About, Story: -1, other: p.about})
	p.add(Page{Kind: KindRules, Address: address.Rules, Story: -1})
	if measured, err := accuracy.ReadLast(); err == nil { // it is part of the program
		p.accuracy = measured
		p.add(Page{Kind: KindAccuracy, Address: address.Accuracy, Story: -1})
	}
	p.add(Page{Kind: KindNotFound, Address: address.NotFound, Story: -1, NoIndex: true})
}

// View makes the view of a page: the struct that the template of its kind receives. body is a
// *StoryBody for a story, an *OtherBody for another page (and for about, where the site has one of
// its own), a *SourceBody for a source view, and nil for all else.
func (p *Plan) View(pg Page, body any) any {
	switch pg.Kind {
	case KindHome:
		return p.home(pg)
	case KindStory:
		b, _ := body.(*StoryBody)
		return p.story(pg, b)
	case KindSource:
		b, _ := body.(*SourceBody)
		return p.source(pg, b)
	case KindYear:
		return p.year(pg)
	case KindMonth:
		return p.month(pg)
	case KindDay:
		return p.day(pg)
	case KindSpeakers, KindLetter:
		return p.speakers(pg)
	case KindSpeaker:
		return p.speaker(pg)
	case KindOrganisation, KindPlace:
		return p.body(pg)
	case KindTopics:
		return p.topics(pg)
	case KindTopic:
		return p.topic(pg)
	case KindPeriod:
		return p.list(pg)
	case KindAbout, KindOther:
		b, _ := body.(*OtherBody)
		return p.other(pg, b)
	case KindRules:
		return p.rulesPage(pg)
	case KindAccuracy:
		return p.accuracyPage(pg)
	case KindRedirect:
		return p.redirect(pg)
	}
	return p.notFound(pg)
}
