package names

import "iter"

// nameIndex finds people, or organisations, by a word of their names.
type nameIndex struct {
	head    []int32 // by symbol: the last entry of the word, plus one
	entries []indexed
}

// indexed is one word of one name: whose it is, of people or things, and which word of the name.
type indexed struct {
	who, place int32
	next       int32 // the word's entry before this one, -1 for none
}

func (x *nameIndex) reset() { x.head, x.entries = x.head[:0], x.entries[:0] }

// add enters the word as a part of a name.
func (x *nameIndex) add(sym, who, place int32) {
	for int(sym) >= len(x.head) {
		x.head = append(x.head, 0)
	}
	x.entries = append(x.entries, indexed{who: who, place: place, next: x.head[sym] - 1})
	x.head[sym] = int32(len(x.entries))
}

// has reports whether any name holds the word.
func (x *nameIndex) has(sym int32) bool { return int(sym) < len(x.head) && x.head[sym] > 0 }

// longestChain is the most people or things of one word that are looked through: a text of ten
// thousand Smiths must not take for ever.
const longestChain = 64

// bearing goes over those whose names hold the word, the last entered first.
func (x *nameIndex) bearing(sym int32) iter.Seq[indexed] {
	return func(yield func(indexed) bool) {
		if !x.has(sym) {
			return
		}
		for n, at := 0, x.head[sym]-1; at >= 0 && n < longestChain; n++ {
			l := x.entries[at]
			if !yield(l) {
				return
			}
			at = l.next
		}
	}
}
