// Package weigh knows what speaks for and against a proposed speaker, and what each piece of it
// weighs. Whoever proposes somebody collects named pieces of evidence in a Set; the package turns
// the set into a confidence.
//
// A weight is the logarithm of odds: a piece of 0.7 makes right twice as likely against wrong, one
// of -0.7 half as likely. The weights are fitted on texts whose speakers people have noted by hand
// (internal/measure/fit), all together, so that pieces that often come together share what they
// weigh. They stand in weights.go, to be read and argued with, and are shown on /about/rules/.
package weigh

import "math/bits"

// Group says what a piece of evidence is about.
type Group string

// The groups.
const (
	OfTie       Group = "The tie"
	OfCue       Group = "The cue"
	OfSource    Group = "How the source is named"
	OfReference Group = "Whom the phrase means"
	OfName      Group = "The name"
	OfPlace     Group = "Where it stands"
	OfShape     Group = "The quoted words"
	OfAgreement Group = "What other rules say"
)

// Bound says which sign reason gives a weight, whatever the figures would like.
type Bound int8

// The bounds. More agreement never speaks against a speaker, a rival never for her.
const (
	Free Bound = iota
	Up
	Down
)

// Piece says what a piece of evidence is.
type Piece struct {
	ID      string // stable, stands in the table of weights: "cue-near"
	Group   Group
	Says    string
	Example string // in the project's own invented words, or ""
	Bound   Bound
}

// Weight is what a piece was found to weigh.
type Weight struct {
	Weight float64
	Seen   int // among the proposals that it was fitted on
	Right  int // … which gave the right speaker
}

// Of says what the piece e is.
func Of(e Evidence) Piece { return pieces[e] }

// WeightOf is what the piece e weighs.
func WeightOf(e Evidence) Weight { return weights[e] }

// Ladder is the ladder in use, from scores to shares.
func Ladder() []Rung { return ladder }

// Score is the sum of the weights of all pieces in the set.
func Score(s Set) float64 {
	sum := base
	for i, word := range s {
		for ; word != 0; word &= word - 1 {
			sum += weights[64*i+bits.TrailingZeros64(word)].Weight
		}
	}
	return sum
}

// Confidence is how sure the evidence makes a proposal: the share of such proposals that gave the
// right speaker, of publishers that the weights had not been fitted on.
func Confidence(s Set) float64 { return Climb(ladder, Score(s)) }

// Rung is a step of a ladder: at this score, that share was right.
type Rung struct{ Score, Share float64 }

// Climb is the share at a score, between the rungs next to it.
func Climb(ladder []Rung, score float64) float64 {
	if len(ladder) == 0 {
		return 0
	}
	for i := range ladder {
		hi := &ladder[i]
		if score > hi.Score {
			continue
		}
		if i == 0 {
			return hi.Share / (1 + hi.Score - score)
		}
		lo := &ladder[i-1]
		return lo.Share + (hi.Share-lo.Share)*(score-lo.Score)/(hi.Score-lo.Score)
	}
	last := &ladder[len(ladder)-1]
	return min(surest, 1-(1-last.Share)/(1+score-last.Score))
}

// surest is the most that anything a program reads is sure.
const surest = 0.99
