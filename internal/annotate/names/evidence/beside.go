package evidence

import (
	"github.com/onrecord/onrecord/internal/annotate/lang"
	"github.com/onrecord/onrecord/internal/annotate/names/read"
)

// besidePlace reports whether span i is named in one breath with a country, or in an address after
// its street: "China and Lautana", "of Moor Lane, Thornley,".
func (sc *Scale) besidePlace(i int) bool {
	s := &sc.Spans[i]
	if i+1 < len(sc.Spans) && sc.Link(s.End, lang.LinkAnd) && sc.Spans[i+1].First == s.End+1 && sc.isCountry(&sc.Spans[i+1]) {
		return true
	}
	if i == 0 || sc.Spans[i-1].Guess != read.Place || sc.Spans[i-1].End != s.First-1 {
		return false
	}
	if sc.NextOfPlaces(i) {
		return true
	}
	return sc.Link(s.First-1, lang.LinkAnd) && sc.isCountry(&sc.Spans[i-1]) || sc.Char(s.First-1) == ',' && sc.Spans[i-1].Rule == read.ByPlaceHead && (sc.Char(s.End) == ',' || sc.Char(s.End) == '.')
}

// NextOfPlaces reports whether span i is an unknown word that goes on with a list of places.
func (sc *Scale) NextOfPlaces(i int) bool {
	s := &sc.Spans[i]
	return i > 0 && sc.Spans[i-1].End == s.First-1 && s.End-s.First == 1 && sc.Unknown(s.First) && sc.listsPlaces(i-1)
}

// listsPlaces reports whether span i is a place in a list that a preposition of place opens: "in
// Kelling, Ostrey and Tamble".
func (sc *Scale) listsPlaces(i int) bool {
	if sc.Char(sc.Spans[i].End) != ',' && !sc.Link(sc.Spans[i].End, lang.LinkAnd) {
		return false
	}
	for n := 0; i >= 0 && n < longestList && sc.Spans[i].Guess == read.Place; i, n = i-1, n+1 {
		if sc.Locates(sc.Spans[i].First) || sc.Link(sc.Spans[i].First-1, lang.LinkAt|lang.LinkFrom) {
			return true
		}
		if i == 0 || sc.Char(sc.Spans[i].First-1) != ',' || sc.Spans[i-1].End != sc.Spans[i].First-1 {
			return false
		}
	}
	return false
}

// longestList is the most places that a list is followed back over.
const longestList = 6

func (sc *Scale) isCountry(s *read.Span) bool {
	return s.Guess == read.Place && s.Word != 0 && sc.Pack.Entry(s.Word).Is(lang.Country)
}
