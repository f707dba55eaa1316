package desk

import (
	"math"
	"strings"

	"github.com/onrecord/onrecord/internal/prose"
)

// Worth tells what an editor's minute on an utterance is worth: how likely its reading is wrong,
// times how much it is seen.
type Worth struct {
	Named      bool       // somebody is named
	Sure       float64    // how sure the reading is, from 0 to 1
	Where      prose.Kind // where it stands, or its echo does, that is seen most
	FrontPage  bool       // its story stood on the paper's first page
	Words      int
	Said       int // how many quotations the archive has of whoever is named, or likeliest
	Registered bool
	Copies     int // how many stories have the same words, its own among them
}

// namelessWrong is how often, where nobody is named, somebody could be.
const namelessWrong = 0.4

// Value is what it comes to: larger for what should be looked at earlier.
func (w Worth) Value() float64 { return w.wrong() * w.seen() }

// wrong is how likely an editor would decide otherwise. A wrong name is worse than none: it puts
// words into somebody's mouth.
func (w Worth) wrong() float64 {
	if !w.Named {
		return namelessWrong
	}
	return 2 * (1 - w.Sure)
}

// seen weighs how many readers meet the words with their name.
func (w Worth) seen() float64 {
	seen := placeWeight[w.Where]
	if seen == 0 {
		seen = 1
	}
	if w.FrontPage {
		seen *= 1.5
	}
	if w.Registered {
		seen *= 1.25
	}
	seen *= 1 + float64(min(w.Words, 40))/40
	seen *= 1 + math.Log1p(float64(max(w.Said, 0)))/4
	return seen * math.Sqrt(float64(max(w.Copies, 1)))
}

var placeWeight = map[prose.Kind]float64{prose.Headline: 4, prose.Deck: 2.5, prose.Highlight: 2.5, prose.Crosshead: 1.5}

// IsFrontPage reports whether a printed page, as a story gives it, is a first one: 1, A1, 1A.
func IsFrontPage(page string) bool {
	page = strings.Trim(strings.ToUpper(strings.TrimSpace(page)), "ABCDEFGHIJKLMNOPQRSTUVWXYZ. ")
	return strings.TrimLeft(page, "0") == "1"
}
