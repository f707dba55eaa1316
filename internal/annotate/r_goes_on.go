package annotate

import "github.com/onrecord/onrecord/internal/annotate/lang"

var goesOn = &ruleRule{
	ID:      "goes-on",
	Title:   "The speaker of the sentence before goes on",
	Reason:  "Within a paragraph, a quotation without a clause of its own goes on with whoever has just been speaking.",
	Example: `[q1 ann-lee "We will go,"] said [m ann-lee Ann Lee]. [q1 ann-lee "Nobody can stop us."]`,
	sure:    0.975,
}

func findGoesOn(d *reading, q quoteID) (proposal, bool) {
	l := d.lineIndex(q)
	ln := &d.lines[l]
	if !d.mereQuotes(ln) {
		return proposal{}, false
	}
	if p := d.quoteBefore(q); p != noQuote && d.verdicts[p].speech && d.lineIndex(p) >= l-1 {
		v := &d.verdicts[p]
		if main, ok := d.reporting(p); ok {
			return main, true
		}
		return proposal{saying: noSaying, source: nobody(), who: v.best.who, factor: 1, atMost: v.best.sure}, v.best.who.kind != unresolved
	}
	if l == 0 || d.lines[l-1].block != ln.block || d.lines[l-1].stream != ln.stream {
		return proposal{}, false
	}
	if p, ok := d.lastSayer(l-1, 0.955); ok || d.quoteBefore(q) != noQuote {
		return p, ok
	}
	if p, ok := d.lastWords(l-1, 0.93); ok || !d.quotes[q].look.clause && !d.quotes[q].look.sentence() {
		return p, ok
	}
	return d.lastSubject(l-1, 0.86)
}

// reporting proposes the sayer of the whole sentence in which p is a fragment with another speaker:
// after "Lee denied that Reed had called it “a shed”", it is Lee who goes on.
func (d *reading) reporting(p quoteID) (proposal, bool) {
	v := &d.verdicts[p]
	if v.kind != Partial || v.best.rule == saidAfter {
		return proposal{}, false
	}
	main, ok := d.lastSayer(d.lineIndex(p), 0.93)
	return main, ok && main.who.kind != unresolved && !sameSpeaker(main.who, v.best.who)
}

// lastWords proposes whoever owns the answer, the words or the like that line l, in which nobody
// speaks, speaks of: "Lee's answer? “…”"
func (d *reading) lastWords(l lineID, sure float64) (proposal, bool) {
	ln := &d.lines[l]
	for k := d.sayingFrom(ln.first); k < len(d.sayings) && d.sayings[k].item < min(ln.end, ln.first+longestPhrase); k++ {
		if s := &d.sayings[k]; s.kind == nounCue && s.subject.kind != noSource {
			p := proposal{saying: sayingID(k), source: s.subject, who: d.refer(s.subject, l), factor: sure}
			return p, p.who.kind != unresolved
		}
	}
	return proposal{}, false
}

// lastSayer proposes whoever speaks, in the text's own words, in line l.
func (d *reading) lastSayer(l lineID, sure float64) (proposal, bool) {
	ln := &d.lines[l]
	for k := d.sayingFrom(ln.first); k < len(d.sayings) && d.sayings[k].item < min(ln.end, ln.first+3*longestPhrase); k++ {
		s := &d.sayings[k]
		if s.kind == verbal && s.cue&(lang.SpeechCues) != 0 && s.subject.kind != noSource && !s.conjoined {
			return proposal{saying: noSaying, source: s.subject, who: d.refer(s.subject, s.line), factor: sure}, true
		}
	}
	return proposal{}, false
}
