package weigh

import (
	"slices"
	"testing"
)

// TestEveryPieceIsTold holds each piece to an id of its own and to words for readers.
func TestEveryPieceIsTold(t *testing.T) {
	seen := map[string]Evidence{}
	for e := None + 1; e < Count; e++ {
		p := Of(e)
		if p.ID == "" || p.Group == "" || p.Says == "" {
			t.Errorf("piece %d after %q is not told in pieces", e, Of(e-1).ID)
			continue
		}
		if other, ok := seen[p.ID]; ok {
			t.Errorf("pieces %d and %d are both called %q", other, e, p.ID)
		}
		seen[p.ID] = e
	}
	if int(Count) > 64*len(Set{}) {
		t.Errorf("there are %d pieces, and a Set has room for %d", Count, 64*len(Set{}))
	}
}

// TestGroupsStandTogether holds that the pieces of a group follow each other, since readers see
// them so, and Only is asked for whole groups.
func TestGroupsStandTogether(t *testing.T) {
	var order []Group
	for e := None + 1; e < Count; e++ {
		if g := Of(e).Group; !slices.Contains(order, g) {
			order = append(order, g)
		} else if order[len(order)-1] != g {
			t.Errorf("%s stands apart from its group", Of(e).ID)
		}
	}
}

// TestWeightsHaveReason holds the weights to the side of 0 that reason gives them.
func TestWeightsHaveReason(t *testing.T) {
	for e := None + 1; e < Count; e++ {
		w := WeightOf(e)
		if w.Weight < 0 && Of(e).Bound == Up || w.Weight > 0 && Of(e).Bound == Down {
			t.Errorf("%s weighs %.3f", Of(e).ID, w.Weight)
		}
		if w.Right > w.Seen {
			t.Errorf("%s was right %d times of %d", Of(e).ID, w.Right, w.Seen)
		}
	}
}

func TestSet(t *testing.T) {
	var s Set
	all := []Evidence{SaidAfter, CueSays, NameOne, LaterNobody}
	for _, e := range all {
		s.Add(e)
	}
	s.Add(None)
	s.AddIf(false, Colon)
	if got := s.List(); !slices.Equal(got, all) {
		t.Errorf("the set lists %v, want %v", got, all)
	}
	for _, x := range []struct {
		from, to Evidence
		want     []Evidence
	}{
		{SaidAfter, LaterNobody, all},
		{SaidAfter, SaidAfter, []Evidence{SaidAfter}},
		{RunsOn, NameTwo, []Evidence{CueSays, NameOne}},
		{LaterNobody, Count - 1, []Evidence{LaterNobody}},
		{RunsOn, Recurs, nil},
	} {
		if got := s.Only(x.from, x.to).List(); !slices.Equal(got, x.want) {
			t.Errorf("from %s to %s there are %v, want %v", Of(x.from).ID, Of(x.to).ID, got, x.want)
		}
	}
	if !s.Has(NameOne) || s.Has(NameTwo) {
		t.Error("Has does not tell what is in the set")
	}
	if o := s.With(Set{}); o != s {
		t.Error("the set with nothing more is another")
	}
}
