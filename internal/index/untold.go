package index

import (
	"maps"
	"slices"
	"strings"

	"github.com/onrecord/onrecord/internal/annotate"
	"github.com/onrecord/onrecord/internal/registry"
	"github.com/onrecord/onrecord/internal/slug"
)

// hiddenIDs are the names, as ids, that no address may spell but a page's own: what stands at an
// old address is published as much as any page.
type hiddenIDs struct {
	in    map[int]map[string]bool // hidden in connection with Stories[i]
	all   map[string]bool         // hidden everywhere
	words map[int]map[string]bool // the folded words of the names hidden in connection with Stories[i]
	names map[int]map[string]bool // these names, and the surnames
}

func newHiddenIDs() hiddenIDs {
	return hiddenIDs{in: map[int]map[string]bool{}, all: map[string]bool{}, words: map[int]map[string]bool{},
		names: map[int]map[string]bool{}}
}

// keepHidden notes the names hidden in connection with Stories[i]. Those that nobody with a page
// bears are hidden everywhere; but a surname alone is that of others, too.
func (ix *Index) keepHidden(i int, n *hiddenNames) {
	if n.empty() {
		return
	}
	ix.hidden.in[i] = map[string]bool{}
	for _, name := range slices.Concat(n.folds, n.last) {
		id := slug.ID(name)
		ix.hidden.in[i][id] = true
		if strings.Contains(id, "-") && !ix.borneOpenly(name) {
			ix.hidden.all[id] = true
		}
	}
	for _, part := range n.parts {
		ix.hidden.in[i][slug.ID(part)] = true
	}
	ix.hidden.names[i] = map[string]bool{}
	for _, name := range slices.Concat(n.folds[:n.names], n.last) {
		ix.hidden.names[i][slug.ID(name)] = true
	}
	ix.hidden.words[i] = map[string]bool{}
	for _, name := range slices.Concat(n.folds[:n.names], n.last, n.parts) {
		for _, word := range strings.Fields(name) {
			ix.hidden.words[i][word] = true
		}
	}
}

// HidesWord reports whether a word, as printed, is of a name that is hidden in connection with
// Stories[i]: it is told of that story on its own page alone.
func (ix *Index) HidesWord(i int, word string) bool {
	hidden := ix.hidden.words[i]
	return len(hidden) > 0 &&
		slices.ContainsFunc(strings.Fields(slug.Fold(word)), func(w string) bool { return hidden[w] })
}

// HidesWords reports whether HidesWord hides any.
func (ix *Index) HidesWords(i int) bool { return len(ix.hidden.words[i]) > 0 }

// HiddenWords are the words of which HidesWord tells, sorted.
func (ix *Index) HiddenWords(i int) []string { return slices.Sorted(maps.Keys(ix.hidden.words[i])) }

// borneOpenly reports whether a registered person or organisation with a page has the name.
func (ix *Index) borneOpenly(name string) bool {
	for _, e := range ix.registry.Named(name, registry.Person, registry.Organisation) {
		if e.Visibility != "none" {
			return true
		}
	}
	return false
}

// settleHidden takes out the names of those who have a page after all, for other stories print them
// openly, and adds those whose entry says that they have none.
func (ix *Index) settleHidden() {
	maps.DeleteFunc(ix.hidden.all, func(id string, _ bool) bool { return ix.entity[id].HasPage() })
	for _, e := range ix.Entities {
		if e.HasPage() || e.Entry == nil {
			continue
		}
		ix.hidden.all[e.ID] = true
		for _, id := range e.Entry.FormerIDs {
			ix.hidden.all[id] = true
		}
		for n, name := range e.Entry.Names() {
			if id := slug.ID(name); strings.Contains(id, "-") || n == 0 && e.Type == annotate.Organisation {
				ix.hidden.all[id] = true
			}
		}
	}
}

// HiddenIDs are the ids of all names that are told on no page but their stories' own, sorted.
func (ix *Index) HiddenIDs() []string { return slices.Sorted(maps.Keys(ix.hidden.all)) }

// Spells reports whether an address spells a name that is told on no page but its stories' own.
func (ix *Index) Spells(address string) bool { return spells(address, ix.hidden.all) }

// SpellsIn reports whether an address that leads to Stories[i] spells a name that is hidden in
// connection with that story.
func (ix *Index) SpellsIn(i int, address string) bool { return spells(address, ix.hidden.in[i]) }

// Names reports whether a text tells a name that is hidden in connection with Stories[i], or the
// surname: many bear a hidden person's first one.
func (ix *Index) Names(i int, text string) bool { return spells(text, ix.hidden.names[i]) }

// spells looks for every run of words of an address among the ids of names.
func spells(address string, ids map[string]bool) bool {
	if len(ids) == 0 {
		return false
	}
	const longest = 8
	words := strings.Split(slug.ID(address), "-")
	for i := range words {
		for end := i + 1; end <= min(len(words), i+longest); end++ {
			if ids[strings.Join(words[i:end], "-")] {
				return true
			}
		}
	}
	return false
}
