package check

import (
	"fmt"

	"github.com/onrecord/onrecord/internal/annotate"
	"github.com/onrecord/onrecord/internal/diag"
	"github.com/onrecord/onrecord/internal/index"
	"github.com/onrecord/onrecord/internal/registry"
)

// unregistered finds printed names that are worth a file of their own, and such as are perhaps a
// registered name misspelt.
func (a archive) unregistered() []diag.Finding {
	misspelt := a.misspelt()
	var found []diag.Finding
	for _, e := range a.Entities {
		if !isQuotedName(e) {
			continue
		}
		if near := misspelt[e.ID]; near != nil {
			found = append(found, diag.Finding{
				Pos: diag.Pos{File: a.file(e.Said[0])}, Severity: diag.Warning, Code: "near-name",
				Message: fmt.Sprintf("%s is quoted here, who is nearly called like %s (%s)", e.Name, near.Name,
					near.File),
				Hint: fmt.Sprintf("if they are one, add %q to its aliases; if not, register %s", e.Name, e.Name),
			})
		} else if e.Quoted > 1 {
			found = append(found, diag.Finding{
				Pos: diag.Pos{File: a.file(e.Said[0])}, Severity: diag.Note, Code: "worth-registering",
				Message: fmt.Sprintf("%s is quoted in %d stories, the newest this one, and is not registered", e.Name,
					e.Quoted),
				Hint: fmt.Sprintf("onrecord new %s %q", kindWord(e.Type), e.Name),
			})
		}
	}
	return found
}

func kindWord(t annotate.EntityType) string {
	if t == annotate.Organisation {
		return "organisation"
	}
	return "person"
}

// registeredNames lists all names and aliases of registered people and organisations of more than
// one word, in the registry's order.
func (a archive) registeredNames() []string {
	var names []string
	for _, t := range []registry.Type{registry.Person, registry.Organisation} {
		for _, e := range a.registry.OfType(t) {
			for _, name := range e.Names() {
				if len(words(name)) > 1 {
					names = append(names, name)
				}
			}
		}
	}
	return names
}

// isQuotedName reports whether somebody is quoted who has no file.
func isQuotedName(e *index.Entity) bool { return e.Entry == nil && len(e.Said) > 0 }
