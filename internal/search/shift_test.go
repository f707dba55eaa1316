package search

import (
	"math/rand/v2"
	"testing"
)

// TestShift moves lists of documents of which some were taken out and some put in, in one place or
// in several: each is what it is where every number is looked at.
func TestShift(t *testing.T) {
	r := rand.New(rand.NewPCG(7, 7))
	var room []posting
	gaps, bits := 0, 0 // that were moved without being read
	for range 8000 {
		n := 1 + r.IntN(1+r.IntN(300)) // often so few that what moves begins in the last letter
		var to []int
		at, from, gone := 0, r.IntN(n), r.IntN(4)
		for d := range n {
			switch {
			case d < from && d >= from-gone:
				to = append(to, -1)
				continue
			case d == from && r.IntN(3) > 0:
				at += r.IntN(70) // so many are put in before it
			case d == from || r.IntN(400) == 0:
				to = append(to, -1)
				continue
			}
			to = append(to, at)
			at++
		}
		var docs []posting
		for d, often, marks := 0, 1+r.IntN(40), r.IntN(2); d < n; d++ {
			if r.IntN(often) == 0 {
				docs = append(docs, post(d, marks*r.IntN(5) == 4))
			}
		}
		list := encode(docs, 0)
		want := moved(&room, list, to)
		if got := shiftOf(to).moved(&room, list); got != want {
			t.Fatalf("%v moved by %v is %q, not %q", docs, to, got, want)
		}
		if want == "" || want == list {
			continue
		}
		if want[0] == 'd' {
			gaps++
		} else if _, done := shiftOf(to).movedBits(list); list[0] == 'b' && done {
			bits++
		}
	}
	if gaps < 500 || bits < 200 {
		t.Errorf("%d lists of gaps and %d lists of bits were others", gaps, bits)
	}
}
