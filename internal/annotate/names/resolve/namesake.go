package resolve

import (
	"github.com/onrecord/onrecord/internal/annotate/lang"
	"github.com/onrecord/onrecord/internal/annotate/names/read"
	"github.com/onrecord/onrecord/internal/prose"
)

// Namesakes makes organisations of the nouns that take their names from what stands before them:
// "the Obama administration", "Barnet council". The noun is the mention, so that the person or
// place before it stays one.
func (ov *Overlay) Namesakes() {
	out, past := ov.laid[:0], int32(0)
	for i := range ov.Spans {
		s := &ov.Spans[i]
		if s.First < past {
			continue // the town of "China's embassy in Lima"
		}
		if i > 0 && ov.ownedMinistry(s, &ov.Spans[i-1]) {
			s.From = ov.Spans[i-1].First
		}
		out = append(out, *s)
		if end := ov.namesake(s); end > s.End {
			first := s.End
			past = end
			if ov.Kind(first) == prose.Clitic {
				first++
			}
			out = append(out, read.Unowned(read.Span{
				First: first, Title: first, End: end, From: s.First,
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
	if ov.Kind(end) == prose.Clitic {
		return ov.ownedBody(s)
	}
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

// ownedBody is the end of a state's body in lower case that country s owns and that speaks,
// "Lautana's army said"; where s ends if there is none.
func (ov *Overlay) ownedBody(s *read.Span) int32 {
	if s.Guess != read.Place || s.Word == 0 || !ov.Pack.Entry(s.Word).Is(lang.Country) {
		return s.End
	}
	first := s.End + 1
	if end := ov.SpeakingBody(s.First, first); end > first {
		return end
	}
	return s.End
}

// ownedMinistry reports whether a ministry in capitals is owned by the country before it, which
// tells it from those of others: "Lautana's Defense Ministry".
func (ov *Overlay) ownedMinistry(s, land *read.Span) bool {
	if s.Guess != read.Organisation || s.Entry != nil || s.Rule != read.ByOrgHead || land.End != s.First-1 {
		return false
	}
	if ov.Kind(land.End) != prose.Clitic || land.Guess != read.Place || land.Word == 0 {
		return false
	}
	country := ov.Pack.Entry(land.Word).Is(lang.Country)
	return country && (ov.Is(s.First, lang.OfState) || ov.Is(s.End-1, lang.OfState)) && !ov.bareElsewhere(s)
}

// bareElsewhere reports whether the story has a ministry's words without an owner, too, and so has
// no need of one to tell it from others.
func (ov *Overlay) bareElsewhere(s *read.Span) bool {
	bare, owned := false, false
	for i := range ov.Spans {
		o := &ov.Spans[i]
		if o.Len() != s.Len() || !ov.sameWords(o, s) {
			continue
		}
		if ov.Kind(o.First-1) != prose.Clitic {
			bare = true
		} else if !lang.Same(ov.Text(o.First-2), ov.Text(s.First-2)) {
			owned = true
		}
	}
	return bare && !owned
}

// sameWords reports whether two spans of one length print the same words.
func (ov *Overlay) sameWords(a, b *read.Span) bool {
	for k := range a.Len() {
		if !lang.Same(ov.Text(a.First+k), ov.Text(b.First+k)) {
			return false
		}
	}
	return true
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
