package resolve

import (
	"github.com/onrecord/onrecord/internal/annotate/lang"
	"github.com/onrecord/onrecord/internal/annotate/names/read"
	"github.com/onrecord/onrecord/internal/gazetteer"
)

// calledByTrade gives a surname with a noun for a person in capitals before it, which is no part of
// any name, to whom the surname is of in the story: "chef Brandor Orvett … Chef Orvett said". It
// reports whether somebody bears it.
func (pp *People) calledByTrade(s *read.Span, x *read.Name) bool {
	if x.N != 2 || s.Len() != 2 || s.Titled() || !pp.trade(s.First) {
		return false
	}
	called := *s
	called.First++
	if c := pp.candidates(x.Last(), &called); c.n == 0 || c.place() != asSurname {
		return false
	}
	s.First++ // from here on the noun is the name's title
	pp.resolveWord(s, x.Last())
	return true
}

// trade reports whether the word at t says what one person is, and is nobody's name.
func (pp *People) trade(t int32) bool {
	const posts, names = lang.Post | lang.PersonNoun | lang.Title, lang.Given | lang.Surname
	switch {
	case pp.Is(t, names) || pp.Plural(t) && !pp.Is(t, posts):
		return false
	case pp.Is(t, posts):
		return pp.Entry(t).Number != lang.Plural
	}
	f := pp.Facts(t)
	return pp.Bare(t) && f.Is(gazetteer.PersonNoun) && !f.Is(gazetteer.Given|gazetteer.Surname)
}
