package search

import (
	"slices"
	"testing"
)

// TestWithout holds lists in which some documents are put anew against the same lists made anew.
func TestWithout(t *testing.T) {
	list := []posting{post(1, false), post(5, true), post(9, false), post(70, true)}
	d := newDocuments(100)
	d.mark(5)
	d.mark(9)
	for _, more := range [][]posting{
		nil, {post(5, true)}, {post(5, true), post(9, false)}, {post(5, false), post(9, false)}, {post(9, false)},
		{post(5, true), post(9, true)},
	} {
		want := append(slices.Clone(more), list[0], list[3])
		slices.Sort(want)
		if got := d.without(new([2][]posting), encode(list, 0), more); got != encode(want, 0) {
			t.Errorf("with %v: %v, want %v", more, decode(got, 0), want)
		}
	}
}
