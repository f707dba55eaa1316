package index

import (
	"strings"

	"github.com/onrecord/onrecord/internal/slug"
)

// Likeness is how words that were printed again are like those of their first appearance.
type Likeness uint8

// The likenesses. Punctuation and capitals do not count.
const (
	Alike   Likeness = iota // the same words
	Shorter                 // a part of them
	Longer                  // they are a part of these
	Altered                 // words are left out between others, put in, or others
)

// Piece is a run of words of which all stand in both of two texts, or in one.
type Piece struct {
	Words         string
	Gone, Instead bool // the first text's alone, or the second's
}

// mostCompared is how many pairs of words are looked at to tell two texts apart.
const mostCompared = longWords * longWords

// Compare tells how the words of two utterances are alike, and what differs: nil where nothing
// does, or where they are too long to be compared word by word.
func Compare(first, again *Utterance) (Likeness, []Piece) {
	a, b := strings.Fields(strings.Join(first.Shown, " ")), strings.Fields(strings.Join(again.Shown, " "))
	x, y := foldAll(a), foldAll(b)
	if len(a)*len(b) > mostCompared {
		return Altered, nil
	}
	steps := differ(len(a), len(b), func(i, j int) bool { return x[i] == y[j] })
	like := likeness(steps, x, y)
	if like == Alike {
		return Alike, nil
	}
	return like, pieces(steps, a, b)
}

func foldAll(words []string) []string {
	out := make([]string, len(words))
	for i, w := range words {
		out[i] = slug.Fold(w)
	}
	return out
}

// likeness tells it from the steps; a mark that stands alone is no word.
func likeness(steps []step, x, y []string) Likeness {
	var gone, instead, between bool
	both, missing := false, false
	for _, s := range steps {
		switch {
		case s.op == inBoth:
			between = between || both && missing
			both, missing = true, false
		case s.op == inFirst && isWordy(x[s.a]):
			gone, missing = true, true
		case s.op == inSecond && isWordy(y[s.b]):
			instead, missing = true, true
		}
	}
	switch {
	case !gone && !instead:
		return Alike
	case between || gone && instead:
		return Altered
	case gone:
		return Shorter
	}
	return Longer
}

// isWordy reports whether something folded has a letter or a number.
func isWordy(s string) bool {
	w, _ := nextWord(s, 0)
	return w.Len() > 0
}

// pieces puts steps of one kind that follow each other together. What both texts have is printed as
// the second has it.
func pieces(steps []step, a, b []string) []Piece {
	var out []Piece
	last := -1
	for _, s := range steps {
		word := ""
		if s.op == inFirst {
			word = a[s.a]
		} else {
			word = b[s.b]
		}
		if s.op == last {
			out[len(out)-1].Words += " " + word
			continue
		}
		last = s.op
		out = append(out, Piece{word, s.op == inFirst, s.op == inSecond})
	}
	return out
}
