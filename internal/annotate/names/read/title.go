package read

import (
	"strings"

	"github.com/onrecord/onrecord/internal/annotate/lang"
	"github.com/onrecord/onrecord/internal/prose"
)

const BothGenders = lang.Male | lang.Female

// titleAt reads a title or honorific before a name. The name that begins where it ends bears it.
func (ti titles) titleAt(i, n int32, e *lang.Entry) int32 {
	if e.Class == 0 && ti.Toks[i].Is(prose.Hyphen) {
		e = ti.compoundTitle(i)
	}
	if !e.Is(lang.Title|lang.Honorific) && !ti.labels(i, n, e) {
		return i
	}
	end := ti.portfolio(ti.pastBracket(ti.PastDot(i + n)))
	if ti.titlesNobody(i, end, e) {
		return i
	}
	if e.Is(lang.Title) && ti.Is(end, lang.Given) && ti.isHeadAt(end+1) && !ti.Is(end+1, lang.PlaceHead) && ti.Shape(i)&Weak == 0 {
		if end, rule := ti.organisations().headed(i); end > i {
			ti.add(Span{First: i, End: end, Guess: Organisation, Rule: rule})
			return end // "Queen Elizabeth Hospital"
		}
	}
	if ti.nameHere(i, n, end, e) {
		return i
	}
	ti.bear(i, end, e)
	if ti.IsOpen(end) {
		return ti.bracketed(end)
	}
	return end
}

// titlesNobody reports whether no name that could bear the title at i, of entry e, begins where it
// ends.
func (ti titles) titlesNobody(i, end int32, e *lang.Entry) bool {
	if !ti.bearsTitle(end) && !ti.dayName(end, e) || ti.Shape(i)&Heading != 0 && ti.Is(end, Ordinary) || ti.isHeadAt(end) && !(e.Is(lang.Honorific) && e.Is(lang.Abbrev)) {
		return true
	}
	if !e.Is(lang.Honorific|lang.Abbrev) && !ti.Toks[i].Is(prose.Caps) && ti.Shape(end)&(Capital|Initial) == Capital && ti.Is(end, Ordinary) && !ti.Is(end, lang.Given|lang.Surname|lang.Title|lang.Honorific|lang.Particle) {
		return true
	}
	if e.Is(lang.Honorific) && e.Is(lang.Given) && ti.titleEnd != i && ti.onlyName(end) && !ti.givenAt(end) && !ti.NameNext(end+1) {
		return true // "Don Tuckwell"; but "Don Mario Rossi"
	}
	if ti.titleEnd == i && e.Is(lang.Title) && ti.Shape(end)&Capital == 0 && ti.Is(end, lang.Particle) {
		return true // "Crown Prince Sultan bin Faisal"
	}
	if e.Is(lang.Title) && ti.titleEnd != i && ti.Link(i-1, lang.LinkThe) && ti.Shape(i)&Weak == 0 && !ti.Is(end, lang.Given) && ti.headWithin(end+1) {
		return true // "the Garda Ostrey Commission"
	}
	return false
}

// nameHere reports whether the title at i, of entry e and n tokens, is a given name or a surname
// here, or says of what people or party somebody is.
func (ti titles) nameHere(i, n, end int32, e *lang.Entry) bool {
	if e.Is(lang.Title) && e.Is(lang.Given) && ti.titleEnd != i && ti.SmallIs(i-1, lang.Post) && !ti.Is(i-1, lang.Spokes|lang.Title) && ti.Char(i+n) != '.' {
		return true // "grazier Col Lee" is a Colin
	}
	if e.Is(lang.Belief|lang.PastPost) && ti.Is(end, lang.Demonym|lang.Belief|lang.OrgName|lang.OrgHead) {
		return true
	}
	if e.Is(lang.Given) && !e.Is(lang.Honorific) && ti.titleEnd == i && ti.NameNext(end) {
		return true // "Chief Justice Earl Lee"
	}
	return e.Is(lang.Given|lang.Surname) && ti.Shape(i)&Weak == 0 && ti.titleEnd != i && ti.Is(end, lang.Title) && !e.Is(lang.Honorific)
}

// bear gives the name that begins at end the title from i on, of entry e: after one just read it is
// a part of it.
func (ti titles) bear(i, end int32, e *lang.Entry) {
	if ti.titleEnd != i {
		ti.title, ti.titleTells, ti.honorific = i, 0, false
	}
	ti.titleEnd = end
	if k := end - 2; ti.Char(end-1) == ')' && ti.Is(k, lang.Honorific) && ti.Entry(k).Gender != BothGenders {
		ti.titleTells = ti.Entry(k).Gender
	}
	if g := e.Gender; e.Is(lang.Title|lang.Honorific) && (g == lang.Male || g == lang.Female) {
		ti.titleTells = g
	}
	ti.honorific = ti.honorific || e.Is(lang.Honorific)
}

// compoundTitle is what a part of a word with a hyphen tells of it: "Mayor-elect" is a title,
// "Mum-of-four" a label.
func (ti titles) compoundTitle(i int32) *lang.Entry {
	s := ti.Text(i)
	at := strings.IndexByte(s, '-')
	for _, part := range [...]string{s[:max(at, 0)], s[at+1:], s[strings.LastIndexByte(s, '-')+1:]} {
		if e := ti.Pack.Entry(ti.Pack.Word(part)); e.Is(lang.Title|lang.Kin|lang.PersonNoun) && !e.Is(lang.Given|lang.Surname) {
			return e
		}
	}
	return ti.Pack.Entry(0)
}

// pastBracket is i, or the token after an honorific in brackets there: "Chief (Mrs) Ada Nwosu",
// "Prof (Dr) Meena Nair".
func (ti titles) pastBracket(i int32) int32 {
	if !ti.IsOpen(i) {
		return i
	}
	k := ti.PastDot(i + 2)
	if ti.Is(i+1, lang.Honorific|lang.Title|lang.PastPost|Ordinary) && !ti.Is(i+1, lang.Given) || ti.Has(k) && ti.Is(k+1, lang.Honorific) || ti.Has(i+1) && ti.Toks[i+1].End-ti.Toks[i+1].Start == 1 {
		if ti.Char(k) == ')' {
			return k + 1 // "(Mrs)", "(retd)", "(N)"; "Additional Secretary (Power) Ms Orr"
		}
	}
	return i
}

// bearsTitle reports whether a name can begin at i, after a title.
func (ti titles) bearsTitle(i int32) bool {
	if !ti.Has(i) || ti.Shape(i)&Shut != 0 {
		return false
	}
	if ti.IsOpen(i) {
		return ti.bracketEnd(i) > 0
	}
	if ti.Shape(i)&Capital == 0 {
		return ti.Is(i, lang.Particle) && !ti.Is(i, lang.Function) && ti.continues(i+1)
	}
	return !ti.Is(i, lang.Function|lang.Month|lang.Day|lang.Auxiliary) || ti.Is(i, lang.Given) || ti.Is(i, lang.Pronoun) && ti.Shape(i)&Weak == 0 && ti.onlyName(i+1) || ti.Shape(i)&Initial != 0
}

// bracketEnd is where a capitalised given name in brackets ends, with a surname after it; 0 where
// none stands at i: "(Donald) Orr".
func (ti titles) bracketEnd(i int32) int32 {
	k := i + 1
	for ti.Has(k) && ti.Shape(k)&Capital != 0 && k < i+3 && !ti.Is(k, lang.Function|lang.Title|lang.Honorific) && (k == i+1 || ti.Shape(k)&Initial != 0) {
		k++
	}
	if c := ti.Char(k); k > i+1 && (c == ')' || c == ']') && ti.NameNext(k+1) {
		return k + 1
	}
	return 0
}

// bracketed reads "(Donald) Orr" at i, the bracket; it needs a title before it or a given name in
// it.
func (ti titles) bracketed(i int32) int32 {
	end := ti.bracketEnd(i)
	if end == 0 || ti.titleEnd != i && !ti.Is(i+1, lang.Given) {
		return i + 1
	}
	last := end
	for ti.Has(last) && ti.NameNext(last) && last < end+4 {
		last++
	}
	ti.add(Span{First: i, End: last, Guess: Person, Rule: ByBracket})
	return last
}
