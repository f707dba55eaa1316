package read

import (
	"github.com/onrecord/onrecord/internal/annotate/lang"
	"github.com/onrecord/onrecord/internal/gazetteer"
	"github.com/onrecord/onrecord/internal/prose"
)

// longestPortfolio is the most tokens between a title and the name of who holds it.
const longestPortfolio = 8

// portfolio goes past what a title of entry e is held over, behind its end, where a name follows:
// "Minister of State for Harbours Ann Lee", "Leader of the Opposition Ann Lee". A word that no list
// knows may still be the portfolio where it stands first: "Bishop of Kelling Ann Lee".
func (ti titles) portfolio(end int32, e *lang.Entry) int32 {
	if !ti.Link(end, lang.LinkOf|lang.LinkFor) {
		return ti.bareField(end, e)
	}
	from := end + 1
	if ti.Link(from, lang.LinkThe) {
		from++
	}
	for t := from; t < min(end+longestPortfolio, ti.Len()) && !ti.Opens(t); t++ {
		if t > from && (ti.givenNameAt(t) || ti.holdsPortfolio(t) || ti.titledBehind(t)) {
			return t
		}
		if t == from+1 && ti.Shaped(t, Initial) && ti.NameNext(ti.PastDot(t+1)) {
			return t // "Minister for Coir P. Orran"
		}
		if k := ti.pastField(t); k > t {
			return k // "Minister of State for Textiles (Independent Charge) Ann Lee"
		}
		list := ti.Char(t) == ',' && ti.Is(t-1, Ordinary) && ti.Is(t+1, Ordinary) // "for Ports, Roads and Mines"
		small := ti.Is(t, lang.Preposition|lang.Article|lang.Conjunction) || ti.Char(t) == '&'
		if !list && !small && !ti.Shaped(t, Capital) {
			return end
		}
	}
	return end
}

// longestField is the most words of what a title is held over without a small word between.
const longestField = 2

// bareField goes past what a title of entry e is held over where no small word ties the two, as in
// India and Pakistan, and somebody's name in full stands behind: "Deputy Commissioner Leeds Ann
// Lee", "DIG Operations Ann Lee".
func (ti titles) bareField(end int32, e *lang.Entry) int32 {
	if !e.Is(lang.Title) || e.Is(lang.Honorific|lang.Belief) {
		return end
	}
	for t := end; t < end+longestField && ti.fieldOfTitle(t); t++ {
		if ti.givenName(t+1) && ti.onlyName(t+2) && !ti.Is(t+2, lang.Title) {
			return t + 1
		}
	}
	return end
}

// fieldOfTitle reports whether a place or an ordinary noun stands at t that is nobody's name.
func (ti titles) fieldOfTitle(t int32) bool {
	const others = lang.Given | lang.Surname | lang.Title | lang.Honorific | lang.Demonym | lang.PersonNoun
	if _, n := ti.phrase(t); n > 1 || !ti.NameNext(t) || ti.Is(t, others) || ti.Facts(t).Is(gazetteer.Given) {
		return false
	}
	return ti.Is(t, lang.Place|Ordinary|lang.PlaceHead) || ti.ordinaryWord(t) || ti.publishedAs(t, gazetteer.Place)
}

// bodyOf adds the organisation that the words of an office from token i on name, before the
// office's own word at last: "National Assembly Speaker Ann Lee". What a minister is over is none.
func (ti titles) bodyOf(i, last int32) {
	if last-i < 2 || ti.Part(last, lang.Portfolio) || !ti.Is(last-1, lang.OrgHead) {
		return
	}
	if to, rule := ti.organisations().headed(i); to == last {
		ti.add(Span{First: i, End: last, Guess: Organisation, Rule: rule})
	}
}

// fieldBehind passes over what a post in capitals is held over, where only ordinary words tell it:
// "Minister of Foreign Affairs, Ann Lee", "Chief of Legal Services". No body is named there.
func (ti titles) fieldBehind(i int32) int32 {
	if !ti.Link(i-1, lang.LinkOf|lang.LinkFor) || !ti.Shaped(i-2, Capital) || !ti.Is(i-2, lang.Title|lang.Post) {
		return i
	}
	if t := ti.fieldEnd(i); t > i && !ti.Link(t, lang.LinkOf|lang.LinkFor) {
		return t
	}
	return i
}

// fieldEnd is where a run of capitals ends whose words are all ordinary ones; i where they are not.
func (ti titles) fieldEnd(i int32) int32 {
	t := i
	for ; ti.inRun(t); t++ {
		field := ti.Is(t, Ordinary|lang.OrgHead|lang.Thing|lang.ThingHead) || ti.ordinaryWord(t)
		if !field || ti.Is(t, lang.Given|lang.Surname|lang.Title|lang.Place|lang.Demonym|lang.OrgLead) {
			return i
		}
	}
	return t
}

// givenNameAt reports whether a given name stands at t, with a surname, which may be an ordinary
// word where no more follows.
func (ti titles) givenNameAt(t int32) bool {
	if !ti.Is(t, lang.Given) || !ti.Shaped(t, Capital) || ti.Is(t, lang.Place) {
		return false
	}
	if ti.surnameNext(t+1) || ti.Is(t+1, lang.Particle) && !ti.Is(t+1, lang.Function) && ti.continues(t+2) {
		return true
	}
	return ti.Shaped(t+1, Capital) && !ti.Shaped(t+2, Capital) && !ti.Is(t+1, lang.OrgHead|lang.Title|lang.Place)
}

// titledBehind reports whether an honorific or a rank stands at t, behind what another title is
// held over: "Minister for Harbours Dr Ann Lee".
func (ti titles) titledBehind(t int32) bool {
	e := ti.Entry(t)
	return e.Is(lang.Honorific|lang.Abbrev) && e.Is(lang.Honorific|lang.Title) && ti.bearsTitle(ti.PastDot(t+1))
}

// holdsPortfolio reports whether two words at t can only be the name of who holds the portfolio
// before them.
func (ti titles) holdsPortfolio(t int32) bool {
	first := ti.onlyName(t) && !ti.ordinaryWord(t) ||
		ti.NameNext(t) && ti.Is(t, lang.Particle) // "Minister for Health Lo Tarvo"
	if !first || !ti.onlyName(t+1) || !ti.Shaped(t-1, Capital) || ti.Is(t-1, lang.Particle) {
		return false
	}
	return !ti.Bare(t-1) || ti.ordinaryWord(t-1) || ti.Is(t, lang.Given|lang.Surname)
}

// longestOffice is the most tokens in the name of an office before its holder's.
const longestOffice = 9

// officeAt reads what an office is held over, where it stands before the office's own word: "Deputy
// Agriculture and Forestry Minister Ann Lee", "Chief Nursing Officer Ann Lee". It gives where that
// word stands; i where there is none.
func (ti titles) officeAt(i int32) int32 {
	if ti.Shaped(i, Heading|Initial) || ti.titled(i) {
		return i
	}
	w, n := ti.phrase(i)
	begun := isOffice(ti.Pack.Entry(w)) && ti.Has(i+n) && !ti.Is(i+n, lang.Title|lang.Honorific)
	for t := i; t < min(i+longestOffice, ti.Len()) && (t == i || !ti.Opens(t)); {
		w, n := ti.phrase(t)
		e, last := ti.Pack.Entry(w), t+n-1
		switch {
		case t > i && ti.Shaped(last, Capital) && (ti.isOfficeWord(last, e, begun) || ti.postOfField(t, n, e)):
			if ti.holderAt(t + n) {
				return t
			}
			return i
		case ti.inOffice(t, n, e, t == i):
			t += n
		case t > i && (ti.Link(t, lang.LinkAnd) || ti.Char(t) == ',') && ti.NameNext(t+1):
			if begun && ti.holderEnds(t) {
				return i
			}
			t++
		default:
			return i
		}
	}
	return i
}

// holderEnds reports whether the name of an office's holder ends before the small word or comma at
// t: "President Rebin Tasoy and French President Ann Lee".
func (ti titles) holderEnds(t int32) bool {
	if !ti.Bare(t - 1) {
		return false
	}
	return ti.Bare(t-2) && ti.Shaped(t-2, Capital) || ti.Is(t+1, lang.Demonym|lang.Title|lang.Country)
}

// isOfficeWord reports whether a phrase that ends with token last is an office's own word. begun:
// the office began with a title.
func (ti titles) isOfficeWord(last int32, e *lang.Entry, begun bool) bool {
	return ti.Part(last, lang.Portfolio) || begun && isOffice(e) && !ti.styleAsName(last, e)
}

// postOfField reports whether the phrase at t, of n tokens and entry e, is a noun for people, with
// a name in full behind it: the Coordinator of "Media Coordinator Ann Lee".
func (ti titles) postOfField(t, n int32, e *lang.Entry) bool {
	if !e.Is(lang.Post|lang.PersonNoun) || e.Is(lang.Given|lang.Surname|lang.OrgNoun|lang.OrgHead) {
		return false
	}
	return e.Number&lang.Plural == 0 && (ti.givenInFull(t+n) || ti.nameOfNoList(t+n))
}

// isOffice reports whether a phrase is a title, and nobody's name.
func isOffice(e *lang.Entry) bool { return e.Is(lang.Title) && !e.Is(lang.Given|lang.Surname) }

// holderAt reports whether the name of who holds an office begins at i.
func (ti titles) holderAt(i int32) bool {
	i = ti.pastBracket(ti.PastDot(i))
	return ti.bearsTitle(i) && (!ti.Is(i, Ordinary) || ti.Is(i, bearers))
}

// officeFields are the words that tell what an office is held over, by which its name begins.
const officeFields = Ordinary | lang.OrgHead | lang.Title | lang.Thing | lang.PastPost

// inOffice reports whether the phrase at t, of n tokens and entry e, can be what an office is held
// over.
func (ti titles) inOffice(t, n int32, e *lang.Entry, first bool) bool {
	if !ti.Shaped(t, Capital) {
		return false
	}
	if !first && ti.Bare(t) && !ti.Toks[t].Is(prose.Caps) {
		return true
	}
	if !e.Is(officeFields) || n > 1 && e.Is(lang.OrgName) {
		return false
	}
	return !e.Is(lang.Given | lang.Place | lang.Honorific | lang.OfPlace)
}
