// Package order puts lists in order. slices.SortFunc and slices.SortStableFunc do the same, and are
// compiled anew for every struct that they sort, at some 25 kB of the program each time. Here the
// places of a list are sorted, which are numbers whatever stands there, and what stands there moves
// once. Numbers are better sorted by package slices, and so are pointers where it has to be quick:
// all of them are one to the compiler. They are not where equal ones keep their order.
package order

import (
	"cmp"
	"slices"
)

// By puts a list in order. What compares equal stays in the order in which it was.
func By[T any](list []T, compare func(a, b T) int) {
	places := sorted(len(list), func(i, j int) int { return compare(list[i], list[j]) })
	if places == nil {
		return
	}
	moved := make([]T, len(list))
	for to, from := range places {
		moved[to] = list[from]
	}
	copy(list, moved)
}

// sorted is where each of n now stands, in their order; nil where they are in order already.
func sorted(n int, compare func(i, j int) int) []int {
	i := 1
	for i < n && compare(i-1, i) <= 0 {
		i++
	}
	if i >= n {
		return nil
	}
	places := make([]int, n)
	for i := range places {
		places[i] = i
	}
	slices.SortFunc(places, func(i, j int) int { return cmp.Or(compare(i, j), i-j) })
	return places
}
