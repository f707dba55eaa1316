package clause

import (
	"github.com/onrecord/onrecord/internal/annotate/lang"
)

// SayingKind is the grammar of a cue.
type SayingKind uint8

const (
	Verbal     SayingKind = iota // he said, she says
	Gerund                       // saying, by warning
	Infinitive                   // declined to say
	Passive                      // was described by X as
	Adjunct                      // according to
	NounCue                      // in a statement, his remarks, X's words
)

// Saying is a cue in its clause: who says, in which way.
type Saying struct {
	Kind         SayingKind
	Item         ItemID // the cue's main word
	Line         LineID
	Cue          lang.CueSet
	Subject      Source
	Inverted     bool // the subject follows: "said Ann Lee"
	Conjoined    bool // its subject was taken over from an earlier verb
	Negated      bool
	Hypothetical bool
	Denied       bool
	apart        bool // a participle with a subject of its own: "with some saying"
	Future       bool
}

// HasSubject reports whether the text tells who says it.
func (s *Saying) HasSubject() bool { return s.Subject.Kind != NoSource }

// Brings reports whether the cue is one of these.
func (s *Saying) Brings(c lang.CueSet) bool { return s.Cue&c != 0 }

// Speech reports whether it is a clause in which somebody uses words: "Lee said".
func (s *Saying) Speech() bool {
	return s.Kind == Verbal && s.Cue&lang.SpeechCues != 0 && s.Subject.Kind != NoSource
}

// Start is the first item of its clause: of its subject or, where that follows, of its verb.
func (s *Saying) Start() ItemID {
	if s.Inverted {
		return s.Item
	}
	return s.Subject.First
}

// End is the item after its verb and its subject.
func (s *Saying) End() ItemID { return max(s.Item+1, s.Subject.Last) }

// readSayings finds the cues of every line.
func (d *Grammar) readSayings() {
	for l := range d.Lines {
		ln := &d.Lines[l]
		for i := ln.First; i < ln.End; i++ {
			it := &d.Items[i]
			if it.Kind == Word && it.Entry.Cue != 0 {
				d.readSaying(LineID(l), i)
			}
		}
	}
}

func (d *Grammar) readSaying(l LineID, i ItemID) {
	ln := &d.Lines[l]
	it := &d.Items[i]
	s := Saying{Item: i, Line: l, Cue: it.Entry.Cue, Subject: Nobody()}
	switch {
	case it.Entry.Cue&lang.CueAdjunct != 0:
		s.Kind = Adjunct
		if s.Subject = d.PhraseAfter(i+1, ln.End); !s.HasSubject() && it.Entry.Cue&lang.VerbCues != 0 {
			d.readVerb(&s, ln) // "resigned, citing “reasons”"
		}
	case it.Entry.Cue&lang.VerbCues != 0 && d.verbal(i, ln.First, ln.End):
		d.readVerb(&s, ln)
	case it.Entry.Cue&lang.CueNoun != 0:
		s.Kind = NounCue
		s.Subject = d.nounOwner(i, ln)
	default:
		return
	}
	if s.HasSubject() {
		head := &d.Items[s.Subject.Head]
		head.Speaks = head.Speaks || s.Kind == Verbal && s.Brings(lang.SpeechCues)
		head.Cited = head.Cited || s.Kind == Adjunct
	}
	d.Sayings = append(d.Sayings, s)
}

// verbal reports whether the cue at item i, which may be a noun or adjective too, is a verb here.
func (d *Grammar) verbal(i, lo, hi ItemID) bool {
	e := d.Items[i].Entry
	if e.Part&lang.Outcry != 0 && i+1 < hi && d.Link(i+1, lang.LinkOf) {
		return false // "to cries of"
	}
	if e.Form&(lang.Base|lang.Present) == 0 && e.Form&lang.Gerund == 0 {
		return !d.attributive(i, lo, hi)
	}
	j := i - 1
	for j >= lo && j > i-LongestPhrase && d.Is(j, lang.Adverb|lang.Negation|lang.Hedge) {
		j--
	}
	if j < lo || d.IsQuote(j) || d.IsStop(j) {
		return e.Form&(lang.Present|lang.Past|lang.Gerund) != 0 || j < lo && e.Form&lang.Base != 0
	}
	prev := &d.Items[j]
	switch {
	case d.Is(j, lang.Article|lang.Possessive) || d.Genitive(j, hi):
		return false
	case e.Form&lang.Present != 0 && d.Is(j, lang.Conjunction) && i+1 < hi && d.Link(i+1, lang.LinkOf):
		return false // "laughter and shouts of"
	case d.Part(j, lang.Infinitive) || d.Is(j, lang.Modal|lang.Auxiliary|lang.Relative):
		return true
	case e.Form&lang.Gerund != 0:
		return true
	case prev.Kind == Clitic:
		return true
	case prev.Kind == Name:
		return e.Form&(lang.Present|lang.Past) != 0 || e.Form&lang.Base != 0 && d.pluralName(j)
	case d.Is(j, lang.Pronoun):
		return !d.demonstrative(j) || d.agrees(j, e)
	case d.Is(j, lang.Preposition):
		return false
	case d.Is(j, lang.Conjunction):
		return true
	}
	if e.Form&lang.Present != 0 {
		return d.Personal(j) || d.plainVerb(i) && i+1 < hi && d.Part(i+1, lang.That)
	}
	return prev.Entry.Number&lang.Plural != 0 && d.Personal(j) || d.perceived(j, lo) || e.Form&lang.Past != 0
}

// readVerb finds the verb group around the cue at s.item, and its subject.
func (d *Grammar) readVerb(s *Saying, ln *Line) {
	e := d.Items[s.Item].Entry
	s.Denied = e.Cue&lang.CueDeny != 0
	j, be := d.verbGroup(s, ln)
	byAgent := d.byAgent(s.Item, ln)
	switch {
	case e.Form&lang.Gerund != 0 && !be:
		s.Kind = Gerund
		d.readGerund(s, j, ln)
	case j >= ln.First && d.Part(j, lang.Infinitive):
		s.Kind = Infinitive
		d.control(s, j, ln)
	case (be || byAgent || d.reducedPassive(s, j, ln)) && e.Form&(lang.Past|lang.Participle) != 0 && e.Form&lang.Gerund == 0:
		s.Kind = Passive
		d.readPassive(s, j, ln)
	default:
		s.Kind = Verbal
		d.readSubject(s, j, ln)
		d.behindAgent(s, ln)
	}
	if !s.Hypothetical {
		s.Hypothetical = d.underIf(s, ln) || d.hadSaid(s, ln)
	}
}

// verbGroup steps left over what belongs to the verb of saying s, noting what it tells. It gives
// the item before the group, and whether a form of "be" is in it.
func (d *Grammar) verbGroup(s *Saying, ln *Line) (j ItemID, be bool) {
	for j = s.Item - 1; j >= max(ln.First, s.Item-LongestPhrase); j-- {
		it := &d.Items[j]
		if it.Kind == Clitic && !d.Genitive(j, s.Item) {
			be = be || j > ln.First && d.Is(j-1, lang.Question|lang.Relative) // "what's called"
			continue
		}
		if it.Kind != Word {
			break
		}
		switch {
		case it.Entry.Is(lang.Negation):
			s.Negated = true
		case it.Entry.Is(lang.Auxiliary):
			be = be || d.BeVerb(j)
		case it.Entry.Is(lang.Modal):
			s.Hypothetical = s.Hypothetical || d.conditional(j)
			s.Future = true
		case it.Entry.Is(lang.Hypothetical) && !it.Entry.Is(lang.Conjunction): // would have
			s.Hypothetical = true
		case it.Entry.Is(lang.Adverb | lang.Hedge | lang.TimeWord | lang.Day):
		case it.Entry.Part&lang.Midway != 0 && j > ln.First && d.Is(j-1, lang.Auxiliary|lang.Relative|lang.Pronoun):
		default:
			return j, be
		}
	}
	return j, be
}

// readGerund finds the subject of a participle: its own ("with some saying"), that of the
// participle to which it is joined, or that of its clause.
func (d *Grammar) readGerund(s *Saying, j ItemID, ln *Line) {
	s.Conjoined = true
	if j >= ln.First && d.HasCue(j, lang.CueDeny) {
		s.Negated = true // "denied calling"
	}
	if s.Subject = d.quotedAs(j, ln); s.HasSubject() {
		return
	}
	if s.Subject = d.absolute(j, ln); s.HasSubject() {
		s.apart = true
	} else if n := len(d.Sayings); n > 0 && d.Sayings[n-1].apart && d.Sayings[n-1].Line == s.Line && d.OpensClause(j) {
		s.Subject, s.apart = d.Sayings[n-1].Subject, true
	} else if s.Subject = d.ClauseSubject(j, ln); !s.HasSubject() {
		s.Subject = d.subjectAhead(s, ln)
	}
}

// subjectAhead is the subject of the clause before which a participle stands: "Calling the plan “a
// mess”, Lee resigned."
func (d *Grammar) subjectAhead(s *Saying, ln *Line) Source {
	if s.Item > ln.First+1 || s.Item > ln.First && !d.Is(ln.First, lang.Preposition|lang.Adverb|lang.Conjunction) {
		return Nobody()
	}
	if next := s.Item + 1; d.Part(s.Item, lang.Reply) || next < ln.End && d.Is(next, lang.Preposition) && !d.Link(next, lang.LinkOf) && !d.Part(next, lang.As) {
		return Nobody() // "Responding to criticism that …, Lee": not his words
	}
	for i := s.Item + 1; i < min(ln.End-1, s.Item+LongestPhrase); i++ {
		if !d.Stop(i, ',') && (!d.IsQuote(i) || d.QuoteAt(i).Shape.Ending != ',') {
			continue
		}
		p := d.SubjectAt(i+1, ln)
		if d.CanSpeak(p) && p.Last < ln.End && (p.Kind == Named && !d.IsPlace(p.Head) || d.Predicate(p.Last, ln)) {
			return p
		}
	}
	return Nobody()
}

// underIf reports whether the cue's clause opens with "if".
func (d *Grammar) underIf(s *Saying, ln *Line) bool {
	if !s.HasSubject() || s.Inverted {
		return false
	}
	k := s.Subject.First - 1
	return k >= ln.First && d.Part(k, lang.If)
}

// hadSaid reports whether the order of the clause of saying s puts it in question: "Had Lee said
// so, …".
func (d *Grammar) hadSaid(s *Saying, ln *Line) bool {
	k := s.Subject.First - 1
	return s.Kind == Verbal && s.HasSubject() && !s.Inverted && !d.Pack.VerbsLast && k >= ln.First && s.Subject.Last == s.Item &&
		d.Is(k, lang.Auxiliary) && d.HasForm(k, lang.Past) && !d.BeVerb(k) && (k == ln.First || d.OpensClause(k-1))
}

// control finds who does what the infinitive after "to" at item j says: "declined to say", "went on
// to tell".
func (d *Grammar) control(s *Saying, j ItemID, ln *Line) {
	s.Subject = d.ClauseSubject(j-1, ln)
	s.Conjoined = true
	for k := j - 1; k >= ln.First && k > j-5; k-- {
		if it := &d.Items[k]; it.Kind == Word {
			if it.Entry.Cue&lang.CueDeny != 0 || it.Entry.Is(lang.Negation) {
				s.Negated = true
				return
			}
			if it.Entry.Cue&lang.CueTell != 0 && k < j-1 { // "urged her to say": the hearer would speak
				s.Hypothetical = true
			}
		}
	}
}
