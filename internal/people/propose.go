package people

import (
	"cmp"
	"fmt"
	"slices"

	"github.com/onrecord/onrecord/internal/address"
	"github.com/onrecord/onrecord/internal/order"
	"github.com/onrecord/onrecord/internal/registry"
	"github.com/onrecord/onrecord/internal/slug"
)

// writer makes proposals of what was found, each with an id of its own.
type writer struct {
	registry *registry.Registry
	taken    map[string]bool // ids given to proposals
	min      int
	people   map[string]bool // words of people's names
}

// known lists printed names that join somebody who has a file.
func (w *writer) known(groups []*group) []Known {
	var out []Known
	for _, g := range groups {
		for i, m := range g.members {
			if e := g.main().entry; e != nil && i > 0 && m.quoted > 0 {
				out = append(out, Known{File: e.File, Name: e.Name, Form: m.form(m.name(), g.why[i])})
			}
		}
	}
	return out
}

// propose proposes those of a type that are worth it, the most quoted first.
func (w *writer) propose(all []Proposal) []Proposal {
	order.By(all, mostQuoted)
	var out []Proposal
	for _, p := range all {
		if len(w.registry.Named(p.Name, p.Type)) > 0 {
			continue // it has a file, and its stories read it as something else all the same
		}
		p.ID = w.id(&p)
		out = append(out, p)
	}
	return out
}

// id is an id for a proposal's file. One id names one thing, whatever its type.
func (w *writer) id(p *Proposal) string {
	free := func(id string) bool {
		known := w.registry.ByID(id) != nil || w.registry.Formerly(id) != nil
		return !known && !address.ReservedID(id) && !w.taken[id] && len(id) <= slug.Longest
	}
	first := slug.ID(p.Name)
	id := first
	for n := 1; !free(id); n++ {
		if id = first + "-" + p.Type.String(); n > 1 {
			id = fmt.Sprintf("%s-%d", first, n)
		}
	}
	if p.Doubt == "" {
		w.taken[id] = true
	}
	return id
}

// personProposals makes a proposal of each person who has no file and is quoted often enough, and
// of whoever is called like one of them but for Jr.: known alone, the father would be taken for the
// son.
func (w *writer) personProposals(groups []*group) []Proposal {
	worth := map[*group]bool{}
	for _, g := range groups {
		if g.main().entry != nil || g.quotations() >= w.min {
			worth[g] = true
		}
		for _, other := range g.like {
			worth[other] = worth[other] || g.quotations() >= w.min
		}
	}
	var out []Proposal
	for _, g := range groups {
		if worth[g] && g.main().entry == nil {
			out = append(out, g.proposal())
		}
	}
	return out
}

func (g *group) quotations() (n int) {
	for _, m := range g.members {
		n += m.quoted
	}
	return n
}

func (g *group) proposal() Proposal {
	seen := g.seen()
	p := Proposal{
		Type: registry.Person, Name: g.main().name(), Quotations: g.quotations(), Stories: quoting(seen),
		Span: g.span(), Posts: told(g.held()), Where: where(seen), Apart: g.apart, Doubt: g.doubt,
	}
	p.He, p.She = g.pronouns()
	if p.He+p.She >= 2 || g.quotations() == 1 {
		p.Pronouns = clear(p.He, p.She)
	}
	for i, m := range g.members {
		p.Forms = append(p.Forms, m.form(m.name(), g.why[i]))
		for _, s := range m.spellings[1:] {
			if !p.bears(s.text) {
				p.Forms = append(p.Forms, Form{Name: s.text, Stories: s.stories, Span: s.Span, Why: sameName.text()})
			}
		}
	}
	return p
}

// bears reports whether a name differs from one of the proposal's by capitals and points at most,
// which a registry does not tell apart.
//
//go:noinline
func (p *Proposal) bears(name string) bool {
	return slices.ContainsFunc(p.Forms, func(f Form) bool { return slug.Fold(f.Name) == slug.Fold(name) })
}

func quoting(seen []sighting) (n int) {
	for i := range seen {
		if seen[i].said > 0 {
			n++
		}
	}
	return n
}

// mostWhere is the most stories that a proposal names.
const mostWhere = 3

// where names the stories that quote somebody most.
func where(seen []sighting) []string {
	all := slices.Clone(seen)
	order.By(all, func(a, b sighting) int { return cmp.Compare(b.said, a.said) })
	var out []string
	for _, s := range all[:min(len(all), mostWhere)] {
		out = append(out, s.file)
	}
	return out
}

// mostPosts is the most posts that a proposal lists.
const mostPosts = 8

// told lists what the stories say somebody is, what most say first.
func told(all []held) []Post {
	var merged []held
	for _, h := range all {
		i := slices.IndexFunc(merged, func(o held) bool {
			return o.former == h.former && (o.head == h.head && o.of == h.of || o.text() == h.text())
		})
		if i < 0 {
			h.texts = slices.Clone(h.texts)
			merged = append(merged, h)
			continue
		}
		m := &merged[i]
		m.Span, m.stories = m.with(h.Span), max(m.stories, h.stories)
		if m.head == h.head {
			m.stories += min(m.stories, h.stories)
		}
		for _, x := range h.texts {
			m.print(x.text, x.stories)
		}
	}
	byCount(merged, func(h held) int { return h.stories }, func(h held) string { return h.text() })
	var out []Post
	for _, h := range merged[:min(len(merged), mostPosts)] {
		out = append(out, Post{Text: h.text(), Stories: h.stories, Span: h.Span, Former: h.former, File: h.file})
	}
	return out
}

// namesakes notes in each person's proposal the people of the surname who have files, or come
// before it: readers of one page may want the other.
func (w *writer) namesakes(all []Proposal) {
	bySurname := map[string][]string{}
	for _, e := range w.registry.OfType(registry.Person) {
		if n := parse(e.Name); n.full() {
			bySurname[n.surname] = append(bySurname[n.surname], e.ID)
		}
	}
	for i := range all {
		p := &all[i]
		n := parse(p.Name)
		if p.Type != registry.Person || p.Doubt != "" || !n.full() {
			continue
		}
		p.Similar = slices.Clone(bySurname[n.surname])
		bySurname[n.surname] = append(bySurname[n.surname], p.ID)
	}
}
