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
		if int(x.N) < len(x.Words) && !read.IsInitial(w) && w != "." {
			x.Words[x.N] = pp.Syms.Of(w)
			x.N++
		}
	}
	p := pp.addPerson(x)
	pp.byEntry[e] = p
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
		if !pp.isLoneWord(s) || pp.bearsSurname(pp.Syms.Of(pp.Text(s.First))) {
			continue
		}
		if e := pp.onlyConfirmed(s); e != nil {
			p := pp.personOf(e, read.SpanID(i))
			s.Guess, s.Rule, s.Owner = read.Person, read.BySurnameOfReg, read.Owner(p)
			pp.Persons[p].spans++
		}
	}
}

// isLoneWord reports whether a span is one word of which nothing is known, and whose capital tells
// something.
func (pp *People) isLoneWord(s *read.Span) bool {
	if s.Guess != read.Single || s.Owner != read.Nobody || s.Len() != 1 {
		return false
	}
	return !s.Weak || !pp.Is(s.First, read.Ordinary)
}

// onlyConfirmed is the only registered person of a surname whom the story confirms; nil for none
// and for several.
func (pp *People) onlyConfirmed(s *read.Span) (found *registry.Entry) {
	for _, e := range pp.registry.bySurname[pp.registry.words.Find(pp.Text(s.First))] {
		if !pp.confirmed(s, e) {
			continue
		}
		if found != nil {
			return nil
		}
		found = e
	}
	return found
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
	for i := range e.Roles {
		role := &e.Roles[i]
		held := pp.Date.IsZero() || role.HeldOn(day)
		if held && (pp.hasTitle(s, role.Title) || pp.names(e, role.Of) || pp.saysWhere(role.Title)) {
			return true
		}
	}
	return false
}

// hasTitle reports whether a title stands before a span: all of it, or what it is before "of".
func (pp *People) hasTitle(s *read.Span, title string) bool {
	if !s.Titled() {
		return false
	}
	before := strings.TrimSpace(pp.Src[pp.Toks[s.Title].Start:pp.Toks[s.First].Start])
	noun, _, _ := strings.Cut(title, " of ")
	return strings.EqualFold(before, title) || strings.EqualFold(before, noun)
}

// saysWhere reports whether the story names what the title of a role says that it is held over: of
// a "mayor of Ostrey", Ostrey.
func (pp *People) saysWhere(title string) bool {
	_, where, ok := strings.Cut(title, " of ")
	if !ok {
		return false
	}
	where = strings.TrimPrefix(where, "the ")
	name, _, _ := strings.Cut(where, " ")
	if strings.ToLower(name) == name {
		return false
	}
	for i := range pp.Len() {
		if pp.Text(i) == name {
			return true
		}
	}
	return false
}

// names reports whether the story names a registered entry, or the organisation of the id org.
func (pp *People) names(e *registry.Entry, org string) bool {
	for i := range pp.Spans {
		named := pp.Spans[i].Entry
		if named != nil && (named == e || org != "" && named.ID == org) {
			return true
		}
	}
	return false
}
