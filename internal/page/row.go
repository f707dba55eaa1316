package page

import (
	"html/template"
	"slices"
	"time"

	"github.com/onrecord/onrecord/internal/address"
	"github.com/onrecord/onrecord/internal/annotate"
	"github.com/onrecord/onrecord/internal/index"
)

// Row is an utterance in a list.
type Row struct {
	Lead   string          // the paper's words that lead into a partial quotation
	Shown  []template.HTML // the words with their marks, one a paragraph
	Lang   string          // where it is not the page's
	Dir    string
	Who    Link   // on pages that are not the speaker's own
	Silent string // in place of Who, where nobody is named
	Role   string
	Href   string // of the words in their story
	Title  string // of the story
	Date   string
	Topics []Link
	Tags   []string // "partial", "likely", "as quoted by Mark Rutte"
	Echoes []Link   // "also in the headline"
	Class  string   // for the topic filter
}

// rowStyle says what a list's rows leave to the page around them.
type rowStyle struct {
	of     *index.Entity // the list is this speaker's: no name
	year   bool          // dates without the year, which stands beside them
	topics bool          // name the topics
}

// rows makes the rows of a list.
func (p *archive) rows(refs []index.Ref, style rowStyle) []Row {
	out := make([]Row, len(refs))
	for i, r := range refs {
		out[i] = p.row(r, style)
	}
	return out
}

func (p *archive) row(r index.Ref, style rowStyle) Row {
	s, u := p.ix.At(r)
	row := Row{
		Lead: u.Lead, Shown: printed(u.Shown), Href: p.quoteHref(s, u), Title: s.Title, Date: date(s.Date, style.year),
		Tags: p.tags(u, style.of),
	}
	if s.Lang != "" && s.Lang != p.site.Language {
		row.Lang, row.Dir = s.Lang, direction(s.Lang)
	}
	p.speak(&row, u, style.of)
	if style.topics {
		row.Topics = p.topicLinks(u.Topics)
	}
	for _, e := range u.Echoes {
		row.Echoes = append(row.Echoes, Link{
			p.href(address.Quotation(s.Address, e.ID)), "also in the " + whereWord(e.Where),
		})
	}
	return row
}

func date(t time.Time, withoutYear bool) string {
	if withoutYear {
		return dayMonth(t)
	}
	return fullDate(t)
}

// speak fills in who speaks in a row.
func (p *archive) speak(row *Row, u *index.Utterance, of *index.Entity) {
	switch {
	case u.Who == nil:
		row.Silent = silence(u)
	case of != nil:
		row.Role = p.ix.RoleOf(u.Who, of)
	default:
		row.Who = Link{p.whoHref(u.Who), u.Who.Name}
		row.Role = u.Who.Role
	}
}

// silence says why nobody is named with an utterance.
func silence(u *index.Utterance) string {
	switch {
	case u.Status == annotate.Withheld:
		return "Attribution withheld"
	case u.Status == annotate.Disputed:
		return "Attribution disputed"
	case u.Silent:
		return "Named in the story"
	}
	return "Unattributed"
}

// tags are the words that qualify a row.
func (p *archive) tags(u *index.Utterance, of *index.Entity) []string {
	var out []string
	if u.Via != nil {
		out = append(out, "as quoted by "+u.Via.Name)
	}
	if others := p.jointly(u.Who, of); of != nil && len(others) > 0 {
		out = append(out, "jointly with "+list(others))
	}
	if u.Kind == annotate.Partial {
		out = append(out, "partial")
	}
	if u.Reading == index.Likely {
		out = append(out, "likely")
	}
	switch u.Assertion {
	case annotate.NotSaid:
		out = append(out, "not said")
	case annotate.Hypothetical:
		out = append(out, "hypothetical")
	}
	if u.Corrected {
		out = append(out, "corrected")
	}
	return out
}

// jointly are the names of the other members of a group.
func (p *archive) jointly(w *index.Who, of *index.Entity) []string {
	if w == nil {
		return nil
	}
	var out []string
	for i := range w.Members {
		if p.ix.EntityOf(&w.Members[i]) != of {
			out = append(out, w.Members[i].Name)
		}
	}
	return out
}

func whereWord(w index.Where) string {
	switch w {
	case index.InHeadline:
		return "headline"
	case index.InDeck:
		return "deck"
	case index.InHighlight:
		return "highlights"
	case index.InCrosshead:
		return "crosshead"
	}
	return "text"
}

// StoryItem is a story in a list.
type StoryItem struct {
	Href, Title, Deck string
	Lang, Dir         string
	Facts             []string // the line below: date, number of quotations, who speaks
}

// itemStyle says what the line below a story's title tells.
type itemStyle struct{ date, quotations, speakers, deck bool }

func (p *archive) item(i int, style itemStyle) StoryItem {
	s := p.ix.Stories[i]
	out := StoryItem{Href: p.storyHref(s), Title: s.Title}
	if s.Lang != "" && s.Lang != p.site.Language {
		out.Lang, out.Dir = s.Lang, direction(s.Lang)
	}
	if style.deck {
		out.Deck = s.Deck
	}
	if style.date {
		out.Facts = append(out.Facts, fullDate(s.Date))
	}
	if style.quotations {
		out.Facts = append(out.Facts, quotationsIn(s))
	}
	if style.speakers {
		if names := p.speakersIn(s, 5); names != "" {
			out.Facts = append(out.Facts, names)
		}
	}
	return out
}

func (p *archive) items(list []int32, style itemStyle) []StoryItem {
	out := make([]StoryItem, len(list))
	for i, at := range list {
		out[i] = p.item(int(at), style)
	}
	return out
}

func quotationsIn(s *index.Story) string {
	if s.Access == index.MetadataOnly {
		return "text not shown"
	}
	if n := s.Quotations(); n > 0 {
		return quotations(n)
	}
	return "No quotations"
}

// speakersIn are the names of those who speak in a story, at most most of them. Those who speak
// jointly are named one by one, so that nobody is named twice.
func (p *archive) speakersIn(s *index.Story, most int) string {
	var names []string
	for i := range s.Utterances {
		u := &s.Utterances[i]
		if u.Listed() && u.Who != nil {
			names = addNames(names, u.Who)
		}
	}
	if len(names) > most {
		return join(names[:most]) + " and others"
	}
	return join(names)
}

// addNames adds a speaker's name, or those of a group's members, where it is not among names yet.
func addNames(names []string, w *index.Who) []string {
	for i := range w.Members {
		names = addNames(names, &w.Members[i])
	}
	if len(w.Members) > 0 || w.Type == annotate.Unnamed || slices.Contains(names, w.Name) {
		return names
	}
	return append(names, w.Name)
}
