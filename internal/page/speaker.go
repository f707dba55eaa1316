package page

import (
	"html/template"
	"slices"
	"strconv"
	"time"

	"github.com/onrecord/onrecord/internal/address"
	"github.com/onrecord/onrecord/internal/annotate"
	"github.com/onrecord/onrecord/internal/feed"
	"github.com/onrecord/onrecord/internal/index"
	"github.com/onrecord/onrecord/internal/par"
	"github.com/onrecord/onrecord/internal/registry"
)

// Speaker is the view of a person's own page: registered, or a name as printed.
type Speaker struct {
	Frame
	Name         string
	Deck         string
	Forms        string // the forms in which a printed name was printed, where they are several
	Printed      bool   // a name as printed, which may be several people
	Note         template.HTML
	Facts        []Link // born, Wikidata, own site
	Chart        *Bars
	Roles        []RoleRow
	RolesNote    string // whose words they are
	Files        []Link
	Heading      string // "What she was quoted saying"
	Filter       Filter
	Years        []YearGroup
	Pages        Pages
	NotSaid      []StoryRows
	NotSaidPages Pages
	OnTopic      []Rank
	AboutHeading string // "Said about her"
	AboutFilter  Filter
	About        []StoryRows
	AboutPages   Pages
	With         Company
	Similar      []Link
	Named        Stories // stories that name the person and do not quote
	NamedFilter  Filter
	NamedPages   Pages
}

// YearGroup is a year's rows, or a month's.
type YearGroup struct {
	Year    string
	ID      string // where a link to it leads, or ""
	Class   string // for the filter
	Stories []StoryRows
}

// Pages leads to the pages of years, where the own page does not hold everything.
type Pages struct {
	Label   string // of what they are the pages, where that is not what the page itself has
	Summary string // "The newest 50 of 214 quotations"
	All     Link   // the page that has all, or the way to it
	Links   []Rank
}

// Stories is a list of stories with its heading, and what the list leaves out.
type Stories struct {
	Heading string
	Items   []StoryItem
	Before  []StoryItem // those that the list leaves out and no other page has, folded away
	More    string      // how many these are
}

// speakerPage is the page of a person.
type speakerPage struct {
	*archive
	e       *index.Entity
	list    *listing
	further further
}

// planEntities plans the pages of people and organisations, each followed by those below it.
func planEntities(a *archive) []Page {
	return slices.Concat(par.Map(a.ix.Entities, func(_ int, e *index.Entity) []Page { return a.entityPages(e) })...)
}

// entityPages are the pages of one of them.
func (p *archive) entityPages(e *index.Entity) []Page {
	if !e.HasPage() {
		return nil
	}
	list, more := p.listing(e.Address(), e.Said, nil), p.furtherOf(e)
	var out []Page
	if e.Type == annotate.Organisation {
		list = p.listing(e.Address(), e.Said, e.Stories)
		out = append(out, p.entityPage(KindOrganisation, e, bodyPage{p, e, list, more}))
	} else {
		out = append(out, p.entityPage(KindSpeaker, e, speakerPage{p, e, list, more}))
	}
	out = append(out, p.entityPeriods(e, list)...)
	out = append(out, p.onTopics(e)...)
	return append(out, p.furtherPages(e, more)...)
}

// entityPage is the own page of an entity.
func (p *archive) entityPage(kind Kind, e *index.Entity, m maker) Page {
	pg := p.page(kind, e.Address(), m)
	pg.NoIndex = e.Visibility == index.NoIndex
	return pg
}

func (p speakerPage) view(pg Page, _ any) any {
	e := p.e
	v := &Speaker{
		Frame: p.frame(pg, e.Name+quotedTimes(e), p.describeSpeaker(e), "speakers"),
		Name:  e.Name, Printed: e.Entry == nil, Deck: p.summary(e),
		Heading: "What " + subject(e) + " quoted saying", AboutHeading: "Said about " + object(e),
	}
	label := ""
	if v.Printed {
		label = "Name as printed"
		if len(e.Forms) > 1 {
			v.Forms = "Printed as " + list(quoteAll(e.Forms)) + "."
		}
	} else {
		v.Note = p.site.Notes[e.Entry.File]
		v.Facts = facts(e.Entry)
		v.Forms = p.printedForms(e)
	}
	v.Trail = p.entityTrail(e, label)
	v.Similar = p.similar(e)
	v.Files = p.filesBeside(&v.Frame, feed.Speaker{Entity: e}, e.Name)
	v.Chart = p.monthly(len(e.Said), p.whenSaid(e.Said), p.list.bars(p.archive, true)).chart("quotation", "quotations")
	v.Within = p.within("speaker", e.ID, "Search what "+e.Name+" said", len(e.Said))
	v.Roles = p.roleRows(e)
	v.RolesNote = rolesNote(e)
	p.said(v, e)
	v.NotSaid = p.byStory(e.NotSaid[:min(len(e.NotSaid), newest)], rowStyle{of: e})
	v.NotSaidPages = p.further.notSaid.pages(p.archive)
	p.about(v, e)
	v.With = p.company(e, alongsideShown(e))
	p.named(v, e)
	return v
}

func quoteAll(words []string) []string {
	out := make([]string, len(words))
	for i, w := range words {
		out[i] = "“" + w + "”"
	}
	return out
}

// quotedTimes ends a page's title: ", quoted 214 times".
func quotedTimes(e *index.Entity) string {
	switch n := len(e.Said); n {
	case 0:
		return ""
	case 1:
		return ", quoted once"
	case 2:
		return ", quoted twice"
	default:
		return ", quoted " + figures(n) + " times"
	}
}

func (p speakerPage) describeSpeaker(e *index.Entity) string {
	if len(e.Said) == 0 {
		return e.Name + " in " + p.site.Title + "."
	}
	first, last := p.years(e.Said)
	return "What " + e.Name + " was quoted saying in " + p.site.Title + ", " + span(first, last) + "."
}

// years are the first and the last year of rows.
func (p *archive) years(rows []index.Ref) (first, last int) {
	when := p.whenSaid(rows)
	return when(len(rows) - 1).Year(), when(0).Year()
}

// summary is the line below a name: "Harbour engineer, Ostrey Harbour Board. Quoted 214 times in
// 131 stories, from 2009 to 2026."
func (p speakerPage) summary(e *index.Entity) string {
	s := ""
	if e.Entry != nil {
		if now := p.roleNow(e); now != "" && len(e.Entry.Roles) > 0 {
			s = capital(now) + ". "
		}
	} else {
		s = "Printed under this name in " + say(len(e.Stories), "story", "stories") +
			"; not yet in the archive’s register, so it may be more than one person. "
	}
	if len(e.Said) == 0 {
		if len(e.Stories) == 0 {
			return s + "Not quoted and not named so far."
		}
		return s + "Not quoted so far; named in " + say(len(e.Stories), "story", "stories") + "."
	}
	return s + p.quotedIn(e) + "."
}

// quotedIn is "Quoted 214 times in 131 stories, from 2009 to 2026".
func (p *archive) quotedIn(e *index.Entity) string {
	first, last := p.years(e.Said)
	if len(e.Said) == 1 {
		s, _ := p.ix.At(e.Said[0])
		return "Quoted once, in a story of " + fullDate(s.Date)
	}
	if e.Quoted == 1 {
		s, _ := p.ix.At(e.Said[0])
		return "Quoted " + times(len(e.Said)) + " in one story, of " + fullDate(s.Date)
	}
	return "Quoted " + times(len(e.Said)) + " in " + say(e.Quoted, "story", "stories") + ", " + span(first, last)
}

// subject and object are the pronouns of a registered person with their verb: "she was", "her";
// where none is registered the name.
func subject(e *index.Entity) string {
	switch e.Pronouns() {
	case "he", "she":
		return e.Pronouns() + " was"
	case "they":
		return "they were"
	}
	return e.Name + " was"
}

func object(e *index.Entity) string {
	switch e.Pronouns() {
	case "he":
		return "him"
	case "she":
		return "her"
	case "they":
		return "them"
	}
	return e.Name
}

// facts are what the registry says of a person that leads elsewhere.
func facts(e *registry.Entry) []Link {
	var out []Link
	switch born, died := dayText(e.Born), dayText(e.Died); {
	case born != "" && died != "":
		out = append(out, Link{"", "Born " + born + ", died " + died})
	case born != "":
		out = append(out, Link{"", "Born " + born})
	case died != "":
		out = append(out, Link{"", "Died " + died})
	}
	if e.Wikidata != "" {
		out = append(out, Link{"https://www.wikidata.org/wiki/" + e.Wikidata, "Wikidata"})
	}
	if e.URL != "" {
		out = append(out, Link{e.URL, "Own page"})
	}
	return out
}

// dayText prints a day of which the month or the day may not be known: "1962", "May 1962", "3 May
// 1962".
func dayText(d registry.Day) string {
	switch {
	case d.Year == 0:
		return ""
	case d.Month == 0:
		return strconv.Itoa(d.Year)
	case d.Day == 0:
		return d.Month.String() + " " + strconv.Itoa(d.Year)
	}
	return fullDate(time.Date(d.Year, d.Month, d.Day, 0, 0, 0, 0, time.UTC))
}

// said fills in the newest rows of what a speaker was quoted saying, the topic filter over them,
// and the way to the rest.
func (p speakerPage) said(v *Speaker, e *index.Entity) {
	refs := e.Said[:min(len(e.Said), newest)]
	choice := p.choicesOver(refs)
	v.Filter = choice.filter(p.archive)
	v.Years = p.byYear(refs, rowStyle{of: e, year: true, topics: true, months: len(p.list.years) == 0, choice: choice})
	v.Pages = p.list.pagesBelow(p.archive)
	for _, t := range p.ix.TopicsOf(e.Said) {
		if t.Count >= topicLeast {
			v.OnTopic = append(v.OnTopic, Rank{
				Link{p.href(address.OnTopic(e.Address(), t.Topic.ID)), t.Topic.Entry.Name}, "", figures(t.Count),
			})
		}
	}
}

// byYear makes the rows of a list, year by year.
func (p *archive) byYear(refs []index.Ref, style rowStyle) []YearGroup {
	runs := yearsOf(len(refs), p.whenSaid(refs))
	return p.inRuns(refs, runs, func(r run) string { return strconv.Itoa(r.year) }, style)
}

// inRuns makes the rows of a list, run by run; what a row leaves to those above it, it leaves to
// those of the run before, too.
func (p *archive) inRuns(refs []index.Ref, runs []run, name func(run) string, style rowStyle) []YearGroup {
	var out []YearGroup
	style.lists = len(runs) > 0 && runs[0].month != 0
	g := p.gathered(refs)
	kept, told := g.refs, p.storyByStory(g, style)
	for _, r := range runs {
		n, last := 0, int32(-1)
		for _, ref := range refs[r.first:r.end] {
			if len(kept) == 0 || kept[0] != ref {
				continue // it stands with what was printed before
			}
			if kept = kept[1:]; ref.Story != last {
				n, last = n+1, ref.Story
			}
		}
		if n == 0 {
			continue
		}
		group := YearGroup{Year: name(r), Class: union(told[:n]), Stories: told[:n]}
		if r.month != 0 {
			group.ID = monthID(p.ix.Date(int(refs[r.first].Story)))
		}
		out = append(out, group)
		told = told[n:]
	}
	return out
}
