package read

import (
	"github.com/onrecord/onrecord/internal/annotate/lang"
	"github.com/onrecord/onrecord/internal/prose"
)

// Cut walks over the tokens and cuts names out.
func (rd *Reader) Cut(around Around) {
	rd.around = around
	for i := int32(0); i < rd.Len(); {
		i = max(i+1, rd.segment(i))
	}
}

// segment reads the name or title that begins at token i, and gives where to go on.
func (rd *Reader) segment(i int32) int32 {
	t := rd.Toks[i]
	if t.Kind != prose.Word {
		if rd.IsOpen(i) {
			return rd.titles().bracketed(i)
		}
		return i + 1
	}
	if t.Is(prose.Handle) {
		return i + 1
	}
	if rd.Shape(i)&Capital == 0 {
		return rd.small(i)
	}
	if q := rd.places().dateline(i); q > i {
		return q
	}
	if q := rd.places().road(i); q > i {
		return q
	}
	if q := rd.tiedName(i); q > i {
		return q
	}
	w, n := rd.phrase(i)
	e := rd.Pack.Entry(w)
	if rd.kindOpens(i) && n == 1 {
		w, n := rd.phrase(i + 1)
		if q := rd.organisations().orgNamed(i+1, n, rd.Pack.Entry(w)); q > i+1 {
			return q
		}
	}
	if rd.onlyPosition(i, n, e) {
		return rd.afterOrdinary(i, n)
	}
	return rd.named(i, n, w, e)
}

// named reads the name that begins at token i, where a phrase w of n tokens and entry e stands.
// Each reader gives where to go on, i where it has read nothing.
func (rd *Reader) named(i, n int32, w lang.Word, e *lang.Entry) int32 {
	if q := rd.organisations().paper(i, n, e); q > i {
		return q
	}
	if q := rd.titles().officeAt(i); q > i {
		rd.title, rd.titleEnd, rd.titleTells, rd.honorific = i, q, 0, false
		return q
	}
	if q := rd.organisations().orgNamed(i, n, e); q > i {
		return q
	}
	if q := rd.titles().titleAt(i, n, e); q > i {
		return q
	}
	if q := rd.organisations().orgRun(i, n, e); q > i {
		return q
	}
	if q := rd.namelessRun(i, e); q > i {
		return q
	}
	if q := rd.places().seat(i, w, n, e); q > i {
		return q
	}
	if q := rd.organisations().organisation(i, w, n); q > i {
		return q
	}
	if q := rd.nameless(i, n, e); q > i {
		return q
	}
	if q := rd.places().place(i, w, n); q > i {
		return q
	}
	return rd.persons().person(i)
}

// onlyPosition reports whether the word at i has its capital from where it stands: an ordinary word
// at the head of a sentence, or one in a headline.
func (rd *Reader) onlyPosition(i, n int32, e *lang.Entry) bool {
	if rd.Shape(i)&Initial != 0 && rd.continues(i+1) {
		return false
	}
	if e.Is(lang.Function) && n == 1 {
		return rd.Shape(i)&Weak != 0 && !(e.Is(lang.Given) && rd.NameNext(i+1)) || !e.Is(lang.Given|lang.State|lang.Surname)
	}
	if n > 1 || rd.Shape(i)&Weak == 0 && !(rd.Pack.NounsCapital && e.Is(Ordinary) && !e.Is(lang.Given|lang.Surname|lang.Place|lang.OrgName|lang.Title|lang.Honorific|lang.OrgHead)) {
		return false
	}
	if rd.Shape(i)&Plain != 0 || rd.saidBefore(i, e) {
		return true
	}
	if e.Is(lang.Given) && (rd.Link(i+1, lang.LinkAnd) || rd.Char(i+1) == '&') && rd.Is(i+2, lang.Given) && rd.NameNext(i+2) || e.Is(lang.Particle) && rd.Is(i+1, lang.Particle) && rd.continues(i+1) {
		return false // "Bill and Ann Orr", "Van der Hoorn"
	}
	if e.Is(lang.Given|lang.Place|lang.OrgName|lang.Title|lang.Honorific|lang.Surname) && rd.Shape(i)&Heading == 0 {
		return !e.Is(lang.Title|lang.Honorific) && e.Is(Ordinary) && !rd.NameNext(i+1) && !rd.VerbNext(i+1) || e.Is(lang.Adverb|lang.TimeWord)
	}
	if rd.Shape(i)&Heading != 0 && e.Is(lang.Title|lang.Honorific|lang.Given|lang.Country|lang.State|lang.City) {
		return e.Is(Ordinary) && !e.Is(lang.Title|lang.Honorific)
	}
	return e.Is(Ordinary|lang.Auxiliary|lang.Modal) || e.Form != 0 || e.Cue != 0
}

// saidBefore reports whether a cue opens its sentence before the speaker's name: "Said Ms Orr: …".
func (rd *Reader) saidBefore(i int32, e *lang.Entry) bool {
	return e.Cue&lang.CueSay != 0 && e.Form&lang.Past != 0 && rd.NameNext(i+1)
}

// afterOrdinary passes over an ordinary word, unless it begins an organisation's name: "Human
// Rights Watch".
func (rd *Reader) afterOrdinary(i, n int32) int32 {
	if n == 1 && !rd.VerbNext(i) {
		if q := rd.organisations().orgRun(i, n, rd.Entry(i)); q > i {
			return q
		}
	}
	if rd.Shape(i)&Heading == 0 && rd.NameNext(i+1) && !rd.Is(i, lang.Function|lang.Adverb|lang.TimeWord|lang.Unnamed) && rd.Entry(i).Form&(lang.Past|lang.Gerund|lang.Participle) == 0 && !(rd.Entry(i).Form != 0 && rd.Entry(i).Number == 0) {
		if q := rd.organisations().organisation(i, rd.Words[i], n); q > i {
			return q
		}
	}
	return i + n
}

// namelessRun passes over a capitalised run that ends in a thing's noun: "United Nations Charter".
func (rd *Reader) namelessRun(i int32, e *lang.Entry) int32 {
	if rd.Shape(i)&Heading != 0 || rd.titleEnd == i || e.Is(lang.Given) {
		return i
	}
	t := i + 1
	for rd.Has(t) && t < i+8 && (rd.Shape(t)&(Capital|Shut) == Capital && rd.Toks[t].Kind == prose.Word || rd.Link(t, lang.LinkAnd) && rd.NameNext(t+1)) {
		t++
	}
	if _, n := rd.phrase(i); e.Is(lang.OrgName) && n == t-i {
		return i // "Extinction Rebellion"
	}
	if last := t - 1; last > i && rd.Is(last, lang.ThingHead) && !rd.Is(last, lang.Given|lang.Surname|lang.OrgHead) && !rd.Is(last-1, lang.Given) && !rd.titleWithin(i, last) {
		rd.titleEnd = -1
		return t
	}
	return i
}

// nameless passes over capitalised words that name nobody: days, feasts, peoples, faiths.
func (rd *Reader) nameless(i, n int32, e *lang.Entry) int32 {
	if n == 1 && e.Is(lang.NamedThing) && !e.Is(lang.Title|lang.Honorific|lang.Given|lang.Surname|lang.PlaceHead|lang.OrgHead|lang.Lead) && rd.NameNext(i+1) && !rd.NameNext(i+2) && !rd.Is(i+1, lang.OrgHead|lang.PlaceHead|lang.Title|lang.Place) {
		rd.titleEnd = -1
		return i + 2 // "Typhoon Luningning"
	}
	if e.Is(lang.Thing|lang.Month|lang.Day|lang.Demonym|lang.Belief) && !(e.Is(lang.Given) && n == 1 && (rd.surnameNext(i+1) || rd.Link(i+1, lang.LinkAnd) && rd.Is(i+2, lang.Given))) && !(e.Is(lang.Place|lang.OrgName) && !e.Is(lang.Thing|lang.Month|lang.Day)) {
		if n == 1 && e.Is(lang.Given|lang.Surname) && rd.Shape(i)&Weak == 0 && !e.Is(lang.Month|lang.Day|lang.Demonym) {
			return i
		}
		if n == 1 && (rd.titleEnd == i && !e.Is(lang.Demonym|lang.Belief) || e.Is(lang.Day|lang.Month) && rd.apposed(i) && rd.onlyName(i+1)) {
			return i // "Mr. Lent"; "her husband, Friday Adeleke"
		}
		rd.titleEnd = -1
		return i + n
	}
	return i
}

// small reads a name that is written small: "al-Qaeda", "von Berg".
func (rd *Reader) small(i int32) int32 {
	if !rd.Pack.Begins(rd.Words[i], lang.OrgName|lang.Particle) {
		return i + 1
	}
	w, n := rd.phrase(i)
	if e := rd.Pack.Entry(w); e.Is(lang.OrgName) && w != 0 && rd.listedSmall(i, w, n) {
		rd.add(Span{First: i, End: i + n, Guess: Organisation, Word: w, Rule: ByKnownOrg})
		return i + n
	}
	if rd.Is(i, lang.Particle) && rd.continues(i+1) && !rd.Is(i, lang.Function) && !(rd.Shape(i+1)&Capital != 0 && rd.Is(i+1, lang.Place|lang.OrgName|lang.Thing|lang.Demonym)) && len(rd.Text(i)) > 1 {
		return rd.persons().person(i)
	}
	return i + 1
}
