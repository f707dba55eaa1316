package annotate

import (
	"github.com/onrecord/onrecord/internal/annotate/lang"
)

// roleOf tells the role of the phrase that begins at item first and has its head at i. What the
// sentence goes on to give as somebody's report has no topic of its own.
func (d *grammar) roleOf(i, first itemID, ln *line) role {
	r := d.partPlayed(i, first, ln)
	if (r == topic || r == speaking) && d.reportedLater(i, ln) {
		return subject
	}
	return r
}

// partPlayed tells the role of the phrase in its own clause.
func (d *grammar) partPlayed(i, first itemID, ln *line) role {
	if d.items[i].speaks {
		if d.quotedByAnother(i) || d.asksSomebody(i, ln) || d.hangsOn(first, ln) {
			return subject
		}
		return speaking
	}
	if d.isAsked(first, ln) {
		return speaking
	}
	if i+1 < ln.end && d.genitive(i+1, ln.end) || d.is(i, lang.Possessive) && i+1 < ln.end && d.nounish(i+1) {
		return oblique
	}
	if first <= ln.first || d.introduced(first, ln) || d.afterPlace(first, ln) && (d.nominative(i) || d.verbish(i+1, ln.end)) {
		return topic
	}
	if d.is(first-1, lang.Preposition) {
		if (d.is(first-1, lang.Conjunction) || d.adverbial(first-1)) && d.verbish(i+1, ln.end) {
			return subject // "after Lee quit her job"
		}
		return oblique
	}
	if d.nominative(i) || d.is(first-1, lang.Auxiliary) && d.beVerb(first-1) {
		return subject
	}
	if d.stop(first-1, ',') && first-2 > ln.first {
		if p := d.phraseBefore(first-2, ln.first); p.kind == nominal && p.first <= ln.first && d.describesPerson(p.head) {
			return topic // "The league's leader, Ann Lee, left"
		}
	}
	if d.opensClause(first-1) && (d.items[first-1].entry.Cue&lang.VerbCues == 0 || d.verbish(i+1, ln.end)) {
		return subject
	}
	return oblique
}

// asksSomebody reports whether the subject at item i asks a person named right after the verb.
func (d *grammar) asksSomebody(i itemID, ln *line) bool {
	k := d.sayingOf(i)
	if k == noSaying || d.sayings[k].cue&lang.CueAsk == 0 || d.sayings[k].inverted || d.sayings[k].item+1 >= ln.end {
		return false
	}
	return d.phraseAfter(d.sayings[k].item+1, ln.end).kind == named
}

// reportedLater reports whether item i stands in what somebody is said to have said as the sentence
// ends: "The pier would stand, Lee said".
func (d *grammar) reportedLater(i itemID, ln *line) bool {
	for k := d.sayingFrom(max(i+2, ln.end-longestPhrase/2)); k < len(d.sayings) && d.sayings[k].item < ln.end; k++ {
		s := &d.sayings[k]
		if s.kind != verbal || s.cue&lang.CueSay == 0 || s.subject.kind == noSource || s.conjoined {
			continue
		}
		from, last := s.subject.first, max(s.item+1, s.subject.last)
		if s.inverted {
			from = s.item
		}
		if from > i+2 && d.stop(from-1, ',') && ln.end-last <= 6 {
			return true
		}
	}
	return false
}

// quotedByAnother reports whether the subject at item i speaks only in what somebody else says in
// the same sentence: "Lee said that Reed had told the board".
func (d *grammar) quotedByAnother(i itemID) bool {
	k := d.spokenBy(i)
	if k <= 0 || d.sayings[k].inverted {
		return false
	}
	s, o := &d.sayings[k], &d.sayings[k-1]
	if o.line != s.line || o.kind != verbal || o.inverted || o.conjoined || o.cue&(lang.SpeechCues|lang.CueDeny|lang.CueThink) == 0 || o.subject.kind == noSource || s.subject.first <= o.item || s.subject.first-o.item > 12 {
		return false
	}
	for n := o.item + 1; n < s.subject.first; n++ {
		if d.items[n].kind == itemQuote || d.part(n, lang.That) {
			return d.part(n, lang.That)
		}
	}
	return s.subject.first == o.item+1
}

// role is the part that the phrase plays in its clause: what a reader's attention rests on.
type role uint8

const (
	topic    role = iota // subject of a line's main clause
	subject              // of a clause within
	speaking             // subject of a cue
	oblique              // anything else
)
