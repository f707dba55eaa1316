package rule

import (
	"github.com/onrecord/onrecord/internal/annotate/clause"
	"github.com/onrecord/onrecord/internal/annotate/lang"
	"github.com/onrecord/onrecord/internal/annotate/quote"
)

// JoinUtterances ties the parts of one utterance together: broken only by its own clause within a
// paragraph, or run on over paragraphs by a mark left open.
func (d *Reading) JoinUtterances() {
	for q := range d.Verdicts {
		x := &d.Verdicts[q]
		x.Utterance = quote.ID(q)
		if !x.Speech {
			continue
		}
		if p := d.continued(quote.ID(q)); p != quote.None {
			x.Utterance = d.Verdicts[p].Utterance
		}
	}
}

// continued is the quotation that q goes on from as one utterance, or none.
func (d *Reading) continued(q quote.ID) quote.ID {
	if p := d.leftOpenBefore(q); p != quote.None {
		return p
	}
	p := d.QuoteBefore(q)
	if p == quote.None || !d.Verdicts[p].Speech || d.Cast == nil || !d.brokenByClause(p, q) {
		return quote.None
	}
	return p
}

// leftOpenBefore is the quotation of the paragraph before with whose words q runs on, the mark
// having been left open, and which has the same speaker; or none.
func (d *Reading) leftOpenBefore(q quote.ID) quote.ID {
	x := d.quoted(q)
	opens := x.Shape.Opens || x.Implied
	b := d.BlockBefore(x.Block)
	if x.Parent != quote.None || !opens || b == quote.NoBlock || !d.Blocks[b].LeftOpen {
		return quote.None
	}
	p := d.lastQuoteOf(b, q)
	if p == quote.None || !d.Quotes[p].Unclosed || !SameSpeaker(d.Verdicts[p].Best.Who, x.Best.Who) {
		return quote.None
	}
	return p
}

// brokenByClause reports whether nothing but the clause that attributes p stands between p and q.
func (d *Reading) brokenByClause(p, q quote.ID) bool {
	a, b := d.quoted(p), d.quoted(q)
	if a.Kind != Direct || a.Best.Rule != saidAfter || !SameSpeaker(a.Best.Who, b.Best.Who) {
		return false
	}
	k := a.Best.Saying
	if k == clause.NoSaying || d.Sayings[k].Item < a.Item || d.Sayings[k].Item > b.Item {
		return false
	}
	for i := d.Sayings[k].Item + 1; i < b.Item-1; i++ {
		if d.Stop(i, '.') {
			return false
		}
	}
	for n, end := d.SayingsIn(a.Item, b.Item); n < end; n++ {
		if o := &d.Sayings[n]; n != k && o.Speech() && !o.Conjoined && !d.reduced(o) {
			return false
		}
	}
	return true
}

// reduced reports whether the cue is a participle set after a noun, "in a statement read out by the
// clerk", and begins no clause of its own.
func (d *Reading) reduced(s *clause.Saying) bool {
	behindNoun := s.Subject.Kind == clause.Nominal && s.Subject.Last == s.Item && !s.Inverted
	return behindNoun && d.HasForm(s.Item, lang.Participle) && d.HasCue(s.Subject.Head, lang.CueNoun)
}
