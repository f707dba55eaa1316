package gone

import (
	"strings"
	"unicode/utf8"

	"github.com/onrecord/onrecord/internal/readings"
	"github.com/onrecord/onrecord/internal/search"
	"github.com/onrecord/onrecord/internal/slug"
)

// wanted are words that are looked for.
type wanted struct {
	words, bare string
	joined      string // without spaces; "" where that is little
	term        string // by which the search knows one word; "" for several
	whole       bool   // as whole words alone: they are so short that others hold them
}

const (
	// shortest is the least number of letters that words have which are also looked for within
	// others.
	shortest = 6
	// leastJoined is the least number of letters of several words that are also looked for as one.
	leastJoined = 8
)

func want(words string) wanted {
	w := wanted{words: words, bare: readings.Bare(words)}
	if w.bare == "" {
		w.bare = slug.Fold(words)
	}
	if terms := search.Terms(words, "en"); len(terms) == 1 {
		w.term = terms[0]
	}
	if joined := strings.ReplaceAll(w.bare, " ", ""); utf8.RuneCountInString(joined) >= leastJoined {
		w.joined = joined
	}
	w.whole = utf8.RuneCountInString(w.bare) < shortest
	return w
}

// isTerm reports whether one of the readings of a file of the search's terms has the word as a
// term.
func (w wanted) isTerm(spelled []string) bool {
	return w.term != "" && strings.Contains(" "+spelled[0]+" ", " "+w.term+" ")
}

// in is what stands around the words in one of the readings of a text.
func (w wanted) in(spelled []string) (around string, is bool) {
	for _, s := range spelled {
		if i, want := w.at(s); i >= 0 {
			from, to := max(0, i-30), min(len(s), i+len(want)+30)
			return strings.TrimSpace(strings.ToValidUTF8(s[from:to], "")), true
		}
		if w.joined != "" && strings.Contains(strings.ReplaceAll(s, " ", ""), w.joined) {
			return w.joined, true
		}
	}
	return "", false
}

// at is where the words stand in a text, and how: as they are, or, where they must be whole ones,
// in the plural or the genitive, too.
func (w wanted) at(text string) (int, string) {
	if !w.whole {
		return strings.Index(text, w.bare), w.bare
	}
	for _, ending := range []string{"", "s", "es"} {
		want := " " + w.bare + ending + " "
		if i := strings.Index(" "+text+" ", want); i >= 0 {
			return i, want
		}
	}
	return -1, ""
}
