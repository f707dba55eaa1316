package evidence

import (
	"github.com/onrecord/onrecord/internal/annotate/lang"
	"github.com/onrecord/onrecord/internal/annotate/names/read"
	"github.com/onrecord/onrecord/internal/prose"
)

// Speaks reports whether a cue verb stands beside the span.
func (sc *Scale) Speaks(s *read.Span) bool {
	if sc.CueAt(s.End) {
		return true
	}
	return sc.CueAt(s.First-1) && sc.Tok(s.First-1).Kind == prose.Word && sc.closedBefore(s.First-1) && !sc.Is(s.End, lang.Auxiliary|lang.Modal)
}

// closedBefore reports whether a quotation or clause closes before token i: "…," said X.
func (sc *Scale) closedBefore(i int32) bool {
	return i > 0 && (sc.Tok(i-1).Kind == prose.Mark || sc.Char(i-1) == ',')
}

// Verdict decides what a lone name is; a nil rule where the story does not tell. council: the story
// names a body that only a place has by the word.
func (sc *Scale) Verdict(s *read.Span, e *Shown, council bool) (read.Guess, *read.Rule) {
	one := s.End-s.First == 1
	w := sc.Entry(s.End - 1)
	switch {
	case s.End-s.First > 2:
		if sc.beforeState(s) {
			return read.Place, read.ByPlaceComma
		}
		return read.Single, nil
	case e.Titled > 0:
		return read.Person, read.ByTitle
	case e.Kin > 0 && one:
		return read.Person, read.ByKin
	case sc.Toks[s.First].Is(prose.Digits) && !sc.Is(s.End, lang.NumberWord) && e.Org > 2 && e.Org > e.place:
		return read.Organisation, read.BySigns // "the M23 rebel group"
	case (sc.Shape(s.End-1)&read.Plain != 0 || sc.Toks[s.First].Is(prose.Digits)) && e.Titled == 0 && e.Kin == 0:
		return read.Single, nil
	case e.Person > 2 && one && sc.Unknown(s.First) && e.Person > e.Org && e.Person > e.place && e.strong > 0:
		return read.Person, read.ByPost
	case sc.shownOrg(s, e):
		return read.Organisation, read.BySigns
	case e.post > 0 && one && sc.Unknown(s.First) && e.the == 0 && e.strong > 0:
		return read.Person, read.ByPost
	case sc.Is(s.First-1, lang.NamedThing) && sc.Shape(s.First-1)&(read.Lower|read.Weak) != 0:
		return read.Single, nil
	case sc.beforeState(s):
		return read.Place, read.ByPlaceComma
	case one && sc.Unknown(s.First) && !sc.Toks[s.First].Is(prose.Caps) && !sc.Toks[s.First].Is(prose.Digits) && (e.place > 1 && e.place > e.Person && e.place > e.Org || council):
		return read.Place, read.ByPlaceIn
	case one && e.in > 0 && e.the == 0 && e.place > 1 && e.Person <= 0 && e.speaks == 0 && w.Is(lang.Given|lang.Surname) && !w.Is(read.Ordinary):
		return read.Place, read.ByPlaceIn // "dead in Rizal"
	case e.strong == 0 && e.speaks == 0:
		if one && w.Is(lang.Surname) && !w.Is(read.Ordinary|lang.Title|lang.Given|lang.Belief|lang.Demonym|lang.Thing|lang.Place) {
			return read.Person, read.ByLoneSurname
		}
		return read.Single, nil
	case sc.Toks[s.First].Is(prose.Caps) && e.Titled == 0:
		return read.Single, nil
	case one && w.Is(lang.Given) && !w.Is(read.Ordinary|lang.Belief|lang.Demonym) && e.the == 0:
		return read.Person, read.ByLoneGiven
	case one && w.Is(lang.Surname) && !w.Is(read.Ordinary|lang.Belief|lang.Demonym) && e.the == 0:
		return read.Person, read.ByLoneSurname
	case w.Is(read.Ordinary|lang.Title|lang.Function|lang.OrgHead|lang.PlaceHead|lang.Belief|lang.Demonym|lang.Adverb) || w.Form != 0:
		return read.Single, nil
	case e.in > 0 && e.place > e.Person && e.in*2 >= e.strong && e.the == 0:
		return read.Place, read.ByPlaceIn
	case one && e.speaks > 0 && e.strong > 0 && sc.Unknown(s.End-1) && e.the == 0 && !sc.Pack.NounsCapital:
		return read.Person, read.BySpeaking
	}
	return read.Single, nil
}

// shownOrg reports whether the story shows that a lone name is a body's. A word that a list has needs
// proof.
func (sc *Scale) shownOrg(s *read.Span, e *Shown) bool {
	need := int32(2)
	switch {
	case sc.Pack.NounsCapital || e.Org <= e.Person || e.Org <= e.place:
		return false
	case !sc.Unknown(s.End - 1):
		need = 3
		if sc.Is(s.End-1, lang.Given|lang.Surname|lang.Title|lang.Post|lang.OrgNoun|lang.OrgHead|lang.PersonNoun|lang.Function|lang.Demonym|lang.Belief|lang.Thing|lang.Place|lang.PlaceHead|lang.WorkNoun|lang.Lead) || e.strong == 0 {
			return false
		}
	}
	return e.Org >= need
}

// beforeState reports whether the words around a span make it a place's, by the place that it lies
// in above all: "Kelling, Iowa", "Kelling in Iowa".
func (sc *Scale) beforeState(s *read.Span) bool {
	if s.Weak || sc.Is(s.First, lang.Title) {
		return false
	}
	if sc.VillageBefore(s.First) {
		return true
	}
	if (sc.Locates(s.First) || sc.Link(s.First-1, lang.LinkAt|lang.LinkOf|lang.LinkFrom)) && sc.Link(s.End, lang.LinkIn) && sc.PlaceBegins(s.End+1) {
		return true
	}
	if sc.Unknown(s.End-1) && sc.Is(s.End, lang.AreaNoun) && sc.Shape(s.End)&read.Lower != 0 && sc.Is(s.First-1, lang.Article) {
		return true // "the Podil district"
	}
	if sc.Unknown(s.End-1) && sc.Link(s.First-1, lang.LinkFrom) && sc.Is(s.First-2, lang.Post|lang.PersonNoun|lang.Kin) {
		return true // "a docker from Bootle"
	}
	next := s.End + 1
	if sc.Char(s.End) != ',' || !sc.Has(next) || sc.Shape(next)&read.Capital == 0 {
		return false
	}
	return sc.Is(next, lang.State|lang.Country) || sc.Is(next, lang.Lead) && sc.Is(next, lang.Abbrev) && sc.NameNext(sc.PastDot(next+1)) // "Tam, Co. Antrim"
}
