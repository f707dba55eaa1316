package search

import (
	"encoding/json"
	"testing"
)

// TestFacetsAsJSON holds that a file of facets is written as JSON is.
func TestFacetsAsJSON(t *testing.T) {
	for _, f := range []facetFile{
		{Speakers: []int{}, Topics: []int{}, Sets: [][]int{}},
		{Speakers: []int{3, -1, -2}, Topics: []int{-1, 0, 12}, Kinds: "A-_", Sets: [][]int{{1, 2}, {}}},
	} {
		want, err := json.Marshal(f)
		if got := string(f.appendTo(nil)); err != nil || got != string(want)+"\n" {
			t.Errorf("%s is written %s", want, got)
		}
	}
}
