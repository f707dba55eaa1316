package evidence

import (
	"github.com/onrecord/onrecord/internal/annotate/lang"
	"github.com/onrecord/onrecord/internal/annotate/names/read"
	"github.com/onrecord/onrecord/internal/gazetteer"
	"github.com/onrecord/onrecord/internal/prose"
)

// WeighRuns decides what those runs of capitals are that their shape leaves open.
func (sc *Scale) WeighRuns() {
	sc.orgStarts()
	for i := range sc.Spans {
		s := &sc.Spans[i]
		if sc.headedOnly(s) && sc.inMarks(s) && sc.Shown[sc.SymbolOf(s)].outside == 0 {
			s.Guess, s.Rule, s.Open = read.Single, nil, false
			continue
		}
		if s.Open && s.Title == s.First {
			sc.weighRun(s)
		}
	}
}

func (sc *Scale) weighRun(s *read.Span) {
	prior := sc.prior(s)
	x := prior.plus(sc.Shown[sc.SymbolOf(s)].Signs)
	placeable := s.Guess != read.Place && (s.Guess != read.Single || sc.Unknown(s.First))
	switch {
	case s.Guess != read.Organisation && x.mostOrg() && x.Org >= 2:
		s.Guess, s.Rule = read.Organisation, read.BySigns
	case placeable && x.mostPlace() && x.Place >= 2:
		s.Guess, s.Rule = read.Place, read.ByPlaceIn
	case s.Guess != read.Person && x.mostPerson() && x.Person >= 3:
		s.Guess, s.Rule = read.Person, read.ByTwoUnknown
	case s.Rule == read.ByTwoUnknown && x.Person < 0:
		s.Guess, s.Rule = read.Single, nil
	case s.Rule == read.ByPlaceAndMore && x.Org < proof && !sc.branchOf(s):
		s.Guess, s.Rule = read.Single, nil // what it is nothing tells
	}
}

// branchOf reports whether a country ends a run that stands in no place: "Orbo Kenya", but "found
// in Lomba Kenya".
func (sc *Scale) branchOf(s *read.Span) bool {
	if sc.teamOf(s) {
		return true
	}
	if !sc.Is(s.End-1, lang.Country) || sc.Toks[s.First].Is(prose.Hyphen) {
		return false
	}
	return !sc.Link(s.First-1, lang.LinkOf|lang.LinkIn)
}

// teamOf reports whether a run is a place with a word for many behind it, as a team is called:
// "Duluth Rackers".
func (sc *Scale) teamOf(s *read.Span) bool {
	w := sc.Text(s.End - 1)
	many := len(w) > 4 && w[len(w)-1] == 's' && w[len(w)-2] != 's' && !sc.Is(s.End-1, lang.Country)
	return many && sc.Is(s.First, lang.City|lang.Region|lang.State)
}

// proof is the points that are as good as proof.
const proof = 3

// headedOnly reports whether nothing but its shape makes a span what it is taken for.
func (sc *Scale) headedOnly(s *read.Span) bool {
	if s.Entry != nil || s.Title != s.First {
		return false
	}
	switch s.Rule {
	case read.ByOrgHead, read.ByPlaceHead, read.ByTwoUnknown, read.ByInitial:
		return true
	}
	return false
}

// inMarks reports whether a span has marks of its own, as titles of works have: "Deadfall County".
func (sc *Scale) inMarks(s *read.Span) bool {
	at := s.First - 1
	if sc.Is(at, lang.Article) {
		at--
	}
	if open := sc.Tok(at); open.Kind != prose.Mark || !open.Is(prose.Space) && !open.Is(prose.Begin) {
		return false
	}
	end := s.End
	if sc.Char(end) == ',' || sc.Char(end) == '.' {
		end++
	}
	shut := sc.Tok(end)
	return shut.Kind == prose.Mark && !shut.Is(prose.Space)
}

// orgStarts notes for each word the longest organisation that begins with it.
func (sc *Scale) orgStarts() {
	sc.starts = sc.starts[:0]
	for i := range sc.Spans {
		s := &sc.Spans[i]
		if s.Guess != read.Organisation || s.End-s.First < 3 || s.Hi > 0 {
			continue
		}
		sym := sc.Syms.Of(sc.Text(s.First))
		for int(sym) >= len(sc.starts) {
			sc.starts = append(sc.starts, read.NoSpan)
		}
		if k := sc.starts[sym]; k == read.NoSpan || sc.Spans[k].End-sc.Spans[k].First < s.End-s.First {
			sc.starts[sym] = read.SpanID(i)
		}
	}
}

// orgStart is the span of the longest organisation that begins with the word at token t, or
// NoSpan.
func (sc *Scale) orgStart(t int32) read.SpanID {
	if sym := sc.Syms.Find(sc.Text(t)); int(sym) < len(sc.starts) {
		return sc.starts[sym]
	}
	return read.NoSpan
}

// prior is what the shape of a run speaks for, and what its parts say where they stand alone.
func (sc *Scale) prior(s *read.Span) Signs {
	x := sc.shapeSigns(s)
	if sc.startsOrg(s) {
		x.Org += 3
	}
	last := sc.Syms.Find(sc.Text(s.End - 1))
	if int(last) < len(sc.Shown) && !sc.office(s) {
		e := &sc.Shown[last]
		x.Person += 4*min(e.Titled, 1) + 2*min(e.speaks, 1) + min(e.strong, 1)
	}
	return x
}

// office reports whether a run is what a post is held over and the post, "Regional Minister": that
// "the Minister" speaks makes nobody of it.
func (sc *Scale) office(s *read.Span) bool {
	last := s.End - 1
	if !sc.Is(last, lang.Title) || sc.Is(last, lang.Given|lang.Surname) || sc.Facts(last).Is(gazetteer.Surname) {
		return false
	}
	return !sc.Is(s.First, lang.Given|lang.Surname) && !sc.Unknown(s.First)
}

// shapeSigns is what the rule by which a run was read speaks for.
func (sc *Scale) shapeSigns(s *read.Span) Signs {
	switch s.Rule {
	case nil:
		return Signs{}
	case read.ByPlaceHead:
		return sc.placeHeadSigns(s)
	case read.ByPublishedPlace:
		return Signs{Place: 4}
	case read.ByPlaceAndMore:
		return Signs{Org: 2}
	case read.ByGiven:
		if !sc.Is(s.First, read.Ordinary|lang.Lead|lang.Place) {
			return Signs{Person: 5}
		}
		return Signs{Person: 3}
	case read.ByInitial:
		return Signs{Person: 3}
	case read.ByTwoUnknown:
		if sc.Entry(s.First).Class == lang.Lead {
			return Signs{Place: 2} // "Kampung Orba Lenda"
		}
		if s.Len() == 2 && sc.PublishedName(s.First) {
			return Signs{Person: 3}
		}
	}
	return Signs{Person: 1}
}

// placeHeadSigns is what a place's noun at the end of a run speaks for. After a given name it may
// be a surname: "Tommy Lake".
func (sc *Scale) placeHeadSigns(s *read.Span) Signs {
	x := Signs{Place: 2}
	if sc.Is(s.End-1, lang.Surname) || !sc.Bare(s.First) {
		x.Place = 3
	}
	if sc.Is(s.First, lang.Given) || sc.Is(s.First+1, lang.Given) && s.End-s.First > 2 {
		x.Person = 2
	}
	return x
}

// startsOrg reports whether a run is how an organisation's longer name begins: "Harl Pendry" of
// Harl Pendry Securities.
func (sc *Scale) startsOrg(s *read.Span) bool {
	k := sc.orgStart(s.First)
	if k == read.NoSpan || sc.Is(sc.Spans[k].End-1, lang.OfPlace|lang.Learned|lang.Team) {
		return false
	}
	return sc.ShortOf(s, &sc.Spans[k])
}
