package clause

import (
	"github.com/onrecord/onrecord/internal/annotate/lang"
	"github.com/onrecord/onrecord/internal/annotate/names"
	"github.com/onrecord/onrecord/internal/prose"
)

// DescribesPerson reports whether the noun at item i is said of people.
func (d *Flow) DescribesPerson(i ItemID) bool {
	return d.Is(i, lang.Post|lang.Title|lang.Kin|lang.PersonNoun|lang.Demonym|lang.Spokes) || d.Aged(i)
}

func (d *Flow) DescribesBody(i ItemID) bool { return d.Is(i, lang.OrgNoun|lang.OrgHead) }

// Lemma is the lemma of the noun at item i.
func (d *Flow) Lemma(i ItemID) lang.Word {
	if l := d.Items[i].Entry.Lemma; l != 0 {
		return l
	}
	return d.Items[i].Word
}

// isAsked reports whether the phrase that begins with item first is of whom somebody asks
// something: the answer will be his.
func (d *Flow) isAsked(first ItemID, ln *Line) bool {
	return first > ln.First && d.HasCue(first-1, lang.CueAsk) && d.HasForm(first-1, lang.Past)
}

// participle reports whether item k ends as participles do, and is not known as anything else.
func (d *Flow) participle(k ItemID) bool {
	w := d.Spelled(k)
	return d.Pack.Looks(w, lang.Gerund) || d.Items[k].Entry.Class == 0 && d.Pack.Looks(w, lang.Past) || d.HasCue(k, lang.VerbCues) && !d.Personal(k)
}

// Verbish reports whether item k can begin a predicate: an auxiliary, a verb's ending, an adverb.
func (d *Flow) Verbish(k, hi ItemID) bool {
	if k >= hi {
		return false
	}
	it := d.At(k)
	if it.Kind == Clitic {
		return !d.Genitive(k, hi)
	}
	if it.Kind != Word {
		return false
	}
	if it.Entry.Is(lang.Auxiliary|lang.Modal|lang.Adverb|lang.Negation|lang.Hedge) || it.Entry.Cue&lang.VerbCues != 0 {
		return true
	}
	if it.Entry.Class&lang.Function != 0 {
		return false
	}
	return d.Pack.Looks(d.Spelled(k), lang.Past|lang.Present) || k+1 < hi && d.At(k-1).Kind == Name && d.Is(k+1, lang.Article|lang.Possessive) // "Lee quit her job"
}

func (d *Flow) Nominative(i ItemID) bool { return d.Part(i, lang.Nominative) }

// Gender is what the pronoun or noun at item i tells of the person's sex; 0 where it tells nothing.
func (d *Flow) Gender(i ItemID) lang.Gender {
	g := d.Items[i].Entry.Gender
	if g == lang.Male|lang.Female {
		return 0
	}
	return g
}

func (d *Flow) MentionIsPerson(i ItemID) bool {
	m := d.Mention(i)
	if m.Entity < 0 {
		return len(m.Candidates) > 0 && d.Cast.Entities[m.Candidates[0]].Type == names.Person
	}
	return d.Cast.Entities[m.Entity].Type == names.Person
}

func (d *Flow) EntityIs(e names.EntityID, t names.Type) bool { return d.Cast.Entities[e].Type == t }

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
	return i > lo && d.Is(i-1, lang.Article|lang.Possessive) && i+1 < hi && d.Items[i+1].Kind == Word && !d.Is(i+1, lang.Preposition)
}

func (d *Flow) pluralName(i ItemID) bool { return d.Mention(i).Plural }

// finite reports whether item i is a finite verb, as far as the pack and its ending tell.
func (d *Flow) finite(i, lo ItemID) bool {
	it := d.At(i)
	if it.Kind != Word {
		return false
	}
	if i > lo && d.Is(i-1, lang.Article|lang.Possessive) {
		return false
	}
	e := it.Entry
	if e.Cue&lang.VerbCues != 0 && e.Form&(lang.Past|lang.Present) != 0 {
		return !e.Is(lang.Post|lang.PersonNoun|lang.OrgNoun|lang.Unnamed) && (e.Cue&lang.CueNoun == 0 || e.Form&lang.Past != 0)
	}
	return e.Class == 0 && d.Pack.Looks(d.Spelled(i), lang.Past) && i > lo && (d.IsName(i-1) || d.Is(i-1, lang.Pronoun))
}

func (d *Flow) BeVerb(i ItemID) bool { return d.Part(i, lang.Be) }

// conditional reports whether the modal at i makes what follows unreal: would, could, might.
func (d *Flow) conditional(i ItemID) bool { return d.Part(i, lang.Unreal) }

// Mention is the mention that item i, a name, is.
func (d *Flow) Mention(i ItemID) *names.Mention { return &d.Cast.Mentions[d.Items[i].Mention()] }

// IsQuote reports whether item i is a quotation.
func (d *Flow) IsQuote(i ItemID) bool { return d.At(i).Kind == Quote }

// IsName reports whether item i is a name.
func (d *Flow) IsName(i ItemID) bool { return d.At(i).Kind == Name }

// IsStop reports whether item i is punctuation.
func (d *Flow) IsStop(i ItemID) bool { return d.At(i).Kind == Stop }

// QuoteAt is the quotation that item i is.
func (d *Flow) QuoteAt(i ItemID) *Quotation { return &d.Quotes[d.Items[i].Quotation()] }

// HasCue reports whether item i is one of the cues.
func (d *Flow) HasCue(i ItemID, c lang.CueSet) bool { return d.At(i).Entry.Cue&c != 0 }

// HasForm reports whether item i is a verb in one of the forms.
func (d *Flow) HasForm(i ItemID, f lang.Form) bool { return d.At(i).Entry.Form&f != 0 }

// Is reports whether item i is a word of one of the classes.
func (d *Flow) Is(i ItemID, c lang.Class) bool {
	it := d.At(i)
	return it.Kind == Word && it.Entry.Is(c)
}

// Stop reports whether item i is the punctuation c.
func (d *Flow) Stop(i ItemID, c byte) bool {
	it := d.At(i)
	return it.Kind == Stop && it.Char == c
}

// Spelled is the words of item i.
func (d *Flow) Spelled(i ItemID) string {
	it := d.At(i)
	if it.Kind == Beyond {
		return ""
	}
	return d.S[d.Tokens[it.First].Start:d.Tokens[it.End-1].End]
}

// Genitive reports whether item i is the 's of a possessor: a noun or name follows and not a verb's
// rest.
func (d *Flow) Genitive(i, hi ItemID) bool {
	it := d.At(i)
	if it.Kind == Clitic {
		if s := d.Spelled(i); s != "'s" && s != "’s" && s != "'S" && s != "’S" {
			return false
		}
		if i > 0 && (d.Is(i-1, lang.Question|lang.Relative) || d.Is(i-1, lang.Pronoun) && d.Items[i-1].Entry.Gender != 0) {
			return false // what's, she's
		}
		return i+1 < hi && !d.Is(i+1, lang.Article|lang.Preposition|lang.Auxiliary|lang.Negation|lang.Possessive)
	}
	return it.Kind == Stop && it.Char == '\'' || it.Kind == Stop && d.Spelled(i) == "’"
}

// Nounish reports whether item i can be part of a noun phrase before or as its head.
func (d *Flow) Nounish(i ItemID) bool {
	it := d.At(i)
	if it.Kind != Word {
		return false
	}
	const no = lang.Preposition | lang.Conjunction | lang.Pronoun | lang.Relative | lang.Auxiliary | lang.Modal | lang.Negation | lang.Article | lang.Possessive |
		lang.Adverb | lang.Hedge | lang.Question | lang.Hypothetical | lang.TimeWord | lang.Day | lang.Month
	return !it.Entry.Is(no) || it.Entry.Is(lang.Post|lang.Title|lang.PersonNoun)
}

// personalPronoun reports whether the pronoun at item j can stand for somebody who speaks: not
// "same", "this", "what".
func (d *Flow) personalPronoun(j ItemID) bool {
	e := d.Items[j].Entry
	return e.Gender != 0 || e.Number != 0 || e.Part&(lang.Quantity|lang.Speaking|lang.Hearer|lang.Anybody) != 0 || e.Is(lang.Relative)
}

func (d *Flow) demonstrative(i ItemID) bool { return d.Part(i, lang.Determiner) }

// Part reports whether item i is a word that plays one of the parts.
func (d *Flow) Part(i ItemID, p lang.Part) bool {
	it := d.At(i)
	return it.Kind == Word && it.Entry.Part&p != 0
}

// Link reports whether item i is a word that ties names in one of the ways.
func (d *Flow) Link(i ItemID, l lang.Link) bool {
	it := d.At(i)
	return it.Kind == Word && it.Entry.Link&l != 0
}

// articleOf reports whether the article at item i also says whose something is, as in "ein Sprecher
// der Werft".
func (d *Flow) articleOf(i ItemID) bool { return d.Is(i, lang.Article) && d.Link(i, lang.LinkOf) }

// adverbial reports whether the preposition at i begins an adverbial that modifies a clause, not a
// noun.
func (d *Flow) adverbial(i ItemID) bool {
	return d.Tokens[d.Items[i].First].Is(prose.Upper) || d.Part(i, lang.Adverbial)
}

// countable reports whether the pronoun at i can head a phrase of its own: one (of), some (of),
// others.
func (d *Flow) countable(i ItemID) bool { return d.Part(i, lang.Quantity) }

// Personal reports whether the noun at item i names people or bodies that can speak.
func (d *Flow) Personal(i ItemID) bool {
	it := d.At(i)
	return it.Kind == Name || d.Is(i, lang.Post|lang.Title|lang.Spokes|lang.Kin|lang.PersonNoun|lang.Unnamed|lang.OrgNoun|lang.OrgHead|lang.Demonym|lang.Honorific) ||
		it.Kind == Word && (it.Entry.Cue&lang.CueNoun != 0 || d.Aged(i))
}

// Aged reports whether item i is "54-year-old".
func (d *Flow) Aged(i ItemID) bool { return d.At(i).Kind == Word && d.Pack.Aged(d.Spelled(i)) }

// plainVerb reports whether item i is a verb of saying or thinking in the present, and never a
// noun.
func (d *Flow) plainVerb(i ItemID) bool {
	e := d.Items[i].Entry
	return e.Cue&(lang.CueSay|lang.CueTell|lang.CueThink) != 0 && e.Cue&lang.CueNoun == 0 && e.Form&(lang.Base|lang.Present) != 0 && e.Class&^lang.Function == 0
}

// objective reports whether item i is a pronoun that is never a subject.
func (d *Flow) objective(i ItemID) bool { return d.Part(i, lang.Objective) }

// IsPlace reports whether the name at item i is a place's.
func (d *Flow) IsPlace(i ItemID) bool {
	m := d.Mention(i)
	return m.Entity >= 0 && d.EntityIs(m.Entity, names.Place)
}

// OpensClause reports whether a clause can begin after item i.
func (d *Flow) OpensClause(i ItemID) bool {
	it := &d.Items[i]
	switch it.Kind {
	case Quote:
		return true
	case Stop:
		return it.Char == ',' || it.Char == ';' || it.Char == ':' || it.Char == '-' || it.Char == '('
	case Word:
		return it.Entry.Is(lang.Conjunction|lang.Relative|lang.Question) || it.Entry.Part&lang.Adverbial != 0 || it.Entry.Cue&lang.VerbCues != 0
	}
	return false
}

// Document reports whether the noun at item i is something written or said, that "it" may mean: "A
// report by the board found … It said".
func (d *Flow) Document(i ItemID) bool {
	return d.HasCue(i, lang.CueNoun) && !d.DescribesPerson(i) && !d.DescribesBody(i)
}

// Predicate reports whether item i begins what a clause says of its subject.
func (d *Flow) Predicate(i ItemID, ln *Line) bool {
	return d.Is(i, lang.Auxiliary|lang.Modal) || d.Items[i].Kind == Clitic && !d.Genitive(i, ln.End) || d.finite(i, ln.First) ||
		d.Items[i].Kind == Word && d.Items[i].Entry.Class&lang.Function == 0 && d.Pack.Looks(d.Spelled(i), lang.Past)
}
