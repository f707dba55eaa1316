package resolve

import (
	"slices"

	"github.com/onrecord/onrecord/internal/annotate/lang"
	"github.com/onrecord/onrecord/internal/annotate/names/read"
	"github.com/onrecord/onrecord/internal/prose"
)

// bornAs is the person whose whole name span i prints where a paragraph opens by telling of a
// birth: "Lonny Pell … Alonzo Merrill Pell was born in 1931". Nobody else of the story has the
// surname by then. 0 for nobody.
func (pp *People) bornAs(s *read.Span, x *read.Name) PersonID {
	if x.N < 3 || s.Titled() || !pp.Flag(s.First, prose.Begin) || !pp.Part(s.End, lang.Be) {
		return 0
	}
	if !pp.Has(s.End+1) || !slices.Contains(pp.Pack.LifeVerbs, pp.Text(s.End+1)) {
		return 0
	}
	best := PersonID(0)
	for l := range pp.byWord.bearing(x.Last()) {
		p := &pp.Persons[l.who]
		if l.place != p.N-1 || p.spans == 0 {
			continue
		}
		if best != 0 && best != l.who {
			return 0
		}
		best = l.who
	}
	if best == 0 || pp.otherSex(&pp.Persons[best], x) {
		return 0
	}
	return best
}

// bornName is the person whom the story calls by another surname, and who was born by the name of
// span s: "Ann Lee-Pell … Born Ann Lee in Hull, she", "She was born Ann Lee". It is who bears the
// given name, or, where the story has named nobody else, who has another one; 0 for nobody.
func (pp *People) bornName(s *read.Span, x *read.Name) PersonID {
	born := s.First - 1
	if x.N < 2 || s.Titled() || !pp.Has(born) || !lang.Same(pp.Text(born), "born") {
		return 0
	}
	if !pp.Opens(born) && !pp.Part(born-1, lang.Be) {
		return 0 // "Leeds born Ann Lee"
	}
	named, others := [2]PersonID{}, [2]int{} // of another given name, of the same
	for p := PersonID(1); p < PersonID(len(pp.Persons)); p++ {
		if o := &pp.Persons[p]; o.spans > 0 && o.N > 1 && o.first < s.First {
			same := 0
			if o.First() == x.First() {
				same = 1
			}
			named[same], others[same] = p, others[same]+1
		}
	}
	best := named[1]
	if others[1] > 1 || others[1] == 0 && others[0] > 1 {
		return 0
	} else if best == 0 {
		best = named[0]
	}
	if best == 0 || pp.otherSex(&pp.Persons[best], x) {
		return 0
	}
	return best
}

// otherSex reports whether the given name in x is one for the other sex than person p's.
func (pp *People) otherSex(p *Person, x *read.Name) bool {
	e := pp.Pack.Entry(pp.Pack.Word(pp.Syms.Text[x.First()]))
	g := pp.Gender(p)
	return g != 0 && e.Is(lang.Given) && e.Gender != 0 && e.Gender&g == 0
}
