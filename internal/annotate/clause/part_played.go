package clause

import (
	"github.com/onrecord/onrecord/internal/annotate/lang"
)

// RoleOf tells the role of the phrase that begins at item first and has its head at i. What the
// sentence goes on to give as somebody's report has no topic of its own.
func (d *Grammar) RoleOf(i, first ItemID, ln *Line) Role {
	r := d.partPlayed(i, first, ln)
	if (r == Topic || r == Speaking) && d.reportedLater(i, ln) {
		return Subject
	}
	return r
}

// partPlayed tells the role of the phrase in its own clause.
func (d *Grammar) partPlayed(i, first ItemID, ln *Line) Role {
	if d.Items[i].Speaks {
		if d.quotedByAnother(i) || d.asksSomebody(i, ln) || d.hangsOn(first, ln) {
			return Subject
		}
		return Speaking
	}
	if d.isAsked(first, ln) {
		return Speaking
	}
	if i+1 < ln.End && d.Genitive(i+1, ln.End) || d.Is(i, lang.Possessive) && i+1 < ln.End && d.Nounish(i+1) {
		return Oblique
	}
	if first <= ln.First || d.Introduced(first, ln) || d.afterPlace(first, ln) && (d.Nominative(i) || d.Verbish(i+1, ln.End)) {
		return Topic
	}
	if d.Is(first-1, lang.Preposition) {
		if (d.Is(first-1, lang.Conjunction) || d.adverbial(first-1)) && d.Verbish(i+1, ln.End) {
			return Subject // "after Lee quit her job"
		}
		return Oblique
	}
	if d.Nominative(i) || d.Is(first-1, lang.Auxiliary) && d.BeVerb(first-1) {
		return Subject
	}
	if d.Stop(first-1, ',') && first-2 > ln.First {
		if p := d.PhraseBefore(first-2, ln.First); p.Kind == Nominal && p.First <= ln.First && d.DescribesPerson(p.Head) {
			return Topic // "The league's leader, Ann Lee, left"
		}
	}
	if d.OpensClause(first-1) && (!d.HasCue(first-1, lang.VerbCues) || d.Verbish(i+1, ln.End)) {
		return Subject
	}
	return Oblique
}

// asksSomebody reports whether the subject at item i asks a person named right after the verb.
func (d *Grammar) asksSomebody(i ItemID, ln *Line) bool {
	k := d.SayingOf(i)
	if k == NoSaying || !d.Sayings[k].Brings(lang.CueAsk) || d.Sayings[k].Inverted || d.Sayings[k].Item+1 >= ln.End {
		return false
	}
	return d.PhraseAfter(d.Sayings[k].Item+1, ln.End).Kind == Named
}

// reportedLater reports whether item i stands in what somebody is said to have said as the sentence
// ends: "The pier would stand, Lee said".
func (d *Grammar) reportedLater(i ItemID, ln *Line) bool {
	for k, end := d.SayingsIn(max(i+2, ln.End-LongestPhrase/2), ln.End); k < end; k++ {
		s := &d.Sayings[k]
		if s.Kind != Verbal || !s.Brings(lang.CueSay) || !s.HasSubject() || s.Conjoined {
			continue
		}
		from, last := s.Subject.First, max(s.Item+1, s.Subject.Last)
		if s.Inverted {
			from = s.Item
		}
		if from > i+2 && d.Stop(from-1, ',') && ln.End-last <= 6 {
			return true
		}
	}
	return false
}

// quotedByAnother reports whether the subject at item i speaks only in what somebody else says in
// the same sentence: "Lee said that Reed had told the board".
func (d *Grammar) quotedByAnother(i ItemID) bool {
	k := d.SpokenBy(i)
	if k <= 0 || d.Sayings[k].Inverted {
		return false
	}
	s, o := &d.Sayings[k], &d.Sayings[k-1]
	if o.Line != s.Line || o.Kind != Verbal || o.Inverted || o.Conjoined || !o.Brings(lang.SpeechCues|lang.CueDeny|lang.CueThink) || !o.HasSubject() || s.Subject.First <= o.Item || s.Subject.First-o.Item > 12 {
		return false
	}
	for n := o.Item + 1; n < s.Subject.First; n++ {
		if d.IsQuote(n) || d.Part(n, lang.That) {
			return d.Part(n, lang.That)
		}
	}
	return s.Subject.First == o.Item+1
}

// Role is the part that the phrase plays in its clause: what a reader's attention rests on.
type Role uint8

const (
	Topic    Role = iota // subject of a line's main clause
	Subject              // of a clause within
	Speaking             // subject of a cue
	Oblique              // anything else
)
