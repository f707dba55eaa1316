package resolve

import (
	"github.com/onrecord/onrecord/internal/annotate/lang"
	"github.com/onrecord/onrecord/internal/annotate/names/read"
	"github.com/onrecord/onrecord/internal/gazetteer"
)

// couples lends the surname of the second to the first of a couple: "Tam and Nikki Orr".
func (pp *People) couples() {
	for i := 0; i+1 < len(pp.Spans); i++ {
		a, b := &pp.Spans[i], &pp.Spans[i+1]
		if a.Guess != read.Single || a.Len() != 1 || !pp.coupled(a, b) || i > 0 && pp.toldOf(&pp.Spans[i-1], a) {
			continue
		}
		given := pp.Syms.Of(pp.Text(a.First))
		if pp.Unknown(a.First) && pp.byWord.has(given) {
			continue
		}
		x := read.Name{N: 2}
		x.Words[0], x.Words[1] = given, pp.Persons[b.Owner].Last()
		a.Guess, a.Rule, a.Borrowed = read.Person, read.ByCouple, read.SpanID(i+1)
		pp.admit(read.SpanID(i), &x)
		pp.Persons[a.Owner].coupled = true
	}
}

// coupled reports whether a given name a is tied to b, a given name and a surname.
func (pp *People) coupled(a, b *read.Span) bool {
	tied := b.First == a.End+1 && (pp.Link(a.End, lang.LinkAnd) || pp.Char(a.End) == '&')
	if !tied || !pp.givenAndSurname(b) {
		return false
	}
	if pp.Is(a.First, lang.Given) {
		return !pp.Is(a.First, lang.Surname) || pp.Is(a.First-1, lang.Kin)
	}
	return pp.Unknown(a.First) && !a.Weak
}

// toldOf reports whether the name a says of where the person of span p is, right before it: "Ann
// Lee of Ostrey and Tom Reed".
func (pp *People) toldOf(p, a *read.Span) bool {
	return p.Guess == read.Person && p.End == a.First-1 && pp.Is(p.End, lang.Preposition)
}

// givenAndSurname reports whether a span prints somebody's given name and surname, and no more.
func (pp *People) givenAndSurname(s *read.Span) bool {
	if s.Guess != read.Person || s.Owner == read.Nobody || s.Rule != read.ByGiven && s.Rule != read.ByTwoUnknown {
		return false
	}
	return pp.Persons[s.Owner].N == 2 && (pp.Is(s.First, lang.Given) || pp.Facts(s.First).Is(gazetteer.Given))
}
