package people

import (
	"slices"

	"github.com/onrecord/onrecord/internal/registry"
)

// Surname is a surname that stands alone in stories, and which people have who have a file.
type Surname struct {
	Form
	Bearers []*registry.Entry // at least one, in the order of their ids
}

// surnames are the surnames among those that stand alone which somebody registered has, the most
// quoted first.
func (w *writer) surnames(lone Lone) []Surname {
	bearers := map[string][]*registry.Entry{}
	for _, e := range w.registry.OfType(registry.Person) {
		seen := []string{}
		for _, name := range e.Names() {
			if n := parse(name); n.full() && !slices.Contains(seen, n.surname) {
				seen = append(seen, n.surname)
				bearers[n.surname] = append(bearers[n.surname], e)
			}
		}
	}
	var out []Surname
	for _, f := range lone.Names {
		if all := bearers[parse(f.Name).surname]; len(all) > 0 {
			out = append(out, Surname{Form: f, Bearers: all})
		}
	}
	return out
}
