package rule

import (
	"github.com/onrecord/onrecord/internal/annotate/clause"
	"github.com/onrecord/onrecord/internal/annotate/names"
	"github.com/onrecord/onrecord/internal/annotate/refer"
)

// lastSubject proposes the person of whom line l tells: its subject by name or pronoun, or else the
// only person that it names.
func (d *Reading) lastSubject(l clause.LineID, factor float64) *Proposal {
	ln := &d.Lines[l]
	only := clause.Nobody()
	// "When Reed died, Lee released this statement:"
	first := d.BehindFront(ln.First, min(ln.End-1, ln.First+2*clause.LongestPhrase), ln)
	for k := first; k < min(ln.End, first+clause.LongestPhrase); k++ {
		if d.IsName(k) && d.MentionIsPerson(k) {
			if only.Found() && d.Items[only.Head].Mention() != d.Items[k].Mention() {
				only.Indefinite = true
			} else {
				only = d.PhraseOf(k)
			}
		}
		s := d.SubjectAt(k, ln)
		if d.Nominative(k) && d.Asked(k, ln) {
			s = d.PhraseOf(k) // "Why was she late?"
		}
		if s.Kind != clause.Named && !(s.Kind == clause.Pronoun && d.Nominative(s.Head)) {
			continue
		}
		p := d.meant(s, l, factor)
		if p.Who.Kind == refer.Entity && d.EntityIs(p.Who.Entity, names.Person) {
			return p
		}
		if s.Kind == clause.Pronoun {
			continue // "Asked whether she would stand, Lee smiled"
		}
		return nil
	}
	if !only.Found() || only.Indefinite {
		return nil
	}
	return d.meant(only, l, factor*0.97).named()
}
