package clause

import (
	"github.com/onrecord/onrecord/internal/annotate/lang"
)

// readPassive handles "was described by X as", "X was quoted as saying".
func (d *Grammar) readPassive(s *Saying, j ItemID, ln *Line) {
	for k := s.Item + 1; k < ln.End && k < s.Item+6; k++ {
		if d.Part(k, lang.By) {
			s.Subject = d.PhraseAfter(k+1, ln.End)
			s.Inverted = true
			return
		}
		if d.IsStop(k) || d.IsQuote(k) && !d.given(s, k) {
			break
		}
	}
	if d.Part(s.Item, lang.Quoted) {
		d.readSubject(s, j, ln)
		s.Kind = Verbal
	}
}
