package names

import (
	"strings"

	"github.com/onrecord/onrecord/internal/annotate/lang"
	"github.com/onrecord/onrecord/internal/registry"
)

// registered joins the spans of registered people by their entry, before names found cold are
// joined.
func (f *finder) registered() {
	for i := range f.spans {
		s := &f.spans[i]
		if s.entry == nil || s.guess != isPerson || s.owner != Nobody {
			continue
		}
		p := f.personOf(s.entry, SpanID(i))
		s.owner = Owner(p)
		f.people[p].spans++
	}
}

// personOf is the person of a registered entry, made new where there is none.
func (f *finder) personOf(e *registry.Entry, i SpanID) PersonID {
	if p, ok := f.byEntry[e]; ok {
		return p
	}
	x := person{best: i, entry: e}
	switch e.Pronouns {
	case "he":
		x.tells = lang.Male
	case "she":
		x.tells = lang.Female
	}
	for _, w := range tokensOf(e.Name) {
		if x.n < int32(len(x.syms)) && !isInitial(w) && w != "." {
			x.syms[x.n] = f.syms.of(w)
			x.n++
		}
	}
	f.people = append(f.people, x)
	p := PersonID(len(f.people) - 1)
	f.byEntry[e] = p
	f.register(p)
	return p
}

// registeredSurnames gives lone surnames to a registered person whom something in the story
// confirms: a post before the name, the organisation of a role, or a phrase that means the role.
func (f *finder) registeredSurnames() {
	if f.registry == nil {
		return
	}
	for i := range f.spans {
		s := &f.spans[i]
		if s.guess != isSingle || s.owner != Nobody || s.end-s.first != 1 || s.weak && f.is(s.first, ordinary) || f.bearsSurname(f.syms.of(f.text(s.first))) {
			continue
		}
		var found *registry.Entry
		for _, e := range f.registry.bySurname[f.registry.words.find(f.text(s.first))] {
			if !f.confirmed(s, e) {
				continue
			}
			if found != nil {
				found = nil
				break
			}
			found = e
		}
		if found != nil {
			s.guess, s.rule, s.owner = isPerson, bySurnameOfReg, Owner(f.personOf(found, SpanID(i)))
			f.people[s.owner].spans++
		}
	}
}

// bearsSurname reports whether somebody's full name in the story ends in the word; then the story
// tells whose it is.
func (f *finder) bearsSurname(sym Symbol) bool {
	for l := range f.index.bearing(sym) {
		if l.place == f.people[l.who].n-1 {
			return true
		}
	}
	return false
}

// confirmed reports whether the story holds evidence that a lone surname is this entry's.
func (f *finder) confirmed(s *span, e *registry.Entry) bool {
	if s.tells == lang.Male && e.Pronouns == "she" || s.tells == lang.Female && e.Pronouns == "he" {
		return false
	}
	day := registry.DayOf(f.date)
	for _, role := range e.Roles {
		if !f.date.IsZero() && !role.HeldOn(day) {
			continue
		}
		if s.title < s.first && strings.EqualFold(strings.TrimSpace(f.s[f.toks[s.title].Start:f.toks[s.first].Start]), role.Title) {
			return true
		}
		for i := range f.spans {
			o := &f.spans[i]
			if o.entry != nil && (o.entry.ID == role.Of && role.Of != "" || o.entry == e) {
				return true
			}
		}
	}
	return false
}
