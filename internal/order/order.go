// Package order puts lists in order, and takes out of them what is to go. slices.SortFunc and
// slices.DeleteFunc do the same, and are compiled anew for every struct, at some 25 kB of the
// program and 1 kB each time. Here the places of a list are sorted, which are numbers whatever
// stands there, and what stands there is swapped. Numbers are better sorted by package slices, and
// so are pointers where it has to be quick: all of them are one to the compiler. They are not where
// equal ones keep their order.
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

// Without takes those out of a list that are to go, in its own memory, as slices.DeleteFunc does.
func Without[T any](list []T, goes func(T) bool) []T {
	kept := keep(len(list), func(i int) bool { return !goes(list[i]) }, reflect.Swapper(list))
	clear(list[kept:])
	return list[:kept]
}

// keep swaps those of n to the front that stay, in their order, and tells how many they are.
//
//go:noinline
func keep(n int, stays func(i int) bool, swap func(i, j int)) (kept int) {
	for i := range n {
		if stays(i) {
			swap(i, kept)
			kept++
		}
	}
	return kept
}

// arrange swaps a list into order, of which is known where each now stands: each ring of places in
// turn, of which every swap puts one right.
//
//go:noinline
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
