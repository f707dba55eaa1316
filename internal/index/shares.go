package index

import (
	"cmp"

	"github.com/onrecord/onrecord/internal/annotate"
	"github.com/onrecord/onrecord/internal/order"
)

// Share is how much one person was quoted on a topic in a year.
type Share struct {
	Topic             *Topic
	Year              int
	Person            *Entity
	Words, Quotations int
	Of                int // all words quoted on the topic that year, whoever said them
}

// Pronouns are those that the registry has of the person, or "".
func (s Share) Pronouns() string { return s.Person.Pronouns() }

// Pronouns are those that the registry has of somebody, or "".
func (e *Entity) Pronouns() string {
	if e.Entry == nil {
		return ""
	}
	return e.Entry.Pronouns
}

// shareKey is a topic in a year, and a person.
type shareKey struct {
	topic  *Topic
	year   int
	person *Entity
}

// Shares lists how much each person was quoted on each topic in each year: topics in their order,
// years from the oldest, and who has most words first. It holds people and topics that may stand in
// lists of the most quoted; what all others said is in Of. Words said jointly count for each who
// said them, and once in Of. They are counted once, and not to be changed.
func (ix *Index) Shares() []Share {
	ix.shared.Do(func() { ix.shares = ix.countShares() })
	return ix.shares
}

func (ix *Index) countShares() []Share {
	at := map[shareKey]*Share{}
	of := map[shareKey]int{}
	for _, s := range ix.Stories {
		for n := range s.Utterances {
			if u := &s.Utterances[n]; u.Listed() {
				ix.share(s, u, at, of)
			}
		}
	}
	places := map[*Topic]int{}
	for i, t := range ix.Topics {
		places[t] = i
	}
	out := make([]Share, 0, len(at))
	for k, s := range at {
		s.Of = of[shareKey{topic: k.topic, year: k.year}]
		out = append(out, *s)
	}
	order.By(out, func(a, b Share) int {
		return cmp.Or(cmp.Compare(places[a.Topic], places[b.Topic]), cmp.Compare(a.Year, b.Year),
			cmp.Compare(b.Words, a.Words), cmp.Compare(a.Person.ID, b.Person.ID))
	})
	return out
}

// share adds an utterance to the shares of its topics.
func (ix *Index) share(s *Story, u *Utterance, at map[shareKey]*Share, of map[shareKey]int) {
	words, year := u.OwnWords, s.Date.Year()
	for _, id := range u.Topics {
		t := ix.topic[id]
		if t == nil || t.Visibility != Visible {
			continue
		}
		of[shareKey{topic: t, year: year}] += words
		ix.EachSpeaker(u.Who, func(e *Entity) {
			if e.Type != annotate.Person || e.Visibility != Visible {
				return
			}
			k := shareKey{t, year, e}
			one := at[k]
			if one == nil {
				one = &Share{Topic: t, Year: year, Person: e}
				at[k] = one
			}
			one.Words += words
			one.Quotations++
		})
	}
}
