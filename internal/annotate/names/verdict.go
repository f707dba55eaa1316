package names

import (
	"github.com/onrecord/onrecord/internal/annotate/lang"
	"github.com/onrecord/onrecord/internal/prose"
)

// weighSingles decides, for each form that is still single, from all its places in the story, what
// it is.
func (f *finder) weighSingles() {
	for i := range f.spans {
		s := &f.spans[i]
		if s.rule == byKnownOrg && s.end-s.first == 1 && f.is(s.first, lang.Given) {
			f.regain(s)
		}
		if s.guess != isSingle || s.owner != Nobody || s.end-s.first > 4 {
			continue
		}
		sym := f.proofOf(s)
		e := &f.proofs[sym]
		guess, rule := f.verdict(s, e, f.hasCouncil(s))
		if rule == nil && e.person < 2 && e.org < 2 && f.nextOfPlaces(i) {
			guess, rule = isPlace, byPlaceIn
		}
		if f.placeElsewhere(s) && e.titled == 0 && (guess != isPerson || rule == bySpeaking) {
			guess, rule = isPlace, byPlaceElsewhere
		}
		if rule == nil || s.weak && f.is(s.first, ordinary|lang.Function) && s.title == s.first && rule != byKin {
			continue
		}
		s.guess, s.rule = guess, rule
		if guess == isPerson {
			f.own(SpanID(i), s, sym)
		} else {
			f.ownBody(s)
			f.ownThing(SpanID(i))
		}
	}
}

// regain gives a given name that is also a known organisation's to the person whom the story has
// called by it: "mum Dawn, 49, … Dawn said".
func (f *finder) regain(s *span) {
	if own := f.loneOf(f.proofOf(s)).own; own != 0 && s.entry == nil {
		if s.owner != Nobody {
			f.things[f.root(OrgPlaceID(s.owner))].spans--
		}
		s.guess, s.rule, s.owner = isPerson, byShortForm, Owner(own)
		f.people[own].at = s.first
	}
}

// ownBody gives a body known by one word to the organisation whose name begins with it.
func (f *finder) ownBody(s *span) {
	if s.guess != isOrganisation || s.end-s.first > 1 {
		return
	}
	for l := range f.orgs.bearing(f.syms.find(f.text(s.first))) {
		if l.place == 0 && f.shortOf(s, &f.spans[f.things[l.who].best]) {
			s.owner = Owner(l.who)
			f.things[f.root(l.who)].spans++
			return
		}
	}
}

// placeElsewhere reports whether the story shows elsewhere that the word is a place.
func (f *finder) placeElsewhere(s *span) bool {
	sym := f.syms.find(f.keyOf(s))
	return s.title == s.first && int(sym) < len(f.byText) && f.byText[sym].place > 0 && f.toks[s.first].Kind == prose.Word
}

// locates reports whether a preposition of place stands before token i: "near Kelling", "In
// Kelling, people cheered", "the people of Kelling", "went to Kelling", "the road from Kelling".
func (f *finder) locates(i int32) bool {
	if f.link(i-1, lang.LinkOf) {
		return f.is(i-2, lang.Unnamed|lang.PersonNoun) && f.shape(i-2)&lower != 0 && f.entry(i-2).Number&lang.Plural != 0
	}
	if f.link(i-1, lang.LinkTo|lang.LinkFrom) {
		return f.has(i-2) && (f.shape(i-2)&lower != 0 || f.shape(i-2)&weak != 0) && f.entry(i-2).Link&lang.LinkMotion != 0
	}
	return f.has(i-1) && f.entry(i-1).Link&lang.LinkIn != 0 && (f.shape(i-1)&lower != 0 || f.shape(i-1)&weak != 0)
}

// besidePlace reports whether span i is named in one breath with a country, or in an address after
// its street: "China and Lautana", "of Moor Lane, Thornley,".
func (f *finder) besidePlace(i int) bool {
	s := &f.spans[i]
	if i+1 < len(f.spans) && f.link(s.end, lang.LinkAnd) && f.spans[i+1].first == s.end+1 && f.isCountry(&f.spans[i+1]) {
		return true
	}
	if i == 0 || f.spans[i-1].guess != isPlace || f.spans[i-1].end != s.first-1 {
		return false
	}
	if f.nextOfPlaces(i) {
		return true
	}
	return f.link(s.first-1, lang.LinkAnd) && f.isCountry(&f.spans[i-1]) || f.char(s.first-1) == ',' && f.spans[i-1].rule == byPlaceHead && (f.char(s.end) == ',' || f.char(s.end) == '.')
}

// nextOfPlaces reports whether span i is an unknown word that goes on with a list of places.
func (f *finder) nextOfPlaces(i int) bool {
	s := &f.spans[i]
	return i > 0 && f.spans[i-1].end == s.first-1 && s.end-s.first == 1 && f.unknown(s.first) && f.listsPlaces(i-1)
}

// listsPlaces reports whether span i is a place in a list that a preposition of place opens: "in
// Kelling, Ostrey and Tamble".
func (f *finder) listsPlaces(i int) bool {
	if f.char(f.spans[i].end) != ',' && !f.link(f.spans[i].end, lang.LinkAnd) {
		return false
	}
	for n := 0; i >= 0 && n < longestList && f.spans[i].guess == isPlace; i, n = i-1, n+1 {
		if f.locates(f.spans[i].first) || f.link(f.spans[i].first-1, lang.LinkAt|lang.LinkFrom) {
			return true
		}
		if i == 0 || f.char(f.spans[i].first-1) != ',' || f.spans[i-1].end != f.spans[i].first-1 {
			return false
		}
	}
	return false
}

// longestList is the most places that a list is followed back over.
const longestList = 6

func (f *finder) isCountry(s *span) bool {
	return s.guess == isPlace && s.word != 0 && f.pack.Entry(s.word).Is(lang.Country)
}

// speaks reports whether a cue verb stands beside the span.
func (f *finder) speaks(s *span) bool {
	if f.cueAt(s.end) {
		return true
	}
	return f.cueAt(s.first-1) && f.tok(s.first-1).Kind == prose.Word && f.closedBefore(s.first-1) && !f.is(s.end, lang.Auxiliary|lang.Modal)
}

func (f *finder) cueAt(i int32) bool {
	if !f.has(i) || f.shape(i)&capital != 0 {
		return false
	}
	e := f.entry(i)
	return e.Cue&(lang.CueSay|lang.CueTell|lang.CueWrite|lang.CueThink) != 0 && e.Form&(lang.Past|lang.Present) != 0
}

// closedBefore reports whether a quotation or clause closes before token i: "…," said X.
func (f *finder) closedBefore(i int32) bool {
	return i > 0 && (f.tok(i-1).Kind == prose.Mark || f.char(i-1) == ',')
}

// verdict decides what a lone name is; a nil rule where the story does not tell. council: the story
// names a body that only a place has by the word.
func (f *finder) verdict(s *span, e *evidence, council bool) (guess, *rule) {
	one := s.end-s.first == 1
	w := f.entry(s.end - 1)
	switch {
	case s.end-s.first > 2:
		if f.beforeState(s) {
			return isPlace, byPlaceComma
		}
		return isSingle, nil
	case e.titled > 0:
		return isPerson, byTitle
	case e.kin > 0 && one:
		return isPerson, byKin
	case f.toks[s.first].Is(prose.Digits) && !f.is(s.end, lang.NumberWord) && e.org > 2 && e.org > e.place:
		return isOrganisation, byBody // "the M23 rebel group"
	case (f.shape(s.end-1)&plain != 0 || f.toks[s.first].Is(prose.Digits)) && e.titled == 0 && e.kin == 0:
		return isSingle, nil
	case e.person > 2 && one && f.unknown(s.first) && e.person > e.org && e.person > e.place && e.strong > 0:
		return isPerson, byPost
	case f.bodily(s, e):
		return isOrganisation, byBody
	case e.post > 0 && one && f.unknown(s.first) && e.the == 0 && e.strong > 0:
		return isPerson, byPost
	case f.is(s.first-1, lang.NamedThing) && f.shape(s.first-1)&(lower|weak) != 0:
		return isSingle, nil
	case f.beforeState(s):
		return isPlace, byPlaceComma
	case one && f.unknown(s.first) && !f.toks[s.first].Is(prose.Caps) && !f.toks[s.first].Is(prose.Digits) && (e.place > 1 && e.place > e.person && e.place > e.org || council):
		return isPlace, byPlaceIn
	case one && e.in > 0 && e.the == 0 && e.place > 1 && e.person <= 0 && e.speaks == 0 && w.Is(lang.Given|lang.Surname) && !w.Is(ordinary):
		return isPlace, byPlaceIn // "dead in Rizal"
	case e.strong == 0 && e.speaks == 0:
		if one && w.Is(lang.Surname) && !w.Is(ordinary|lang.Title|lang.Given|lang.Belief|lang.Demonym|lang.Thing|lang.Place) {
			return isPerson, byLoneSurname
		}
		return isSingle, nil
	case f.toks[s.first].Is(prose.Caps) && e.titled == 0:
		return isSingle, nil
	case one && w.Is(lang.Given) && !w.Is(ordinary|lang.Belief|lang.Demonym) && e.the == 0:
		return isPerson, byLoneGiven
	case one && w.Is(lang.Surname) && !w.Is(ordinary|lang.Belief|lang.Demonym) && e.the == 0:
		return isPerson, byLoneSurname
	case w.Is(ordinary|lang.Title|lang.Function|lang.OrgHead|lang.PlaceHead|lang.Belief|lang.Demonym|lang.Adverb) || w.Form != 0:
		return isSingle, nil
	case e.in > 0 && e.place > e.person && e.in*2 >= e.strong && e.the == 0:
		return isPlace, byPlaceIn
	case one && e.speaks > 0 && e.strong > 0 && f.unknown(s.end-1) && e.the == 0 && !f.pack.NounsCapital:
		return isPerson, bySpeaking
	}
	return isSingle, nil
}

// bodily reports whether the story shows that a lone name is a body's. A word that a list has needs
// proof.
func (f *finder) bodily(s *span, e *evidence) bool {
	need := int32(2)
	switch {
	case f.pack.NounsCapital || e.org <= e.person || e.org <= e.place:
		return false
	case !f.unknown(s.end - 1):
		need = 3
		if f.is(s.end-1, lang.Given|lang.Surname|lang.Title|lang.Post|lang.OrgNoun|lang.OrgHead|lang.PersonNoun|lang.Function|lang.Demonym|lang.Belief|lang.Thing|lang.Place|lang.PlaceHead|lang.WorkNoun|lang.Lead) || e.strong == 0 {
			return false
		}
	}
	return e.org >= need
}

// villageBefore reports whether the words before token i make a place of what follows: "a village
// of", "the village".
func (f *finder) villageBefore(i int32) bool {
	switch {
	case f.looksShut(i):
		return false
	case f.link(i-1, lang.LinkOf):
		return f.is(i-2, lang.PlaceHead) && f.shape(i-2)&capital == 0 && !f.is(i-2, lang.OrgHead|lang.WorkNoun|lang.Post)
	}
	return f.smallIs(i-1, lang.PlaceHead) && f.link(i-2, lang.LinkThe) && !f.is(i-1, lang.OrgHead|lang.OrgNoun|lang.Post)
}

// beforeState reports whether the words around a span make it a place's, by the place that it lies
// in above all: "Kelling, Iowa", "Kelling in Iowa".
func (f *finder) beforeState(s *span) bool {
	if s.weak || f.is(s.first, lang.Title) {
		return false
	}
	if f.villageBefore(s.first) {
		return true
	}
	if (f.locates(s.first) || f.link(s.first-1, lang.LinkAt|lang.LinkOf|lang.LinkFrom)) && f.link(s.end, lang.LinkIn) && f.placeBegins(s.end+1) {
		return true
	}
	if f.unknown(s.end-1) && f.is(s.end, lang.AreaNoun) && f.shape(s.end)&lower != 0 && f.is(s.first-1, lang.Article) {
		return true // "the Podil district"
	}
	if f.unknown(s.end-1) && f.link(s.first-1, lang.LinkFrom) && f.is(s.first-2, lang.Post|lang.PersonNoun|lang.Kin) {
		return true // "a docker from Bootle"
	}
	next := s.end + 1
	if f.char(s.end) != ',' || !f.has(next) || f.shape(next)&capital == 0 {
		return false
	}
	return f.is(next, lang.State|lang.Country) || f.is(next, lang.Lead) && f.is(next, lang.Abbrev) && f.nameNext(f.pastDot(next+1)) // "Tam, Co. Antrim"
}
