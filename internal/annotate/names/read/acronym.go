package read

import (
	"github.com/onrecord/onrecord/internal/annotate/lang"
	"github.com/onrecord/onrecord/internal/prose"
)

// acronym reads a word in capitals that the pack does not know: "HPC".
func (or organisations) acronym(i int32) int32 {
	switch {
	case or.Shaped(i, Initial) && or.continues(i+1):
		return i
	case or.IsOpen(i-1) && or.Char(i+1) == ')' && or.Toks[i].Is(prose.Caps) && or.Size(i) > 1 && or.creditAt(i):
	case !or.setAsAcronym(i) || or.titled(i) || or.aNoun(i) || or.Is(i, otherCapitals):
		return or.address(i)
	case or.Is(i, lang.Given|lang.Surname) && or.maybeSurname(i):
		return or.address(i)
	case or.initialsOf(i):
		return i
	case or.Kind(i+1) == prose.Number && !or.Opens(i+1) && !or.Is(i, lang.Numbered|lang.OrgName):
		return i + 1 // a sum of money, a flight, a ship's number
	case or.Is(i, Ordinary|lang.Demonym|lang.Belief) || or.Entry(i).Form != 0:
		return i
	}
	or.add(Span{First: i, End: i + 1, Guess: Organisation, Rule: ByAcronym})
	return i + 1
}

// otherCapitals are what words in capitals can be that are no organisation's.
const otherCapitals = lang.StageName | lang.Place | lang.Thing | lang.NameSuffix | lang.PostNominal |
	lang.Title | lang.Honorific

// maybeSurname reports whether a known name in capitals is somebody's here.
func (or organisations) maybeSurname(i int32) bool {
	return or.Size(i) > 4 || or.NameNext(i+1) || or.Shaped(i, Weak)
}

// initialsOf reads the initials of "DK Pillai".
func (or organisations) initialsOf(i int32) bool {
	if or.Size(i) != 2 || !or.Unknown(i) || !or.NameNext(i+1) || or.Toks[i+1].Is(prose.Caps) {
		return false
	}
	return !or.Is(i+1, Ordinary|lang.Title|lang.OrgHead|lang.PlaceHead)
}

// setAsAcronym reports whether the word at i is two to six capitals that it does not have from
// where it stands.
func (or organisations) setAsAcronym(i int32) bool {
	t, size := &or.Toks[i], or.Size(i)
	if t.Is(prose.Digits) {
		return t.Is(prose.Upper) && size < 6 && or.CueAt(i+1) // "M24 said"
	}
	if !t.Is(prose.Caps) || size < 2 || size > 6 {
		return false
	}
	if t.Is(prose.Hyphen) && size < 5 {
		return false
	}
	return !or.inCapitals(i) && !or.opening(i) && !or.money(i+1)
}

// opening reports whether the word at i has its capitals from opening a story, as some papers set
// it, with its article in capitals too: "A PLUCKY gran", but "The LTFRB said".
func (or organisations) opening(i int32) bool {
	return or.Size(i) > 4 && or.Is(i-1, lang.Article) && or.Flag(i-1, prose.Begin) && isLoud(or.Tok(i-1))
}

// money reports whether a sign for money stands at i, right after the word before it: "HK$800".
func (or organisations) money(i int32) bool {
	c := or.Char(i)
	return (c == '$' || c == 0xc2) && !or.Toks[i].Is(prose.Space)
}

// inCapitals reports whether the words beside token i are in capitals too and it is long: a stretch
// in capitals, not an acronym.
func (or organisations) inCapitals(i int32) bool {
	if or.Size(i) < 4 || or.Is(i, lang.OrgName) {
		return false
	}
	if or.longCaps(i+1) || or.longCaps(i-1) {
		return true
	}
	if or.Opens(i) {
		return or.Char(i+1) == ',' || or.Char(i+1) == ':'
	}
	return or.Is(i-1, lang.Function) && or.Flag(i-1, prose.Caps)
}

// longestDateline is the most tokens before the agency in a dateline.
const longestDateline = 14

// creditAt reports whether the letters in brackets at i are the agency's in a dateline: "OSTREY,
// Jul 25 2022 (KTN) - The pier".
func (or organisations) creditAt(i int32) bool {
	dash := or.Tok(i + 2)
	if c := or.Char(i + 2); c != '-' && c != 0xe2 || !dash.Is(prose.Space) {
		return false
	}
	for t := i - 1; t >= max(0, i-longestDateline); t-- {
		if or.Flag(t, prose.Begin) {
			return true
		}
		if or.Small(t) {
			return false
		}
	}
	return false
}

func (or organisations) longCaps(i int32) bool {
	return or.Kind(i) == prose.Word && or.Flag(i, prose.Caps) && or.Size(i) > 3 && !or.Opens(i)
}

// aNoun reports whether an acronym stands for something of which there are many, "a PCSO", or is
// explained by words before it that are no organisation's.
func (or organisations) aNoun(i int32) bool {
	if or.Link(i-1, lang.LinkA) {
		return !or.Small(i + 1)
	}
	if or.IsOpen(i-1) && or.Char(i+1) == ')' && len(or.Spans) > 0 && !or.creditAt(i) {
		last := &or.Spans[len(or.Spans)-1]
		return last.End != i-1 || last.Guess != Organisation
	}
	return false
}

// address reads a name that is an internet address, "Kelpmarket.com", or one with capitals inside,
// "KelpMarket".
func (or organisations) address(i int32) int32 {
	end := i
	switch {
	case or.domainAt(i + 1):
		end = i + 3
	case or.camelName(i):
		end = i + 1
	default:
		return i
	}
	or.add(Span{First: i, End: end, Guess: Organisation, Rule: byAddress})
	return end
}

// domainAt reports whether a dot and a domain hang on the word before token i.
func (or organisations) domainAt(i int32) bool {
	if or.Char(i) != '.' || !or.Is(i+1, lang.Domain) || or.Shaped(i+1, Capital) {
		return false
	}
	return !or.Toks[i].Is(prose.Space) && !or.Toks[i+1].Is(prose.Space)
}

// camelName reports whether the word at i has a capital inside and is nobody's surname, by its
// own letters or since the story names somebody so in full: "Tom VanderSlom … VanderSlom said".
func (or organisations) camelName(i int32) bool {
	t := &or.Toks[i]
	if !t.Is(prose.Camel) || t.Is(prose.Hyphen) || !or.Unknown(i) || or.Shaped(i, Heading|Initial) {
		return false
	}
	return !or.titled(i) && !or.Is(i-1, lang.Given) && !or.camelSurname(or.Text(i)) && !or.speaksAgain(i)
}

// camelSurname reports whether a word with a capital inside is a surname: "McGrath", "DeVos",
// "LaHood".
func (or organisations) camelSurname(s string) bool {
	for k := 1; k < min(len(s), 5); k++ {
		if isUpper(s[k]) {
			e := or.Pack.Entry(or.Pack.Word(s[:k]))
			return e.Part&lang.BeforeSurname != 0 || e.Is(lang.Particle)
		}
	}
	return false
}
