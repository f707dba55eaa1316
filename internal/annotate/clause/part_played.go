package clause

import "github.com/onrecord/onrecord/internal/annotate/lang"

// Role is the part that a phrase plays in its clause: what a reader's attention rests on.
type Role uint8

// The roles.
const (
	Topic    Role = iota // subject of a line's main clause
	Subject              // of a clause within
	Speaking             // subject of a cue
	Oblique              // anything else
)

// RoleOf tells the role of the phrase that begins at item first and has its head at i. What the
// sentence goes on to give as somebody's report has no topic of its own.
func (d *Grammar) RoleOf(i, first ItemID, ln *Line) Role {
	if ln.End-ln.First <= 5 && d.Stop(ln.End-1, '?') && d.asksAbout(i, first, ln) {
		return Oblique
	}
	r := d.partPlayed(i, first, ln)
	switch {
	case r != Topic && r != Speaking:
	case d.reportedLater(i, ln):
		return Subject
	case r == Speaking && d.saysWithin(i, first):
		return Oblique
	}
	return r
}

// saysWithin reports whether the phrase from item first on, with its head at i, says what it says
// between a subject and its own verb of saying, set off from both: "Lee, after Reed told the court
// that she was ill, said", "Lee, citing Reed, said".
func (d *Grammar) saysWithin(i, first ItemID) bool {
	for k := d.SayingFrom(i + 1); int(k) < len(d.Sayings) && d.Sayings[k].Line == d.Items[i].Line; k++ {
		s := &d.Sayings[k]
		if at := s.Subject.Last; s.HasSubject() && at <= first && !s.Conjoined && d.IsStop(at) {
			return true
		}
	}
	return false
}

// HandsOn reports whether saying k only tells from whom it is known what somebody says in the
// clause right before it: "Lee said, according to Reed".
func (d *Grammar) HandsOn(k SayingID) bool {
	s := &d.Sayings[k]
	comma := min(s.Item, s.Subject.First) - 1
	if s.Kind != Adjunct || k == 0 || !d.Stop(comma, ',') {
		return false
	}
	o := &d.Sayings[k-1]
	return o.Line == s.Line && o.Speech() && o.End() == comma
}

// asksAbout reports whether the line is no more than a question after whom the phrase means that
// begins at item first and has its head at i: "And Reed?"
func (d *Grammar) asksAbout(i, first ItemID, ln *Line) bool {
	return i == ln.End-2 && (first == ln.First || first == ln.First+1 && d.Is(ln.First, lang.Conjunction))
}

// partPlayed tells the role of the phrase in its own clause.
func (d *Grammar) partPlayed(i, first ItemID, ln *Line) Role {
	switch {
	case d.Items[i].Speaks && !d.readsOut(i, ln):
		return d.speakersPart(i, first, ln)
	case d.Items[i].Cited && d.QuotedFor(i) != NoSaying: // "according to Lee"
		if d.HandsOn(d.QuotedFor(i)) {
			return Oblique
		}
		return Speaking
	case d.viewedBy(i, first, ln):
		return Speaking
	case d.isAsked(first, ln) && !d.ownerAt(i, ln): // "asked Lee", but not "questioned Lee's plan"
		if d.inReport(first-1, ln) {
			return Subject
		}
		return Speaking
	case d.TurnedTo(first, ln), d.concerns(i, first, ln), d.Asked(first, ln):
		return Topic
	case d.ownerAt(i, ln):
		return Oblique
	case d.leadsUp(first, ln):
		return Subject
	case d.isTopic(i, first, ln):
		return Topic
	case d.takesUp(first, ln):
		return Subject
	case d.Is(first-1, lang.Preposition):
		return d.partBehind(first-1, i, ln)
	case d.Nominative(i), d.Is(first-1, lang.Auxiliary) && d.BeVerb(first-1),
		d.isPerson(first-2) && d.isPerson(i) && d.doneByPerson(first-1, ln.First): // "Lee beat Reed"
		return Subject
	case d.named1st(i, first, ln):
		return Topic
	case d.OpensClause(first-1) && (!d.HasCue(first-1, lang.VerbCues) || d.Verbish(i+1, ln.End)):
		return Subject
	}
	return Oblique
}

// readsOut reports whether the subject at item i, in a clause that hangs on the main one, reads out
// what others wrote: "Lee wept as the clerk read out the finding".
func (d *Grammar) readsOut(i ItemID, ln *Line) bool {
	if !ln.Plays(lang.ReadsOut) {
		return false
	}
	k := d.SayingOf(i)
	if k == NoSaying || !d.Part(d.Sayings[k].Item, lang.ReadsOut) {
		return false
	}
	as := d.Sayings[k].Subject.First - 1
	return as > ln.First && d.Part(as, lang.Subordinates)
}

// speakersPart tells the role of a phrase with which somebody speaks.
func (d *Grammar) speakersPart(i, first ItemID, ln *Line) Role {
	if k := d.SpokenBy(i); k != NoSaying && d.Sayings[k].Relative && d.Sayings[k].Subject.Also != NoItem {
		return Oblique // "Lee spared Hart and Reed, who say"
	}
	if d.quotedByAnother(i) || d.asksSomebody(i, ln) || d.hangsOn(first, ln) || d.OfWhose(i, ln.First) ||
		d.speaksMeanwhile(i, first, ln) || d.reportsSaying(i, first) {
		return Subject
	}
	if d.leadsUp(first, ln) && !d.Part(ln.First, lang.As) {
		return Subject // but "As Lee told it, Reed had left" goes on with what Lee told
	}
	return Speaking
}

// speaksMeanwhile reports whether the phrase is the subject of a clause that only tells when
// somebody else spoke, or where, or of what: "Lee said while Reed was speaking", "Lee, who had
// heard what Reed said, asked why".
func (d *Grammar) speaksMeanwhile(i, first ItemID, ln *Line) bool {
	k, asks := d.SayingOf(i), d.AskedIn(first, ln.First)
	if k == NoSaying || !asks && (first-1 <= ln.First || !d.Part(first-1, lang.Subordinates)) {
		return false
	}
	at := d.Sayings[k].Line
	if k > 0 && d.Sayings[k-1].Line == at && d.Sayings[k-1].Speech() {
		return true
	}
	k++
	return asks && int(k) < len(d.Sayings) && d.Sayings[k].Line == at && d.Sayings[k].Speech()
}

// reportsSaying reports whether the phrase is the subject of a clause that only tells from whom it
// is known, or who else says, what somebody says in the clause right before it: "Lee said, the Echo
// reported", "Lee said, something Reed has said before".
func (d *Grammar) reportsSaying(i, first ItemID) bool {
	k := d.SayingOf(i)
	if k <= 0 || d.Sayings[k].Inverted {
		return false
	}
	o := &d.Sayings[k-1]
	comma := o.End()
	if first > comma+1 && d.Is(comma+1, lang.Pronoun) && !d.Nominative(comma+1) {
		comma++ // "something"
	}
	return o.Line == d.Sayings[k].Line && o.Speech() && comma == first-1 && d.Stop(o.End(), ',')
}

// partBehind tells the role of the phrase with its head at item i behind the preposition at item p:
// one that is a conjunction, too, may begin a clause, "after Lee quit her job".
func (d *Grammar) partBehind(p, i ItemID, ln *Line) Role {
	if (d.Is(p, lang.Conjunction) || d.adverbial(p)) && d.Verbish(i+1, ln.End) {
		return Subject
	}
	return Oblique
}

// ownerAt reports whether item i is the owner of what follows: "Lee's plan", "her plan".
func (d *Grammar) ownerAt(i ItemID, ln *Line) bool {
	if i+1 >= ln.End {
		return false
	}
	return d.Genitive(i+1, ln.End) || d.Is(i, lang.Possessive) && d.Nounish(i+1)
}

// isTopic reports whether the phrase that begins at item first and has its head at i is the subject
// of the line's main clause: nothing stands before it but what leads up to it.
func (d *Grammar) isTopic(i, first ItemID, ln *Line) bool {
	if first <= ln.First || d.Introduced(first, ln) || d.follows(first, ln) {
		return true
	}
	if !d.Personal(i-1) && !d.Is(i-1, lang.Title|lang.Honorific) {
		first = i // "At the gate Lee met"
	}
	return d.afterPlace(first, ln) && (d.Nominative(i) || d.predicateAt(i+1, ln))
}

// follows reports whether the phrase that begins at item first is the subject of the main clause,
// behind one that only leads up to it.
func (d *Grammar) follows(first ItemID, ln *Line) bool {
	if first >= ln.First+2*LongestPhrase || !d.EndsInComma(first-1) {
		return false
	}
	return d.behindClause(ln) == first || d.behindGerund(first, ln)
}

// behindGerund reports whether what stands before item first tells what its subject was doing, and
// no more: "Speaking in Oldport on Monday, Lee spared".
func (d *Grammar) behindGerund(first ItemID, ln *Line) bool {
	if first > ln.First+LongestPhrase || !d.Pack.Looks(d.Spelled(ln.First), lang.Gerund) {
		return false
	}
	for k := ln.First; k < first-1; k++ {
		if d.EndsInComma(k) {
			return false
		}
	}
	return d.predicateAt(d.PhraseAfter(first, ln.End).Last, ln)
}

// leadsUp reports whether the phrase that begins at item first is the subject of a clause that
// opens the line and only leads up to what somebody else does: "When Reed said so, Lee laughed".
//
//go:noinline
func (d *Grammar) leadsUp(first ItemID, ln *Line) bool {
	return first == ln.First+1 && d.behindClause(ln) != NoItem
}

// behindClause is the item at which the subject of the main clause begins, a person's name, where a
// clause with a conjunction opens the line: "When the clerk, a Mr Reed, said so, Lee laughed"; or
// none.
func (d *Grammar) behindClause(ln *Line) ItemID {
	if !d.Part(ln.First, lang.Subordinates) {
		return NoItem
	}
	for k := ln.First + 2; k+1 < min(ln.End, ln.First+2*LongestPhrase); k++ {
		if !d.EndsInComma(k) || d.Is(k+1, lang.Relative|lang.Conjunction) {
			continue
		}
		p := d.SubjectAt(k+1, ln)
		if !p.Found() || p.Indefinite || !d.predicateAt(p.Last, ln) {
			continue
		}
		if p.Kind == Named && d.isPerson(p.Head) {
			return k + 1
		}
		return NoItem
	}
	return NoItem
}

// predicateAt reports whether item i, behind a subject, begins what is said of it: "left", "bluntly
// refused".
func (d *Grammar) predicateAt(i ItemID, ln *Line) bool {
	return d.Verbish(i, ln.End) || i < ln.End && (d.HasForm(i, lang.Past) || d.manner(i))
}

// EndsInComma reports whether item k is a comma, or a quotation that ends in one.
func (d *Grammar) EndsInComma(k ItemID) bool {
	return d.Stop(k, ',') || d.IsQuote(k) && d.QuoteAt(k).Shape.Ending == ','
}

// TurnedTo reports whether the line turns to whom the phrase that begins at item first names: "As
// for Lee, he".
func (d *Grammar) TurnedTo(first ItemID, ln *Line) bool {
	return first == ln.First+1 && d.Part(ln.First, lang.As) && d.Link(ln.First, lang.LinkFor)
}

// concerns reports whether the line begins with for whom it is so, the person at item i: "For Lee,
// who lost a wife, it hardly matters".
func (d *Grammar) concerns(i, first ItemID, ln *Line) bool {
	return first == ln.First+1 && d.Link(ln.First, lang.LinkFor) && d.isPerson(i) && d.Stop(i+1, ',')
}

// Asked reports whether the phrase that begins at item first is the subject of a question that is
// the whole line: "Was Lee content with that?", "Why did Lee go?"
func (d *Grammar) Asked(first ItemID, ln *Line) bool {
	verb := first - 1
	if verb < ln.First || verb > ln.First+1 || !d.Stop(ln.End-1, '?') || !d.Is(verb, lang.Auxiliary|lang.Modal) {
		return false
	}
	return verb == ln.First || d.Is(ln.First, lang.Question|lang.Conjunction)
}

// named1st reports whether the phrase that begins at item first and has its head at i names whom a
// noun that opens the line tells of: "The league's leader, Ann Lee, left", and, since only a person
// is a person, "His promoter, Ann Lee, left".
func (d *Grammar) named1st(i, first ItemID, ln *Line) bool {
	if !d.Stop(first-1, ',') || first-2 <= ln.First {
		return false
	}
	p := d.PhraseBefore(first-2, ln.First)
	person := d.DescribesPerson(p.Head) || d.isPerson(i) && d.Stop(i+1, ',') && d.Predicate(i+2, ln)
	return p.Kind == Nominal && p.First <= ln.First && person
}

// asksSomebody reports whether the subject at item i asks a person named right after the verb.
func (d *Grammar) asksSomebody(i ItemID, ln *Line) bool {
	k := d.SayingOf(i)
	if k == NoSaying {
		return false
	}
	s := &d.Sayings[k]
	if !s.Brings(lang.CueAsk) || s.Inverted || s.Item+1 >= ln.End {
		return false
	}
	return d.PhraseAfter(s.Item+1, ln.End).Kind == Named
}

// inReport reports whether the verb at item i stands in what somebody says in the same sentence:
// "Reed said a man had asked Lee why", "It began, Reed said, when a man asked Lee why". It is he
// who goes on.
func (d *Grammar) inReport(i ItemID, ln *Line) bool {
	for k, end := d.SayingsIn(ln.First, i); k < end; k++ {
		s := &d.Sayings[k]
		if s.Kind != Verbal || !s.HasSubject() || s.Relative || !s.Brings(lang.CueSay|lang.CueTell|lang.CueWrite) {
			continue
		}
		n := s.End()
		for n < i && !d.IsQuote(n) && !d.Stop(n, ';') && !d.Link(n, lang.LinkAnd) {
			n++
		}
		if n == i {
			return true
		}
	}
	return false
}

// reportedLater reports whether item i stands in what somebody is said to have said as the sentence
// ends: "The pier would stand, Lee said", "…, according to Lee".
func (d *Grammar) reportedLater(i ItemID, ln *Line) bool {
	for k, end := d.SayingsIn(max(i+2, ln.End-LongestPhrase/2), ln.End); k < end; k++ {
		s := &d.Sayings[k]
		if s.Kind != Adjunct && (s.Kind != Verbal || !s.Brings(lang.CueSay)) || !s.HasSubject() || s.Conjoined {
			continue
		}
		if k > 0 && d.Sayings[k-1].Subject.Head == i && d.reportsSaying(s.Subject.Head, s.Subject.First) {
			continue // "“…,” Lee said, Reed reported"
		}
		from := min(s.Item, s.Start())
		brings := d.Stop(s.End(), ':') // "When Reed was heckled, he said: “…”"
		if from > i+2 && d.Stop(from-1, ',') && ln.End-s.End() <= 6 && !brings {
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
	if k > 1 && o.Kind == NounCue && o.Item >= s.Subject.First {
		o = &d.Sayings[k-2] // "pointing out that the paper's Ann Lee had reported"
	}
	if o.Line != s.Line || o.Inverted || o.Conjoined && o.Kind != Gerund || !o.reports() {
		return false
	}
	if s.Subject.First <= o.Item || s.Subject.First-o.Item > 12 {
		return false
	}
	for n := o.Item + 1; n < s.Subject.First; n++ {
		if d.IsQuote(n) || d.Part(n, lang.That) {
			return d.Part(n, lang.That)
		}
	}
	first := s.Subject.First
	return first == o.Item+1 || first == o.Item+2 && d.Is(first-1, lang.Question) // "asking why Reed had said"
}

// viewedBy reports whether the line begins by saying that what follows is how the person sees it
// whose name, with titles from item first on, stands at item i: "For Lee, Reed is a fool", "In
// Lee's view, Reed is a fool".
func (d *Grammar) viewedBy(i, first ItemID, ln *Line) bool {
	if first-1 != ln.First || !d.isPerson(i) {
		return false
	}
	if d.Link(ln.First, lang.LinkIn) {
		sees := d.Document(i+2) || d.HasForm(i+2, lang.Gerund)
		return sees && d.Genitive(i+1, ln.End) && d.Stop(i+3, ',')
	}
	to := d.Link(ln.First, lang.LinkFor|lang.LinkTo) && !d.Part(ln.First, lang.As)
	if !to || !d.Stop(i+1, ',') {
		return false
	}
	p := d.PhraseAfter(i+2, ln.End)
	return p.Found() && p.Last < ln.End && d.BeVerb(p.Last)
}
