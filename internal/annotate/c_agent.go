package annotate

import (
	"github.com/onrecord/onrecord/internal/annotate/lang"
)

// behindAgent puts the noun before a participle in the place of the participle's agent, which
// stands next to the verb: in "a memo obtained by the Packet says" and "a leaflet handed out by the
// union, which paid, says" it is the memo, and the leaflet, that says.
func (d *grammar) behindAgent(s *saying, ln *line) {
	p := s.subject
	if p.kind == noSource || s.inverted || s.conjoined {
		return
	}
	by := p.first - 1
	if p.head+1 < p.last && d.part(p.head+1, lang.By) {
		by = p.head + 1 // the participle was read as the noun
	}
	if by <= ln.first+1 || !d.part(by, lang.By) {
		return
	}
	if n := d.participated(by-1, ln); n.kind != noSource {
		s.subject = n
	}
}
