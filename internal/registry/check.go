package registry

import (
	"fmt"

	"github.com/onrecord/onrecord/internal/called"
	"github.com/onrecord/onrecord/internal/diag"
)

// check holds entries against each other: every id that one names must be there, and no two may
// claim one name or one former id.
func (r *Registry) check() []diag.Finding {
	var found []diag.Finding
	unknown := 0
	for _, e := range r.Entries {
		found = append(found, r.checkLinks(e, &unknown)...)
		found = append(found, r.checkFormer(e)...)
		found = append(found, r.checkNames(e)...)
	}
	if cycles := r.checkCycles(); len(cycles) > 0 {
		return append(found, cycles...)
	}
	return append(found, r.checkDepth()...)
}

func (r *Registry) checkLinks(e *Entry, unknown *int) []diag.Finding {
	var found []diag.Finding
	want := func(id, what string, at diag.Pos, types ...Type) {
		if id == "" {
			return
		}
		if got := r.byID[id]; got == nil || !called.Contains(types, got.Type) {
			found = append(found, r.Unknown(*unknown, id, what, at, types...))
			*unknown++
		} else if got == e {
			found = append(found, diag.Finding{Pos: at, Code: "own-id",
				Message: fmt.Sprintf("%q is this entry itself", id), Hint: "delete it"})
		}
	}
	for _, role := range e.Roles {
		want(role.Of, "organisation", role.of, Organisation)
	}
	for i, id := range e.Similar {
		want(id, "person", e.at.similar[i], Person)
	}
	for i, id := range e.Broader {
		want(id, "topic", e.at.broader[i], Topic)
	}
	want(e.Place, "place", e.at.place, Place)
	want(e.In, "place", e.at.in, Place)
	return found
}

// checkFormer finds former ids that are somebody's id, or that two entries claim: their address
// could lead to one only.
func (r *Registry) checkFormer(e *Entry) []diag.Finding {
	var found []diag.Finding
	for i, id := range e.FormerIDs {
		if now := r.byID[id]; now != nil {
			found = append(found, diag.Finding{Pos: e.at.formerIDs[i], Code: "former-id", Message: fmt.Sprintf(
				"the former id %q is the id of %s", id, now.File), Hint: "delete it here, or rename that file"})
		} else if first := r.former[id]; first != e {
			found = append(found, diag.Finding{Pos: e.at.formerIDs[i], Code: "former-id", Message: fmt.Sprintf(
				"the former id %q is claimed by %s too", id, first.File), Hint: "keep it in one of the two"})
		}
	}
	return found
}

// checkNames finds names that two entries of one type claim, or a person and an organisation.
// Whoever is printed under such a name is nobody, until only one claims it. Two people may well
// have one name, and then nothing is wrong; but whoever registered them should know what it means.
func (r *Registry) checkNames(e *Entry) []diag.Finding {
	if e.Type == Place {
		return nil // two towns may well share a name
	}
	var found []diag.Finding
	for i, name := range e.Names() {
		at := e.Pos
		if i > 0 {
			at = e.at.aliases[i-1]
		}
		all := r.claimants(name, e.Type)
		for _, other := range all[:min(len(all), mostBearers)] {
			if other == e {
				continue
			}
			found = append(found, diag.Finding{Pos: at, Severity: diag.Warning, Code: "same-name",
				Message: fmt.Sprintf("%q is claimed by %s too, so in a story it means neither", name, other.File),
				Hint:    nameHint(e, name)})
		}
	}
	return found
}

// claimants are the entries that have a name and may be taken for one of type t.
func (r *Registry) claimants(name string, t Type) []*Entry {
	all := r.byName[foldName(name)]
	if t != Person && t != Organisation {
		return ofType(all, t)
	}
	return all[:len(ofType(all, Person))+len(ofType(all, Organisation))] // they stand first
}

// mostBearers is of how many entries that claim a name it is said to the others: who sees so many
// needs no list of all pairs.
const mostBearers = 20

func nameHint(e *Entry, name string) string {
	if name == e.Name {
		return "give one of the two a fuller name, and put this one in aliases of who is meant by it"
	}
	return "take the alias out of one of the two"
}
