package names

import "github.com/onrecord/onrecord/internal/annotate/lang"

// kinReach is the number of tokens within which whoever was named last is the one whose wife,
// husband or brother is named.
const kinReach = 30

// own makes the first span of a lone name a person, and gives it the others. A Mr and a Mrs of one
// surname are two people.
func (f *finder) own(i int32, s *span, e *evidence) {
	slot := &e.own
	switch both := e.tells == bothGenders; {
	case both && s.tells == lang.Female:
		slot = &e.her
	case both && s.tells == 0 && e.her > 0 && (e.own == 0 || f.people[e.her-1].at > f.people[e.own-1].at):
		slot = &e.her
	}
	if *slot == 0 {
		p := f.married(s)
		if p < 0 {
			p = f.alone(i, s, e)
		} else {
			f.marry(p, i)
		}
		*slot = p + 1
	}
	s.owner = *slot - 1
	f.people[s.owner].at = s.first
}

// alone makes a person of a lone name.
func (f *finder) alone(i int32, s *span, e *evidence) int32 {
	x := person{best: i, first: s.first, spans: 1, tells: e.tells}
	if e.tells == bothGenders {
		x.tells = s.tells
	}
	x.n, _ = f.nameOf(s, &x.syms)
	if e.kin > 0 && x.n == 1 {
		x.kinTo = f.surnameBefore(i)
	}
	f.people = append(f.people, x)
	return int32(len(f.people)) - 1
}

// surnameBefore is the surname of the person last named before span i, as a symbol plus one; 0
// where there is none near.
func (f *finder) surnameBefore(i int32) int32 {
	for k := i - 1; k >= 0 && f.spans[i].first-f.spans[k].end < kinReach; k-- {
		if s := &f.spans[k]; s.guess == isPerson && s.owner >= 0 && f.people[s.owner].n > 0 {
			x := &f.people[s.owner]
			return x.syms[x.n-1] + 1
		}
	}
	return 0
}

// married is who bears the surname of s by being somebody's kin: "Mr Wetherby's wife, Sue, … Mrs
// Wetherby said"; -1 for nobody.
func (f *finder) married(s *span) int32 {
	if !s.honorific || s.tells == 0 || s.end-s.first != 1 {
		return -1
	}
	sym := f.syms.of(f.text(s.first))
	for p := int32(len(f.people)) - 1; p >= 0 && p >= int32(len(f.people))-longestChain; p-- {
		if x := &f.people[p]; x.kinTo == sym+1 && x.n == 1 && (f.gender(x) == 0 || f.gender(x) == s.tells) {
			return p
		}
	}
	return -1
}

// marry gives person p, known by a given name, the surname of span i.
func (f *finder) marry(p, i int32) {
	s, x := &f.spans[i], &f.people[p]
	x.syms[1], x.n = f.syms.of(f.text(s.first)), 2
	x.tells |= s.tells
	f.spans[x.best].borrowed = i
}
