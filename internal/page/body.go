package page

import (
	"html/template"
	"strings"

	"github.com/onrecord/onrecord/internal/address"
	"github.com/onrecord/onrecord/internal/annotate"
	"github.com/onrecord/onrecord/internal/called"
	"github.com/onrecord/onrecord/internal/feed"
	"github.com/onrecord/onrecord/internal/index"
)

// Body is the view of an organisation's or a place's page: who spoke for it, and what was said of
// it.
type Body struct {
	Frame
	Name         string
	Deck         string
	Note         template.HTML
	Facts        []Link
	Chart        *Bars
	SaidHeading  string
	Said         []StoryRows // what the organisation itself was quoted saying
	AboutHeading string
	About        []StoryRows
	AboutPages   Pages
	NotSaid      []StoryRows
	NotSaidPages Pages
	Pages        Pages
	Files        []Link
	For          Ranking // who spoke for it
	OnTopic      []Rank
	With         Company
	Stories      Stories
	Empty        string
}

const bodyStories = 12

// bodyPage is the page of an organisation or a place.
type bodyPage struct {
	*archive
	e       *index.Entity
	list    *listing
	further further // of an organisation
}

// planPlaces plans the pages of the registered places, each followed by those below it.
func planPlaces(a *archive) []Page {
	var out []Page
	for _, e := range a.ix.Places {
		if e.HasPage() {
			list := a.listing(e.Address(), e.About, e.Stories)
			out = append(out, a.entityPage(KindPlace, e, bodyPage{archive: a, e: e, list: list}))
			out = append(out, a.entityPeriods(e, list)...)
		}
	}
	return out
}

func (p bodyPage) view(pg Page, _ any) any {
	e := p.e
	label := ""
	if e.Entry == nil {
		label = "Name as printed"
	}
	v := &Body{
		Frame: p.frame(pg, e.Name+", "+stories(len(e.Stories)), p.describeBody(e), sectionOf(e)),
		Name:  e.Name, Deck: p.bodySummary(e), SaidHeading: "What it was quoted saying",
		AboutHeading: "Said about it",
	}
	v.Trail = p.entityTrail(e, label)
	if e.Entry != nil {
		v.Note = p.site.Notes[e.Entry.File]
		v.Facts = p.bodyFacts(e)
	}
	if pg.Kind == KindPlace {
		v.Within = p.within("place", e.ID, "Search stories that name "+e.Name, len(e.Stories))
		p.placeRows(v, e)
	} else {
		v.Within = p.within("speaker", e.ID, "Search what "+e.Name+" said", len(e.Said))
		p.organisationRows(v, e)
	}
	if len(e.Stories) == 0 {
		v.Empty = "No story names it so far."
	} else if len(v.Said) == 0 && len(v.About) == 0 {
		v.Empty = "Nobody was quoted naming it."
	}
	return v
}

func (p bodyPage) describeBody(e *index.Entity) string {
	if e.Type == annotate.Place {
		return "What was said about " + e.Name + " in " + p.site.Title + ", and the stories that name it."
	}
	return "Who spoke for " + e.Name + ", and what was said about it, in " + p.site.Title + "."
}

// bodySummary is "Named in 1,206 stories since 1987. Also printed as “the board” and “Ostrey
// Harbour Board”."
func (p bodyPage) bodySummary(e *index.Entity) string {
	s := ""
	if e.Entry != nil && e.Entry.Kind != "" {
		s = capital(e.Entry.Kind) + ". "
	}
	if n := len(e.Stories); n > 0 {
		s += "Named in " + say(n, "story", "stories")
		if first := p.ix.Date(int(e.Stories[n-1])).Year(); n > 1 {
			s += " since " + yearOf(index.Day{Year: first})
		}
		s += ". "
	}
	if len(e.Said) > 0 {
		s += p.quotedIn(e) + ". "
	}
	if forms := p.formsOf(e); len(forms) > 0 {
		s += "Also printed as " + list(quoteAll(forms)) + ". "
	}
	return strings.TrimSpace(s)
}

// formsOf are other forms in which stories name an entity: up to four, of its newest 100 stories.
func (p bodyPage) formsOf(e *index.Entity) []string {
	var out []string
	seen := map[string]bool{strings.ToLower(e.Name): true}
	for _, at := range e.Stories[:min(len(e.Stories), 100)] {
		for _, m := range p.ix.Story(int(at)).Entities {
			if p.ix.Find(m) != e {
				continue
			}
			for _, f := range m.Forms {
				k := strings.ToLower(called.TrimSuffix(called.TrimSuffix(f, "’s"), "'s"))
				if !seen[k] && len(out) < 4 {
					seen[k] = true
					out = append(out, f)
				}
			}
		}
	}
	return out
}

func (p bodyPage) bodyFacts(e *index.Entity) []Link {
	out := facts(e.Entry)
	for _, id := range []string{e.Entry.Place, e.Entry.In} {
		if place := p.ix.Place(id); place.HasPage() {
			out = append([]Link{{p.entityHref(place), "In " + place.Name}}, out...)
		}
	}
	return out
}

func (p bodyPage) organisationRows(v *Body, e *index.Entity) {
	v.Said = p.byStory(e.Said[:min(len(e.Said), newest)], rowStyle{of: e, topics: true})
	v.NotSaid = p.byStory(e.NotSaid[:min(len(e.NotSaid), newest)], rowStyle{of: e})
	v.NotSaidPages = p.further.notSaid.pages(p.archive)
	v.About = p.byStory(e.About[:e.AboutShown()], rowStyle{})
	v.AboutPages = p.further.about.pages(p.archive)
	v.Pages = p.list.pagesBelow(p.archive)
	v.With = p.company(e, alongsideShown(e))
	v.For.Heading = "Who spoke for it"
	for _, t := range p.ix.Spokespeople(e) {
		if t.Count == 0 {
			continue
		}
		var roles []string
		for _, r := range t.Roles {
			roles = append(roles, strings.TrimSpace(r.Title+" "+roleSpan(r.Role)))
		}
		v.For.Rows = append(v.For.Rows, Rank{p.entityLink(t.Entity), strings.Join(roles, "; "), figures(t.Count)})
	}
	for _, t := range p.ix.TopicsOf(e.Said) {
		if t.Count >= topicLeast {
			v.OnTopic = append(v.OnTopic, Rank{
				Link{p.href(address.OnTopic(e.Address(), t.Topic.ID)), t.Topic.Entry.Name}, "", figures(t.Count),
			})
		}
	}
	v.Stories = p.newestStories(e)
	v.Files = p.filesBeside(&v.Frame, feed.Speaker{Entity: e}, e.Name)
}

func (p bodyPage) placeRows(v *Body, e *index.Entity) {
	v.About = p.byStory(e.About[:min(len(e.About), newest)], rowStyle{})
	bars := p.list.bars(p.archive, false)
	v.Chart = p.monthly(len(e.Stories), p.whenPrinted(e.Stories), bars).chart("story", "stories")
	v.Pages = p.list.pagesBelow(p.archive)
	v.Stories = p.newestStories(e)
}

func (p bodyPage) newestStories(e *index.Entity) Stories {
	out := Stories{
		Heading: "Stories that name it",
		Items:   p.items(e.Stories[:min(len(e.Stories), bodyStories)], itemStyle{date: true, quotations: true}),
	}
	if rest := e.Stories[len(out.Items):]; len(rest) > 0 && len(p.list.years) == 0 {
		out.Before = p.items(rest, itemStyle{date: true})
		out.More = capital(say(len(rest), "story", "stories")) + " before"
	}
	return out
}
