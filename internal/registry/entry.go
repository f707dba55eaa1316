package registry

import (
	"fmt"
	"strings"

	"github.com/onrecord/onrecord/internal/address"
	"github.com/onrecord/onrecord/internal/called"
	"github.com/onrecord/onrecord/internal/diag"
	"github.com/onrecord/onrecord/internal/fields"
	"github.com/onrecord/onrecord/internal/slug"
)

// reader fills one entry.
type reader struct {
	e     *Entry
	found []diag.Finding
}

//go:noinline
func (r *reader) complain(at diag.Pos, code, message, hint string) {
	r.found = append(r.found, diag.Finding{Pos: at, Code: code, Message: message, Hint: hint})
}

// id checks the id, which is the file's name and becomes an address.
func (r *reader) id() {
	e, start := r.e, diag.Pos{File: r.e.File, Line: 1, Col: 1}
	if want := slug.ID(e.ID); want != e.ID {
		hint := fmt.Sprintf("rename the file to %s.md", want)
		if want == "" {
			hint = "rename the file after the name, in lower case with hyphens: ann-lee.md"
		}
		r.complain(start, "bad-id", fmt.Sprintf("the file's name %q is no id: an id has letters without accents in "+
			"lower case, numbers, and hyphens between", e.ID), hint)
	}
	if address.ReservedID(e.ID) {
		r.complain(start, "reserved-id", fmt.Sprintf("the id %q is reserved for a page of the site's own", e.ID),
			fmt.Sprintf("rename the file, for example to %s-%s.md", e.ID, e.Type))
	}
	if why := address.Unsafe(e.ID); why != "" { // no error: an address that has been published stays
		r.found = append(r.found, diag.Finding{
			Pos: start, Severity: diag.Warning, Code: "unsafe-name",
			Message: fmt.Sprintf("the id %q %s on Windows, where no folder can have it", e.ID, why),
			Hint: fmt.Sprintf("where it is not yet published, rename the file, for example to %s-%s.md",
				e.ID, e.Type),
		})
	}
}

// header reads what all types have.
func (r *reader) header(h header) {
	e := r.e
	e.Name, e.Pos = h.Name.Value, h.Name.Pos
	e.Aliases, e.at.aliases = fields.Strings(h.Aliases), at(h.Aliases)
	e.FormerIDs, e.at.formerIDs = fields.Strings(h.FormerIDs), at(h.FormerIDs)
	e.Visibility = r.choice(h.Visibility, "visibility", "full", "full", "noindex", "none")
	for _, id := range h.FormerIDs {
		if slug.ID(id.Value) != id.Value || id.Value == "" || len(id.Value) > slug.Longest {
			r.complain(id.Pos, "bad-id", fmt.Sprintf("the former id %q was never an id", id.Value),
				"write the old file's name without .md")
		}
	}
	for _, a := range h.Aliases {
		if slug.ID(a.Value) == "" {
			r.complain(a.Pos, "bad-value", fmt.Sprintf("the alias %q has no letters", a.Value), "delete it")
		}
	}
	if h.Name.Given() && slug.ID(h.Name.Value) == "" {
		r.complain(h.Name.Pos, "bad-value", fmt.Sprintf("the name %q has no letters", h.Name.Value),
			"write the name as it is to be printed")
	}
}

func (r *reader) person(p person) {
	e := r.e
	r.header(header{p.Name, p.Aliases, p.FormerIDs, p.Visibility})
	e.InNoStory = p.InNoStory.Value
	r.links(p.URL, p.Wikidata)
	e.SortName = p.SortName.Value
	e.Pronouns = r.pronouns(p.Pronouns)
	e.Born, e.Died = day(p.Born), day(p.Died)
	if p.Born.Given() && p.Died.Given() && e.Died.Before(e.Born) {
		r.complain(p.Died.Pos, "bad-date", fmt.Sprintf("died %s, before born %s", e.Died, e.Born),
			"correct one of the two")
	}
	for _, x := range p.Roles {
		r.role(x)
	}
	e.Similar, e.at.similar = fields.Strings(p.Similar), at(p.Similar)
}

func (r *reader) pronouns(t fields.Text) string {
	meant := map[string]string{"him": "he", "his": "he", "her": "she", "hers": "she", "them": "they", "their": "they",
		"theirs": "they"}
	first, _, _ := called.Cut(strings.ToLower(t.Value), "/") // she/her
	if m, ok := meant[first]; ok || first != t.Value && called.Contains([]string{"he", "she", "they"}, first) {
		if !ok {
			m = first
		}
		r.complain(t.Pos, "bad-value", fmt.Sprintf("pronouns is %q", t.Value), "write pronouns: "+m)
		return ""
	}
	return r.choice(t, "pronouns", "", "he", "she", "they")
}

func (r *reader) role(x role) {
	role := Role{Title: x.Title.Value, Of: x.Of.Value, From: day(x.From), Until: day(x.Until),
		Also: fields.Strings(x.Also), Pos: x.Pos, of: x.Of.Pos, until: x.Until.Pos}
	if role.Title == "" {
		r.complain(x.Pos, "missing-key", "a role without a title", "add title: mayor")
		return
	}
	if !role.From.IsZero() && !role.Until.IsZero() && role.Until.Before(role.From) {
		r.complain(x.Until.Pos, "bad-date", fmt.Sprintf("until %s is before from %s", role.Until, role.From),
			"swap or correct them")
		return
	}
	r.e.Roles = append(r.e.Roles, role)
}

func (r *reader) links(address, wikidata fields.Text) {
	url, wrong := address.WebAddress("url")
	r.e.URL, r.found = url, append(r.found, wrong...)
	if w := wikidata.Value; wikidata.Given() {
		id := w[strings.LastIndexByte(w, '/')+1:]
		if len(id) < 2 || id[0] != 'Q' || strings.Trim(id[1:], "0123456789") != "" {
			r.complain(wikidata.Pos, "bad-value", fmt.Sprintf("wikidata is %q, which is no item", w),
				"write its number with the Q: wikidata: Q42")
			return
		}
		r.e.Wikidata = id
	}
}

// choice reads a value of which there are few; otherwise is what it is when not given, or wrong.
//
//go:noinline
func (r *reader) choice(t fields.Text, name, otherwise string, of ...string) string {
	word, wrong := t.OneOf(name, otherwise, of...)
	r.found = append(r.found, wrong...)
	return word
}

func day(d fields.PartDate) Day { return Day{d.Year, d.Month, d.Day} }

func at(texts []fields.Text) []diag.Pos {
	p := make([]diag.Pos, len(texts))
	for i, t := range texts {
		p[i] = t.Pos
	}
	return p
}

// foldName brings a name into the form in which names are compared: a story may print it without
// its accents, "Jose" for José, and in other capitals.
func foldName(name string) string { return slug.ID(name) }
