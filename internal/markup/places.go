package markup

import "github.com/onrecord/onrecord/internal/prose"

// places are the places on which readings lean, as the weaver meets them.
type places struct {
	all   []Place
	next  int // the one that covers the position, or the first behind it
	begun int // how many have their id written
}

// advance passes those that end at pos or before.
func (p *places) advance(pos int) {
	for p.next < len(p.all) && p.all[p.next].End <= pos {
		p.next++
	}
}

// here is the place that covers the position, or the first behind it; nil where none is to come.
func (p *places) here() *Place {
	if p.next == len(p.all) {
		return nil
	}
	return &p.all[p.next]
}

// covers reports whether a place covers all of r.
func (p *places) covers(r prose.Range) bool {
	x := p.here()
	return x != nil && x.Contains(r)
}

// begin begins a fragment of place i. The first has its id.
func (p *places) begin(to []byte, i int) []byte {
	to = append(to, "<span"...)
	if i >= p.begun {
		to = appendAttribute(to, "id", p.all[i].ID)
		p.begun = i + 1
	}
	return append(to, '>')
}
