package clause

import (
	"github.com/onrecord/onrecord/internal/annotate/lang"
)

// behindAgent puts the noun before a participle in the place of the participle's agent, which
// stands next to the verb: in "a memo obtained by the Packet says" and "a leaflet handed out by the
// union, which paid, says" it is the memo, and the leaflet, that says.
func (d *Grammar) behindAgent(s *Saying, ln *Line) {
	p := s.Subject
	if !p.Found() || s.Inverted || s.Conjoined {
		return
	}
	by := p.First - 1
	if p.Head+1 < p.Last && d.Part(p.Head+1, lang.By) {
		by = p.Head + 1 // the participle was read as the noun
	}
	if by <= ln.First+1 || !d.Part(by, lang.By) {
		return
	}
	if n := d.participated(by-1, ln); n.Found() {
		s.Subject = n
	}
}
