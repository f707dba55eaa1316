package resolve

import (
	"iter"

	"github.com/onrecord/onrecord/internal/annotate/names/read"
)

// nameIndex finds people, or organisations, by a word of their names.
type nameIndex[ID ~int32] struct {
	head    []int32       // by symbol: the last entry of the word; 0 for none
	entries []indexed[ID] // from 1 on
}

// indexed is one word of one name: whose it is, and which word of the name.
type indexed[ID ~int32] struct {
	who   ID
	place int32
	next  int32 // the word's entry before this one, 0 for none
}

func (x *nameIndex[ID]) reset() { x.head, x.entries = x.head[:0], append(x.entries[:0], indexed[ID]{}) }

// add enters the word as a part of a name.
//
//go:noinline
func (x *nameIndex[ID]) add(sym read.Symbol, who ID, place int32) {
	for int(sym) >= len(x.head) {
		x.head = append(x.head, 0)
	}
	x.entries = append(x.entries, indexed[ID]{who: who, place: place, next: x.head[sym]})
	x.head[sym] = int32(len(x.entries)) - 1
}

// has reports whether any name holds the word.
//
//go:noinline
func (x *nameIndex[ID]) has(sym read.Symbol) bool { return int(sym) < len(x.head) && x.head[sym] > 0 }

// longestChain is the most people or organisations of one word that are looked through: a text of
// ten thousand Smiths must not take for ever.
const longestChain = 64

// bearing goes over those whose names hold the word, the last entered first.
func (x *nameIndex[ID]) bearing(sym read.Symbol) iter.Seq[indexed[ID]] {
	return func(yield func(indexed[ID]) bool) {
		if !x.has(sym) {
			return
		}
		for n, at := 0, x.head[sym]; at > 0 && n < longestChain; n++ {
			l := x.entries[at]
			if !yield(l) {
				return
			}
			at = l.next
		}
	}
}
