package gone

import (
	"strings"
	"unicode/utf8"

	"github.com/onrecord/onrecord/internal/search"
	"github.com/onrecord/onrecord/internal/slug"
)

// wanted are words that are looked for.
type wanted struct {
	words, folded, id string
	term              string // by which the search knows one word; "" for several
	whole             bool   // as whole words alone: they are so short that others hold them
}

// shortest is the least number of letters that words have which are also looked for within others.
const shortest = 6

func want(words string) wanted {
	w := wanted{words: words, folded: slug.Fold(words), id: slug.ID(words)}
	if terms := search.Terms(words, "en"); len(terms) == 1 {
		w.term = terms[0]
	}
	w.whole = utf8.RuneCountInString(w.folded) < shortest
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
		want := w.folded
		if w.whole {
			s, want = " "+s+" ", " "+want+" "
		}
		if i := strings.Index(s, want); i >= 0 {
			from, to := max(0, i-30), min(len(s), i+len(want)+30)
			return strings.TrimSpace(strings.ToValidUTF8(s[from:to], "")), true
		}
	}
	if w.id != "" && w.id != w.folded { // letters without their accents
		id := strings.ReplaceAll(w.id, "-", " ")
		for _, s := range spelled {
			if s = " " + strings.ReplaceAll(slug.ID(s), "-", " ") + " "; strings.Contains(s, " "+id+" ") {
				return id, true
			}
		}
	}
	return "", false
}
