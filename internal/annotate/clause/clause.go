package clause

import "github.com/onrecord/onrecord/internal/annotate/lang"

// ClauseSubject finds the subject that a participle, an infinitive or a joined verb shares: that of
// the nearest verb before item j which has one of its own.
func (d *Grammar) ClauseSubject(j ItemID, ln *Line) Source {
	if s := d.PassiveBefore(j, ln); s.Found() {
		return s
	}
	near := Nobody()
	joined, comma := d.andBehind(j, ln), d.Stop(j, ',')
	if j >= ln.First && (joined || !comma) {
		near = d.innermost(j, ln) // after a comma a participle tells of the sentence's subject
	}
	commaJoins, alone := joined && comma && j > ln.First, comma && !joined
	main := ln.First
	if alone {
		main = d.BehindFront(max(ln.First, j-2*LongestPhrase), j, ln)
	}
	for k := len(d.Sayings) - 1; k >= max(0, len(d.Sayings)-8) && d.Sayings[k].Line == d.placeOf(ln); k-- {
		s := &d.Sayings[k]
		if commaJoins && d.inRelative(s, ln) {
			near = Nobody() // the comma ends the relative clause: "Lee met the rower who had asked, and described …"
			continue
		}
		if p := d.turnsTo(s, j, ln); p.Found() {
			return p
		}
		aside := d.Bracketed(s, j) || alone && d.knownFrom(k) || comma && d.onlyWhen(k) || d.unsaid(s.Subject.First, ln)
		if s.Item <= j && s.Item >= main && d.sharesSubject(s) && !aside {
			return d.sharedWith(k, near, j, ln)
		}
	}
	if near.Found() {
		return near
	}
	return d.outermost(j, ln)
}

// andBehind reports whether a conjunction stands right behind item j.
//
//go:noinline
func (d *Grammar) andBehind(j ItemID, ln *Line) bool {
	return j+1 < ln.End && d.Is(j+1, lang.Conjunction)
}

// sharedWith is the subject that what stands behind item j shares with saying k, or with a clause
// within it, of which near is the subject.
func (d *Grammar) sharedWith(k int, near Source, j ItemID, ln *Line) Source {
	s := &d.Sayings[k]
	joined := d.andBehind(j, ln)
	if near.Found() && near.First > s.Item && (d.joinsOnlyInner(s, near, j, ln) || d.tellsOf(near, j) ||
		joined && (d.behindQuoted(near, s.Item) || d.tellsWhom(s, near, j))) {
		return near
	}
	if s.Through.Found() && joined && d.pastForm(d.joinedAt(j)) {
		return s.Through // "Lee heard Reed sing and laughed"
	}
	return d.teller(k)
}

// knownFrom reports whether saying k is only a thought, of which somebody tells in the saying
// before it: "Lee wrote that the crews knew". A participle behind it tells more of what she wrote.
func (d *Grammar) knownFrom(k int) bool {
	s := &d.Sayings[k]
	if k == 0 || !s.Brings(lang.CueThink) || s.Brings(lang.SpeechCues|lang.CueWeak) {
		return false
	}
	o, before := &d.Sayings[k-1], s.Subject.First-1
	if d.Part(before, lang.That) {
		if before--; o.Brings(lang.CueTell) {
			before = min(before, o.Item) // "told the hall that the crews knew"
		}
	}
	return o.Item == before && d.sharesSubject(o) && o.Brings(lang.CueSay|lang.CueTell|lang.CueWrite)
}

// onlyWhen reports whether saying k stands in a clause that only tells when, or why, somebody says
// something in the one before it: "Lee said so when Reed asked". A participle behind its comma
// tells what else she says.
func (d *Grammar) onlyWhen(k int) bool {
	s := &d.Sayings[k]
	if k == 0 || s.Inverted || !d.Part(s.Start()-1, lang.Subordinates) {
		return false
	}
	o := &d.Sayings[k-1]
	return o.Line == s.Line && o.Item < s.Start() && (o.Speech() || d.sharesSubject(o))
}

// turnsTo is the person who does something in a main clause of its own that "and" or "but" joins to
// that of saying s, which has its words already, before item j: "“…,” Lee said, but Reed shook his
// head"; or nobody.
func (d *Grammar) turnsTo(s *Saying, j ItemID, ln *Line) Source {
	comma := s.End()
	joined := d.Stop(comma, ',') && d.Is(comma+1, lang.Conjunction) && !d.Part(comma+1, lang.Subordinates|lang.That)
	if comma+2 >= j || !joined || !s.Speech() {
		return Nobody()
	}
	p := d.SubjectAt(comma+2, ln)
	if p.Kind != Named || p.Last >= j || !d.isPerson(p.Head) || !d.predicateAt(p.Last, ln) {
		return Nobody()
	}
	return p
}

// teller is the subject of saying k; where that is “he” or “she”, and the clause is what somebody
// named says, it is whoever is named: "Lee said she welcomed the plan and added".
func (d *Grammar) teller(k int) Source {
	p := d.Sayings[k].Subject
	if k == 0 || p.Kind != Pronoun || !d.Nominative(p.Head) || d.Part(p.Head, lang.Speaking|lang.Hearer) {
		return p
	}
	i := p.First - 1
	if i >= 0 && d.Part(i, lang.That) {
		i--
	}
	if o := &d.Sayings[k-1]; o.Item == i && o.Subject.Kind == Named && o.Brings(lang.CueSay) && d.sharesSubject(o) {
		return o.Subject
	}
	return p
}

// tellsWhom reports whether near, of whom saying s tells, does something to "him" or "her" and
// then, by the verb joined after item j, speaks, with the words right behind: "Lee said Reed took
// her by the arm and said, “…”". Lee's own words would be no more than added.
func (d *Grammar) tellsWhom(s *Saying, near Source, j ItemID) bool {
	k := d.joinedAt(j)
	if !d.HasCue(k, lang.CueSay) || d.Items[k].Word != d.Items[s.Item].Word || !d.pastForm(near.Last) {
		return false
	}
	if k++; !d.IsStop(k) || !d.IsQuote(k+1) || d.Is(near.Last, lang.Auxiliary) {
		return false
	}
	for i := near.Last + 1; i <= j; i++ {
		if d.Part(i, lang.Objective) {
			return true
		}
	}
	return false
}

// Bracketed reports whether the clause of saying s stands in brackets that are closed before item
// j: "(Reed said no)", "(as Reed has said)".
func (d *Grammar) Bracketed(s *Saying, j ItemID) bool {
	open := s.Start() - 1
	if d.Is(open, lang.Conjunction|lang.Relative) {
		open--
	}
	return open >= 0 && d.Stop(open, '(') && d.closing(open, j) != NoItem
}

// tellsOf reports whether "who" follows the phrase p, and what it begins has not ended at item j:
// "Lee said she met a rower who took her arm and", "Lee thanked Reed, who smiled and".
func (d *Grammar) tellsOf(p Source, j ItemID) bool {
	who := p.Last
	if d.Stop(who, ',') {
		who++
	}
	return who < j && d.Part(who, lang.Who) && !d.demonstrative(p.Head) && !d.closed(who, j)
}

// inRelative reports whether the verb of saying s follows "who" or "which", with no more than
// auxiliaries between.
func (d *Grammar) inRelative(s *Saying, ln *Line) bool {
	i := s.Item - 1
	for i > ln.First && d.Is(i, lang.Auxiliary|lang.Modal) {
		i--
	}
	return i >= ln.First && d.Is(i, lang.Relative)
}

// sharesSubject reports whether another verb can be joined to that of saying s, and has its
// subject. Of something written that is where it opens the sentence: "The report notes that …,
// adding".
func (d *Grammar) sharesSubject(s *Saying) bool {
	document := s.Subject.Kind == Nominal && s.Subject.First == d.Lines[s.Line].First && d.Document(s.Subject.Head)
	return s.Kind == Verbal && !s.Inverted && s.Brings(lang.SpeechCues|lang.CueThink|lang.CueWeak) &&
		(document || d.CanSpeak(s.Subject))
}

// outermost is the first name or pronoun before item j that can be a subject, or else the first
// noun; but not one in what opens the sentence: "Asked about his party, the mayor smiled and said".
func (d *Grammar) outermost(j ItemID, ln *Line) Source {
	noun := Nobody()
	for k := d.BehindFront(max(ln.First, j-2*LongestPhrase), j, ln); k <= j; k++ {
		if d.Stop(k, '(') {
			k = max(k, d.closing(k, j))
			continue
		}
		p := d.SubjectAt(k, ln)
		if !p.Found() || p.Last > j+1 || k > ln.First && (d.noSubject(p, ln) || d.participleIn(k-1) || d.unsaid(k, ln)) {
			continue // "holding Reed signs"
		}
		if p.Kind != Nominal {
			if p.Kind == Pronoun && noun.Found() && d.asksHow(k, ln) {
				return noun // "The captain said little of how he got home, calling it"
			}
			return p
		}
		if !noun.Found() || noun.First > ln.First && k > ln.First && d.Stop(k-1, ',') {
			noun = p
		}
	}
	return noun
}

// BehindFront is the item at which the sentence's own clause begins, if that is before item j and a
// clause in front, which begins with item from, ends there: "After Reed lost his boat, Lee", "Asked
// whether Reed would stay, Lee".
func (d *Grammar) BehindFront(from, j ItemID, ln *Line) ItemID {
	asked := d.HasForm(from, lang.Participle) && d.HasCue(from, lang.CueAsk)
	if from != ln.First || !asked && d.HangsFrom(ln) == NoItem {
		return from
	}
	for k := from + 2; k < j; k++ {
		if d.Stop(k, ',') {
			if p := d.SubjectAt(k+1, ln); p.Found() && p.Last <= j {
				return k + 1
			}
		}
	}
	return from
}

// HangsFrom is the item at which the clause in front begins that opens the line and hangs on its
// main one, behind what tells so: "After Reed lost his boat", "Two days after he left", "The moment
// Lee calls"; or none.
func (d *Phrases) HangsFrom(ln *Line) ItemID {
	i := ln.First
	for i < min(ln.End, ln.First+3) && d.Is(i, lang.Article|lang.NumberWord|lang.TimeWord|lang.Adverb) {
		i++
	}
	switch {
	case i >= ln.End:
		return NoItem
	case d.Part(i, lang.Subordinates):
		return i + 1
	case i == ln.First+2 && d.Link(ln.First, lang.LinkThe) && d.Is(i-1, lang.TimeWord) && d.opensPhrase(i) &&
		d.CanSpeak(d.PhraseAfter(i, ln.End)):
		return i
	}
	return NoItem
}

// closing is the bracket that closes, before item j, what the one at item i opens; or none.
//
//go:noinline
func (d *Flow) closing(i, j ItemID) ItemID {
	for k := i + 1; k <= j; k++ {
		if d.Stop(k, ')') {
			return k
		}
	}
	return NoItem
}

// PassiveBefore is the subject of a passive whose participle ends at item j, before another
// participle: "Reed was heard saying".
func (d *Grammar) PassiveBefore(j ItemID, ln *Line) Source {
	if j-2 <= ln.First || !d.BeVerb(j-1) || d.Items[j].Kind != Word || d.Items[j].Entry.Is(lang.Function) {
		return Nobody()
	}
	for k := j - 2; k >= max(ln.First, j-LongestPhrase); k-- {
		if p := d.SubjectAt(k, ln); p.Found() && p.Last >= j-2 && d.CanSpeak(p) {
			return p
		}
	}
	return Nobody()
}

// innermost is the subject of the last clause before item j that has begun and not ended there: "as
// Reed was led out, some of his friends rose and shouted".
func (d *Grammar) innermost(j ItemID, ln *Line) Source {
	front := d.BehindFront(ln.First, j, ln)
	for k := j - 1; k >= max(front, j-LongestPhrase) && !d.IsQuote(k); k-- {
		if k > ln.First && d.Part(k, lang.Who) {
			if !d.closed(k, j) {
				s := Saying{Item: j}
				d.relative(&s, k, ln)
				return s.Subject // "Lee, who left early and said"
			}
			continue
		}
		if k > ln.First && d.isPerson(k) && d.Part(k-1, lang.With) && d.participleIn(k+1) {
			return d.PhraseOf(k) // "with Lee taking to the radio to call"
		}
		p := d.actorAt(k, ln)
		if !p.Found() || p.Last > j || d.unsaid(k, ln) {
			continue
		}
		of := k > ln.First && d.Part(k-1, lang.That) && d.Is(p.Last, lang.Preposition)
		acts := d.Predicate(p.Last, ln) || p.Kind != Nominal && d.pastForm(p.Last)
		if of || acts || p.Kind == Named && d.Predicate(d.overSetAfter(p, ln), ln) {
			return p
		}
	}
	return Nobody()
}

// unsaid reports whether the clause that begins with item k is what somebody would not say: "The
// clerk declined to say whether Lee had left, adding". What follows tells of who would not.
func (d *Grammar) unsaid(k ItemID, ln *Line) bool {
	if !d.asksHow(k, ln) {
		return false
	}
	i := d.behindAdverbs(k-1, ln)
	lo := i - 1
	if d.Is(lo, lang.Preposition) {
		lo -= 2 // "would not comment on whether", "refused to answer questions on who"
	}
	for n, end := d.SayingsIn(max(lo, ln.First), i); n < end; n++ {
		if d.Sayings[n].Negated && d.Sayings[n].HasSubject() {
			return true
		}
	}
	return false
}

// asksHow reports whether a word that asks stands before the clause that begins with item k: "how
// often Lee left", "whether Lee left".
func (d *Grammar) asksHow(k ItemID, ln *Line) bool {
	i := d.behindAdverbs(k-1, ln)
	return i > ln.First && (d.Is(i, lang.Question) || d.Part(i, lang.Whether|lang.If))
}

// actorAt is the subject that begins with item k, as SubjectAt reads it, up to a verb that the pack
// does not know: "some of his friends banged".
func (d *Grammar) actorAt(k ItemID, ln *Line) Source {
	p := d.SubjectAt(k, ln)
	if k-2 > ln.First && d.Is(k-1, lang.TimeWord) && d.Link(k-2, lang.LinkThe) && d.opensPhrase(k) {
		return d.PhraseAfter(k, ln.End) // "remembers the day Reed left"
	}
	of := p.Kind == Pronoun && d.countable(p.Head) && p.Last < ln.End && d.Link(p.Last, lang.LinkOf)
	switch {
	case p.Found() && !of,
		k > ln.First && !d.OpensClause(k-1),
		!of && !d.Is(k, lang.Article|lang.Possessive):
		return p
	}
	for i := k + 1; i < min(ln.End, k+LongestPhrase/4); i++ {
		if d.Personal(i-1) && d.Predicate(i, ln) {
			if n := d.PhraseAfter(k, i); !of && d.CanSpeak(n) {
				return n
			}
			p.Last = i
			return p
		}
		if d.Items[i].Kind != Word && !d.IsName(i) {
			return p
		}
	}
	return p
}

// behindQuoted reports whether the phrase p begins a clause right behind a quotation, which the
// verb at item verb brings: "After Lee said “yes”, Reed rose and"; but "Lee said “yes” and he rose
// and".
func (d *Grammar) behindQuoted(p Source, verb ItemID) bool {
	k := p.First - 1
	if d.Link(k, lang.LinkAnd) && p.Kind != Pronoun {
		k--
	}
	if d.Stop(k, ',') {
		k--
	}
	return k > verb && d.IsQuote(k)
}

// joinsOnlyInner reports whether the verb joined after item j can only be joined to that of the
// inner clause, whose subject is near: after the modal of saying s it would have another form, "Lee
// would tell them that the builder leaned across and said", and so it would in the present, "Lee
// says Reed stood up and said".
func (d *Grammar) joinsOnlyInner(s *Saying, near Source, j ItemID, ln *Line) bool {
	k := d.joinedAt(j)
	if k >= ln.End || !d.Is(j+1, lang.Conjunction) {
		return false
	}
	if s.Future {
		return !d.HasForm(k, lang.Base)
	}
	now := d.HasForm(s.Item, lang.Present) && !d.HasForm(s.Item, lang.Past) && !s.Brings(lang.CueThink)
	return now && d.pastForm(k) && d.pastForm(near.Last) && !d.Is(near.Last, lang.Auxiliary)
}

// joinedAt is the verb behind the conjunction after item j, and behind adverbs there: "and, in a
// low voice, said".
func (d *Grammar) joinedAt(j ItemID) ItemID {
	k := j + 2
	if d.Stop(k, ',') {
		for k++; k < j+LongestPhrase/2 && !d.IsStop(k) && !d.HasCue(k, lang.CueSay); k++ {
		}
		if d.IsStop(k) {
			k++
		}
	}
	for d.Is(k, lang.Adverb|lang.TimeWord) {
		k++
	}
	return k
}
