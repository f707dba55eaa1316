package page

import (
	"github.com/onrecord/onrecord/internal/address"
	"github.com/onrecord/onrecord/internal/annotate"
	"github.com/onrecord/onrecord/internal/index"
	"github.com/onrecord/onrecord/internal/registry"
)

// Otherwise is what a page of a plan may rest on that is another than it was; see Plan.Otherwise.
type Otherwise struct {
	*index.Difference
	p *Plan
}

// Otherwise is what is told otherwise where an index has a difference, whose sets it makes larger:
// the pages of those of one surname lead to one another in the order of how often they are quoted,
// and that of an organisation tells how often those were quoted who have a post there.
func (p *Plan) Otherwise(d *index.Difference) *Otherwise {
	var more []*index.Entity
	for e := range d.Entities {
		if e.Type == annotate.Person {
			more = append(more, p.namesakes[surnameOf(e)]...)
		}
		if e.Entry != nil {
			more = append(more, p.bodiesOf(e.Entry.Roles)...)
		}
	}
	for _, e := range more {
		d.Entities[e] = true
	}
	return &Otherwise{d, p}
}

// bodiesOf are the organisations of roles.
//
//go:noinline
func (p *archive) bodiesOf(roles []registry.Role) (all []*index.Entity) {
	for i := range roles {
		if of := p.ix.Speaker(roles[i].Of); of != nil {
			all = append(all, of)
		}
	}
	return all
}

// Stays reports whether a page surely rests on what it rested on before (see Rests), without going
// through that. Of a kind that is not named here, nobody knows.
func (o *Otherwise) Stays(pg Page) bool {
	switch m := pg.maker.(type) {
	case storyPage: // which leads to stories near it
		return !o.Stories[int32(m.at)] && !o.Beside[int32(m.at)]
	case sourcePage:
		return !o.Stories[int32(m.at)]
	case speakerPage, companyPage, bodyPage, topicPage, periodPage, exchangePage:
		return o.StaysBelow(pg.Address)
	case cardPage:
		return !o.Stories[m.Story]
	case yearPage:
		return o.stayIn(o.p.ix.Within(m.year, 0))
	case monthPage:
		return o.stayIn(o.p.ix.Within(m.year, m.month))
	case dayPage:
		return o.stayIn(m.at, m.at+1)
	}
	return false
}

// StaysBelow reports whether what stands below the page of an entity or a topic, or of two people,
// surely rests on what it rested on before.
func (o *Otherwise) StaysBelow(at string) bool {
	entry, _ := address.ReadEntry(at)
	switch entry.Folder {
	case address.Speakers:
		other := entry.Other()
		return o.entityStays(o.p.ix.Speaker(entry.ID)) && (other == "" || o.entityStays(o.p.ix.Speaker(other)))
	case address.Places:
		return o.entityStays(o.p.ix.Place(entry.ID))
	case address.Topics:
		t := o.p.ix.Topic(entry.ID)
		return t != nil && !o.Topics[t]
	}
	return false
}

func (o *Otherwise) entityStays(e *index.Entity) bool { return e != nil && !o.Entities[e] }

// StaysYear reports whether what is told of the stories of a year surely is what it was.
func (o *Otherwise) StaysYear(year int) bool { return o.stayIn(o.p.ix.Within(year, 0)) }

// stayIn reports whether the stories of Days[lo:hi] are what they were.
func (o *Otherwise) stayIn(lo, hi int) bool {
	for _, d := range o.p.ix.Days[lo:hi] {
		for i := d.First; i < d.End; i++ {
			if o.Stories[int32(i)] {
				return false
			}
		}
	}
	return true
}

// RoleNow is what somebody is at the time of the newest story, as pages tell it.
func RoleNow(ix *index.Index, e *index.Entity) string { return (&archive{ix: ix}).findRole(e) }
