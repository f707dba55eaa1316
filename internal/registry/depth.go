package registry

import (
	"fmt"

	"github.com/onrecord/onrecord/internal/diag"
)

// deepest is in how many places a place may lie: its page names them all.
const deepest = 40

// checkDepth finds the places that lie in one place too many. Those in them are not named as well.
func (r *Registry) checkDepth() []diag.Finding {
	var found []diag.Finding
	for _, e := range r.Entries {
		steps := 0
		for up := e; up != nil && up.In != "" && steps <= deepest+1; steps++ {
			up = r.byID[up.In]
		}
		if steps == deepest+1 {
			found = append(found, diag.Finding{
				Pos: e.at.in, Code: "deep",
				Message: fmt.Sprintf("%s lies in %d places, one in the other; %d is the most", e.ID, steps, deepest),
				Hint:    "leave places between them out",
			})
		}
	}
	return found
}
