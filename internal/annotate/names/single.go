package names

import (
	"strings"

	"github.com/onrecord/onrecord/internal/annotate/lang"
)

// resolveSingles goes over the spans in order and tells whose the short forms are.
func (f *finder) resolveSingles() {
	for i := range f.spans {
		s := &f.spans[i]
		switch {
		case s.guess == isPerson && s.owner != Nobody:
			f.people[s.owner].at = s.first
		case s.guess == isSingle || f.couldBePerson(s):
			f.resolve(s)
		}
	}
}

// couldBePerson reports whether a known organisation or place of one word can be somebody's surname
// in this story: "Ford", "Washington", "Jordan".
func (f *finder) couldBePerson(s *span) bool {
	if s.guess == isPerson || s.end-s.first != 1 || s.rule != byKnownOrg && s.rule != byKnownPlace {
		return false
	}
	if f.char(s.end) == ',' && f.is(s.end+1, lang.State|lang.Country) && f.shape(s.end+1)&capital != 0 {
		return false // "Austin, Texas"
	}
	given := f.is(s.first, lang.Given) && !f.is(s.first-1, lang.Preposition) && (!f.is(s.first, lang.Country) || f.speaks(s))
	for l := range f.index.bearing(f.syms.of(f.text(s.first))) {
		if (l.place == f.people[l.who].n-1 || given && l.place == 0) && f.people[l.who].spans > 0 {
			return true
		}
	}
	return false
}

// resolve gives a short form to the person whose name it is part of.
func (f *finder) resolve(s *span) {
	var syms [6]Symbol
	n, _ := f.nameOf(s, &syms)
	if n == 0 {
		return
	}
	if n > 1 {
		f.resolveLong(s, &syms, n)
		return
	}
	c := f.candidates(syms[0], s)
	if w, ok := strings.CutSuffix(f.text(s.first), f.pack.Genitive); c.n == 0 && ok && f.pack.Genitive != "" {
		c = f.candidates(f.syms.of(w), s)
	}
	if c.n == 0 && s.end-s.first == 1 && f.link(s.first-1, lang.LinkThe) {
		f.family(s)
		return
	}
	if c.n == 0 || s.guess != isSingle && c.rank%3 > 1 {
		return
	}
	c.rank %= 3
	if c.rank > 0 && s.weak && f.is(s.first, ordinary) && !f.speaks(s) {
		return // "Hope is a plan"
	}
	f.settle(s, c)
}

// resolveLong gives several words to the person whose full name holds them all.
func (f *finder) resolveLong(s *span, syms *[6]Symbol, n int32) {
	for l := range f.index.bearing(syms[n-1]) {
		p := l.who
		if f.samePerson(&f.people[p], syms, n, [2]byte{}) {
			s.guess, s.rule = isPerson, byShortForm
			f.claim(s, p)
			return
		}
	}
}

// contest is who a short form can be: those whose names have it in the best place.
type contest struct {
	who  [8]PersonID
	n    int
	rank int // 0: surname, 1: first name, 2: other word
}

func (f *finder) candidates(sym Symbol, s *span) contest {
	c := contest{rank: 12}
	for l := range f.index.bearing(sym) {
		p := &f.people[l.who]
		rank := 2
		switch l.place {
		case p.n - 1:
			rank = 0
		case 0:
			rank = 1
		}
		if s.honorific && rank != 0 && f.is(p.bestFirst(f), lang.Given) && s.tells != 0 && f.gender(p) != 0 && f.gender(p) != s.tells {
			continue
		}
		if s.tells != 0 && f.gender(p) != 0 && f.gender(p)&s.tells == 0 {
			continue
		}
		if s.tells != 0 && f.gender(p) == 0 {
			rank += 3 // somebody whose sex is known to fit comes first
		}
		if p.at == 0 && p.first > s.first {
			rank += 6 // a short form means somebody named already, where there is one
		}
		c.offer(l.who, rank)
	}
	return c
}

func (p *person) bestFirst(f *finder) int32 { return f.spans[p.best].first }

func (c *contest) offer(p PersonID, rank int) {
	if rank > c.rank {
		return
	}
	if rank < c.rank {
		c.rank, c.n = rank, 0
	}
	for k := 0; k < c.n; k++ {
		if c.who[k] == p {
			return
		}
	}
	if c.n < len(c.who) {
		c.who[c.n] = p
		c.n++
	}
}

// settle chooses among the people a short form can mean: the only one; the one whom the story calls
// so; the one last spoken of.
func (f *finder) settle(s *span, c contest) {
	if c.n == 1 {
		s.guess, s.rule = isPerson, byShortForm
		f.claim(s, c.who[0])
		return
	}
	best, rule := f.usual(&c), byUsualShort
	if best == 0 {
		best, rule = f.nearest(&c, s.first), byNearest
	}
	s.guess = isPerson
	if best == 0 {
		s.rule, s.candidates = byAmbiguous, [2]Owner{Owner(c.who[0]), Owner(c.who[1])}
		return
	}
	s.rule = rule
	f.claim(s, best)
}

// usual is the only one of the people whom the story has called by a short form already; 0 where
// there is none.
func (f *finder) usual(c *contest) PersonID {
	best := PersonID(0)
	for _, p := range c.who[:c.n] {
		if f.people[p].short > 0 {
			if best != 0 {
				return 0
			}
			best = p
		}
	}
	return best
}

// near is the number of tokens within which two people last spoken of are equally near.
const near = 12

// nearest is the one last spoken of before token i, where no other is equally near; before anybody
// was named, the one the story names most.
func (f *finder) nearest(c *contest, i int32) PersonID {
	best, second := PersonID(0), PersonID(0)
	for _, p := range c.who[:c.n] {
		switch {
		case best == 0 || f.people[p].at > f.people[best].at || f.people[p].at == 0 && f.people[best].at == 0 && f.people[p].spans > f.people[best].spans:
			best, second = p, best
		case second == 0 || f.people[p].at > f.people[second].at:
			second = p
		}
	}
	x, y := &f.people[best], &f.people[second]
	if x.at == 0 && x.spans == y.spans || x.at > 0 && y.at > 0 && x.at-y.at < near && i-x.at < 200 && x.spans == y.spans {
		return 0
	}
	return best
}

func (f *finder) claim(s *span, p PersonID) {
	x := &f.people[p]
	s.owner, x.at = Owner(p), s.first
	x.short++
	x.tells |= s.tells
}

// family reads "the Clintons": the plural of somebody's surname.
func (f *finder) family(s *span) {
	w := f.text(s.first)
	if len(w) < 4 || w[len(w)-1] != 's' {
		return
	}
	for _, cut := range [...]int{1, 2} {
		if len(w)-cut < 2 {
			continue
		}
		if c := f.candidates(f.syms.of(w[:len(w)-cut]), s); c.n > 0 && c.rank%3 == 0 {
			s.guess, s.rule, s.plural, s.owner = isPerson, byFamily, true, Owner(c.who[0])
			return
		}
	}
}
