package resolve

import (
	"strings"

	"github.com/onrecord/onrecord/internal/annotate/names/evidence"
	"github.com/onrecord/onrecord/internal/annotate/names/read"
	"github.com/onrecord/onrecord/internal/gazetteer"
)

// shortestMisspelt is the fewest bytes of a surname that may be misspelt: of shorter ones too many
// are but a letter apart.
const shortestMisspelt = 5

// misspelt is the only person whose surname a lone name is, but for one letter; 0 where there is
// none: the "Sommerfeld" of Karen Somerfeld. No list has the word, and the story nobody of it.
func (pp *People) misspelt(s *read.Span, e *evidence.Shown) PersonID {
	w := pp.Text(s.First)
	if s.Len() != 1 || len(w) < shortestMisspelt || !pp.Unknown(s.First) || e.Kin > 0 ||
		pp.Facts(s.First).Is(gazetteer.Given|gazetteer.Surname|gazetteer.Place) {
		return 0
	}
	best := PersonID(0)
	for p := 1; p < len(pp.Persons); p++ {
		x := &pp.Persons[p]
		if x.N < 2 || x.spans == 0 || !nearly(w, pp.Syms.Text[x.Last()]) {
			continue
		}
		if g := pp.Gender(x); best != 0 || s.Tells != 0 && g != 0 && g&s.Tells == 0 {
			return 0
		}
		best = PersonID(p)
	}
	return best
}

// longName is how many bytes a surname has of which a letter may be left out: so long ones are
// seldom but that apart.
const longName = 8

// nearly reports whether two words are one but for a letter that is doubled or not, or another than
// it should be, two that have changed places, one vowel for another, or a letter within a long
// name. Any other letter makes another name: "Petrov" and "Petrova", "Hollis" and "Hollins".
func nearly(a, b string) bool {
	if len(a) > len(b) {
		a, b = b, a
	}
	if a == b || len(b)-len(a) > 1 || len(a) < shortestMisspelt {
		return false
	}
	if len(a) == len(b) && butDoubled(a, b) {
		return true
	}
	k := 0
	for k < len(a) && a[k] == b[k] {
		k++
	}
	switch {
	case k == 0:
		return false
	case len(a) < len(b):
		within := len(b) > longName && k > 1 && k+2 < len(b)
		return (b[k] == b[k-1] || within) && a[k:] == b[k+1:]
	case a[k+1:] == b[k+1:]:
		return isVowel(a[k]) && isVowel(b[k])
	}
	return k+1 < len(a) && a[k] == b[k+1] && a[k+1] == b[k] && a[k+2:] == b[k+2:]
}

// butDoubled reports whether two words have the same letters in the same order, of which each has
// doubled some: "Marett", "Marret".
func butDoubled(a, b string) bool {
	i, k := 0, 0
	for i < len(a) && k < len(b) && a[i] == b[k] {
		for c := a[i]; i < len(a) && a[i] == c; i++ {
		}
		for c := b[k]; k < len(b) && b[k] == c; k++ {
		}
	}
	return i == len(a) && k == len(b)
}

func isVowel(c byte) bool { return strings.IndexByte("aeiouy", c) >= 0 }
