package index

import (
	"maps"
	"slices"
	"strings"

	"github.com/onrecord/onrecord/internal/annotate"
	"github.com/onrecord/onrecord/internal/readings"
	"github.com/onrecord/onrecord/internal/registry"
	"github.com/onrecord/onrecord/internal/slug"
)

// hiddenIDs are the names that no address may spell but a page's own: what stands at an old address
// is published as much as any page.
type hiddenIDs struct {
	in     map[int]*nameSet // hidden in connection with Stories[i]
	all    map[string]bool  // hidden everywhere, as ids
	spells nameSet          // the same
	words  map[int]*nameSet // the words of the names hidden in connection with Stories[i]
	names  map[int]*nameSet // these names, and the surnames
}

func newHiddenIDs() hiddenIDs {
	return hiddenIDs{
		in: map[int]*nameSet{}, all: map[string]bool{}, words: map[int]*nameSet{}, names: map[int]*nameSet{},
	}
}

// keepHidden notes the names hidden in connection with Stories[i]. Those that nobody with a page
// bears are hidden everywhere; but a surname alone is that of others, too.
func (ix *Index) keepHidden(i int, n *hiddenNames) {
	if n.empty() {
		return
	}
	in, names, each := &nameSet{}, &nameSet{}, &nameSet{}
	for _, name := range slices.Concat(n.folds, n.last) {
		in.add(name)
		names.add(name)
		if id := slug.ID(name); strings.Contains(id, "-") && !ix.borneOpenly(name) {
			ix.hidden.all[id] = true
			ix.hidden.spells.add(name)
		}
	}
	for _, words := range slices.Concat(n.retracted, n.words) {
		in.add(words)
	}
	for _, name := range slices.Concat(n.folds, n.last, n.words) {
		each.addWord(name)
		for word := range strings.FieldsSeq(readings.Bare(name)) {
			each.addWord(word)
		}
	}
	ix.hidden.in[i], ix.hidden.names[i], ix.hidden.words[i] = in, names, each
}

// HidesWord reports whether a word, as printed, is of a name that is hidden in connection with
// Stories[i]: it is told of that story on its own page alone.
func (ix *Index) HidesWord(i int, word string) bool {
	hidden := ix.hidden.words[i]
	return hidden != nil && hidden.in(readings.Bare(word))
}

// HidesWords reports whether HidesWord hides any.
func (ix *Index) HidesWords(i int) bool { return ix.hidden.words[i] != nil }

// HiddenWords are the words of which HidesWord tells, sorted.
func (ix *Index) HiddenWords(i int) []string {
	if ix.hidden.words[i] == nil {
		return nil
	}
	return slices.Concat(slices.Sorted(maps.Keys(ix.hidden.words[i].known)), ix.hidden.words[i].within)
}

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
	ix.hidden.spells = nameSet{}
	for id := range ix.hidden.all {
		ix.hidden.spells.add(id)
	}
}

// HiddenIDs are the ids of all names that are told on no page but their stories' own, sorted.
func (ix *Index) HiddenIDs() []string { return slices.Sorted(maps.Keys(ix.hidden.all)) }

// Spells reports whether an address spells a name that is told on no page but its stories' own.
//
//go:noinline
func (ix *Index) Spells(address string) bool { return ix.hidden.spells.tells(address) }

// SpellsIn reports whether an address that leads to Stories[i] spells a name that is hidden in
// connection with that story.
//
//go:noinline
func (ix *Index) SpellsIn(i int, address string) bool { return ix.hidden.in[i].tells(address) }

// Names reports whether a text tells a name that is hidden in connection with Stories[i], or the
// surname: many bear a hidden person's first one.
//
//go:noinline
func (ix *Index) Names(i int, text string) bool { return ix.hidden.names[i].tells(text) }
