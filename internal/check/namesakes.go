package check

import (
	"fmt"
	"strings"

	"github.com/onrecord/onrecord/internal/diag"
	"github.com/onrecord/onrecord/internal/registry"
)

// namesakes finds registered people of one surname of whom neither names the other as similar:
// readers of one page may want the other.
func (a archive) namesakes() []diag.Finding {
	bySurname := map[string][]*registry.Entry{}
	var surnames []string
	for _, e := range a.registry.OfType(registry.Person) {
		name := words(e.Name)
		if len(name) < 2 {
			continue
		}
		surname := strings.ToLower(name[len(name)-1])
		if bySurname[surname] == nil {
			surnames = append(surnames, surname)
		}
		bySurname[surname] = append(bySurname[surname], e)
	}
	var found []diag.Finding
	for _, surname := range surnames {
		found = append(found, strangers(bySurname[surname])...)
	}
	return found
}

// mostNamesakes is of how many namesakes one is told at most.
const mostNamesakes = 20

// strangers complains of each pair of namesakes, at the later one, that does not know of each
// other.
func strangers(all []*registry.Entry) []diag.Finding {
	var found []diag.Finding
	similar := pairs(all)
	for i, e := range all {
		told := 0
		for _, other := range all[:i] {
			if similar[e.ID+" "+other.ID] || similar[other.ID+" "+e.ID] {
				continue
			}
			if told++; told > mostNamesakes {
				break
			}
			found = append(found, diag.Finding{
				Pos: e.Pos, Severity: diag.Warning, Code: "namesakes",
				Message: fmt.Sprintf("%s and %s (%s) have one surname", e.Name, other.Name, other.File),
				Hint:    fmt.Sprintf("add similar: [%s], so that their pages warn of each other", other.ID),
			})
		}
	}
	return found
}

// pairs are whom entries name as similar to them, each behind the entry's own id and a space.
func pairs(all []*registry.Entry) map[string]bool {
	similar := map[string]bool{}
	for _, e := range all {
		for _, id := range e.Similar {
			similar[e.ID+" "+id] = true
		}
	}
	return similar
}

//go:noinline
func words(name string) []string { return strings.Fields(name) }
