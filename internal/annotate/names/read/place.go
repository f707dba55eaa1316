package read

import (
	"github.com/onrecord/onrecord/internal/annotate/lang"
	"github.com/onrecord/onrecord/internal/prose"
)

// place reads a place's name at i: one that the pack knows, capitalised words with a noun that
// makes them one, or an unknown name before its state or country. alone tells that one word stands
// there with which nothing goes on.
func (pl places) place(i int32, w lang.Word, n int32, alone bool) int32 {
	e := pl.Pack.Entry(w)
	switch {
	case pl.titled(i) && pl.nameOfBearer(i, n, e):
		return i
	case n == 1 && pl.noState(i, e):
		return i
	case e.Is(lang.Place) && !(n == 1 && pl.givenHere(i, e)):
		return pl.knownPlace(i, n, w)
	case pl.Shaped(i, Heading):
		return pl.headed(i)
	}
	if end := pl.saintTown(i); end > i {
		return pl.addSaint(i, end)
	}
	if !alone {
		if end := pl.ofSeveral(i); end > i {
			return end
		}
	}
	if n == 1 && e.Is(lang.Lead) && !e.Is(lang.Given) {
		if end := pl.led(i); end > i {
			pl.add(Span{First: i, End: end, Guess: Place, Rule: ByPlaceHead})
			return end
		}
	}
	return i
}

// ofSeveral reads a place's name of several words: with a noun that makes it one, or as published
// collections have it.
func (pl places) ofSeveral(i int32) int32 {
	if end := pl.placeHead(i); end > i {
		open := pl.Is(end-1, lang.Surname|lang.Given) || pl.Is(i, lang.Given) || pl.Bare(i)
		pl.add(Span{First: i, End: end, Guess: Place, Rule: ByPlaceHead, Open: open})
		return end
	}
	if end := pl.published(i); end > i {
		pl.add(Span{First: i, End: end, Guess: Place, Rule: ByPublishedPlace, Open: true})
		return end
	}
	if pl.ownersLane(i) {
		pl.add(Span{First: i, End: i + 3, Guess: Place, Rule: ByPlaceHead})
		return i + 3
	}
	return i
}

// nameOfBearer reports whether the name of a place at i, of entry e, is that of whoever bears the
// title before it.
func (pl places) nameOfBearer(i, n int32, e *lang.Entry) bool {
	if n == 1 && e.Is(lang.Given|lang.Surname|lang.City) {
		return true
	}
	if !pl.honorific {
		return false
	}
	return !e.Is(lang.Country) || pl.NameNext(i+1) || pl.titleTells == lang.Male
}

// noState reports whether the short form of a state is none here: it has no dot, "Ky" is no
// Kentucky; or it is a given name's short form, too, and stands behind no comma, "Md. Anis Bhui".
func (pl places) noState(i int32, e *lang.Entry) bool {
	if !e.Is(lang.State) || !e.Is(lang.Abbrev) || pl.Toks[i].Is(prose.Caps) {
		return false
	}
	return pl.Char(i+1) != '.' || e.Is(lang.Given) && pl.Char(i-1) != ',' && pl.NameNext(i+2)
}

// givenHere reports whether a place's name is a given name here: "Chelsea Orr", "Chelsea van der
// Orr", and not in "the Georgia Republican".
func (pl places) givenHere(i int32, e *lang.Entry) bool {
	if !e.Is(lang.Given) || pl.Is(i+1, lang.Belief) && !pl.Is(i+1, lang.Surname) {
		return false
	}
	if pl.particlesNext(i+1) && !pl.Locates(i) { // but "in Santiago del Estero"
		return pl.nobleAt(i + 1)
	}
	return pl.surnameNext(i+1) && !pl.Is(i+1, lang.Place) && !pl.OfficeAt(i+1)
}

// ownersLane reads "off Cutler's Lane".
func (pl places) ownersLane(i int32) bool {
	if pl.Kind(i+1) != prose.Clitic || pl.titled(i) || pl.Shaped(i, Weak) {
		return false
	}
	if !pl.NameNext(i+2) || pl.NameNext(i+3) {
		return false
	}
	return pl.Is(i+2, lang.PlaceHead) && !pl.Is(i+2, lang.OrgHead|Ordinary)
}

// led is where a place's name ends that the word at i begins: "Mt. Harrow". It is i where none
// does.
func (pl places) led(i int32) int32 {
	at := pl.PastDot(i + 1)
	if pl.titled(i) || !pl.NameNext(at) || pl.Is(at, lang.Demonym|lang.Thing|lang.Belief|lang.Common|lang.Title) {
		return i
	}
	if pl.Unknown(at) || pl.Is(at, lang.Place|lang.Given|lang.Surname) {
		return at + 1
	}
	return i
}

// knownPlace adds a known place, with a noun that goes on with its name: "Mexico City", "London
// Bridge".
func (pl places) knownPlace(i, n int32, w lang.Word) int32 {
	end, rule, heading := i+n, ByKnownPlace, pl.Shaped(i, Heading)
	if !heading {
		if next := pl.placeHead(i); next > end {
			end, rule, w = next, ByPlaceHead, 0
		}
	}
	e := pl.Pack.Entry(w)
	s := Span{First: i, End: end, Guess: Place, Word: w, Rule: rule}
	switch {
	case pl.compass(end):
		s.End, s.Word, s.Rule = end+1, 0, ByPlaceHead
	case !heading && !e.Is(lang.Country) && pl.toldPaper(i, end):
		s.End, s.Word, s.Guess, s.Rule = pl.runEnd(i), 0, Organisation, BySigns
	case !heading && rule == ByKnownPlace && pl.goesOn(end) && !pl.titled(i) && !pl.somebodyBehind(i, end):
		for s.End++; pl.goesOn(s.End); {
			s.End++
		}
		s.Word, s.Guess, s.Rule, s.Open = 0, Organisation, ByPlaceAndMore, true
	default:
		s.Weak = n == 1 && pl.Shaped(i, Weak) && e.Is(Ordinary|lang.Given)
	}
	pl.add(s)
	return s.End
}

// somebodyBehind reports whether the two words behind a place's name are somebody's, who does
// something: "In Glasgow Dawid Augst was chief", "the ambassador to Chile Tilo Brandic spoke".
func (pl places) somebodyBehind(i, end int32) bool {
	if !pl.goesOn(end+1) || pl.NameNext(end+2) || !pl.VerbNext(end+2) {
		return false
	}
	return pl.Locates(i) || pl.holderBehind(i, end+2) == end
}

// notOfPaper are the words that begin something else after a place's name, and no paper's name goes
// on with.
const notOfPaper = lang.Title | lang.Honorific | lang.Place | lang.Demonym | lang.Given | lang.Day | lang.Post

// toldPaper reports whether a paper named for the place from i to end is told something: "told
// Teesside Live".
func (pl places) toldPaper(i, end int32) bool {
	if !pl.NameNext(end) || pl.Is(end, notOfPaper) || pl.Toks[i].Is(prose.Dotted) {
		return false
	}
	return pl.ToldTo(i - 1)
}

// longestPlace is the most tokens in a run that ends in a place's noun.
const longestPlace = 6

// placeHead is the end of a capitalised run at i that ends in a place's noun; i where there is
// none.
func (pl places) placeHead(i int32) int32 {
	if !pl.Shaped(i, Capital) {
		return i
	}
	end := i
	for t := i + 1; t < i+longestPlace && pl.Shape(t)&(Capital|Shut) == Capital; t++ {
		if w, n := pl.phrase(t); n > 1 && pl.Pack.Entry(w).Is(lang.Place|lang.OrgName|lang.Title) {
			break
		}
		if pl.Is(t, lang.PlaceHead) && pl.headsPlace(i, t) {
			end = t + 1
		} else if pl.Is(t, endsPlace) && !pl.Is(t, lang.Given|lang.Surname) {
			break
		}
	}
	return end
}

// headed reads the name of a place that is a line of its own, as in a list of parks: "Marl River
// National Park". It is i where the line says more.
func (pl places) headed(i int32) int32 {
	if !pl.Toks[i].Is(prose.Begin) || pl.Toks[i].Is(prose.Caps) {
		return i
	}
	end := pl.placeHead(i)
	if end < i+2 || pl.Has(end) && !pl.Toks[end].Is(prose.Begin) && !pl.IsOpen(end) && pl.Char(end) != 0xe2 {
		return i
	}
	for t := i; t < end; {
		w, n := pl.phrase(t)
		e := pl.Pack.Entry(w)
		if e.Is(Ordinary) && !e.Is(lang.PlaceHead|lang.Lead) || e.Form != 0 && !e.Is(lang.PlaceHead) {
			return i
		}
		t += n
	}
	pl.add(Span{First: i, End: end, Guess: Place, Rule: ByPlaceHead})
	return end
}

// endsPlace are the words that begin something else after a place's name.
const endsPlace = lang.Title | lang.Honorific | lang.Month | lang.Day | lang.Demonym | lang.OrgSuffix

// headsPlace reports whether the noun at t makes the run from i a place's name and not somebody's:
// "Clarke County", but "Tommy Lake".
func (pl places) headsPlace(i, t int32) bool {
	pair := t == i+1
	given := pl.Is(i, lang.Given) && !pl.Is(i, lang.Place)
	switch {
	case pl.moreToCome(t), pair && given && pl.somebody(i, t):
		return false
	case !pair && pl.Is(t-1, lang.Particle) && !pl.Is(t-1, lang.Function):
		return false // "Ann Van Dam"
	case pl.Is(i-1, lang.Article):
		return true // "the Rose Bowl"
	case given && pl.Is(t, lang.Surname|lang.NameSuffix) && (pair || !pl.Is(i-1, lang.Preposition)):
		return false
	case !pair:
		return true
	case pl.Is(i, lang.Demonym|lang.Belief|lang.NumberWord|lang.Title) && !pl.Locates(i):
		return false
	case pl.Shaped(i, Weak) && pl.Is(i, Ordinary):
		return false
	}
	return !given || pl.Is(i, lang.Surname) || pl.onlyPlaceHead(t)
}

// somebody reports whether a given name at i with the noun at t is a person who bears a title,
// whose age follows, or who speaks: "Andy Wall, 33".
func (pl places) somebody(i, t int32) bool { return pl.titled(i) || pl.Aged(t+1) || pl.CueAt(t+1) }

// moreToCome reports whether the noun at t is followed by another's: "Kelling State Ferries".
func (pl places) moreToCome(t int32) bool {
	if !pl.NameNext(t+1) || pl.Toks[t+1].Kind != prose.Word {
		return false
	}
	return !pl.Is(t+1, lang.Title|lang.PlaceHead|lang.Place|lang.Belief)
}

// seat reads a place that also stands for who sits there: the White House is an organisation where
// it speaks, acts or has officials, and a place elsewhere.
func (pl places) seat(i int32, w lang.Word, n int32, e *lang.Entry) int32 {
	if !e.Is(lang.Seat) || pl.titled(i) || pl.Shaped(i, Heading) {
		return i
	}
	end := i + n
	s := Span{First: i, End: end, Guess: Place, Word: w, Rule: ByKnownPlace}
	officials := pl.Is(end, lang.Post|lang.Unnamed|lang.Spokes|lang.Title|lang.OrgHead)
	if officials || pl.says(end) || pl.Is(end, lang.Auxiliary|lang.Modal) || pl.saidBy(i) {
		s.Guess, s.Rule = Organisation, ByKnownOrg
	}
	pl.add(s)
	return end
}
