package names

import (
	"github.com/onrecord/onrecord/internal/annotate/lang"
	"github.com/onrecord/onrecord/internal/prose"
)

// acronym reads a word in capitals that the pack does not know: "HPC".
func (f *finder) acronym(i int32) int32 {
	if f.shape(i)&initial != 0 && f.continues(i+1) {
		return i
	}
	if !f.setAsAcronym(i) || f.titleEnd == i || f.aNoun(i) || f.is(i, otherCapitals) {
		return f.address(i)
	}
	size := f.toks[i].End - f.toks[i].Start
	if f.is(i, lang.Given|lang.Surname) && (size > 4 || f.nameNext(i+1) || f.shape(i)&weak != 0) {
		return f.address(i)
	}
	if size == 2 && f.unknown(i) && f.nameNext(i+1) && !f.tok(i+1).Is(prose.Caps) && !f.is(i+1, ordinary|lang.Title|lang.OrgHead|lang.PlaceHead) {
		return i // initials: "DK Pillai"
	}
	if !f.unknown(i) && f.is(i, ordinary|lang.Function|lang.Demonym|lang.Belief) || f.entry(i).Form != 0 {
		return i
	}
	f.add(span{first: i, end: i + 1, guess: isOrganisation, rule: byAcronym})
	return i + 1
}

// otherCapitals are what words in capitals can be that are no bodies'.
const otherCapitals = lang.StageName | lang.Place | lang.Thing | lang.NameSuffix | lang.PostNominal | lang.Title | lang.Honorific

// setAsAcronym reports whether the word at i is two to six capitals that it does not have from
// where it stands.
func (f *finder) setAsAcronym(i int32) bool {
	t := f.toks[i]
	size := t.End - t.Start
	if !t.Is(prose.Caps) || t.Is(prose.Digits) || size < 2 || size > 6 || t.Is(prose.Hyphen) && size < 5 {
		return false
	}
	return !f.inCapitals(i) && !f.opening(i) && !f.money(i+1)
}

// opening reports whether the word at i has its capitals from opening a story, as some papers set
// it: "A PLUCKY gran".
func (f *finder) opening(i int32) bool {
	return f.toks[i].End-f.toks[i].Start > 4 && i > 0 && f.tok(i-1).Is(prose.Begin) && f.is(i-1, lang.Article)
}

// money reports whether a sign for money stands at i, right after the word before it: "HK$800".
func (f *finder) money(i int32) bool {
	c := f.char(i)
	return f.has(i) && !f.toks[i].Is(prose.Space) && (c == '$' || c == 0xc2)
}

// inCapitals reports whether the words beside token i are in capitals too and it is long: a stretch
// in capitals, not an acronym.
func (f *finder) inCapitals(i int32) bool {
	if f.toks[i].End-f.toks[i].Start < 4 || !f.unknown(i) && f.is(i, lang.OrgName) {
		return false
	}
	return f.longCaps(i+1) || f.longCaps(i-1) || f.shape(i)&shut == 0 && f.tok(i-1).Is(prose.Caps) && f.is(i-1, lang.Function) || f.looksShut(i) && (f.char(i+1) == ',' || f.char(i+1) == ':')
}

func (f *finder) longCaps(i int32) bool {
	return f.has(i) && f.toks[i].Kind == prose.Word && f.toks[i].Is(prose.Caps) && f.toks[i].End-f.toks[i].Start > 3 && !f.looksShut(i)
}

// aNoun reports whether an acronym stands for a thing of which there are many, "a PCSO", or is
// explained by words before it that are no organisation's.
func (f *finder) aNoun(i int32) bool {
	if f.link(i-1, lang.LinkA) {
		return !f.has(i+1) || f.shape(i+1)&lower == 0
	}
	if f.isOpen(i-1) && f.has(i+1) && f.char(i+1) == ')' && len(f.spans) > 0 {
		return f.spans[len(f.spans)-1].end != i-1 || f.spans[len(f.spans)-1].guess != isOrganisation
	}
	return false
}

// address reads a name that is an internet address, "Kelpmarket.com", or one with capitals inside,
// "KelpMarket".
func (f *finder) address(i int32) int32 {
	if f.char(i+1) == '.' && f.has(i+2) && f.is(i+2, lang.Domain) && !f.tok(i+1).Is(prose.Space) && !f.tok(i+2).Is(prose.Space) && f.shape(i+2)&capital == 0 {
		f.add(span{first: i, end: i + 3, guess: isOrganisation, rule: byAddress})
		return i + 3
	}
	if f.toks[i].Is(prose.Camel) && !f.toks[i].Is(prose.Hyphen) && f.unknown(i) && f.titleEnd != i && f.shape(i)&heading == 0 && !f.camelSurname(f.text(i)) && !f.is(i-1, lang.Given) && f.shape(i)&initial == 0 {
		f.add(span{first: i, end: i + 1, guess: isOrganisation, rule: byAddress})
		return i + 1
	}
	return i
}

// camelSurname reports whether a word with a capital inside is a surname: "McGrath", "DeVos",
// "LaHood".
func (f *finder) camelSurname(s string) bool {
	for k := 1; k < len(s) && k < 5; k++ {
		if s[k] >= 'A' && s[k] <= 'Z' {
			e := f.pack.Entry(f.pack.Word(s[:k]))
			return e.Part&lang.BeforeSurname != 0 || e.Is(lang.Particle)
		}
	}
	return false
}

// expand joins acronyms to the names they stand for: "Harbour Pilots Commission (HPC)", or the
// first letters of a name's words.
func (f *finder) expand() {
	clear(f.byLetter[:])
	for t := OrgPlaceID(len(f.things)) - 1; t > 0; t-- {
		x := &f.things[t]
		if b := &f.spans[x.best]; x.guess == isOrganisation && x.spans > 0 && b.end-b.from > 1 {
			at := &f.byLetter[f.text(b.from)[0]&31]
			x.nextLetter, *at = *at, t
		}
	}
	for i := range f.spans {
		s := &f.spans[i]
		if s.guess != isOrganisation || s.end-s.first != 1 || s.owner == Nobody || f.things[s.owner].same != 0 && s.rule == byKnownOrg && f.things[s.owner].spans > 3 {
			continue
		}
		if i > 0 && f.isOpen(s.first-1) && (f.char(s.end) == ')' || f.char(s.end) == ']') && f.spans[i-1].end == s.first-1 && f.spans[i-1].guess == isOrganisation && f.spans[i-1].owner != Nobody {
			f.merge(OrgPlaceID(s.owner), OrgPlaceID(f.spans[i-1].owner))
			continue
		}
		if i+1 < len(f.spans) && f.isOpen(s.end) && f.spans[i+1].first == s.end+1 && f.spans[i+1].guess == isOrganisation && f.abbreviates(f.text(s.first), &f.spans[i+1]) {
			f.merge(OrgPlaceID(s.owner), OrgPlaceID(f.spans[i+1].owner))
			continue
		}
		if s.rule == byAcronym {
			f.expandByLetters(s)
		}
	}
}

// expandByLetters joins an acronym to the first organisation whose name begins with its letter and
// has its letters.
func (f *finder) expandByLetters(s *span) {
	word := f.text(s.first)
	own := OrgPlaceID(s.owner)
	for n, t := 0, f.byLetter[word[0]&31]; t > 0 && n < longestChain; n, t = n+1, f.things[t].nextLetter {
		if f.root(t) != f.root(own) && f.things[t].spans > 0 && f.abbreviates(word, &f.spans[f.things[t].best]) {
			f.merge(own, t)
			return
		}
	}
}

// abbreviates reports whether the acronym is the first letters of the words of a longer name, small
// words left out or not.
func (f *finder) abbreviates(acronym string, s *span) bool {
	if s.end-s.first < 2 {
		return false
	}
	k, all := 0, 0
	for t := s.first; t < s.end; t++ {
		c := f.text(t)[0]
		if k < len(acronym) && lowerASCII(acronym[k]) == lowerASCII(c) && (c <= 'Z' || f.shape(t)&lower != 0) {
			k++
		} else if c >= 'A' && c <= 'Z' {
			all++
		}
	}
	return k == len(acronym) && all == 0
}
