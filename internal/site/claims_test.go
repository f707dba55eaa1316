package site

import (
	"fmt"
	"slices"
	"testing"
)

// TestPartsOfTasks holds that a piece of work that comes in, goes or is another makes none but its
// own part of the pieces another, and that all parts together are the pieces.
func TestPartsOfTasks(t *testing.T) {
	all := make([]claim, 4000)
	for i := range all {
		name := fmt.Sprintf("2025/05/%04d/", i)
		all[i] = claim{Name: name, Key: digestOf([]byte(name))}
	}
	keys := func(all []claim) (out []digest) {
		n := 0
		for rest := all; len(rest) > 0; {
			some := partOf(rest)
			rest, n = rest[len(some):], n+len(some)
			out = append(out, tasksKey(some))
		}
		if n != len(all) {
			t.Errorf("%d pieces are in parts, not %d", n, len(all))
		}
		return out
	}
	was, other := keys(all), slices.Clone(all)
	other[2000].Own[0] = 1
	if len(was) < 4 {
		t.Fatalf("%d parts", len(was))
	}
	for name, now := range map[string][]claim{
		"more":  slices.Insert(slices.Clone(all), 2000, claim{Name: "more", Key: digestOf([]byte("more"))}),
		"less":  slices.Delete(slices.Clone(all), 2000, 2001),
		"other": other,
		"zero":  slices.Insert(slices.Clone(all), 2000, claim{Name: "zero"}, claim{Name: "zeros"}),
	} {
		fresh := slices.DeleteFunc(keys(now), func(k digest) bool { return slices.Contains(was, k) })
		if len(fresh) != 1 {
			t.Errorf("%s: %d parts are others", name, len(fresh))
		}
	}
}
