package read

import (
	"github.com/onrecord/onrecord/internal/annotate/lang"
	"github.com/onrecord/onrecord/internal/gazetteer"
	"github.com/onrecord/onrecord/internal/prose"
)

// Runs are a story's runs of capitals: where each begins, goes on and ends.
type Runs struct{ Story }

// givenAt reports whether a given name stands at i, or two that a hyphen ties.
func (ru *Runs) givenAt(i int32) bool {
	return ru.Is(i, lang.Given) || ru.Shaped(i, Capital) && ru.doubleGiven(i)
}

// onlyName reports whether the word at i bears a capital and can be nothing but a name.
func (ru *Runs) onlyName(i int32) bool {
	if !ru.NameNext(i) || ru.Toks[i].Kind != prose.Word || ru.Shaped(i, Plain) {
		return false
	}
	return ru.Bare(i) || ru.Is(i, lang.Given|lang.Surname) && !ru.Is(i, Ordinary|lang.Place|lang.OrgHead)
}

// styleAsName reports whether the style at t, of entry e, is a name by a published collection, and
// stands between two words that can be nothing else: the Sheikh of "Abdinasir Sheikh Yaror".
func (ru *Runs) styleAsName(t int32, e *lang.Entry) bool {
	if e.Gender == 0 || e.Is(lang.Abbrev|lang.OrgHead) || ru.Shaped(t, Heading) {
		return false
	}
	opens := ru.Shape(t-1)&(Capital|Weak|Plain|Heading) == Capital|Weak && ru.Bare(t-1)
	return ru.Facts(t).Is(gazetteer.Given|gazetteer.Surname) && (opens || ru.onlyName(t-1)) && ru.onlyName(t+1)
}

// apposed reports whether what stands at i is called by a post or a word for kin before it: "her
// husband, Friday Adeleke".
func (ru *Runs) apposed(i int32) bool {
	if ru.Char(i-1) == ',' {
		i--
	}
	return ru.SmallIs(i-1, lang.Kin|lang.Post)
}

// headWithin reports whether an organisation's noun stands in the next words that bear capitals.
func (ru *Runs) headWithin(i int32) bool {
	for k := i; k < min(i+5, ru.Len()) && ru.inNoun(k, k == i); k++ {
		if ru.Is(k, lang.Given) || ru.Is(k, lang.Title) && !ru.Is(k, lang.OrgHead) && ru.NameNext(k+1) {
			return false
		}
		if ru.Is(k, lang.OrgHead) {
			return true
		}
	}
	return false
}

// inNoun reports whether a capitalised word stands at k that can be part of an organisation's name,
// or a mark within one: "Nurses' Union".
func (ru *Runs) inNoun(k int32, first bool) bool {
	if ru.Opens(k) {
		return false
	}
	return ru.Shaped(k, Capital) || !first && ru.ownersMark(k)
}

// ownersMark reports whether a mark stands at t right behind a word.
func (ru *Runs) ownersMark(t int32) bool { return ru.Kind(t) == prose.Mark && !ru.Flag(t, prose.Space) }

// placeEnds reports whether a known place's name ends before token end.
func (ru *Runs) placeEnds(end int32) bool {
	if ru.Is(end-1, lang.Place) {
		return true
	}
	w, n := ru.phrase(end - 2)
	return n == 2 && ru.Pack.Entry(w).Is(lang.Place)
}

// PlaceBegins reports whether a known place's name begins at token i.
func (ru *Runs) PlaceBegins(i int32) bool {
	w, _ := ru.phrase(i)
	return ru.Pack.Entry(w).Is(lang.Place)
}

// onlyPlaceHead reports whether the noun at t is no surname and no organisation's noun, whatever
// stands before it.
func (ru *Runs) onlyPlaceHead(t int32) bool {
	if ru.Is(t, lang.OrgHead) && !ru.Is(t, lang.ForHead) {
		return false
	}
	return !ru.Is(t, lang.Surname|lang.Given|lang.OrgSuffix)
}

// kindBefore reports whether a noun for a kind of organisation stands before token i, which is its
// name: "the charity Ostrey Aid", "The insurer, Pell Mutual, has".
func (ru *Runs) kindBefore(i int32) bool {
	if ru.KindOfOrg(i-1) && !ru.Is(i-1, lang.Post) {
		return true
	}
	if ru.Part(i-1, lang.Named) && ru.KindOfOrg(i-2) {
		return true // "a group called Show Me"
	}
	if ru.Char(i-1) != ',' || !ru.KindOfOrg(i-2) || !ru.LinkAny(i-3, lang.LinkThe) && !ru.Is(i-3, lang.Possessive) {
		return false
	}
	return ru.Char(ru.pairEnd(i, ru.Entry(i))) == ','
}

// pairEnd is runEnd, past the "and" of a pair: "Pell and Rooke Mutual".
func (ru *Runs) pairEnd(i int32, e *lang.Entry) int32 {
	if ru.Link(i+1, lang.LinkAnd) && ru.NameNext(i+2) && ru.NameNext(i+3) && !e.Is(lang.Given|lang.Place|lang.OrgName) {
		return ru.runEnd(i + 2)
	}
	return ru.runEnd(i)
}

// runEnd is where the run of capitals that begins at i ends.
func (ru *Runs) runEnd(i int32) int32 {
	t := i + 1
	for ; t < i+6; t++ {
		if ru.Char(t) == '&' && ru.NameNext(t+1) {
			continue
		}
		if ru.smallInside(t) {
			continue // "Clinics Without Walls"
		}
		if !ru.NameNext(t) || ru.tied(t) || ru.Toks[t].Kind != prose.Word || ru.beginsAnother(t) {
			break
		}
	}
	return t
}

// holderBehind is where a run from i to end ends before the name of who holds the post that stands
// before it, "chief executive of Orbo | Mumta Dabul said", "secretary of State | Ann D. Lund"; end
// where no holder stands there.
func (ru *Runs) holderBehind(i, end int32) int32 {
	name := end - 2
	if ru.Shaped(name, Initial) {
		name--
	}
	if name <= i || !ru.onlyName(name) || !ru.onlyName(end-1) {
		return end
	}
	if !ru.VerbNext(end) && !ru.SmallIs(end, lang.Adverb) && !ru.givenName(name) {
		return end
	}
	if name-1 > i && ru.givenName(name-1) {
		name-- // "Ann Mumta Dabul"
	}
	if ru.Is(i-1, lang.Preposition) && ru.Is(i-2, lang.Post|lang.Title) && !ru.Plural(i-2) {
		return name
	}
	return end
}

// givenName reports whether the word at t is nothing but a given name, by list or collection.
func (ru *Runs) givenName(t int32) bool {
	return ru.onlyName(t) && (ru.Is(t, lang.Given) || ru.publishedAs(t, gazetteer.Given))
}

// holderOfBody is where a run from i to end ends behind a body's noun, before the name of who holds
// the post in it that stands before the run, "director of the Ferry Agency | Budi Wijaya"; end
// where no holder stands there.
func (ru *Runs) holderOfBody(i, end int32) int32 {
	post := i - 1
	if ru.Is(post, lang.Article) {
		post--
	}
	if !ru.Is(post, lang.Preposition) || !ru.Is(post-1, lang.Post|lang.Title|lang.Spokes) || ru.Plural(post-1) {
		return end
	}
	for t := i + 2; t < end-1; t++ {
		if ru.isHeadAt(t-1) && ru.NameNext(t+1) && ru.namesHolder(t, end) {
			return t
		}
	}
	return end
}

// namesHolder reports whether the words from t on, to the end of a run, are somebody's name by
// lists or collections, or two that nobody knows, as behind a school's or club's noun its own name
// is.
func (ru *Runs) namesHolder(t, end int32) bool {
	if ru.givenAt(t) && !ru.Is(t, lang.Place) || ru.PublishedName(t) {
		return true
	}
	return t+2 == end && !ru.Is(t-1, lang.Learned|lang.Team) && ru.nobodysWords(t)
}

// nobodysWords reports whether two words stand at t that neither lists nor collections of ordinary
// words have, so that they can only be a name.
func (ru *Runs) nobodysWords(t int32) bool {
	return ru.nameOfNoList(t) && !ru.ordinaryWord(t) && !ru.ordinaryWord(t+1)
}

// beginsAnother reports whether the word at t begins another name, or stands before one.
func (ru *Runs) beginsAnother(t int32) bool {
	switch {
	case ru.Is(t, lang.Honorific|lang.Day|lang.Month):
		return true
	case ru.Is(t, lang.Demonym|lang.Belief) && !ru.Is(t, lang.Lead) && ru.NameNext(t+1):
		return true
	case ru.knownBehindLetters(t):
		return true
	}
	return ru.Is(t, lang.Title) && ru.NameNext(ru.PastDot(t+1))
}

// knownBehindLetters reports whether a body of its own stands at t behind another's letters, with
// what the two have in common: "the BTR YouTube channel".
func (ru *Runs) knownBehindLetters(t int32) bool {
	const others = Ordinary | lang.OrgHead | lang.OrgSuffix | lang.Place | lang.Given | lang.Surname
	return ru.Is(t, lang.OrgName) && !ru.Is(t, others) && ru.Flag(t-1, prose.Caps) && ru.Small(t+1)
}

// smallInside reports whether a function word at t has a capital only because it stands within a
// name: "Save Our Beaches".
func (ru *Runs) smallInside(t int32) bool {
	if ru.Shape(t)&(Capital|Shut) != Capital || !ru.Shaped(t-1, Capital) || !ru.NameNext(t+1) {
		return false
	}
	return ru.Is(t, lang.Preposition|lang.Possessive|lang.Conjunction|lang.Pronoun|lang.Negation)
}

// kindOpens reports whether a noun for a kind of organisation opens a sentence at i, with its name
// after it: "Chipmaker Silicon Harbor".
func (ru *Runs) kindOpens(i int32) bool {
	if !ru.Part(i, lang.KindOfBody) || ru.Shape(i)&(Weak|Heading) != Weak || !ru.NameNext(i+1) {
		return false
	}
	return !ru.Plural(i) && !ru.Is(i, lang.Given|lang.OrgHead|lang.Title)
}

// goesOn reports whether a name goes on at i with a word that nobody knows, or a point of the
// compass: "Hebrides Marine", "Sparta Brno".
func (ru *Runs) goesOn(i int32) bool {
	if !ru.NameNext(i) || ru.Toks[i].Kind != prose.Word || !ru.Unknown(i) || ru.Shaped(i, Plain|Initial) {
		return false
	}
	return !ru.Toks[i].Is(prose.Caps) && !ru.Toks[i].Is(prose.Hyphen)
}

// compass reports whether a point of the compass stands at i and ends a name there: "Enugu East",
// "Northumberland South".
func (ru *Runs) compass(i int32) bool {
	if !ru.NameNext(i) || !ru.Part(i, lang.Compass) {
		return false
	}
	return !ru.NameNext(i+1) || ru.Part(i+1, lang.Local) || ru.Is(i+1, lang.Title)
}

// titleWithin reports whether a title stands among the tokens.
func (ru *Runs) titleWithin(first, end int32) bool {
	for t := first; t < end; t++ {
		if ru.Is(t, lang.Honorific) || ru.Is(t, lang.Title) && ru.Is(t+1, lang.Given) {
			return true
		}
	}
	return false
}

// isHeadAt reports whether an organisation's noun stands at i, so that what stands before it is no
// title: "Prince Group", "King Street".
func (ru *Runs) isHeadAt(i int32) bool {
	return ru.Is(i, lang.OrgHead|lang.PlaceHead) && !ru.Is(i, lang.Given|lang.Surname|lang.Title)
}

// VillageBefore reports whether the words before token i make a place of what follows: "a village
// of", "the village".
func (ru *Runs) VillageBefore(i int32) bool {
	switch {
	case ru.Opens(i):
		return false
	case ru.Link(i-1, lang.LinkOf):
		village := ru.Is(i-2, lang.PlaceHead) && !ru.Shaped(i-2, Capital)
		return village && !ru.Is(i-2, lang.OrgHead|lang.WorkNoun|lang.Post)
	}
	village := ru.SmallIs(i-1, lang.PlaceHead) && ru.Link(i-2, lang.LinkThe)
	return village && !ru.Is(i-1, lang.OrgHead|lang.OrgNoun|lang.Post)
}
