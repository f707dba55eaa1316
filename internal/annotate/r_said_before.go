package annotate

import (
	"github.com/onrecord/onrecord/internal/annotate/lang"
)

var saidBefore = &ruleRule{
	ID:      "said-before",
	Title:   "The nearest cue before the quotation governs it",
	Reason:  "What stands in a cue's complement, whole or as a fragment, is given as the words of the cue's subject.",
	Example: `[m ann-lee Ann Lee] said: [q1 ann-lee "We will go."] She called the plan [q2 ann-lee "a fine thing"].`,
	sure:    0.975,
}

func findSaidBefore(d *reading, q quoteID) (proposal, bool) {
	ln := &d.lines[d.lineIndex(q)]
	item := d.quotes[q].item
	if k := d.sayingFrom(item + 1); k < len(d.sayings) && d.lastVerb(&d.sayings[k], item) {
		return proposal{}, false
	}
	var first proposal // the nearest, where nobody can tell who it is
	found := false
	for k := d.sayingFrom(item) - 1; k >= 0 && d.sayings[k].item >= max(ln.first, item-2*longestPhrase); k-- {
		s := &d.sayings[k]
		if d.outcry(s, item) {
			return proposal{}, false
		}
		if d.agentless(s, item) {
			return proposal{saying: sayingID(k), source: nobody(), who: nobodyKnown("a passive that keeps its agent to itself")}, true
		}
		if s.kind == adjunct || s.kind == nounCue && !d.claimed(s, item) || s.subject.kind == noSource && !d.bareCue(s, item) || d.embeddedAside(s, item, ln) || d.embedded(s, item, k) {
			continue
		}
		if s.cue&^(lang.CueManner|lang.CueNoun) == 0 && !d.adjacent(s.item, item) {
			continue
		}
		if s.cue&(lang.VerbCues&^lang.CueFaint) == 0 && !(d.near(s.item, item) && (d.quotes[q].look.capital && d.quotes[q].look.clause || d.quotes[q].look.words >= 4 && !d.quotes[q].look.titled)) {
			continue
		}
		if s.kind == passive && !d.toldThat(s, item) && (item-s.subject.last > 2 || item > s.subject.last && d.is(item-1, lang.Conjunction) && !d.part(item-1, lang.As)) {
			continue
		}
		if d.answered(s, q, ln) {
			break
		}
		if d.rejectsClaim(s, item) {
			return proposal{saying: sayingID(k), source: nobody(), who: nobodyKnown("somebody else's claim, which is rejected")}, true
		}
		p := proposal{saying: sayingID(k), source: s.subject, who: d.refer(s.subject, s.line), factor: d.reach(s, item)}
		if d.selfReported(k, p.who) {
			p.who = nobodyKnown("somebody of whom the speaker tells")
		}
		if p.who.kind != unresolved || d.near(s.item, item) || d.ownClause(s, item) {
			return p, true
		}
		if !found {
			first, found = p, true
		}
	}
	return first, found
}

// ownClause reports whether the saying has a clause and a subject of its own, which holds the
// quotation: nobody further off in the sentence says the words, even if nobody can tell who does.
func (d *reading) ownClause(s *saying, item itemID) bool {
	return s.kind == verbal && !s.conjoined && !s.inverted && s.cue&lang.SpeechCues != 0 && s.subject.kind == nominal && !d.joinedAfter(s.item, item)
}

// selfReported reports whether saying k has a noun as its subject that would mean the speaker who
// reports it: nobody calls himself so, "Lee said the builder had said".
func (d *reading) selfReported(k int, who referent) bool {
	s := &d.sayings[k]
	if k == 0 || who.kind != entity || s.subject.kind != nominal || s.kind != verbal || s.inverted {
		return false
	}
	o := &d.sayings[k-1]
	if o.line != s.line || o.kind != verbal || o.inverted || o.cue&(lang.CueSay|lang.CueTell) == 0 || o.subject.kind != named || !d.part(s.subject.first-1, lang.That) || d.joinedAfter(o.item, s.subject.first-1) {
		return false
	}
	return sameSpeaker(d.refer(o.subject, o.line), who)
}

// agentless reports whether the quotation is what somebody was told, asked or called by nobody
// knows whom: "Lee said she had been told it was “safe”".
func (d *reading) agentless(s *saying, item itemID) bool {
	if s.kind != passive || s.subject.kind != noSource || s.cue&(lang.SpeechCues|lang.CueWeak) == 0 || s.item+1 >= item || d.joinedAfter(s.item, item) {
		return false
	}
	i := s.item + 1
	return d.near(s.item, item) || d.part(i, lang.That|lang.Infinitive|lang.As) || s.cue&lang.CueTell != 0 && d.items[i].kind != itemStop && !d.is(i, lang.Preposition|lang.Conjunction)
}

// toldThat reports whether what the agent of a passive says is a clause that holds the quotation:
// "was told by Lee that the pier was “rotten”".
func (d *reading) toldThat(s *saying, item itemID) bool {
	if s.cue&lang.SpeechCues == 0 || s.subject.kind == noSource || s.item > 0 && d.items[s.item-1].entry.Cue&lang.CueNoun != 0 {
		return false // "said in a statement signed by its head that …"
	}
	for i := s.subject.last; i < min(item, s.subject.last+5); i++ {
		if d.part(i, lang.That) {
			return true
		}
	}
	return false
}

// rejectsClaim reports whether the saying turns down what another has said: "Lee rejected a claim
// that the pier was “rotten”".
func (d *reading) rejectsClaim(s *saying, item itemID) bool {
	if s.kind != verbal || s.cue&lang.CueDeny == 0 {
		return false
	}
	for i := s.item + 1; i < min(item-1, s.item+6); i++ {
		if d.items[i].kind == itemWord && d.items[i].entry.Cue&lang.CueNoun != 0 && d.part(i+1, lang.That) {
			return true
		}
	}
	return false
}

// embeddedAside reports whether the saying is a remark in passing after which a clause of its own
// begins, so that it cannot govern the quotation.
func (d *reading) embeddedAside(s *saying, item itemID, ln *line) bool {
	if !d.aside(s, item, ln) {
		return false
	}
	for i := s.item + 1; i < item; i++ {
		if d.is(i, lang.Conjunction|lang.Relative) || d.items[i].kind == itemQuote {
			return true
		}
	}
	return false
}

// aside reports whether the saying is a remark in passing, "as Reed has said", which does not
// govern what follows.
func (d *reading) aside(s *saying, item itemID, ln *line) bool {
	f := s.subject.first - 1
	return !s.inverted && f >= ln.first && d.part(f, lang.As) && !d.adjacent(s.item, item)
}

// embedded reports whether the saying stands in what somebody else says: in "Lee said that Reed
// begged her for a boat and …", what follows is still Lee's.
func (d *reading) embedded(s *saying, item itemID, k int) bool {
	if d.refusedFor(k) {
		return true
	}
	if k == 0 || s.cue&(lang.CueSay|lang.CueWrite) != 0 || s.cue&lang.CueTell != 0 && s.kind == verbal && !d.joinedAfter(s.item, item) || d.near(s.item, item) && !d.reportedThought(s, k) {
		return false
	}
	if s.cue&lang.CueWeak != 0 && s.kind == verbal && s.subject.kind != noSource && d.asBefore(item) {
		return false // "Lee said the builders had referred to it as “rent”"
	}
	if s.cue&lang.SpeechCues == 0 && d.spokenBefore(k) {
		return true
	}
	if s.kind != verbal || s.conjoined {
		return false
	}
	o := &d.sayings[k-1]
	if o.line != s.line || o.kind != verbal || o.cue&(lang.CueSay|lang.CueTell) == 0 || o.subject.kind == noSource {
		return false
	}
	return s.subject.first == o.item+1 || s.subject.first == o.item+2 && d.part(o.item+1, lang.That)
}

// refusedFor reports whether saying k is what somebody says that another will not say: "Her office
// said she would not comment on “a live process”".
func (d *reading) refusedFor(k int) bool {
	s := &d.sayings[k]
	if k == 0 || !s.negated || s.kind != verbal || s.conjoined {
		return false
	}
	o := &d.sayings[k-1]
	return o.line == s.line && o.kind == verbal && !o.inverted && o.cue&(lang.CueSay|lang.CueTell) != 0 && d.canSpeak(o.subject) && o.subject.kind != pronoun &&
		(s.subject.first == o.item+1 || d.part(o.item+1, lang.That) && s.subject.first <= o.item+2)
}

// reportedThought reports whether the saying brings no words of its own, only a thought or a
// showing, and is itself what somebody says: "Lee said families felt “ambushed”".
func (d *reading) reportedThought(s *saying, k int) bool {
	o := &d.sayings[k-1]
	return s.cue&(lang.SpeechCues|lang.CueWeak|lang.CueDeny|lang.CueManner) == 0 && s.kind == verbal && (s.subject.kind != pronoun || o.subject.kind != pronoun) && o.line == s.line && o.kind == verbal && !o.inverted &&
		o.cue&(lang.CueSay|lang.CueTell) != 0 && d.canSpeak(o.subject) && s.subject.first >= o.item+1 && s.subject.first <= o.item+2
}

// answered reports whether the saying has a quotation of its own before q, after which a new clause
// with a subject of its own begins: "in a film that Reed called “dull,” Lee asked for …".
func (d *reading) answered(s *saying, q quoteID, ln *line) bool {
	p := d.quoteBefore(q)
	if p == noQuote || d.quotes[p].item < s.item || d.lineIndex(p) != d.lineIndex(q) || !d.near(s.item, d.quotes[p].item) || d.quotes[p].look.ending != ',' {
		return false
	}
	n := d.subjectAt(d.quotes[p].item+1, ln)
	return n.kind == named || n.kind == pronoun && d.nominative(n.head)
}

// owned reports whether the noun cue has an owner and the quotation follows it closely: "Reed's
// words, “…”".
func (d *reading) owned(s *saying, item itemID) bool {
	if s.subject.kind == noSource {
		return false
	}
	return item-s.item <= 6 || d.claimed(s, item)
}

// bareCue reports whether a cue of plain saying stands right before the quotation with nobody
// before it: "…, which read, “…”".
func (d *reading) bareCue(s *saying, item itemID) bool {
	if s.cue&lang.CueWeak != 0 && d.asBefore(item) && !d.joinedAfter(s.item, item-1) {
		return true // "lined up to denounce it as “shambolic”"
	}
	return (s.kind == verbal || s.kind == gerund) && s.cue&(lang.CueSay|lang.CueWrite) != 0 && d.adjacent(s.item, item)
}

// claimed reports whether the noun cue has an owner and a clause of its own that holds the
// quotation: "a claim by Reed that …".
func (d *reading) claimed(s *saying, item itemID) bool {
	after := max(s.item+1, s.subject.last)
	if s.subject.kind == noSource || after >= item || !d.part(after, lang.That) || item-s.item > longestPhrase {
		return false
	}
	for i := after; i < item; i++ {
		if d.items[i].kind == itemQuote {
			return false
		}
	}
	return true
}

// reach is how sure it is that the cue's complement reaches to the quotation at item.
func (d *reading) reach(s *saying, item itemID) float64 {
	sure := 1.0
	switch {
	case d.adjacent(s.item, item):
	case item-s.item > 30:
		sure -= 0.05
	}
	for i := s.item + 1; i < item; i++ {
		if d.stop(i, ';') {
			sure -= 0.1
		}
	}
	if s.cue&lang.SpeechCues == 0 {
		sure -= 0.03
	}
	return sure
}
