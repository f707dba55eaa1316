package names

import (
	"github.com/onrecord/onrecord/internal/annotate/lang"
	"github.com/onrecord/onrecord/internal/prose"
)

// weighRuns decides what those runs of capitals are that their shape leaves open.
func (f *finder) weighRuns() {
	f.orgStarts()
	for i := range f.spans {
		s := &f.spans[i]
		if f.headedOnly(s) && f.inMarks(s) && f.proofs[f.proofOf(s)].outside == 0 {
			s.guess, s.rule, s.open = isSingle, nil, false
			continue
		}
		if !s.open || s.title < s.first {
			continue
		}
		x := f.prior(s)
		e := &f.proofs[f.proofOf(s)]
		x.person, x.org, x.place = x.person+e.person, x.org+e.org, x.place+e.place
		switch {
		case s.guess != isOrganisation && x.org > x.person && x.org > x.place && x.org >= 2:
			s.guess, s.rule = isOrganisation, byBody
		case s.guess != isPlace && (s.guess != isSingle || f.unknown(s.first)) && x.place > x.person && x.place > x.org && x.place >= 2:
			s.guess, s.rule = isPlace, byPlaceIn
		case s.guess != isPerson && x.person > x.org && x.person > x.place && x.person >= 3:
			s.guess, s.rule = isPerson, byTwoUnknown
		}
	}
}

// headedOnly reports whether nothing but its shape makes a span what it is taken for.
func (f *finder) headedOnly(s *span) bool {
	return s.entry == nil && (s.rule == byOrgHead || s.rule == byPlaceHead || s.rule == byTwoUnknown || s.rule == byInitial) && s.title == s.first
}

// inMarks reports whether a span has marks of its own, as titles of works have: "Deadfall County".
func (f *finder) inMarks(s *span) bool {
	at := s.first - 1
	if f.is(at, lang.Article) {
		at--
	}
	if !f.has(at) || f.toks[at].Kind != prose.Mark || !f.toks[at].Is(prose.Space) && !f.toks[at].Is(prose.Begin) {
		return false
	}
	end := s.end
	if f.char(end) == ',' || f.char(end) == '.' {
		end++
	}
	return f.has(end) && f.toks[end].Kind == prose.Mark && !f.toks[end].Is(prose.Space)
}

// orgStarts notes for each word the longest organisation that begins with it.
func (f *finder) orgStarts() {
	f.starts = f.starts[:0]
	for i := range f.spans {
		s := &f.spans[i]
		if s.guess != isOrganisation || s.end-s.first < 3 || s.hi > 0 {
			continue
		}
		sym := f.syms.of(f.text(s.first))
		for int(sym) >= len(f.starts) {
			f.starts = append(f.starts, NoSpan)
		}
		if k := f.starts[sym]; k == NoSpan || f.spans[k].end-f.spans[k].first < s.end-s.first {
			f.starts[sym] = SpanID(i)
		}
	}
}

// orgStart is the span of the longest organisation that begins with the word at token t, or
// NoSpan.
func (f *finder) orgStart(t int32) SpanID {
	if sym := f.syms.find(f.text(t)); int(sym) < len(f.starts) {
		return f.starts[sym]
	}
	return NoSpan
}

// prior is what the shape of a run speaks for, and what its parts say where they stand alone.
func (f *finder) prior(s *span) signs {
	var x signs
	switch {
	case s.rule == byPlaceHead:
		if x.place = 2; f.is(s.end-1, lang.Surname) || !f.bare(s.first) {
			x.place = 3
		}
		if f.is(s.first, lang.Given) || f.is(s.first+1, lang.Given) && s.end-s.first > 2 {
			x.person = 2
		}
	case s.rule == byPlaceAndMore:
		x.org = 2
	case s.rule == byGiven && !f.is(s.first, ordinary|lang.Lead|lang.Place):
		x.person = 5
	case s.rule == byGiven, s.rule == byInitial:
		x.person = 3
	case s.rule != nil:
		x.person = 1
	}
	if k := f.orgStart(s.first); k != NoSpan && !f.is(f.spans[k].end-1, lang.OfPlace|lang.Learned|lang.Team) && f.shortOf(s, &f.spans[k]) {
		x.org += 3 // "Harl Pendry" of Harl Pendry Securities
	}
	last := f.syms.find(f.text(s.end - 1))
	if int(last) < len(f.proofs) {
		e := &f.proofs[last]
		x.person += 4*min(e.titled, 1) + 2*min(e.speaks, 1) + min(e.strong, 1)
	}
	return x
}
