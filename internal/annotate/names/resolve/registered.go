package resolve

import (
	"strings"

	"github.com/onrecord/onrecord/internal/annotate/lang"
	"github.com/onrecord/onrecord/internal/annotate/names/read"
	"github.com/onrecord/onrecord/internal/registry"
)

// registered joins the spans of registered people by their entry, before names found cold are
// joined.
func (pp *People) registered() {
	for i := range pp.Spans {
		s := &pp.Spans[i]
		if s.Entry == nil || s.Guess != read.Person || s.Owner != read.Nobody {
			continue
		}
		p := pp.personOf(s.Entry, read.SpanID(i))
		s.Owner = read.Owner(p)
		pp.Persons[p].spans++
	}
}

// personOf is the person of a registered entry, made new where there is none.
func (pp *People) personOf(e *registry.Entry, i read.SpanID) PersonID {
	if p, ok := pp.byEntry[e]; ok {
		return p
	}
	x := Person{Best: i, Entry: e}
	switch e.Pronouns {
	case "he":
		x.Tells = lang.Male
	case "she":
		x.Tells = lang.Female
	}
	for _, w := range tokensOf(e.Name) {
		if x.N < int32(len(x.syms)) && !read.IsInitial(w) && w != "." {
			x.syms[x.N] = pp.Syms.Of(w)
			x.N++
		}
	}
	pp.Persons = append(pp.Persons, x)
	p := PersonID(len(pp.Persons) - 1)
	pp.byEntry[e] = p
	pp.register(p)
	return p
}

// registeredSurnames gives lone surnames to a registered person whom something in the story
// confirms: a post before the name, the organisation of a role, or a phrase that means the role.
func (pp *People) registeredSurnames() {
	if pp.registry == nil {
		return
	}
	for i := range pp.Spans {
		s := &pp.Spans[i]
		if s.Guess != read.Single || s.Owner != read.Nobody || s.End-s.First != 1 || s.Weak && pp.Is(s.First, read.Ordinary) || pp.bearsSurname(pp.Syms.Of(pp.Text(s.First))) {
			continue
		}
		var found *registry.Entry
		for _, e := range pp.registry.bySurname[pp.registry.words.Find(pp.Text(s.First))] {
			if !pp.confirmed(s, e) {
				continue
			}
			if found != nil {
				found = nil
				break
			}
			found = e
		}
		if found != nil {
			s.Guess, s.Rule, s.Owner = read.Person, read.BySurnameOfReg, read.Owner(pp.personOf(found, read.SpanID(i)))
			pp.Persons[s.Owner].spans++
		}
	}
}

// bearsSurname reports whether somebody's full name in the story ends in the word; then the story
// tells whose it is.
func (pp *People) bearsSurname(sym read.Symbol) bool {
	for l := range pp.byWord.bearing(sym) {
		if l.place == pp.Persons[l.who].N-1 {
			return true
		}
	}
	return false
}

// confirmed reports whether the story holds evidence that a lone surname is this entry's.
func (pp *People) confirmed(s *read.Span, e *registry.Entry) bool {
	if s.Tells == lang.Male && e.Pronouns == "she" || s.Tells == lang.Female && e.Pronouns == "he" {
		return false
	}
	day := registry.DayOf(pp.Date)
	for _, role := range e.Roles {
		if !pp.Date.IsZero() && !role.HeldOn(day) {
			continue
		}
		if s.Title < s.First && strings.EqualFold(strings.TrimSpace(pp.Src[pp.Toks[s.Title].Start:pp.Toks[s.First].Start]), role.Title) {
			return true
		}
		for i := range pp.Spans {
			o := &pp.Spans[i]
			if o.Entry != nil && (o.Entry.ID == role.Of && role.Of != "" || o.Entry == e) {
				return true
			}
		}
	}
	return false
}
