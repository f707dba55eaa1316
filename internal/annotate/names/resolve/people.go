package resolve

import (
	"unicode"
	"unicode/utf8"

	"github.com/onrecord/onrecord/internal/annotate/lang"
	"github.com/onrecord/onrecord/internal/annotate/names/read"
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

// PersonID is a person's place in the circle, from 1 on. 0 is nobody.
type PersonID int32

// Gender is what titles and given name tell of a person's sex; 0 where they tell nothing.
func (pp *People) Gender(p *Person) lang.Gender {
	if g := p.Tells; g == lang.Male || g == lang.Female {
		return g
	}
	if p.N < 1 {
		return 0
	}
	e := pp.Pack.Entry(pp.Pack.Word(pp.Syms.Text[p.syms[0]]))
	if e.Is(lang.Given) && (e.Gender == lang.Male || e.Gender == lang.Female) {
		return e.Gender
	}
	return 0
}

// Person is one person, with the fullest form of the name seen so far.
type Person struct {
	syms    [6]read.Symbol // the words of the name, without initials, particles and suffixes
	N       int32
	Letters [2]byte     // the initials after the first name, where printed
	Best    read.SpanID // the span that prints the fullest form
	short   int32       // how often a part of the name has stood for the person
	at      int32       // the token of the last mention
	first   int32       // of the first that prints a full name
	spans   int32
	Tells   lang.Gender
	nick    int32           // of the given name: see nick
	kinTo   read.Symbol     // of somebody known by a given name: the surname of whose kin
	Entry   *registry.Entry // nil: not registered
}

// JoinPeople makes people of the spans that print full names, and joins those that are one
// person's.
func (pp *People) JoinPeople() {
	pp.byWord.reset()
	pp.registered()
	for pass := 0; pass < 2; pass++ {
		for i := range pp.Spans {
			s := &pp.Spans[i]
			if s.Guess != read.Person || s.Owner != read.Nobody || pp.InHeading(s) != (pass == 1) {
				continue
			}
			var syms [6]read.Symbol
			n, letters := pp.NameOf(s, &syms)
			if n < 2 && !(n == 1 && letters[0] != 0 && (pp.Shapes[s.First]|pp.Shapes[s.End-1])&read.Initial != 0) {
				s.Guess = read.Single
				continue
			}
			pp.admit(read.SpanID(i), syms, n, letters)
		}
	}
	pp.otherLetters()
	pp.couples()
	pp.registeredSurnames()
}

// admit joins span i to the person whose name it prints, or makes a new one.
func (pp *People) admit(i read.SpanID, syms [6]read.Symbol, n int32, letters [2]byte) {
	s := &pp.Spans[i]
	for _, word := range [...]read.Symbol{syms[n-1], syms[0]} {
		for l := range pp.byWord.bearing(word) {
			if p := l.who; pp.samePerson(&pp.Persons[p], &syms, n, letters) && !pp.otherSuffix(&pp.Persons[p], s) {
				pp.join(i, p, syms, n, letters)
				return
			}
		}
	}
	if p := pp.particled(s, &syms, n); p != 0 {
		s.Owner, s.Rule = read.Owner(p), read.ByShortForm
		pp.Persons[p].spans++
		return
	}
	p := PersonID(len(pp.Persons))
	pp.Persons = append(pp.Persons, Person{syms: syms, N: n, Letters: letters, Best: i, first: s.First, spans: 1, Tells: s.Tells, nick: pp.nick(syms[0])})
	s.Owner = read.Owner(p)
	pp.register(p)
}

// particled is the person whose surname, particle and all, a span is: "Van Lennep" for Pieter van
// Lennep; 0 for none.
func (pp *People) particled(s *read.Span, syms *[6]read.Symbol, n int32) PersonID {
	if n != 2 || s.End-s.First != 2 || !pp.Is(s.First, lang.Particle) {
		return 0
	}
	for l := range pp.byWord.bearing(syms[1]) {
		b := &pp.Spans[pp.Persons[l.who].Best]
		if l.place == pp.Persons[l.who].N-1 && b.End-b.First > 2 && lang.Same(pp.Text(b.End-2), pp.Text(s.First)) {
			return l.who
		}
	}
	return 0
}

func (pp *People) register(p PersonID) {
	x := &pp.Persons[p]
	for k := int32(0); k < x.N; k++ {
		pp.byWord.add(x.syms[k], p, k)
	}
}

// samePerson reports whether two full names of one story are one person's: the same words in
// whatever order; the same first and last word, with no other middle initial; or one name is the
// beginning or the end of the other.
func (pp *People) samePerson(p *Person, syms *[6]read.Symbol, n int32, letters [2]byte) bool {
	if p.Letters[0] != 0 && letters[0] != 0 && p.Letters[0] != letters[0] {
		return false
	}
	if p.N == 1 || n == 1 {
		return p.N == n && p.syms[0] == syms[0] || pp.initialed(&p.syms, p.N, syms, n, letters) || pp.initialed(syms, n, &p.syms, p.N, p.Letters)
	}
	a, an, b, bn := &p.syms, p.N, syms, n
	if an < bn {
		a, an, b, bn = b, bn, a, an
	}
	switch {
	case a[0] == b[0] && a[an-1] == b[bn-1]:
		return true
	case an == 2 && bn == 2 && a[0] == b[1] && a[1] == b[0]:
		return true
	case an == bn:
		return a[an-1] == b[bn-1] && p.nick != 0 && p.nick == pp.nick(syms[0])
	}
	front, back := true, true
	for k := int32(0); k < bn; k++ {
		front = front && a[k] == b[k]
		back = back && a[an-bn+k] == b[k]
	}
	return front || back
}

// otherSuffix reports whether a person is called Sr. where the span has Jr.
func (pp *People) otherSuffix(p *Person, s *read.Span) bool {
	a, b := pp.suffix(&pp.Spans[p.Best]), pp.suffix(s)
	return a != 0 && b != 0 && a != b
}

// suffix is the suffix that ends a span's name, 0 for none.
func (pp *People) suffix(s *read.Span) lang.Word {
	for t := s.End - 1; t > s.First && t > s.End-3; t-- {
		if pp.Is(t, lang.NameSuffix) && pp.Shape(t)&read.Capital != 0 {
			return pp.Words[t]
		}
	}
	return 0
}

// initialed reports whether b is name a with its first word as an initial: "D. Orr" for Dilys Orr.
func (pp *People) initialed(a *[6]read.Symbol, an int32, b *[6]read.Symbol, bn int32, letters [2]byte) bool {
	return bn == 1 && an > 1 && letters[0] != 0 && a[an-1] == b[0] && pp.Syms.Text[a[0]][0] == letters[0]
}

// nick is the pack's number of the given name of which the word is a form, 0 for none: the same for
// Peter and Pete.
func (pp *People) nick(sym read.Symbol) int32 {
	return pp.Pack.Entry(pp.Pack.Word(pp.Syms.Text[sym])).Same
}

// join gives span i to person p, and its form where that is fuller.
func (pp *People) join(i read.SpanID, p PersonID, syms [6]read.Symbol, n int32, letters [2]byte) {
	x, s := &pp.Persons[p], &pp.Spans[i]
	s.Owner = read.Owner(p)
	x.spans++
	x.Tells |= s.Tells
	if pp.Fuller(s, &pp.Spans[x.Best]) {
		x.Best = i
	}
	if letters[0] != 0 {
		x.Letters = letters
	}
	if n > x.N {
		x.syms, x.N = syms, n
		pp.register(p)
	}
}

// otherLetters gives a name in brackets, in letters of another script, to the person named before
// it: "Dragan Jovic (Драган Јовић)".
func (pp *People) otherLetters() {
	for i := 1; i < len(pp.Spans); i++ {
		a, b := &pp.Spans[i-1], &pp.Spans[i]
		if a.Guess == read.Person && a.Owner != read.Nobody && b.First == a.End+1 && pp.IsOpen(b.First-1) && (pp.Char(b.End) == ')' || pp.Char(b.End) == ']') && pp.Toks[b.First].Is(prose.Foreign) && !latin(pp.Text(b.First)) {
			b.Guess, b.Rule, b.Owner = read.Person, read.ByBracket, a.Owner
		}
	}
}

func latin(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.Is(unicode.Latin, r)
}
