package read

import (
	"github.com/onrecord/onrecord/internal/annotate/lang"
	"github.com/onrecord/onrecord/internal/prose"
)

// organisation reads an organisation's name at i: one that the pack knows, or capitalised words
// with a noun that makes them one, or a firm's ending, or an acronym. w is the phrase at i, of n
// tokens; alone tells that it is one word with which nothing goes on. It gives i where there is
// none.
func (or organisations) organisation(i int32, w lang.Word, n int32, alone bool) int32 {
	e := or.Pack.Entry(w)
	if n > 1 && e.Is(lang.Thing) && !e.Is(lang.OrgName) {
		return i
	}
	known := or.knownEnd(i, n, e)
	if or.Shaped(i, Heading) {
		if known == 0 || !or.knownInHeading(i, n, e) {
			return i
		}
		or.add(Span{First: i, End: known, Guess: Organisation, Word: w, Rule: ByKnownOrg, Weak: n == 1})
		return known
	}
	if known > 0 && or.namesPlace(i, known) {
		return i
	}
	var end int32
	var rule *Rule
	if !alone || e.Is(lang.OrgHead) {
		if end, rule = or.headed(i); end <= i {
			end, rule = or.led(i, n)
		}
	}
	switch {
	case end > i && end > known:
		or.add(Span{First: i, End: end, Guess: Organisation, Rule: rule})
		return end
	case known > 0:
		return or.addKnown(i, known, w, n)
	case e.Is(lang.Place) && (n > 1 || alone || !or.fieldBehindPlace(i)):
		return i
	case n == 1 && or.chamber(i):
		or.add(Span{First: i, End: i + 1, Guess: Organisation, Rule: ByOrgHead})
		return i + 1
	case !alone && (or.channel(i) || or.fieldOf(i, n) || n == 1 && or.fieldBehindPlace(i)):
		or.add(Span{First: i, End: i + 2, Guess: Organisation, Rule: ByOrgHead})
		return i + 2
	}
	return or.acronym(i)
}

// knownEnd is where an organisation's name ends that the pack knows, at i, of n tokens; 0: there is
// none.
func (or organisations) knownEnd(i, n int32, e *lang.Entry) int32 {
	styled := n == 1 && or.honorific && or.titleEnd == i && !or.Toks[i].Is(prose.Caps) // "Ms. Ford"
	if !e.Is(lang.OrgName) || styled || !or.knownHere(i, n, e) {
		return 0
	}
	return or.ofPlace(i, i+n)
}

// chamber reports whether a chamber that goes by one word stands at i: "the Lords".
func (or organisations) chamber(i int32) bool {
	if !or.teamAlone(i) || or.NameNext(i+1) || or.titled(i) {
		return false
	}
	return !or.Is(i-1, lang.Article) || or.LinkAny(i-1, lang.LinkThe)
}

// knownInHeading reports whether a known organisation's name is more than an ordinary word in a
// headline.
func (or organisations) knownInHeading(i, n int32, e *lang.Entry) bool {
	return n > 1 || !e.Is(Ordinary) || or.Toks[i].Is(prose.Caps) && !e.Is(lang.Common)
}

// namesPlace reports whether a place is named for a known organisation: "Wells Fargo Center".
func (or organisations) namesPlace(i, known int32) bool {
	end := or.places().placeHead(i)
	return end > known && or.onlyPlaceHead(end-1)
}

// addKnown adds the known organisation from i to end, by phrase w of n tokens, with what goes on
// with its name.
func (or organisations) addKnown(i, end int32, w lang.Word, n int32) int32 {
	weak := n == 1 && or.Shaped(i, Weak) && or.Pack.Entry(w).Is(Ordinary)
	end = or.numbered(or.branch(i, end))
	if or.unknownGoesOn(i, end) {
		end++
	}
	if end != i+n {
		w = 0 // the phrase is less than the name
	}
	or.add(Span{First: i, End: end, Guess: Organisation, Word: w, Rule: ByKnownOrg, Weak: weak})
	return end
}

// unknownGoesOn reports whether a known organisation's name goes on with one word that nobody
// knows: "Anglo American Platinum".
func (or organisations) unknownGoesOn(i, end int32) bool {
	if !or.goesOn(end) || or.NameNext(end+1) || or.Toks[end].Is(prose.Digits) {
		return false
	}
	if or.Is(i-1, lang.Article) || or.Kind(i-1) == prose.Number {
		return false
	}
	return !or.Toks[end-1].Is(prose.Caps) && !or.Is(end-1, lang.Demonym|lang.Belief)
}

// channel reads a broadcaster's number: "Channel 15".
func (or organisations) channel(i int32) bool {
	if !or.Is(i, lang.Numbered) || !or.Is(i, lang.OrgNoun|lang.OrgLead) || or.Is(i, lang.PlaceHead) {
		return false
	}
	number := or.Kind(i+1) == prose.Number && or.Size(i+1) < 3
	return number && or.Shaped(i, Capital) && !or.titled(i)
}

// numbered takes the number that belongs to a broadcaster's name: "Fox 35".
func (or organisations) numbered(end int32) int32 {
	if or.Kind(end) == prose.Number && or.Size(end) <= 3 && or.Is(end-1, lang.Numbered) && !or.Opens(end) {
		return end + 1
	}
	return end
}

// notAField are the words that are no field of what an organisation does, though a list may have
// them as nouns, too.
const notAField = lang.Function | lang.Adverb | lang.TimeWord | lang.NumberWord | lang.Title | lang.Post |
	lang.PersonNoun | lang.Kin | lang.Unnamed | lang.Lead | lang.PlaceHead | lang.Demonym | lang.Belief |
	lang.Given | lang.Surname | lang.Place | lang.Thing | lang.Month | lang.Day

// fieldOf reports whether an ordinary noun and a country make an organisation's name: "Athletics
// Kenya", "Education Scotland".
func (or organisations) fieldOf(i, n int32) bool {
	if n != 1 || or.titled(i) || !or.Is(i, lang.Common|lang.OrgNoun|lang.OrgHead) || or.Is(i, notAField) {
		return false
	}
	country := or.NameNext(i+1) && or.Is(i+1, lang.Country) && !or.Is(i+1, lang.Given)
	if !country || or.NameNext(i+2) {
		return false
	}
	if or.CueAt(i+2) || !or.Shaped(i, Weak) && !or.Is(i-1, lang.Article) {
		return true
	}
	return or.Is(i+2, lang.Auxiliary|lang.Modal) && or.Entry(i).Form == 0
}

// fieldBehindPlace reports whether the place at i and an ordinary noun behind it name an
// organisation that says something: "Leeds Water said".
func (or organisations) fieldBehindPlace(i int32) bool {
	t := i + 1
	if !or.Is(i, lang.State|lang.City|lang.Country) || !or.NameNext(t) || or.NameNext(t+1) || or.titled(i) {
		return false
	}
	noun := or.Is(t, lang.Common|lang.OrgNoun) && !or.Is(t, notAField|lang.ThingHead|lang.WorkNoun)
	return noun && (or.says(t+1) || or.saidBy(i))
}

// led finds the end of a name that a word of its own begins, "Banco Almar", or that ties two with
// "&": "Torm & Lund".
func (or organisations) led(i, n int32) (int32, *Rule) {
	if n == 1 && or.leads(i) {
		t := or.pastParticles(i + 1)
		for t < i+6 && or.NameNext(t) && !or.Is(t, lang.Title|lang.Honorific) {
			if to := or.pastParticles(t + 1); to > t+1 && or.NameNext(to) {
				t = to
				continue
			}
			t++
		}
		return t, ByOrgHead
	}
	if or.ampersand(i) {
		t := i + 3
		if or.Is(t, lang.OrgSuffix) && or.Shaped(t, Capital) {
			t = or.PastDot(t + 1)
		}
		return t, ByOrgSuffix
	}
	return 0, nil
}

// leads reports whether an organisation's name begins with the word at i: "Banco Almar".
func (or organisations) leads(i int32) bool {
	const others = lang.Honorific | lang.Title | lang.Demonym | lang.Belief | lang.ThingHead
	next := or.pastParticles(i + 1)
	if !or.Is(i, lang.OrgLead) || !or.NameNext(next) || or.Is(next, others) {
		return false
	}
	return !or.Is(i, Ordinary) || !or.Shaped(i, Weak)
}

// pastParticles goes past small particles at t: "Universidad de la Costa".
func (or organisations) pastParticles(t int32) int32 {
	for or.SmallIs(t, lang.Particle) && !or.Is(t, lang.Function) && !or.Opens(t) {
		t++
	}
	return t
}

// ampersand reports whether "&" ties two names at i, and not a couple's.
func (or organisations) ampersand(i int32) bool {
	if or.Char(i+1) != '&' || !or.NameNext(i+2) || or.Is(i, lang.Thing) {
		return false
	}
	if or.Is(i, lang.Place) && or.Is(i+2, lang.Place) || or.Char(i+3) == ',' && or.Is(i+4, lang.Country|lang.State) {
		return false // "Lagos & Kano", "Orlo & Marn, Kenya"
	}
	w, n := or.phrase(i + 2)
	if n > 1 && or.Is(i+1+n, lang.Title) {
		return false // "PM Orr & Home Minister Ann Lee"
	}
	if or.Is(i, lang.Title) && or.Pack.Entry(w).Is(lang.Title) {
		return false // "President & Chief Executive Ann Lee"
	}
	return !or.Is(i, lang.Given) || !or.Is(i+2, lang.Given)
}

// branch takes the country, or a school's or hospital's city, after an organisation's name:
// "Amnesty International USA", "University Hospital Galway".
func (or organisations) branch(i, end int32) int32 {
	if or.Shape(end)&(Capital|Shut|Heading) != Capital || or.NameNext(end+1) {
		return end
	}
	if end-i > 1 && or.cityOf(end) {
		return end + 1
	}
	land := or.Is(end, lang.Country|lang.State) || or.Pack.NounsCapital && or.Is(end, lang.Place)
	if land && !or.Is(i, lang.Place) && (!or.Is(end, lang.Given) || or.Is(end, lang.State)) {
		return end + 1
	}
	return end
}

// cityOf reports whether the city of a school or hospital stands at t.
func (or organisations) cityOf(t int32) bool {
	return or.NameNext(t) && or.Is(t, lang.City) && or.Is(t-1, lang.OrgHead) && !or.Is(t, lang.Given|lang.Title)
}

// ofPlace takes the state or country that an organisation's branch is named for: "ACLU of Ohio".
func (or organisations) ofPlace(first, end int32) int32 {
	if or.Toks[first].Is(prose.Caps) && or.ofCountry(end) {
		return end + 2
	}
	return end
}

// ofCountry reports whether "of" and a state or country stand at t.
func (or organisations) ofCountry(t int32) bool {
	return or.Link(t, lang.LinkOf) && or.Is(t+1, lang.State|lang.Country) && or.Shaped(t+1, Capital)
}

// knownHere reports whether a known organisation's name at i can be meant: it is not the beginning
// of a longer name of somebody ("Ford" in "Ford Madox").
func (or organisations) knownHere(i, n int32, e *lang.Entry) bool {
	named := e.Is(lang.Given | lang.Surname)
	switch {
	case n > 1:
		return true
	case or.titled(i) && or.honorific && !or.Toks[i].Is(prose.Caps) && !or.NameNext(i+1):
		return false // "Ms. Coles"
	case or.Shaped(i, Initial) && or.Size(i) == 1:
		return or.Link(i-1, lang.LinkOn) && !or.continues(i+1) // "posted on X"
	case or.ownsPost(i):
		return !named
	case named && or.namesSomebody(i), or.PublishedName(i) && !or.NameNext(i+2), or.placeHere(i, e):
		return false
	case !or.Shaped(i, Weak) || !e.Is(Ordinary):
		return true
	case or.Is(i+1, lang.Post|lang.Title|lang.Unnamed|lang.Spokes) && !or.Is(i+1, lang.OrgNoun):
		return true
	}
	return or.Small(i+1) && (or.Is(i+1, lang.Auxiliary|lang.Modal) || or.Entry(i+1).Form&lang.Past != 0) || or.says(i+1)
}

// placeHere reports whether a body's name at i that is a place's, too, is the place's here.
func (or organisations) placeHere(i int32, e *lang.Entry) bool {
	if e.Is(lang.Region) && or.Is(i-1, lang.Article|lang.Demonym) && !or.bodyNoun(i+1) {
		return true // "the Amazon"
	}
	return e.Is(lang.City) && or.Is(i-1, lang.Preposition) && !or.Link(i-1, lang.LinkOf|lang.LinkVersus) // "in Chelsea"
}

// bodyNoun reports whether a small noun stands at t that is no place's: the warehouse of "the
// Amazon warehouse".
func (or organisations) bodyNoun(t int32) bool {
	return or.Small(t) && !or.Is(t, lang.Function|lang.Adverb|lang.AreaNoun) && !or.VerbNext(t)
}

// ownsPost reads "Labour's Ann Lee", "Labour group leader".
func (or organisations) ownsPost(i int32) bool {
	if or.Kind(i+1) == prose.Clitic && or.NameNext(i+2) {
		return true
	}
	return or.Is(i+1, lang.OrgNoun) && or.Is(i+2, lang.Post)
}

// namesSomebody reports whether the words around a known name show it to be a person's: "mum Dawn,
// 49", "Ford Madox".
func (or organisations) namesSomebody(i int32) bool {
	if or.SmallIs(i-1, lang.Kin|lang.Post|lang.PersonNoun) || or.Aged(i+1) {
		return true
	}
	return or.titled(i) || or.surnameNext(i+1)
}
