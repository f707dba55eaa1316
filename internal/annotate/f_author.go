package annotate

import (
	"github.com/onrecord/onrecord/internal/annotate/lang"
)

// author resolves a phrase for something written or said, "the letter", "Lee's statement", "a
// council memo", to whose it is: its owner, or whoever was said to have written or said something
// in one of its kind before.
func (d *reader) author(s source, l lineID) referent {
	if s.owner != noItem && d.items[s.owner].kind == itemName {
		r := d.referName(d.phraseOf(s.owner))
		r.sure *= 0.92
		return r
	}
	if s.owner != noItem && d.is(s.owner, lang.Possessive) {
		r := d.referPronoun(s.owner, l)
		r.sure *= 0.92
		return r
	}
	head := d.items[s.head].entry.Lemma
	first := d.lines[l].first
	for k := d.sayingFrom(first) - 1; s.definite && head != 0 && k >= 0 && d.sayings[k].item > first-12*longestPhrase; k-- {
		n := &d.sayings[k]
		if n.kind != nounCue || d.items[n.item].entry.Lemma != head {
			continue
		}
		if by := d.writer(k); by.kind != noSource {
			if r := d.refer(by, n.line); r.kind == entity {
				r.sure *= 0.85
				r.how = "whose it was said to be"
				return r
			}
		}
	}
	if by := d.filedBy(s, l); by.kind != noSource {
		return d.weaken(d.refer(by, l), 0.92)
	}
	return nameless(0.75, "a document")
}
