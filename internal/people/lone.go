package people

import (
	"fmt"
	"slices"
	"strings"

	"github.com/onrecord/onrecord/internal/slug"
)

// giveLone gives surnames that stand alone in their stories to the people whose they are, and
// returns the rest. A surname becomes a name of somebody's file, by which it means him in every
// story that names no other of the surname; so all stories that print it alone must fit him.
func (g *gathered) giveLone(groups []*group) Lone {
	families := map[string][]*group{}
	for _, x := range groups {
		for _, s := range x.main().surnames() {
			families[s] = append(families[s], x)
		}
	}
	words := g.nameWords()
	var out Lone
	for _, p := range g.lone {
		surname := p.names[0].surname
		why := "nobody of this surname is named in full"
		if all := families[surname]; len(all) > 0 {
			var whose *group
			if whose, why = p.whose(all); whose != nil && words[surname]*rarely >= len(p.seen)+whose.stories() {
				why = "it is also the name of something else, or a first name"
			} else if whose != nil {
				whose.members, whose.why = append(whose.members, p), append(whose.why, why)
				continue
			}
		}
		if p.quoted > 0 {
			out.Quotations += p.quoted
			out.Names = append(out.Names, p.form(p.name(), why))
		}
	}
	byCount(out.Names, func(f Form) int { return f.Quotations }, func(f Form) string { return f.Name })
	return out
}

// whose is the one of a family whose the surname is, with the evidence; nil, with the reason, where
// that cannot be told.
func (p *printed) whose(family []*group) (*group, string) {
	var found *group
	var said string
	for _, g := range family {
		if g.main().entry == nil && g.doubt == "" {
			if why := p.fits(g, family); why != "" {
				if found != nil {
					return nil, "it fits two people"
				}
				found, said = g, why
			}
		}
	}
	if found == nil {
		return nil, "nothing in its stories tells whose it is"
	}
	return found, said
}

// Of somebody whose post most stories print beside the bare surname, and beside whom others of the
// surname hardly occur, the rest of the stories speak as well.
const (
	mostPrint  = 0.6
	hardlyEver = 0.15
)

// fits says why a surname alone is that of g in all stories that print it so; "" where it is not,
// or not surely.
func (p *printed) fits(g *group, family []*group) string {
	others := 0
	for _, o := range family {
		if o != g {
			others += o.stories()
		}
	}
	confirmed, text, near := 0, "", true
	known, span := g.held(), g.span()
	he, she := g.pronouns()
	for i := range p.seen {
		s := &p.seen[i]
		if s.he && clear(he, she) == "she" || s.she && clear(he, she) == "he" {
			return ""
		}
		if h := confirms(s, known); h != nil && !holds(family, g, h) {
			confirmed++
			text = h.text()
		}
		near = near && span.apart(Span{s.day, s.day}) <= year
	}
	switch share := float64(confirmed) / float64(len(p.seen)); {
	case confirmed == len(p.seen):
		return fmt.Sprintf("the surname alone, with %s in all of its stories, as of nobody else of the surname",
			quoted(text))
	case near && others == 0 && g.stories() >= 3:
		return "the surname alone; no story names anybody else of it"
	case near && share >= mostPrint && float64(others) <= hardlyEver*float64(g.stories()):
		return fmt.Sprintf("the surname alone, with %s in %d of its %d stories; others of it are hardly ever named",
			quoted(text), confirmed, len(p.seen))
	}
	return ""
}

// confirms is the post in a story's words for somebody that is among those known; nil for none. A
// noun that anybody may be called by counts only right before the name, or with its owner.
func confirms(s *sighting, known []held) *held {
	for _, p := range s.posts {
		x := held{head: p.Head, of: bare(p.Of), Span: Span{s.day, s.day}}
		for i := range known {
			y := &known[i]
			if !sameHead(x.head, y.head) || y.apart(x.Span) > 2*year {
				continue
			}
			if who := owners(&x, y); who == agree || who == unsaid && p.Title {
				return y
			}
		}
	}
	return nil
}

// holds reports whether another of the family is said to hold the same post, not once by mistake.
func holds(family []*group, but *group, h *held) bool {
	same := func(o held) bool { return sameHead(o.head, h.head) && o.stories*10 >= h.stories }
	return slices.ContainsFunc(family, func(g *group) bool {
		return g != but && slices.ContainsFunc(g.held(), same)
	})
}

// rarely is how many times as often somebody must be named as something else of his surname is: one
// of many readings may be wrong.
const rarely = 20

// nameWords counts the stories in which a word names something besides a surname: organisations and
// places of one word, and first names.
func (g *gathered) nameWords() map[string]int {
	out := map[string]int{}
	for _, things := range [][]*printed{g.organisations, g.places} {
		for _, p := range things {
			if id := slug.ID(p.name()); !strings.Contains(id, "-") {
				out[id] += len(p.seen)
			}
		}
	}
	for _, p := range g.people {
		for i := range p.names {
			if p.names[i].full() {
				out[p.names[i].given] += len(p.seen)
			}
		}
	}
	return out
}

// peoplesWords are the surnames and first names of everybody whom stories name.
func (g *gathered) peoplesWords() map[string]bool {
	out := map[string]bool{}
	for _, p := range slices.Concat(g.people, g.lone) {
		for i := range p.names {
			out[p.names[i].surname], out[p.names[i].given] = true, true
		}
	}
	return out
}
