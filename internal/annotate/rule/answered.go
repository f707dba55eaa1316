package rule

import (
	"github.com/onrecord/onrecord/internal/annotate/clause"
	"github.com/onrecord/onrecord/internal/annotate/lang"
	"github.com/onrecord/onrecord/internal/annotate/quote"
	"github.com/onrecord/onrecord/internal/annotate/weigh"
)

// answered takes out what seems to speak against the proposal p for quotation q, and does not where
// the grammar leaves no doubt.
func (d *Reading) answered(s *weigh.Set, p *Proposal, q quote.ID) {
	if p.Saying == clause.NoSaying {
		return
	}
	c, x := &d.Sayings[p.Saying], &d.Quotes[q]
	// "Lee's remark that the pier was “rotten”"
	holds := c.Kind == clause.NounCue && c.Item < x.Item && d.claimed(c, x.Item)
	if c.Kind != clause.Verbal && c.Kind != clause.Gerund && !holds {
		return
	}
	if x.Parent == quote.None && (p.Rule == saidAfter || p.Rule == saidBefore) {
		s.Drop(weigh.Question) // "“Who pays?” Lee said": it is no reporter's
	}
	whole := p.Rule == saidLater || !x.Modifies
	if whole && s.Has(weigh.CueFar) && (holds || d.runsOver(c, x.Item)) {
		s.Drop(weigh.CueFar)
	}
	if s.Has(weigh.CueCalls) && p.Rule == saidBefore && !s.Has(weigh.CueFar) {
		s.Drop(weigh.NoClause) // what a thing is called is a word or two: "Lee called it “a rotten pier”"
	}
	if s.Has(weigh.OneWord) && p.Rule == saidBefore && c.Item+1 < x.Item {
		s.Drop(weigh.OneWord) // a clause holds it: "Lee said the pier was “rotten”"
		s.Add(weigh.FewWords)
	}
}

// runsOver reports whether what the cue c of plain saying brings reaches the quotation at item, and
// no other clause of saying breaks it off: "Lee said that …", however long that is.
func (d *Reading) runsOver(c *clause.Saying, item clause.ItemID) bool {
	if c.Kind != clause.Verbal || c.Inverted || c.Through.Found() || !c.Brings(lang.CueSay|lang.CueTell) {
		return false
	}
	from, to := c.Item+1, item
	if c.Item > item {
		from, to = item+1, c.Start() // "…, Lee said"
	}
	for k, end := d.SayingsIn(from, to); k < end; k++ {
		if d.Sayings[k].Speech() {
			return false
		}
	}
	return true
}
