package read

import (
	"github.com/onrecord/onrecord/internal/annotate/lang"
	"github.com/onrecord/onrecord/internal/prose"
)

// place reads a place's name at i: one that the pack knows, capitalised words with a noun that
// makes them one, or an unknown name before its state or country.
func (pl places) place(i int32, w lang.Word, n int32) int32 {
	e := pl.Pack.Entry(w)
	if pl.titleEnd == i && (n == 1 && e.Is(lang.Given|lang.Surname|lang.City) || pl.honorific && (!e.Is(lang.Country) || pl.NameNext(i+1) || pl.titleTells == lang.Male)) {
		return i
	}
	if e.Is(lang.State) && e.Is(lang.Abbrev) && n == 1 && !pl.Toks[i].Is(prose.Caps) && pl.Char(i+1) != '.' {
		return i // "Ky" without its dot is no Kentucky
	}
	if e.Is(lang.Place) && !(n == 1 && e.Is(lang.Given) && pl.surnameNext(i+1) && !pl.Is(i+1, lang.Place)) {
		return pl.knownPlace(i, n, w)
	}
	if pl.Shape(i)&Heading != 0 {
		return i
	}
	if end := pl.saintly(i); end > i {
		s := Span{First: i, End: end, Guess: Place, Rule: ByPlaceHead}
		if pl.Has(end+1) && (pl.Toks[end].Kind == prose.Clitic || pl.Toks[end].Kind == prose.Mark && !pl.Toks[end].Is(prose.Space)) {
			pl.parish(&s, end+1)
			if pl.churchly(&s) {
				s.End = end + 1
			}
		} else {
			pl.parish(&s, end)
		}
		pl.add(s)
		return s.End
	}
	if end := pl.placeHead(i); end > i {
		pl.add(Span{First: i, End: end, Guess: Place, Rule: ByPlaceHead, Open: pl.Is(end-1, lang.Surname|lang.Given) || pl.Is(i, lang.Given) || pl.Bare(i)})
		return end
	}
	if pl.Has(i+2) && pl.Tok(i+1).Kind == prose.Clitic && pl.NameNext(i+2) && pl.Is(i+2, lang.PlaceHead) && !pl.Is(i+2, lang.OrgHead|Ordinary) && !pl.NameNext(i+3) && pl.titleEnd != i && pl.Shape(i)&Weak == 0 {
		pl.add(Span{First: i, End: i + 3, Guess: Place, Rule: ByPlaceHead})
		return i + 3 // "off Cutler's Lane"
	}
	if e.Is(lang.Lead) && !e.Is(lang.Given) && n == 1 && pl.titleEnd != i {
		at := pl.PastDot(i + 1)
		if pl.NameNext(at) && !pl.Is(at, lang.Demonym|lang.Thing|lang.Belief|lang.Common|lang.Title) && (pl.Unknown(at) || pl.Is(at, lang.Place|lang.Given|lang.Surname)) {
			pl.add(Span{First: i, End: at + 1, Guess: Place, Rule: ByPlaceHead})
			return at + 1
		}
	}
	return i
}

// notOfPaper are the words that begin something else after a place's name, and no paper's name goes
// on with.
const notOfPaper = lang.Title | lang.Honorific | lang.Place | lang.Demonym | lang.Given | lang.Day | lang.Post

// knownPlace adds a known place, with a noun that goes on with its name: "Mexico City", "London
// Bridge".
func (pl places) knownPlace(i, n int32, w lang.Word) int32 {
	end, rule := i+n, ByKnownPlace
	if pl.Shape(i)&Heading == 0 {
		if next := pl.placeHead(i); next > end {
			end, rule, w = next, ByPlaceHead, 0
		}
	}
	e := pl.Pack.Entry(w)
	if pl.compass(end) {
		pl.add(Span{First: i, End: end + 1, Guess: Place, Rule: ByPlaceHead})
		return end + 1
	}
	if pl.ToldTo(i-1) && !e.Is(lang.Country) && pl.Shape(i)&Heading == 0 && !pl.Toks[i].Is(prose.Dotted) && pl.NameNext(end) && !pl.Is(end, notOfPaper) {
		pl.add(Span{First: i, End: pl.runEnd(i), Guess: Organisation, Rule: BySigns}) // "told Teesside Live"
		return pl.runEnd(i)
	}
	if rule == ByKnownPlace && pl.goesOn(end) && pl.Shape(i)&Heading == 0 && pl.titleEnd != i {
		for end++; pl.goesOn(end); {
			end++
		}
		pl.add(Span{First: i, End: end, Guess: Organisation, Rule: ByPlaceAndMore, Open: true})
		return end
	}
	pl.add(Span{First: i, End: end, Guess: Place, Word: w, Rule: rule, Weak: n == 1 && pl.Shape(i)&Weak != 0 && e.Is(Ordinary|lang.Given)})
	return end
}

// placeHead is the end of a capitalised run at i that ends in a place's noun; i where there is
// none.
func (pl places) placeHead(i int32) int32 {
	end := i
	for t := i; pl.Has(t) && t < i+6 && pl.Shape(t)&Capital != 0 && (t == i || pl.Shape(t)&Shut == 0); t++ {
		if t > i {
			if w, n := pl.phrase(t); n > 1 && pl.Pack.Entry(w).Is(lang.Place|lang.OrgName|lang.Title) {
				break
			}
		}
		if t > i && pl.Is(t, lang.PlaceHead) && pl.headsPlace(i, t) {
			end = t + 1
			continue
		}
		if t > i && pl.Is(t, lang.Title|lang.Honorific|lang.Month|lang.Day|lang.Demonym|lang.OrgSuffix) && !pl.Is(t, lang.Given|lang.Surname) {
			break
		}
	}
	return end
}

// headsPlace reports whether the noun at t makes the run from i a place's name and not somebody's:
// "Clarke County", but "Tommy Lake".
func (pl places) headsPlace(i, t int32) bool {
	if pl.NameNext(t+1) && !pl.Is(t+1, lang.Title|lang.PlaceHead|lang.Place|lang.Belief) && pl.Tok(t+1).Kind == prose.Word {
		return false // "Kelling State Ferries"
	}
	if t == i+1 && pl.Is(i, lang.Given) && !pl.Is(i, lang.Place) && (pl.titleEnd == i || pl.Aged(t+1) || pl.CueAt(t+1)) {
		return false // "Andy Wall, 33"
	}
	if pl.Is(i-1, lang.Article) {
		return true // "the Rose Bowl"
	}
	if pl.Is(i, lang.Given) && !pl.Is(i, lang.Place) && pl.Is(t, lang.Surname|lang.NameSuffix) && (t == i+1 || !pl.Is(i-1, lang.Preposition)) {
		return false
	}
	if t == i+1 && pl.Is(i, lang.Demonym|lang.Belief|lang.NumberWord|lang.Title) && !pl.Locates(i) || t > i && pl.Is(t, lang.State) && !pl.Is(t, lang.PlaceHead) {
		return false
	}
	if t == i+1 && pl.Shape(i)&Weak != 0 && pl.Is(i, Ordinary) {
		return false
	}
	if t == i+1 && pl.Is(i, lang.Given) && !pl.Is(i, lang.Place|lang.Surname) && !pl.onlyPlaceHead(t) {
		return false
	}
	return true
}

// seat reads a place that also stands for who sits there: the White House is an organisation where
// it speaks, acts or has officials, and a place elsewhere.
func (pl places) seat(i int32, w lang.Word, n int32, e *lang.Entry) int32 {
	if !e.Is(lang.Seat) || pl.titleEnd == i || pl.Shape(i)&Heading != 0 {
		return i
	}
	end := i + n
	s := Span{First: i, End: end, Guess: Place, Word: w, Rule: ByKnownPlace}
	if pl.Is(end, lang.Post|lang.Unnamed|lang.Spokes|lang.Title|lang.OrgHead) || pl.CueAt(end) || pl.Is(end, lang.Auxiliary|lang.Modal) {
		s.Guess, s.Rule = Organisation, ByKnownOrg
	}
	pl.add(s)
	return end
}

// dateline reads the town in capitals that opens a story: "OAK CREEK, Wis. (AP) -".
func (pl places) dateline(i int32) int32 {
	if !pl.Toks[i].Is(prose.Begin | prose.Caps) {
		return i
	}
	if pl.Shape(i)&town != 0 {
		return pl.townAt(i)
	}
	t := i
	for pl.Has(t) && t < i+4 && pl.Toks[t].Kind == prose.Word && pl.Toks[t].Is(prose.Caps) && (t == i || !pl.Opens(t)) {
		if pl.Is(t, lang.OrgName|lang.Function|lang.Title) && !pl.Is(t, lang.Place) {
			return i
		}
		t++
	}
	switch c := pl.Char(t); {
	case pl.Has(t) && pl.Toks[t].Is(prose.Begin): // the next block
		return i
	case t == i || t == i+4 || pl.Is(i, Ordinary) && t == i+1 && !pl.Is(i, lang.Place):
		return i
	case c == ',', c == '(', c == '-', c == 0xe2 && pl.Toks[t].Is(prose.Space):
		w, n := pl.phrase(i)
		if n != t-i {
			w = 0
		}
		pl.add(Span{First: i, End: t, Guess: Place, Word: w, Rule: byDateline})
		return t
	}
	return i
}

// townAt reads the town at the head of a dateline block.
func (pl places) townAt(i int32) int32 {
	if pl.Is(i, Ordinary) && !pl.Is(i, lang.Place|lang.Lead) {
		return i + 1 // "KEY EVENTS"
	}
	t := i
	for pl.Has(t) && pl.Shape(t)&town != 0 && (pl.Toks[t].Kind == prose.Word && pl.Shape(t)&Capital != 0 && !pl.Is(t, lang.Month|lang.Day) || pl.Toks[t].Kind == prose.Clitic) && (t == i || !pl.Toks[t].Is(prose.Begin)) {
		t++
	}
	if t == i {
		return i // a date without a town
	}
	w, n := pl.phrase(i)
	if n != t-i {
		w = 0
	}
	pl.add(Span{First: i, End: t, Guess: Place, Word: w, Rule: byDateline})
	return t
}
