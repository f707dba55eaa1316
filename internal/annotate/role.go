package annotate

import (
	"strings"

	"github.com/onrecord/onrecord/internal/registry"
)

// role is the post that a registered person held on the story's day, as the registry words it: "Secretary General of NATO"; "" where none is known.
func (d *draft) role(e int32) string {
	return d.roleOn(d.cast.Entities[e].Entry)
}

func (d *draft) roleOn(x *registry.Entry) string {
	if x == nil || d.story.Date.IsZero() {
		return ""
	}
	var held []string
	for _, r := range x.RolesOn(registry.DayOf(d.story.Date)) {
		held = append(held, d.e.roleTitle(r))
	}
	return strings.Join(held, "; ")
}

func (e *Engine) roleTitle(r registry.Role) string {
	if r.Of == "" || e.registry == nil {
		return r.Title
	}
	of := e.registry.ByID(r.Of)
	if of == nil || of.Visibility == "none" || strings.Contains(r.Title, of.Name) {
		return r.Title
	}
	return r.Title + " of " + of.Name
}
