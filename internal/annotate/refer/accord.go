package refer

import (
	"cmp"
	"slices"
	"strings"

	"github.com/onrecord/onrecord/internal/annotate/clause"
	"github.com/onrecord/onrecord/internal/annotate/lang"
	"github.com/onrecord/onrecord/internal/annotate/names"
	"github.com/onrecord/onrecord/internal/prose"
)

// accord is how a description agrees with what the text tells of somebody: "the lawmaker" with a
// senator, "the 43-year-old" with "Lee, 43".
type accord uint8

// How a description agrees with what the text tells.
const (
	otherwise accord = iota // the text tells of other posts, or of the other sex
	untold                  // it tells nothing that bears on it
	akin                    // it tells of something narrower, or much alike
	exact                   // it tells just that
)

// accords weighs the description s against entity e. Among exact ones the greater number is the
// better.
func (d *Descriptions) accords(e names.EntityID, s clause.Source) (accord, int) {
	if !d.sameKind(e, s) {
		return otherwise, 0
	}
	for i := s.Head; i >= s.First; i-- {
		if !d.Aged(i) {
			continue
		}
		if a := d.agesAlike(e, i); a != untold || i == s.Head {
			return a, 2
		}
	}
	best, score := untold, 0
	posts := d.Cast.Entities[e].Posts
	for i := range posts {
		a, n := d.postAccord(&posts[i], s)
		switch {
		case a > best || a == best && n > score:
			best, score = a, n
		case a == otherwise && best == untold:
			best = otherwise
		}
	}
	return best, score
}

// sameKind reports whether the noun of s is said of people where entity e is one, or of bodies, and
// whether the sex agrees.
func (d *Descriptions) sameKind(e names.EntityID, s clause.Source) bool {
	switch d.Cast.Entities[e].Type {
	case names.Place:
		return false
	case names.Organisation:
		if !d.DescribesBody(s.Head) {
			return false
		}
	case names.Person:
		if !d.DescribesPerson(s.Head) {
			return false
		}
	}
	g := d.Gender(s.Head)
	return g == 0 || d.genders[e] == 0 || d.genders[e]&g != 0
}

// postAccord weighs the description s against one post of somebody. What he once was says nothing
// of what he is, and a deputy mayor is no mayor.
func (d *Descriptions) postAccord(p *names.Post, s clause.Source) (accord, int) {
	head, past := d.Lemma(s.Head), d.Past(s)
	there := d.fromThere(p, s)
	switch {
	case past && !p.Former:
		return untold, 0
	case there < 0 || p.Head == head && d.deputises(p, s):
		return otherwise, 0
	case p.Head == head && d.heldThere(p, s):
		return exact, d.wordsShared(p, s)
	case there > 0 && d.Is(s.Head, lang.Demonym):
		return exact, there
	case p.Head == head || past || p.Former:
		return untold, 0
	case d.kindOfPost(p, s, there):
		return akin, there
	}
	compared := d.DescribesBody(s.Head) || d.occupation(head) && d.occupation(p.Head)
	if compared && !d.Pack.Alike(p.Head, head) {
		return otherwise, 0
	}
	return untold, 0
}

// kindOfPost reports whether the phrase s names a kind to which post p belongs, and neither another
// place nor another people.
func (d *Descriptions) kindOfPost(p *names.Post, s clause.Source, there int) bool {
	if !d.Pack.KindOf(p.Head, d.Lemma(s.Head)) || there <= 0 && d.NamesPeople(s) {
		return false
	}
	of := d.ownerEntity(s)
	return of == names.NoEntity || of == p.Of
}

// wordsShared counts what the phrase and a post of the same noun have in common: where it is held,
// and words like "Republican".
func (d *Descriptions) wordsShared(p *names.Post, s clause.Source) int {
	n := 2
	if of := d.ownerEntity(s); of != names.NoEntity && of == p.Of {
		n = 4
	}
	if p.Former && !d.Past(s) {
		n = 1
	}
	for i := s.First; i < s.Head; i++ {
		it := &d.Items[i]
		switch {
		case it.Kind == clause.Name && p.Of != names.NoEntity && d.Mention(i).Entity == p.Of:
			n += 2
		case it.Kind == clause.Word && it.Word != 0 && !it.Entry.Is(lang.Article) && slices.Contains(p.Words, it.Word):
			n++
		}
	}
	return n
}

// heldThere reports whether post p may be held where the phrase says: "the leader of the League"
// leads no other body.
func (d *Descriptions) heldThere(p *names.Post, s clause.Source) bool {
	of := d.ownerEntity(s)
	if of == names.NoEntity || of == p.Of || s.Owner < s.Head {
		return true
	}
	return p.Of == names.NoEntity && p.Head == d.Lemma(s.Head)
}

// deputises reports whether a word makes another post of p that the phrase does not have: "deputy
// mayor".
func (d *Descriptions) deputises(p *names.Post, s clause.Source) bool {
	for _, w := range p.Words {
		_, last, _ := strings.Cut(d.Pack.Spelled(w), " ")
		listed := strings.EqualFold(last, d.Pack.Spelled(p.Head)) && !d.Pack.KindOf(w, p.Head)
		if (listed || d.Pack.Entry(w).Part&lang.Deputy != 0) && !d.Says(s, w) {
			return true
		}
	}
	return false
}

// fromThere holds the people that the phrase names, "the Uruguayan leader", against where post p is
// held: 1 where they are of that place, -1 where it is another country, 0 where nothing is told.
func (d *Descriptions) fromThere(p *names.Post, s clause.Source) int {
	for i := s.First; i <= s.Head; i++ {
		if !d.Is(i, lang.Demonym) {
			continue
		}
		if slices.Contains(p.Words, d.Items[i].Word) {
			return 1
		}
		if place := d.placeWord(p.Of); place != 0 {
			switch people := d.Lemma(i); {
			case d.Pack.KindOf(place, people):
				return 1
			case d.Pack.Entry(place).Is(lang.Country):
				return -1
			}
		}
	}
	return 0
}

// ownerEntity is the organisation or place that a phrase says its post belongs to, or none.
func (d *Descriptions) ownerEntity(s clause.Source) names.EntityID {
	if s.Owner == clause.NoItem || !d.IsName(s.Owner) {
		return names.NoEntity
	}
	e := d.Mention(s.Owner).Entity
	if e < 0 || d.EntityIs(e, names.Person) {
		return names.NoEntity
	}
	return e
}

// occupation reports whether a post is one of those that say what somebody does all day, rather
// than what is thought of him: a senator, no legend.
func (d *Descriptions) occupation(w lang.Word) bool {
	e := d.Pack.Entry(w)
	return d.Pack.HasKinds(w) && e.Is(lang.Post|lang.Title) && !e.Is(lang.Kin|lang.PersonNoun)
}

// agesAlike holds the age at item i against that which the text prints beside the name of e: "Lee,
// 43," or "43-year-old Lee".
func (d *Descriptions) agesAlike(e names.EntityID, i clause.ItemID) accord {
	years := number(d.Spelled(i))
	told := untold
	k, _ := slices.BinarySearchFunc(d.ages, e, func(a age, e names.EntityID) int { return cmp.Compare(a.entity, e) })
	for ; k < len(d.ages) && d.ages[k].entity == e; k++ {
		if d.ages[k].years == years {
			return exact
		}
		told = otherwise
	}
	return told
}

// ageBeside is the age printed right after or before a mention, "" where there is none.
func (d *Descriptions) ageBeside(m *names.Mention) string {
	if d.ageBehind(m) {
		return d.Spelling(m.End + 1)
	}
	for t := m.First - 1; t >= 0 && t >= m.First-4 && d.Tokens[t].Kind == prose.Word; t-- {
		if w := d.Spelling(t); d.Pack.Aged(w) {
			return number(w)
		}
	}
	return ""
}

// ageBehind reports whether an age stands behind a mention, between commas: "Lee, 43,".
func (d *Descriptions) ageBehind(m *names.Mention) bool {
	t := m.End + 1
	if int(t)+1 >= len(d.Tokens) || d.Tokens[t].Kind != prose.Number || len(d.Spelling(t)) > 3 {
		return false
	}
	return d.Tokens[m.End].Kind == prose.Punct && d.Tokens[t+1].Kind == prose.Punct
}

// number is the digits with which s begins.
func number(s string) string {
	i := 0
	for i < len(s) && s[i] >= '0' && s[i] <= '9' {
		i++
	}
	return s[:i]
}
