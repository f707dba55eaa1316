package registry

import (
	"fmt"

	"github.com/onrecord/onrecord/internal/diag"
)

// checkCycles finds topics that are broader than themselves, and places that lie in themselves, by
// way of others.
func (r *Registry) checkCycles() []diag.Finding {
	w := wayUp{r: r, met: map[string]int{}, loop: map[string]string{}}
	for _, e := range r.Entries {
		if w.met[e.ID] == 0 {
			w.visit(e)
		}
	}
	var found []diag.Finding
	for _, e := range r.Entries {
		if at, ok := w.cycle(e); ok {
			found = append(found, diag.Finding{Pos: at, Code: "cycle", Message: fmt.Sprintf("%s leads back to "+
				"itself", e.ID), Hint: "delete this line, or the one that leads back here"})
		}
	}
	return found
}

// wayUp follows entries to what is above them, each line once, however long the chains are
// (Tarjan 1972, strongly connected components). Entries are known by their ids.
type wayUp struct {
	r    *Registry
	met  map[string]int    // as which entry one was met, from 1
	path []string          // those that may still turn out to be of one loop
	loop map[string]string // by which entry the loop is known that one is of: itself, if it is of none
}

// visit follows an entry that was not met yet, and gives the first met that it leads to of those
// that are on the path.
func (w *wayUp) visit(e *Entry) int {
	own, start := len(w.met)+1, len(w.path)
	first := own
	w.met[e.ID] = own
	w.path = append(w.path, e.ID)
	for _, id := range above(e) {
		switch next := w.r.byID[id]; {
		case next == nil || w.loop[id] != "":
		case w.met[id] == 0:
			first = min(first, w.visit(next))
		default:
			first = min(first, w.met[id])
		}
	}
	if first == own { // no way leads back over e
		for _, id := range w.path[start:] {
			w.loop[id] = e.ID
		}
		w.path = w.path[:start]
	}
	return first
}

// cycle reports whether e can be reached from e, and where the first step stands.
func (w *wayUp) cycle(e *Entry) (diag.Pos, bool) {
	for i, id := range above(e) {
		if id != e.ID && w.loop[id] == w.loop[e.ID] {
			return e.abovePos(i), true
		}
	}
	return diag.Pos{}, false
}

func above(e *Entry) []string {
	if e.In != "" {
		return []string{e.In}
	}
	return e.Broader
}

func (e *Entry) abovePos(i int) diag.Pos {
	if e.In != "" {
		return e.at.in
	}
	return e.at.broader[i]
}
