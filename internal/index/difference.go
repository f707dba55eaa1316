package index

import (
	"maps"
	"slices"
)

// Difference is what is another in an index since one story had another record. Whatever rests on
// no story, entity or topic of it is what it was.
type Difference struct {
	Stories  map[int32]bool   // which are told otherwise: the story, and those with the same words
	Beside   map[int32]bool   // that stand near one of these in a list
	Entities map[*Entity]bool // who has such a story in a list, or had
	Topics   map[*Topic]bool
}

// beside is how far from a story in a list those may stand that are told to be near it.
const beside = 4

// Difference finds out what is another since the record of story i was another one, and of some
// others something in their text stood elsewhere. look is called with the entities of both records
// that were there before, first while the index is as it was, then as it is now. It gives false
// where Replace would: then nothing is known. Nobody else may read the index meanwhile.
func (ix *Index) Difference(
	i int, was *Story, moved []int32, o Options, look func(of map[*Entity]bool),
) (*Difference, bool) {
	now := ix.Story(i)
	if !ix.replaceable(i, was, o) || !ix.samePrinted(i, now, was, o) || !ix.samePrinted(i, was, now, o) {
		return nil, false
	}
	d := &Difference{map[int32]bool{int32(i): true}, map[int32]bool{}, map[*Entity]bool{}, map[*Topic]bool{}}
	d.add(ix.standing(was, now))
	there := maps.Clone(d.Entities)
	maps.DeleteFunc(there, func(e *Entity, _ bool) bool { return ix.hasBegun(e) })
	var before map[Ref]*Same
	ix.asItWas(i, was, o, func() {
		look(there)
		d.listBeside()
		before = ix.same
	})
	look(there)
	for e := range d.Entities {
		for _, other := range ix.begun[e] {
			d.Stories[other] = true
		}
	}
	for _, other := range moved {
		d.Stories[other] = true
	}
	d.addSame(int32(i), before, ix.same)
	d.addSame(int32(i), ix.same, before)
	for other := range d.Stories {
		d.add(ix.standing(ix.Story(int(other)), ix.Story(int(other))))
	}
	d.listBeside()
	return d, true
}

// asItWas calls f while the index is as it was when story i had another record.
func (ix *Index) asItWas(i int, was *Story, o Options, f func()) {
	now, same, shares := ix.Story(i), maps.Clone(ix.same), ix.Shares()
	ix.exchangeAll(i, was, o)
	f()
	ix.exchange(i, now, o)
	ix.same = same
	ix.shared.Do(func() { ix.shares = shares })
}

func (d *Difference) add(at *standing) {
	for e := range at.entities {
		d.Entities[e] = true
	}
	for t := range at.topics {
		d.Topics[t] = true
	}
}

// addSame adds the stories that have words of story i, and those of which some have words that are
// not the same as in others.
func (d *Difference) addSame(i int32, some, others map[Ref]*Same) {
	for r, same := range some {
		if t := others[r]; r.Story == i || t == nil || !slices.Equal(same.All, t.All) {
			for _, r := range same.All {
				d.Stories[r.Story] = true
			}
		}
	}
}

// listBeside notes which stories stand beside those that are others in the lists of entities and
// topics.
func (d *Difference) listBeside() {
	for e := range d.Entities {
		d.besideIn(e.Stories)
	}
	for t := range d.Topics {
		d.besideIn(t.Stories)
	}
}

func (d *Difference) besideIn(list []int32) {
	for i := range d.Stories {
		from, to := placesOf(len(list), i, func(k int) int32 { return list[k] })
		for _, other := range list[max(from-beside, 0):min(to+beside, len(list))] {
			d.Beside[other] = true
		}
	}
}
