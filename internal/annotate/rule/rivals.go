package rule

import (
	"cmp"
	"slices"

	"github.com/onrecord/onrecord/internal/annotate/clause"
	"github.com/onrecord/onrecord/internal/annotate/names"
	"github.com/onrecord/onrecord/internal/annotate/quote"
	"github.com/onrecord/onrecord/internal/annotate/weigh"
)

// ofReference adds what the story tells of the proposed speaker and of those who might be meant
// instead, where the phrase does not name its entity.
func (d *Reading) ofReference(s *weigh.Set, p *Proposal, q quote.ID) {
	x, e := &d.Quotes[q], p.Who.Entity
	s.AddIf(d.cast[e].first >= x.Last, weigh.NamedLater)
	if p.Source.Kind == clause.Named || !d.EntityIs(e, names.Person) {
		return
	}
	at := x.Open
	if p.Source.Found() {
		at = d.Items[p.Source.First].First
	}
	d.ofRivals(s, e)
	d.ofNearness(s, e, at, x.Block)
	if p.Source.Kind == clause.Pronoun {
		told := d.ToldSex(e)
		g := d.Gender(p.Source.Head)
		s.AddIf(g != 0 && told&g != 0, weigh.SexTold)
		s.AddIf(told == 0, weigh.SexUntold)
	}
}

// mostRivals is how large a cast is gone through for others who might be meant.
const mostRivals = 200

// ofRivals adds how many people the story names who might be meant instead of e.
func (d *Reading) ofRivals(s *weigh.Set, e names.EntityID) {
	if len(d.Cast.Entities) > mostRivals {
		return
	}
	own, people, alike := d.ToldSex(e), 0, 0
	for i := range d.Cast.Entities {
		if d.Cast.Entities[i].Type != names.Person || names.EntityID(i) == e {
			continue
		}
		people++
		if g := d.ToldSex(names.EntityID(i)); g == 0 || own == 0 || g&own != 0 {
			alike++
		}
	}
	s.AddIf(people == 0, weigh.OnlyPerson)
	s.AddIf(alike == 0, weigh.OnlyOfSex)
}

// nearby is how many names before a place are looked at for who else was named.
const nearby = 12

// ofNearness adds who was named before token at, in block b: the entity e, or others since.
func (d *Reading) ofNearness(s *weigh.Set, e names.EntityID, at int32, b quote.BlockID) {
	ms := d.Cast.Mentions
	k, _ := slices.BinarySearchFunc(ms, at, func(m names.Mention, at int32) int { return cmp.Compare(m.First, at) })
	var others [nearby]names.EntityID
	n, found := 0, false
	for i := k - 1; i >= max(0, k-nearby); i-- {
		m := &ms[i]
		switch {
		case m.Entity == names.NoEntity || !d.EntityIs(m.Entity, names.Person):
			continue
		case m.Entity == e:
			if !found {
				s.AddIf(n == 0, weigh.LastNamed)
				s.AddIf(m.First >= d.Blocks[b].First, weigh.NamedInParagraph)
				s.AddIf(n > 2, weigh.NotLately)
			}
			found = true
		case !slices.Contains(others[:n], m.Entity):
			others[n] = m.Entity
			n++
		}
	}
	s.AddIf(!found, weigh.NotLately)
	s.AddIf(n > 2, weigh.ManyNear)
}
