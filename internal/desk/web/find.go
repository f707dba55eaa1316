package web

import (
	"cmp"
	"slices"
	"strings"
	"time"

	"github.com/onrecord/onrecord/internal/annotate"
	"github.com/onrecord/onrecord/internal/called"
	"github.com/onrecord/onrecord/internal/order"
	"github.com/onrecord/onrecord/internal/registry"
	"github.com/onrecord/onrecord/internal/site"
	"github.com/onrecord/onrecord/internal/slug"
)

// printedNames are all names by which somebody can be found: those of the registry, and those that
// stories print.
type printedNames struct{ all []nameEntry }

// nameEntry is one name, folded for the search.
type nameEntry struct {
	folded  string
	name    string
	id      string // of an entry of the registry; "" for a name as printed
	stories int
	kind    registry.Type
	post    bool // it is found by a post that it holds or has held, not by a name
}

// foldedName is a name as it is searched: each word behind a hyphen, letters without their accents.
func foldedName(name string) string { return "-" + slug.ID(name) }

// gatherNames gathers names: the registry's own first, then those that stories print.
func gatherNames(x *site.Opened, stories []*story) *printedNames {
	n := &printedNames{}
	if reg := x.Registry(); reg != nil {
		for _, e := range reg.Entries {
			if e.Type == registry.Topic || e.Type == registry.Place {
				continue
			}
			for _, name := range e.Names() {
				n.all = append(n.all, nameEntry{folded: foldedName(name), name: e.Name, id: e.ID, kind: e.Type})
			}
			for _, r := range e.Roles {
				words := strings.Join(append([]string{r.Title, r.Of}, r.Also...), " ")
				n.all = append(n.all, nameEntry{
					folded: foldedName(words), name: e.Name, id: e.ID, kind: e.Type, post: true,
				})
			}
		}
	}
	at := map[string]int{}
	for _, s := range stories {
		for _, e := range s.names {
			i, ok := at[e.ID]
			if !ok {
				i = len(n.all)
				at[e.ID] = i
				kind := registry.Person
				if e.Type == annotate.Organisation {
					kind = registry.Organisation
				}
				n.all = append(n.all, nameEntry{folded: foldedName(e.Name), name: e.Name, kind: kind})
			}
			n.all[i].stories++
		}
	}
	return n
}

// mostFound is how many people a search shows: what has a figure on the keyboard.
const mostFound = mostNumbered

// find looks for people in whose names, or in one of whose posts, each of the words begins a word:
// the registered first, those found by name before those by post, then those whom most stories
// print.
func (n *printedNames) find(words string) []nameEntry {
	want := strings.FieldsFunc(slug.ID(words), func(r rune) bool { return r == '-' })
	if len(want) == 0 {
		return nil
	}
	var out []nameEntry
	for i := range n.all {
		if e := &n.all[i]; hasAll(e.folded, want) {
			out = append(out, *e)
		}
	}
	order.By(out, func(a, b nameEntry) int {
		return cmp.Or(compareBool(b.id != "", a.id != ""), compareBool(a.post, b.post),
			cmp.Compare(b.stories, a.stories), cmp.Compare(a.name, b.name))
	})
	seen := map[string]bool{}
	out = order.Without(out, func(e nameEntry) bool {
		again := e.id != "" && seen[e.id]
		seen[e.id] = true
		return again
	})
	return out[:min(len(out), mostFound)]
}

// hasAll reports whether each of the words begins a word of the folded name.
func hasAll(folded string, want []string) bool {
	for _, w := range want {
		if !called.Has(folded, "-"+w) {
			return false
		}
	}
	return true
}

func compareBool(a, b bool) int {
	switch {
	case a == b:
		return 0
	case a:
		return 1
	}
	return -1
}

// found are the people whom words find, as a decision names them on a day. Words that are nobody's
// name can still be a name as printed.
func (d *Desk) found(words string, day time.Time) []candidate {
	out := []candidate{}
	for _, e := range d.names.find(words) {
		if e.id != "" {
			if s := d.archive.SpeakerOf(e.id, day); s != nil {
				out = append(out, candidate{d.personOf(s, day), "registered"})
			}
			continue
		}
		why := "printed in " + counted(e.stories, "story", "stories")
		out = append(out, candidate{person{Kind: "name", Value: e.name, Name: e.name, Note: "as printed"}, why})
	}
	if typed := oneLine(words); typed != "" && len(out) < mostFound {
		p := person{Kind: "name", Value: typed, Name: typed, Note: "as printed"}
		if !slices.ContainsFunc(out, func(c candidate) bool { return c.same(&p) }) {
			out = append(out, candidate{p, "as you have typed it"})
		}
	}
	return out
}
