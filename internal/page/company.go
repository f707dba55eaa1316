package page

import (
	"slices"
	"strings"

	"github.com/onrecord/onrecord/internal/address"
	"github.com/onrecord/onrecord/internal/annotate"
	"github.com/onrecord/onrecord/internal/called"
	"github.com/onrecord/onrecord/internal/index"
	"github.com/onrecord/onrecord/internal/order"
	"github.com/onrecord/onrecord/internal/slug"
)

// Company is who is quoted in the same stories.
type Company struct {
	Heading string
	Rows    []Companion
	Links   bool // some lead to an exchange
	More    Link // the way to the others
}

// Companion is one of them.
type Companion struct {
	Link
	Count    string // of the stories
	Exchange string // leads to the exchange of the two, or ""
}

const (
	alongside        = 40   // so many companions stand on a person's page
	alongsidePrinted = 10   // and of a name as printed
	alongsideBody    = 6    // of an organisation
	alongsideAll     = 2000 // on the page that has them all
)

// alongsideShown is how many of those who are quoted alongside an entity its own page names.
func alongsideShown(e *index.Entity) int {
	switch {
	case e.Type == annotate.Organisation:
		return alongsideBody
	case e.Entry == nil:
		return alongsidePrinted
	}
	return alongside
}

// company is who is quoted with an entity: those of most stories, and the way to the others.
func (p *archive) company(e *index.Entity, most int) Company {
	out := Company{Heading: "Quoted alongside"}
	named, all := p.ix.Alongside(e, most+1)
	for _, t := range named[:min(all, most)] {
		c := Companion{p.entityLink(t.Entity), figures(t.Count), p.exchangeHref(e, t.Entity)}
		out.Links = out.Links || c.Exchange != ""
		out.Rows = append(out.Rows, c)
	}
	n := all - len(out.Rows)
	switch {
	case n <= 0:
	case hasCompanyPage(e) && most < alongsideAll:
		out.More = Link{p.href(address.Alongside(e.Address())), "All " + figures(all) + " who are quoted alongside"}
	default:
		in := "one story each"
		if named[most].Count > 1 {
			in = stories(named[most].Count) + " or fewer each"
		}
		out.More = Link{p.href(e.Address()) + "#" + saidAnchor,
			"And " + count(n, "other", "others") + ", in " + in + ": each story names who is quoted in it"}
	}
	return out
}

// saidAnchor is the id of the heading of what an entity was quoted saying.
const saidAnchor = "qh"

// about fills in what others said about whom the page is about.
func (p speakerPage) about(v *Speaker, e *index.Entity) {
	refs := e.About[:e.AboutShown()]
	choice := p.choicesOver(refs)
	v.AboutFilter = choice.filter(p.archive)
	v.About = p.byStory(refs, rowStyle{choice: choice})
	v.AboutPages = p.further.about.pages(p.archive)
}

// named fills in the newest stories that name a registered person and do not quote.
func (p speakerPage) named(v *Speaker, e *index.Entity) {
	if e.Entry == nil {
		return
	}
	only := e.NamedOnly()
	if len(only) == 0 {
		return
	}
	shown := only[:min(len(only), newest)]
	v.Named.Heading = "Mentioned in, not quoted"
	v.NamedFilter, v.Named.Items = p.filtered(shown, itemStyle{date: true})
	v.NamedPages = p.further.named.pages(p.archive)
}

// filtered lists stories, newest first, with the filter over them.
func (p *archive) filtered(list []int32, style itemStyle) (Filter, []StoryItem) {
	most := map[*index.Topic]int{}
	for _, i := range list {
		for _, id := range p.ix.Story(int(i)).Topics {
			if t := p.ix.Topic(id); t != nil && t.Visibility != index.None {
				most[t]++
			}
		}
	}
	at := func(i int) (*index.Story, []string) { s := p.ix.Story(int(list[i])); return s, s.Topics }
	choice := p.choicesOf(len(list), at, index.Tallied(most))
	items := p.items(list, style)
	for i := range items {
		items[i].Class = choice.of(at(i))
	}
	return choice.filter(p), items
}

// printedForms says under which forms of the name stories print a registered person: up to six, of
// the newest hundred stories.
func (p speakerPage) printedForms(e *index.Entity) string {
	own := map[string]bool{}
	for _, name := range e.Entry.Names() {
		for _, word := range strings.Fields(slug.Fold(name)) {
			own[word] = true
		}
	}
	var forms []string
	for _, at := range e.Stories[:min(len(e.Stories), 100)] {
		for _, m := range p.ix.Story(int(at)).Entities {
			if p.ix.Find(m) != e {
				continue
			}
			for _, form := range m.Forms {
				form = called.TrimSuffix(called.TrimSuffix(form, "’s"), "'s")
				isName := slices.ContainsFunc(strings.Fields(slug.Fold(form)), func(w string) bool { return own[w] })
				if isName && len(forms) < 6 && !called.Contains(forms, form) {
					forms = append(forms, form)
				}
			}
		}
	}
	if len(forms) < 2 {
		return ""
	}
	slices.Sort(forms)
	return "Printed as " + list(quoteAll(forms)) + "."
}

// namesakesMost is how many of the same surname are named.
const namesakesMost = 5

// namesakes are the people who have pages, by their folded surnames, the most quoted first.
func namesakes(ix *index.Index) map[string][]*index.Entity {
	out := map[string][]*index.Entity{}
	for _, e := range ix.Entities {
		if e.Type == annotate.Person && e.HasPage() {
			if s := surnameOf(e); s != "" {
				out[s] = append(out[s], e)
			}
		}
	}
	for _, same := range out {
		order.By(same, func(a, b *index.Entity) int { return len(b.Said) - len(a.Said) })
	}
	return out
}

// surnameOf is the folded last word of a name of several, or "".
func surnameOf(e *index.Entity) string {
	words := strings.Fields(slug.Fold(e.Name))
	if len(words) < 2 {
		return ""
	}
	return words[len(words)-1]
}

// similar are those with whom somebody might be confused: whom the registry names, and others of
// the same surname, the most quoted first.
func (p speakerPage) similar(e *index.Entity) []Link {
	var out []Link
	for _, other := range p.similarEntities(e) {
		out = append(out, p.entityLink(other))
	}
	return out
}

func (p speakerPage) similarEntities(e *index.Entity) []*index.Entity {
	var all []*index.Entity
	if e.Entry != nil {
		for _, id := range e.Entry.Similar {
			if other := p.ix.Speaker(id); other.HasPage() {
				all = append(all, other)
			}
		}
	}
	for _, other := range p.namesakes[surnameOf(e)] {
		if len(all) >= namesakesMost {
			break
		}
		if other != e && !called.Contains(all, other) {
			all = append(all, other)
		}
	}
	return all
}
