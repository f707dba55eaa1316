package check

import (
	"fmt"

	"github.com/onrecord/onrecord/internal/diag"
	"github.com/onrecord/onrecord/internal/registry"
)

// unused finds entries that no story and no other entry has to do with.
func (a archive) unused() []diag.Finding {
	used := a.usedByEntries() // by id, which one thing alone has
	for _, e := range a.Entities {
		if e.Entry != nil {
			used[e.ID] = used[e.ID] || len(e.Stories) > 0 || len(e.Said) > 0
		}
	}
	for _, e := range a.Places {
		used[e.ID] = used[e.ID] || len(e.Stories) > 0
	}
	for _, t := range a.Topics {
		used[t.ID] = used[t.ID] || len(t.Stories) > 0 || len(t.Said) > 0
	}
	var found []diag.Finding
	for _, e := range a.registry.Entries {
		if e.Visibility == "none" || used[e.ID] {
			continue
		}
		found = append(found, diag.Finding{
			Pos: e.Pos, Severity: diag.Note, Code: "unused-entry",
			Message: fmt.Sprintf("no published story has to do with the %s %s", e.Type, e.Name),
			Hint:    unusedHint(e),
		})
	}
	return found
}

// usedByEntries is what roles, seats, places and narrower topics name.
func (a archive) usedByEntries() map[string]bool {
	used := map[string]bool{}
	for _, e := range a.registry.Entries {
		used[e.Place], used[e.In] = true, true
		for _, r := range e.Roles {
			used[r.Of] = true
		}
		for _, id := range e.Broader {
			used[id] = true
		}
	}
	return used
}

func unusedHint(e *registry.Entry) string {
	if e.Type == registry.Topic {
		return "add the phrases by which stories speak of it to match:, or name it in a story's topics:"
	}
	return "add the names by which stories call it to aliases:, or delete the file"
}
