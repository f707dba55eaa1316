package annotate

import (
	"github.com/onrecord/onrecord/internal/annotate/lang"
	"github.com/onrecord/onrecord/internal/annotate/names"
	"github.com/onrecord/onrecord/internal/prose"
)

// describesPerson reports whether the noun at item i is said of people.
func (d *flow) describesPerson(i itemID) bool {
	return d.is(i, lang.Post|lang.Title|lang.Kin|lang.PersonNoun|lang.Demonym|lang.Spokes) || d.aged(i)
}

func (d *flow) describesBody(i itemID) bool { return d.is(i, lang.OrgNoun|lang.OrgHead) }

// lemma is the lemma of the noun at item i.
func (d *flow) lemma(i itemID) lang.Word {
	if l := d.items[i].entry.Lemma; l != 0 {
		return l
	}
	return d.items[i].word
}

// isAsked reports whether the phrase that begins with item first is of whom somebody asks
// something: the answer will be his.
func (d *flow) isAsked(first itemID, ln *line) bool {
	return first > ln.first && d.items[first-1].kind == itemWord && d.items[first-1].entry.Cue&lang.CueAsk != 0 && d.items[first-1].entry.Form&lang.Past != 0
}

// participle reports whether item k ends as participles do, and is not known as anything else.
func (d *flow) participle(k itemID) bool {
	w := d.text(k)
	return d.pack.Looks(w, lang.Gerund) || d.items[k].entry.Class == 0 && d.pack.Looks(w, lang.Past) || d.items[k].entry.Cue&lang.VerbCues != 0 && !d.personal(k)
}

// verbish reports whether item k can begin a predicate: an auxiliary, a verb's ending, an adverb.
func (d *flow) verbish(k, hi itemID) bool {
	if k >= hi {
		return false
	}
	it := d.at(k)
	if it.kind == itemClitic {
		return !d.genitive(k, hi)
	}
	if it.kind != itemWord {
		return false
	}
	if it.entry.Is(lang.Auxiliary|lang.Modal|lang.Adverb|lang.Negation|lang.Hedge) || it.entry.Cue&lang.VerbCues != 0 {
		return true
	}
	if it.entry.Class&lang.Function != 0 {
		return false
	}
	return d.pack.Looks(d.text(k), lang.Past|lang.Present) || k+1 < hi && d.at(k-1).kind == itemName && d.is(k+1, lang.Article|lang.Possessive) // "Lee quit her job"
}

func (d *flow) nominative(i itemID) bool { return d.part(i, lang.Nominative) }

// gender is what the pronoun or noun at item i tells of the person's sex; 0 where it tells nothing.
func (d *flow) gender(i itemID) lang.Gender {
	g := d.items[i].entry.Gender
	if g == lang.Male|lang.Female {
		return 0
	}
	return g
}

func (d *flow) mentionIsPerson(i itemID) bool {
	m := d.mention(i)
	if m.Entity < 0 {
		return len(m.Candidates) > 0 && d.cast.Entities[m.Candidates[0]].Type == names.Person
	}
	return d.cast.Entities[m.Entity].Type == names.Person
}

func (d *flow) entityIs(e names.EntityID, t names.Type) bool { return d.cast.Entities[e].Type == t }

// agrees reports whether the verb e agrees with the determiner at item j as its subject, and is no
// noun after it: "those say", "this says"; not "those reports".
func (d *flow) agrees(j itemID, e *lang.Entry) bool {
	if e.Cue&lang.CueNoun == 0 && e.Class&^lang.Function == 0 || e.Form&lang.Past != 0 {
		return true
	}
	return d.part(j, lang.Quantity) && e.Form&lang.Base != 0
}

// attributive reports whether the past form at item i stands before a noun: "the stated goal".
func (d *flow) attributive(i, lo, hi itemID) bool {
	return i > lo && d.is(i-1, lang.Article|lang.Possessive) && i+1 < hi && d.items[i+1].kind == itemWord && !d.is(i+1, lang.Preposition)
}

func (d *flow) pluralName(i itemID) bool { return d.mention(i).Plural }

// finite reports whether item i is a finite verb, as far as the pack and its ending tell.
func (d *flow) finite(i, lo itemID) bool {
	it := d.at(i)
	if it.kind != itemWord {
		return false
	}
	if i > lo && d.is(i-1, lang.Article|lang.Possessive) {
		return false
	}
	e := it.entry
	if e.Cue&lang.VerbCues != 0 && e.Form&(lang.Past|lang.Present) != 0 {
		return !e.Is(lang.Post|lang.PersonNoun|lang.OrgNoun|lang.Unnamed) && (e.Cue&lang.CueNoun == 0 || e.Form&lang.Past != 0)
	}
	return e.Class == 0 && d.pack.Looks(d.text(i), lang.Past) && i > lo && (d.items[i-1].kind == itemName || d.is(i-1, lang.Pronoun))
}

func (d *flow) beVerb(i itemID) bool { return d.part(i, lang.Be) }

// conditional reports whether the modal at i makes what follows unreal: would, could, might.
func (d *flow) conditional(i itemID) bool { return d.part(i, lang.Unreal) }

// mention is the mention that item i, a name, is.
func (d *flow) mention(i itemID) *names.Mention { return &d.cast.Mentions[d.items[i].mention()] }

// is reports whether item i is a word of one of the classes.
func (d *flow) is(i itemID, c lang.Class) bool {
	it := d.at(i)
	return it.kind == itemWord && it.entry.Is(c)
}

// stop reports whether item i is the punctuation c.
func (d *flow) stop(i itemID, c byte) bool {
	it := d.at(i)
	return it.kind == itemStop && it.char == c
}

// text is the words of item i.
func (d *flow) text(i itemID) string {
	it := d.at(i)
	if it.kind == itemBeyond {
		return ""
	}
	return d.s[d.toks[it.first].Start:d.toks[it.end-1].End]
}

// genitive reports whether item i is the 's of a possessor: a noun or name follows and not a verb's
// rest.
func (d *flow) genitive(i, hi itemID) bool {
	it := d.at(i)
	if it.kind == itemClitic {
		if s := d.text(i); s != "'s" && s != "’s" && s != "'S" && s != "’S" {
			return false
		}
		if i > 0 && (d.is(i-1, lang.Question|lang.Relative) || d.is(i-1, lang.Pronoun) && d.items[i-1].entry.Gender != 0) {
			return false // what's, she's
		}
		return i+1 < hi && !d.is(i+1, lang.Article|lang.Preposition|lang.Auxiliary|lang.Negation|lang.Possessive)
	}
	return it.kind == itemStop && it.char == '\'' || it.kind == itemStop && d.text(i) == "’"
}

// nounish reports whether item i can be part of a noun phrase before or as its head.
func (d *flow) nounish(i itemID) bool {
	it := d.at(i)
	if it.kind != itemWord {
		return false
	}
	const no = lang.Preposition | lang.Conjunction | lang.Pronoun | lang.Relative | lang.Auxiliary | lang.Modal | lang.Negation | lang.Article | lang.Possessive |
		lang.Adverb | lang.Hedge | lang.Question | lang.Hypothetical | lang.TimeWord | lang.Day | lang.Month
	return !it.entry.Is(no) || it.entry.Is(lang.Post|lang.Title|lang.PersonNoun)
}

// personalPronoun reports whether the pronoun at item j can stand for somebody who speaks: not
// "same", "this", "what".
func (d *flow) personalPronoun(j itemID) bool {
	e := d.items[j].entry
	return e.Gender != 0 || e.Number != 0 || e.Part&(lang.Quantity|lang.Speaking|lang.Hearer|lang.Anybody) != 0 || e.Is(lang.Relative)
}

func (d *flow) demonstrative(i itemID) bool { return d.part(i, lang.Determiner) }

// part reports whether item i is a word that plays one of the parts.
func (d *flow) part(i itemID, p lang.Part) bool {
	it := d.at(i)
	return it.kind == itemWord && it.entry.Part&p != 0
}

// link reports whether item i is a word that ties names in one of the ways.
func (d *flow) link(i itemID, l lang.Link) bool {
	it := d.at(i)
	return it.kind == itemWord && it.entry.Link&l != 0
}

// articleOf reports whether the article at item i also says whose something is, as in "ein Sprecher
// der Werft".
func (d *flow) articleOf(i itemID) bool { return d.is(i, lang.Article) && d.link(i, lang.LinkOf) }

// adverbial reports whether the preposition at i begins an adverbial that modifies a clause, not a
// noun.
func (d *flow) adverbial(i itemID) bool {
	return d.toks[d.items[i].first].Is(prose.Upper) || d.part(i, lang.Adverbial)
}

// countable reports whether the pronoun at i can head a phrase of its own: one (of), some (of),
// others.
func (d *flow) countable(i itemID) bool { return d.part(i, lang.Quantity) }

// personal reports whether the noun at item i names people or bodies that can speak.
func (d *flow) personal(i itemID) bool {
	it := d.at(i)
	return it.kind == itemName || d.is(i, lang.Post|lang.Title|lang.Spokes|lang.Kin|lang.PersonNoun|lang.Unnamed|lang.OrgNoun|lang.OrgHead|lang.Demonym|lang.Honorific) ||
		it.kind == itemWord && (it.entry.Cue&lang.CueNoun != 0 || d.aged(i))
}

// aged reports whether item i is "54-year-old".
func (d *flow) aged(i itemID) bool { return d.at(i).kind == itemWord && d.pack.Aged(d.text(i)) }

// plainVerb reports whether item i is a verb of saying or thinking in the present, and never a
// noun.
func (d *flow) plainVerb(i itemID) bool {
	e := d.items[i].entry
	return e.Cue&(lang.CueSay|lang.CueTell|lang.CueThink) != 0 && e.Cue&lang.CueNoun == 0 && e.Form&(lang.Base|lang.Present) != 0 && e.Class&^lang.Function == 0
}

// objective reports whether item i is a pronoun that is never a subject.
func (d *flow) objective(i itemID) bool { return d.part(i, lang.Objective) }

// isPlace reports whether the name at item i is a place's.
func (d *flow) isPlace(i itemID) bool {
	m := d.mention(i)
	return m.Entity >= 0 && d.entityIs(m.Entity, names.Place)
}

// opensClause reports whether a clause can begin after item i.
func (d *flow) opensClause(i itemID) bool {
	it := &d.items[i]
	switch it.kind {
	case itemQuote:
		return true
	case itemStop:
		return it.char == ',' || it.char == ';' || it.char == ':' || it.char == '-' || it.char == '('
	case itemWord:
		return it.entry.Is(lang.Conjunction|lang.Relative|lang.Question) || it.entry.Part&lang.Adverbial != 0 || it.entry.Cue&lang.VerbCues != 0
	}
	return false
}

// document reports whether the noun at item i is something written or said, that "it" may mean: "A
// report by the board found … It said".
func (d *flow) document(i itemID) bool {
	return d.items[i].kind == itemWord && d.items[i].entry.Cue&lang.CueNoun != 0 && !d.describesPerson(i) && !d.describesBody(i)
}

// predicate reports whether item i begins what a clause says of its subject.
func (d *flow) predicate(i itemID, ln *line) bool {
	return d.is(i, lang.Auxiliary|lang.Modal) || d.items[i].kind == itemClitic && !d.genitive(i, ln.end) || d.finite(i, ln.first) ||
		d.items[i].kind == itemWord && d.items[i].entry.Class&lang.Function == 0 && d.pack.Looks(d.text(i), lang.Past)
}
