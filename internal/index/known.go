package index

// known is what is asked of a row many times over, and need not be looked up each time.
type known struct {
	sole   *Entity  // see Index.sole
	joint  bool     // it is Listed, and several say it
	topics []*Topic // see TopicsAt
}

// note begins what is known of a story's rows.
func (ix *Index) note(i int32) {
	s := ix.Stories[i]
	n := 0
	for k := range s.Utterances {
		n += len(s.Utterances[k].Topics)
	}
	all, room := make([]known, len(s.Utterances)), make([]*Topic, 0, n)
	for k := range s.Utterances {
		from := len(room)
		room = ix.appendTopics(room, &s.Utterances[k])
		all[k].topics = room[from:len(room):len(room)]
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

// TopicsAt are the registered topics of a row. The list is not to be changed.
func (ix *Index) TopicsAt(r Ref) []*Topic {
	if ix.known == nil {
		_, u := ix.At(r)
		return ix.appendTopics(nil, u) // of an outline
	}
	return ix.known[r.Story][r.Utterance].topics
}

// noteSpeakers notes who says a story's rows.
func (ix *Index) noteSpeakers(i int32) {
	s := ix.Stories[i]
	for k := range s.Utterances {
		u := &s.Utterances[k]
		if u.Who == nil || !u.Listed() {
			continue
		}
		if row := &ix.known[i][k]; len(u.Who.Members) > 0 {
			row.joint = true
		} else {
			row.sole = ix.EntityOf(u.Who)
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

// listed reports whether a row is Listed.
func (ix *Index) listed(r Ref) bool {
	if ix.sole(r) != nil {
		return true
	}
	_, u := ix.At(r)
	return u.Listed()
}

// eachListed does as eachOf for a row that is Listed; of any other it tells nothing.
func (ix *Index) eachListed(r Ref, f func(*Entity)) {
	if ix.known == nil { // of an outline
		if _, u := ix.At(r); u.Listed() {
			ix.EachSpeaker(u.Who, f)
		}
		return
	}
	switch row := &ix.known[r.Story][r.Utterance]; {
	case row.sole != nil:
		f(row.sole)
	case row.joint:
		ix.eachOf(r, f)
	}
}

// eachOf calls f for who says a row, and for each who says it jointly. It gives false where nobody
// is named.
func (ix *Index) eachOf(r Ref, f func(*Entity)) (named bool) {
	if e := ix.sole(r); e != nil {
		f(e)
		return true
	}
	_, u := ix.At(r)
	ix.EachSpeaker(u.Who, f)
	return u.Who != nil
}
