package resolve

import (
	"github.com/onrecord/onrecord/internal/annotate/lang"
	"github.com/onrecord/onrecord/internal/annotate/names/read"
	"github.com/onrecord/onrecord/internal/prose"
)

// WeighSingles decides, for each form that is still single, from all its places in the story, what
// it is.
func (rs *Resolver) WeighSingles() {
	for i := range rs.Spans {
		s := &rs.Spans[i]
		if s.Rule == read.ByKnownOrg && s.End-s.First == 1 && rs.Is(s.First, lang.Given) {
			rs.regain(s)
		}
		if s.Guess != read.Single || s.Owner != read.Nobody || s.End-s.First > 4 {
			continue
		}
		sym := rs.SymbolOf(s)
		e := &rs.Shown[sym]
		guess, rule := rs.Verdict(s, e, rs.hasCouncil(s))
		if rule == nil && e.Person < 2 && e.Org < 2 && rs.NextOfPlaces(read.SpanID(i)) {
			guess, rule = read.Place, read.ByPlaceIn
		}
		if rs.placeElsewhere(s) && e.Titled == 0 && (guess != read.Person || rule == read.BySpeaking) {
			guess, rule = read.Place, read.ByPlaceElsewhere
		}
		if rule == nil || s.Weak && rs.Is(s.First, read.Ordinary|lang.Function) && s.Title == s.First && rule != read.ByKin {
			continue
		}
		s.Guess, s.Rule = guess, rule
		if guess == read.Person {
			rs.own(read.SpanID(i), s, sym)
		} else {
			rs.ownShortOrg(s)
			rs.ownOrgPlace(read.SpanID(i))
		}
	}
}

// regain gives a given name that is also a known organisation's to the person whom the story has
// called by it: "mum Dawn, 49, … Dawn said".
func (rs *Resolver) regain(s *read.Span) {
	if own := rs.loneOf(rs.SymbolOf(s)).own; own != 0 && s.Entry == nil {
		if s.Owner != read.Nobody {
			rs.OrgPlaces[rs.Root(OrgPlaceID(s.Owner))].spans--
		}
		s.Guess, s.Rule, s.Owner = read.Person, read.ByShortForm, read.Owner(own)
		rs.Persons[own].at = s.First
	}
}

// ownShortOrg gives a body known by one word to the organisation whose name begins with it.
func (rs *Resolver) ownShortOrg(s *read.Span) {
	if s.Guess != read.Organisation || s.End-s.First > 1 {
		return
	}
	for l := range rs.orgs.bearing(rs.Syms.Find(rs.Text(s.First))) {
		if l.place == 0 && rs.ShortOf(s, &rs.Spans[rs.OrgPlaces[l.who].Best]) {
			s.Owner = read.Owner(l.who)
			rs.OrgPlaces[rs.Root(l.who)].spans++
			return
		}
	}
}

// placeElsewhere reports whether the story shows elsewhere that the word is a place.
func (rs *Resolver) placeElsewhere(s *read.Span) bool {
	sym := rs.Syms.Find(rs.WordsOf(s))
	return s.Title == s.First && int(sym) < len(rs.byText) && rs.byText[sym].place > 0 && rs.Toks[s.First].Kind == prose.Word
}
