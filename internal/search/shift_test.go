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
	quick := 0
	for range 4000 {
		n := 1 + r.IntN(300)
		var to []int
		at, from := 0, r.IntN(n)
		for d := range n {
			switch {
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
		for d, often := 0, 1+r.IntN(40); d < n; d++ {
			if r.IntN(often) == 0 {
				docs = append(docs, post(d, r.IntN(5) == 0))
			}
		}
		list := encode(docs, 0)
		want := moved(&room, list, to)
		if got := shiftOf(to).moved(&room, list); got != want {
			t.Fatalf("%v moved by %v is %q, not %q", docs, to, got, want)
		}
		if want != "" && want != list && want[0] == 'd' {
			quick++
		}
	}
	if quick < 500 {
		t.Errorf("%d lists of gaps were others", quick)
	}
}
