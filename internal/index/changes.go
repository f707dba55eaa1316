package index

import (
	"cmp"
	"time"

	"github.com/onrecord/onrecord/internal/address"
	"github.com/onrecord/onrecord/internal/annotate"
	"github.com/onrecord/onrecord/internal/order"
)

// ChangeKind says what was put right.
type ChangeKind uint8

// The kinds of change.
const (
	Corrected ChangeKind = iota // the publisher printed a correction of the story
	Retracted                   // a quotation of the story was retracted
	Withdrawn                   // the story was withdrawn
)

// Change is what was put right after it had been printed, as all pages may tell it.
type Change struct {
	Kind  ChangeKind
	ID    string    // of the place on the story's page that says so; it stays as it is
	On    time.Time // the day of the change; where none is known, that of the story
	Dated bool      // the day of the change is known
	// Story is what other pages may tell of the story; of one that was withdrawn that is its
	// address and its date.
	Story     *Story
	Text      string // of a correction; "" where it is to be read with the story alone
	Utterance string // the id of the quotation that it concerns, or ""
}

// listChanges lists all changes, the newest first; those of one day by their stories, the newest
// first.
func (ix *Index) listChanges() {
	note := func(i int) {
		ix.Changes = append(ix.Changes, ix.corrections(i, ix.Story(i))...)
		ix.Changes = append(ix.Changes, retractions(ix.Story(i))...)
	}
	if ix.heads == nil {
		for i := range ix.Len() {
			note(i)
		}
	}
	for _, i := range ix.changed {
		note(int(i))
	}
	for _, s := range ix.Withdrawn {
		if !ix.Spells(s.Address) {
			c := Change{
				Kind: Withdrawn, ID: address.MainAnchor, Story: &Story{ID: s.ID, Address: s.Address, Date: s.Date},
			}
			ix.Changes = append(ix.Changes, c.on(s.Withdrawn.On))
		}
	}
	order.By(ix.Changes, func(a, b Change) int {
		return cmp.Or(b.On.Compare(a.On), b.Story.Date.Compare(a.Story.Date), cmp.Compare(a.Story.ID, b.Story.ID))
	})
}

// hasChanges reports whether anything of Stories[i] stands among the changes.
func (ix *Index) hasChanges(i int) bool {
	s := ix.Story(i)
	return len(s.Corrections) > 0 || len(retractions(s)) > 0
}

// on is the change with its day.
func (c Change) on(day time.Time) Change {
	if c.Dated = !day.IsZero(); !c.Dated {
		day = c.Story.Date
	}
	y, m, d := day.Date()
	c.On = time.Date(y, m, d, 0, 0, 0, 0, time.UTC)
	return c
}

// corrections are those that were printed of Stories[i].
func (ix *Index) corrections(i int, s *Story) []Change {
	var out []Change
	for _, printed := range s.Corrections {
		c := Change{Kind: Corrected, ID: printed.ID, Story: s}.on(printed.On)
		if ix.tellsElsewhere(i, printed) {
			c.Text = printed.Text
		}
		if u := s.utterance(printed.Utterance); u != nil && u.Counted() {
			c.Utterance = u.ID
		}
		out = append(out, c)
	}
	return out
}

// retractions are the quotations of a story that were retracted. Of what they said nothing is told.
func retractions(s *Story) []Change {
	var out []Change
	for i := range s.Utterances {
		if u := &s.Utterances[i]; u.Status == annotate.Retracted && u.EchoOf == "" {
			day, _ := time.Parse(time.DateOnly, u.Rare().On)
			out = append(out, Change{Kind: Retracted, ID: address.NoteAnchor(u.ID), Story: s, Utterance: u.ID}.on(day))
		}
	}
	return out
}
