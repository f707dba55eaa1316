package rule

import (
	"slices"

	"github.com/onrecord/onrecord/internal/annotate/clause"
	"github.com/onrecord/onrecord/internal/annotate/lang"
	"github.com/onrecord/onrecord/internal/annotate/quote"
)

// longestSilence is the most items of a sentence that tells that nobody answers.
const longestSilence = 10

// unanswered reports whether line l is no more than that somebody gets no answer, and so has the
// floor still: "No one on the quay moved.", "Reed did not answer.", "Lee said nothing."
func (d *Reading) unanswered(l clause.LineID) bool {
	ln := &d.Lines[l]
	if ln.End-ln.First > longestSilence {
		return false
	}
	if d.nobodyAt(ln.First) {
		return !d.namesAnybody(ln)
	}
	for k, end := d.SayingsIn(ln.First, ln.End); k < end; k++ {
		s := &d.Sayings[k]
		last := s.Item + 1
		silent := s.Negated && d.Part(s.Item, lang.Reply)
		if d.nobodyAt(last) && s.Brings(lang.CueSay) {
			silent, last = true, last+1
		}
		if silent && s.Kind == clause.Verbal && (last >= ln.End || d.Stop(last, '.')) {
			return true
		}
	}
	return false
}

// namesAnybody reports whether a name or "he" stands in the line.
func (d *Reading) namesAnybody(ln *clause.Line) bool {
	for i := ln.First; i < ln.End; i++ {
		if d.IsName(i) || d.Nominative(i) {
			return true
		}
	}
	return false
}

// nobodyAt reports whether "nobody" or the like stands at item i, or "no one".
func (d *Reading) nobodyAt(i clause.ItemID) bool {
	if int(i)+1 >= len(d.Items) {
		return false
	}
	noOne := d.Is(i, lang.Negation) && d.Is(i+1, lang.Pronoun)
	return noOne || slices.Contains(d.Pack.Nobody, d.Pack.Spelled(d.Lemma(i)))
}

// unansweredBefore proposes for quotation q, behind line l in which nobody answers, whoever spoke
// right before that line.
func (d *Reading) unansweredBefore(q quote.ID, l clause.LineID) *Proposal {
	b := d.lineBefore(l)
	if b == clause.NoLine {
		return nil
	}
	p := d.lastQuoteOf(d.Lines[b].Block, q)
	if p == quote.None || d.LineOf(p) < b-1 {
		return nil
	}
	return d.speakerOf(p, 0.95).known()
}
