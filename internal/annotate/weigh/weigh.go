// Package weigh knows what speaks for and against a proposed speaker, and what each piece of it
// weighs. Whoever proposes somebody collects named pieces of evidence in a Set; the package turns
// the set into a confidence.
//
// A weight is the logarithm of odds: a piece of 0.7 makes right twice as likely against wrong, one
// of -0.7 half as likely. The weights are fitted on texts whose speakers people have noted by hand
// (internal/measure/fit), all together, so that pieces that often come together share what they
// weigh. They stand in weights.go, to be read and argued with, and are shown on /about/rules/.
package weigh

import "math"

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

// Score is the sum of the weights of all pieces in the set.
func Score(s Set) float64 {
	sum := base
	for _, e := range s.List() {
		sum += weights[e].Weight
	}
	return sum
}

// Confidence is how sure the evidence makes a proposal: the share of such proposals that give the
// right speaker.
func Confidence(s Set) float64 { return calibrated(Score(s)) }

// calibrated turns a score into the share of proposals with that score that were right among
// publishers which the weights had not been fitted on.
func calibrated(score float64) float64 {
	return min(surest, 1/(1+math.Exp(-slope*score-shift)))
}

// surest is the most that anything a program reads is sure.
const surest = 0.995
