package resolve

import (
	"time"
	"unicode"
	"unicode/utf8"

	"github.com/onrecord/onrecord/internal/annotate/lang"
	"github.com/onrecord/onrecord/internal/annotate/names/read"
	"github.com/onrecord/onrecord/internal/gazetteer"
	"github.com/onrecord/onrecord/internal/prose"
	"github.com/onrecord/onrecord/internal/registry"
)

// People is the people of a story.
type People struct {
	Overlay
	Persons []Person                     // from 1 on
	byWord  nameIndex[PersonID]          // by every word of their full names
	lone    []lone                       // by symbol: whose the name alone is
	byEntry map[*registry.Entry]PersonID // registered people
}

// Reset takes the next story.
func (pp *People) Reset(in read.Source, r *Registry, date time.Time) {
	pp.Overlay.Reset(in, r, date)
	pp.Persons, pp.lone = append(pp.Persons[:0], Person{}), pp.lone[:0]
	if pp.byEntry == nil {
		pp.byEntry = map[*registry.Entry]PersonID{}
	}
	clear(pp.byEntry)
}

// PersonID is a person's place among the people of a story, from 1 on. 0 is nobody.
type PersonID int32

// Person is one person, with the fullest form of the name seen so far.
type Person struct {
	read.Name
	Best    read.SpanID // the span that prints the fullest form
	short   [2]int32    // how often the surname, and how often another part, has stood for the person
	at      int32       // the token of the last mention
	first   int32       // of the first that prints a full name
	spans   int32
	said    int32 // the first token of the first full name by which the person speaks, or 0
	coupled bool  // the given name has stood alone for the person, beside another of the surname
	kin     bool  // the story brings the person in as kin of a namesake: see noteKin

	Tells lang.Gender                              // what titles say of the person's sex
	nick  int32                                    // of the given name: see nick
	kinTo read.Symbol                              // of somebody known by a given name: the surname of whose kin
	kinAt [lang.Male | lang.Female + 1]read.SpanID // by sex: the first span that may be kin's; see kinInstead
	Entry *registry.Entry                          // nil: not registered
}

// Gender is what titles and given name tell of a person's sex; 0 where they tell nothing.
func (pp *People) Gender(p *Person) lang.Gender {
	if g := p.Tells; g == lang.Male || g == lang.Female {
		return g
	}
	if p.N < 1 {
		return 0
	}
	e := pp.Pack.Entry(pp.Pack.Word(pp.Syms.Text[p.First()]))
	if e.Is(lang.Given) && (e.Gender == lang.Male || e.Gender == lang.Female) {
		return e.Gender
	}
	return 0
}

// JoinPeople makes people of the spans that print full names, and joins those that are one
// person's. A surname that its particle makes look like a full name comes behind them, and
// headlines come last: the text has the fuller names.
func (pp *People) JoinPeople() {
	pp.byWord.reset()
	pp.registered()
	for _, heading := range [...]bool{false, true} {
		for _, particle := range [...]bool{false, true} {
			for i := range pp.Spans {
				s := &pp.Spans[i]
				if s.Guess == read.Person && s.Owner == read.Nobody && pp.InHeading(s) == heading &&
					pp.particleFirst(s) == particle {
					pp.joinPerson(read.SpanID(i))
				}
			}
		}
	}
	pp.otherLetters()
	pp.couples()
	pp.registeredSurnames()
}

// particleFirst reports whether a span is of two words, and the first a particle: "Van Lennep".
//
//go:noinline
func (pp *People) particleFirst(s *read.Span) bool {
	return s.Len() == 2 && pp.Is(s.First, lang.Particle)
}

// joinPerson gives span i to the person whose name it prints. A name of one word prints none.
func (pp *People) joinPerson(i read.SpanID) {
	s := &pp.Spans[i]
	x := pp.NameOf(s)
	if x.N == 1 && pp.particleGiven(s, &x) {
		x.Words[1], x.Words[0], x.N = x.Words[0], pp.Syms.Of(pp.Text(s.First)), 2
	}
	initial := pp.Shaped(s.First, read.Initial) || pp.Shaped(s.End-1, read.Initial)
	if x.N > 1 || x.N == 1 && (x.Letter != 0 && initial || pp.regnal(s)) {
		pp.admit(i, &x)
	} else {
		s.Guess = read.Single
	}
}

// regnal reports whether a number that rulers bear ends a name of one word behind a title: "Togbe
// Adzorko IV".
func (pp *People) regnal(s *read.Span) bool {
	n := s.End - 1
	return s.Titled() && n > s.First && pp.Is(n, lang.NameSuffix) && pp.Flag(n, prose.Caps) && !pp.InHeading(s)
}

// particleGiven reports whether the particle that a span of two words begins with is a given name,
// as collections have it, too: the second word is a known surname, or the story calls somebody by
// it alone, "Al Strickland … Mr. Strickland".
func (pp *People) particleGiven(s *read.Span, x *read.Name) bool {
	if !pp.particleFirst(s) || !pp.Shaped(s.First, read.Capital) ||
		!pp.Facts(s.First).Is(gazetteer.Given) {
		return false
	}
	if pp.Is(s.End-1, lang.Surname) {
		return true
	}
	for i := range pp.Spans {
		o := &pp.Spans[i]
		if o.Len() == 1 && o.Owner == read.Nobody && pp.Syms.Find(pp.Text(o.First)) == x.First() {
			return true
		}
	}
	return false
}

// admit joins span i to the person whose name it prints, or makes a new one.
func (pp *People) admit(i read.SpanID, x *read.Name) {
	s := &pp.Spans[i]
	if s.Tells == 0 {
		s.Tells = pp.kinTells(s)
	}
	for _, word := range [...]read.Symbol{x.Last(), x.First()} {
		for l := range pp.byWord.bearing(word) {
			if p := &pp.Persons[l.who]; pp.samePerson(p, x) && !pp.otherSuffix(p, s) {
				pp.join(i, l.who, x)
				return
			}
		}
	}
	if p := pp.bornAs(s, x); p != 0 {
		pp.join(i, p, x)
		return
	}
	p := pp.particled(s, x)
	if p == 0 {
		p = pp.mocked(s, x)
	}
	if p == 0 {
		p = pp.bornName(s, x)
	}
	if p != 0 {
		s.Owner, s.Rule = read.Owner(p), read.ByShortForm
		pp.Persons[p].spans++
		return
	}
	s.Owner = read.Owner(pp.addPerson(Person{
		Name: *x, Best: i, first: s.First, spans: 1, Tells: s.Tells, nick: pp.nick(x.First()),
	}))
}

// mocked is the person whose surname stands behind an epithet, 0 for none: an ordinary word, or one
// that the story has under an article elsewhere, is no given name, "Monster Varley", "the Gorgon …
// Gorgon Varley".
func (pp *People) mocked(s *read.Span, x *read.Name) PersonID {
	if s.Rule != read.ByTwoUnknown || x.N != 2 || x.Letter != 0 || pp.Is(s.First, lang.Given) {
		return 0
	}
	if s.Tells != 0 && !s.Titled() {
		return 0 // "Varley's mother, Peg Varley, came"
	}
	if !pp.ordinary(s.First) && !pp.UnderArticle(x.First()) {
		return 0
	}
	best := PersonID(0)
	for l := range pp.byWord.bearing(x.Last()) {
		p := &pp.Persons[l.who]
		if b := &pp.Spans[p.Best]; l.place != p.N-1 || b.Rule == read.ByTwoUnknown && pp.ordinary(b.First) {
			continue
		}
		if best != 0 && best != l.who {
			return 0
		}
		best = l.who
	}
	return best
}

// ordinary reports whether the word at t is an ordinary one, by list or collection.
func (pp *People) ordinary(t int32) bool {
	return pp.Is(t, read.Ordinary) || pp.Facts(t).Is(gazetteer.Ordinary|gazetteer.PersonNoun)
}

// addPerson enters a new person.
func (pp *People) addPerson(x Person) PersonID {
	p := PersonID(len(pp.Persons))
	pp.Persons = append(pp.Persons, x)
	pp.register(p)
	return p
}

// register enters a person under every word of the name.
func (pp *People) register(p PersonID) {
	x := &pp.Persons[p]
	for k := range x.N {
		pp.byWord.add(x.Words[k], p, k)
	}
}

// particled is the person whose surname, particle and all, a span is: "Van Lennep" for Pieter van
// Lennep; 0 for none.
func (pp *People) particled(s *read.Span, x *read.Name) PersonID {
	if x.N != 2 || !pp.particleFirst(s) {
		return 0
	}
	for l := range pp.byWord.bearing(x.Words[1]) {
		p := &pp.Persons[l.who]
		b := &pp.Spans[p.Best]
		if l.place == p.N-1 && b.Len() > 2 && lang.Same(pp.Text(b.End-2), pp.Text(s.First)) {
			return l.who
		}
	}
	return 0
}

// samePerson reports whether two full names of one story are one person's: the same words in
// whatever order; the same first and last word, with no other middle initial; or one name is the
// beginning or the end of the other.
func (pp *People) samePerson(p *Person, x *read.Name) bool {
	a, b := &p.Name, x
	if a.Letter != 0 && b.Letter != 0 && a.Letter != b.Letter {
		return false
	}
	if a.N == 1 || b.N == 1 {
		same := a.N == b.N && a.First() == b.First()
		return same || pp.initialed(a, b) || pp.initialed(b, a)
	}
	if a.N < b.N {
		a, b = b, a
	}
	last := a.Last() == b.Last()
	switch {
	case last && a.First() == b.First():
		return true
	case a.N == 2 && a.First() == b.Last() && a.Last() == b.First():
		return true
	case a.N == b.N:
		return last && p.nick != 0 && p.nick == pp.nick(x.First())
	}
	return holdsAtEnd(a, b)
}

// holdsAtEnd reports whether the shorter name b is the beginning or the end of a.
func holdsAtEnd(a, b *read.Name) bool {
	front, back := true, true
	for k := range b.N {
		front = front && a.Words[k] == b.Words[k]
		back = back && a.Words[a.N-b.N+k] == b.Words[k]
	}
	return front || back
}

// initialed reports whether b is name a with its first word as an initial: "D. Orr" for Dilys Orr.
func (pp *People) initialed(a, b *read.Name) bool {
	if b.N != 1 || a.N < 2 || b.Letter == 0 {
		return false
	}
	return a.Last() == b.First() && pp.Syms.Text[a.First()][0] == b.Letter
}

// otherSuffix reports whether a person is called Sr. where the span has Jr., or has no suffix where
// it is kin's: "Tom Lee and his father, Tom Lee Sr.".
func (pp *People) otherSuffix(p *Person, s *read.Span) bool {
	a, b := pp.suffix(&pp.Spans[p.Best]), pp.suffix(s)
	return b != 0 && (a != 0 && a != b || a == 0 && pp.KinBefore(s))
}

// suffix is the suffix that ends a span's name, 0 for none.
func (pp *People) suffix(s *read.Span) lang.Word {
	for t := s.End - 1; t > s.First && t > s.End-3; t-- {
		if pp.Is(t, lang.NameSuffix) && pp.Shaped(t, read.Capital) {
			return pp.Words[t]
		}
	}
	return 0
}

// nick is the pack's number of the given name of which the word is a form, 0 for none: the same for
// Peter and Pete.
func (pp *People) nick(sym read.Symbol) int32 {
	return pp.Pack.Same(pp.Pack.Word(pp.Syms.Text[sym]))
}

// join gives span i to person p, and its form where that is fuller.
func (pp *People) join(i read.SpanID, p PersonID, name *read.Name) {
	x, s := &pp.Persons[p], &pp.Spans[i]
	s.Owner = read.Owner(p)
	x.spans++
	x.Tells |= s.Tells
	if pp.Fuller(s, &pp.Spans[x.Best]) {
		x.Best = i
	}
	if name.Letter != 0 {
		x.Letter = name.Letter
	}
	if name.N > x.N {
		x.Words, x.N = name.Words, name.N
		pp.register(p)
	}
}

// otherLetters gives a name in brackets, in letters of another script, to the person named before
// it: "Dragan Jovic (Драган Јовић)".
func (pp *People) otherLetters() {
	for i := 1; i < len(pp.Spans); i++ {
		a, b := &pp.Spans[i-1], &pp.Spans[i]
		if a.Guess == read.Person && a.Owner != read.Nobody && pp.bracketed(a, b) && pp.foreign(b.First) {
			b.Guess, b.Rule, b.Owner = read.Person, read.ByBracket, a.Owner
		}
	}
}

// bracketed reports whether span b stands in brackets right behind span a.
func (ov *Overlay) bracketed(a, b *read.Span) bool {
	if b.First != a.End+1 || !ov.IsOpen(a.End) {
		return false
	}
	return ov.Char(b.End) == ')' || ov.Char(b.End) == ']'
}

// foreign reports whether the word at t is in letters of another script.
func (pp *People) foreign(t int32) bool {
	if !pp.Toks[t].Is(prose.Foreign) {
		return false
	}
	r, _ := utf8.DecodeRuneInString(pp.Text(t))
	return !unicode.Is(unicode.Latin, r)
}
