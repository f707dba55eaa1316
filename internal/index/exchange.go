package index

import (
	"cmp"
	"slices"

	"github.com/onrecord/onrecord/internal/annotate"
	"github.com/onrecord/onrecord/internal/called"
	"github.com/onrecord/onrecord/internal/order"
	"github.com/onrecord/onrecord/internal/par"
)

// Exchange is two people who are quoted in the same stories on the same topics.
type Exchange struct {
	A, B    *Entity // A's id comes first in the alphabet
	Stories []int32 // those in which both speak on a topic, oldest first
}

// exchangeMost is the greatest number of people in a story of whom each two can be said to speak
// with one another: a roll-call of more is no exchange, and would make pairs by the thousand.
const exchangeMost = 24

// pair is two people by their positions among those who may have an exchange.
type pair struct{ a, b int32 }

// Exchanges lists, by their ids, the pairs of people who speak on common topics in at least least
// stories. Only pairs that share a story are ever looked at.
func (ix *Index) Exchanges(least int) []Exchange {
	at := map[*Entity]int32{}
	var people []*Entity
	for _, e := range ix.Entities {
		if e.Type == annotate.Person && e.HasPage() && e.Quoted >= least {
			at[e] = int32(len(people))
			people = append(people, e)
		}
	}
	pairs := par.Map(make([]struct{}, ix.Len()), func(i int, _ struct{}) []pair { return ix.pairsIn(i, at) })
	count := map[pair]int{}
	for _, in := range pairs {
		for _, p := range in {
			count[p]++
		}
	}
	found := map[pair][]int32{}
	for i, in := range pairs { // from the oldest story to the newest
		for _, p := range in {
			if count[p] >= least {
				found[p] = append(found[p], int32(i))
			}
		}
	}
	out := make([]Exchange, 0, len(found))
	for p, stories := range found {
		x := Exchange{people[p.a], people[p.b], stories}
		if x.A.ID > x.B.ID {
			x.A, x.B = x.B, x.A
		}
		out = append(out, x)
	}
	order.By(out, func(a, b Exchange) int {
		return cmp.Or(cmp.Compare(a.A.ID, b.A.ID), cmp.Compare(a.B.ID, b.B.ID))
	})
	return out
}

// pairsIn are the pairs of people who speak on a common topic in a story.
func (ix *Index) pairsIn(story int, at map[*Entity]int32) (pairs []pair) {
	who, topics := ix.speakersOn(story, at)
	if len(who) > exchangeMost {
		return nil
	}
	for a := range who {
		for b := a + 1; b < len(who); b++ {
			if anyCommon(topics[a], topics[b]) {
				pairs = append(pairs, pair{min(who[a], who[b]), max(who[a], who[b])})
			}
		}
	}
	return pairs
}

// speakersOn are the people of at who speak in a story, each with the topics that he speaks on.
func (ix *Index) speakersOn(story int, at map[*Entity]int32) (who []int32, topics [][]*Topic) {
	for n := range ix.Rows(story) {
		r := Ref{int32(story), int32(n)}
		on := ix.TopicsAt(r)
		if len(on) == 0 {
			continue
		}
		ix.eachListed(r, func(e *Entity) {
			p, is := at[e]
			if !is {
				return
			}
			i := slices.Index(who, p)
			if i < 0 {
				i = len(who)
				who, topics = append(who, p), append(topics, nil)
			}
			topics[i] = addTopics(topics[i], on)
		})
	}
	return who, topics
}

// addTopics adds to a list the topics that are not in it yet.
func addTopics(list, more []*Topic) []*Topic {
	for _, t := range more {
		if !called.Contains(list, t) {
			list = append(list, t)
		}
	}
	return list
}

func anyCommon(a, b []*Topic) bool {
	return slices.ContainsFunc(a, func(t *Topic) bool { return called.Contains(b, t) })
}

// ExchangeIn are the rows of an exchange in one of its stories: what either of the two said on a
// topic on which both spoke there, in reading order.
func (ix *Index) ExchangeIn(x Exchange, story int32) (rows []Ref, topics []*Topic) {
	var ofB []*Topic
	for n := range ix.Rows(int(story)) {
		r := Ref{story, int32(n)}
		on := ix.TopicsAt(r)
		if len(on) == 0 {
			continue
		}
		a, b := ix.says(r, x.A), ix.says(r, x.B)
		if a {
			topics = addTopics(topics, on)
		}
		if b {
			ofB = addTopics(ofB, on)
		}
		if a || b {
			rows = append(rows, r)
		}
	}
	topics = slices.DeleteFunc(topics, func(t *Topic) bool { return !called.Contains(ofB, t) })
	return order.Without(rows, func(r Ref) bool { return !anyCommon(ix.TopicsAt(r), topics) }), topics
}

// says reports whether a row is Listed and an entity says it, alone or jointly.
func (ix *Index) says(r Ref, e *Entity) (is bool) {
	if sole := ix.sole(r); sole != nil {
		return sole == e
	}
	ix.eachListed(r, func(other *Entity) { is = is || other == e })
	return is
}
