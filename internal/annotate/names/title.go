package names

import (
	"strings"

	"github.com/onrecord/onrecord/internal/annotate/lang"
	"github.com/onrecord/onrecord/internal/prose"
)

// titleAt reads a title or honorific before a name. The name that begins where it ends bears it.
func (f *finder) titleAt(i, n int32, e *lang.Entry) int32 {
	if e.Class == 0 && f.toks[i].Is(prose.Hyphen) {
		e = f.compoundTitle(i)
	}
	if !e.Is(lang.Title|lang.Honorific) && !f.labels(i, n, e) {
		return i
	}
	end := f.portfolio(f.pastBracket(f.pastDot(i + n)))
	if f.titlesNobody(i, end, e) {
		return i
	}
	if e.Is(lang.Title) && f.is(end, lang.Given) && f.isHeadAt(end+1) && !f.is(end+1, lang.PlaceHead) && f.shape(i)&weak == 0 {
		if end, rule := f.headed(i); end > i {
			f.add(span{first: i, end: end, guess: isOrganisation, rule: rule})
			return end // "Queen Elizabeth Hospital"
		}
	}
	if f.nameHere(i, n, end, e) {
		return i
	}
	f.bear(i, end, e)
	if f.isOpen(end) {
		return f.bracketed(end)
	}
	return end
}

// titlesNobody reports whether no name that could bear the title at i, of entry e, begins where it
// ends.
func (f *finder) titlesNobody(i, end int32, e *lang.Entry) bool {
	if !f.bearsTitle(end) && !f.dayName(end, e) || f.shape(i)&heading != 0 && f.is(end, ordinary) || f.isHeadAt(end) && !(e.Is(lang.Honorific) && e.Is(lang.Abbrev)) {
		return true
	}
	if !e.Is(lang.Honorific|lang.Abbrev) && !f.toks[i].Is(prose.Caps) && f.shape(end)&(capital|initial) == capital && f.is(end, ordinary) && !f.is(end, lang.Given|lang.Surname|lang.Title|lang.Honorific|lang.Particle) {
		return true
	}
	if e.Is(lang.Honorific) && e.Is(lang.Given) && f.titleEnd != i && f.onlyName(end) && !f.givenAt(end) && !f.nameNext(end+1) {
		return true // "Don Tuckwell"; but "Don Mario Rossi"
	}
	if f.titleEnd == i && e.Is(lang.Title) && f.shape(end)&capital == 0 && f.is(end, lang.Particle) {
		return true // "Crown Prince Sultan bin Faisal"
	}
	if e.Is(lang.Title) && f.titleEnd != i && f.link(i-1, lang.LinkThe) && f.shape(i)&weak == 0 && !f.is(end, lang.Given) && f.headWithin(end+1) {
		return true // "the Garda Ostrey Commission"
	}
	return false
}

// nameHere reports whether the title at i, of entry e and n tokens, is a given name or a surname
// here, or says of what people or party somebody is.
func (f *finder) nameHere(i, n, end int32, e *lang.Entry) bool {
	if e.Is(lang.Title) && e.Is(lang.Given) && f.titleEnd != i && f.smallIs(i-1, lang.Post) && !f.is(i-1, lang.Spokes|lang.Title) && f.char(i+n) != '.' {
		return true // "grazier Col Lee" is a Colin
	}
	if e.Is(lang.Belief|lang.PastPost) && f.is(end, lang.Demonym|lang.Belief|lang.OrgName|lang.OrgHead) {
		return true
	}
	if e.Is(lang.Given) && !e.Is(lang.Honorific) && f.titleEnd == i && f.nameNext(end) {
		return true // "Chief Justice Earl Lee"
	}
	return e.Is(lang.Given|lang.Surname) && f.shape(i)&weak == 0 && f.titleEnd != i && f.is(end, lang.Title) && !e.Is(lang.Honorific)
}

// bear gives the name that begins at end the title from i on, of entry e: after one just read it is
// a part of it.
func (f *finder) bear(i, end int32, e *lang.Entry) {
	if f.titleEnd != i {
		f.title, f.titleTells, f.honorific = i, 0, false
	}
	f.titleEnd = end
	if k := end - 2; f.char(end-1) == ')' && f.is(k, lang.Honorific) && f.entry(k).Gender != bothGenders {
		f.titleTells = f.entry(k).Gender
	}
	if g := e.Gender; e.Is(lang.Title|lang.Honorific) && (g == lang.Male || g == lang.Female) {
		f.titleTells = g
	}
	f.honorific = f.honorific || e.Is(lang.Honorific)
}

// compoundTitle is what a part of a word with a hyphen tells of it: "Mayor-elect" is a title,
// "Mum-of-four" a label.
func (f *finder) compoundTitle(i int32) *lang.Entry {
	s := f.text(i)
	at := strings.IndexByte(s, '-')
	for _, part := range [...]string{s[:max(at, 0)], s[at+1:], s[strings.LastIndexByte(s, '-')+1:]} {
		if e := f.pack.Entry(f.pack.Word(part)); e.Is(lang.Title|lang.Kin|lang.PersonNoun) && !e.Is(lang.Given|lang.Surname) {
			return e
		}
	}
	return f.pack.Entry(0)
}

// pastDot is i, or the token after it where a dot hangs on the abbreviation before i.
func (f *finder) pastDot(i int32) int32 {
	if f.char(i) == '.' && !f.toks[i].Is(prose.Space) && f.toks[i].End-f.toks[i].Start == 1 {
		return i + 1
	}
	return i
}

// pastBracket is i, or the token after an honorific in brackets there: "Chief (Mrs) Ada Nwosu",
// "Prof (Dr) Meena Nair".
func (f *finder) pastBracket(i int32) int32 {
	if !f.isOpen(i) {
		return i
	}
	k := f.pastDot(i + 2)
	if f.is(i+1, lang.Honorific|lang.Title|lang.PastPost|ordinary) && !f.is(i+1, lang.Given) || f.has(k) && f.is(k+1, lang.Honorific) || f.has(i+1) && f.toks[i+1].End-f.toks[i+1].Start == 1 {
		if f.char(k) == ')' {
			return k + 1 // "(Mrs)", "(retd)", "(N)"; "Additional Secretary (Power) Ms Orr"
		}
	}
	return i
}

// bearsTitle reports whether a name can begin at i, after a title.
func (f *finder) bearsTitle(i int32) bool {
	if !f.has(i) || f.shape(i)&shut != 0 {
		return false
	}
	if f.isOpen(i) {
		return f.bracketEnd(i) > 0
	}
	if f.shape(i)&capital == 0 {
		return f.is(i, lang.Particle) && !f.is(i, lang.Function) && f.continues(i+1)
	}
	return !f.is(i, lang.Function|lang.Month|lang.Day|lang.Auxiliary) || f.is(i, lang.Given) || f.is(i, lang.Pronoun) && f.shape(i)&weak == 0 && f.onlyName(i+1) || f.shape(i)&initial != 0
}

// isHeadAt reports whether an organisation's noun stands at i, so that what stands before it is no
// title: "Prince Group", "King Street".
func (f *finder) isHeadAt(i int32) bool {
	return f.is(i, lang.OrgHead|lang.PlaceHead) && !f.is(i, lang.Given|lang.Surname|lang.Title)
}

func (f *finder) isOpen(i int32) bool { c := f.char(i); return c == '(' || c == '[' }

// bracketEnd is where a capitalised given name in brackets ends, with a surname after it; 0 where
// none stands at i: "(Donald) Orr".
func (f *finder) bracketEnd(i int32) int32 {
	k := i + 1
	for f.has(k) && f.shape(k)&capital != 0 && k < i+3 && !f.is(k, lang.Function|lang.Title|lang.Honorific) && (k == i+1 || f.shape(k)&initial != 0) {
		k++
	}
	if c := f.char(k); k > i+1 && (c == ')' || c == ']') && f.nameNext(k+1) {
		return k + 1
	}
	return 0
}

// bracketed reads "(Donald) Orr" at i, the bracket; it needs a title before it or a given name in
// it.
func (f *finder) bracketed(i int32) int32 {
	end := f.bracketEnd(i)
	if end == 0 || f.titleEnd != i && !f.is(i+1, lang.Given) {
		return i + 1
	}
	last := end
	for f.has(last) && f.nameNext(last) && last < end+4 {
		last++
	}
	f.add(span{first: i, end: last, guess: isPerson, rule: byBracket})
	return last
}
