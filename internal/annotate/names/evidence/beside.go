package evidence

import (
	"strings"

	"github.com/onrecord/onrecord/internal/annotate/lang"
	"github.com/onrecord/onrecord/internal/annotate/names/read"
	"github.com/onrecord/onrecord/internal/gazetteer"
	"github.com/onrecord/onrecord/internal/prose"
)

// besidePlace reports whether span i is named in one breath with a country, or in an address after
// its street: "China and Lautana", "of Moor Lane, Thornley,".
func (sc *Scale) besidePlace(i read.SpanID) bool {
	s := &sc.Spans[i]
	next := sc.spanAt(i + 1)
	joined := sc.Link(s.End, lang.LinkAnd) && next.First == s.End+1
	if joined && sc.isCountry(next) && sc.Kind(next.End) != prose.Clitic {
		return true
	}
	before := sc.spanAt(i - 1)
	if before.Guess != read.Place || before.End != s.First-1 {
		return false
	}
	if sc.NextOfPlaces(i) {
		return true
	}
	if sc.Link(s.First-1, lang.LinkAnd) && sc.isCountry(before) {
		return true
	}
	street := sc.Char(s.First-1) == ',' && before.Rule == read.ByPlaceHead
	return street && (sc.Char(s.End) == ',' || sc.Char(s.End) == '.')
}

// besideOrg reports whether span i is named in one breath with an organisation: "Solid Volt and
// Halden".
func (sc *Scale) besideOrg(i read.SpanID) bool {
	s, before := &sc.Spans[i], sc.spanAt(i-1)
	if sc.listedOrg(s, before, sc.spanAt(i+1)) {
		return true
	}
	if before.Guess != read.Organisation || before.End != s.First-1 {
		return false
	}
	return sc.Link(s.First-1, lang.LinkAnd) && !sc.Link(s.End, lang.LinkOf)
}

// listedOrg reports whether a word that nobody knows stands in a list beside an organisation:
// "Volt, Orbo and others", "with Orbo, Volt".
func (sc *Scale) listedOrg(s, before, after *read.Span) bool {
	if s.Len() != 1 || !sc.Bare(s.First) {
		return false
	}
	goesOn := sc.Char(s.End) == ',' || sc.Link(s.End, lang.LinkAnd)
	switch comma := sc.Char(before.End) == ','; {
	case before.End != s.First-1:
	case before.Guess == read.Organisation && comma:
		return goesOn && sc.Shape(s.End+1)&read.Capital != 0
	case before.Guess == read.Single && (comma || sc.Link(before.End, lang.LinkAnd)):
		x := &sc.Shown[sc.SymbolOf(before)]
		return x.Org >= proof && x.mostOrg() // "such as Orbo, Volt and Lund"
	}
	next := s.End + 1
	if sc.Char(s.End) == ',' && sc.Link(next, lang.LinkAnd) {
		next++
	}
	return goesOn && sc.Char(s.First-1) == ',' && after.Guess == read.Organisation && after.First == next
}

// besidePerson reports whether a word that nobody knows goes on with a list of people: "Ann Lee,
// Orr and Volt", "Ann Lee and Orr".
func (sc *Scale) besidePerson(i read.SpanID) bool {
	s, before := &sc.Spans[i], sc.spanAt(i-1)
	sep := s.First - 1
	and := sc.Link(sep, lang.LinkAnd)
	if and && sc.Char(sep-1) == ',' {
		sep--
	}
	if s.Len() != 1 || s.Guess != read.Single || before.End != sep || !sc.isPerson(before) {
		return false
	}
	if !sc.Bare(s.First) || sc.Facts(s.First).Is(gazetteer.Ordinary) || sc.capitalTail(s.First) {
		return false
	}
	if and {
		abbreviated := sc.Char(s.End) == '.' && sc.Size(s.First) < 4 // "Ann Lee and Mgr. Orr"
		return !abbreviated && !sc.nounFollows(s.End)
	}
	goesOn := sc.Char(s.End) == ',' || sc.Link(s.End, lang.LinkAnd)
	return sc.Char(sep) == ',' && goesOn && (sc.Shape(s.End+1)&read.Capital != 0 || sc.Link(s.End+1, lang.LinkAnd))
}

// isPerson reports whether a span is a person's, or a lone name that the story shows to be one's.
func (sc *Scale) isPerson(s *read.Span) bool {
	if s.Guess != read.Single {
		return s.Guess == read.Person
	}
	x := &sc.Shown[sc.SymbolOf(s)]
	return x.Person >= proof && x.mostPerson()
}

// capitalTail reports whether the last part of a word with hyphens bears a capital: "Feb-II".
func (sc *Scale) capitalTail(t int32) bool {
	w := sc.Text(t)
	if !sc.Flag(t, prose.Hyphen) {
		return false
	}
	c := w[strings.LastIndexByte(w, '-')+1:]
	return c != "" && 'A' <= c[0] && c[0] <= 'Z'
}

// noSpan stands where there is no span.
var noSpan = read.Span{First: -2, End: -2}

// spanAt is span i, or noSpan.
//
//go:noinline
func (sc *Scale) spanAt(i read.SpanID) *read.Span {
	if i < 0 || int(i) >= len(sc.Spans) {
		return &noSpan
	}
	return &sc.Spans[i]
}

// signed reports whether a span closes a block after somebody's name and a comma: a letter to the
// editor, "Ann Lee, Kelling".
func (sc *Scale) signed(s *read.Span) bool {
	comma := s.First - 1
	if sc.Char(comma) != ',' || sc.Has(s.End) && !sc.Toks[s.End].Is(prose.Begin) || !sc.personEnds(comma) {
		return false
	}
	return sc.Toks[sc.Spans[sc.spanBefore(comma)].Title].Is(prose.Begin)
}

// NextOfPlaces reports whether span i is an unknown word that goes on with a list of places.
func (sc *Scale) NextOfPlaces(i read.SpanID) bool {
	s := &sc.Spans[i]
	if s.End-s.First != 1 || !sc.Unknown(s.First) || sc.spanAt(i-1).End != s.First-1 {
		return false
	}
	return sc.listsPlaces(i - 1)
}

// longestList is the most places that a list is followed back over.
const longestList = 6

// listsPlaces reports whether span i is a place in a list that a preposition of place opens: "in
// Kelling, Ostrey and Tamble".
func (sc *Scale) listsPlaces(i read.SpanID) bool {
	end := sc.spanAt(i).End
	if sc.Char(end) != ',' && !sc.Link(end, lang.LinkAnd) {
		return false
	}
	known := 0
	for range longestList {
		s := sc.spanAt(i)
		if s.Guess != read.Place {
			return false
		}
		if s.Rule != read.ByPlaceIn {
			known++
		}
		if sc.Locates(s.First) || sc.Link(s.First-1, lang.LinkAt|lang.LinkFrom) || sc.ofAreas(s.First-1) {
			return true
		}
		if i--; sc.Char(s.First-1) != ',' || sc.spanAt(i).End != s.First-1 {
			return known > 1
		}
	}
	return false
}

// ofAreas reports whether a noun for areas stands before the small word at t, which lists them:
// "the villages of", "cities such as", "towns including".
func (sc *Scale) ofAreas(t int32) bool {
	if sc.Part(t, lang.As) {
		t--
	}
	noun := t - 1
	if !sc.Small(t) || sc.Shape(noun)&(read.Lower|read.Weak) == 0 {
		return false
	}
	return sc.Plural(noun) && sc.Is(noun, lang.AreaNoun|lang.PlaceHead)
}

func (sc *Scale) isCountry(s *read.Span) bool {
	return s.Guess == read.Place && s.Word != 0 && sc.Pack.Entry(s.Word).Is(lang.Country)
}

// Speaks reports whether a cue verb stands beside the span.
func (sc *Scale) Speaks(s *read.Span) bool {
	if sc.CueAt(s.End) || sc.SmallIs(s.End, lang.Adverb) && sc.CueAt(s.End+1) {
		return true
	}
	cue := s.First - 1
	if !sc.CueAt(cue) || sc.Toks[cue].Kind != prose.Word || sc.Is(s.End, lang.Auxiliary|lang.Modal) {
		return false
	}
	if sc.SmallIs(s.End, lang.Post|lang.Spokes) && sc.NameNext(s.End+1) {
		return false // "said Orbo host Ann Lee"
	}
	return sc.closedBefore(cue)
}

// closedBefore reports whether a quotation or clause closes before token i: "…," said X.
func (sc *Scale) closedBefore(i int32) bool {
	return i > 0 && (sc.Tok(i-1).Kind == prose.Mark || sc.Char(i-1) == ',')
}
