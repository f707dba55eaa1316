package feed

import (
	"cmp"
	"time"

	"github.com/onrecord/onrecord/internal/annotate"
	"github.com/onrecord/onrecord/internal/called"
	"github.com/onrecord/onrecord/internal/index"
	"github.com/onrecord/onrecord/internal/order"
)

// What was put right moves, and says so in, the entry of its story, and the feeds of all whom it
// concerns and who may be told. A corrected quotation comes again in the feeds of its speaker and
// of its topics. Of one that was retracted it is told nowhere whose it was: those who follow its
// story, or a topic of the story, read that it was, and its speaker's feed falls silent about it. A
// story that was withdrawn comes again in the site's own feed, under its id, as its notice.

// changesOf are the corrections and retractions, by the id of their story.
func changesOf(ix *index.Index) map[string][]index.Change {
	out := map[string][]index.Change{}
	for _, c := range ix.Changes {
		if c.Kind != index.Withdrawn {
			out[c.Story.ID] = append(out[c.Story.ID], c)
		}
	}
	return out
}

// changesOn are the changes of stories on a topic that no row of the topic tells: retractions, and
// corrections that concern no one quotation.
func (m *Maker) changesOn(topic string) []index.Change {
	var out []index.Change
	for _, c := range m.ix.Changes {
		untold := c.Kind == index.Retracted || c.Kind == index.Corrected && c.Utterance == ""
		if untold && called.Contains(c.Story.Topics, topic) {
			out = append(out, c)
		}
	}
	return out
}

// decidedOn is the day on which an editor decided on an utterance, in the story's time zone; zero
// where none is known.
func decidedOn(s *index.Story, u *index.Utterance) time.Time {
	on := u.Rare().On
	if on == "" {
		return time.Time{}
	}
	day, err := time.ParseInLocation(time.DateOnly, on, s.Date.Location())
	if err != nil {
		return time.Time{}
	}
	return day
}

// latest is the later of two times.
//
//go:noinline
func latest(a, b time.Time) time.Time {
	if b.After(a) {
		return b
	}
	return a
}

// storyChanged is when a story was last changed: printed, updated, corrected, checked, or decided
// on by an editor, who may have retracted something.
func (m *Maker) storyChanged(s *index.Story) time.Time {
	at := latest(latest(s.Date, s.Updated), s.Reviewed.On)
	for _, c := range m.changed[s.ID] {
		at = latest(at, c.On)
	}
	for i := range s.Utterances {
		at = latest(at, decidedOn(s, &s.Utterances[i]))
	}
	return at
}

// rowChanged is when an utterance was last changed, in the same way; and when it last was news to
// those who follow its speaker: that an editor found it right is none.
func (m *Maker) rowChanged(s *index.Story, u *index.Utterance) (at, news time.Time) {
	at, news = latest(s.Date, s.Updated), s.Date
	for _, c := range m.correctionsOf(s, u) {
		at, news = latest(at, c.On), latest(news, c.On)
	}
	decided := decidedOn(s, u)
	if u.Status == annotate.Corrected {
		news = latest(news, decided)
	}
	return latest(at, decided), news
}

// correctionsOf are the corrections that concern an utterance, the newest first.
func (m *Maker) correctionsOf(s *index.Story, u *index.Utterance) []index.Change {
	var out []index.Change
	for _, c := range m.changed[s.ID] {
		if c.Kind == index.Corrected && c.Utterance == u.ID {
			out = append(out, c)
		}
	}
	return out
}

// item is what may be an entry of a feed.
type item struct {
	news  time.Time // when it was last news to those who follow
	entry func() atomEntry
}

// newestOf are the entries of what those who follow have not read yet: what was printed or put
// right last. What was put right comes again, under the id that it had.
func newestOf(all []item) []atomEntry {
	order.By(all, func(a, b item) int { return cmp.Compare(b.news.Unix(), a.news.Unix()) })
	var out []atomEntry
	for _, one := range all[:min(len(all), newest)] {
		out = append(out, one.entry())
	}
	return out
}

// storyItems are the items of all stories, the newest first, and of those that were withdrawn.
func (m *Maker) storyItems() []item {
	var all []item
	for i := m.ix.Len() - 1; i >= 0; i-- {
		head := m.ix.Head(i)
		news := head.Date
		for _, c := range m.changed[head.ID] {
			news = latest(news, c.On)
		}
		all = append(all, item{news, func() atomEntry { return m.storyEntry(m.ix.Story(i)) }})
	}
	for _, c := range m.ix.Changes {
		if c.Kind == index.Withdrawn {
			all = append(all, item{c.On, func() atomEntry { return m.withdrawnEntry(c) }})
		}
	}
	return all
}

// changeNote says in an entry what was put right; "" where nothing was.
func changeNote(all []index.Change) string {
	var s called.Builder
	for _, c := range all {
		word, text := "Corrected", c.Text
		switch {
		case c.Kind == index.Retracted:
			word, text = "Retracted", "a quotation in this story."
		case text == "":
			text = "the correction stands with the story."
		}
		s.WriteString("\n\n" + word)
		if c.Dated {
			s.WriteString(" on " + c.On.Format("2 January 2006"))
		}
		s.WriteString(": " + text)
	}
	return s.String()
}
