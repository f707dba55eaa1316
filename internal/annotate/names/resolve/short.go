package resolve

import (
	"strings"

	"github.com/onrecord/onrecord/internal/annotate/lang"
	"github.com/onrecord/onrecord/internal/annotate/names/read"
)

// ResolveSingles goes over the spans in order and tells whose the short forms are.
func (pp *People) ResolveSingles() {
	for i := range pp.Spans {
		s := &pp.Spans[i]
		switch {
		case s.Guess == read.Person && s.Owner != read.Nobody:
			pp.Persons[s.Owner].at = s.First
		case s.Guess == read.Single || pp.couldBePerson(s):
			pp.resolve(s)
		}
	}
}

// couldBePerson reports whether a known organisation or place of one word can be somebody's surname
// in this story: "Ford", "Washington", "Jordan".
func (pp *People) couldBePerson(s *read.Span) bool {
	if s.Guess == read.Person || s.End-s.First != 1 || s.Rule != read.ByKnownOrg && s.Rule != read.ByKnownPlace {
		return false
	}
	if pp.Char(s.End) == ',' && pp.Is(s.End+1, lang.State|lang.Country) && pp.Shape(s.End+1)&read.Capital != 0 {
		return false // "Austin, Texas"
	}
	given := pp.Is(s.First, lang.Given) && !pp.Is(s.First-1, lang.Preposition) && (!pp.Is(s.First, lang.Country) || pp.Speaks(s))
	for l := range pp.byWord.bearing(pp.Syms.Of(pp.Text(s.First))) {
		if (l.place == pp.Persons[l.who].N-1 || given && l.place == 0) && pp.Persons[l.who].spans > 0 {
			return true
		}
	}
	return false
}

// resolve gives a short form to the person whose name it is part of.
func (pp *People) resolve(s *read.Span) {
	var syms [6]read.Symbol
	n, _ := pp.NameOf(s, &syms)
	if n == 0 {
		return
	}
	if n > 1 {
		pp.resolveLong(s, &syms, n)
		return
	}
	c := pp.candidates(syms[0], s)
	if w, ok := strings.CutSuffix(pp.Text(s.First), pp.Pack.Genitive); c.n == 0 && ok && pp.Pack.Genitive != "" {
		c = pp.candidates(pp.Syms.Of(w), s)
	}
	if c.n == 0 && s.End-s.First == 1 && pp.Link(s.First-1, lang.LinkThe) {
		pp.family(s)
		return
	}
	if c.n == 0 || s.Guess != read.Single && c.rank%3 > 1 {
		return
	}
	c.rank %= 3
	if c.rank > 0 && s.Weak && pp.Is(s.First, read.Ordinary) && !pp.Speaks(s) {
		return // "Hope is a plan"
	}
	pp.settle(s, c)
}

// resolveLong gives several words to the person whose full name holds them all.
func (pp *People) resolveLong(s *read.Span, syms *[6]read.Symbol, n int32) {
	for l := range pp.byWord.bearing(syms[n-1]) {
		p := l.who
		if pp.samePerson(&pp.Persons[p], syms, n, [2]byte{}) {
			s.Guess, s.Rule = read.Person, read.ByShortForm
			pp.claim(s, p)
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

func (pp *People) candidates(sym read.Symbol, s *read.Span) contest {
	c := contest{rank: 12}
	for l := range pp.byWord.bearing(sym) {
		p := &pp.Persons[l.who]
		rank := 2
		switch l.place {
		case p.N - 1:
			rank = 0
		case 0:
			rank = 1
		}
		if s.Honorific && rank != 0 && pp.Is(pp.Spans[p.Best].First, lang.Given) && s.Tells != 0 && pp.Gender(p) != 0 && pp.Gender(p) != s.Tells {
			continue
		}
		if s.Tells != 0 && pp.Gender(p) != 0 && pp.Gender(p)&s.Tells == 0 {
			continue
		}
		if s.Tells != 0 && pp.Gender(p) == 0 {
			rank += 3 // somebody whose sex is known to fit comes first
		}
		if p.at == 0 && p.first > s.First {
			rank += 6 // a short form means somebody named already, where there is one
		}
		c.offer(l.who, rank)
	}
	return c
}

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
func (pp *People) settle(s *read.Span, c contest) {
	if c.n == 1 {
		s.Guess, s.Rule = read.Person, read.ByShortForm
		pp.claim(s, c.who[0])
		return
	}
	best, rule := pp.usual(&c), read.ByUsualShort
	if best == 0 {
		best, rule = pp.nearest(&c, s.First), read.ByNearest
	}
	s.Guess = read.Person
	if best == 0 {
		s.Rule, s.Candidates = read.ByAmbiguous, [2]read.Owner{read.Owner(c.who[0]), read.Owner(c.who[1])}
		return
	}
	s.Rule = rule
	pp.claim(s, best)
}

// usual is the only one of the people whom the story has called by a short form already; 0 where
// there is none.
func (pp *People) usual(c *contest) PersonID {
	best := PersonID(0)
	for _, p := range c.who[:c.n] {
		if pp.Persons[p].short > 0 {
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
func (pp *People) nearest(c *contest, i int32) PersonID {
	best, second := PersonID(0), PersonID(0)
	for _, p := range c.who[:c.n] {
		switch {
		case best == 0 || pp.Persons[p].at > pp.Persons[best].at || pp.Persons[p].at == 0 && pp.Persons[best].at == 0 && pp.Persons[p].spans > pp.Persons[best].spans:
			best, second = p, best
		case second == 0 || pp.Persons[p].at > pp.Persons[second].at:
			second = p
		}
	}
	x, y := &pp.Persons[best], &pp.Persons[second]
	if x.at == 0 && x.spans == y.spans || x.at > 0 && y.at > 0 && x.at-y.at < near && i-x.at < 200 && x.spans == y.spans {
		return 0
	}
	return best
}

func (pp *People) claim(s *read.Span, p PersonID) {
	x := &pp.Persons[p]
	s.Owner, x.at = read.Owner(p), s.First
	x.short++
	x.Tells |= s.Tells
}

// family reads "the Clintons": the plural of somebody's surname.
func (pp *People) family(s *read.Span) {
	w := pp.Text(s.First)
	if len(w) < 4 || w[len(w)-1] != 's' {
		return
	}
	for _, cut := range [...]int{1, 2} {
		if len(w)-cut < 2 {
			continue
		}
		if c := pp.candidates(pp.Syms.Of(w[:len(w)-cut]), s); c.n > 0 && c.rank%3 == 0 {
			s.Guess, s.Rule, s.Plural, s.Owner = read.Person, read.ByFamily, true, read.Owner(c.who[0])
			return
		}
	}
}
