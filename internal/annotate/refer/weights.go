package refer

import "github.com/onrecord/onrecord/internal/annotate/clause"

// How a reader's attention is reckoned: all the weights of contest.go and salience.go, in one
// place. What each part of a sentence leaves behind fades line by line; the rest are factors on it,
// or small sums added to it.

// attention is how much a reader's attention rests on what played the role, when the next sentence
// begins.
var attention = [...]float64{clause.Topic: 1, clause.Subject: 0.8, clause.Speaking: 1.1, clause.Oblique: 0.5}

// fading is what is left of attention after so many lines.
var fading = [...]float64{1, 0.65, 0.42, 0.36, 0.31, 0.27, 0.24, 0.22, 0.20, 0.18}

var (
	sameBreath = 1.7  // a possessive or reflexive means whoever its own sentence speaks of
	thrownIn   = 0.45 // "Reed is wrong, he said": he is nobody of whom that sentence tells
	spokenOf   = 0.8  // “He is brilliant,” he said: rather who spoke before than who was spoken of
	doneTo     = 0.6  // … or to whom something was done
	namedSo    = 0.35 // “Lee is brilliant,” he said: rather anybody else than Lee
	inQuestion = 0.4  // the text asks somebody about him
	namedOnce  = 0.5  // the story names him here alone, and only in passing
	silenced   = 0.4  // he has died, and the words are not said to be from long ago
	leftBehind = 0.78 // whom a sentence spoke of before it turned to somebody else
	turnedFrom = 0.6  // … who then speaks of another
	outside    = 0.65 // spoken of outside the quotation in which the pronoun stands, or inside another
	paragraph  = 0.8  // spoken of only before the paragraph, where the pronoun is not in its first line
	sexUntold  = 0.75 // nothing tells the person's sex
	sexGuessed = 0.8  // no more than a given name speaks against it: it does not win, but casts doubt
	elsewhere  = 0.5  // the text tells something else than the description does
	unknown    = 0.9  // somebody without a name
	alone      = 0.15 // added where nobody else who fits was spoken of in the last line
	spokeLast  = 0.2  // added for whoever spoke last, in a paragraph right before a pronoun that speaks
	renown     = 0.05 // added for whoever the story names most, and in proportion for others
)

// enough is the weight from which a phrase counts as recent enough to lean on.
const enough = 0.35

// doubt is how sure a reference is that another entity could as well have; trust is what a margin
// of 1 adds; most is the most.
var doubt, trust, most = 0.67, 0.9, 0.97

// again is how sure it is at least that whoever spoke last is who speaks again: of those who were
// found so, some ninety-eight in a hundred were right.
var again = 0.97

// toldOf is how sure it is at least that whoever speaks is the one of whom the sentence right
// before tells, though somebody else spoke last: of those, some ninety-six in a hundred were right.
var toldOf = 0.96

// told is how sure it is that a pronoun with which a paragraph opens means whose life is told.
const told = 0.9

// faint is the weight below which attention rests on nobody in earnest.
var faint = 0.3

// fromOutside is how sure at most a pronoun inside a quotation is that means somebody of whom only
// the text around it tells: the speaker's listeners may know whom we do not.
const fromOutside = 0.84
