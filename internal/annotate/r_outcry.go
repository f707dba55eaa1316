package annotate

import (
	"github.com/onrecord/onrecord/internal/annotate/lang"
)

// outcry reports whether saying s is a noun for what a crowd cries, right before the quotation at
// item: "shouts of “shame”", "the chant “shame”".
func (d *reading) outcry(s *saying, item itemID) bool {
	return s.kind == nounCue && d.part(s.item, lang.Outcry) && (s.item+1 == item || s.item+2 == item && d.link(s.item+1, lang.LinkOf))
}

// cried proposes whoever the quotation at item is said to come from: "shouts of “shame” from the
// crowd".
func (d *reading) cried(k sayingID, item itemID, ln *line) proposal {
	p := proposal{saying: k, source: d.sayings[k].subject, factor: 1, who: nobodyKnown("a cry of nobody in particular")}
	if item+2 < ln.end && d.link(item+1, lang.LinkFrom) {
		hi := item + 2
		for hi < ln.end && d.items[hi].kind != itemStop {
			hi++
		}
		p.source = d.phraseAfter(item+2, hi)
	}
	if p.source.kind != noSource {
		p.who = d.refer(p.source, d.sayings[k].line)
	}
	return p
}
