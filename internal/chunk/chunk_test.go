package chunk

import (
	"slices"
	"testing"
	"unsafe"
)

// TestApart: nothing that is handed out is a part of what was handed out before, none of it grows
// into its neighbour, and few chunks are made for many pieces.
func TestApart(t *testing.T) {
	var c Of[int]
	var all [][]int
	chunks := map[*int]bool{}
	for i := range 2000 {
		piece := c.Take(i % 7)
		if len(piece) != i%7 || slices.ContainsFunc(piece, func(v int) bool { return v != 0 }) {
			t.Fatalf("piece %d is %v", i, piece)
		}
		for k := range piece {
			piece[k] = i
		}
		_ = append(piece, -1)
		all = append(all, piece)
		chunks[unsafe.SliceData(c.free)] = true
	}
	for i, piece := range all {
		if slices.ContainsFunc(piece, func(v int) bool { return v != i }) {
			t.Errorf("piece %d has become %v", i, piece)
		}
	}
	if len(chunks) > 16 {
		t.Errorf("%d chunks for 6,000 numbers", len(chunks))
	}
}

// TestKeep: what is kept is a copy, who asks once takes no more than that, and none is nil.
func TestKeep(t *testing.T) {
	var c Of[string]
	of := []string{"a", "b"}
	kept := c.Keep(of...)
	of[0] = "changed"
	if !slices.Equal(kept, []string{"a", "b"}) || cap(c.free) != 2 || c.Keep() != nil || *c.One("c") != "c" {
		t.Errorf("%q, in a chunk of %d", kept, cap(c.free))
	}
	for range 40 {
		c.Take(100)
	}
	chunk, left := unsafe.SliceData(c.free), cap(c.free)-len(c.free)
	if large := c.Take(left + 1<<20); len(large) != left+1<<20 || unsafe.SliceData(c.free) != chunk ||
		cap(c.free)-len(c.free) != left || 16*cap(c.free) > full {
		t.Errorf("a large piece of %d takes the chunk's place, which has %d", len(large), cap(c.free))
	}
}
