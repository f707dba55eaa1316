package index

import (
	"cmp"
	"slices"
	"time"

	"github.com/onrecord/onrecord/internal/called"
	"github.com/onrecord/onrecord/internal/order"
	"github.com/onrecord/onrecord/internal/registry"
)

// RoleTally is a role with the number of a speaker's utterances in it.
type RoleTally struct {
	Title string
	Of    *Entity // the organisation, where it has a page
	Role  *registry.Role
	Count int

	First, Last int // of a role that stories gave: the years of the first and of the last
}

// Roles lists a speaker's roles: a registered person's as the registry has them, the newest first,
// each with the utterances printed while it was held; else those that the stories gave, by count.
func (ix *Index) Roles(e *Entity) []RoleTally {
	if e.Entry == nil || len(e.Entry.Roles) == 0 {
		return ix.printedRoles(e)
	}
	out := make([]RoleTally, 0, len(e.Entry.Roles))
	for i := range e.Entry.Roles {
		r := &e.Entry.Roles[i]
		t := RoleTally{Title: r.Title, Role: r}
		if of := ix.entity[r.Of]; of.HasPage() {
			t.Of = of
		}
		for _, ref := range e.Said {
			if r.HeldOn(registry.DayOf(ix.Date(int(ref.Story)))) {
				t.Count++
			}
		}
		out = append(out, t)
	}
	order.By(out, func(a, b RoleTally) int {
		switch {
		case b.Role.From.First().Before(a.Role.From.First()):
			return -1
		case a.Role.From.First().Before(b.Role.From.First()):
			return 1
		}
		return 0
	})
	return out
}

func (ix *Index) printedRoles(e *Entity) []RoleTally {
	var out []RoleTally
	for _, ref := range e.Said {
		role := ix.roleIn(ref, e)
		if role == "" {
			continue
		}
		i := slices.IndexFunc(out, func(t RoleTally) bool { return t.Title == role })
		year := ix.Date(int(ref.Story)).Year()
		if i < 0 {
			out = append(out, RoleTally{Title: role, Last: year})
			i = len(out) - 1
		}
		out[i].Count++
		out[i].First = year // rows come newest first
	}
	order.By(out, func(a, b RoleTally) int { return cmp.Compare(b.Count, a.Count) })
	return out
}

// roleIn is the role of an entity in one utterance of his.
func (ix *Index) roleIn(r Ref, e *Entity) string {
	_, u := ix.At(r)
	if ix.sole(r) == e && e != nil {
		return u.Who.Role
	}
	return ix.RoleOf(u.Who, e)
}

// RoleOf is the role of an entity as a speaker, or as a member of a group that speaks; "" where
// none is told.
func (ix *Index) RoleOf(w *Who, e *Entity) string {
	if w == nil {
		return ""
	}
	for i := range w.Members {
		if role := ix.RoleOf(&w.Members[i], e); role != "" {
			return role
		}
	}
	if ix.EntityOf(w) == e {
		return w.Role
	}
	return ""
}

// LastRole is the role in which an entity was last quoted, and the year of that story; or "".
func (ix *Index) LastRole(e *Entity) (role string, year int) {
	if last, known := ix.lastRole[e]; known {
		return last.Title, last.Year
	}
	for i, r := range e.Said {
		if role := ix.roleIn(r, e); role != "" {
			return role, ix.Date(int(r.Story)).Year()
		}
		if i == 20 {
			break
		}
	}
	return "", 0
}

// RoleAt is the id of the organisation of the registered role that an entity held on a day and
// whose words a printed one begins with; "" where there is none.
func (e *Entity) RoleAt(printed string, day time.Time) string {
	if e.Entry == nil || printed == "" {
		return ""
	}
	for _, held := range e.Entry.RolesOn(registry.DayOf(day)) {
		if called.HasPrefix(printed, held.Title) {
			return held.Of
		}
	}
	return ""
}

// Spokespeople lists who spoke for an organisation: registered people with a role in it, by the
// number of utterances printed while they held it.
func (ix *Index) Spokespeople(org *Entity) []SpokesTally {
	var out []SpokesTally
	for _, e := range ix.members[org.ID] {
		t := SpokesTally{Entity: e}
		for _, r := range ix.Roles(e) {
			if r.Role != nil && r.Role.Of == org.ID {
				t.Count += r.Count
				t.Roles = append(t.Roles, r)
			}
		}
		out = append(out, t)
	}
	order.By(out, func(a, b SpokesTally) int {
		return cmp.Or(cmp.Compare(b.Count, a.Count), compareKeys(a.Entity.SortKey, b.Entity.SortKey))
	})
	return out
}

// SpokesTally is somebody who spoke for an organisation, with his roles in it.
type SpokesTally struct {
	Entity *Entity
	Roles  []RoleTally
	Count  int
}

// enlist notes which registered people hold or held a role in which organisation.
func (ix *Index) enlist() {
	ix.members = map[string][]*Entity{}
	for _, e := range ix.Entities {
		if e.Entry == nil || e.Visibility == None {
			continue
		}
		for i := range e.Entry.Roles {
			if of := e.Entry.Roles[i].Of; of != "" && !called.Contains(ix.members[of], e) {
				ix.members[of] = append(ix.members[of], e)
			}
		}
	}
}
