package index

import (
	"cmp"
	"slices"

	"github.com/onrecord/onrecord/internal/annotate"
	"github.com/onrecord/onrecord/internal/order"
	"github.com/onrecord/onrecord/internal/par"
)

// Exchange is two people who are quoted in the same stories on the same topics.
type Exchange struct {
	A, B    *Entity // A's id comes first in the alphabet
	Stories []int32 // those in which both speak on a topic, oldest first
}

// number is 0 for A and 1 for B, and false for anybody else.
func (x Exchange) number(e *Entity) (int32, bool) {
	if e == x.B {
		return 1, true
	}
	return 0, e == x.A
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
	among := func(e *Entity) (int32, bool) { i, is := at[e]; return i, is }
	pairs := par.Map(ix.Stories, func(i int, _ *Story) []pair { return ix.pairsIn(i, among) })
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
func (ix *Index) pairsIn(story int, among func(*Entity) (int32, bool)) (pairs []pair) {
	who, topics := ix.speakersOn(story, among)
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

// speakersOn are some people's numbers, of those who speak in a story, each with the topics that he
// speaks on. among tells who is one of them, and his number.
func (ix *Index) speakersOn(story int, among func(*Entity) (int32, bool)) (who []int32, topics [][]string) {
	s := ix.Stories[story]
	for n := range s.Utterances {
		u := &s.Utterances[n]
		if !u.Listed() || len(u.Topics) == 0 {
			continue
		}
		ix.EachSpeaker(u.Who, func(e *Entity) {
			p, is := among(e)
			if !is {
				return
			}
			i := slices.Index(who, p)
			if i < 0 {
				i = len(who)
				who, topics = append(who, p), append(topics, nil)
			}
			topics[i] = append(topics[i], u.Topics...)
		})
	}
	return who, topics
}

func anyCommon(a, b []string) bool {
	return slices.ContainsFunc(a, func(id string) bool { return slices.Contains(b, id) })
}

func common(a, b []string) []string {
	var out []string
	for _, id := range a {
		if slices.Contains(b, id) && !slices.Contains(out, id) {
			out = append(out, id)
		}
	}
	return out
}

// ExchangeIn are the rows of an exchange in one of its stories: what either of the two said on a
// topic on which both spoke there, in reading order.
func (ix *Index) ExchangeIn(x Exchange, story int32) (rows []Ref, topics []string) {
	who, on := ix.speakersOn(int(story), x.number)
	if len(who) < 2 {
		return nil, nil
	}
	topics = common(on[0], on[1])
	s := ix.Stories[story]
	for n := range s.Utterances {
		u := &s.Utterances[n]
		if !u.Listed() || !anyCommon(u.Topics, topics) {
			continue
		}
		is := false
		ix.EachSpeaker(u.Who, func(e *Entity) { is = is || e == x.A || e == x.B })
		if is {
			rows = append(rows, Ref{story, int32(n)})
		}
	}
	return rows, topics
}
