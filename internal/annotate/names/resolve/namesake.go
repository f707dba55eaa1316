package resolve

import (
	"github.com/onrecord/onrecord/internal/annotate/lang"
	"github.com/onrecord/onrecord/internal/annotate/names/read"
)

// Namesakes makes organisations of the nouns that take their names from what stands before them:
// "the Obama administration", "Barnet council". The noun is the mention, so that the person or
// place before it stays one.
func (ov *Overlay) Namesakes() {
	out := ov.laid[:0]
	for i := range ov.Spans {
		s := &ov.Spans[i]
		out = append(out, *s)
		if end := ov.namesake(s); end > s.End {
			out = append(out, read.Unowned(read.Span{
				First: s.End, Title: s.End, End: end, From: s.First,
				Guess: read.Organisation, Rule: read.ByNamesake,
			}))
		}
	}
	ov.laid, ov.Spans = ov.Spans[:0], out
}

// longestNamesake is the most tokens in a noun that takes its name from what stands before it.
const longestNamesake = 3

// namesake is the end of the noun that takes its name from span s; where s ends if there is none.
func (ov *Overlay) namesake(s *read.Span) int32 {
	end := s.End
	if !ov.Has(end) || ov.Shaped(end, read.Capital|read.Shut) || !ov.lendsName(s) {
		return end
	}
	w, n := ov.Pack.Phrase(ov.Words[end:min(end+longestNamesake, ov.Len())])
	e := ov.Pack.Entry(w)
	if e.Is(lang.OfPlace) && s.Guess == read.Place || e.Is(lang.OfPerson) && ov.mayBePerson(s) {
		return end + int32(n)
	}
	return end
}

// lendsName reports whether something can be named for a span.
func (ov *Overlay) lendsName(s *read.Span) bool {
	if s.Titled() || s.Hi > 0 || ov.Shaped(s.End-1, read.Plain) {
		return false
	}
	return !ov.Is(s.First, lang.Title) || ov.Is(s.First, lang.Given|lang.Surname)
}

// mayBePerson reports whether a span of one word can be somebody's name.
func (ov *Overlay) mayBePerson(s *read.Span) bool {
	if s.Len() != 1 {
		return false
	}
	return s.Guess == read.Single || s.Guess == read.Person || ov.Is(s.First, lang.Surname)
}
