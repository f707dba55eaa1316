package clause

import (
	"slices"

	"github.com/onrecord/onrecord/internal/annotate/lang"
)

// SayingKind is the grammar of a cue.
type SayingKind uint8

// The grammar of a cue.
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
	Through      Source // who remembers or hands on that it was said: "Reed recalled Lee saying"; or nobody
	Inverted     bool   // the subject follows: "said Ann Lee"
	Conjoined    bool   // its subject was taken over from an earlier verb
	Negated      bool   // "did not say"
	Denied       bool   // "denied"
	Hypothetical bool   // "would say"
	Future       bool   // "will say"
	Relative     bool   // its subject stands before "who" or "which"
	apart        bool   // a participle with a subject of its own: "with some saying"
}

// HasSubject reports whether the text tells who says it.
//
//go:noinline
func (s *Saying) HasSubject() bool { return s.Subject.Kind != NoSource }

// Brings reports whether the cue is one of these.
//
//go:noinline
func (s *Saying) Brings(c lang.CueSet) bool { return s.Cue&c != 0 }

// Speech reports whether it is a clause in which somebody uses words: "Lee said".
//
//go:noinline
func (s *Saying) Speech() bool {
	return s.Kind == Verbal && s.Cue&lang.SpeechCues != 0 && s.Subject.Kind != NoSource
}

// reports reports whether the saying is a clause in which somebody says, denies or thinks
// something, or hangs on what somebody does: "Lee left, pointing out that".
func (s *Saying) reports() bool {
	told := s.Kind == Verbal && s.HasSubject() || s.Kind == Gerund
	return told && s.Brings(lang.SpeechCues|lang.CueDeny|lang.CueThink)
}

// Apart reports whether it is a participle with a subject of its own: "with some saying".
func (s *Saying) Apart() bool { return s.apart }

// Wrote reports whether it is a clause in which somebody writes something: "Lee wrote to".
func (s *Saying) Wrote() bool { return s.Kind == Verbal && s.HasSubject() && s.Brings(lang.CueWrite) }

// Start is the first item of its clause: of its subject or, where that follows, of its verb.
//
//go:noinline
func (s *Saying) Start() ItemID {
	if s.Inverted {
		return s.Item
	}
	return s.Subject.First
}

// End is the item after its verb and its subject.
//
//go:noinline
func (s *Saying) End() ItemID { return max(s.Item+1, s.Subject.Last) }

// readSayings reads every cue.
func (d *Grammar) readSayings() {
	d.from = slices.Grow(d.from, len(d.Items))
	for _, i := range d.cues {
		d.readSaying(d.Items[i].Line, i)
	}
}

// readSaying reads the cue at item i of line l.
func (d *Grammar) readSaying(l LineID, i ItemID) {
	ln := &d.Lines[l]
	s := Saying{Item: i, Line: l, Cue: d.Items[i].Entry.Cue, Subject: Nobody(), Through: Nobody()}
	if s.Cue == withAs && !d.asQuoted(i, ln) {
		return
	}
	switch {
	case s.Brings(lang.CueAdjunct):
		s.Kind = Adjunct
		if s.Subject = d.sourceAt(i+1, ln); !s.HasSubject() && s.Brings(lang.VerbCues) {
			d.readVerb(&s, ln) // "resigned, citing “reasons”"
		}
	case s.Brings(lang.VerbCues) && d.verbal(i, ln.First, ln.End):
		d.readVerb(&s, ln)
	case s.Brings(lang.CueNoun):
		s.Kind = NounCue
		s.Subject = d.nounOwner(i, ln)
	default:
		return
	}
	if s.HasSubject() {
		head := &d.Items[s.Subject.Head]
		head.Speaks = head.Speaks || s.Speech()
		head.Cited = head.Cited || s.Kind == Adjunct
	}
	for k := SayingID(len(d.Sayings)); len(d.from) <= int(i); {
		d.from = append(d.from, k)
	}
	d.Sayings = append(d.Sayings, s)
}

// sourceAt is the source behind "according to", which begins with item i. A name behind its comma
// is set beside it only where a comma or the sentence's end sets that off again; else it is the
// subject of what follows: "According to police, Lee “fled”", but "According to the mayor, Ann Lee,
// the pier is old".
func (d *Grammar) sourceAt(i ItemID, ln *Line) Source {
	p := d.PhraseAfter(i, ln.End)
	if p.Kind != Named || p.Head == p.First {
		return p
	}
	comma := p.Head - 1
	for comma > p.First && !d.Stop(comma, ',') {
		comma--
	}
	next := p.Last + 1
	set := p.Last >= ln.End || d.IsStop(p.Last)
	if d.Stop(p.Last, ',') && next < ln.End {
		set = !d.Digits(next) && !d.Predicate(next, ln) && !(d.IsQuote(next) && d.opensPredicate(next))
	}
	if comma == p.First || set {
		return p
	}
	return d.PhraseAfter(i, comma)
}

// withAs are the cues of a verb that brings words with "as" alone: "framed the vote as “a choice”".
const withAs = lang.CueWeak | lang.CueFaint

// asQuoted reports whether "as" brings the next quotation behind the verb at item i, and nothing
// ends its clause before.
func (d *Grammar) asQuoted(i ItemID, ln *Line) bool {
	for k := i + 1; k < min(ln.End, i+LongestPhrase) && !d.Stop(k, ';') && !d.Is(k, lang.Relative); k++ {
		if d.IsQuote(k) {
			return d.AsBefore(k)
		}
	}
	return false
}
