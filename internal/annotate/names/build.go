package names

import (
	"slices"
	"strings"

	"github.com/onrecord/onrecord/internal/annotate/lang"
	"github.com/onrecord/onrecord/internal/prose"
	"github.com/onrecord/onrecord/internal/slug"
)

// cast fills in what was found: entities in the order of their first mention.
func (f *finder) cast(c *Cast) {
	n := 0
	for i := range f.spans {
		if f.spans[i].owner >= 0 || f.spans[i].candidates[0] >= 0 {
			n++
		}
	}
	c.Mentions = slices.Grow(c.Mentions[:0], n)
	c.Entities = slices.Grow(c.Entities[:0], min(n, len(f.people)+len(f.things)))
	f.personAt = append(f.personAt[:0], make([]int32, len(f.people))...)
	f.thingAt = append(f.thingAt[:0], make([]int32, len(f.things))...)
	for i := range f.spans {
		s := &f.spans[i]
		switch {
		case s.owner >= 0:
			c.Mentions = append(c.Mentions, f.mention(s, f.entity(c, s)))
		case s.candidates[0] >= 0:
			m := f.mention(s, NoEntity)
			m.Candidates = []EntityID{f.entityOfPerson(c, s.candidates[0]), f.entityOfPerson(c, s.candidates[1])}
			c.Mentions = append(c.Mentions, m)
		}
	}
}

func (f *finder) mention(s *span, e EntityID) Mention {
	lo, hi := f.bounds(s, s.first)
	return Mention{
		First: s.first, End: s.end, Entity: e, Rule: s.rule.name, Confidence: s.rule.sure, Title: s.title, Plural: s.plural,
		Range: prose.Range{Start: int(lo), End: int(hi)},
	}
}

// entity is the index of the entity that span s names.
func (f *finder) entity(c *Cast, s *span) EntityID {
	if s.guess == isPerson {
		return f.entityOfPerson(c, s.owner)
	}
	t := f.root(s.owner)
	x := &f.things[t]
	if f.thingAt[t] == 0 {
		name := f.print(&f.spans[x.best])
		e := Entity{Name: name, ID: slug.ID(name), Type: Organisation}
		if x.guess == isPlace {
			e.Type = Place
		}
		if x.entry != nil {
			e.Name, e.ID, e.Registered, e.Entry = x.entry.Name, x.entry.ID, true, x.entry
		}
		c.Entities = append(c.Entities, e)
		f.thingAt[t] = int32(len(c.Entities))
	}
	return EntityID(f.thingAt[t] - 1)
}

func (f *finder) entityOfPerson(c *Cast, p int32) EntityID {
	if f.personAt[p] == 0 {
		c.Entities = append(c.Entities, f.personEntity(&f.people[p]))
		f.personAt[p] = int32(len(c.Entities))
	}
	return EntityID(f.personAt[p] - 1)
}

func (f *finder) personEntity(x *person) Entity {
	best := &f.spans[x.best]
	e := Entity{Name: f.print(best), Type: Person}
	if best.borrowed >= 0 {
		e.Name += " " + f.surnameOf(&f.spans[best.borrowed])
	}
	if x.n > 1 || x.letters[0] != 0 {
		e.ID = slug.ID(e.Name)
	}
	if x.entry != nil {
		e.Name, e.ID, e.Registered, e.Entry = x.entry.Name, x.entry.ID, true, x.entry
	}
	if g := f.gender(x); g != 0 {
		e.Gender, e.GenderSure = g, 0.9
		if x.tells == g {
			e.GenderSure = 0.98
		}
	}
	return e
}

// surnameOf is the last words of a span, from its last capitalised word without suffix on, with
// particles before it.
func (f *finder) surnameOf(s *span) string {
	t := s.end - 1
	for t > s.first && (f.shape(t)&capital == 0 || f.is(t, lang.NameSuffix)) {
		t--
	}
	for t-1 > s.first && f.shape(t-1)&capital == 0 {
		t--
	}
	return f.s[f.toks[t].Start:f.toks[s.end-1].End]
}

// print is a span's words as the text prints them, nickname and all, on one line, without the
// brackets of an editor.
func (f *finder) print(s *span) string {
	lo, hi := f.bounds(s, s.from)
	w := f.s[lo:hi]
	if !strings.ContainsAny(w, "()[]\n\t") && !strings.Contains(w, "  ") {
		return w
	}
	w = strings.NewReplacer("(", "", ")", "", "[", "", "]", "").Replace(w)
	return strings.Join(strings.Fields(w), " ")
}
