package index

import (
	"encoding/binary"
	"slices"

	"github.com/onrecord/onrecord/internal/par"
)

// Restored is the index that Build made, of its outline, where that is whole: it knows all that
// Build has found out, and reads the records that somebody asks for, and those of stories of which
// not all is told. Else it is nil.
func (o *Outline) Restored(opt Options, withdrawn []*Story, fetch func(i int) *Story) *Index {
	if !o.Whole {
		return nil
	}
	ix := o.Outlined(opt)
	ix.fetch, ix.heads, ix.changed, ix.Withdrawn = fetch, o.Heads, o.Changed, withdrawn
	ix.named, ix.begun = o.Named, map[*Entity][]int32{}
	if len(ix.named) != len(o.Heads) || !o.hasAll(ix) || !ix.unpackKnown(o.Rows) {
		return nil
	}
	h := ix.hider(opt.PrintedNames)
	for _, i := range o.Apart {
		ix.tell(h, int(i), fetch(int(i)))
	}
	if !slices.Equal(ix.apart, o.Apart) {
		return nil
	}
	slices.SortFunc(ix.Withdrawn, byDate)
	ix.settleHidden()
	ix.joint = make(map[Ref][]*Entity, len(o.Joint))
	for _, j := range o.Joint {
		for _, at := range j.Who {
			ix.joint[j.Row] = append(ix.joint[j.Row], ix.Entities[at])
		}
	}
	ix.lastRole = make(map[*Entity]LastRole, len(o.Entities))
	for i := range o.Entities {
		ix.lastRole[ix.entity[o.Entities[i].Entity.ID]] = o.Entities[i].Role
	}
	ix.enlist()
	ix.sameDays()
	ix.listChanges()
	ix.quoted = par.Map(ix.known, func(i int, _ []known) []*Entity { return ix.quotedIn(int32(i)) })
	return ix
}

// hasAll reports whether an index has those that have a page, and no others.
func (o *Outline) hasAll(ix *Index) bool {
	n := 0
	for _, e := range slices.Concat(ix.Entities, ix.Places) {
		if e.HasPage() {
			n++
		}
	}
	for _, t := range ix.Topics {
		if t.Visibility != None {
			n++
		}
	}
	return n == len(o.Entities)+len(o.Places)+len(o.Topics)
}

// packKnown is what is known of all rows, story by story, with the entities and the topics by their
// places.
func (ix *Index) packKnown(at map[*Entity]int32) string {
	topics := make(map[*Topic]int, len(ix.Topics))
	for i, t := range ix.Topics {
		topics[t] = i
	}
	var b []byte
	number := func(n int) { b = binary.AppendUvarint(b, uint64(n)) }
	for i := range ix.known {
		number(len(ix.known[i]))
		for k := range ix.known[i] {
			row, sole := &ix.known[i][k], 0
			if row.sole != nil {
				sole = int(at[row.sole]) + 1
			}
			number(int(row.facts))
			number(sole)
			number(int(row.words))
			number(len(row.topics))
			for _, t := range row.topics {
				number(topics[t])
			}
		}
	}
	return string(b)
}

// unpackKnown does the reverse, and reports whether it could.
func (ix *Index) unpackKnown(packed string) bool {
	r := unpacker{rest: packed}
	ix.known = make([][]known, ix.Len())
	var rows []known // cut from larger pieces, as the topics are
	var topics []*Topic
	for i := range ix.known {
		n := r.number(len(r.rest))
		if len(rows)+n > cap(rows) {
			rows = make([]known, 0, max(n, 1<<12))
		}
		from := len(rows)
		for range n {
			row := known{facts: Fact(r.number(1 << 16))}
			if sole := r.number(len(ix.Entities) + 1); sole > 0 {
				row.sole = ix.Entities[sole-1]
			}
			row.words = int32(r.number(1 << 31))
			on := r.number(len(ix.Topics) + 1)
			if len(topics)+on > cap(topics) {
				topics = make([]*Topic, 0, max(on, 1<<12))
			}
			first := len(topics)
			for range on {
				topics = append(topics, ix.Topics[r.number(len(ix.Topics))])
			}
			row.topics = topics[first:len(topics):len(topics)]
			rows = append(rows, row)
		}
		ix.known[i] = rows[from:len(rows):len(rows)]
	}
	return !r.bad && r.rest == ""
}

// unpacker reads numbers. What makes no sense is bad, and 0.
type unpacker struct {
	rest string
	bad  bool
}

// number is the next number, which is less than a limit.
//
//go:noinline
func (r *unpacker) number(limit int) (n int) {
	for i, shift := 0, 0; i < len(r.rest) && shift < 63; i, shift = i+1, shift+7 {
		c := r.rest[i]
		n |= int(c&0x7f) << shift
		if c < 0x80 {
			if r.rest = r.rest[i+1:]; n < limit {
				return n
			}
			break
		}
	}
	r.bad, r.rest = true, ""
	return 0
}

// SpokenBefore are the speakers of a story's rows, for SpokenSince.
func (ix *Index) SpokenBefore(i int) map[string]*Entity {
	by := spokenBy{}
	ix.addSpoken(int32(i), &Story{}, by)
	return by
}

// SpokenSince brings up to date which words of each speaker are the same, once a story's record was
// replaced: before are those who spoke in it, and sum is a digest of all that other pages may tell
// of a story now, and false where it is not known.
func (ix *Index) SpokenSince(was []SpokenBy, i int, before map[string]*Entity, sum func(i int) ([16]byte, bool),
) (now []SpokenBy) {
	ix.addSpoken(int32(i), &Story{}, before)
	for _, by := range was {
		if before[by.Speaker] == nil {
			now = append(now, by)
		}
	}
	for key, who := range before {
		if refs := ix.gatheredOf(key, who); len(refs) > 1 {
			if of, known := wordsSum(refs, sum); known {
				now = append(now, SpokenBy{key, of, ix.groups(refs)})
			}
		}
	}
	return now
}
