package refer

import (
	"github.com/onrecord/onrecord/internal/annotate/clause"
	"github.com/onrecord/onrecord/internal/annotate/lang"
)

// author resolves a phrase for something written or said, "the letter", "Lee's statement", "a
// council memo", to whose it is: its owner, or whoever was said to have written or said something
// in one of its kind before.
func (d *Reader) author(s clause.Source, l clause.LineID) Referent {
	if s.Owner != clause.NoItem && d.IsName(s.Owner) {
		r := d.referName(d.PhraseOf(s.Owner))
		r.Sure *= 0.92
		return r
	}
	if s.Owner != clause.NoItem && d.Is(s.Owner, lang.Possessive) {
		r := d.referPronoun(s.Owner, l)
		r.Sure *= 0.92
		return r
	}
	head := d.Items[s.Head].Entry.Lemma
	first := d.Lines[l].First
	for k := d.SayingFrom(first) - 1; s.Definite && head != 0 && k >= 0 && d.Sayings[k].Item > first-12*clause.LongestPhrase; k-- {
		n := &d.Sayings[k]
		if n.Kind != clause.NounCue || d.Items[n.Item].Entry.Lemma != head {
			continue
		}
		if by := d.Writer(k); by.Found() {
			if r := d.Refer(by, n.Line); r.Kind == Entity {
				r.Sure *= 0.85
				r.How = "whose it was said to be"
				return r
			}
		}
	}
	if by := d.FiledBy(s, l); by.Found() {
		return d.weaken(d.Refer(by, l), 0.92)
	}
	return nameless(0.75, "a document")
}
