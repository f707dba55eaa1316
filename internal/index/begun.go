package index

import (
	"encoding/binary"
	"slices"

	"github.com/onrecord/onrecord/internal/annotate"
)

// This file begins the record of a printed name in an index that was made of an outline, once a
// story quotes somebody of that name for the first time. Stories that name him and never quoted him
// did not know of a record: these are found by digests of such names, and read.

// nameSize is how many bytes the digest of a name takes: of a million, some hundreds are taken for
// another's, and their stories read in vain.
const nameSize = 4

// nameSum is a digest of the id under which a record stands, or would.
func nameSum(id string) (sum [nameSize]byte) {
	h := uint32(2166136261)
	for i := range len(id) {
		h = (h ^ uint32(id[i])) * 16777619
	}
	binary.BigEndian.PutUint32(sum[:], h)
	return sum
}

// namedIn are digests of those whom a story names, as far as that is told, and who have no record
// and could get one.
func (ix *Index) namedIn(i int) string {
	var all []string
	note := func(id, name string) {
		if key := ix.key(id, name, false); id != "" && ix.entity[key] == nil {
			sum := nameSum(key)
			all = append(all, string(sum[:]))
		}
	}
	for _, s := range []*Story{ix.Story(i), ix.OwnPage(i)} {
		for _, m := range s.Entities {
			if !m.Registered && m.Type != annotate.Place {
				note(m.ID, m.Name)
			}
		}
		eachNamed(s, func(w *Who) {
			if !w.Registered {
				note(w.ID, w.Name)
			}
		})
	}
	slices.Sort(all)
	var b []byte
	for _, sum := range slices.Compact(all) {
		b = append(b, sum...)
	}
	return string(b)
}

// eachNamed calls f for all whom the rows of a story give as speakers, and through whom they come.
func eachNamed(s *Story, f func(*Who)) {
	for k := range s.Utterances {
		eachOf(s.Utterances[k].Who, f)
		eachOf(s.Utterances[k].Via, f)
	}
}

// naming are the stories that may name whom an id is of, the newest first.
func (ix *Index) naming(id string) (all []int32) {
	sum := nameSum(id)
	for i := len(ix.named) - 1; i >= 0; i-- {
		names := ix.named[i]
		for len(names) >= nameSize && names[:nameSize] != string(sum[:]) {
			names = names[nameSize:]
		}
		if len(names) >= nameSize {
			all = append(all, int32(i))
		}
	}
	return all
}

// mayBegin reports whether the record of a printed name may begin, and everybody may be told of it.
func (ix *Index) mayBegin(w *Who, o Options) bool {
	id := ix.key(w.ID, w.Name, w.Registered)
	return ix.named != nil && !w.Registered && w.Type != annotate.Group && w.Type != annotate.Unnamed &&
		printedVisibility(o.PrintedNames) != None && !ix.isClosed(w.Name) && !ix.hidden.all[id]
}

// begin enters into the records that began with story i what other stories tell of them.
func (ix *Index) begin(fresh []*Entity, i int32) {
	for _, e := range fresh {
		stories, about := e.Stories, e.About
		e.Stories, e.About, ix.begun[e] = nil, nil, nil
		own := func() { e.Stories, e.About = append(e.Stories, stories...), append(e.About, about...) }
		for _, j := range ix.naming(e.ID) {
			if j <= i && own != nil {
				own()
				own = nil
			}
			if j != i {
				ix.enter(e, j)
				ix.begun[e] = append(ix.begun[e], j)
			}
		}
		if own != nil {
			own()
		}
	}
	for _, e := range fresh {
		for _, j := range ix.begun[e] {
			ix.named[j] = ix.namedIn(int(j))
		}
	}
	if len(fresh) > 0 {
		ix.sort()
	}
}

// enter enters a story that does not quote an entity into its record.
func (ix *Index) enter(e *Entity, i int32) {
	s := ix.Story(int(i))
	for n := range s.Utterances {
		u := &s.Utterances[n]
		if !u.Listed() {
			continue
		}
		for _, at := range u.About {
			if ix.Find(s.Entities[at]) == e && !ix.saidBy(e, u.Who) {
				e.About = append(e.About, Ref{i, int32(n)})
			}
		}
	}
	for _, m := range s.Entities {
		if ix.Find(m) == e {
			e.in(i)
		}
	}
	eachNamed(s, func(w *Who) { delete(ix.speaks, w) })
}
