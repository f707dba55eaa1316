package resolve

import (
	"slices"
	"strings"

	"github.com/onrecord/onrecord/internal/annotate/lang"
	"github.com/onrecord/onrecord/internal/annotate/names/read"
)

// ResolveSingles goes over the spans in order and tells whose the short forms are.
func (pp *People) ResolveSingles() {
	pp.noteKin()
	pp.noteAliases()
	for i := range pp.Spans {
		s := &pp.Spans[i]
		switch {
		case s.Guess == read.Person && s.Owner != read.Nobody:
			pp.Persons[s.Owner].at = s.First
		case s.Guess == read.Single || pp.couldBePerson(s):
			pp.resolve(s)
		case s.Rule == read.ByOrgHead && s.Guess == read.Organisation:
			pp.resolveSurnames(s)
		}
	}
}

// couldBePerson reports whether a known organisation or place of one word can be somebody's surname
// in this story: "Ford", "Washington", "Jordan".
func (pp *People) couldBePerson(s *read.Span) bool {
	known := s.Rule == read.ByKnownOrg || s.Rule == read.ByKnownPlace
	if !known || s.Guess == read.Person || s.Len() != 1 || pp.beforeItsState(s) {
		return false
	}
	place := pp.Is(s.First, lang.Country|lang.City) && !pp.Is(s.First, lang.Surname)
	if s.Rule == read.ByKnownPlace && place && pp.Locates(s.First) {
		return false
	}
	given := pp.givenName(s)
	for l := range pp.byWord.bearing(pp.Syms.Of(pp.Text(s.First))) {
		p := &pp.Persons[l.who]
		if p.spans > 0 && (l.place == p.N-1 || given && l.place == 0) {
			return true
		}
	}
	return false
}

// resolveSurnames gives two words, the one of which is a body's noun, too, to the person whose
// surnames they are: "João Banco Ferreil … Banco Ferreil said".
func (pp *People) resolveSurnames(s *read.Span) {
	if s.Len() != 2 || s.Entry != nil || pp.InHeading(s) {
		return
	}
	last, first := pp.Syms.Of(pp.Text(s.End-1)), pp.Syms.Of(pp.Text(s.First))
	for l := range pp.byWord.bearing(last) {
		p := &pp.Persons[l.who]
		if p.N > 2 && l.place == p.N-1 && p.Words[p.N-2] == first {
			s.Guess, s.Rule = read.Person, read.ByShortForm
			pp.claim(s, l.who, bySurname)
			return
		}
	}
}

// beforeItsState reads "Austin, Texas".
func (pp *People) beforeItsState(s *read.Span) bool {
	if pp.Char(s.End) != ',' || !pp.Shaped(s.End+1, read.Capital) {
		return false
	}
	return pp.Is(s.End+1, lang.State|lang.Country)
}

// givenName reports whether a known organisation or place can be somebody's given name here.
func (pp *People) givenName(s *read.Span) bool {
	if !pp.Is(s.First, lang.Given) || pp.Is(s.First-1, lang.Preposition) || pp.OfficeAt(s.End) {
		return false
	}
	return !pp.Is(s.First, lang.Country) || pp.Speaks(s)
}

// resolve gives a short form to the person whose name it is part of.
func (pp *People) resolve(s *read.Span) {
	x := pp.NameOf(s)
	switch x.N {
	case 0:
	case 1:
		pp.resolveWord(s, x.First())
	default:
		if !pp.calledByTrade(s, &x) {
			pp.resolveLong(s, &x)
		}
	}
}

// resolveWord gives one word to the person whose name has it.
func (pp *People) resolveWord(s *read.Span, sym read.Symbol) {
	c := pp.candidates(sym, s)
	if g := pp.Pack.Genitive; c.n == 0 && g != "" && strings.HasSuffix(pp.Text(s.First), g) {
		c = pp.candidates(pp.Syms.Of(strings.TrimSuffix(pp.Text(s.First), g)), s)
	}
	switch {
	case c.n == 0:
		if s.Len() == 1 && pp.Link(s.First-1, lang.LinkThe) {
			pp.family(s)
		}
	case c.n == 1 && c.place() == asSurname && pp.kinInstead(s, sym, c.who[0]):
	case s.Guess != read.Single && c.place() == asOther:
	case c.place() != asSurname && s.Weak && pp.Is(s.First, read.Ordinary) && !pp.Speaks(s) && !pp.ToldBehind(s.End):
		// "Hope is a plan"
	default:
		pp.settle(s, &c)
	}
}

// resolveLong gives several words to the person whose full name holds them all.
func (pp *People) resolveLong(s *read.Span, x *read.Name) {
	x.Letter = 0
	for l := range pp.byWord.bearing(x.Last()) {
		if pp.samePerson(&pp.Persons[l.who], x) {
			s.Guess, s.Rule = read.Person, read.ByShortForm
			pp.claim(s, l.who, bySurname)
			return
		}
	}
}

// The places that a short form can have in a name, the best first; what speaks against somebody is
// added, so that the best of all has the lowest rank.
const (
	asSurname  = 0
	asGiven    = 1
	asOther    = 2
	sexUnknown = 3 // somebody whose sex is known to fit comes first
	namedLater = 6 // a short form means somebody named already, where there is one
	worst      = 12
)

// contest is who a short form can be: those of the best rank.
type contest struct {
	who  [8]PersonID
	n    int
	rank int
}

// place is the place that the short form has in the names.
//
//go:noinline
func (c *contest) place() int { return c.rank % sexUnknown }

// candidates are the people whose names have the word of span s.
func (pp *People) candidates(sym read.Symbol, s *read.Span) contest {
	c := contest{rank: worst}
	for l := range pp.byWord.bearing(sym) {
		p := &pp.Persons[l.who]
		if s.Titled() && pp.otherOffice(l.who, s) {
			continue
		}
		rank := asOther
		switch l.place {
		case p.N - 1:
			if rank = asSurname; pp.MarriedName(p) {
				rank = asGiven
			}
		case 0:
			rank = asGiven
		}
		if s.Tells != 0 {
			switch g := pp.Gender(p); {
			case g == 0:
				rank += sexUnknown
			case !pp.fits(p, g, s, rank):
				continue
			}
		}
		if p.at == 0 && p.first > s.First {
			rank += namedLater
		}
		c.offer(l.who, rank)
	}
	return c
}

// MarriedName reports whether the last word of a name is a husband's surname, behind "de": in "Inés
// Quirol de Bracal" her own is Quirol.
func (pp *People) MarriedName(p *Person) bool {
	b := &pp.Spans[p.Best]
	k := b.End - 2
	if p.N < 3 || k <= b.First || pp.Is(k-1, lang.Given) {
		return false
	}
	return pp.SmallIs(k, lang.Particle) && lang.Same(pp.Text(k), "de") && pp.Gender(p) != lang.Male
}

// fits reports whether the title of a span is one for somebody of sex g. An honorific before a
// given name must tell no more than that.
func (pp *People) fits(p *Person, g lang.Gender, s *read.Span, rank int) bool {
	if g&s.Tells == 0 {
		return false
	}
	given := rank != asSurname && pp.Is(pp.Spans[p.Best].First, lang.Given)
	return !s.Honorific || !given || g == s.Tells
}

// offer takes somebody into the contest, once, unless others have a better rank.
func (c *contest) offer(p PersonID, rank int) {
	if rank > c.rank {
		return
	}
	if rank < c.rank {
		c.rank, c.n = rank, 0
	}
	if c.n < len(c.who) && !slices.Contains(c.who[:c.n], p) {
		c.who[c.n] = p
		c.n++
	}
}

// settle chooses among the people a short form can mean: the only one; the one whom the story calls
// so; the one last spoken of.
func (pp *People) settle(s *read.Span, c *contest) {
	if c.n == 1 {
		s.Guess, s.Rule = read.Person, read.ByShortForm
		pp.claim(s, c.who[0], c.part())
		return
	}
	best, rule := pp.ofOffice(s, c), read.ByUsualShort
	if best == 0 {
		best = pp.usual(s, c)
	}
	if best == 0 {
		best, rule = pp.nearest(c, s.First), read.ByNearest
	}
	s.Guess = read.Person
	if best == 0 {
		s.Rule, s.Candidates = read.ByAmbiguous, [2]read.Owner{read.Owner(c.who[0]), read.Owner(c.who[1])}
		return
	}
	s.Rule = rule
	told := pp.Persons[best].Tells
	pp.claim(s, best, c.part())
	if rule == read.ByNearest {
		pp.Persons[best].Tells = told // of two who may be Mr Lee, the nearer need not be a man
	}
}

// The parts of a name by which somebody is called.
const (
	bySurname = iota
	byOther
)

// part is the part of the names that the short form is.
func (c *contest) part() int {
	if c.place() == asSurname {
		return bySurname
	}
	return byOther
}

// ofOffice is the only one of the people who bears the office in the title of span s where the
// story names him in full: of Sen. Rex Orr and Rep. Bo Orr, "Rep. Orr"; 0 where there is none.
func (pp *People) ofOffice(s *read.Span, c *contest) PersonID {
	if !s.Titled() {
		return 0
	}
	office := pp.officeOf(s)
	if office == 0 || pp.Pack.Entry(office).Is(lang.Honorific) {
		return 0
	}
	for _, p := range c.who[:c.n] {
		if pp.officeOf(&pp.Spans[pp.Persons[p].Best]) == 0 {
			return 0 // who has none there may have any
		}
	}
	return pp.only(c, func(x *Person) bool { return pp.bearsTitle(&pp.Spans[x.Best], office) })
}

// bearsTitle reports whether an office stands among the titles before a span.
func (pp *People) bearsTitle(s *read.Span, office lang.Word) bool {
	for t := s.Title; t < s.First; t++ {
		if w, n := pp.Pack.Phrase(pp.Words[t:s.First]); n > 0 && pp.Pack.Lemma(w) == office {
			return true
		}
	}
	return false
}

// usual is the only one of the people whom the story has called by a short form already, or the one
// whose kin the others are; 0 where there is none. A surname behind a title is that of somebody
// whom it calls by it, or else whom it does not call by the given name: "Danny's father, Roy Crewe,
// said … said Mr Crewe".
func (pp *People) usual(s *read.Span, c *contest) PersonID {
	if best := pp.only(c, func(x *Person) bool { return x.short[c.part()] > 0 }); best != 0 {
		return best
	}
	if best := pp.only(c, func(x *Person) bool { return x.coupled }); best != 0 && c.part() == byOther {
		return best // after "Ann and Tom Hart", "Ann" is no Ann Lee
	}
	if best := pp.withKin(s, c); best != 0 {
		return best
	}
	titled := c.part() == bySurname && s.Titled()
	if best := pp.principal(s, c); best != 0 && !titled {
		return best
	}
	return pp.only(c, func(x *Person) bool { return (x.short[bySurname]+x.short[byOther] == 0) == titled })
}

// only is the only one of the people in the contest who is such; 0 where none is, or several are.
//
//go:noinline
func (pp *People) only(c *contest, such func(x *Person) bool) PersonID {
	best := PersonID(0)
	for _, p := range c.who[:c.n] {
		if such(&pp.Persons[p]) {
			if best != 0 {
				return 0
			}
			best = p
		}
	}
	return best
}

// near is the number of tokens within which two people last spoken of are equally near; farOff the
// number beyond which the nearer of them is taken after all.
const (
	near   = 12
	farOff = 200
)

// nearest is the one last spoken of before token i, where no other is equally near; before anybody
// was named, the one the story names most.
func (pp *People) nearest(c *contest, i int32) PersonID {
	best, second := PersonID(0), PersonID(0)
	for _, p := range c.who[:c.n] {
		switch x := &pp.Persons[p]; {
		case best == 0 || x.nearerThan(&pp.Persons[best]):
			best, second = p, best
		case second == 0 || x.at > pp.Persons[second].at:
			second = p
		}
	}
	if equallyNear(&pp.Persons[best], &pp.Persons[second], i) {
		return 0
	}
	return best
}

// nearerThan reports whether p was spoken of later than q, or, where neither was, is named first.
func (p *Person) nearerThan(q *Person) bool {
	if p.at == 0 && q.at == 0 {
		return p.first < q.first
	}
	return p.at > q.at
}

// equallyNear reports whether it cannot be told which of two people is meant at token i, of whom p
// was spoken of last.
func equallyNear(p, q *Person, i int32) bool {
	if p.spans != q.spans {
		return false
	}
	return p.at == 0 || q.at > 0 && p.at-q.at < near && i-p.at < farOff
}

// claim gives a short form, which is that part of the name, to a person.
//
//go:noinline
func (pp *People) claim(s *read.Span, p PersonID, part int) {
	x := &pp.Persons[p]
	s.Owner, x.at = read.Owner(p), s.First
	x.short[part]++
	x.Tells |= s.Tells
}

// family reads "the Clintons": the plural of somebody's surname.
func (pp *People) family(s *read.Span) {
	w := pp.Text(s.First)
	if len(w) < 4 || w[len(w)-1] != 's' {
		return
	}
	for _, cut := range [...]int{1, 2} {
		c := pp.candidates(pp.Syms.Of(w[:len(w)-cut]), s)
		if c.n > 0 && c.place() == asSurname {
			s.Guess, s.Rule, s.Plural, s.Owner = read.Person, read.ByFamily, true, read.Owner(c.who[0])
			return
		}
	}
}
