package people

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/onrecord/onrecord/internal/order"
)

// group is one person: the names that are held to be his, the most usual first.
type group struct {
	members []*printed
	why     []string // why[i] is the evidence for members[i]; "" for the first
	apart   []Apart  // names of the same surname, and why they are not his
	like    []*group // whose name differs by Jr. alone: with one of them known, the other must be
	doubt   string   // why no file may be written; "" for none
}

//go:noinline
func (g *group) main() *printed { return g.members[0] }

// join makes people of full names, by surname.
func join(all []*printed, language string) []*group {
	bySurname := map[string][]*printed{}
	var surnames []string
	for _, p := range all {
		for _, s := range p.surnames() {
			if bySurname[s] == nil {
				surnames = append(surnames, s)
			}
			bySurname[s] = append(bySurname[s], p)
		}
	}
	slices.Sort(surnames)
	var out []*group
	for _, s := range surnames {
		out = append(out, family{bySurname[s], language}.join()...)
	}
	return out
}

// surnames are those under which a name is compared with others, each once.
func (p *printed) surnames() []string {
	var out []string
	for i := range p.names {
		if p.entry == nil && i > 0 {
			break // other spellings of one name
		}
		if n := &p.names[i]; n.full() && n.surname != "" && !slices.Contains(out, n.surname) {
			out = append(out, n.surname)
		}
	}
	return out
}

// family is all names of one surname.
type family struct {
	names    []*printed
	language string
}

func (f family) join() []*group {
	order.By(f.names, func(a, b *printed) int {
		if (a.entry != nil) != (b.entry != nil) {
			if a.entry != nil {
				return -1
			}
			return 1
		}
		return cmp.Or(cmp.Compare(len(b.seen), len(a.seen)), cmp.Compare(a.id, b.id))
	})
	var out []*group
	for _, p := range f.names {
		if g := f.admit(out, p); g != nil {
			out = append(out, g)
		}
	}
	f.keepApart(out)
	for _, g := range out {
		g.contradicts()
	}
	return out
}

// admit joins a name to the group whose it is, or returns a new one for it.
func (f family) admit(groups []*group, p *printed) *group {
	fresh := &group{members: []*printed{p}, why: []string{""}}
	if p.entry != nil {
		return fresh
	}
	if one, other := f.between(p); one != nil {
		fresh.doubt = fmt.Sprintf("it can be short for %s and for %s", quoted(one.name()), quoted(other.name()))
		return fresh
	}
	for _, g := range groups {
		if g.doubt != "" {
			continue
		}
		if t := f.tie(g, p); t.why != "" {
			g.members, g.why = append(g.members, p), append(g.why, t.why)
			return nil
		}
	}
	return fresh
}

// tie weighs a name against all names of a group: something must speak for it, and nothing against.
func (f family) tie(g *group, p *printed) tie {
	best := tie{}
	for i, m := range g.members {
		t := weigh(m, p, f.language, len(f.names) == 2)
		if t.how == otherName || t.against != "" {
			return tie{how: t.how, against: t.against}
		}
		if i == 0 || best.why == "" && t.why != "" {
			best = t
		}
	}
	return best
}

// between is two names that cannot be one person's, and of each of which this one can be a form;
// nil for none.
func (f family) between(p *printed) (one, other *printed) {
	var like []*printed
	for _, q := range f.names {
		if how, _ := likest(p, q, f.language); q != p && how != otherName {
			like = append(like, q)
		}
	}
	for i, a := range like {
		for _, b := range like[:i] {
			if how, _ := likest(a, b, f.language); how == otherName {
				return b, a
			}
		}
	}
	return nil, nil
}

// mostNoted is the most names of one surname that a file notes as somebody else's.
const mostNoted = 8

// keepApart notes in each group why the others of the surname are not in it.
func (f family) keepApart(groups []*group) {
	for _, g := range groups {
		for _, other := range groups {
			if other == g || len(g.apart) == mostNoted {
				continue
			}
			if onlySuffix(g.main(), other.main()) {
				g.like = append(g.like, other)
			}
			t := f.tie(g, other.main())
			why := t.against
			switch {
			case other.doubt != "":
				why = other.doubt
			case g.doubt != "" && t.how != otherName:
				why = g.doubt
			case why == "":
				why = t.how.text() + ", but too little in the stories says that they are one"
			}
			a := Apart{Name: other.main().name(), Why: why}
			if other.doubt == "" {
				a.ID = other.main().ownID()
			}
			g.apart = append(g.apart, a)
		}
	}
}

// ownID is the id that the name's own file has, or would have.
func (p *printed) ownID() string {
	if p.entry != nil {
		return p.entry.ID
	}
	return p.id
}

// contradicts finds in the stories of one printed name that it is two people's.
func (g *group) contradicts() {
	he, she := g.pronouns()
	if g.doubt == "" && min(he, she) >= 2 && min(he, she)*4 >= max(he, she) {
		g.doubt = fmt.Sprintf("the stories contradict each other: %d say he, %d say she", he, she)
	}
	for _, m := range g.members {
		if gap := longestGap(m.seen); g.doubt == "" && m.entry == nil && gap != "" {
			g.doubt = gap
		}
	}
}

// longestGap is a time so long in which no story names somebody that who comes after it may be
// another; "" for none.
func longestGap(seen []sighting) string {
	for i := 1; i < len(seen); i++ {
		before, after := Span{seen[0].day, seen[i-1].day}, Span{seen[i].day, seen[len(seen)-1].day}
		if before.apart(after) > 2*mostApart && sharedPost(posts(seen[:i]), posts(seen[i:]), false) == nil {
			return fmt.Sprintf("no story names it from %d to %d: it may be somebody else's since",
				before.Last.Year(), after.First.Year())
		}
	}
	return ""
}

func (g *group) pronouns() (he, she int) {
	for _, m := range g.members {
		h, s := m.pronouns()
		he, she = he+h, she+s
	}
	return he, she
}

// held lists the posts of all of a group's names.
func (g *group) held() []held {
	var out []held
	for _, m := range g.members {
		out = append(out, m.held...)
	}
	return out
}

// span is from the first story that names somebody to the last.
func (g *group) span() Span {
	var s Span
	for _, m := range g.members {
		s = s.with(m.span())
	}
	return s
}

// stories counts the stories that name somebody.
func (g *group) stories() (n int) {
	for _, m := range g.members {
		n += len(m.seen)
	}
	return n
}

// seen is every sighting of a group's names, the oldest first.
func (g *group) seen() []sighting {
	var out []sighting
	for _, m := range g.members {
		out = append(out, m.seen...)
	}
	order.By(out, func(a, b sighting) int {
		return cmp.Or(a.day.Compare(b.day), strings.Compare(a.file, b.file))
	})
	return out
}
