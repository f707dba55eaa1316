package annotate

import "github.com/onrecord/onrecord/internal/annotate/lang"

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
	item         int32 // the cue's main word
	line         int32
	cue          lang.CueSet
	subject      source
	inverted     bool // the subject follows: "said Ann Lee"
	distance     int16
	conjoined    bool // its subject was taken over from an earlier verb
	negated      bool
	hypothetical bool
	denied       bool
	apart        bool // a participle with a subject of its own: "with some saying"
	future       bool
}

const verbCues = lang.CueSay | lang.CueTell | lang.CueWeak | lang.CueWrite | lang.CueAsk | lang.CueThink | lang.CueManner | lang.CueDeny | lang.CueFaint

// speechCues are the cues that bring words, rather than thoughts or gestures.
const speechCues = lang.CueSay | lang.CueTell | lang.CueWrite | lang.CueAsk

// readSayings finds the cues of every line.
func (d *draft) readSayings() {
	for l := range d.lines {
		ln := &d.lines[l]
		for i := ln.first; i < ln.end; i++ {
			it := &d.items[i]
			if it.kind == itemWord && it.entry.Cue != 0 {
				d.readSaying(int32(l), i)
			}
		}
	}
}

func (d *draft) readSaying(l, i int32) {
	ln := &d.lines[l]
	it := &d.items[i]
	s := saying{item: i, line: l, cue: it.entry.Cue, subject: nobody()}
	switch {
	case it.entry.Cue&lang.CueAdjunct != 0:
		s.kind = adjunct
		if s.subject = d.phraseAfter(i+1, ln.end); s.subject.kind == noSource && it.entry.Cue&verbCues != 0 {
			d.readVerb(&s, ln) // "resigned, citing “reasons”"
		}
	case it.entry.Cue&verbCues != 0 && d.verbal(i, ln.first, ln.end):
		d.readVerb(&s, ln)
	case it.entry.Cue&lang.CueNoun != 0:
		s.kind = nounCue
		s.subject = d.nounOwner(i, ln)
	default:
		return
	}
	if s.subject.kind != noSource {
		head := &d.items[s.subject.head]
		head.speaks = head.speaks || s.kind == verbal && s.cue&speechCues != 0
		head.cited = head.cited || s.kind == adjunct
	}
	d.sayings = append(d.sayings, s)
}

// nounOwner is whose words the noun cue at item i is: "Reed's statement", "a statement from Reed",
// "her words".
func (d *draft) nounOwner(i int32, ln *line) source {
	p := d.phraseBefore(i, ln.first)
	if p.kind == nominal && p.owner != none && p.head == i {
		return d.phraseOf(p.owner)
	}
	if i+2 <= ln.end && i+1 < ln.end && (d.part(i+1, lang.By) || d.link(i+1, lang.LinkFrom|lang.LinkOf)) {
		return d.phraseAfter(i+2, ln.end)
	}
	return nobody()
}

// phraseOf is the one-item phrase of a possessor.
func (d *draft) phraseOf(i int32) source {
	s := source{first: i, last: i + 1, head: i, owner: none, also: none, kind: nominal}
	switch {
	case d.items[i].kind == itemName:
		s.kind = named
	case d.is(i, lang.Pronoun|lang.Possessive):
		s.kind = pronoun
	}
	return s
}

// verbal reports whether the cue at item i, which may be a noun or adjective too, is a verb here.
func (d *draft) verbal(i, lo, hi int32) bool {
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

// agrees reports whether the verb e agrees with the determiner at item j as its subject, and is no
// noun after it: "those say", "this says"; not "those reports".
func (d *draft) agrees(j int32, e *lang.Entry) bool {
	if e.Cue&lang.CueNoun == 0 && e.Class&^lang.Function == 0 || e.Form&lang.Past != 0 {
		return true
	}
	return d.part(j, lang.Quantity) && e.Form&lang.Base != 0
}

// perceived reports whether the phrase that ends with item j is what somebody hears, sees or lets
// do something: "heard a marcher tell".
func (d *draft) perceived(j, lo int32) bool {
	p := d.phraseBefore(j, lo)
	return p.kind != noSource && p.first > lo && d.part(p.first-1, lang.Perceives)
}

// attributive reports whether the past form at item i stands before a noun: "the stated goal".
func (d *draft) attributive(i, lo, hi int32) bool {
	return i > lo && d.is(i-1, lang.Article|lang.Possessive) && i+1 < hi && d.items[i+1].kind == itemWord && !d.is(i+1, lang.Preposition)
}

func (d *draft) pluralName(i int32) bool { return d.cast.Mentions[d.items[i].ref].Plural }

// finite reports whether item i is a finite verb, as far as the pack and its ending tell.
func (d *draft) finite(i, lo int32) bool {
	it := d.at(i)
	if it.kind != itemWord {
		return false
	}
	if i > lo && d.is(i-1, lang.Article|lang.Possessive) {
		return false
	}
	e := it.entry
	if e.Cue&verbCues != 0 && e.Form&(lang.Past|lang.Present) != 0 {
		return !e.Is(lang.Post|lang.PersonNoun|lang.OrgNoun|lang.Unnamed) && (e.Cue&lang.CueNoun == 0 || e.Form&lang.Past != 0)
	}
	return e.Class == 0 && d.pack.Looks(d.text(i), lang.Past) && i > lo && (d.items[i-1].kind == itemName || d.is(i-1, lang.Pronoun))
}

// readVerb finds the verb group around the cue at s.item, and its subject.
func (d *draft) readVerb(s *saying, ln *line) {
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
func (d *draft) verbGroup(s *saying, ln *line) (j int32, be bool) {
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
func (d *draft) readGerund(s *saying, j int32, ln *line) {
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
func (d *draft) subjectAhead(s *saying, ln *line) source {
	if s.item > ln.first+1 || s.item > ln.first && !d.is(ln.first, lang.Preposition|lang.Adverb|lang.Conjunction) {
		return nobody()
	}
	if next := s.item + 1; d.part(s.item, lang.Reply) || next < ln.end && d.is(next, lang.Preposition) && !d.link(next, lang.LinkOf) && !d.part(next, lang.As) {
		return nobody() // "Responding to criticism that …, Lee": not his words
	}
	for i := s.item + 1; i < min(ln.end-1, s.item+longestPhrase); i++ {
		if !d.stop(i, ',') && (d.items[i].kind != itemQuote || d.quotes[d.items[i].ref].look.ending != ',') {
			continue
		}
		p := d.subjectAt(i+1, ln)
		if d.canSpeak(p) && p.last < ln.end && (p.kind == named && !d.isPlace(p.head) || d.predicate(p.last, ln)) {
			return p
		}
	}
	return nobody()
}

// quotedAs is whom "as" at item j, before a participle, tells of: "the paper quoted Lee as saying".
func (d *draft) quotedAs(j int32, ln *line) source {
	if j-1 <= ln.first || !d.part(j, lang.As) {
		return nobody()
	}
	if p := d.phraseBefore(j-1, ln.first); p.first > ln.first && d.part(p.first-1, lang.By) {
		return nobody() // "was quoted by the paper as saying"
	} else if p.kind == named || p.kind == pronoun && !d.is(p.head, lang.Relative) || p.kind == nominal && d.personal(p.head) {
		return p
	}
	return nobody()
}

// absolute is the subject of "with some calling her names": a participle that brings its own.
func (d *draft) absolute(j int32, ln *line) source {
	p := d.phraseBefore(j, ln.first)
	if p.kind != noSource && p.first > ln.first && d.part(p.first-1, lang.With) {
		return p
	}
	return nobody()
}

func (d *draft) beVerb(i int32) bool { return d.part(i, lang.Be) }

// conditional reports whether the modal at i makes what follows unreal: would, could, might.
func (d *draft) conditional(i int32) bool { return d.part(i, lang.Unreal) }

// underIf reports whether the cue's clause opens with "if".
func (d *draft) underIf(s *saying, ln *line) bool {
	if s.subject.kind == noSource || s.inverted {
		return false
	}
	k := s.subject.first - 1
	return k >= ln.first && d.part(k, lang.If)
}

// hadSaid reports whether the order of the clause of saying s puts it in question: "Had Lee said
// so, …".
func (d *draft) hadSaid(s *saying, ln *line) bool {
	k := s.subject.first - 1
	return s.kind == verbal && s.subject.kind != noSource && !s.inverted && !d.pack.VerbsLast && k >= ln.first && s.subject.last == s.item &&
		d.is(k, lang.Auxiliary) && d.items[k].entry.Form&lang.Past != 0 && !d.beVerb(k) && (k == ln.first || d.opensClause(k-1))
}

// control finds who does what the infinitive after "to" at item j says: "declined to say", "went on
// to tell".
func (d *draft) control(s *saying, j int32, ln *line) {
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
