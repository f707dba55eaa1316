package names

import (
	"github.com/onrecord/onrecord/internal/annotate/lang"
	"github.com/onrecord/onrecord/internal/prose"
)

// labels reports whether the n words at i say what somebody is and a name follows, of which they
// are no part: "Pal Doreen Whittle", "Lifeguard Ellie-Mae Coker".
func (f *finder) labels(i, n int32, e *lang.Entry) bool {
	at := i + n
	if f.shape(i)&heading != 0 {
		return false
	}
	if e.Class == 0 && f.lettersOfPost(i) && f.is(at, lang.Given) && f.nameNext(at+1) && !f.toks[at].Is(prose.Caps) && f.has(at+2) {
		return true
	}
	if !e.Is(lang.Post | lang.PersonNoun | lang.Kin) {
		return false
	}
	if !e.Is(lang.Given|lang.Surname|lang.OrgNoun) && f.bare(at) && f.onlyName(at) && f.onlyName(at+1) && !f.toks[at].Is(prose.Caps) {
		return true // names that no list has: "Grandmother-of-six Zolt Kerr"
	}
	return !e.Is(lang.Given) && f.givenAt(at) && f.nameNext(at+1) && !f.is(at+1, lang.Demonym|lang.OrgHead|lang.Thing)
}

// lettersOfPost reports whether the word at i may be a post of letters that no list has: "OCPD
// Jackson Orr".
func (f *finder) lettersOfPost(i int32) bool {
	t := f.toks[i]
	size := t.End - t.Start
	return t.Is(prose.Caps) && !t.Is(prose.Digits) && size > 1 && size < 6 && f.shape(i)&initial == 0
}

// givenAt reports whether a given name stands at i, or two that a hyphen ties.
func (f *finder) givenAt(i int32) bool {
	return f.is(i, lang.Given) || f.has(i) && f.shape(i)&capital != 0 && f.doubleGiven(i)
}

// dayName reports whether the day or month at i is somebody's name, after a title of entry e: "Mr
// Monday", "Senator Friday Okpara".
func (f *finder) dayName(i int32, e *lang.Entry) bool {
	if !f.is(i, lang.Day|lang.Month) || f.shape(i)&capital == 0 || f.shape(i)&shut != 0 {
		return false
	}
	return e.Is(lang.Honorific) || f.onlyName(i+1)
}

// onlyName reports whether the word at i bears a capital and can be nothing but a name.
func (f *finder) onlyName(i int32) bool {
	return f.nameNext(i) && f.toks[i].Kind == prose.Word && f.shape(i)&plain == 0 && (f.bare(i) || f.is(i, lang.Given|lang.Surname) && !f.is(i, ordinary|lang.Place|lang.OrgHead))
}

// apposed reports whether what stands at i is called by a post or a word for kin before it: "her
// husband, Friday Adeleke".
func (f *finder) apposed(i int32) bool {
	if f.char(i-1) == ',' {
		i--
	}
	return f.is(i-1, lang.Kin|lang.Post) && f.shape(i-1)&lower != 0
}

// portfolio goes past what a title at its end is held over, where a name follows: "Minister of
// State for Harbours Ann Lee", "Leader of the Opposition Ann Lee". A word that no list knows may
// still be the portfolio where it stands first: "Bishop of Kelling Ann Lee".
func (f *finder) portfolio(end int32) int32 {
	if !f.link(end, lang.LinkOf) && !f.link(end, lang.LinkFor) {
		return end
	}
	from := end + 1
	if f.link(from, lang.LinkThe) {
		from++
	}
	for t := from; f.has(t) && t < end+8 && f.shape(t)&shut == 0; t++ {
		switch {
		case f.shape(t)&capital != 0 && t > from && f.is(t, lang.Given) && f.surnameNext(t+1) && !f.is(t, lang.Place):
			return t
		case t > from && f.onlyName(t) && f.onlyName(t+1) && f.shape(t-1)&capital != 0 && !f.is(t-1, lang.Particle) && (!f.bare(t-1) || f.is(t, lang.Given|lang.Surname)):
			return t
		case f.shape(t)&capital == 0 && !f.is(t, lang.Preposition|lang.Article|lang.Conjunction):
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
func (f *finder) officeAt(i int32) int32 {
	if f.shape(i)&(heading|initial) != 0 || f.titleEnd == i {
		return i
	}
	w, n := f.phrase(i)
	office := f.pack.Entry(w).Is(lang.Title) && !f.pack.Entry(w).Is(lang.Given|lang.Surname) && f.has(i+n) && !f.is(i+n, lang.Title|lang.Honorific) // "Chief Nursing Officer"
	for t := i; f.has(t) && t < i+longestOffice && (t == i || f.shape(t)&shut == 0); {
		w, n := f.phrase(t)
		switch e := f.pack.Entry(w); {
		case t > i && (f.part(t+n-1, lang.Portfolio) || e.Is(lang.Title) && !e.Is(lang.Given|lang.Surname) && office) && f.shape(t+n-1)&capital != 0:
			if at := f.pastBracket(f.pastDot(t + n)); f.bearsTitle(at) && !(f.is(at, ordinary) && !f.is(at, lang.Given|lang.Surname|lang.Title|lang.Honorific)) {
				return t
			}
			return i
		case t > i && f.shape(t)&capital != 0 && f.bare(t) && !f.toks[t].Is(prose.Caps):
			t += n
		case f.shape(t)&capital != 0 && e.Is(ordinary|lang.OrgHead|lang.Title|lang.Thing|lang.PastPost) && !e.Is(lang.Given|lang.Place|lang.Honorific|lang.OfPlace) && !(e.Is(lang.OrgName) && n > 1):
			t += n
		case t > i && (f.link(t, lang.LinkAnd) || f.char(t) == ',') && f.nameNext(t+1):
			t++
		default:
			return i
		}
	}
	return i
}
