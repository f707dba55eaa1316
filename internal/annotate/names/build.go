package names

import (
	"slices"
	"strings"

	"github.com/onrecord/onrecord/internal/annotate/lang"
	"github.com/onrecord/onrecord/internal/annotate/names/read"
	"github.com/onrecord/onrecord/internal/annotate/names/resolve"
	"github.com/onrecord/onrecord/internal/gazetteer"
	"github.com/onrecord/onrecord/internal/prose"
	"github.com/onrecord/onrecord/internal/slug"
)

// cast fills in what was found: entities in the order of their first mention.
func (f *finder) cast(c *Cast) {
	n := 0
	for i := range f.Spans {
		if f.Spans[i].Owner != read.Nobody || f.Spans[i].Candidates[0] != read.Nobody {
			n++
		}
	}
	c.Mentions = slices.Grow(c.Mentions[:0], n)
	c.Entities = slices.Grow(c.Entities[:0], min(n, len(f.Persons)+len(f.OrgPlaces)))
	f.personAt = filled(f.personAt, len(f.Persons), NoEntity)
	f.orgPlaceAt = filled(f.orgPlaceAt, len(f.OrgPlaces), NoEntity)
	for i := range f.Spans {
		s := &f.Spans[i]
		switch {
		case s.Owner != read.Nobody:
			c.Mentions = append(c.Mentions, f.mention(s, f.entity(c, s)))
		case s.Candidates[0] != read.Nobody:
			m := f.mention(s, NoEntity)
			for _, p := range s.Candidates {
				m.Candidates = append(m.Candidates, f.entityOfPerson(c, resolve.PersonID(p)))
			}
			c.Mentions = append(c.Mentions, m)
		}
	}
	c.layOver(int(f.Len()))
}

// layOver notes which mention lies over each of the story's tokens.
func (c *Cast) layOver(tokens int) {
	c.over = filled(c.over, tokens, NoMention)
	for i := range c.Mentions {
		for t := c.Mentions[i].First; t < c.Mentions[i].End; t++ {
			c.over[t] = MentionID(i)
		}
	}
}

// filled is a list of n times x, in the memory of list where that is enough.
func filled[T any](list []T, n int, x T) []T {
	list = slices.Grow(list[:0], n)[:n]
	for i := range list {
		list[i] = x
	}
	return list
}

// mention is the mention of entity e that span s is.
func (f *finder) mention(s *read.Span, e EntityID) Mention {
	lo, hi := f.Bounds(s, s.First)
	return Mention{
		First: s.First, End: s.End, Title: s.Title, Range: prose.Range{Start: int(lo), End: int(hi)},
		Entity: e, Rule: s.Rule.Name, Confidence: s.Rule.Confidence, Plural: s.Plural,
	}
}

// entity is the index of the entity that span s names.
func (f *finder) entity(c *Cast, s *read.Span) EntityID {
	if s.Guess == read.Person {
		return f.entityOfPerson(c, resolve.PersonID(s.Owner))
	}
	t := f.Root(resolve.OrgPlaceID(s.Owner))
	if f.orgPlaceAt[t] == NoEntity {
		f.orgPlaceAt[t] = EntityID(len(c.Entities))
		c.Entities = append(c.Entities, f.orgPlaceEntity(&f.OrgPlaces[t]))
	}
	return f.orgPlaceAt[t]
}

// orgPlaceEntity is an organisation or place as the cast has it.
func (f *finder) orgPlaceEntity(x *resolve.OrgPlace) Entity {
	name := f.print(&f.Spans[x.Best])
	e := Entity{Name: name, ID: slug.ID(name), Type: Organisation}
	if x.Guess == read.Place {
		e.Type = Place
	}
	if x.Entry != nil {
		e.Name, e.ID, e.Registered, e.Entry = x.Entry.Name, x.Entry.ID, true, x.Entry
	}
	return e
}

// entityOfPerson is the index of a person's entity.
func (f *finder) entityOfPerson(c *Cast, p resolve.PersonID) EntityID {
	if f.personAt[p] == NoEntity {
		f.personAt[p] = EntityID(len(c.Entities))
		c.Entities = append(c.Entities, f.personEntity(&f.Persons[p]))
	}
	return f.personAt[p]
}

// personEntity is a person as the cast has them.
func (f *finder) personEntity(x *resolve.Person) Entity {
	best := &f.Spans[x.Best]
	e := Entity{Name: f.print(best), Type: Person, Married: f.MarriedName(x), Kin: f.IsKin(x)}
	if best.Borrowed != read.NoSpan {
		e.Name += " " + f.surnameOf(&f.Spans[best.Borrowed])
	}
	if x.N > 1 || x.Letter != 0 {
		e.ID = slug.ID(e.Name)
	}
	if x.Entry != nil {
		e.Married = e.Married && e.Name == x.Entry.Name
		e.Name, e.ID, e.Registered, e.Entry = x.Entry.Name, x.Entry.ID, true, x.Entry
	}
	if g := f.Gender(x); g != 0 {
		e.Gender, e.GenderSure = g, 0.9
		if x.Tells == g {
			e.GenderSure = 0.98
		}
	} else if x.N > 1 {
		e.Gender, e.GenderSure = f.collected(x.First()), byCollections
	}
	return e
}

// byCollections is how sure the sex is of somebody of whose given name no more than published
// collections tell it: a pronoun that tells another has the better of it.
const byCollections = 0.7

// collected is the sex of those who bear a given name by published collections, 0 where they are
// of both, or the name is in none, or is a surname as well.
func (f *finder) collected(name read.Symbol) lang.Gender {
	switch gazetteer.Of(f.Syms.Text[name]) & (gazetteer.Given | gazetteer.Surname) {
	case gazetteer.GivenMale:
		return lang.Male
	case gazetteer.GivenFemale:
		return lang.Female
	}
	return 0
}

// surnameOf is the last words of a span, from its last capitalised word without suffix on, with
// particles before it.
func (f *finder) surnameOf(s *read.Span) string {
	t := s.End - 1
	for t > s.First && (!f.Shaped(t, read.Capital) || f.Is(t, lang.NameSuffix)) {
		t--
	}
	for t-1 > s.First && !f.Shaped(t-1, read.Capital) {
		t--
	}
	return prose.OneLine(prose.WithoutHidden(f.Src[f.Toks[t].Start:f.Toks[s.End-1].End]))
}

// print is a span's words as the text prints them, nickname and all, on one line, without the
// brackets of an editor and signs that show nothing.
func (f *finder) print(s *read.Span) string {
	lo, hi := f.Bounds(s, s.From)
	w := prose.WithoutHidden(f.Src[lo:hi])
	if strings.ContainsAny(w, "()[]") {
		w = strings.Trim(strings.NewReplacer("(", "", ")", "", "[", "", "]", "").Replace(w), " ")
	}
	return prose.OneLine(w)
}
