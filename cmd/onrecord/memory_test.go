package main

import "testing"

// TestForesee: a heap is let grow to what the stories that have been read tell of all of them, and
// never to less than a small archive's comes to.
func TestForesee(t *testing.T) {
	defer func(is int64) { leastHeap.Store(is); haveRead.Store(0) }(leastHeap.Load())
	for _, c := range []struct {
		done, all  int
		kept, want int64
	}{
		{0, 10_000, 30 << 20, 1},                           // nothing is known
		{1000, 2000, 30 << 20, smallHeap},                  // it is a small one
		{5000, 10_000, 76 << 20, (16+160)<<20 + plainRoom}, // half of it is read
		{100, 10_000, 30 << 20, 120<<20 + plainRoom},       // what a hundredth tells is not believed
		{1000, 10_000, 10 << 20, smallHeap},                // nothing of it is kept
		{10_000, 10_000, 136 << 20, 1},                     // all of it is kept already
	} {
		leastHeap.Store(1)
		roomForAll("reading", c.done, c.all)
		roomForAll("writing", 1, 2)
		foresee(c.kept)
		if got := leastHeap.Load(); got != c.want {
			t.Errorf("%d of %d, %d kept: %d, want %d", c.done, c.all, c.kept, got, c.want)
		}
	}
}
