package index

import "github.com/onrecord/onrecord/internal/annotate"

// known is what is asked of a row many times over, and need not be looked up each time: whoever
// goes through all rows need not touch their records.
type known struct {
	sole   *Entity  // see Index.sole
	topics []*Topic // see TopicsAt
	words  int32    // its OwnWords
	facts  Fact
}

// Fact is a set of what is told of a row in a bit.
type Fact uint16

// The facts.
const (
	IsListed  Fact = 1 << iota // see Utterance.Listed
	IsCounted                  // see Utterance.Counted
	IsBySomebody
	IsEcho
	IsNested
	IsPartial
	IsLikely
	IsDenied // it is not asserted to have been said
	IsRetracted
	IsUntold // its tie is hidden
	IsMuted
	IsDated    // the day is known on which an editor decided on it
	isJoint    // it is Listed, and several say it
	isGathered // it is Listed, and compared with other words: see gather
)

// factsOf are an utterance's.
func factsOf(u *Utterance) (all Fact) {
	for _, f := range [...]struct {
		is   bool
		fact Fact
	}{
		{u.Listed(), IsListed}, {u.Counted(), IsCounted}, {u.Who != nil, IsBySomebody}, {u.EchoOf != "", IsEcho},
		{u.Parent != "", IsNested}, {u.Kind == annotate.Partial, IsPartial}, {u.Reading == Likely, IsLikely},
		{!u.Asserted(), IsDenied}, {u.Status == annotate.Retracted, IsRetracted}, {hiddenTie(u.Status), IsUntold},
		{u.Muted, IsMuted}, {u.Rare().On != "", IsDated}, {u.Listed() && u.Who != nil && len(u.Who.Members) > 0, isJoint},
		{u.Listed() && u.Words >= sameEqual, isGathered},
	} {
		if f.is {
			all |= f.fact
		}
	}
	return all
}

// note begins what is known of a story's rows.
func (ix *Index) note(i int32) {
	s := ix.Story(int(i))
	n := 0
	for k := range s.Utterances {
		n += len(s.Utterances[k].Topics)
	}
	all, room := make([]known, len(s.Utterances)), make([]*Topic, 0, n)
	for k := range s.Utterances {
		u, from := &s.Utterances[k], len(room)
		room = ix.appendTopics(room, u)
		all[k] = known{topics: room[from:len(room):len(room)], words: int32(u.OwnWords), facts: factsOf(u)}
	}
	ix.known[i] = all
}

func (ix *Index) appendTopics(out []*Topic, u *Utterance) []*Topic {
	for _, id := range u.Topics {
		if t := ix.topic[id]; t != nil {
			out = append(out, t)
		}
	}
	return out
}

// Rows is how many utterances a story has.
//
//go:noinline
func (ix *Index) Rows(i int) int {
	if ix.known == nil {
		return len(ix.Story(i).Utterances) // of an outline
	}
	return len(ix.known[i])
}

// Is reports whether a row has a fact.
//
//go:noinline
func (ix *Index) Is(r Ref, f Fact) bool {
	if ix.known == nil {
		_, u := ix.At(r) // of an outline
		return factsOf(u)&f != 0
	}
	return ix.known[r.Story][r.Utterance].facts&f != 0
}

// OwnWords is how many words a row's speaker says in it.
//
//go:noinline
func (ix *Index) OwnWords(r Ref) int {
	if ix.known == nil {
		_, u := ix.At(r) // of an outline
		return u.OwnWords
	}
	return int(ix.known[r.Story][r.Utterance].words)
}

// TopicsAt are the registered topics of a row. The list is not to be changed.
//
//go:noinline
func (ix *Index) TopicsAt(r Ref) []*Topic {
	if ix.known == nil {
		_, u := ix.At(r)
		return ix.appendTopics(nil, u) // of an outline
	}
	return ix.known[r.Story][r.Utterance].topics
}

// noteSpeakers notes who says a story's rows.
func (ix *Index) noteSpeakers(i int32) {
	s := ix.Story(int(i))
	for k := range s.Utterances {
		row, r := &ix.known[i][k], Ref{i, int32(k)}
		switch who := s.Utterances[k].Who; {
		case row.facts&IsListed == 0 || who == nil:
		case row.facts&isJoint == 0:
			row.sole = ix.EntityOf(who)
		default:
			var all []*Entity
			ix.EachSpeaker(who, func(e *Entity) { all = append(all, e) })
			ix.joint[r] = all
		}
	}
}

// sole is who says a row, where it is Listed and that is one who has a record; else nil.
func (ix *Index) sole(r Ref) *Entity {
	if ix.known == nil {
		return nil // of an outline
	}
	return ix.known[r.Story][r.Utterance].sole
}

// SpeakerAt is who says a row, where that is one who has a record; else nil.
//
//go:noinline
func (ix *Index) SpeakerAt(r Ref) *Entity {
	if e := ix.sole(r); e != nil {
		return e
	}
	_, u := ix.At(r)
	return ix.EntityOf(u.Who)
}

// eachListed does as eachOf for a row that is Listed; of any other it tells nothing.
func (ix *Index) eachListed(r Ref, f func(*Entity)) {
	if ix.known == nil { // of an outline
		if _, u := ix.At(r); u.Listed() {
			ix.EachSpeaker(u.Who, f)
		}
		return
	}
	ix.eachNoted(r, &ix.known[r.Story][r.Utterance], f)
}

// eachNoted calls f for who says a row that is Listed, alone or jointly.
//
//go:noinline
func (ix *Index) eachNoted(r Ref, row *known, f func(*Entity)) {
	switch {
	case row.sole != nil:
		f(row.sole)
	case row.facts&isJoint != 0:
		for _, e := range ix.joint[r] {
			f(e)
		}
	}
}

// eachOf calls f for who says a row, and for each who says it jointly. It gives false where nobody
// is named.
//
//go:noinline
func (ix *Index) eachOf(r Ref, f func(*Entity)) (named bool) {
	if ix.known != nil {
		if row := &ix.known[r.Story][r.Utterance]; row.facts&(IsListed|IsBySomebody) != IsBySomebody {
			ix.eachNoted(r, row, f)
			return row.facts&IsBySomebody != 0
		}
	}
	_, u := ix.At(r)
	ix.EachSpeaker(u.Who, f)
	return u.Who != nil
}

// EachSpeakerAt calls f for who says a row, and for each who says it jointly.
func (ix *Index) EachSpeakerAt(r Ref, f func(*Entity)) { ix.eachOf(r, f) }

// QuotationsIn is Story.Quotations of a story.
//
//go:noinline
func (ix *Index) QuotationsIn(i int) (n int) {
	if ix.known == nil {
		return ix.Story(i).Quotations() // of an outline
	}
	for k := range ix.known[i] {
		if ix.known[i][k].facts&IsCounted != 0 {
			n++
		}
	}
	return n
}
