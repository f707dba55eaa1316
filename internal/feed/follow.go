package feed

import (
	"cmp"
	"slices"
	"time"

	"github.com/onrecord/onrecord/internal/annotate"
	"github.com/onrecord/onrecord/internal/index"
)

// correctionsOf are the corrections that were printed, by the id of their story.
func correctionsOf(ix *index.Index) map[string][]index.Change {
	out := map[string][]index.Change{}
	for _, c := range ix.Changes {
		if c.Kind == index.Corrected {
			out[c.Story.ID] = append(out[c.Story.ID], c)
		}
	}
	return out
}

// decidedOn is the day on which an editor decided on an utterance, in the story's time zone; zero
// where none is known.
func decidedOn(s *index.Story, u *index.Utterance) time.Time {
	day, err := time.ParseInLocation(time.DateOnly, u.On, s.Date.Location())
	if err != nil {
		return time.Time{}
	}
	return day
}

// latest is the later of two times.
func latest(a, b time.Time) time.Time {
	if b.After(a) {
		return b
	}
	return a
}

// storyChanged is when a story was last changed: printed, updated, corrected, checked, or decided
// on by an editor.
func (m *Maker) storyChanged(s *index.Story) time.Time {
	at := latest(latest(s.Date, s.Updated), s.Reviewed.On)
	for _, c := range m.corrected[s.ID] {
		at = latest(at, c.On)
	}
	for i := range s.Utterances {
		at = latest(at, decidedOn(s, &s.Utterances[i]))
	}
	return at
}

// changed is when an utterance was last changed, in the same way; and when it last was news to
// those who follow its speaker: that an editor found it right is none.
func (m *Maker) changed(r row) (at, news time.Time) {
	at, news = latest(r.s.Date, r.s.Updated), r.s.Date
	for _, c := range m.correctionsOf(r) {
		at, news = latest(at, c.On), latest(news, c.On)
	}
	decided := decidedOn(r.s, r.u)
	if r.u.Status == annotate.Corrected {
		news = latest(news, decided)
	}
	return latest(at, decided), news
}

// correctionsOf are the corrections that concern an utterance, the newest first.
func (m *Maker) correctionsOf(r row) []index.Change {
	var out []index.Change
	for _, c := range m.corrected[r.s.ID] {
		if c.Utterance == r.u.ID {
			out = append(out, c)
		}
	}
	return out
}

// newestOf are the rows that those who follow a list have not read yet: what was printed or put
// right last. One that was put right comes again, under the id that it had.
func (m *Maker) newestOf(refs []index.Ref) []index.Ref {
	type dated struct {
		ref index.Ref
		at  time.Time
	}
	all := make([]dated, len(refs))
	for i, ref := range refs {
		_, news := m.changed(m.row(ref))
		all[i] = dated{ref, news}
	}
	slices.SortStableFunc(all, func(a, b dated) int { return cmp.Compare(b.at.Unix(), a.at.Unix()) })
	out := make([]index.Ref, min(len(all), newest))
	for i := range out {
		out[i] = all[i].ref
	}
	return out
}

// newestStories are the stories, by their places, that were printed or corrected last.
func (m *Maker) newestStories() []int {
	news := func(i int) int64 {
		at := m.ix.Stories[i].Date
		for _, c := range m.corrected[m.ix.Stories[i].ID] {
			at = latest(at, c.On)
		}
		return at.Unix()
	}
	all := make([]int, len(m.ix.Stories))
	for i := range all {
		all[i] = len(all) - 1 - i
	}
	slices.SortStableFunc(all, func(a, b int) int { return cmp.Compare(news(b), news(a)) })
	return all[:min(len(all), newest)]
}

// correctionNote says in an entry what was corrected; "" where nothing was.
func correctionNote(all []index.Change) string {
	s := ""
	for _, c := range all {
		if s += "\n\nCorrected"; c.Dated {
			s += " on " + c.On.Format("2 January 2006")
		}
		if c.Text == "" {
			s += ": the correction stands with the story."
		} else {
			s += ": " + c.Text
		}
	}
	return s
}
