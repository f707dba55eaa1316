package annotate

import (
	"github.com/onrecord/onrecord/internal/annotate/lang"
)

// sayingKind is the grammar of a cue.
type sayingKind uint8

const (
	verbal     sayingKind = iota // he said, she says
	gerund                       // saying, by warning
	infinitive                   // declined to say
	passive                      // was described by X as
	adjunct                      // according to
	nounCue                      // in a statement, his remarks, X's words
)

// saying is a cue in its clause: who says, in which way.
type saying struct {
	kind         sayingKind
	item         itemID // the cue's main word
	line         lineID
	cue          lang.CueSet
	subject      source
	inverted     bool // the subject follows: "said Ann Lee"
	conjoined    bool // its subject was taken over from an earlier verb
	negated      bool
	hypothetical bool
	denied       bool
	apart        bool // a participle with a subject of its own: "with some saying"
	future       bool
}

// readSayings finds the cues of every line.
func (d *grammar) readSayings() {
	for l := range d.lines {
		ln := &d.lines[l]
		for i := ln.first; i < ln.end; i++ {
			it := &d.items[i]
			if it.kind == itemWord && it.entry.Cue != 0 {
				d.readSaying(lineID(l), i)
			}
		}
	}
}

func (d *grammar) readSaying(l lineID, i itemID) {
	ln := &d.lines[l]
	it := &d.items[i]
	s := saying{item: i, line: l, cue: it.entry.Cue, subject: nobody()}
	switch {
	case it.entry.Cue&lang.CueAdjunct != 0:
		s.kind = adjunct
		if s.subject = d.phraseAfter(i+1, ln.end); s.subject.kind == noSource && it.entry.Cue&lang.VerbCues != 0 {
			d.readVerb(&s, ln) // "resigned, citing “reasons”"
		}
	case it.entry.Cue&lang.VerbCues != 0 && d.verbal(i, ln.first, ln.end):
		d.readVerb(&s, ln)
	case it.entry.Cue&lang.CueNoun != 0:
		s.kind = nounCue
		s.subject = d.nounOwner(i, ln)
	default:
		return
	}
	if s.subject.kind != noSource {
		head := &d.items[s.subject.head]
		head.speaks = head.speaks || s.kind == verbal && s.cue&lang.SpeechCues != 0
		head.cited = head.cited || s.kind == adjunct
	}
	d.sayings = append(d.sayings, s)
}

// verbal reports whether the cue at item i, which may be a noun or adjective too, is a verb here.
func (d *grammar) verbal(i, lo, hi itemID) bool {
	e := d.items[i].entry
	if e.Part&lang.Outcry != 0 && i+1 < hi && d.link(i+1, lang.LinkOf) {
		return false // "to cries of"
	}
	if e.Form&(lang.Base|lang.Present) == 0 && e.Form&lang.Gerund == 0 {
		return !d.attributive(i, lo, hi)
	}
	j := i - 1
	for j >= lo && j > i-longestPhrase && d.is(j, lang.Adverb|lang.Negation|lang.Hedge) {
		j--
	}
	if j < lo || d.items[j].kind == itemQuote || d.items[j].kind == itemStop {
		return e.Form&(lang.Present|lang.Past|lang.Gerund) != 0 || j < lo && e.Form&lang.Base != 0
	}
	prev := &d.items[j]
	switch {
	case d.is(j, lang.Article|lang.Possessive) || d.genitive(j, hi):
		return false
	case e.Form&lang.Present != 0 && d.is(j, lang.Conjunction) && i+1 < hi && d.link(i+1, lang.LinkOf):
		return false // "laughter and shouts of"
	case d.part(j, lang.Infinitive) || d.is(j, lang.Modal|lang.Auxiliary|lang.Relative):
		return true
	case e.Form&lang.Gerund != 0:
		return true
	case prev.kind == itemClitic:
		return true
	case prev.kind == itemName:
		return e.Form&(lang.Present|lang.Past) != 0 || e.Form&lang.Base != 0 && d.pluralName(j)
	case d.is(j, lang.Pronoun):
		return !d.demonstrative(j) || d.agrees(j, e)
	case d.is(j, lang.Preposition):
		return false
	case d.is(j, lang.Conjunction):
		return true
	}
	if e.Form&lang.Present != 0 {
		return d.personal(j) || d.plainVerb(i) && i+1 < hi && d.part(i+1, lang.That)
	}
	return prev.entry.Number&lang.Plural != 0 && d.personal(j) || d.perceived(j, lo) || e.Form&lang.Past != 0
}

// readVerb finds the verb group around the cue at s.item, and its subject.
func (d *grammar) readVerb(s *saying, ln *line) {
	e := d.items[s.item].entry
	s.denied = e.Cue&lang.CueDeny != 0
	j, be := d.verbGroup(s, ln)
	byAgent := d.byAgent(s.item, ln)
	switch {
	case e.Form&lang.Gerund != 0 && !be:
		s.kind = gerund
		d.readGerund(s, j, ln)
	case j >= ln.first && d.part(j, lang.Infinitive):
		s.kind = infinitive
		d.control(s, j, ln)
	case (be || byAgent || d.reducedPassive(s, j, ln)) && e.Form&(lang.Past|lang.Participle) != 0 && e.Form&lang.Gerund == 0:
		s.kind = passive
		d.readPassive(s, j, ln)
	default:
		s.kind = verbal
		d.readSubject(s, j, ln)
		d.behindAgent(s, ln)
	}
	if !s.hypothetical {
		s.hypothetical = d.underIf(s, ln) || d.hadSaid(s, ln)
	}
}

// verbGroup steps left over what belongs to the verb of saying s, noting what it tells. It gives
// the item before the group, and whether a form of "be" is in it.
func (d *grammar) verbGroup(s *saying, ln *line) (j itemID, be bool) {
	for j = s.item - 1; j >= max(ln.first, s.item-longestPhrase); j-- {
		it := &d.items[j]
		if it.kind == itemClitic && !d.genitive(j, s.item) {
			be = be || j > ln.first && d.is(j-1, lang.Question|lang.Relative) // "what's called"
			continue
		}
		if it.kind != itemWord {
			break
		}
		switch {
		case it.entry.Is(lang.Negation):
			s.negated = true
		case it.entry.Is(lang.Auxiliary):
			be = be || d.beVerb(j)
		case it.entry.Is(lang.Modal):
			s.hypothetical = s.hypothetical || d.conditional(j)
			s.future = true
		case it.entry.Is(lang.Hypothetical) && !it.entry.Is(lang.Conjunction): // would have
			s.hypothetical = true
		case it.entry.Is(lang.Adverb | lang.Hedge | lang.TimeWord | lang.Day):
		case it.entry.Part&lang.Midway != 0 && j > ln.first && d.is(j-1, lang.Auxiliary|lang.Relative|lang.Pronoun):
		default:
			return j, be
		}
	}
	return j, be
}

// readGerund finds the subject of a participle: its own ("with some saying"), that of the
// participle to which it is joined, or that of its clause.
func (d *grammar) readGerund(s *saying, j itemID, ln *line) {
	s.conjoined = true
	if j >= ln.first && d.items[j].kind == itemWord && d.items[j].entry.Cue&lang.CueDeny != 0 {
		s.negated = true // "denied calling"
	}
	if s.subject = d.quotedAs(j, ln); s.subject.kind != noSource {
		return
	}
	if s.subject = d.absolute(j, ln); s.subject.kind != noSource {
		s.apart = true
	} else if n := len(d.sayings); n > 0 && d.sayings[n-1].apart && d.sayings[n-1].line == s.line && d.opensClause(j) {
		s.subject, s.apart = d.sayings[n-1].subject, true
	} else if s.subject = d.clauseSubject(j, ln); s.subject.kind == noSource {
		s.subject = d.subjectAhead(s, ln)
	}
}

// subjectAhead is the subject of the clause before which a participle stands: "Calling the plan “a
// mess”, Lee resigned."
func (d *grammar) subjectAhead(s *saying, ln *line) source {
	if s.item > ln.first+1 || s.item > ln.first && !d.is(ln.first, lang.Preposition|lang.Adverb|lang.Conjunction) {
		return nobody()
	}
	if next := s.item + 1; d.part(s.item, lang.Reply) || next < ln.end && d.is(next, lang.Preposition) && !d.link(next, lang.LinkOf) && !d.part(next, lang.As) {
		return nobody() // "Responding to criticism that …, Lee": not his words
	}
	for i := s.item + 1; i < min(ln.end-1, s.item+longestPhrase); i++ {
		if !d.stop(i, ',') && (d.items[i].kind != itemQuote || d.quotes[d.items[i].quotation()].look.ending != ',') {
			continue
		}
		p := d.subjectAt(i+1, ln)
		if d.canSpeak(p) && p.last < ln.end && (p.kind == named && !d.isPlace(p.head) || d.predicate(p.last, ln)) {
			return p
		}
	}
	return nobody()
}

// underIf reports whether the cue's clause opens with "if".
func (d *grammar) underIf(s *saying, ln *line) bool {
	if s.subject.kind == noSource || s.inverted {
		return false
	}
	k := s.subject.first - 1
	return k >= ln.first && d.part(k, lang.If)
}

// hadSaid reports whether the order of the clause of saying s puts it in question: "Had Lee said
// so, …".
func (d *grammar) hadSaid(s *saying, ln *line) bool {
	k := s.subject.first - 1
	return s.kind == verbal && s.subject.kind != noSource && !s.inverted && !d.pack.VerbsLast && k >= ln.first && s.subject.last == s.item &&
		d.is(k, lang.Auxiliary) && d.items[k].entry.Form&lang.Past != 0 && !d.beVerb(k) && (k == ln.first || d.opensClause(k-1))
}

// control finds who does what the infinitive after "to" at item j says: "declined to say", "went on
// to tell".
func (d *grammar) control(s *saying, j itemID, ln *line) {
	s.subject = d.clauseSubject(j-1, ln)
	s.conjoined = true
	for k := j - 1; k >= ln.first && k > j-5; k-- {
		if it := &d.items[k]; it.kind == itemWord {
			if it.entry.Cue&lang.CueDeny != 0 || it.entry.Is(lang.Negation) {
				s.negated = true
				return
			}
			if it.entry.Cue&lang.CueTell != 0 && k < j-1 { // "urged her to say": the hearer would speak
				s.hypothetical = true
			}
		}
	}
}
