package annotate

import (
	"slices"

	"github.com/onrecord/onrecord/internal/annotate/names"
)

// places are the mentions of each entity, in the order of the text. They are listed once, when
// somebody asks: going through all names of the story for every source takes the square of its
// length.
type places struct {
	listed   bool
	begin    []int32 // where each entity's mentions begin in mentions, and where the last one's end
	mentions []int32
}

// of are the mentions of entity e among those that keep accepts, which is the same at every call.
func (p *places) of(e names.EntityID, c *names.Cast, keep func(i int) bool) []int32 {
	if !p.listed {
		p.list(c, keep)
	}
	return p.mentions[p.begin[e]:p.begin[e+1]]
}

// list counts each entity's mentions, and then puts them where the counts say.
func (p *places) list(c *names.Cast, keep func(i int) bool) {
	n := len(c.Entities)
	p.begin = slices.Grow(p.begin[:0], n+1)[:n+1]
	clear(p.begin)
	wanted := func(i int) bool { return c.Mentions[i].Entity >= 0 && keep(i) }
	for i := range c.Mentions {
		if wanted(i) {
			p.begin[c.Mentions[i].Entity]++
		}
	}
	total := int32(0)
	for e := range p.begin {
		total += p.begin[e]
		p.begin[e] = total
	}
	p.mentions = slices.Grow(p.mentions[:0], int(total))[:total]
	for i := len(c.Mentions) - 1; i >= 0; i-- { // from behind: begin moves from an end to its begin
		if wanted(i) {
			at := &p.begin[c.Mentions[i].Entity]
			*at--
			p.mentions[*at] = int32(i)
		}
	}
	p.listed = true
}

// nearest is the last of the mentions before mention i, or else the first one from it on; false
// where there is none.
func nearest(mentions []int32, i int) (int, bool) {
	switch at, _ := slices.BinarySearch(mentions, int32(i)); {
	case at > 0:
		return int(mentions[at-1]), true
	case len(mentions) > 0:
		return int(mentions[0]), true
	}
	return 0, false
}

// firstFrom is the first of the mentions from mention i on; -1 where there is none.
func firstFrom(mentions []int32, i int) int {
	at, _ := slices.BinarySearch(mentions, int32(i))
	if at == len(mentions) {
		return -1
	}
	return int(mentions[at])
}

// inFull are the mentions that print the whole name of entity e.
func (d *draft) inFull(e names.EntityID) []int32 {
	return d.full.of(e, d.Cast, func(i int) bool {
		return d.printed(i) == d.Cast.Entities[d.Cast.Mentions[i].Entity].Name
	})
}

// mentionsOf are all mentions of entity e.
func (d *draft) mentionsOf(e names.EntityID) []int32 {
	return d.mentioned.of(e, d.Cast, func(int) bool { return true })
}
