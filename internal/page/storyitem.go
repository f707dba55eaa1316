package page

import (
	"github.com/onrecord/onrecord/internal/annotate"
	"github.com/onrecord/onrecord/internal/called"
	"github.com/onrecord/onrecord/internal/index"
)

// StoryItem is a story in a list.
type StoryItem struct {
	Href, Title, Deck string
	Lang, Dir         string
	Class             string   // for the filter
	Facts             []string // the line below: date, number of quotations, who speaks
}

// itemStyle says what the line below a story's title tells.
type itemStyle struct{ date, quotations, speakers, deck bool }

func (p *archive) item(i int, style itemStyle) StoryItem {
	s := p.ix.Story(i)
	out := StoryItem{Href: p.storyHref(s), Title: s.Title}
	out.Lang, out.Dir = p.foreign(s.Lang)
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
		if len(names) > most {
			break // one story may quote thousands
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
	if len(w.Members) > 0 || w.Type == annotate.Unnamed || called.Contains(names, w.Name) {
		return names
	}
	return append(names, w.Name)
}
