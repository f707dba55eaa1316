package index

import (
	"fmt"
	"slices"
	"testing"
)

// TestTop holds that whoever is counted most is the same whether few of all are asked for or many.
func TestTop(t *testing.T) {
	count := map[*Entity]int{}
	for i := range 60 {
		count[&Entity{ID: fmt.Sprintf("e%02d", i), SortKey: fmt.Sprint(i * 7 % 60)}] = i % 5
	}
	keep := func(e *Entity) bool { return e.ID != "e04" }
	all := top(count, len(count), keep)
	for most := range 40 {
		if got := top(count, most, keep); !slices.Equal(got, all[:most]) {
			t.Errorf("the %d counted most are %v", most, got)
		}
	}
}
