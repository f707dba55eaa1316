package annotate

import (
	"math/rand/v2"
	"testing"

	"github.com/onrecord/onrecord/internal/annotate/names"
)

// TestPlaces holds the listed mentions against going through all of them.
func TestPlaces(t *testing.T) {
	const entities = 7
	random := rand.New(rand.NewPCG(1, 2))
	var p places
	for range 50 {
		c := &names.Cast{Entities: make([]names.Entity, entities), Mentions: make([]names.Mention, random.IntN(40))}
		for i := range c.Mentions {
			c.Mentions[i].Entity = names.EntityID(random.IntN(entities+1) - 1) // some are nobody's
		}
		odd := func(i int) bool { return i%2 == 1 }
		p.listed = false
		for e := range names.EntityID(entities) {
			from, before, after, first := random.IntN(len(c.Mentions)+1), -1, -1, -1
			for i := range c.Mentions {
				switch {
				case c.Mentions[i].Entity != e || !odd(i):
				case i < from:
					before = i
				case after < 0:
					after, first = i, i
				}
			}
			want := before
			if want < 0 {
				want = after
			}
			of := p.of(e, c, odd)
			if got, stands := nearest(of, from); stands != (want >= 0) || stands && got != want {
				t.Fatalf("nearest to %d of %v: %d, %t; want %d", from, of, got, stands, want)
			}
			if got := firstFrom(of, from); got != first {
				t.Fatalf("first from %d on of %v: %d, want %d", from, of, got, first)
			}
		}
	}
}
