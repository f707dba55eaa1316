package clause

import (
	"slices"

	"github.com/onrecord/onrecord/internal/annotate/lang"
	"github.com/onrecord/onrecord/internal/annotate/names"
	"github.com/onrecord/onrecord/internal/gazetteer"
	"github.com/onrecord/onrecord/internal/prose"
)

// IsQuote reports whether item i is a quotation.
//
//go:noinline
func (d *Flow) IsQuote(i ItemID) bool { return d.at(i).Kind == Quote }

// IsName reports whether item i is a name.
//
//go:noinline
func (d *Flow) IsName(i ItemID) bool { return d.at(i).Kind == Name }

// IsStop reports whether item i is punctuation.
//
//go:noinline
func (d *Flow) IsStop(i ItemID) bool { return d.at(i).Kind == Stop }

// Stop reports whether item i is the punctuation c.
//
//go:noinline
func (d *Flow) Stop(i ItemID, c byte) bool {
	it := d.at(i)
	return it.Kind == Stop && it.Char == c
}

// Is reports whether item i is a word of one of the classes.
//
//go:noinline
func (d *Flow) Is(i ItemID, c lang.Class) bool { return d.at(i).Entry.Is(c) }

// Part reports whether item i is a word that plays one of the parts.
//
//go:noinline
func (d *Flow) Part(i ItemID, p lang.Part) bool { return d.at(i).Entry.Part&p != 0 }

// Link reports whether item i is a word that ties names in one of the ways.
//
//go:noinline
func (d *Flow) Link(i ItemID, l lang.Link) bool { return d.at(i).Entry.Link&l != 0 }

// HasCue reports whether item i is one of the cues.
//
//go:noinline
func (d *Flow) HasCue(i ItemID, c lang.CueSet) bool { return d.at(i).Entry.Cue&c != 0 }

// HasForm reports whether item i is a verb in one of the forms.
//
//go:noinline
func (d *Flow) HasForm(i ItemID, f lang.Form) bool { return d.at(i).Entry.Form&f != 0 }

// Spelled is the words of item i.
//
//go:noinline
func (d *Flow) Spelled(i ItemID) string {
	it := d.at(i)
	if it.Kind == Beyond {
		return ""
	}
	return d.S[d.Tokens[it.First].Start:d.Tokens[it.End-1].End]
}

// Lemma is the lemma of the noun at item i.
//
//go:noinline
func (d *Flow) Lemma(i ItemID) lang.Word {
	return d.Pack.Lemma(d.Items[i].Word)
}

// Gender is what the pronoun or noun at item i tells of the person's sex; 0 where it tells nothing.
//
//go:noinline
func (d *Flow) Gender(i ItemID) lang.Gender {
	g := d.Items[i].Entry.Gender
	if g == lang.Male|lang.Female {
		return 0
	}
	return g
}

// capital reports whether item i begins with a capital.
func (d *Flow) capital(i ItemID) bool {
	it := d.At(i)
	return it.Kind != Beyond && d.Tokens[it.First].Is(prose.Upper)
}

// Digits reports whether item i is a number in digits.
//
//go:noinline
func (d *Flow) Digits(i ItemID) bool {
	it := d.At(i)
	return it.Kind == Word && d.Tokens[it.First].Kind == prose.Number
}

// never are the classes of which no word of a noun phrase is.
const never = lang.Preposition | lang.Conjunction | lang.Pronoun | lang.Relative | lang.Auxiliary | lang.Modal |
	lang.Negation | lang.Article | lang.Possessive | lang.Adverb | lang.Hedge | lang.Question | lang.Hypothetical |
	lang.TimeWord | lang.Day | lang.Month

// Nounish reports whether item i can be part of a noun phrase before or as its head. Of the words
// for times “second” can: “a second witness”.
func (d *Flow) Nounish(i ItemID) bool {
	it := d.At(i)
	return it.Kind == Word && (!it.Entry.Is(never) || it.nounToo())
}

// nounToo reports whether a word of a class that is never a noun is one all the same.
//
//go:noinline
func (it *Item) nounToo() bool {
	e := it.Entry
	return e.Is(lang.Post|lang.Title|lang.PersonNoun) || e.Is(lang.NumberWord) && e.Part&lang.OtherPost != 0
}

// speakers are the classes of nouns for people and bodies that can speak.
const speakers = lang.Post | lang.Title | lang.Spokes | lang.Kin | lang.PersonNoun | lang.Unnamed |
	lang.OrgNoun | lang.OrgHead | lang.Demonym | lang.Honorific

// Personal reports whether the noun at item i names people or bodies that can speak.
func (d *Flow) Personal(i ItemID) bool {
	it := d.At(i)
	switch it.Kind {
	case Name:
		return true
	case Word:
		return it.Entry.Is(speakers) || it.Entry.Cue&lang.CueNoun != 0 || d.Aged(i)
	}
	return false
}

// DescribesPerson reports whether the noun at item i is said of people.
func (d *Flow) DescribesPerson(i ItemID) bool {
	return d.Is(i, lang.Post|lang.Title|lang.Kin|lang.PersonNoun|lang.Demonym|lang.Spokes) || d.Aged(i)
}

// Occupation reports whether the word at item i, of which the pack says no more than that it is an
// ordinary one or somebody's name, is a noun for people by a published collection: "the weaver".
func (d *Flow) Occupation(i ItemID) bool {
	it := d.At(i)
	const plain = lang.Common | lang.Given | lang.Surname // "the weaver", who is no Weaver
	if it.Kind != Word || it.Entry.Class&^plain != 0 || it.Entry.Cue != 0 {
		return false
	}
	f := d.personNoun(i)
	return f != 0 && !f.Is(gazetteer.Verb|gazetteer.Ordinary)
}

// MayDescribePerson reports whether the word at item i is among the nouns for people of a published
// collection, whatever else it may be: "the professional", "a regular".
//
//go:noinline
func (d *Flow) MayDescribePerson(i ItemID) bool { return d.personNoun(i) != 0 }

// personNoun is what published collections say of the word at item i, where it is a noun for people
// in them; else 0.
func (d *Flow) personNoun(i ItemID) gazetteer.Facts {
	it := d.At(i)
	if it.Kind != Word || !d.Pack.PublishedWords || d.Tokens[it.First].Is(prose.Upper) {
		return 0
	}
	f := gazetteer.Of(d.Spelled(i))
	if !f.Is(gazetteer.PersonNoun) || slices.Contains(d.Pack.ThingNouns, d.Spelled(i)) {
		return 0
	}
	return f
}

// DescribesBody reports whether the noun at item i is said of organisations.
//
//go:noinline
func (d *Flow) DescribesBody(i ItemID) bool { return d.Is(i, lang.OrgNoun|lang.OrgHead) }

// Document reports whether the noun at item i is something written or said, that "it" may mean: "A
// report by the board found … It said".
func (d *Flow) Document(i ItemID) bool {
	return d.HasCue(i, lang.CueNoun) && !d.DescribesPerson(i) && !d.DescribesBody(i)
}

// Aged reports whether item i is "54-year-old".
func (d *Flow) Aged(i ItemID) bool {
	it := d.At(i)
	return it.Kind == Word && d.Tokens[it.End-1].Is(prose.Hyphen) && d.Pack.Aged(d.Spelled(i))
}

// Address reports whether item i is a form of address that may stand for a name: "His Highness".
func (d *Flow) Address(i ItemID) bool {
	it := d.At(i)
	return it.Is(lang.Honorific) && it.End-it.First > 1 && d.Entry(it.First).Is(lang.Possessive)
}

// MentionIsPerson reports whether the name at item i is a person's.
//
//go:noinline
func (d *Flow) MentionIsPerson(i ItemID) bool {
	m := d.Mention(i)
	if m.Entity == names.NoEntity {
		return len(m.Candidates) > 0 && d.EntityIs(m.Candidates[0], names.Person)
	}
	return d.EntityIs(m.Entity, names.Person)
}

// isPerson reports whether item i is a person's name.
func (d *Flow) isPerson(i ItemID) bool { return d.IsName(i) && d.MentionIsPerson(i) }

// IsPlace reports whether the name at item i is a place's.
func (d *Flow) IsPlace(i ItemID) bool {
	m := d.Mention(i)
	return m.Entity != names.NoEntity && d.EntityIs(m.Entity, names.Place)
}

// EntityIs reports whether entity e is of the type.
//
//go:noinline
func (d *Flow) EntityIs(e names.EntityID, t names.Type) bool { return d.Cast.Entities[e].Type == t }

// pluralName reports whether the name at item i is of several: "the Clintons".
//
//go:noinline
func (d *Flow) pluralName(i ItemID) bool { return d.Mention(i).Plural }
