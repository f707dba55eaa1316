package names

import (
	"unicode"
	"unicode/utf8"

	"github.com/onrecord/onrecord/internal/annotate/lang"
	"github.com/onrecord/onrecord/internal/prose"
	"github.com/onrecord/onrecord/internal/registry"
)

// person is one person, with the fullest form of the name seen so far.
type person struct {
	syms    [6]Symbol // the words of the name, without initials, particles and suffixes
	n       int32
	letters [2]byte // the initials after the first name, where printed
	best    SpanID  // the span that prints the fullest form
	short   int32   // how often a part of the name has stood for the person
	at      int32   // the token of the last mention
	first   int32   // of the first that prints a full name
	spans   int32
	tells   lang.Gender
	nick    int32           // of the given name: see nick
	kinTo   Symbol          // of somebody known by a given name: the surname of whose kin
	entry   *registry.Entry // nil: not registered
}

// nameOf is the words of a span as symbols: without initials, small particles and suffixes.
func (f *finder) nameOf(s *span, syms *[6]Symbol) (n int32, letters [2]byte) {
	quoted := false
	for t := s.first; t < s.end; t++ {
		if f.toks[t].Kind == prose.Mark && (quoted || f.toks[t].Is(prose.Space)) {
			quoted = !quoted
		}
		if quoted || f.shape(t)&capital == 0 || f.is(t, lang.NameSuffix) && t > s.first && n > 0 || f.toks[t].Kind != 0 {
			continue
		}
		if f.shape(t)&initial != 0 {
			if letters[0] == 0 {
				letters[0] = f.text(t)[0]
			}
			continue
		}
		if f.is(t, lang.Particle) && t+1 < s.end && (!f.is(t, lang.Given|lang.Surname) || f.shape(t+1)&capital == 0) {
			continue
		}
		if n < int32(len(syms)) {
			syms[n] = f.syms.of(f.text(t))
			n++
		}
	}
	return n, letters
}

// joinPeople makes people of the spans that print full names, and joins those that are one
// person's.
func (f *finder) joinPeople() {
	f.index.reset()
	f.registered()
	for pass := 0; pass < 2; pass++ {
		for i := range f.spans {
			s := &f.spans[i]
			if s.guess != isPerson || s.owner != Nobody || f.inHeading(s) != (pass == 1) {
				continue
			}
			var syms [6]Symbol
			n, letters := f.nameOf(s, &syms)
			if n < 2 && !(n == 1 && letters[0] != 0 && (f.looks[s.first]|f.looks[s.end-1])&initial != 0) {
				s.guess = isSingle
				continue
			}
			f.admit(SpanID(i), syms, n, letters)
		}
	}
	f.otherLetters()
	f.couples()
	f.registeredSurnames()
}

func (f *finder) inHeading(s *span) bool { return f.shape(s.first)&heading != 0 }

// admit joins span i to the person whose name it prints, or makes a new one.
func (f *finder) admit(i SpanID, syms [6]Symbol, n int32, letters [2]byte) {
	s := &f.spans[i]
	for _, word := range [...]Symbol{syms[n-1], syms[0]} {
		for l := range f.index.bearing(word) {
			if p := l.who; f.samePerson(&f.people[p], &syms, n, letters) && !f.otherSuffix(&f.people[p], s) {
				f.join(i, p, syms, n, letters)
				return
			}
		}
	}
	if p := f.particled(s, &syms, n); p != 0 {
		s.owner, s.rule = Owner(p), byShortForm
		f.people[p].spans++
		return
	}
	p := PersonID(len(f.people))
	f.people = append(f.people, person{syms: syms, n: n, letters: letters, best: i, first: s.first, spans: 1, tells: s.tells, nick: f.nick(syms[0])})
	s.owner = Owner(p)
	f.register(p)
}

// particled is the person whose surname, particle and all, a span is: "Van Lennep" for Pieter van
// Lennep; 0 for none.
func (f *finder) particled(s *span, syms *[6]Symbol, n int32) PersonID {
	if n != 2 || s.end-s.first != 2 || !f.is(s.first, lang.Particle) {
		return 0
	}
	for l := range f.index.bearing(syms[1]) {
		b := &f.spans[f.people[l.who].best]
		if l.place == f.people[l.who].n-1 && b.end-b.first > 2 && lang.Same(f.text(b.end-2), f.text(s.first)) {
			return l.who
		}
	}
	return 0
}

func (f *finder) register(p PersonID) {
	x := &f.people[p]
	for k := int32(0); k < x.n; k++ {
		f.index.add(x.syms[k], p, k)
	}
}

// samePerson reports whether two full names of one story are one person's: the same words in
// whatever order; the same first and last word, with no other middle initial; or one name is the
// beginning or the end of the other.
func (f *finder) samePerson(p *person, syms *[6]Symbol, n int32, letters [2]byte) bool {
	if p.letters[0] != 0 && letters[0] != 0 && p.letters[0] != letters[0] {
		return false
	}
	if p.n == 1 || n == 1 {
		return p.n == n && p.syms[0] == syms[0] || f.initialed(&p.syms, p.n, syms, n, letters) || f.initialed(syms, n, &p.syms, p.n, p.letters)
	}
	a, an, b, bn := &p.syms, p.n, syms, n
	if an < bn {
		a, an, b, bn = b, bn, a, an
	}
	switch {
	case a[0] == b[0] && a[an-1] == b[bn-1]:
		return true
	case an == 2 && bn == 2 && a[0] == b[1] && a[1] == b[0]:
		return true
	case an == bn:
		return a[an-1] == b[bn-1] && p.nick != 0 && p.nick == f.nick(syms[0])
	}
	front, back := true, true
	for k := int32(0); k < bn; k++ {
		front = front && a[k] == b[k]
		back = back && a[an-bn+k] == b[k]
	}
	return front || back
}

// otherSuffix reports whether a person is called Sr. where the span has Jr.
func (f *finder) otherSuffix(p *person, s *span) bool {
	a, b := f.suffix(&f.spans[p.best]), f.suffix(s)
	return a != 0 && b != 0 && a != b
}

// suffix is the suffix that ends a span's name, 0 for none.
func (f *finder) suffix(s *span) lang.Word {
	for t := s.end - 1; t > s.first && t > s.end-3; t-- {
		if f.is(t, lang.NameSuffix) && f.shape(t)&capital != 0 {
			return f.words[t]
		}
	}
	return 0
}

// initialed reports whether b is name a with its first word as an initial: "D. Orr" for Dilys Orr.
func (f *finder) initialed(a *[6]Symbol, an int32, b *[6]Symbol, bn int32, letters [2]byte) bool {
	return bn == 1 && an > 1 && letters[0] != 0 && a[an-1] == b[0] && f.syms.text[a[0]][0] == letters[0]
}

// nick is the pack's number of the given name of which the word is a form, 0 for none: the same for
// Peter and Pete.
func (f *finder) nick(sym Symbol) int32 {
	return f.pack.Entry(f.pack.Word(f.syms.text[sym])).Same
}

// join gives span i to person p, and its form where that is fuller.
func (f *finder) join(i SpanID, p PersonID, syms [6]Symbol, n int32, letters [2]byte) {
	x, s := &f.people[p], &f.spans[i]
	s.owner = Owner(p)
	x.spans++
	x.tells |= s.tells
	if f.fuller(s, &f.spans[x.best]) {
		x.best = i
	}
	if letters[0] != 0 {
		x.letters = letters
	}
	if n > x.n {
		x.syms, x.n = syms, n
		f.register(p)
	}
}

// fuller reports whether a prints more of a name than b; a name in capitals throughout is less.
func (f *finder) fuller(a, b *span) bool {
	if f.capsSpan(a) != f.capsSpan(b) {
		return f.capsSpan(b)
	}
	if a.guess == isPerson && f.inHeading(a) != f.inHeading(b) {
		return f.inHeading(b)
	}
	return f.width(a) > f.width(b)
}

func (f *finder) width(s *span) int32 {
	lo, hi := f.bounds(s, s.first)
	return hi - lo
}

// capsSpan reports whether all words of a span of more than an acronym are in capitals.
func (f *finder) capsSpan(s *span) bool {
	long := false
	for t := s.first; t < s.end; t++ {
		for _, c := range []byte(f.text(t)) {
			if c >= 'a' && c <= 'z' {
				return false
			}
		}
		long = long || f.toks[t].End-f.toks[t].Start > 4 && !f.toks[t].Is(prose.Dotted)
	}
	return long
}

// otherLetters gives a name in brackets, in letters of another script, to the person named before
// it: "Dragan Jovic (Драган Јовић)".
func (f *finder) otherLetters() {
	for i := 1; i < len(f.spans); i++ {
		a, b := &f.spans[i-1], &f.spans[i]
		if a.guess == isPerson && a.owner != Nobody && b.first == a.end+1 && f.isOpen(b.first-1) && (f.char(b.end) == ')' || f.char(b.end) == ']') && f.toks[b.first].Is(prose.Foreign) && !latin(f.text(b.first)) {
			b.guess, b.rule, b.owner = isPerson, byBracket, a.owner
		}
	}
}

func latin(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.Is(unicode.Latin, r)
}

// couples lends the surname of the second to the first of a couple: "Tam and Nikki Orr".
func (f *finder) couples() {
	for i := 0; i+1 < len(f.spans); i++ {
		a, b := &f.spans[i], &f.spans[i+1]
		if a.guess != isSingle || b.guess != isPerson || b.owner == Nobody || a.end-a.first != 1 || b.first != a.end+1 || !f.coupled(a, b) {
			continue
		}
		y := &f.people[b.owner]
		var syms [6]Symbol
		first := f.syms.of(f.text(a.first))
		if f.unknown(a.first) && f.index.has(first) {
			continue
		}
		syms[0], syms[1] = first, y.syms[y.n-1]
		a.guess, a.rule, a.borrowed = isPerson, byCouple, SpanID(i+1)
		f.admit(SpanID(i), syms, 2, [2]byte{})
	}
}

// coupled reports whether a given name a is tied to b, a given name and a surname.
func (f *finder) coupled(a, b *span) bool {
	if !f.link(a.end, lang.LinkAnd) && f.char(a.end) != '&' || !f.is(b.first, lang.Given) || f.people[b.owner].n != 2 || b.rule != byGiven {
		return false
	}
	if f.is(a.first, lang.Given) {
		return !f.is(a.first, lang.Surname) || f.is(a.first-1, lang.Kin)
	}
	return f.unknown(a.first) && !a.weak
}
