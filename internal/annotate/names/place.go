package names

import (
	"strings"

	"github.com/onrecord/onrecord/internal/annotate/lang"
	"github.com/onrecord/onrecord/internal/prose"
)

// place reads a place's name at i: one that the pack knows, capitalised words with a noun that
// makes them one, or an unknown name before its state or country.
func (f *finder) place(i int32, w lang.Word, n int32) int32 {
	e := f.pack.Entry(w)
	if f.titleEnd == i && (n == 1 && e.Is(lang.Given|lang.Surname|lang.City) || f.honorific && (!e.Is(lang.Country) || f.nameNext(i+1) || f.titleTells == lang.Male)) {
		return i
	}
	if e.Is(lang.State) && e.Is(lang.Abbrev) && n == 1 && !f.toks[i].Is(prose.Caps) && f.char(i+1) != '.' {
		return i // "Ky" without its dot is no Kentucky
	}
	if e.Is(lang.Place) && !(n == 1 && e.Is(lang.Given) && f.surnameNext(i+1) && !f.is(i+1, lang.Place)) {
		return f.knownPlace(i, n, w)
	}
	if f.shape(i)&heading != 0 {
		return i
	}
	if end := f.saintly(i); end > i {
		s := span{first: i, end: end, guess: isPlace, rule: byPlaceHead}
		if f.has(end+1) && (f.toks[end].Kind == prose.Clitic || f.toks[end].Kind == prose.Mark && !f.toks[end].Is(prose.Space)) {
			f.parish(&s, end+1)
			if f.churchly(&s) {
				s.end = end + 1
			}
		} else {
			f.parish(&s, end)
		}
		f.add(s)
		return s.end
	}
	if end := f.placeHead(i); end > i {
		f.add(span{first: i, end: end, guess: isPlace, rule: byPlaceHead, open: f.is(end-1, lang.Surname|lang.Given) || f.is(i, lang.Given) || f.bare(i)})
		return end
	}
	if f.has(i+2) && f.tok(i+1).Kind == prose.Clitic && f.nameNext(i+2) && f.is(i+2, lang.PlaceHead) && !f.is(i+2, lang.OrgHead|ordinary) && !f.nameNext(i+3) && f.titleEnd != i && f.shape(i)&weak == 0 {
		f.add(span{first: i, end: i + 3, guess: isPlace, rule: byPlaceHead})
		return i + 3 // "off Cutler's Lane"
	}
	if e.Is(lang.Lead) && !e.Is(lang.Given) && n == 1 && f.titleEnd != i {
		at := f.pastDot(i + 1)
		if f.nameNext(at) && !f.is(at, lang.Demonym|lang.Thing|lang.Belief|lang.Common|lang.Title) && (f.unknown(at) || f.is(at, lang.Place|lang.Given|lang.Surname)) {
			f.add(span{first: i, end: at + 1, guess: isPlace, rule: byPlaceHead})
			return at + 1
		}
	}
	return i
}

// road reads a road by its number: "Interstate 15", "State Route 9", "on the A638".
func (f *finder) road(i int32) int32 {
	at := i
	if f.nameNext(i+1) && f.is(i+1, lang.Numbered) && f.is(i, lang.State|lang.Country|lang.PlaceHead|lang.Lead|ordinary) {
		at++ // "State Route 9", "County Highway 7"
	}
	if f.is(at, lang.Numbered) && f.is(at, lang.PlaceHead) && f.shape(at)&capital != 0 && f.has(at+1) && f.tok(at+1).Kind == prose.Number && !f.looksShut(at+1) {
		f.add(span{first: i, end: at + 2, guess: isPlace, rule: byPlaceHead})
		return at + 2
	}
	if !f.toks[i].Is(prose.Digits) || f.is(i+1, lang.NumberWord) {
		return i // "the R212 million tender"
	}
	if f.roadNumber(f.text(i)) && f.link(i-1, lang.LinkThe) && (f.is(i-2, lang.Preposition) || f.is(i+1, lang.Preposition) || f.is(i+1, lang.Auxiliary) && f.text(i)[0] != 'B') || f.roadNumber(f.text(i)) && f.link(i-1, lang.LinkOn|lang.LinkIn) {
		f.add(span{first: i, end: i + 1, guess: isPlace, rule: byPlaceHead})
		return i + 1
	}
	return i
}

// roadNumber reports whether a word is a letter and a number, as roads are called: "M25", "A638",
// "I-95".
func (f *finder) roadNumber(s string) bool {
	if len(s) < 2 || len(s) > 5 || s[0] < 'A' || s[0] > 'R' {
		return false
	}
	digits := strings.TrimPrefix(s[1:], "-")
	return digits != "" && strings.Trim(digits, "0123456789") == "" && (len(digits) == len(s)-1 || s[0] == 'I')
}

// aged reports whether somebody's age stands between commas at i.
func (f *finder) aged(i int32) bool {
	return f.char(i) == ',' && f.has(i+2) && f.tok(i+1).Kind == prose.Number && f.toks[i+1].End-f.toks[i+1].Start <= 2 && (f.char(i+2) == ',' || f.char(i+2) == '.')
}

// parish takes the noun that goes on with a saint's name: "St Pappin's Church", "St Pappin's
// Regional Hospital".
func (f *finder) parish(s *span, from int32) {
	for t := from; t < from+3 && f.nameNext(t); t++ {
		if !f.is(t, lang.OrgHead|lang.PlaceHead) || f.nameNext(t+1) && f.is(t+1, lang.OrgHead) && t+1 < from+3 {
			continue
		}
		if s.end = t + 1; f.is(t, lang.OrgHead) {
			s.guess, s.rule = isOrganisation, byOrgHead
		}
		return
	}
}

// churchly reports whether a saint's name with an owner's mark stands alone: "the organist at St
// Budoc's in Honiton".
func (f *finder) churchly(s *span) bool {
	at := s.end + 1
	return s.guess == isPlace && f.toks[s.end].Kind == prose.Clitic && (!f.has(at) || f.toks[at].Kind == prose.Punct || f.is(at, lang.Preposition|lang.Conjunction|lang.Auxiliary) || f.cueAt(at))
}

// saintly reads a village named for a saint: "Chalfont St Peter", "St Ives".
func (f *finder) saintly(i int32) int32 {
	at := i
	if f.unknown(i) && f.nameNext(i+1) {
		at++
	}
	if f.shape(at)&capital == 0 || !f.part(at, lang.Saintly) || at == i && f.titleEnd == i {
		return i
	}
	if to := f.pastDot(at + 1); f.nameNext(to) && (at > i || f.is(i-1, lang.Preposition) || f.has(to+1) && f.tok(to+1).Kind == prose.Clitic) {
		return to + 1
	}
	return i
}

// notOfPaper are the words that begin something else after a place's name, and no paper's name goes
// on with.
const notOfPaper = lang.Title | lang.Honorific | lang.Place | lang.Demonym | lang.Given | lang.Day | lang.Post

// knownPlace adds a known place, with a noun that goes on with its name: "Mexico City", "London
// Bridge".
func (f *finder) knownPlace(i, n int32, w lang.Word) int32 {
	end, rule := i+n, byKnownPlace
	if f.shape(i)&heading == 0 {
		if next := f.placeHead(i); next > end {
			end, rule, w = next, byPlaceHead, 0
		}
	}
	e := f.pack.Entry(w)
	if f.compass(end) {
		f.add(span{first: i, end: end + 1, guess: isPlace, rule: byPlaceHead})
		return end + 1
	}
	if f.toldTo(i-1) && !e.Is(lang.Country) && f.shape(i)&heading == 0 && !f.toks[i].Is(prose.Dotted) && f.nameNext(end) && !f.is(end, notOfPaper) {
		f.add(span{first: i, end: f.runEnd(i), guess: isOrganisation, rule: byBody}) // "told Teesside Live"
		return f.runEnd(i)
	}
	if rule == byKnownPlace && f.goesOn(end) && f.shape(i)&heading == 0 && f.titleEnd != i {
		for end++; f.goesOn(end); {
			end++
		}
		f.add(span{first: i, end: end, guess: isOrganisation, rule: byPlaceAndMore, open: true})
		return end
	}
	f.add(span{first: i, end: end, guess: isPlace, word: w, rule: rule, weak: n == 1 && f.shape(i)&weak != 0 && e.Is(ordinary|lang.Given)})
	return end
}

// placeHead is the end of a capitalised run at i that ends in a place's noun; i where there is
// none.
func (f *finder) placeHead(i int32) int32 {
	end := i
	for t := i; f.has(t) && t < i+6 && f.shape(t)&capital != 0 && (t == i || f.shape(t)&shut == 0); t++ {
		if t > i {
			if w, n := f.phrase(t); n > 1 && f.pack.Entry(w).Is(lang.Place|lang.OrgName|lang.Title) {
				break
			}
		}
		if t > i && f.is(t, lang.PlaceHead) && f.headsPlace(i, t) {
			end = t + 1
			continue
		}
		if t > i && f.is(t, lang.Title|lang.Honorific|lang.Month|lang.Day|lang.Demonym|lang.OrgSuffix) && !f.is(t, lang.Given|lang.Surname) {
			break
		}
	}
	return end
}

// headsPlace reports whether the noun at t makes the run from i a place's name and not somebody's:
// "Clarke County", but "Tommy Lake".
func (f *finder) headsPlace(i, t int32) bool {
	if f.nameNext(t+1) && !f.is(t+1, lang.Title|lang.PlaceHead|lang.Place|lang.Belief) && f.tok(t+1).Kind == prose.Word {
		return false // "Kelling State Ferries"
	}
	if t == i+1 && f.is(i, lang.Given) && !f.is(i, lang.Place) && (f.titleEnd == i || f.aged(t+1) || f.cueAt(t+1)) {
		return false // "Andy Wall, 33"
	}
	if f.is(i-1, lang.Article) {
		return true // "the Rose Bowl"
	}
	if f.is(i, lang.Given) && !f.is(i, lang.Place) && f.is(t, lang.Surname|lang.NameSuffix) && (t == i+1 || !f.is(i-1, lang.Preposition)) {
		return false
	}
	if t == i+1 && f.is(i, lang.Demonym|lang.Belief|lang.NumberWord|lang.Title) && !f.locates(i) || t > i && f.is(t, lang.State) && !f.is(t, lang.PlaceHead) {
		return false
	}
	if t == i+1 && f.shape(i)&weak != 0 && f.is(i, ordinary) {
		return false
	}
	if t == i+1 && f.is(i, lang.Given) && !f.is(i, lang.Place|lang.Surname) && !f.surePlaceHead(t) {
		return false
	}
	return true
}

// surePlaceHead reports whether the noun at t is no surname and no organisation's noun, whatever
// stands before it.
func (f *finder) surePlaceHead(t int32) bool {
	return !f.is(t, lang.Surname|lang.Given|lang.OrgHead|lang.OrgSuffix)
}

// seat reads a place that also stands for who sits there: the White House is an organisation where
// it speaks, acts or has officials, and a place elsewhere.
func (f *finder) seat(i int32, w lang.Word, n int32, e *lang.Entry) int32 {
	if !e.Is(lang.Seat) || f.titleEnd == i || f.shape(i)&heading != 0 {
		return i
	}
	end := i + n
	s := span{first: i, end: end, guess: isPlace, word: w, rule: byKnownPlace}
	if f.is(end, lang.Post|lang.Unnamed|lang.Spokes|lang.Title|lang.OrgHead) || f.cueAt(end) || f.is(end, lang.Auxiliary|lang.Modal) {
		s.guess, s.rule = isOrganisation, byKnownOrg
	}
	f.add(s)
	return end
}
