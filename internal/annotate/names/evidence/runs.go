package evidence

import (
	"github.com/onrecord/onrecord/internal/annotate/lang"
	"github.com/onrecord/onrecord/internal/annotate/names/read"
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
		if !s.Open || s.Title < s.First {
			continue
		}
		x := sc.prior(s)
		e := &sc.Shown[sc.SymbolOf(s)]
		x.Person, x.Org, x.place = x.Person+e.Person, x.Org+e.Org, x.place+e.place
		switch {
		case s.Guess != read.Organisation && x.Org > x.Person && x.Org > x.place && x.Org >= 2:
			s.Guess, s.Rule = read.Organisation, read.BySigns
		case s.Guess != read.Place && (s.Guess != read.Single || sc.Unknown(s.First)) && x.place > x.Person && x.place > x.Org && x.place >= 2:
			s.Guess, s.Rule = read.Place, read.ByPlaceIn
		case s.Guess != read.Person && x.Person > x.Org && x.Person > x.place && x.Person >= 3:
			s.Guess, s.Rule = read.Person, read.ByTwoUnknown
		}
	}
}

// headedOnly reports whether nothing but its shape makes a span what it is taken for.
func (sc *Scale) headedOnly(s *read.Span) bool {
	return s.Entry == nil && (s.Rule == read.ByOrgHead || s.Rule == read.ByPlaceHead || s.Rule == read.ByTwoUnknown || s.Rule == read.ByInitial) && s.Title == s.First
}

// inMarks reports whether a span has marks of its own, as titles of works have: "Deadfall County".
func (sc *Scale) inMarks(s *read.Span) bool {
	at := s.First - 1
	if sc.Is(at, lang.Article) {
		at--
	}
	if !sc.Has(at) || sc.Toks[at].Kind != prose.Mark || !sc.Toks[at].Is(prose.Space) && !sc.Toks[at].Is(prose.Begin) {
		return false
	}
	end := s.End
	if sc.Char(end) == ',' || sc.Char(end) == '.' {
		end++
	}
	return sc.Has(end) && sc.Toks[end].Kind == prose.Mark && !sc.Toks[end].Is(prose.Space)
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
func (sc *Scale) prior(s *read.Span) signs {
	var x signs
	switch {
	case s.Rule == read.ByPlaceHead:
		if x.place = 2; sc.Is(s.End-1, lang.Surname) || !sc.Bare(s.First) {
			x.place = 3
		}
		if sc.Is(s.First, lang.Given) || sc.Is(s.First+1, lang.Given) && s.End-s.First > 2 {
			x.Person = 2
		}
	case s.Rule == read.ByPlaceAndMore:
		x.Org = 2
	case s.Rule == read.ByGiven && !sc.Is(s.First, read.Ordinary|lang.Lead|lang.Place):
		x.Person = 5
	case s.Rule == read.ByGiven, s.Rule == read.ByInitial:
		x.Person = 3
	case s.Rule != nil:
		x.Person = 1
	}
	if k := sc.orgStart(s.First); k != read.NoSpan && !sc.Is(sc.Spans[k].End-1, lang.OfPlace|lang.Learned|lang.Team) && sc.ShortOf(s, &sc.Spans[k]) {
		x.Org += 3 // "Harl Pendry" of Harl Pendry Securities
	}
	last := sc.Syms.Find(sc.Text(s.End - 1))
	if int(last) < len(sc.Shown) {
		e := &sc.Shown[last]
		x.Person += 4*min(e.Titled, 1) + 2*min(e.speaks, 1) + min(e.strong, 1)
	}
	return x
}
