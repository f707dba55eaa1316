package check

import (
	"fmt"
	"slices"

	"github.com/onrecord/onrecord/internal/annotate"
	"github.com/onrecord/onrecord/internal/diag"
	"github.com/onrecord/onrecord/internal/index"
	"github.com/onrecord/onrecord/internal/registry"
)

// unregistered finds printed names that are worth a file of their own, and such as are perhaps a
// registered name misspelt.
func (a archive) unregistered() []diag.Finding {
	names := a.registeredNames()
	var found []diag.Finding
	for _, e := range a.Entities {
		if e.Entry != nil || len(e.Said) == 0 {
			continue
		}
		if near := a.misspelt(e, names); near != nil {
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

// misspelt is the registered entry of whose name a printed one differs by a letter or two, or nil.
// Whoever is listed as similar to it is known to be another.
func (a archive) misspelt(e *index.Entity, names []string) *registry.Entry {
	if len(words(e.Name)) < 2 {
		return nil
	}
	for _, name := range names {
		if name == e.Name || !slipApart(e.Name, name) {
			continue
		}
		for _, entry := range a.registry.Named(name, registry.Person, registry.Organisation) {
			if !slices.Contains(entry.Similar, e.ID) {
				return entry
			}
		}
	}
	return nil
}

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
	const shortest = 4 // Ann and Anna are two people more often than a slip
	return differing >= 0 && min(len([]rune(a[differing])), len([]rune(b[differing]))) > shortest &&
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
