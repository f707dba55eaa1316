package page

import (
	"slices"
	"strings"

	"github.com/onrecord/onrecord/internal/annotate"
	"github.com/onrecord/onrecord/internal/index"
	"github.com/onrecord/onrecord/internal/slug"
)

// Company is who is quoted in the same stories.
type Company struct {
	Heading string
	Rows    []Companion
	More    string
}

// Companion is one of them.
type Companion struct {
	Link
	Count    string // of the stories
	Exchange string // leads to the exchange of the two, or ""
}

// company fills in everyone quoted with whom the page is about: all, or those of most stories.
func (p speakerPage) company(v *Speaker, e *index.Entity) {
	v.With.Heading = "Quoted alongside"
	all, most := p.ix.Alongside(e, len(p.ix.Entities)), alongside
	if e.Entry == nil {
		most = alongsidePrinted
	}
	for _, t := range all[:min(len(all), most)] {
		c := Companion{p.entityLink(t.Entity), figures(t.Count), p.exchangeHref(e, t.Entity)}
		v.Exchanges = v.Exchanges || c.Exchange != ""
		v.With.Rows = append(v.With.Rows, c)
	}
	if n := len(all) - len(v.With.Rows); n > 0 {
		v.With.More = "And " + count(n, "other", "others") + ", in " + stories(all[most].Count) +
			" or fewer each: each story names who is quoted in it."
	}
}

// about fills in what others said about whom the page is about.
func (p speakerPage) about(v *Speaker, e *index.Entity) {
	most := aboutMost
	if e.Entry == nil {
		most = aboutPrinted
	}
	refs := e.About[:min(len(e.About), most)]
	choice := p.choicesOver(refs)
	v.AboutFilter = choice.filter(p.archive)
	v.About = p.byStory(refs, rowStyle{choice: choice})
	if n := len(e.About); n > len(refs) {
		v.AboutMore = "The newest " + figures(len(refs)) + " of " + quotations(n) + "."
	}
}

// named fills in the newest stories that name a registered person and do not quote.
func (p speakerPage) named(v *Speaker, e *index.Entity) {
	if e.Entry == nil {
		return
	}
	only := p.namedOnly(e)
	if len(only) == 0 {
		return
	}
	shown := only[:min(len(only), namedMost)]
	v.Named = Stories{Heading: "Mentioned in, not quoted", Items: p.items(shown, itemStyle{date: true})}
	if n := len(only); n > len(shown) {
		rest := only[len(shown):min(n, namedMost+namedRest)]
		v.Named.Before = p.items(rest, itemStyle{date: true})
		v.Named.More = capital(say(n-len(shown), "story", "stories")) + " before"
		if len(rest) < n-len(shown) {
			v.Named.More += ", the newest " + figures(len(rest)) + " of them"
		}
	}
	most := map[*index.Topic]int{}
	for _, i := range shown {
		for _, id := range p.ix.Stories[i].Topics {
			if t := p.ix.Topic(id); t != nil && t.Visibility != index.None {
				most[t]++
			}
		}
	}
	at := func(i int) (*index.Story, []string) { s := p.ix.Stories[shown[i]]; return s, s.Topics }
	choice := p.choicesOf(len(shown), at, index.Tallied(most))
	v.NamedFilter = choice.filter(p.archive)
	for i := range v.Named.Items {
		v.Named.Items[i].Class = choice.of(at(i))
	}
}

// namedOnly are the stories that name an entity and do not quote it, newest first.
func (p speakerPage) namedOnly(e *index.Entity) []int32 {
	var only []int32
	said := e.Said
	for _, i := range e.Stories {
		for len(said) > 0 && said[0].Story > i {
			said = said[1:]
		}
		if len(said) == 0 || said[0].Story != i {
			only = append(only, i)
		}
	}
	return only
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
		for _, m := range p.ix.Stories[at].Entities {
			if p.ix.Find(m) != e {
				continue
			}
			for _, form := range m.Forms {
				form = strings.TrimSuffix(strings.TrimSuffix(form, "’s"), "'s")
				isName := slices.ContainsFunc(strings.Fields(slug.Fold(form)), func(w string) bool { return own[w] })
				if isName && len(forms) < 6 && !slices.Contains(forms, form) {
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

// namesakes are the people who have pages, by their folded surnames.
func namesakes(ix *index.Index) map[string][]*index.Entity {
	out := map[string][]*index.Entity{}
	for _, e := range ix.Entities {
		if e.Type == annotate.Person && e.HasPage() {
			if s := surnameOf(e); s != "" {
				out[s] = append(out[s], e)
			}
		}
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
	same := slices.Clone(p.namesakes[surnameOf(e)])
	slices.SortStableFunc(same, func(a, b *index.Entity) int { return len(b.Said) - len(a.Said) })
	for _, other := range same {
		if other != e && len(all) < namesakesMost && !slices.Contains(all, other) {
			all = append(all, other)
		}
	}
	return all
}
