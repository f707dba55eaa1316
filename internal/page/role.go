package page

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"github.com/onrecord/onrecord/internal/called"
	"github.com/onrecord/onrecord/internal/index"
	"github.com/onrecord/onrecord/internal/order"
	"github.com/onrecord/onrecord/internal/registry"
)

// RoleRow is a role over time.
type RoleRow struct {
	Title string
	Of    Link   // the organisation, where the title does not name it
	Named bool   // the title names it: it stands in the place of the name
	After string // then what follows it in the title
	Span  string
	Over  bool // it has ended
	Count string
}

// roleNow is what somebody is at the time of the newest story: a registered person's posts then, or
// the last one with its end, "mayor until May 2025"; of anybody else the role in which he was last
// quoted, with its year where that is over: "engineer in 2019". What has ended never reads as if it
// went on. It is found out once: a page of each month asks for those who were quoted most in it.
func (p *archive) roleNow(e *index.Entity) string {
	role, known := p.roles.Load(e)
	if !known {
		role = p.findRole(e)
		p.roles.Store(e, role)
	}
	return role.(string)
}

func (p *archive) findRole(e *index.Entity) string {
	day, ok := p.ix.Newest()
	if !ok {
		return ""
	}
	if e.Entry == nil || len(e.Entry.Roles) == 0 {
		role, year := p.ix.LastRole(e)
		if role != "" && year != day.Year() {
			role += " in " + strconv.Itoa(year)
		}
		return role
	}
	var now []string
	for _, r := range e.Entry.RolesOn(registry.DayOf(day)) {
		if !p.ix.Spells(r.Title) {
			now = append(now, p.roleTitle(r.Title, r.Of))
		}
	}
	if len(now) > 0 {
		return strings.Join(now, "; ")
	}
	last := p.ix.Roles(e)[0]
	if last.Role.Until.Year == 0 || p.ix.Spells(last.Title) {
		return ""
	}
	return p.roleTitle(last.Title, last.Role.Of) + " until " + shortDay(last.Role.Until)
}

// roleTitle is a role with its organisation, where the title does not name it.
func (p *archive) roleTitle(title, of string) string {
	if org := p.ix.Speaker(of); org.HasPage() && !strings.Contains(title, org.Name) {
		return title + ", " + org.Name
	}
	return title
}

const printedRolesMost = 8 // of a name as printed, those that most stories gave

// roleRows are somebody's roles as a line of dates, the oldest first.
func (p speakerPage) roleRows(e *index.Entity) []RoleRow {
	all := p.ix.Roles(e)
	if e.Entry == nil || len(e.Entry.Roles) == 0 {
		all = all[:min(len(all), printedRolesMost)]
		order.By(all, func(a, b index.RoleTally) int { return cmp.Compare(b.Last, a.Last) })
	}
	newest, _ := p.ix.Newest()
	var out []RoleRow
	for _, r := range slices.Backward(all) {
		if p.ix.Spells(r.Title) {
			continue // it names somebody who is named in stories only
		}
		row := RoleRow{Title: capital(r.Title)}
		if r.Of != nil {
			row.Of = p.entityLink(r.Of)
			row.name(r.Of.Name)
		}
		if r.Role != nil {
			row.Span, row.Over = roleSpan(r.Role), !r.Role.HeldOn(registry.DayOf(newest))
		} else {
			row.Span, row.Over = span(r.First, r.Last), r.Last < newest.Year()
		}
		if r.Count > 0 {
			row.Count = quotations(r.Count)
		}
		out = append(out, row)
	}
	return out
}

// name makes the link to the organisation of its name in the title, where that has it: “Chairman of
// the Boats’ Association”.
func (r *RoleRow) name(organisation string) {
	before, after, has := called.Cut(r.Title, organisation)
	if has {
		r.Title, r.After, r.Named = before, after, true
	}
}

// rolesNote says whose words the roles are.
func rolesNote(e *index.Entity) string {
	if len(e.Said) == 0 || e.Entry != nil && len(e.Entry.Roles) > 0 {
		return ""
	}
	return "As the paper gave them, on the day it printed them."
}

// roleSpan is "since September 2019", "2014 to 2019", "until 2013".
func roleSpan(r *registry.Role) string {
	from, until := shortDay(r.From), shortDay(r.Until)
	switch {
	case from != "" && until != "" && from == until:
		return from
	case from != "" && until != "":
		return from + " to " + until
	case from != "":
		return "since " + from
	case until != "":
		return "until " + until
	}
	return ""
}

// shortDay prints a day to its month.
func shortDay(d registry.Day) string {
	d.Day = 0
	return dayText(d)
}
