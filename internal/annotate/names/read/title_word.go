package read

import (
	"github.com/onrecord/onrecord/internal/annotate/lang"
	"github.com/onrecord/onrecord/internal/prose"
)

// labels reports whether the n words at i say what somebody is and a name follows, of which they
// are no part: "Pal Doreen Whittle", "Lifeguard Ellie-Mae Coker".
func (ti titles) labels(i, n int32, e *lang.Entry) bool {
	at := i + n
	if ti.Shape(i)&Heading != 0 {
		return false
	}
	if e.Class == 0 && ti.lettersOfPost(i) && ti.Is(at, lang.Given) && ti.NameNext(at+1) && !ti.Toks[at].Is(prose.Caps) && ti.Has(at+2) {
		return true
	}
	if !e.Is(lang.Post | lang.PersonNoun | lang.Kin) {
		return false
	}
	if !e.Is(lang.Given|lang.Surname|lang.OrgNoun) && ti.Bare(at) && ti.onlyName(at) && ti.onlyName(at+1) && !ti.Toks[at].Is(prose.Caps) {
		return true // names that no list has: "Grandmother-of-six Zolt Kerr"
	}
	return !e.Is(lang.Given) && ti.givenAt(at) && ti.NameNext(at+1) && !ti.Is(at+1, lang.Demonym|lang.OrgHead|lang.Thing)
}

// lettersOfPost reports whether the word at i may be a post of letters that no list has: "OCPD
// Jackson Orr".
func (ti titles) lettersOfPost(i int32) bool {
	t := ti.Toks[i]
	size := t.End - t.Start
	return t.Is(prose.Caps) && !t.Is(prose.Digits) && size > 1 && size < 6 && ti.Shape(i)&Initial == 0
}

// dayName reports whether the day or month at i is somebody's name, after a title of entry e: "Mr
// Monday", "Senator Friday Okpara".
func (ti titles) dayName(i int32, e *lang.Entry) bool {
	if !ti.Is(i, lang.Day|lang.Month) || ti.Shape(i)&Capital == 0 || ti.Shape(i)&Shut != 0 {
		return false
	}
	return e.Is(lang.Honorific) || ti.onlyName(i+1)
}

// portfolio goes past what a title at its end is held over, where a name follows: "Minister of
// State for Harbours Ann Lee", "Leader of the Opposition Ann Lee". A word that no list knows may
// still be the portfolio where it stands first: "Bishop of Kelling Ann Lee".
func (ti titles) portfolio(end int32) int32 {
	if !ti.Link(end, lang.LinkOf) && !ti.Link(end, lang.LinkFor) {
		return end
	}
	from := end + 1
	if ti.Link(from, lang.LinkThe) {
		from++
	}
	for t := from; ti.Has(t) && t < end+8 && ti.Shape(t)&Shut == 0; t++ {
		switch {
		case ti.Shape(t)&Capital != 0 && t > from && ti.Is(t, lang.Given) && ti.surnameNext(t+1) && !ti.Is(t, lang.Place):
			return t
		case t > from && ti.onlyName(t) && ti.onlyName(t+1) && ti.Shape(t-1)&Capital != 0 && !ti.Is(t-1, lang.Particle) && (!ti.Bare(t-1) || ti.Is(t, lang.Given|lang.Surname)):
			return t
		case ti.Shape(t)&Capital == 0 && !ti.Is(t, lang.Preposition|lang.Article|lang.Conjunction):
			return end
		}
	}
	return end
}

// longestOffice is the most tokens in the name of an office before its holder's.
const longestOffice = 9

// officeAt reads what an office is held over, where it stands before the office's own word: "Deputy
// Agriculture and Forestry Minister Ann Lee". It gives where that word stands; i where there is
// none.
func (ti titles) officeAt(i int32) int32 {
	if ti.Shape(i)&(Heading|Initial) != 0 || ti.titleEnd == i {
		return i
	}
	w, n := ti.phrase(i)
	office := ti.Pack.Entry(w).Is(lang.Title) && !ti.Pack.Entry(w).Is(lang.Given|lang.Surname) && ti.Has(i+n) && !ti.Is(i+n, lang.Title|lang.Honorific) // "Chief Nursing Officer"
	for t := i; ti.Has(t) && t < i+longestOffice && (t == i || ti.Shape(t)&Shut == 0); {
		w, n := ti.phrase(t)
		switch e := ti.Pack.Entry(w); {
		case t > i && (ti.Part(t+n-1, lang.Portfolio) || e.Is(lang.Title) && !e.Is(lang.Given|lang.Surname) && office) && ti.Shape(t+n-1)&Capital != 0:
			if at := ti.pastBracket(ti.PastDot(t + n)); ti.bearsTitle(at) && !(ti.Is(at, Ordinary) && !ti.Is(at, lang.Given|lang.Surname|lang.Title|lang.Honorific)) {
				return t
			}
			return i
		case t > i && ti.Shape(t)&Capital != 0 && ti.Bare(t) && !ti.Toks[t].Is(prose.Caps):
			t += n
		case ti.Shape(t)&Capital != 0 && e.Is(Ordinary|lang.OrgHead|lang.Title|lang.Thing|lang.PastPost) && !e.Is(lang.Given|lang.Place|lang.Honorific|lang.OfPlace) && !(e.Is(lang.OrgName) && n > 1):
			t += n
		case t > i && (ti.Link(t, lang.LinkAnd) || ti.Char(t) == ',') && ti.NameNext(t+1):
			t++
		default:
			return i
		}
	}
	return i
}
