package read

import (
	"github.com/onrecord/onrecord/internal/annotate/lang"
	"github.com/onrecord/onrecord/internal/prose"
)

// acronym reads a word in capitals that the pack does not know: "HPC".
func (or organisations) acronym(i int32) int32 {
	if or.Shape(i)&Initial != 0 && or.continues(i+1) {
		return i
	}
	if !or.setAsAcronym(i) || or.titleEnd == i || or.aNoun(i) || or.Is(i, otherCapitals) {
		return or.address(i)
	}
	size := or.Toks[i].End - or.Toks[i].Start
	if or.Is(i, lang.Given|lang.Surname) && (size > 4 || or.NameNext(i+1) || or.Shape(i)&Weak != 0) {
		return or.address(i)
	}
	if size == 2 && or.Unknown(i) && or.NameNext(i+1) && !or.Tok(i+1).Is(prose.Caps) && !or.Is(i+1, Ordinary|lang.Title|lang.OrgHead|lang.PlaceHead) {
		return i // initials: "DK Pillai"
	}
	if !or.Unknown(i) && or.Is(i, Ordinary|lang.Function|lang.Demonym|lang.Belief) || or.Entry(i).Form != 0 {
		return i
	}
	or.add(Span{First: i, End: i + 1, Guess: Organisation, Rule: ByAcronym})
	return i + 1
}

// otherCapitals are what words in capitals can be that are no bodies'.
const otherCapitals = lang.StageName | lang.Place | lang.Thing | lang.NameSuffix | lang.PostNominal | lang.Title | lang.Honorific

// setAsAcronym reports whether the word at i is two to six capitals that it does not have from
// where it stands.
func (or organisations) setAsAcronym(i int32) bool {
	t := or.Toks[i]
	size := t.End - t.Start
	if !t.Is(prose.Caps) || t.Is(prose.Digits) || size < 2 || size > 6 || t.Is(prose.Hyphen) && size < 5 {
		return false
	}
	return !or.inCapitals(i) && !or.opening(i) && !or.money(i+1)
}

// opening reports whether the word at i has its capitals from opening a story, as some papers set
// it: "A PLUCKY gran".
func (or organisations) opening(i int32) bool {
	return or.Toks[i].End-or.Toks[i].Start > 4 && i > 0 && or.Tok(i-1).Is(prose.Begin) && or.Is(i-1, lang.Article)
}

// money reports whether a sign for money stands at i, right after the word before it: "HK$800".
func (or organisations) money(i int32) bool {
	c := or.Char(i)
	return or.Has(i) && !or.Toks[i].Is(prose.Space) && (c == '$' || c == 0xc2)
}

// inCapitals reports whether the words beside token i are in capitals too and it is long: a stretch
// in capitals, not an acronym.
func (or organisations) inCapitals(i int32) bool {
	if or.Toks[i].End-or.Toks[i].Start < 4 || !or.Unknown(i) && or.Is(i, lang.OrgName) {
		return false
	}
	return or.longCaps(i+1) || or.longCaps(i-1) || or.Shape(i)&Shut == 0 && or.Tok(i-1).Is(prose.Caps) && or.Is(i-1, lang.Function) || or.Opens(i) && (or.Char(i+1) == ',' || or.Char(i+1) == ':')
}

func (or organisations) longCaps(i int32) bool {
	return or.Has(i) && or.Toks[i].Kind == prose.Word && or.Toks[i].Is(prose.Caps) && or.Toks[i].End-or.Toks[i].Start > 3 && !or.Opens(i)
}

// aNoun reports whether an acronym stands for a thing of which there are many, "a PCSO", or is
// explained by words before it that are no organisation's.
func (or organisations) aNoun(i int32) bool {
	if or.Link(i-1, lang.LinkA) {
		return !or.Has(i+1) || or.Shape(i+1)&Lower == 0
	}
	if or.IsOpen(i-1) && or.Has(i+1) && or.Char(i+1) == ')' && len(or.Spans) > 0 {
		return or.Spans[len(or.Spans)-1].End != i-1 || or.Spans[len(or.Spans)-1].Guess != Organisation
	}
	return false
}

// address reads a name that is an internet address, "Kelpmarket.com", or one with capitals inside,
// "KelpMarket".
func (or organisations) address(i int32) int32 {
	if or.Char(i+1) == '.' && or.Has(i+2) && or.Is(i+2, lang.Domain) && !or.Tok(i+1).Is(prose.Space) && !or.Tok(i+2).Is(prose.Space) && or.Shape(i+2)&Capital == 0 {
		or.add(Span{First: i, End: i + 3, Guess: Organisation, Rule: byAddress})
		return i + 3
	}
	if or.Toks[i].Is(prose.Camel) && !or.Toks[i].Is(prose.Hyphen) && or.Unknown(i) && or.titleEnd != i && or.Shape(i)&Heading == 0 && !or.camelSurname(or.Text(i)) && !or.Is(i-1, lang.Given) && or.Shape(i)&Initial == 0 {
		or.add(Span{First: i, End: i + 1, Guess: Organisation, Rule: byAddress})
		return i + 1
	}
	return i
}

// camelSurname reports whether a word with a capital inside is a surname: "McGrath", "DeVos",
// "LaHood".
func (or organisations) camelSurname(s string) bool {
	for k := 1; k < len(s) && k < 5; k++ {
		if s[k] >= 'A' && s[k] <= 'Z' {
			e := or.Pack.Entry(or.Pack.Word(s[:k]))
			return e.Part&lang.BeforeSurname != 0 || e.Is(lang.Particle)
		}
	}
	return false
}
