package resolve

import (
	"github.com/onrecord/onrecord/internal/annotate/lang"
	"github.com/onrecord/onrecord/internal/annotate/names/read"
)

// couples lends the surname of the second to the first of a couple: "Tam and Nikki Orr".
func (pp *People) couples() {
	for i := 0; i+1 < len(pp.Spans); i++ {
		a, b := &pp.Spans[i], &pp.Spans[i+1]
		if a.Guess != read.Single || b.Guess != read.Person || b.Owner == read.Nobody || a.End-a.First != 1 || b.First != a.End+1 || !pp.coupled(a, b) {
			continue
		}
		y := &pp.Persons[b.Owner]
		var syms [6]read.Symbol
		first := pp.Syms.Of(pp.Text(a.First))
		if pp.Unknown(a.First) && pp.byWord.has(first) {
			continue
		}
		syms[0], syms[1] = first, y.syms[y.N-1]
		a.Guess, a.Rule, a.Borrowed = read.Person, read.ByCouple, read.SpanID(i+1)
		pp.admit(read.SpanID(i), syms, 2, [2]byte{})
	}
}

// coupled reports whether a given name a is tied to b, a given name and a surname.
func (pp *People) coupled(a, b *read.Span) bool {
	if !pp.Link(a.End, lang.LinkAnd) && pp.Char(a.End) != '&' || !pp.Is(b.First, lang.Given) || pp.Persons[b.Owner].N != 2 || b.Rule != read.ByGiven {
		return false
	}
	if pp.Is(a.First, lang.Given) {
		return !pp.Is(a.First, lang.Surname) || pp.Is(a.First-1, lang.Kin)
	}
	return pp.Unknown(a.First) && !a.Weak
}
