package check

import (
	"slices"
	"strings"

	"github.com/onrecord/onrecord/internal/called"
	"github.com/onrecord/onrecord/internal/registry"
)

// misspelt are the registered entries of whose names printed ones differ by a letter or two, by the
// ids of who is printed so. Names are not held each against each: of two such names one is left
// when each loses some letter.
func (a archive) misspelt() map[string]*registry.Entry {
	printed := map[string][]int{} // positions in Entities, by what is left
	for i, e := range a.Entities {
		if isQuotedName(e) {
			eachLosing(e.Name, func(left string) { printed[left] = append(printed[left], i) })
		}
	}
	near := map[string]*registry.Entry{}
	for _, name := range a.registeredNames() {
		eachLosing(name, func(left string) {
			for _, i := range printed[left] {
				if e := a.Entities[i]; near[e.ID] == nil && slipApart(e.Name, name) {
					near[e.ID] = a.another(name, e.ID)
				}
			}
		})
	}
	return near
}

// another is the first entry of a name, but for such as list a printed name as similar: they know
// that it is another's.
func (a archive) another(name, printed string) *registry.Entry {
	for _, entry := range a.registry.Named(name, registry.Person, registry.Organisation) {
		if !called.Contains(entry.Similar, printed) {
			return entry
		}
	}
	return nil
}

// eachLosing is called with a name of several words in which each long word stands apart, whole and
// without one of its letters but the first.
func eachLosing(name string, do func(left string)) {
	all := words(name)
	for i, word := range all {
		letters := []rune(word)
		if len(letters) <= shortestSlip || len(all) < 2 {
			continue
		}
		before, after := strings.Join(all[:i], " ")+"\n", "\n"+strings.Join(all[i+1:], " ")
		do(before + word + after)
		for k := 1; k < len(letters); k++ {
			do(before + string(letters[:k]) + string(letters[k+1:]) + after)
		}
	}
}

// shortestSlip is how many letters a word has at most in which none is taken for a slip: Ann and
// Anna are two people more often.
const shortestSlip = 4

// slipApart reports whether two names differ as a slip of the keyboard makes them: the surnames
// begin alike, and no word but one differs, by one letter.
func slipApart(one, other string) bool {
	a, b := words(one), words(other)
	if len(a) != len(b) {
		return false
	}
	differing := -1
	for i := range a {
		if a[i] != b[i] {
			if differing >= 0 {
				return false
			}
			differing = i
		}
	}
	return differing >= 0 && min(len([]rune(a[differing])), len([]rune(b[differing]))) > shortestSlip &&
		oneLetterApart(a[differing], b[differing])
}

// oneLetterApart reports whether a becomes b by putting in, taking out, changing or swapping one
// letter; the first must be the same.
func oneLetterApart(one, other string) bool {
	a, b := []rune(one), []rune(other)
	if len(a) < len(b) {
		a, b = b, a
	}
	if a[0] != b[0] || len(a)-len(b) > 1 {
		return false
	}
	i := 0
	for i < len(b) && a[i] == b[i] {
		i++
	}
	switch {
	case len(a) > len(b):
		return slices.Equal(a[i+1:], b[i:])
	case i+1 < len(a) && a[i] == b[i+1] && a[i+1] == b[i]:
		return slices.Equal(a[i+2:], b[i+2:])
	}
	return i < len(a) && slices.Equal(a[i+1:], b[i+1:])
}
