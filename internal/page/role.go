package page

import (
	"strconv"
	"strings"

	"github.com/onrecord/onrecord/internal/index"
	"github.com/onrecord/onrecord/internal/registry"
)

// RoleRow is a role over time.
type RoleRow struct {
	Title string
	Of    Link
	Span  string
	Count string
}

// roleNow is what somebody is at the time of the newest story: a registered person's posts then, or
// the last one with its end, "mayor until May 2025"; of anybody else the role in which he was last
// quoted, with its year where that is over: "engineer in 2019". What has ended never reads as if it
// went on.
func (p *archive) roleNow(e *index.Entity) string {
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

func (p speakerPage) roleRows(e *index.Entity) []RoleRow {
	var out []RoleRow
	for _, r := range p.ix.Roles(e) {
		if p.ix.Spells(r.Title) {
			continue // it names somebody who is named in stories only
		}
		row := RoleRow{Title: capital(r.Title)}
		if r.Of != nil {
			row.Of = p.entityLink(r.Of)
		}
		if r.Role != nil {
			row.Span = roleSpan(r.Role)
		}
		if r.Count > 0 {
			row.Count = figures(r.Count)
		}
		out = append(out, row)
	}
	return out
}

// rolesNote says what the figures beside the roles count.
func rolesNote(e *index.Entity) string {
	switch {
	case len(e.Said) == 0:
		return ""
	case e.Entry == nil || len(e.Entry.Roles) == 0:
		return "As the paper gave them, on the day it printed them."
	}
	return "The figure is the number of quotations printed while the role was held."
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
