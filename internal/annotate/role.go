package annotate

import (
	"strings"
	"time"

	"github.com/onrecord/onrecord/internal/annotate/names"
	"github.com/onrecord/onrecord/internal/registry"
)

// role is the post that a registered person held on the story's day, as the registry words it:
// "Secretary General of NATO"; "" where none is known.
func (d *draft) role(e names.EntityID) string {
	return d.roleOn(d.Cast.Entities[e].Entry)
}

// roleOn is the post that the registered person x held on the story's day.
func (d *draft) roleOn(x *registry.Entry) string {
	return d.e.heldOn(x, d.story.Date)
}

// RoleOn is the post that the registered person with the id held on a day, as the registry words
// it; "" where none is known.
func (e *Engine) RoleOn(id string, day time.Time) string { return e.heldOn(e.registry.ByID(id), day) }

func (e *Engine) heldOn(x *registry.Entry, day time.Time) string {
	if x == nil || day.IsZero() {
		return ""
	}
	var held []string
	for _, r := range x.RolesOn(registry.DayOf(day)) {
		held = append(held, e.roleTitle(r))
	}
	return strings.Join(held, "; ")
}

// roleTitle is a role with its organisation, where the title does not name it: "Secretary General
// of NATO". A name of several words mostly wants an article, which no rule gives every time, so a
// comma stands instead: "harbour engineer, Harbour Board".
func (e *Engine) roleTitle(r registry.Role) string {
	if r.Of == "" || e.registry == nil {
		return r.Title
	}
	of := e.registry.ByID(r.Of)
	if of == nil || of.Visibility == "none" || strings.Contains(r.Title, of.Name) {
		return r.Title
	}
	if strings.Contains(of.Name, " ") {
		return r.Title + ", " + of.Name
	}
	return r.Title + " of " + of.Name
}
