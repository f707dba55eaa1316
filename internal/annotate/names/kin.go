package names

import "github.com/onrecord/onrecord/internal/annotate/lang"

// kinReach is the number of tokens within which whoever was named last is the one whose wife,
// husband or brother is named.
const kinReach = 30

// own makes the first span of a lone name a person, and gives it the others. A Mr and a Mrs of one
// surname are two people.
func (f *finder) own(i SpanID, s *span, sym Symbol) {
	e, l := &f.proofs[sym], f.loneOf(sym)
	slot := &l.own
	switch both := e.tells == bothGenders; {
	case both && s.tells == lang.Female:
		slot = &l.her
	case both && s.tells == 0 && l.her > 0 && (l.own == 0 || f.people[l.her].at > f.people[l.own].at):
		slot = &l.her
	}
	if *slot == 0 {
		if *slot = f.married(s); *slot == 0 {
			*slot = f.alone(i, s, e)
		} else {
			f.marry(*slot, i)
		}
	}
	s.owner = Owner(*slot)
	f.people[*slot].at = s.first
}

// lone is whose a name alone is: the person that it was found to be, and her of the same surname.
type lone struct{ own, her PersonID }

// loneOf is whose the name of a symbol is where it stands alone.
func (f *finder) loneOf(sym Symbol) *lone {
	for int(sym) >= len(f.lone) {
		f.lone = append(f.lone, lone{})
	}
	return &f.lone[sym]
}

// alone makes a person of a lone name.
func (f *finder) alone(i SpanID, s *span, e *evidence) PersonID {
	x := person{best: i, first: s.first, spans: 1, tells: e.tells}
	if e.tells == bothGenders {
		x.tells = s.tells
	}
	x.n, _ = f.nameOf(s, &x.syms)
	if e.kin > 0 && x.n == 1 {
		x.kinTo = f.surnameBefore(i)
	}
	f.people = append(f.people, x)
	return PersonID(len(f.people)) - 1
}

// surnameBefore is the surname of the person last named before span i; 0 where there is none near.
func (f *finder) surnameBefore(i SpanID) Symbol {
	for k := i - 1; k >= 0 && f.spans[i].first-f.spans[k].end < kinReach; k-- {
		if s := &f.spans[k]; s.guess == isPerson && s.owner != Nobody && f.people[s.owner].n > 0 {
			x := &f.people[s.owner]
			return x.syms[x.n-1]
		}
	}
	return 0
}

// married is who bears the surname of s by being somebody's kin: "Mr Wetherby's wife, Sue, … Mrs
// Wetherby said"; 0 for nobody.
func (f *finder) married(s *span) PersonID {
	if !s.honorific || s.tells == 0 || s.end-s.first != 1 {
		return 0
	}
	sym := f.syms.of(f.text(s.first))
	for p := PersonID(len(f.people)) - 1; p > 0 && p >= PersonID(len(f.people))-longestChain; p-- {
		if x := &f.people[p]; x.kinTo == sym && x.n == 1 && (f.gender(x) == 0 || f.gender(x) == s.tells) {
			return p
		}
	}
	return 0
}

// marry gives person p, known by a given name, the surname of span i.
func (f *finder) marry(p PersonID, i SpanID) {
	s, x := &f.spans[i], &f.people[p]
	x.syms[1], x.n = f.syms.of(f.text(s.first)), 2
	x.tells |= s.tells
	f.spans[x.best].borrowed = i
}
