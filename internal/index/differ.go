package index

import "slices"

// Of two texts, a word stands in both, or in one of them.
const (
	inBoth = iota
	inFirst
	inSecond
)

// step is a word of two texts that are compared: of the first at a, of the second at b, or of both.
type step struct{ op, a, b int }

// differ lists the words of two texts of n and m words in their order, with as many of them in both
// as can be. same tells whether two are one.
func differ(n, m int, same func(a, b int) bool) []step {
	var out []step
	first := 0
	for first < n && first < m && same(first, first) {
		out = append(out, step{inBoth, first, first})
		first++
	}
	endA, endB := n, m
	for endA > first && endB > first && same(endA-1, endB-1) {
		endA--
		endB--
	}
	out = append(out, between(first, endA, endB, same)...)
	for i := 0; endA+i < n; i++ {
		out = append(out, step{inBoth, endA + i, endB + i})
	}
	return out
}

// between compares what stands between the words that both begin and those that both end with, by
// the longest run of words in their order that both have.
func between(first, endA, endB int, same func(a, b int) bool) []step {
	n, m := endA-first, endB-first
	longest := make([]int32, (n+1)*(m+1)) // of the words from i and from j on
	at := func(i, j int) *int32 { return &longest[i*(m+1)+j] }
	for i := n - 1; i >= 0; i-- {
		for j := m - 1; j >= 0; j-- {
			if same(first+i, first+j) {
				*at(i, j) = *at(i+1, j+1) + 1
			} else {
				*at(i, j) = max(*at(i+1, j), *at(i, j+1))
			}
		}
	}
	out := make([]step, 0, n+m)
	i, j := 0, 0
	for i < n || j < m {
		switch {
		case i < n && j < m && same(first+i, first+j):
			out = append(out, step{inBoth, first + i, first + j})
			i++
			j++
		case j == m || i < n && *at(i+1, j) >= *at(i, j+1):
			out = append(out, step{inFirst, first + i, first + j})
			i++
		default:
			out = append(out, step{inSecond, first + i, first + j})
			j++
		}
	}
	return slices.Clip(out)
}
