package weigh

import "math/bits"

// Set is a set of pieces of evidence. The zero Set is empty.
type Set [3]uint64

// Add puts a piece into the set. None is no piece, and changes nothing.
//
//go:noinline
func (s *Set) Add(e Evidence) {
	if e != None {
		s[e/64] |= 1 << (e % 64)
	}
}

// AddIf puts a piece into the set where it holds.
//
//go:noinline
func (s *Set) AddIf(holds bool, e Evidence) {
	bit := uint64(0)
	if holds && e != None {
		bit = 1 // and no jump over what is done with it: nobody can foretell which pieces hold
	}
	s[e/64] |= bit << (e % 64)
}

// Drop takes a piece out of the set.
//
//go:noinline
func (s *Set) Drop(e Evidence) { s[e/64] &^= 1 << (e % 64) }

// Has reports whether the piece is in the set.
//
//go:noinline
func (s Set) Has(e Evidence) bool { return s[e/64]&(1<<(e%64)) != 0 }

// With is the set and what is in o.
func (s Set) With(o Set) Set {
	for i := range s {
		s[i] |= o[i]
	}
	return s
}

// List gives the pieces in the set, in their order.
func (s Set) List() []Evidence {
	var out []Evidence
	for i, word := range s {
		for ; word != 0; word &= word - 1 {
			out = append(out, Evidence(64*i+bits.TrailingZeros64(word)))
		}
	}
	return out
}

// Only is what in the set lies from one piece to another, both included.
func (s Set) Only(from, to Evidence) Set {
	for i := range s {
		lo, hi := int(from)-64*i, int(to)-64*i
		switch {
		case hi < 0 || lo > 63:
			s[i] = 0
			continue
		}
		if lo > 0 {
			s[i] &^= 1<<lo - 1
		}
		if hi < 63 {
			s[i] &= 1<<(hi+1) - 1
		}
	}
	return s
}
