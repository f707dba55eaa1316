package resolve

import (
	"github.com/onrecord/onrecord/internal/annotate/lang"
	"github.com/onrecord/onrecord/internal/annotate/names/evidence"
	"github.com/onrecord/onrecord/internal/annotate/names/read"
	"github.com/onrecord/onrecord/internal/prose"
)

// Resolver tells whose forms are one, and what the names are that are still alone.
type Resolver struct{ OrgsAndPlaces }

// longestLone is the most words in a name that is decided by its places in the story alone.
const longestLone = 4

// WeighSingles decides, for each form that is still single, from all its places in the story, what
// it is.
func (rs *Resolver) WeighSingles() {
	for i := range rs.Spans {
		s := &rs.Spans[i]
		if s.Rule == read.ByKnownOrg && s.Len() == 1 && rs.Is(s.First, lang.Given) {
			rs.regain(s)
		}
		if s.Guess == read.Single && s.Owner == read.Nobody && s.Len() <= longestLone {
			rs.weighSingle(read.SpanID(i))
		}
	}
}

func (rs *Resolver) weighSingle(i read.SpanID) {
	s := &rs.Spans[i]
	sym := rs.SymbolOf(s)
	guess, rule := rs.decide(i, &rs.Shown[sym])
	if rule == nil && rs.Speaks(s) && rs.misspelt(s, &rs.Shown[sym]) != 0 {
		guess, rule = read.Person, read.ByMisspelt
	}
	if rule == nil || rule != read.ByKin && rs.weakOrdinary(s) {
		return
	}
	s.Guess, s.Rule = guess, rule
	if guess == read.Person {
		rs.own(i, s, sym)
		return
	}
	rs.ownShortOrg(s)
	rs.ownOrgPlace(i)
}

// decide is what the lone name of span i is, and why; a nil rule where the story does not tell.
func (rs *Resolver) decide(i read.SpanID, e *evidence.Shown) (read.Guess, *read.Rule) {
	s := &rs.Spans[i]
	guess, rule := rs.Verdict(s, e, rs.hasCouncil(s))
	if rule == nil && e.Person < 2 && e.Org < 2 && rs.NextOfPlaces(i) {
		guess, rule = read.Place, read.ByPlaceIn
	}
	person := guess == read.Person && rule != read.BySpeaking
	if !person && e.Titled == 0 && rs.placeElsewhere(s) {
		guess, rule = read.Place, read.ByPlaceElsewhere
	}
	return guess, rule
}

// weakOrdinary reports whether an ordinary word has its capital from where it stands.
func (rs *Resolver) weakOrdinary(s *read.Span) bool {
	return s.Weak && !s.Titled() && rs.Is(s.First, read.Ordinary|lang.Function)
}

// regain gives a given name that is also a known organisation's to the person whom the story has
// called by it: "mum Dawn, 49, … Dawn said".
func (rs *Resolver) regain(s *read.Span) {
	own := rs.loneOf(rs.SymbolOf(s)).own
	if own == 0 || s.Entry != nil {
		return
	}
	if s.Owner != read.Nobody {
		rs.OrgPlaces[rs.Root(OrgPlaceID(s.Owner))].spans--
	}
	s.Guess, s.Rule, s.Owner = read.Person, read.ByShortForm, read.Owner(own)
	rs.Persons[own].at = s.First
}

// ownShortOrg gives an organisation known by one word to the one whose name begins with it.
func (rs *Resolver) ownShortOrg(s *read.Span) {
	if s.Guess != read.Organisation || s.Len() > 1 {
		return
	}
	for l := range rs.orgs.bearing(rs.Syms.Find(rs.Text(s.First))) {
		if l.place == firstWord && rs.ShortOf(s, &rs.Spans[rs.OrgPlaces[l.who].Best]) {
			s.Owner = read.Owner(l.who)
			rs.OrgPlaces[rs.Root(l.who)].spans++
			return
		}
	}
}

// placeElsewhere reports whether the story shows elsewhere that the word is a place.
func (rs *Resolver) placeElsewhere(s *read.Span) bool {
	if s.Titled() || rs.Toks[s.First].Kind != prose.Word {
		return false
	}
	sym := rs.Syms.Find(rs.WordsOf(s))
	return int(sym) < len(rs.byText) && rs.byText[sym].place != 0
}
