package check

import (
	"fmt"

	"github.com/onrecord/onrecord/internal/diag"
	"github.com/onrecord/onrecord/internal/index"
	"github.com/onrecord/onrecord/internal/registry"
)

// untimely finds people quoted before they were born, after they died, or on a day when they held
// none of their posts: mostly somebody else spoke, or a date is wrong. Each person is named once
// for each of these, with the first story.
func (a archive) untimely() []diag.Finding {
	var found []diag.Finding
	for _, e := range a.Entities {
		if e.Entry == nil || e.Entry.Type != registry.Person || len(e.Said) == 0 {
			continue
		}
		for _, q := range questions {
			if f, is := a.ask(e, q); is {
				found = append(found, f)
			}
		}
	}
	return found
}

// question is what may be odd about the day on which a person is quoted.
type question struct {
	code string
	odd  func(e *registry.Entry, d registry.Day) bool
	text func(e *registry.Entry) string
	hint string
}

var questions = []question{
	{
		"before-birth",
		func(e *registry.Entry, d registry.Day) bool { return !e.Born.IsZero() && d.Before(e.Born) },
		func(e *registry.Entry) string { return "before the birth that the file gives, " + e.Born.String() },
		"correct born:, or decide who spoke there",
	},
	{
		"after-death",
		func(e *registry.Entry, d registry.Day) bool { return !e.Died.IsZero() && e.Died.Before(d) },
		func(e *registry.Entry) string { return "after the death that the file gives, " + e.Died.String() },
		"correct died:, or decide who spoke there; words quoted again are rightly there",
	},
	{
		"outside-roles",
		func(e *registry.Entry, d registry.Day) bool { return len(e.Roles) > 0 && len(e.RolesOn(d)) == 0 },
		func(e *registry.Entry) string { return "in none of the roles that the file gives" },
		"add the role held that day to roles:, or correct from: and until:; where there was none, all is well",
	},
}

func (a archive) ask(e *index.Entity, q question) (diag.Finding, bool) {
	stories := 0
	var first *index.Story
	for _, r := range e.Said { // the newest first
		s := a.Story(int(r.Story))
		if s != first && q.odd(e.Entry, registry.DayOf(s.Date)) {
			first = s
			stories++
		}
	}
	if stories == 0 {
		return diag.Finding{}, false
	}
	also := ""
	if stories > 1 {
		also = fmt.Sprintf(" and %d more", stories-1)
	}
	return diag.Finding{
		Pos: e.Entry.Pos, Severity: diag.Warning, Code: q.code, Hint: q.hint,
		Message: fmt.Sprintf("%s is quoted %s: in %s%s", e.Name, q.text(e.Entry), first.File, also),
	}, true
}
