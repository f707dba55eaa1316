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
//
//go:noinline
func (s Share) Pronouns() string { return s.Person.Pronouns() }

// Pronouns are those that the registry has of somebody, or "".
//
//go:noinline
func (e *Entity) Pronouns() string {
	if e.Entry == nil {
		return ""
	}
	return e.Entry.Pronouns
}

// shareKey is a topic, and a person; nil: everybody.
type shareKey struct {
	topic  *Topic
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
	var out []Share
	for first := 0; first < ix.Len(); { // a year after the other
		year := ix.Date(first).Year()
		at := map[shareKey]*Share{}
		for ; first < ix.Len() && ix.Date(first).Year() == year; first++ {
			for n := range ix.Rows(first) {
				ix.share(Ref{int32(first), int32(n)}, at)
			}
		}
		for k, s := range at {
			if k.person != nil {
				s.Topic, s.Year, s.Person, s.Of = k.topic, year, k.person, at[shareKey{topic: k.topic}].Words
				out = append(out, *s)
			}
		}
	}
	places := map[*Topic]int{}
	for i, t := range ix.Topics {
		places[t] = i
	}
	order.By(out, func(a, b Share) int {
		return cmp.Or(cmp.Compare(places[a.Topic], places[b.Topic]), cmp.Compare(a.Year, b.Year),
			cmp.Compare(b.Words, a.Words), cmp.Compare(a.Person.ID, b.Person.ID))
	})
	return out
}

// share adds what a row says to the shares of its topics: to those of everybody, and of who said
// it.
func (ix *Index) share(r Ref, at map[shareKey]*Share) {
	if !ix.Is(r, IsListed) {
		return
	}
	words := ix.OwnWords(r)
	add := func(k shareKey) {
		one := at[k]
		if one == nil {
			one = new(Share)
			at[k] = one
		}
		one.Words += words
		one.Quotations++
	}
	for _, t := range ix.TopicsAt(r) {
		if t.Visibility != Visible {
			continue
		}
		add(shareKey{topic: t})
		ix.eachOf(r, func(e *Entity) {
			if e.Type == annotate.Person && e.Visibility == Visible {
				add(shareKey{t, e})
			}
		})
	}
}
