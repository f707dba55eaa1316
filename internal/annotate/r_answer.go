package annotate

import (
	"github.com/onrecord/onrecord/internal/annotate/lang"
)

var answer = &ruleRule{
	ID:      "answer",
	Title:   "Whoever was asked gives the answer",
	Reason:  "A quotation without a clause of its own, right after a question that somebody asks, is not the asker's, but comes from whoever was asked or spoke before.",
	Example: "[q1 tom-reed \"Nobody told us,\"] said [m tom-reed Tom Reed].\n\n[q2 ann-lee \"Did you ask?\"] asked [m ann-lee Ann Lee].\n\n[q3 tom-reed \"Twice.\"]",
	sure:    0.9,
}

func findAnswer(d *reading, q quoteID) (proposal, bool) {
	x := &d.quotes[q]
	l := d.lineIndex(q)
	if x.parent != noQuote || l == 0 || !d.mereQuotes(&d.lines[l]) || d.lines[l-1].stream != d.lines[l].stream || d.display(q) {
		return proposal{}, false
	}
	if k := d.indirectQuestion(l - 1); k != noSaying {
		return d.answerer(k, d.refer(d.sayings[k].subject, l-1)), true
	}
	if !x.look.opens {
		return proposal{}, false
	}
	p := d.lastQuoteOf(d.lines[l-1].block, q)
	if p != noQuote && d.lineIndex(p) == l-1 && (d.answering(p) || d.labelledTurn(p)) {
		return d.otherTurn(p)
	}
	if p == noQuote || d.quotes[p].look.ending != '?' || d.lineIndex(p) < l-2 {
		return proposal{}, false
	}
	if k := d.verdicts[p].best.saying; k != noSaying && d.sayings[k].cue&lang.CueAsk != 0 {
		return d.answerer(k, d.verdicts[p].best.who), true
	}
	return proposal{}, false
}

// answering reports whether quotation p was taken for an answer.
func (d *reading) answering(p quoteID) bool {
	return d.verdicts[p].best.rule == answer
}

// otherTurn proposes, after quotation p in an exchange of two, whoever had the turn before it.
func (d *reading) otherTurn(p quoteID) (proposal, bool) {
	r := d.lastQuoteOf(d.quotes[p].block-1, p)
	if r == noQuote || d.verdicts[r].best.who.kind != entity || d.verdicts[p].best.who.kind != entity || sameSpeaker(d.verdicts[r].best.who, d.verdicts[p].best.who) {
		return proposal{}, false
	}
	a, b := &d.verdicts[p], &d.verdicts[r]
	return proposal{saying: noSaying, source: nobody(), who: b.best.who, factor: 0.95, atMost: min(a.best.sure, b.best.sure)}, true
}

// indirectQuestion is the saying of line l, which holds no quotation, in which somebody asks
// whether, why or what; or none.
func (d *reading) indirectQuestion(l lineID) sayingID {
	ln := &d.lines[l]
	found := noSaying
	for k := d.sayingFrom(ln.first); k < len(d.sayings) && d.sayings[k].item < min(ln.end, ln.first+3*longestPhrase); k++ {
		s := &d.sayings[k]
		if s.kind == verbal && s.cue&lang.SpeechCues != 0 && s.subject.kind != noSource {
			found = noSaying
			if s.cue&lang.CueAsk != 0 && d.asksWhat(s, ln) {
				found = sayingID(k)
			}
		}
	}
	for i := ln.first; i < min(ln.end, ln.first+3*longestPhrase); i++ {
		if d.items[i].kind == itemQuote {
			return noSaying
		}
	}
	return found
}

// asksWhat reports whether a question word follows the verb of saying s, and whom it asks.
func (d *reading) asksWhat(s *saying, ln *line) bool {
	for i := s.item + 1; i < min(ln.end, s.item+6); i++ {
		if d.is(i, lang.Question) || d.part(i, lang.Whether) {
			return true
		}
	}
	return false
}

// answerer proposes who answers what the asker asks in saying k: whom he asks, or whoever spoke
// before him; else nobody.
func (d *reading) answerer(k sayingID, asker referent) proposal {
	p := proposal{saying: noSaying, source: nobody(), who: nobodyKnown("the one who was asked"), factor: 1}
	if r, ok := d.noted(d.sayings[k].item + 1); ok && r.kind == entity && !sameSpeaker(r, asker) {
		p.who = r
		return p
	}
	for l := d.sayings[k].line - 1; l >= max(0, d.sayings[k].line-exchange) && d.lines[l].stream == 0; l-- {
		if r := d.lastVoice(l); r.kind == entity && !sameSpeaker(r, asker) {
			p.who = r
			return p
		}
	}
	return p
}

// exchange is how many lines before a question are looked through for whoever is asked.
const exchange = 5

// lastVoice is the last person who speaks in line l, in the text's words or in marks.
func (d *reading) lastVoice(l lineID) referent {
	ln := &d.lines[l]
	for k := d.sayingFrom(ln.end) - 1; k >= 0 && d.sayings[k].item >= max(ln.first, ln.end-3*longestPhrase); k-- {
		if s := &d.sayings[k]; s.kind == verbal && s.cue&lang.SpeechCues != 0 && s.subject.kind != noSource && !s.conjoined {
			return d.refer(s.subject, l)
		}
	}
	for i := ln.end - 1; i >= max(ln.first, ln.end-3*longestPhrase); i-- {
		if d.items[i].kind == itemQuote && d.verdicts[d.items[i].quotation()].speech {
			return d.verdicts[d.items[i].quotation()].best.who
		}
	}
	return nobodyKnown("")
}
