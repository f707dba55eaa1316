package rule

import (
	"github.com/onrecord/onrecord/internal/annotate/clause"
	"github.com/onrecord/onrecord/internal/annotate/lang"
)

// outcry reports whether saying s is a noun for what a crowd cries, right before the quotation at
// item: "shouts of “shame”", "the chant “shame”".
func (d *Reading) outcry(s *clause.Saying, item clause.ItemID) bool {
	if s.Kind != clause.NounCue || !d.Part(s.Item, lang.Outcry) {
		return false
	}
	return s.Item+1 == item || s.Item+2 == item && d.Link(s.Item+1, lang.LinkOf)
}

// cried proposes whoever the quotation at item is said to come from: "shouts of “shame” from the
// crowd".
func (d *Reading) cried(k clause.SayingID, item clause.ItemID, ln *clause.Line) *Proposal {
	p := d.silent("a cry of nobody in particular")
	p.Saying, p.Source = k, d.Sayings[k].Subject
	if item+2 < ln.End && d.Link(item+1, lang.LinkFrom) {
		hi := item + 2
		for hi < ln.End && !d.IsStop(hi) {
			hi++
		}
		p.Source = d.PhraseAfter(item+2, hi)
	}
	if p.Source.Found() {
		p.Who = d.Refer(p.Source, d.Sayings[k].Line)
	}
	return p
}
