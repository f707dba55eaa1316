package annotate

import (
	"github.com/onrecord/onrecord/internal/annotate/lang"
)

// start makes room for what is decided on each quotation.
func (d *reading) start() {
	d.reader.start()
	d.verdicts, d.proposals, d.reports = grow(d.verdicts, len(d.quotations)), d.proposals[:0], 0
	for q := range d.verdicts {
		d.verdicts[q].echoes = noQuote
	}
}

// readSpeakers decides who speaks in each quotation.
func (d *reading) readSpeakers() {
	d.decideAll()
	d.recall()
}

// release lets go of the text.
func (d *reading) release() {
	d.reader.release()
	clear(d.verdicts)
	clear(d.proposals)
}

// decideAll reads the story line by line: what each line speaks of, then who speaks in its
// quotations.
func (d *reading) decideAll() {
	top := d.streams[0]
	for l := range d.lines {
		if d.lines[l].first >= top.end {
			break
		}
		d.decideLine(lineID(l))
	}
}

func (d *reading) decideLine(l lineID) {
	d.noteLine(l)
	ln := &d.lines[l]
	for i := ln.first; i < ln.end; i++ {
		if d.items[i].kind == itemQuote {
			d.decide(d.items[i].quotation())
			d.decideInside(d.items[i].quotation())
		}
	}
}

// decideInside decides what is nested in quotation q.
func (d *reading) decideInside(q quoteID) {
	if !d.quotes[q].hasChild {
		return
	}
	s := d.streams[d.quotes[q].stream]
	for i := s.first; i < s.end; {
		l := d.items[i].line
		d.decideLine(l)
		i = d.lines[l].end
	}
}

// decide asks every rule about quotation q and keeps the surest answer.
func (d *reading) decide(q quoteID) {
	v := &d.verdicts[q]
	first := len(d.proposals)
	for i := range order {
		if p, ok := order[i].find(d, q); ok {
			p.weigh(order[i].rule)
			d.proposals = append(d.proposals, p)
		}
	}
	v.tried = d.proposals[first:len(d.proposals):len(d.proposals)]
	v.best = d.surest(v.tried, q)
	d.voices[q] = v.best.who
	v.kind = d.kindOf(q)
	v.speech, v.why = d.isSpeech(q)
	v.assertion = d.assertionOf(q)
	if !v.speech {
		v.kind = Other
		return
	}
}

// surest is the proposal of the first rule that has one: rules are listed by how closely the text
// ties words and speaker.
func (d *reading) surest(tried []proposal, q quoteID) proposal {
	for i := 1; i < len(tried); i++ {
		if tried[i].rule == runsOn && (tried[0].source.kind != named || tried[0].who.kind != entity) {
			return tried[i]
		}
	}
	if len(tried) > 1 && tried[0].rule == saidBefore && tried[0].who.kind == unnamed && !d.tight(&tried[0], q) && !d.quotes[q].look.sentence() && !d.quotedWithin(q) {
		for i := range tried {
			if tried[i].rule == saidLater && tried[i].who.kind == entity {
				return tried[i]
			}
		}
	}
	if len(tried) > 1 && tried[0].who.kind == unresolved && tried[0].rule != saidAfter && !d.tight(&tried[0], q) {
		for i := range tried {
			if r := tried[i].rule; tried[i].who.kind != unresolved && (r == colon || r == saidLater || r == accordingTo) {
				return tried[i]
			}
		}
	}
	if len(tried) == 0 {
		return proposal{saying: noSaying, source: nobody(), who: nobodyKnown("")}
	}
	return tried[0]
}

// tight reports whether the proposal's cue stands so close before quotation q that nobody else can
// be meant.
func (d *reading) tight(p *proposal, q quoteID) bool {
	return p.saying != noSaying && p.source.kind != noSource && d.near(d.sayings[p.saying].item, d.quotes[q].item) && !d.is(p.source.head, lang.Question)
}

// kindOf tells a whole sentence from a fragment.
func (d *reading) kindOf(q quoteID) Kind {
	x := &d.quotes[q]
	if !x.look.capital && !(x.look.words > 5 && d.verdicts[q].best.rule == saidAfter) {
		return Partial
	}
	i := x.item - 1
	ln := &d.lines[d.lineIndex(q)]
	if i < ln.first || d.items[i].kind == itemStop || d.items[i].kind == itemQuote {
		return Direct
	}
	if x.look.clause && d.items[i].kind == itemWord && d.items[i].entry.Cue != 0 {
		return Direct
	}
	return Partial
}

func (d *reading) assertionOf(q quoteID) Assertion {
	k := d.verdicts[q].best.saying
	if k == noSaying {
		return Said
	}
	s := &d.sayings[k]
	switch {
	case s.negated || s.denied && !d.calledAs(&d.quotes[q]) || s.kind != nounCue && d.underDenial(k):
		return NotSaid
	case s.hypothetical:
		return Hypothetical
	}
	return Said
}

// underDenial reports whether saying k stands in what its sentence says was denied, or not said:
// "Lee denied that he had called it “a shed”".
func (d *reading) underDenial(k sayingID) bool {
	s := &d.sayings[k]
	for n := k - 1; n >= max(0, k-3) && d.sayings[n].line == s.line; n-- {
		o := &d.sayings[n]
		if o.kind != verbal || !o.negated && !o.denied || o.cue&(lang.SpeechCues|lang.CueDeny) == 0 || s.inverted {
			continue
		}
		next := o.item + 1
		if next+1 < s.item && d.stop(next, ',') && d.part(next+1, lang.That) {
			next++
		}
		if next < s.item && (d.part(next, lang.That) || s.subject.kind != noSource && s.subject.first == next) {
			return true
		}
	}
	return false
}
