package resolve

import (
	"strconv"

	"github.com/onrecord/onrecord/internal/annotate/lang"
	"github.com/onrecord/onrecord/internal/annotate/names/evidence"
	"github.com/onrecord/onrecord/internal/annotate/names/read"
	"github.com/onrecord/onrecord/internal/prose"
)

// kinReach is the number of tokens within which whoever was named last is the one whose wife,
// husband or brother is named.
const kinReach = 30

// kinSight is the number of tokens within which who was named last is the one whose kin a full name
// of that surname is: his words may stand between.
const kinSight = 90

// own makes the first span of a lone name a person, and gives it the others. A Mr and a Mrs of one
// surname are two people.
func (pp *People) own(i read.SpanID, s *read.Span, sym read.Symbol) {
	e, l := &pp.Shown[sym], pp.loneOf(sym)
	slot := &l.own
	switch both := e.Tells == read.BothGenders; {
	case both && s.Tells == lang.Female:
		slot = &l.her
	case both && s.Tells == 0 && pp.herLast(l):
		slot = &l.her
	}
	if *slot == 0 {
		*slot = pp.newOrKin(i, s, e)
	}
	s.Owner = read.Owner(*slot)
	pp.Persons[*slot].at = s.First
}

// newOrKin is whose a lone name is that is nobody's so far: somebody's kin's, or misspelt, or a new
// person's.
func (pp *People) newOrKin(i read.SpanID, s *read.Span, e *evidence.Shown) PersonID {
	if p := pp.married(s); p != 0 {
		pp.marry(p, i)
		return p
	}
	if p := pp.misspelt(s, e); p != 0 {
		s.Rule = read.ByMisspelt
		pp.Persons[p].spans++
		return p
	}
	return pp.alone(i, s, e)
}

// lone is whose a name alone is: the person that it was found to be, and her of the same surname.
type lone struct{ own, her PersonID }

// herLast reports whether she was named last of the two who bear a lone name.
func (pp *People) herLast(l *lone) bool {
	return l.her != 0 && (l.own == 0 || pp.Persons[l.her].at > pp.Persons[l.own].at)
}

// loneOf is whose the name of a symbol is where it stands alone.
func (pp *People) loneOf(sym read.Symbol) *lone {
	for int(sym) >= len(pp.lone) {
		pp.lone = append(pp.lone, lone{})
	}
	return &pp.lone[sym]
}

// alone makes a person of a lone name.
func (pp *People) alone(i read.SpanID, s *read.Span, e *evidence.Shown) PersonID {
	x := Person{Name: pp.NameOf(s), Best: i, first: s.First, spans: 1, Tells: e.Tells}
	x.Letter = 0 // alone it is no full name
	if e.Tells == read.BothGenders {
		x.Tells = s.Tells
	}
	if e.Kin > 0 && x.N == 1 {
		x.kinTo = pp.surnameBefore(i)
	}
	pp.Persons = append(pp.Persons, x)
	return PersonID(len(pp.Persons)) - 1
}

// surnameBefore is the surname of the person last named before span i; 0 where there is none near.
func (pp *People) surnameBefore(i read.SpanID) read.Symbol {
	for k := i - 1; k >= 0 && pp.Spans[i].First-pp.Spans[k].End < kinReach; k-- {
		if s := &pp.Spans[k]; s.Guess == read.Person && s.Owner != read.Nobody && pp.Persons[s.Owner].N > 0 {
			x := &pp.Persons[s.Owner]
			return x.Last()
		}
	}
	return 0
}

// married is who bears the surname of s by being somebody's kin: "Mr Wetherby's wife, Sue, … Mrs
// Wetherby said"; 0 for nobody.
func (pp *People) married(s *read.Span) PersonID {
	if !s.Honorific || s.Tells == 0 || s.End-s.First != 1 {
		return 0
	}
	sym := pp.Syms.Of(pp.Text(s.First))
	for p := PersonID(len(pp.Persons)) - 1; p > 0 && p >= PersonID(len(pp.Persons))-longestChain; p-- {
		if x := &pp.Persons[p]; x.kinTo == sym && x.N == 1 && (pp.Gender(x) == 0 || pp.Gender(x) == s.Tells) {
			return p
		}
	}
	return 0
}

// marry gives person p, known by a given name, the surname of span i.
func (pp *People) marry(p PersonID, i read.SpanID) {
	s, x := &pp.Spans[i], &pp.Persons[p]
	x.Words[1], x.N = pp.Syms.Of(pp.Text(s.First)), 2
	x.Tells |= s.Tells
	pp.Spans[x.Best].Borrowed = i
}

// kinInstead reports whether a surname with "Mr" or "Mrs", alone, is rather somebody's whom the
// story calls by the given name as the kin of person p: "Danny's father, Roy, said … said Mr
// Crewe". The story calls p by the given name, and not by the surname; or nothing but the word for
// whose kin it is tells of the sex of p: "Ferlan Crewe … his wife, Sue, … Mrs Crewe".
func (pp *People) kinInstead(s *read.Span, sym read.Symbol, p PersonID) bool {
	x := &pp.Persons[p]
	called := x.short[byOther] > 0 && x.short[bySurname] == 0
	if !s.Honorific || s.Tells == 0 || s.Len() != 1 || !called && pp.Gender(x) != 0 {
		return false
	}
	at := &x.kinAt[s.Tells&(lang.Male|lang.Female)]
	for ; int(*at) < len(pp.Spans) && pp.Spans[*at].First < s.First; *at++ { // once passed over is for good
		o := &pp.Spans[*at]
		if o.Guess != read.Single || o.Owner != read.Nobody || o.Len() != 1 || pp.Shown[pp.SymbolOf(o)].Kin == 0 {
			continue
		}
		sex := pp.kinTells(o)
		if pp.Is(o.First, lang.Given) {
			sex = pp.Pack.Entry(pp.Words[o.First]).Gender
		} else if !pp.Unknown(o.First) {
			continue
		}
		if sex&s.Tells != 0 && pp.surnameBefore(*at) == sym && (called || pp.kinOfOther(o, s.Tells)) {
			return true
		}
	}
	return false
}

// kinOfOther reports whether the word for kin before a name says that it is of one who is not of
// sex g: "his wife, Sue," of no woman.
func (pp *People) kinOfOther(s *read.Span, g lang.Gender) bool {
	t := s.First - 1
	if pp.Char(t) == ',' {
		t--
	}
	of := pp.Entry(t - 1).Gender
	return pp.SmallIs(t, lang.Kin) && pp.Is(t-1, lang.Possessive) && of != 0 && of&g == 0
}

// kinTells is the sex that a word for kin right before a full name tells, "her father Tom Reed",
// "His wife, Councillor Ann Lee, left"; 0 where there is none.
func (pp *People) kinTells(s *read.Span) lang.Gender {
	t := s.Title - 1
	if pp.Char(t) == ',' && (pp.Char(s.End) == ',' || pp.Char(s.End) == '.') {
		t--
	}
	if t < 0 || !pp.Is(t, lang.Kin) || pp.Shaped(t, read.Capital) {
		return 0
	}
	g := pp.Pack.Entry(pp.Words[t]).Gender
	if g == read.BothGenders || g == lang.Neuter {
		return 0
	}
	return g
}

// noteKin notes which full names are given as those of a namesake's kin, "Ann Lee and her brother,
// Tom Lee", "Ann Lee, daughter of the painter Tom Lee", "Tom Lee, her father, built it", and who
// speaks by a full name.
func (pp *People) noteKin() {
	for i := range pp.Spans {
		s := &pp.Spans[i]
		p := pp.givenOrFull(s)
		if p == 0 {
			continue
		}
		x := &pp.Persons[p]
		if x.said == 0 && (pp.Speaks(s) || pp.Char(s.End) == ',' && pp.CueAt(s.End+1)) {
			x.said = s.First // "her brother, Tom Lee, said"
		}
		of := pp.kinOf(s)
		if !of && !pp.kinBeside(s) {
			continue
		}
		switch k := pp.namesakeBefore(read.SpanID(i), x); {
		case k == read.NoSpan:
			x.kin = x.kin || pp.suffix(s) != 0
		case of && pp.Link(s.Title-1, lang.LinkOf) && pp.toldRather(x, &pp.Spans[k]):
			pp.Persons[pp.Spans[k].Owner].kin = true // "Tom Lee, a cousin of Ann Lee", of whom it tells
		default:
			x.kin = true
		}
	}
}

// toldRather reports whether the story tells of person x rather than of whom span s is of: it named
// x before, or it names x in full again, and not the other.
func (pp *People) toldRather(x *Person, s *read.Span) bool {
	if s.Guess != read.Person || s.Owner == read.Nobody {
		return false
	}
	o := &pp.Persons[s.Owner]
	return x.first < o.first || x.spans > 1 && o.spans == 1
}

// kinBeside reports whether a word for kin stands beside a name: "his wife Ann", "A cousin, Tom
// Lee,", "Tom Lee, her grandfather, built it".
func (pp *People) kinBeside(s *read.Span) bool {
	t := s.Title - 1
	comma := pp.Char(t) == ',' && pp.SmallIs(t-1, lang.Kin)
	if pp.KinBefore(s) || pp.SmallIs(t, lang.Kin) || comma && pp.Is(t-2, lang.Article|lang.Possessive) {
		return true // "whose husband, Captain Tom Lee,"
	}
	t = s.End + 1
	if c := pp.Char(s.End); c != ',' && c != '(' || !pp.Is(t, lang.Possessive|lang.Article) || pp.Is(t, lang.Relative) {
		return false
	}
	if t++; !pp.SmallIs(t, lang.Kin) {
		t++ // "her late father"
	}
	c := pp.Char(t + 1)
	return pp.SmallIs(t, lang.Kin) && (c == ',' || c == ')' || c == '.')
}

// IsKin reports whether the story brings a person in as kin of somebody of that surname.
func (pp *People) IsKin(x *Person) bool { return x.kin }

// givenOrFull is the person whose full name span s prints, or whose given name, where that is
// nobody else's; or 0.
func (pp *People) givenOrFull(s *read.Span) PersonID {
	if s.Guess == read.Person && s.Owner != read.Nobody {
		return PersonID(s.Owner)
	}
	found := PersonID(0)
	if s.Guess != read.Single || s.Len() != 1 || !pp.Is(s.First, lang.Given) {
		return 0
	}
	for l := range pp.byWord.bearing(pp.Syms.Find(pp.Text(s.First))) {
		switch {
		case l.place != 0:
		case found != 0 && found != l.who:
			return 0
		default:
			found = l.who
		}
	}
	return found
}

// namesakeBefore is the last name shortly before span i that ends in the surname of person x, "Ann
// Lee of Oldport and her brother, Tom Lee", or begins with it where that is the custom: "Lee Ann,
// daughter of Lee Tom". Of the other names between them none is whose kin x is called right before
// his: "Lee met Reed. Reed's brother, Tom Lee". Else it is NoSpan.
func (pp *People) namesakeBefore(i read.SpanID, x *Person) read.SpanID {
	t := pp.Spans[i].Title - 1
	if pp.Char(t) == ',' {
		t--
	}
	owned, sex := pp.Kind(t-1) == prose.Clitic, pp.Entry(t-1).Gender
	for k := i - 1; k >= 0 && pp.Spans[i].First-pp.Spans[k].End < kinSight; k-- {
		o := &pp.Spans[k]
		first, last := pp.Syms.Find(pp.Text(o.First)), pp.Syms.Find(pp.Text(o.End-1))
		if last == x.Last() || first == x.First() {
			if o.Guess == read.Person && o.Owner != read.Nobody && pp.otherThan(PersonID(o.Owner), sex) {
				break
			}
			return k
		}
		if owned && o.Guess != read.Place && o.Guess != read.Organisation {
			break
		}
	}
	return read.NoSpan
}

// otherThan reports whether person p is of another sex than the possessive "his" or "her" tells.
func (pp *People) otherThan(p PersonID, sex lang.Gender) bool {
	g := pp.Gender(&pp.Persons[p])
	return g != 0 && (sex == lang.Male || sex == lang.Female) && g != sex
}

// widestPost is the most words between "son of" and the name.
const widestPost = 5

// kinOf reports whether a word for kin with "of" stands before the name and what is said of it:
// "son of the painter Tom Lee", "son of the painter, Tom Lee,".
func (pp *People) kinOf(s *read.Span) bool {
	t := s.Title - 1
	if pp.Char(t) == ',' && pp.Char(s.End) == ',' {
		t--
	}
	for ; t > max(0, s.Title-widestPost-1) && pp.Kind(t) == prose.Word; t-- {
		if pp.Link(t, lang.LinkOf) {
			return pp.SmallIs(t-1, lang.Kin)
		}
	}
	return false
}

// withKin is the only one of the people whom the story does not bring in as kin of another of them,
// or who has spoken by full name before span s; 0 where there is none, or where that is a child,
// or for a surname with a title somebody whom the story calls by the given name.
func (pp *People) withKin(s *read.Span, c *contest) PersonID {
	best := pp.only(c, func(x *Person) bool { return !x.kin || x.said > 0 && x.said < s.First })
	if best == 0 || pp.child(&pp.Spans[pp.Persons[best].Best]) {
		return 0
	}
	if x := &pp.Persons[best]; s.Titled() && c.part() == bySurname && x.short[byOther] > 0 {
		return 0 // "Danny's father, Roy Crewe, said … said Mr Crewe"
	}
	return best
}

// principal is the only one of the people of whom the story tells more than a name in passing: whom
// it names in full again, or lets speak by full name before span s, or names first, by an office,
// as it does nobody else of them. 0 where there is none, or where that is a child.
func (pp *People) principal(s *read.Span, c *contest) PersonID {
	office := pp.only(c, func(x *Person) bool { return pp.Spans[x.Best].Titled() })
	for _, p := range c.who[:c.n] {
		if x := &pp.Persons[office]; pp.Persons[p].first < x.first || pp.Spans[x.Best].Honorific {
			office = 0
		}
	}
	best := pp.only(c, func(x *Person) bool {
		return x.spans > 1 || !x.kin && x.said > 0 && x.said < s.First || x == &pp.Persons[office]
	})
	if best == 0 || pp.Persons[best].first > s.First || pp.child(&pp.Spans[pp.Persons[best].Best]) {
		return 0
	}
	return best
}

// ofAge is the age from which nobody is a child.
const ofAge = 18

// child reports whether the age of a child stands behind span s: "Danny Lee, nine,".
func (pp *People) child(s *read.Span) bool {
	if pp.Char(s.End) != ',' {
		return false
	}
	years, err := strconv.Atoi(pp.Text(s.End + 1))
	return pp.Is(s.End+1, lang.NumberWord) || err == nil && years < ofAge
}
