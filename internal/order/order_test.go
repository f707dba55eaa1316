package order

import (
	"cmp"
	"slices"
	"testing"

	"pgregory.net/rapid"
)

type berth struct {
	length int
	place  int // where it stood
}

// What is left is what slices.DeleteFunc leaves, whatever the list.
func TestWithout(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		list := rapid.SliceOf(rapid.IntRange(0, 9)).Draw(t, "list")
		most := rapid.IntRange(-1, 9).Draw(t, "most")
		goes := func(n int) bool { return n > most }
		want := slices.DeleteFunc(slices.Clone(list), goes)
		if got := Without(slices.Clone(list), goes); !slices.Equal(got, want) {
			t.Errorf("%v\nwant\n%v", got, want)
		}
	})
}

// The order is that of slices.SortStableFunc, whatever the list.
func TestAsSlices(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var list []berth
		for i, length := range rapid.SliceOf(rapid.IntRange(0, 9)).Draw(t, "lengths") {
			list = append(list, berth{length, i})
		}
		byLength := func(a, b berth) int { return cmp.Compare(a.length, b.length) }
		want := slices.Clone(list)
		slices.SortStableFunc(want, byLength)
		By(list, byLength)
		if !slices.Equal(list, want) {
			t.Errorf("%v\nwant\n%v", list, want)
		}
	})
}
