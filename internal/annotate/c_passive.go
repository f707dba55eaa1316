package annotate

import (
	"github.com/onrecord/onrecord/internal/annotate/lang"
)

// readPassive handles "was described by X as", "X was quoted as saying".
func (d *grammar) readPassive(s *saying, j itemID, ln *line) {
	for k := s.item + 1; k < ln.end && k < s.item+6; k++ {
		if d.part(k, lang.By) {
			s.subject = d.phraseAfter(k+1, ln.end)
			s.inverted = true
			return
		}
		if d.items[k].kind == itemStop || d.items[k].kind == itemQuote && !d.given(s, k) {
			break
		}
	}
	if d.part(s.item, lang.Quoted) {
		d.readSubject(s, j, ln)
		s.kind = verbal
	}
}
