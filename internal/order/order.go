// Package order puts lists in order. slices.SortFunc and slices.SortStableFunc do the same, and are
// compiled anew for every struct that they sort, at some 25 kB of the program each time. Here the
// places of a list are sorted, which are numbers whatever stands there, and what stands there is
// swapped once. Numbers are better sorted by package slices, and so are pointers where it has to be
// quick: all of them are one to the compiler. They are not where equal ones keep their order.
package order

import (
	"cmp"
	"reflect"
	"slices"
)

// By puts a list in order. What compares equal stays in the order in which it was.
func By[T any](list []T, compare func(a, b T) int) {
	places := sorted(len(list), func(i, j int) int { return compare(list[i], list[j]) })
	if places != nil {
		arrange(places, reflect.Swapper(list))
	}
}

// arrange swaps a list into order, of which is known where each now stands: each ring of places in
// turn, of which every swap puts one right.
func arrange(places []int, swap func(i, j int)) {
	for first := range places {
		at := first
		for places[at] != first {
			from := places[at]
			swap(at, from)
			places[at], at = at, from
		}
		places[at] = at
	}
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
