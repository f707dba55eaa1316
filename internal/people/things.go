package people

import (
	"fmt"
	"slices"
	"strings"
	"unicode"

	"github.com/onrecord/onrecord/internal/registry"
	"github.com/onrecord/onrecord/internal/slug"
)

// often is in how many times Options.Min stories an organisation or a place is named that is worth
// a file, though nobody quotes it.
const often = 4

// organisations proposes organisations that are quoted, or often named.
func (w *writer) organisations(g *gathered) []Proposal {
	var out []Proposal
	groups := joinOrganisations(g.organisations)
	short := shortForms(groups)
	for _, x := range groups {
		if x.main().entry != nil || x.quotations() < w.min && x.stories() < often*w.min {
			continue
		}
		p := x.proposal()
		p.Type, p.Pronouns, p.Posts = registry.Organisation, "", nil
		p.Stories = x.stories()
		p.shorten(x, short)
		w.doubtThing(&p, g.places)
		out = append(out, p)
	}
	return out
}

// places proposes places that are often named.
func (w *writer) places(g *gathered) []Proposal {
	var out []Proposal
	var groups []*group
	for _, x := range g.places {
		if x.id != "" {
			groups = append(groups, &group{members: []*printed{x}, why: []string{""}})
		}
	}
	short := shortForms(groups)
	for _, one := range groups {
		x := one.main()
		if x.entry != nil || len(x.seen) < often*w.min {
			continue
		}
		p := one.proposal()
		p.Type, p.Pronouns, p.Posts = registry.Place, "", nil
		p.Stories = len(x.seen)
		p.shorten(one, short)
		w.doubtThing(&p, g.organisations)
		out = append(out, p)
	}
	return out
}

// shortForm is an abbreviation by which stories call something that they also print in full.
type shortForm struct {
	text string
	of   *group // nil: several things are called so
	spelling
}

// shortForms finds the abbreviations that stories print for organisations or places, in capitals or
// with points, and whose each is.
func shortForms(groups []*group) []*shortForm {
	var out []*shortForm
	at := map[string]*shortForm{}
	record := map[string]*group{} // whose record has an id
	for _, g := range groups {
		for _, m := range g.members {
			record[m.id] = g
		}
	}
	for _, g := range groups {
		for _, m := range g.members {
			for i := range m.seen {
				s := &m.seen[i]
				for _, text := range s.forms {
					if slug.ID(text) == m.id || !isAbbreviation(text) {
						continue
					}
					f := at[slug.Fold(text)]
					if f == nil {
						f = &shortForm{text: text, of: g}
						at[slug.Fold(text)] = f
						out = append(out, f)
					}
					if other := record[slug.ID(text)]; f.of != g || other != nil && other != g {
						f.of = nil
					}
					f.stories++
					f.Span = f.with(Span{s.day, s.day})
				}
			}
		}
	}
	return out
}

// shorten adds the abbreviations that stories print for g alone, at least twice.
func (p *Proposal) shorten(g *group, all []*shortForm) {
	for _, f := range all {
		if f.of == g && f.stories > 1 && !p.bears(f.text) {
			const why = "its abbreviation, in stories that print the full name"
			p.Forms = append(p.Forms, Form{Name: f.text, Stories: f.stories, Span: f.Span, Why: why})
		}
	}
}

// isAbbreviation reports whether a form is all capitals, or ends in a point.
func isAbbreviation(text string) bool {
	letters := strings.ReplaceAll(text, ".", "")
	short := len(letters) > 1 && len(letters) <= 6 && !strings.Contains(letters, " ")
	return short && (len(letters) < len(text) || strings.ToUpper(letters) == letters)
}

// doubtThing leaves without a file what would take its name away from others: a word that is also
// somebody's name, or a name that as many stories use for something of the other type.
func (w *writer) doubtThing(p *Proposal, others []*printed) {
	id := slug.ID(p.Name)
	if w.people[id] {
		p.Doubt = "it is also part of somebody's name"
		return
	}
	for _, o := range others {
		if o.id == id && len(o.seen)*4 >= p.Stories {
			other := "an organisation"
			if p.Type == registry.Organisation {
				other = "a place"
			}
			p.Doubt = fmt.Sprintf("it is the name of %s too, in %s", other, plural(len(o.seen), "story"))
		}
	}
}

// joinOrganisations joins names that differ by "The" alone, and abbreviations that a story prints
// with their full name.
func joinOrganisations(all []*printed) []*group {
	var out []*group
	at := map[string]*group{}
	for _, p := range all {
		if p.id == "" {
			continue
		}
		name := bare(p.name())
		if g := at[name]; g != nil {
			if g.takesArticle(p, name) {
				g.add(p, "the same name but for “The”")
			}
			continue
		}
		g := &group{members: []*printed{p}, why: []string{""}}
		at[name] = g
		out = append(out, g)
	}
	return joinAbbreviations(out)
}

// takesArticle reports whether "The" tells nothing: of a single word it may tell the paper from the
// thing.
func (g *group) takesArticle(p *printed, bare string) bool {
	first := g.main()
	return strings.Contains(bare, "-") || first.entry == nil && first.id == bare && len(p.seen) <= len(first.seen)
}

// add joins a name to a group; who has a file comes first, then who is named most.
func (g *group) add(p *printed, why string) {
	first := g.main()
	g.members, g.why = append(g.members, p), append(g.why, why)
	if first.entry == nil && (p.entry != nil || len(p.seen) > len(first.seen)) {
		last := len(g.members) - 1
		g.members[0], g.members[last] = p, first
	}
}

// joinAbbreviations joins an abbreviation to the only full name with which stories print it.
func joinAbbreviations(all []*group) []*group {
	long := map[string][]*group{} // by the abbreviation's id
	story := map[string]string{}
	for _, g := range all {
		for _, m := range g.members {
			for i := range m.seen {
				for _, form := range m.seen[i].forms {
					if id := slug.ID(form); id != m.id && abbreviates(form, m.name()) && !slices.Contains(long[id], g) {
						long[id] = append(long[id], g)
						story[id] = m.seen[i].file
					}
				}
			}
		}
	}
	return slices.DeleteFunc(all, func(g *group) bool {
		id := g.main().id
		if len(long[id]) != 1 || long[id][0] == g || len(g.members) > 1 || g.main().entry != nil {
			return false
		}
		to := long[id][0]
		to.members, to.why = append(to.members, g.main()), append(to.why, "its abbreviation; "+story[id]+" prints both")
		return true
	})
}

// abbreviates reports whether a word of capitals is made of the first letters of a name's words.
func abbreviates(short, name string) bool {
	letters := strings.ReplaceAll(short, ".", "")
	if len(letters) < 2 || strings.ContainsFunc(letters, func(r rune) bool { return !unicode.IsUpper(r) }) {
		return false
	}
	var first, all []rune
	for _, w := range strings.Fields(name) {
		r := []rune(w)[0]
		all = append(all, unicode.ToUpper(r))
		if unicode.IsUpper(r) {
			first = append(first, r)
		}
	}
	return letters == string(first) || letters == string(all)
}
