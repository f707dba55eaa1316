package annotate

import (
	"github.com/onrecord/onrecord/internal/annotate/lang"
)

var saidAfter = &ruleRule{
	ID:      "said-after",
	Title:   "The clause after the quotation says who speaks",
	Reason:  "A cue and its subject right after the closing mark, in either order, belong to the words before them.",
	Example: `[q1 ann-lee "We will go,"] said [m ann-lee Ann Lee].`,
	sure:    0.985,
}

func findSaidAfter(d *reading, q quoteID) (proposal, bool) {
	x := &d.quotes[q]
	l := d.lineIndex(q)
	from, ln, sure := d.clauseAfter(q, l)
	if from == noItem || d.ledUpTo(x) {
		return proposal{}, false
	}
	if p, ok := d.usedBy(from, ln); ok {
		return p, true
	}
	if p, ok := d.wasOf(from, ln); ok {
		return p, true
	}
	for k := d.sayingFrom(from); k < len(d.sayings) && d.sayings[k].item < min(ln.end, from+longestPhrase); k++ {
		s := &d.sayings[k]
		if d.quotingAs(k) {
			k++ // "the paper quoted Lee as saying"
			s = &d.sayings[k]
			return proposal{saying: sayingID(k), source: s.subject, who: d.refer(s.subject, s.line), factor: sure}, true
		}
		if s.kind == infinitive && s.subject.kind != noSource && s.subject.first == from && d.is(s.item-1, lang.Auxiliary) {
			return proposal{saying: sayingID(k), source: s.subject, who: d.refer(s.subject, s.line), factor: sure}, true // "Lee is reported to have said"
		}
		if s.kind == gerund && s.subject.kind != noSource && s.subject.first == from && d.passiveBefore(s.item-1, ln).kind != noSource {
			return proposal{saying: sayingID(k), source: s.subject, who: d.refer(s.subject, s.line), factor: sure}, true // "Lee can be heard asking"
		}
		if s.kind == adjunct || s.kind == nounCue || s.kind == infinitive || s.kind == gerund {
			continue
		}
		if !d.startsAt(s, from) {
			if s.kind == verbal {
				return proposal{}, false
			}
			continue
		}
		if d.leadsOn(s, ln) && d.ledNear(x) {
			return proposal{}, false
		}
		if s.future && !s.hypothetical || !d.carries(s, x) || d.quotedWithin(q) || x.fragment() && d.ownWords(s, ln) {
			return proposal{}, false
		}
		if d.quotes[q].look.ending == 0 && d.quotes[q].look.after == 0 {
			sure *= 0.9
		}
		return proposal{saying: sayingID(k), source: s.subject, who: d.refer(s.subject, s.line), factor: sure}, true
	}
	return proposal{}, false
}

// carries reports whether the clause of saying s can be the one that attributes quotation x before
// it: a cue of plain speech always, another only after a comma, and after a fragment that goes on
// without punctuation only a person may be its subject.
func (d *reading) carries(s *saying, x *placed) bool {
	comma := x.look.ending == ',' || x.look.after == ','
	marked := comma || x.look.ending == '?' || x.look.ending == '!' || x.look.ending == '-' || x.look.ending == '~' || x.look.after == '-' || x.look.ending == '.'
	switch {
	case s.cue&lang.SpeechCues == 0:
		asked := s.cue&lang.CueManner != 0 && (x.look.ending == '?' || x.look.ending == '!')
		return (comma || asked) && (x.look.capital || x.look.clause)
	case !marked && s.subject.kind == nominal:
		return !s.inverted && d.personal(s.subject.head)
	}
	return true
}

// clauseAfter is the item at which a clause after quotation q would begin, its line, and how much
// the punctuation speaks for it. After a full stop inside the marks only a short clause of its own
// counts; after a question or exclamation mark the clause may look like a new sentence.
func (d *reading) clauseAfter(q quoteID, l lineID) (itemID, *line, float64) {
	ln := &d.lines[l]
	from := d.quotes[q].item + 1
	sure := 1.0
	if from >= ln.end {
		if !ln.quoteEnd || int(l)+1 >= len(d.lines) || d.lines[l+1].block != ln.block || d.lines[l+1].stream != ln.stream {
			return noItem, nil, 0
		}
		ln = &d.lines[l+1]
		from = ln.first
		switch d.quotes[q].look.ending {
		case ',', '-', '~', '?', '!', 0:
		default:
			if !d.shortClause(ln) {
				return noItem, nil, 0
			}
			sure = 0.9
		}
	}
	for from < ln.end && d.items[from].kind == itemStop && (d.items[from].char == ',' || d.items[from].char == '-') {
		from++
	}
	for from < ln.end && (d.is(from, lang.Adverb|lang.Hedge) && !d.is(from, lang.Pronoun) || d.part(from, lang.As)) {
		from++
	}
	if from >= ln.end {
		return noItem, nil, 0
	}
	return from, ln, sure
}

// startsAt reports whether the saying's clause begins at item from: with its subject, or with its
// verb.
func (d *reading) startsAt(s *saying, from itemID) bool {
	if s.subject.kind == noSource {
		return false
	}
	if s.inverted {
		return s.item == from || s.item == from+1 && d.is(from, lang.Auxiliary|lang.Adverb)
	}
	return s.subject.first == from && !s.conjoined
}
