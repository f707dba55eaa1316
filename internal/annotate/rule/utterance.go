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
	x := d.quoted(q)
	if x.Parent == quote.None && (x.Shape.Opens || x.Implied) && x.Block > 0 && d.Blocks[x.Block-1].LeftOpen {
		if p := d.lastQuoteOf(x.Block-1, q); p != quote.None && d.Quotes[p].Unclosed && SameSpeaker(d.Verdicts[p].Best.Who, x.Best.Who) {
			return p
		}
	}
	p := d.QuoteBefore(q)
	if p == quote.None || !d.Verdicts[p].Speech || d.Cast == nil {
		return quote.None
	}
	if d.brokenByClause(p, q) {
		return p
	}
	return quote.None
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
	for i := d.Sayings[k].Item + 1; i < b.Item; i++ {
		if d.IsStop(i) && d.Items[i].Char == '.' && i != b.Item-1 {
			return false
		}
	}
	for n, end := d.SayingsIn(a.Item, b.Item); n < end; n++ {
		if o := &d.Sayings[n]; n != k && o.Kind == clause.Verbal && o.Brings(lang.SpeechCues) && o.HasSubject() && !o.Conjoined && !d.reduced(o) {
			return false
		}
	}
	return true
}

// reduced reports whether the cue is a participle set after a noun, "in a statement read out by the
// clerk", and begins no clause of its own.
func (d *Reading) reduced(s *clause.Saying) bool {
	e := d.Items[s.Item].Entry
	return e.Form&lang.Participle != 0 && !s.Inverted && s.Subject.Kind == clause.Nominal && s.Subject.Last == s.Item && d.HasCue(s.Subject.Head, lang.CueNoun)
}
