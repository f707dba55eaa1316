package names

import (
	"github.com/onrecord/onrecord/internal/annotate/lang"
	"github.com/onrecord/onrecord/internal/prose"
)

// A run of capitals within a sentence is one name, unless something in it begins another: a title,
// a people, a day, somebody's given name.

// bodyNamed reads the run of capitals after a noun that says which kind of body it is: "the charity
// Shelter Bay", "think tank Bridge Forward".
func (f *finder) bodyNamed(i, n int32, e *lang.Entry) int32 {
	if !f.kindBefore(i) && !f.kindOpens(i-1) || !f.nameNext(i) || f.titleEnd == i || f.is(i+1, lang.NumberWord) && f.toks[i].Is(prose.Digits) {
		return i
	}
	if e.Is(lang.Title|lang.Honorific|lang.Demonym|lang.Belief|lang.StageName) || e.Is(lang.Post) && !f.link(i+1, lang.LinkOf|lang.LinkFor) || e.Is(lang.Given) && f.surnameNext(i+1) {
		return i
	}
	end := f.pairEnd(i, e)
	if f.is(i-2, lang.Article) && f.toldTo(i-3) && (f.verbNext(end) || f.is(end, lang.Auxiliary|lang.Modal)) {
		return i // "told the company Orr would stay"
	}
	if end == i+n && e.Is(lang.Place|lang.OrgName|lang.Thing) {
		return i
	}
	if e.Is(ordinary) && (f.link(end, lang.LinkOf) || f.link(end, lang.LinkFor)) && f.nameNext(end+1) {
		end = f.capitals(end+1, end) // "Friends of Kelling Park"
	}
	if headed, _ := f.headed(i); headed > end {
		end = headed
	}
	f.add(span{first: i, end: end, guess: isOrganisation, rule: byBody})
	return end
}

// opensNoBody are the words with which no body's name begins, or one that its own rules find.
const opensNoBody = lang.Given | lang.Title | lang.Honorific | lang.Function | lang.TimeWord | lang.Adverb | lang.NumberWord | lang.Demonym | lang.Belief |
	lang.Month | lang.Day | lang.Kin | lang.Unnamed | lang.Lead

// bodyRun reads a run of capitals that is a body's by what stands around it here, whatever its
// words are: "Cricket Southern, which governs the game".
func (f *finder) bodyRun(i, n int32, e *lang.Entry) int32 {
	if f.shape(i)&(heading|initial|plain) != 0 || f.titleEnd == i || e.Is(opensNoBody) || !f.nameNext(i+1) && !f.smallInside(i+1) {
		return i
	}
	end, listed := f.runEnd(i), e.Is(lang.Place|lang.OrgName|lang.Thing)
	if f.tied(i) || end == i+n && listed {
		return i
	}
	if f.is(end-1, lang.ThingHead) || f.titleWithin(i, end) || f.is(end-1, lang.Title|lang.Post) && f.shape(i)&weak != 0 {
		return i
	}
	if !f.around.OrgAround(i, end, f.shape(i)&weak != 0, listed) {
		return i
	}
	if h, _ := f.headed(i); h >= end {
		return i // its noun tells more of where it ends
	}
	f.add(span{first: i, end: end, guess: isOrganisation, rule: byBody})
	return end
}

// kindOfBody reports whether a noun stands at i, in lower case, that a body's name follows: "the
// charity", "law firm".
func (f *finder) kindOfBody(i int32) bool {
	return f.part(i, lang.KindOfBody) && f.shape(i)&lower != 0 && f.entry(i).Number&lang.Plural == 0
}

// paper reads a paper's name of one plain word, under "The" or where it is told or tells something:
// "spoke to The Courier", "told the Echo".
func (f *finder) paper(i, n int32, e *lang.Entry) int32 {
	if n != 1 || !f.part(i, lang.Press) || !f.linkAny(i-1, lang.LinkThe) || f.nameNext(i+1) || f.shape(i)&(heading|weak) != 0 || e.Is(lang.OrgName) {
		return i
	}
	the := f.shape(i-1)&capital != 0 && f.shape(i-1)&(weak|shut|heading) == 0
	if !the && !f.toldTo(i-2) && !f.cueAt(i+1) {
		return i
	}
	f.add(span{first: i, end: i + 1, guess: isOrganisation, rule: byPaper})
	return i + 1
}

// kindBefore reports whether a noun for a kind of body stands before token i, which is its name:
// "the charity Ostrey Aid", "The insurer, Pell Mutual, has".
func (f *finder) kindBefore(i int32) bool {
	if f.kindOfBody(i-1) && !f.is(i-1, lang.Post) {
		return true
	}
	if f.part(i-1, lang.Named) && f.kindOfBody(i-2) {
		return true // "a group called Show Me"
	}
	return f.char(i-1) == ',' && f.kindOfBody(i-2) && (f.linkAny(i-3, lang.LinkThe) || f.is(i-3, lang.Possessive)) && f.char(f.pairEnd(i, f.entry(i))) == ','
}

// pairEnd is runEnd, past the "and" of a pair: "Pell and Rooke Mutual".
func (f *finder) pairEnd(i int32, e *lang.Entry) int32 {
	if f.link(i+1, lang.LinkAnd) && f.nameNext(i+2) && f.nameNext(i+3) && !e.Is(lang.Given|lang.Place|lang.OrgName) {
		return f.runEnd(i + 2)
	}
	return f.runEnd(i)
}

// runEnd is where the run of capitals that begins at i ends.
func (f *finder) runEnd(i int32) int32 {
	t := i + 1
	for ; t < i+6; t++ {
		if f.char(t) == '&' && f.nameNext(t+1) {
			continue
		}
		if f.smallInside(t) {
			continue // "Clinics Without Walls"
		}
		if !f.nameNext(t) || f.tied(t) || f.toks[t].Kind != prose.Word || f.beginsAnother(t) {
			break
		}
	}
	return t
}

// beginsAnother reports whether the word at t begins another name, or stands before one.
func (f *finder) beginsAnother(t int32) bool {
	return f.is(t, lang.Honorific|lang.Day|lang.Month) || f.is(t, lang.Demonym|lang.Belief) && !f.is(t, lang.Lead) && f.nameNext(t+1) || f.is(t, lang.Title) && f.nameNext(f.pastDot(t+1))
}

// smallInside reports whether a function word at t has a capital only because it stands within a
// name: "Save Our Beaches".
func (f *finder) smallInside(t int32) bool {
	return f.has(t) && f.shape(t)&(capital|shut) == capital && f.is(t, lang.Preposition|lang.Possessive|lang.Conjunction|lang.Pronoun) && f.nameNext(t+1) && f.shape(t-1)&capital != 0
}

// kindOpens reports whether a noun for a kind of body opens a sentence at i, with its name after
// it: "Chipmaker Silicon Harbor".
func (f *finder) kindOpens(i int32) bool {
	return f.part(i, lang.KindOfBody) && f.shape(i)&weak != 0 && f.shape(i)&heading == 0 && f.entry(i).Number&lang.Plural == 0 && !f.is(i, lang.Given|lang.OrgHead|lang.Title) && f.nameNext(i+1)
}

// goesOn reports whether a name goes on at i with a word that nobody knows, or a point of the
// compass: "Hebrides Marine", "Sparta Brno".
func (f *finder) goesOn(i int32) bool {
	return f.nameNext(i) && f.toks[i].Kind == prose.Word && f.unknown(i) && f.shape(i)&(plain|initial) == 0 && !f.toks[i].Is(prose.Caps) && !f.toks[i].Is(prose.Hyphen)
}

// compass reports whether a point of the compass stands at i and ends a name there: "Enugu East",
// "Northumberland South".
func (f *finder) compass(i int32) bool {
	return f.nameNext(i) && f.part(i, lang.Compass) && (!f.nameNext(i+1) || f.part(i+1, lang.Local) || f.is(i+1, lang.Title))
}
