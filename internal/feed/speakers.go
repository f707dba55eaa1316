package feed

import (
	"bytes"
	"time"

	"github.com/onrecord/onrecord/internal/address"
	"github.com/onrecord/onrecord/internal/index"
)

// tally is what one speaker was quoted saying in a year, counted.
type tally struct {
	m           *Maker
	e           *index.Entity
	said, words int
	of          *int // all words of the year
	clear       int
	stories     int
	first, last time.Time
	lastStory   int32
}

// speakerColumns are the columns of the table of a year's speakers.
var speakerColumns = []column[*tally]{
	{
		"speaker_id", "string", "The id under which the speaker's page stands.",
		func(t *tally) given { return always(t.e.ID) }, true,
	},
	{"speaker", "string", "The speaker's name.", func(t *tally) given { return always(t.e.Name) }, false},
	{
		"speaker_type", "string", "person or organisation.",
		func(t *tally) given { return always(string(t.e.Type)) }, false,
	},
	{
		"pronouns", "string", "he, she or they, as the archive has registered them; none where it has not.",
		func(t *tally) given { return text(t.e.Pronouns()) }, false,
	},
	{
		"registered", "boolean",
		"Whether the speaker is registered in the archive; a name as printed may be several people.",
		func(t *tally) given { return yes(t.e.Entry != nil) }, false,
	},
	{
		"quotations", "integer", "What the speaker was quoted saying this year, joint statements included.",
		func(t *tally) given { return whole(t.said) }, false,
	},
	{
		"clear", "integer", "How many of these are clear readings; the others are likely.",
		func(t *tally) given { return whole(t.clear) }, false,
	},
	{
		"words", "integer", "How many words they have, those of others that are quoted in them left out.",
		func(t *tally) given { return whole(t.words) }, false,
	},
	{
		"of_words", "integer", "All words quoted this year, whoever said them.",
		func(t *tally) given { return whole(*t.of) }, false,
	},
	{"stories", "integer", "In how many stories.", func(t *tally) given { return whole(t.stories) }, false},
	{
		"first", "date", "The day on which the first was printed.",
		func(t *tally) given { return dayOf(t.first) }, false,
	},
	{
		"last", "date", "The day on which the last was printed.",
		func(t *tally) given { return dayOf(t.last) }, false,
	},
	{
		"rows", "string", "The full address of the table with all that the speaker was quoted saying.",
		func(t *tally) given { return always(t.m.url(t.e.Address() + address.QuotationsCSV)) }, false,
	},
}

// speakersCSV is a row for each speaker of a year who has a page, by name.
func (m *Maker) speakersCSV(b *bytes.Buffer, refs []index.Ref) error {
	of, words := map[*index.Entity]*tally{}, 0
	for _, r := range refs {
		s, u := m.ix.At(r)
		if !u.Listed() {
			continue
		}
		words += u.OwnWords
		m.ix.EachSpeaker(u.Who, func(e *index.Entity) {
			t := of[e]
			if t == nil {
				t = &tally{m: m, e: e, of: &words, first: s.Date, lastStory: -1}
				of[e] = t
			}
			t.add(r.Story, s, u)
		})
	}
	var all []*tally
	for _, e := range m.ix.Entities {
		if t := of[e]; t != nil && e.HasPage() {
			all = append(all, t)
		}
	}
	writeCSV(b, speakerColumns, len(all), func(i int) *tally { return all[i] })
	return nil
}

func (t *tally) add(story int32, s *index.Story, u *index.Utterance) {
	t.said++
	t.words += u.OwnWords
	if u.Reading == index.Clear {
		t.clear++
	}
	if story != t.lastStory {
		t.stories++
		t.lastStory, t.last = story, s.Date
	}
}
