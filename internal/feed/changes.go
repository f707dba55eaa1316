package feed

import (
	"bytes"
	"time"

	"github.com/onrecord/onrecord/internal/address"
	"github.com/onrecord/onrecord/internal/index"
)

// changes is the feed of what was put right since it was printed.
func (m *Maker) changes(b *bytes.Buffer) error {
	about := "Corrections and retractions, and stories that were withdrawn"
	f := m.feed(address.Corrections, "Corrections: "+m.site.Title, about)
	for _, c := range m.ix.Changes[:min(len(m.ix.Changes), newest)] {
		f.Entries = append(f.Entries, m.changeEntry(c))
	}
	return m.write(b, f)
}

// changeEntry is a change as an entry. Its id names the place on the story's page that says so.
func (m *Maker) changeEntry(c index.Change) atomEntry {
	page := m.url(c.Story.Address)
	at := page + "#" + c.ID
	e := atomEntry{
		ID: m.tag(c.Story, c.ID), Updated: c.On.Format(time.RFC3339),
		Link: atomLink{"alternate", "text/html", at},
	}
	words := c.Text
	switch c.Kind {
	case index.Corrected:
		e.Title = "Correction: " + c.Story.Title
		if words == "" {
			words = "The correction stands with the story."
		}
	case index.Retracted:
		e.Title, words = "Retraction: "+c.Story.Title, "A quotation in this story was retracted."
	case index.Withdrawn:
		e.Title, words = withdrawnTitle(c), "The story at this address was withdrawn: "+page
	}
	e.Content = atomText{"text", words}
	return e
}

func withdrawnTitle(c index.Change) string {
	return "Withdrawn: story of " + c.Story.Date.Format("2 January 2006")
}

// withdrawnEntry takes, in the site's own feed, the place of the story that was withdrawn: readers
// of feeds show it where they showed the story.
func (m *Maker) withdrawnEntry(c index.Change) atomEntry {
	page := m.url(c.Story.Address)
	const words = "The story at this address was withdrawn."
	return m.entry(c.Story, m.tag(c.Story, ""), page, withdrawnTitle(c), words, c.On)
}
