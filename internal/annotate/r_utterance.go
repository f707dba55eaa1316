package annotate

import (
	"github.com/onrecord/onrecord/internal/annotate/lang"
)

// joinUtterances ties the parts of one utterance together: broken only by its own clause within a
// paragraph, or run on over paragraphs by a mark left open.
func (d *reading) joinUtterances() {
	for q := range d.verdicts {
		x := &d.verdicts[q]
		x.utterance = quoteID(q)
		if !x.speech {
			continue
		}
		if p := d.continued(quoteID(q)); p != noQuote {
			x.utterance = d.verdicts[p].utterance
		}
	}
}

// continued is the quotation that q goes on from as one utterance, or none.
func (d *reading) continued(q quoteID) quoteID {
	x := d.quoted(q)
	if x.parent == noQuote && (x.look.opens || x.implied) && x.block > 0 && d.blocks[x.block-1].leftOpen {
		if p := d.lastQuoteOf(x.block-1, q); p != noQuote && d.quotes[p].unclosed && sameSpeaker(d.verdicts[p].best.who, x.best.who) {
			return p
		}
	}
	p := d.quoteBefore(q)
	if p == noQuote || !d.verdicts[p].speech || d.cast == nil {
		return noQuote
	}
	if d.brokenByClause(p, q) {
		return p
	}
	return noQuote
}

// brokenByClause reports whether nothing but the clause that attributes p stands between p and q.
func (d *reading) brokenByClause(p, q quoteID) bool {
	a, b := d.quoted(p), d.quoted(q)
	if a.kind != Direct || a.best.rule != saidAfter || !sameSpeaker(a.best.who, b.best.who) {
		return false
	}
	k := a.best.saying
	if k == noSaying || d.sayings[k].item < a.item || d.sayings[k].item > b.item {
		return false
	}
	for i := d.sayings[k].item + 1; i < b.item; i++ {
		if d.items[i].kind == itemStop && d.items[i].char == '.' && i != b.item-1 {
			return false
		}
	}
	for n := d.sayingFrom(a.item); n < len(d.sayings) && d.sayings[n].item < b.item; n++ {
		if o := &d.sayings[n]; sayingID(n) != k && o.kind == verbal && o.cue&lang.SpeechCues != 0 && o.subject.kind != noSource && !o.conjoined && !d.reduced(o) {
			return false
		}
	}
	return true
}

// reduced reports whether the cue is a participle set after a noun, "in a statement read out by the
// clerk", and begins no clause of its own.
func (d *reading) reduced(s *saying) bool {
	e := d.items[s.item].entry
	return e.Form&lang.Participle != 0 && !s.inverted && s.subject.kind == nominal && s.subject.last == s.item && d.items[s.subject.head].entry.Cue&lang.CueNoun != 0
}
