package clause

import (
	"strings"

	"github.com/onrecord/onrecord/internal/annotate/lang"
)

// verbal reports whether the cue at item i, which may be a noun or adjective too, is a verb here.
func (d *Grammar) verbal(i, lo, hi ItemID) bool {
	if d.Part(i, lang.Outcry) && i+1 < hi && d.Link(i+1, lang.LinkOf) {
		return false // "to cries of"
	}
	if !d.HasForm(i, lang.Base|lang.Present|lang.Gerund) {
		return !d.attributive(i, lo, hi)
	}
	j := d.overAdverbs(i, lo)
	switch {
	case j < lo:
		return d.HasForm(i, lang.Present|lang.Past|lang.Gerund|lang.Base)
	case d.Stop(j, ',') && d.plainVerb(i) && !d.HasCue(i, lang.CueTell):
		return d.goesOn(i, hi)
	case d.Stop(j, ',') && d.pairEnds(j-1, lo):
		return true // "The authors, Ann Lee and Tom Reed, call"
	case d.IsQuote(j), d.IsStop(j):
		return d.HasForm(i, lang.Present|lang.Past|lang.Gerund) && !d.quotedBetween(i, lo)
	}
	if d.HasForm(i, lang.Present) && (d.objectEnds(j, lo) || j == i-1 && d.occasion(i, lo)) {
		return false
	}
	if verb, settled := d.verbBehind(i, j, lo, hi); settled {
		return verb
	}
	return d.verbBehindNoun(i, j, lo, hi)
}

// overAdverbs is the item that stands before the cue at item i and what may stand within its verb
// group: adverbs, "not", "later".
func (d *Grammar) overAdverbs(i, lo ItemID) ItemID {
	j := i - 1
	for j >= lo && j > i-LongestPhrase && d.Is(j, lang.Adverb|lang.Negation|lang.Hedge) &&
		!d.Is(j, lang.Modal|lang.Auxiliary) {
		j--
	}
	noun := d.HasCue(i, lang.CueNoun) && d.Link(i+1, lang.LinkOf)
	if j > lo && d.Is(j, lang.TimeWord) && d.verbAfterTime(j-1) && !noun {
		j-- // "would later say", "Lee now says"
	}
	return j
}

// goesOn reports whether something follows the cue at item i, behind a comma, as it follows a verb:
// "friends of the rule, however, say"; but "Lee, mending nets, adds, “…”".
func (d *Grammar) goesOn(i, hi ItemID) bool {
	return i+1 < hi && (!d.Stop(i+1, ',') || i+2 < hi && d.IsQuote(i+2) && !d.HasForm(i, lang.Base))
}

// verbAfterTime reports whether a word for a time, behind item i, may stand within a verb group or
// between it and its subject.
func (d *Grammar) verbAfterTime(i ItemID) bool {
	return d.Is(i, lang.Modal|lang.Auxiliary) || d.IsName(i) || d.Nominative(i) || d.Personal(i) || d.Stop(i, ',')
}

// objectEnds reports whether the phrase that ends with item j begins what a verb right before it is
// done to, which takes no clause, so that a noun follows: "Lee dismissed police | claims". A
// relative clause may end there: "a man who attacked police claims".
func (d *Grammar) objectEnds(j, lo ItemID) bool {
	if d.Is(j, lang.Day|lang.Month|lang.TimeWord) {
		return false // "a man attacked on Monday says"
	}
	verb := d.bare(j, lo).First - 1
	for verb > lo && d.Is(verb, lang.Pronoun|lang.NumberWord) && !d.Is(verb, lang.Relative) {
		verb-- // "all such media"
	}
	if verb <= lo || !d.HasCue(verb, lang.CueWeak|lang.CueDeny) || d.HasCue(verb, lang.SpeechCues|lang.CueThink) {
		return false
	}
	k := verb - 1
	for k > lo && d.Is(k, lang.Auxiliary|lang.Modal|lang.Adverb|lang.Negation) {
		k--
	}
	return d.HasForm(verb, lang.Past|lang.Present) && !d.Is(k, lang.Relative)
}

// occasion reports whether item i, behind a place with an article, ends what a preposition before
// it tells: "After the Paris | attacks, Lee", where nothing follows that one could attack; or,
// right behind what somebody says, in what he says it: "vowed in its campaign | pledges".
func (d *Grammar) occasion(i, lo ItemID) bool {
	if i-4 > lo && d.Is(i-2, lang.Possessive) && d.HasCue(i-4, lang.CueSay) && d.HasCue(i, lang.CueNoun) {
		return d.Link(i-3, lang.LinkIn) && !d.DescribesPerson(i-1)
	}
	if i-3 < lo || !d.Link(i-2, lang.LinkThe) || !d.Is(i-3, lang.Preposition) || !d.IsName(i-1) || !d.IsPlace(i-1) {
		return false
	}
	return d.Stop(i+1, ',') || d.Is(i+1, lang.Preposition|lang.Auxiliary)
}

// verbBehind tells by item j, right before the cue at item i, whether the cue is a verb, and
// whether that settles it.
func (d *Grammar) verbBehind(i, j, lo, hi ItemID) (verb, settled bool) {
	switch {
	case d.endsOf(j) && !d.HasCue(i, lang.CueNoun):
		return true, true
	case d.Is(j, lang.Article|lang.Possessive), d.Genitive(j, hi):
		asks := d.Part(j, lang.Objective) && !d.HasCue(i, lang.CueNoun) && d.has(j-1) // "only to have her ask"
		return asks || d.recalledOwn(i, j), true
	case d.asNoun(i, j, hi):
		return false, true
	case d.BeVerb(j) && d.Is(i, lang.Adverb) && !d.HasForm(i, lang.Past|lang.Gerund):
		return false, true // "would be back"
	case d.Part(j, lang.Infinitive), d.Is(j, lang.Modal|lang.Auxiliary|lang.Relative):
		return true, true
	case d.HasForm(i, lang.Gerund), d.Items[j].Kind == Clitic:
		return true, true
	case d.IsName(j):
		return d.verbBehindName(i, j, lo, hi), true
	case d.Is(j, lang.Pronoun):
		return !d.demonstrative(j) || d.agrees(j, d.Items[i].Entry), true
	case d.Is(j, lang.Hypothetical) && d.BeVerb(j-1):
		return true, true // "is due to tell"
	case d.Is(j, lang.Preposition):
		return false, true
	}
	return true, d.Is(j, lang.Conjunction)
}

// asNoun reports whether item j, a small word right before the cue at item i, and the item behind
// the cue show it to be a noun.
func (d *Grammar) asNoun(i, j, hi ItemID) bool {
	if d.Is(j, lang.Pronoun) && d.countable(j) && j > 0 && d.Is(j-1, lang.Preposition) {
		return true // "at one point", "for many state workers"
	}
	if d.Is(j, lang.Pronoun) && !d.countable(j) && d.HasForm(i, lang.Base) && j > 0 && d.Is(j-1, lang.Article) {
		return true // "the same reply"; but "the few claim"
	}
	if !d.Is(j, lang.Relative|lang.Conjunction) || i+1 >= hi || !d.HasForm(i, lang.Present) {
		return false
	}
	// "that states can pass such laws"; "laughter and shouts of"
	return d.Is(i+1, lang.Modal) || d.Is(j, lang.Conjunction) && d.Link(i+1, lang.LinkOf)
}

// verbBehindName reports whether the cue at item i, behind the name at item j, is a verb.
func (d *Grammar) verbBehindName(i, j, lo, hi ItemID) bool {
	if d.HasForm(i, lang.Present) && i+1 < hi && d.Is(i+1, lang.Modal) {
		return j > 0 && d.Is(j-1, lang.Relative|lang.Question) // "the Oldport states will meet"
	}
	if d.counted(j-1) && j-1 > lo && d.HasCue(i, lang.CueNoun) && d.Predicate(i+1, &d.Lines[d.Items[i].Line]) {
		return false // "more than forty Reed emails were found"
	}
	if d.HasForm(i, lang.Present) && !d.MentionIsPerson(j) && d.severalOf(j, lo) {
		return false // "certain Gulf states"
	}
	several := d.pluralName(j) || d.pairEnds(j, lo) || d.perceived(j, lo) || d.manyOf(j, lo)
	return several && d.HasForm(i, lang.Base) || d.HasForm(i, lang.Present|lang.Past)
}

// severalOf reports whether a word for several stands right before the name at item j.
func (d *Grammar) severalOf(j, lo ItemID) bool {
	k := j - 1
	return k >= lo && (d.counted(k) || d.countable(k) && !d.OneOfThem(k))
}

// recalledOwn reports whether the gerund at item i, behind a possessive at item j, is what somebody
// remembers another doing: "recalls his saying".
func (d *Grammar) recalledOwn(i, j ItemID) bool {
	return d.HasForm(i, lang.Gerund) && j > 0 && d.Is(j, lang.Possessive) && d.Part(j-1, lang.Recalls)
}

// verbBehindNoun reports whether the cue at item i, behind a noun or the like at item j, is a verb.
func (d *Grammar) verbBehindNoun(i, j, lo, hi ItemID) bool {
	if d.HasForm(i, lang.Present) {
		that := i+1 < hi && d.Part(i+1, lang.That)
		return d.Personal(j) && !d.compounded(j, lo) || d.endsOf(j) || that && d.plainVerb(i)
	}
	plural := d.Items[j].Entry.Number&lang.Plural != 0
	textOf := d.HasCue(i, lang.CueNoun) && d.Link(i+1, lang.LinkOf) // "owners of the old text of the law"
	return plural && d.Personal(j) || d.perceived(j, lo) || d.HasForm(i, lang.Past) || !textOf && d.manyOf(j, lo)
}

// pairEnds reports whether two people's names, which begin the clause, end with the name at item j:
// "Lee and Reed call it".
func (d *Phrases) pairEnds(j, lo ItemID) bool {
	other := j - 2
	if other < lo || !d.isPerson(j) || !d.isPerson(other) || !d.Link(j-1, lang.LinkAnd) {
		return false
	}
	return other == lo || d.OpensClause(other-1)
}

// manyOf reports whether a noun for several people begins the clause, and item j ends what they are
// of: "Critics of Ann Lee", "Voters in the old town".
func (d *Phrases) manyOf(j, lo ItemID) bool {
	const notOf = lang.Auxiliary | lang.Modal | lang.Relative | lang.Conjunction | lang.Pronoun
	for k := j; k > lo && k > j-LongestPhrase/2; k-- {
		each := d.Is(k, lang.Pronoun) && !d.Is(k, lang.Possessive) && k < j && d.Nounish(k+1) // "in each town"
		if d.Is(k, notOf) && !each || d.IsStop(k) || d.IsQuote(k) {
			return false
		}
		if m := k - 1; d.Is(k, lang.Preposition) && d.Personal(m) && d.Items[m].Entry.Number&lang.Plural != 0 {
			p := d.PhraseBefore(m, lo)
			return p.First <= lo || d.OpensClause(p.First-1)
		}
	}
	return false
}

// endsOf reports whether item j, behind "of", ends what the noun before that begins: the number of
// children that a parent has, "the mother of three says", or whose somebody is, "a friend of his
// says".
func (d *Flow) endsOf(j ItemID) bool {
	if j < 2 || !d.Is(j, lang.NumberWord|lang.Possessive) || !d.Link(j-1, lang.LinkOf) {
		return false
	}
	if d.Is(j, lang.NumberWord) {
		return d.Is(j-2, lang.Kin)
	}
	return !d.Part(j, lang.Objective) && d.Personal(j-2)
}

// compounded reports whether the noun at item j can be no subject of the word behind it, since one
// of its kind has no article and stands behind a preposition, a verb or a number: "the use of
// executive orders", "retaliation for Ostrian attacks", "22 government emails", "and certain Arab
// states".
func (d *Phrases) compounded(j, lo ItemID) bool {
	if d.Items[j].Kind != Word || d.Items[j].Entry.Number&lang.Plural != 0 {
		return false
	}
	p := d.bare(j, lo)
	if !p.Found() || p.Definite || p.Owner != NoItem {
		return false
	}
	if p.Indefinite {
		return !d.Is(p.First, lang.Article) && (d.Digits(p.First) || d.Is(p.First, lang.NumberWord))
	}
	before := p.First - 1
	return p.First > lo && (d.Is(j, lang.Demonym) && p.First < j ||
		d.Is(before, lang.Preposition) || d.finite(before, lo) || d.participle(before))
}

// perceived reports whether the phrase that ends with item j is what somebody hears, sees or lets
// do something: "heard a marcher tell".
func (d *Phrases) perceived(j, lo ItemID) bool {
	if !d.Lines[d.Items[j].Line].Plays(lang.Perceives | lang.Receives) {
		return false
	}
	if d.Part(j, lang.Objective) {
		return j > lo && d.has(j-1) // "had him say"
	}
	p := d.PhraseBefore(j, lo)
	return p.Found() && p.First > lo && (d.Part(p.First-1, lang.Perceives) || d.has(p.First-1))
}

// readVerb finds the verb group around the cue at s.Item, and its subject.
func (d *Grammar) readVerb(s *Saying, ln *Line) {
	s.Denied = s.Brings(lang.CueDeny)
	j, be := d.verbGroup(s, ln)
	gerund := d.HasForm(s.Item, lang.Gerund)
	participle := !gerund && d.HasForm(s.Item, lang.Past|lang.Participle)
	switch {
	case gerund && !be:
		s.Kind = Gerund
		d.readGerund(s, j, ln)
	case j >= ln.First && d.Part(j, lang.Infinitive) && !(be && participle): // "to be told" is a passive
		s.Kind = Infinitive
		d.control(s, j, ln)
	case participle && (be || d.byAgent(s.Item, ln) && !d.active(s.Item, j, ln) || d.reducedPassive(s, j, ln) ||
		d.joinedPassive(s, j, ln)):
		s.Kind = Passive
		d.readPassive(s, j, ln)
	default:
		s.Kind = Verbal
		if s.Subject = d.blamed(s, j, ln); s.HasSubject() {
			s.Kind = Gerund // "accused him of having said"
			return
		}
		d.readSubject(s, j, ln)
		d.behindAgent(s, ln)
		if p := d.standIn(s, ln); p.Found() {
			s.Subject = p
		}
	}
	if !s.Through.Found() {
		s.Through = d.rememberedBy(s, ln)
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
			be = be || j > ln.First && (d.Is(j-1, lang.Question|lang.Relative) || d.shortBe(j, s)) // "what's called"
			continue
		}
		switch {
		case it.Kind != Word, it.Entry.Is(lang.Month) && d.capital(j): // "in May said"
			return j, be
		case it.Entry.Is(lang.Negation):
			s.Negated = true
		case it.Entry.Is(lang.Auxiliary):
			be = be || d.BeVerb(j)
		case it.Entry.Is(lang.Modal):
			s.Future = true
			s.Hypothetical = s.Hypothetical || d.Part(j, lang.Unreal) // would, could, might
		case it.Entry.Is(lang.Hypothetical) && !it.Entry.Is(lang.Conjunction):
			s.Hypothetical = true // would have
		case it.Entry.Is(lang.Adverb | lang.Hedge | lang.TimeWord | lang.Day):
		case d.manner(j), d.midway(j, ln), d.Part(j, lang.That) && d.Is(j+1, lang.TimeWord), // "that night said"
			d.countable(j) && j > ln.First && d.Is(j-1, lang.Auxiliary|lang.Modal): // "have both said"
		default:
			return j, be
		}
	}
	return j, be
}

// shortBe reports whether the clitic at item i, behind a pronoun, is a form of "be" by the verb of
// saying s, to which it belongs, or by its letters: "I'm saying", "she's telling", "they're told";
// not "she's told", nor "whether we're talking boats".
func (d *Flow) shortBe(i ItemID, s *Saying) bool {
	one := d.Part(i-1, lang.Nominative|lang.Alone)
	if !one && !(s.Brings(lang.SpeechCues) && d.Part(i-1, lang.Speaking|lang.Hearer)) {
		return false
	}
	short := d.Spelled(i)
	return d.HasForm(s.Item, lang.Gerund) || strings.HasSuffix(short, "m") || strings.HasSuffix(short, "re")
}

// midway reports whether item j stands in the midst of a verb group though it is no adverb, or
// between a subject and its verb: "Lee first said", "Lee, the warden, first said".
func (d *Grammar) midway(j ItemID, ln *Line) bool {
	if j <= ln.First || !d.Part(j, lang.Midway) {
		return false
	}
	if d.Is(j-1, lang.Auxiliary|lang.Relative|lang.Pronoun) {
		return true
	}
	return d.HasCue(j+1, lang.VerbCues) && (d.IsName(j-1) || d.Stop(j-1, ',') || d.Personal(j-1))
}

// underIf reports whether the cue's clause opens with "if".
func (d *Grammar) underIf(s *Saying, ln *Line) bool {
	k := s.Subject.First - 1
	return s.HasSubject() && !s.Inverted && k >= ln.First && d.Part(k, lang.If)
}

// hadSaid reports whether the order of the clause of saying s puts it in question: "Had Lee said
// so, …".
func (d *Grammar) hadSaid(s *Saying, ln *Line) bool {
	if s.Kind != Verbal || !s.HasSubject() || s.Inverted || s.apart || d.Pack.VerbsLast {
		return false
	}
	k := s.Subject.First - 1
	if k < ln.First || s.Subject.Last != s.Item || k > ln.First && !d.OpensClause(k-1) {
		return false
	}
	return d.Is(k, lang.Auxiliary) && d.HasForm(k, lang.Past) && !d.BeVerb(k)
}

// doerOfInfinitive is whose habit "used" before the infinitive after item j tells of, "as Lee used
// to say", or for whom it is to do something, "only for Lee to say"; or nobody.
func (d *Grammar) doerOfInfinitive(j ItemID, ln *Line) Source {
	habit := j > ln.First && d.Part(j-1, lang.Recalls)
	if habit {
		j--
	}
	p := d.PhraseBefore(j-1, ln.First)
	if !d.CanSpeak(p) {
		return Nobody()
	}
	only := p.First > ln.First+1 && d.Link(p.First-1, lang.LinkFor) && d.Is(p.First-2, lang.Adverb)
	moved := p.First > ln.First && d.Part(p.First-1, lang.Perceives) // "prompting Reed to say"
	if !habit && !only && !moved && !d.fellTo(p, ln) {
		return Nobody()
	}
	return p
}

// fellTo reports whether the line begins with "it", which falls or is left to the phrase p, before
// an infinitive that tells what: "It fell to Lee to say".
func (d *Grammar) fellTo(p Source, ln *Line) bool {
	it := d.Is(ln.First, lang.Pronoun) && d.Items[ln.First].Entry.Gender == lang.Neuter
	return it && p.First > ln.First+1 && d.Link(p.First-1, lang.LinkTo)
}

// control finds who does what the infinitive after "to" at item j says: "declined to say", "went on
// to tell".
func (d *Grammar) control(s *Saying, j ItemID, ln *Line) {
	if p := d.doerOfInfinitive(j, ln); p.Found() {
		s.Subject = p
		return
	}
	if d.readRecalled(s, j, ln) {
		return
	}
	if j-2 > ln.First && d.Is(j-2, lang.Relative) && d.Part(j-1, lang.Recalls) {
		s.Relative = true
		d.relative(s, j-2, ln) // "Reed, who used to say"
		return
	}
	if s.Subject = d.doer(j-1, ln); !s.HasSubject() {
		d.share(s, j-1, ln)
	}
	for k := j - 1; k >= ln.First && k > j-5; k-- {
		if d.HasCue(k, lang.CueDeny) || d.Is(k, lang.Negation) {
			s.Negated = true
			return
		}
		if k == j-1 && (d.HasCue(k, lang.CueThink) || d.BeVerb(k) && !d.HasForm(k, lang.Past)) {
			s.Hypothetical = true // "hopes to tell", "is expected to say", "is to say"
		}
		if k < j-1 && d.HasCue(k, lang.CueTell) {
			s.Hypothetical = true // "urged her to say": the hearer would speak
		}
	}
}

// doer is the subject of the clause on whose verb, which ends with item v, an infinitive or
// participle hangs: "the shape that Lee likes to call", "what the crews took to calling", "what the
// clerk is fond of calling"; or nobody.
func (d *Grammar) doer(v ItemID, ln *Line) Source {
	if v > ln.First && d.Items[v].Kind == Word && d.BeVerb(v-1) {
		v--
	}
	if v <= ln.First || !d.maybeVerb(v) {
		return Nobody()
	}
	s := Saying{Item: v, Line: d.placeOf(ln), Subject: Nobody(), Through: Nobody()}
	j, _ := d.verbGroup(&s, ln)
	if j < ln.First || d.Is(j, lang.Conjunction|lang.Relative) {
		return Nobody()
	}
	if d.Items[j].Kind != Word && !d.isPerson(j) && !d.Stop(j, ',') {
		return Nobody()
	}
	d.readSubject(&s, j, ln)
	plain := d.HasForm(v, lang.Base) && !d.HasForm(v, lang.Past) && j == v-1
	if !d.CanSpeak(s.Subject) || s.Conjoined || s.Inverted || plain && !d.severalAt(j) && !d.Part(j, lang.Speaking) {
		return Nobody() // "the crew plan to"
	}
	return s.Subject
}

// maybeVerb reports whether the word at item i, in small letters, can be a finite verb.
func (d *Grammar) maybeVerb(i ItemID) bool {
	it := &d.Items[i]
	if it.Kind != Word || d.capital(i) || d.Is(i-1, lang.Article|lang.Possessive) || d.Items[i-1].Kind == Clitic {
		return false
	}
	e := it.Entry
	return e.Form != 0 || d.BeVerb(i) || e.Class == 0 && d.Pack.Looks(d.Spelled(i), lang.Past|lang.Present)
}

// severalAt reports whether item i is a noun or pronoun for several.
//
//go:noinline
func (d *Flow) severalAt(i ItemID) bool { return d.Items[i].Entry.Number&lang.Plural != 0 }
