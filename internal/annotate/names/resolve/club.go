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
		s := &op.Spans[i]
		if len(op.clubWords) < longestChain && op.fieldsClub(s) && op.plays(s) {
			op.clubWords = append(op.clubWords, op.Syms.Of(op.WordsOf(s)))
		}
	}
	if len(op.clubWords) == 0 {
		return
	}
	for i := range op.Spans {
		if s := &op.Spans[i]; op.fieldsClub(s) && !op.happensIn(s) && op.isClubWord(s) {
			s.Guess, s.Rule = read.Organisation, read.ByClub
		}
	}
}

// isClubWord reports whether the story has called a club by the name of a place.
func (op *OrgsAndPlaces) isClubWord(s *read.Span) bool {
	return slices.Contains(op.clubWords, op.Syms.Of(op.WordsOf(s)))
}

// happensIn reports whether something happens in a place: "in Kelling", "Kelling, Iowa".
func (op *OrgsAndPlaces) happensIn(s *read.Span) bool {
	return op.Link(s.First-1, lang.LinkIn) || op.Char(s.End) == ','
}

// fieldsClub reports whether a span is a place that a club can be called by: a city, or a town that
// no list has.
func (op *OrgsAndPlaces) fieldsClub(s *read.Span) bool {
	if s.Guess != read.Place || s.Hi > 0 || s.Entry != nil {
		return false
	}
	if s.Word != 0 {
		return op.Pack.Entry(s.Word).Is(lang.City)
	}
	return (s.Rule == read.ByPlaceHead || s.Rule == read.ByPublishedPlace) && op.Kind(s.End-1) == prose.Word
}

// farthestScore is the most tokens between a club's name and a score that tells of it.
const farthestScore = 5

// plays reports whether the words around a place tell that its club is meant.
func (op *OrgsAndPlaces) plays(s *read.Span) bool {
	before, at := s.First-1, s.End
	if op.Kind(at) == prose.Clitic {
		at++
	}
	switch {
	case op.Is(at, lang.ClubPost) && !op.Shaped(at, read.Capital):
		return true
	case op.IsOpen(at) && op.IsScore(at+1):
		return true
	case op.IsScore(at) && op.Entry(before).Form&lang.Past != 0:
		return true // "beat Kelling 2-1"
	case op.Is(before, lang.Preposition):
		return op.Link(before, lang.LinkVersus) && op.Scored(s.First-farthestScore, before)
	case op.Link(at, lang.LinkA) && op.Scored(at, at+3):
		return true // "gave Stillman a 24-23 win"
	}
	return op.VerbNext(at) && op.Scored(at+1, at+farthestScore)
}
