package resolve

import (
	"slices"

	"github.com/onrecord/onrecord/internal/annotate/lang"
	"github.com/onrecord/onrecord/internal/annotate/names/read"
	"github.com/onrecord/onrecord/internal/prose"
)

// clubs takes a place for its club throughout the story, where a word after its name tells that
// once, "Kelling striker", or a score: "Kelling won 2-1", "a 24-23 win over Fort Hale". Where
// something happens in it, it stays a place.
func (op *OrgsAndPlaces) clubs() {
	op.clubWords = op.clubWords[:0]
	for i := range op.Spans {
		if s := &op.Spans[i]; op.fieldsClub(s) && op.plays(s) && len(op.clubWords) < longestChain {
			op.clubWords = append(op.clubWords, op.Syms.Of(op.WordsOf(s)))
		}
	}
	for i := range op.Spans {
		if s := &op.Spans[i]; len(op.clubWords) > 0 && op.fieldsClub(s) && slices.Contains(op.clubWords, op.Syms.Of(op.WordsOf(s))) && !op.Link(s.First-1, lang.LinkIn) && op.Char(s.End) != ',' {
			s.Guess, s.Rule = read.Organisation, read.ByClub
		}
	}
}

// fieldsClub reports whether a span is a place that a club can be called by: a city, or a town that
// no list has.
func (op *OrgsAndPlaces) fieldsClub(s *read.Span) bool {
	if s.Guess != read.Place || s.Hi > 0 || s.Entry != nil {
		return false
	}
	return s.Word != 0 && op.Pack.Entry(s.Word).Is(lang.City) || s.Word == 0 && s.Rule == read.ByPlaceHead && op.Tok(s.End-1).Kind == prose.Word
}

// plays reports whether the words around a place tell that its club is meant.
func (op *OrgsAndPlaces) plays(s *read.Span) bool {
	at := s.End
	if op.Has(at) && op.Toks[at].Kind == prose.Clitic {
		at++
	}
	if op.Is(at, lang.ClubPost) && op.Shape(at)&read.Capital == 0 {
		return true
	}
	if op.IsOpen(at) && op.Has(at+1) && op.IsScore(at+1) {
		return true
	}
	if op.Has(at) && op.IsScore(at) && op.Has(s.First-1) && op.Entry(s.First-1).Form&lang.Past != 0 {
		return true // "beat Kelling 2-1"
	}
	if op.Is(s.First-1, lang.Preposition) {
		return op.Link(s.First-1, lang.LinkVersus) && op.Scored(s.First-5, s.First-1)
	}
	if op.Scored(at, at+3) && op.Link(at, lang.LinkA) {
		return true // "gave Stillman a 24-23 win"
	}
	return op.VerbNext(at) && op.Scored(at+1, at+5)
}
