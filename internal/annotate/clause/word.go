package clause

import (
	"github.com/onrecord/onrecord/internal/annotate/lang"
	"github.com/onrecord/onrecord/internal/prose"
)

// Genitive reports whether item i is the 's of a possessor: a noun or name follows and not a verb's
// rest.
func (d *Flow) Genitive(i, hi ItemID) bool {
	it := d.At(i)
	switch it.Kind {
	case Stop:
		return it.Char == '\'' || d.Spelled(i) == "’"
	case Clitic:
		const no = lang.Article | lang.Preposition | lang.Auxiliary | lang.Negation | lang.Possessive
		return d.ownerClitic(d.Spelled(i)) && !d.shortVerb(i) && i+1 < hi && (!d.Is(i+1, no) || d.pastThing(i+1))
	}
	return false
}

// pastThing reports whether item i, a preposition elsewhere, tells of what is past: "Reed's past
// remarks", "her past remark".
func (d *Flow) pastThing(i ItemID) bool {
	owned := d.Is(i-1, lang.Article|lang.Possessive) || d.At(i-1).Kind == Clitic || d.Stop(i-1, '\'')
	return owned && d.Is(i, lang.PastPost) && d.Is(i, lang.Preposition) && d.Nounish(i+1)
}

// ownerClitic reports whether the clitic may be a possessor's.
func (d *Flow) ownerClitic(s string) bool {
	switch s {
	case "'s", "’s", "'S", "’S":
		return true
	}
	return false
}

// shortVerb reports whether the clitic at item i is a verb's rest by the word before it: what's,
// she's.
func (d *Flow) shortVerb(i ItemID) bool {
	if d.Is(i-1, lang.Question|lang.Relative) {
		return true
	}
	return d.Is(i-1, lang.Pronoun) && d.At(i-1).Entry.Gender != 0
}

// Nominative reports whether item i is a pronoun that can be nothing but a subject: he, she.
//
//go:noinline
func (d *Flow) Nominative(i ItemID) bool { return d.Part(i, lang.Nominative) }

// personalPronoun reports whether the pronoun at item j can stand for somebody who speaks: not
// "same", "this", "what".
func (d *Flow) personalPronoun(j ItemID) bool {
	e := d.Items[j].Entry
	return e.Gender != 0 || e.Number != 0 || e.Is(lang.Relative) ||
		e.Part&(lang.Quantity|lang.Speaking|lang.Hearer|lang.Anybody) != 0
}

// demonstrative reports whether item i is a determiner like "this" or "some".
//
//go:noinline
func (d *Flow) demonstrative(i ItemID) bool { return d.Part(i, lang.Determiner) }

// countable reports whether the pronoun at i can head a phrase of its own: one (of), some (of),
// others.
//
//go:noinline
func (d *Flow) countable(i ItemID) bool { return d.Part(i, lang.Quantity) }

// OneOfThem reports whether the pronoun at item i is for one of several: "one of them", "another".
func (d *Flow) OneOfThem(i ItemID) bool {
	return d.Is(i, lang.Pronoun) && d.countable(i) && d.Items[i].Entry.Number == lang.Singular
}

// articleOf reports whether the article at item i also says whose something is, as in "ein Sprecher
// der Werft".
func (d *Flow) articleOf(i ItemID) bool { return d.Is(i, lang.Article) && d.Link(i, lang.LinkOf) }

// adverbial reports whether the preposition at i begins an adverbial that modifies a clause, not a
// noun.
func (d *Flow) adverbial(i ItemID) bool {
	return d.Tokens[d.Items[i].First].Is(prose.Upper) || d.Part(i, lang.Adverbial)
}

// BeVerb reports whether item i is a form of "be".
//
//go:noinline
func (d *Flow) BeVerb(i ItemID) bool { return d.Part(i, lang.Be) }

// agrees reports whether the verb e agrees with the determiner at item j as its subject, and is no
// noun after it: "those say", "this says"; not "those reports".
func (d *Flow) agrees(j ItemID, e *lang.Entry) bool {
	if e.Cue&lang.CueNoun == 0 && e.Class&^lang.Function == 0 || e.Form&lang.Past != 0 {
		return true
	}
	return d.Part(j, lang.Quantity) && e.Form&lang.Base != 0
}

// attributive reports whether the past form at item i stands before a noun: "the stated goal".
func (d *Flow) attributive(i, lo, hi ItemID) bool {
	if i <= lo || i+1 >= hi {
		return false
	}
	if d.Genitive(i-1, hi) && i-2 >= lo {
		owner := d.IsName(i-2) || d.Nounish(i-2)
		tells := d.HasCue(i, lang.CueTell) && d.Personal(i+1)
		return owner && d.Nounish(i+1) && !tells // "Lee's proposed toll"
	}
	if !d.Is(i-1, lang.Article|lang.Possessive) || d.endsOf(i-1) {
		return false
	}
	return d.Items[i+1].Kind == Word && !d.Is(i+1, lang.Preposition)
}

// finite reports whether item i is a finite verb, as far as the pack and its ending tell.
func (d *Flow) finite(i, lo ItemID) bool {
	it := d.At(i)
	if it.Kind != Word || i > lo && d.Is(i-1, lang.Article|lang.Possessive) && !d.endsOf(i-1) {
		return false
	}
	e := it.Entry
	if e.Cue&lang.VerbCues != 0 && e.Form&(lang.Past|lang.Present) != 0 {
		noun := e.Cue&lang.CueNoun != 0 && e.Form&lang.Past == 0
		return !noun && !e.Is(lang.Post|lang.PersonNoun|lang.OrgNoun|lang.Unnamed)
	}
	if d.doneByPerson(i, lo) {
		return true
	}
	if e.Class&^lang.Common != 0 || i <= lo || !d.IsName(i-1) && !d.Is(i-1, lang.Pronoun) && !d.afterSubject(i-1, lo) {
		return false
	}
	return d.Pack.Looks(d.Spelled(i), lang.Past)
}

// doneBy reports whether item i tells what somebody did, or what was done to him, whom the noun
// before it at item who tells of: "the mayor resigned", "the mayor elected in May". No noun for
// people has such a form behind it in one phrase, but in "a source involved in it".
func (d *Flow) doneBy(who, i ItemID) bool {
	if who != i-1 || d.capital(i) || d.Part(i, lang.Postposed) || !d.DescribesPerson(who) {
		return false
	}
	return d.pastForm(i)
}

// pastForm reports whether item i is a past form and no base form, by the pack or by its ending.
func (d *Flow) pastForm(i ItemID) bool {
	e := d.Items[i].Entry
	return e.Form&lang.Past != 0 && e.Form&lang.Base == 0 || e.Class == 0 && d.Pack.Looks(d.Spelled(i), lang.Past)
}

// doneByPerson reports whether item i is a past form between a noun for a person or a body, or a
// form of either tense behind a person's name, and what it does something to: "the mayor calmed the
// crowd", "Lee beats Reed".
func (d *Flow) doneByPerson(i, lo ItemID) bool {
	if i <= lo || d.capital(i) {
		return false
	}
	next := d.At(i + 1)
	small := next.Is(lang.Article|lang.Possessive|lang.Pronoun) && !next.Is(lang.Relative|lang.Question)
	object := next.Kind == Name || small
	if d.HasForm(i, lang.Past|lang.Present) && d.isPerson(i-1) {
		return object || d.capital(i+1) && d.HasForm(i, lang.Past)
	}
	return object && d.pastForm(i) && (d.DescribesPerson(i-1) || d.DescribesBody(i-1))
}

// afterSubject reports whether item i is a day or an adverb right behind a name or pronoun, so that
// a verb follows: "Lee on Monday belittled", "Lee also misjudged".
func (d *Flow) afterSubject(i, lo ItemID) bool {
	k := i
	for k > lo && d.Is(k, lang.Adverb|lang.Day|lang.TimeWord) {
		k--
	}
	if k < i && k > lo && d.Part(k, lang.When) {
		k--
	}
	return k < i && (d.IsName(k) || d.Is(k, lang.Pronoun))
}

// plainVerb reports whether item i is a verb of saying or thinking in the present, and never a
// noun.
//
//go:noinline
func (d *Flow) plainVerb(i ItemID) bool {
	e := d.Items[i].Entry
	if e.Cue&lang.CueNoun != 0 || e.Class&^lang.Function != 0 {
		return false
	}
	return e.Cue&(lang.CueSay|lang.CueTell|lang.CueThink) != 0 && e.Form&(lang.Base|lang.Present) != 0
}

// participle reports whether item k ends as participles do, and is not known as anything else.
func (d *Flow) participle(k ItemID) bool {
	w := d.Spelled(k)
	switch {
	case d.Pack.Looks(w, lang.Gerund),
		d.Items[k].Entry.Class == 0 && d.Pack.Looks(w, lang.Past):
		return true
	}
	return d.HasCue(k, lang.VerbCues) && !d.Personal(k)
}

// participleIn reports whether item i is a participle in small letters, by its ending or as the
// pack lists it: "keeping", "going on".
func (d *Flow) participleIn(i ItemID) bool {
	it := &d.Items[i]
	return it.Kind == Word && !d.capital(i) &&
		(d.Pack.Looks(d.Spelled(i), lang.Gerund) || it.End-it.First > 1 && d.HasForm(i, lang.Gerund))
}

// withinWord reports whether item i is a full stop with a word right behind it, as in an address of
// the web.
func (d *Flow) withinWord(i ItemID) bool {
	return d.Stop(i, '.') && d.At(i+1).Kind == Word && !d.Tokens[d.Items[i+1].First].Is(prose.Space)
}

// manner reports whether item i is in small letters, in no list, and ends as adverbs do: "Lee
// gingerly said".
func (d *Flow) manner(i ItemID) bool {
	it := d.At(i)
	listed := it.Kind != Word || it.Entry.Class != 0 || it.Entry.Cue != 0
	return !listed && !d.capital(i) && d.Pack.Adverbial(d.Spelled(i))
}

// Verbish reports whether item k can begin a predicate: an auxiliary, a verb's ending, an adverb.
func (d *Flow) Verbish(k, hi ItemID) bool {
	if k >= hi {
		return false
	}
	it := d.At(k)
	switch {
	case it.Kind == Clitic:
		return !d.Genitive(k, hi)
	case it.Kind != Word:
		return false
	case it.Entry.Is(lang.Auxiliary | lang.Modal | lang.Adverb | lang.Negation | lang.Hedge):
		return true
	case it.Entry.Cue&lang.VerbCues != 0:
		return true
	case it.Entry.Class&lang.Function != 0:
		return false
	case d.Pack.Looks(d.Spelled(k), lang.Past|lang.Present):
		return true
	}
	return k+1 < hi && d.IsName(k-1) && d.Is(k+1, lang.Article|lang.Possessive) // "Lee quit her job"
}

// Predicate reports whether item i begins what a clause says of its subject.
func (d *Flow) Predicate(i ItemID, ln *Line) bool {
	it := d.At(i)
	switch {
	case it.Kind == Clitic:
		return !d.Genitive(i, ln.End)
	case it.Kind != Word:
		return false
	case it.Entry.Is(lang.Auxiliary | lang.Modal), d.finite(i, ln.First):
		return true
	}
	finite := it.Entry.Form&(lang.Past|lang.Participle) == lang.Past // "shook", but not "shot"
	past := finite && it.Entry.Class&^lang.Common == 0
	return past || it.Entry.Class&lang.Function == 0 && d.Pack.Looks(d.Spelled(i), lang.Past)
}

// OpensClause reports whether a clause can begin after item i.
//
//go:noinline
func (d *Flow) OpensClause(i ItemID) bool {
	it := &d.Items[i]
	switch it.Kind {
	case Quote:
		return true
	case Stop:
		switch it.Char {
		case ',', ';', ':', '-', '(':
			return true
		}
	case Word:
		joins := it.Entry.Is(lang.Conjunction | lang.Relative | lang.Question)
		return joins || it.Entry.Part&lang.Adverbial != 0 || it.Entry.Cue&lang.VerbCues != 0
	}
	return false
}

// isAsked reports whether the phrase that begins with item first is of whom somebody asks
// something: the answer will be his.
func (d *Flow) isAsked(first ItemID, ln *Line) bool {
	return first > ln.First && d.HasCue(first-1, lang.CueAsk) && d.HasForm(first-1, lang.Past)
}
