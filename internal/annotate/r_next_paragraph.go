package annotate

import (
	"github.com/onrecord/onrecord/internal/annotate/lang"
	"github.com/onrecord/onrecord/internal/annotate/names"
)

var runsOn = &ruleRule{
	ID:      "runs-on",
	Title:   "The quotation runs on over paragraphs",
	Reason:  "A mark left open at a paragraph's end says that the next paragraph's opening mark goes on with the same words.",
	Example: "[m ann-lee Ann Lee] said: [q1 ann-lee \"We will go.]\n\n[q1 ann-lee \"Nobody can stop us.\"]",
	sure:    0.995,
}

func findRunsOn(d *reading, q quoteID) (proposal, bool) {
	x := &d.quotes[q]
	if !x.look.opens || x.parent != noQuote || x.block == 0 || !d.blocks[x.block-1].leftOpen {
		return proposal{}, false
	}
	p := d.lastQuoteOf(x.block-1, q)
	if p == noQuote || !d.quotes[p].unclosed {
		return proposal{}, false
	}
	v := &d.verdicts[p]
	return proposal{saying: noSaying, source: nobody(), who: v.best.who, factor: 1, atMost: v.best.sure}, v.best.who.kind != unresolved
}

var nextParagraph = &ruleRule{
	ID:      "next-paragraph",
	Title:   "The speaker of the paragraph before goes on",
	Reason:  "A paragraph that is nothing but a quotation, right after a paragraph in which somebody speaks, goes on with that speaker.",
	Example: "[q1 ann-lee \"We will go,\"] said [m ann-lee Ann Lee].\n\n[q2 ann-lee \"Nobody can stop us.\"]",
	sure:    0.94,
}

func findNextParagraph(d *reading, q quoteID) (proposal, bool) {
	x := &d.quotes[q]
	l := d.lineIndex(q)
	if !x.look.opens || x.parent != noQuote || l == 0 || !d.mereQuotes(&d.lines[l]) {
		return proposal{}, false
	}
	before := &d.lines[l-1]
	if before.stream != d.lines[l].stream || d.display(q) || displays(d.blocks[before.block].kind) {
		return proposal{}, false
	}
	colon := d.items[before.end-1].kind == itemStop && d.items[before.end-1].char == ':'
	if colon {
		return d.announced(l - 1)
	}
	if p := d.lastQuoteOf(before.block, q); p != noQuote && d.lineIndex(p) >= l-2 {
		v := &d.verdicts[p]
		if main, ok := d.reporting(p); ok {
			main.factor *= 0.97
			return main, true
		}
		if v.best.rule == answer {
			return proposal{}, false // either of the two may speak now
		}
		sure := 1.0
		switch {
		case d.quotes[p].look.ending == '?' && d.mereQuotes(&d.lines[d.lineIndex(p)]), x.look.ending == '?' && x.look.words <= shortQuestion, d.labelledTurn(p):
			sure = 0.74 // two may be talking to each other
		}
		if d.lineIndex(p) == l-2 && !d.mereQuotes(before) {
			if r, ok := d.lastSayer(l-1, 0.96); ok {
				return r, true
			}
			sure = 0.92
		}
		p := proposal{saying: noSaying, source: nobody(), who: v.best.who, factor: sure, atMost: v.best.sure}
		if v.best.rule == bySubject {
			p.atMost, p.factor = 0, 0.9
		}
		return p, v.best.who.kind != unresolved
	}
	sure := 1.0
	if x.look.ending == '?' && x.look.words <= shortQuestion {
		sure = 0.74
	}
	if p, ok := d.lastSayer(l-1, 0.96*sure); ok {
		return p, true
	}
	return d.lastSubject(l-1, 0.88*sure)
}

// shortQuestion is the most words of a paragraph that may be another's question in between.
const shortQuestion = 8

// labelledTurn reports whether quotation p stands in a transcript: after its speaker's name and a
// colon.
func (d *reading) labelledTurn(p quoteID) bool {
	ln := &d.lines[d.lineIndex(p)]
	i := d.quotes[p].item - 1
	return i > ln.first && i-ln.first <= 3 && d.stop(i, ':') && d.items[i-1].kind == itemName
}

// lastSubject proposes the person of whom line l tells: its subject by name or pronoun, or else the
// only person that it names.
func (d *reading) lastSubject(l lineID, sure float64) (proposal, bool) {
	ln := &d.lines[l]
	only := nobody()
	for k := ln.first; k < min(ln.end, ln.first+longestPhrase); k++ {
		if d.items[k].kind == itemName && d.mentionIsPerson(k) {
			if only.kind != noSource && d.items[only.head].mention() != d.items[k].mention() {
				only.indefinite = true
			} else {
				only = d.phraseOf(k)
			}
		}
		s := d.subjectAt(k, ln)
		if s.kind == noSource || s.kind == nominal || s.kind == pronoun && !d.nominative(s.head) {
			continue
		}
		if r := d.refer(s, l); r.kind == entity && d.cast.Entities[r.entity].Type == names.Person {
			return proposal{saying: noSaying, source: s, who: r, factor: sure}, true
		}
		if s.kind == pronoun {
			continue // "Asked whether she would stand, Lee smiled"
		}
		return proposal{}, false
	}
	if only.kind == noSource || only.indefinite {
		return proposal{}, false
	}
	r := d.refer(only, l)
	return proposal{saying: noSaying, source: only, who: r, factor: sure * 0.97}, r.kind == entity
}

// announced proposes whoever line l, which ends in a colon, hands over to: who speaks in it, whose
// reply it names, or of whom it tells.
func (d *reading) announced(l lineID) (proposal, bool) {
	if p, ok := d.lastSayer(l, 1.03); ok {
		return p, true
	}
	ln := &d.lines[l]
	for k := d.sayingFrom(ln.first); k < len(d.sayings) && d.sayings[k].item < min(ln.end, ln.first+3*longestPhrase); k++ {
		s := &d.sayings[k]
		if s.subject.kind != noSource && (s.kind == gerund || s.kind == nounCue || s.conjoined) && s.cue&(lang.SpeechCues|lang.CueNoun) != 0 {
			return proposal{saying: sayingID(k), source: s.subject, who: d.refer(s.subject, l), factor: 1}, true
		}
	}
	if p, ok := d.lastSubject(l, 0.95); ok {
		return p, true
	}
	return d.ownerIn(l)
}

// ownerIn proposes whoever line l says that something is of, in a few words: "Among his points:".
func (d *reading) ownerIn(l lineID) (proposal, bool) {
	ln := &d.lines[l]
	for i := ln.first; i < min(ln.end, ln.first+8); i++ {
		if !d.is(i, lang.Possessive) || d.items[i].entry.Gender&(lang.Male|lang.Female) == 0 {
			continue
		}
		s := d.phraseOf(i)
		p := proposal{saying: noSaying, source: s, who: d.refer(s, l), factor: 0.9}
		return p, p.who.kind == entity
	}
	return proposal{}, false
}
