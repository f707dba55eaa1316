package names

import (
	"math"

	"github.com/onrecord/onrecord/internal/annotate/lang"
	"github.com/onrecord/onrecord/internal/prose"
)

// vote is what pronouns tell of a person's sex.
type vote struct{ he, she int32 }

// votePronouns lets "he" and "she" tell the sex of people whose names do not: a pronoun speaks for
// the only person that its sentence, or else the sentence before it, has named outside quotations.
func (f *finder) votePronouns(c *Cast) {
	f.toldByKin(c)
	f.votes = append(f.votes[:0], make([]vote, len(c.Entities))...)
	p := polling{finder: f, c: c, before: NoEntity}
	for _, s := range f.Sentences {
		p.sentence(s.First, s.End)
	}
	f.countVotes(c)
}

// toldByKin lets a noun for kin or for a man or a woman tell the sex of whom the text gives it to,
// "her uncle, Robin Lee", as surely as a title does: no pronoun nearby tells more.
func (f *finder) toldByKin(c *Cast) {
	for i := range c.Entities {
		e, told := &c.Entities[i], lang.Gender(0)
		if e.Type != Person || e.GenderSure > 0.9 {
			continue
		}
		for k := range e.Posts {
			if x := f.Pack.Entry(e.Posts[k].Head); x.Is(lang.Kin | lang.PersonNoun) {
				told |= x.Gender & (lang.Male | lang.Female)
			}
		}
		if told != 0 && told != lang.Male|lang.Female {
			e.Gender, e.GenderSure = told, 0.95
		}
	}
}

// polling goes over a story and lets each pronoun vote.
type polling struct {
	*finder
	c      *Cast
	quoted bool     // within a quotation
	before EntityID // the only person whom the sentence before has named, or NoEntity
	begun  int      // how many mentions have begun

	// Of which sexes this sentence and the one before it speak by a noun: "the woman who sued Lee".
	nouns, nounsBefore lang.Gender
}

// sentence lets the pronouns of a sentence vote.
func (p *polling) sentence(first, end int32) {
	if p.Toks[first].Is(prose.Begin) {
		p.quoted = false
	}
	only, named, several := p.before, NoEntity, false
	p.nounsBefore, p.nouns = p.nouns, 0
	toks, next := p.Toks[first:end], p.nextMention()
	for i := range toks {
		t := first + int32(i)
		if t < next && toks[i].Kind != prose.Mark && !p.OfClass(t, asked) {
			continue // as most words
		}
		if toks[i].Kind == prose.Mark && p.isDouble(t) {
			p.quoted = !p.quoted
		}
		for t >= next {
			p.begun++
			next = p.nextMention()
		}
		if m := p.begun - 1; m >= 0 && p.c.Mentions[m].First == t {
			if e := p.c.Mentions[m].Entity; !p.quoted && e != NoEntity && p.c.Entities[e].Type == Person {
				several = several || named != NoEntity && named != e
				named, only = e, e
			}
			continue
		}
		if p.OfClass(t, lang.Kin|lang.PersonNoun|lang.Unnamed) {
			p.nouns |= p.Entry(t).Gender
		}
		if told := only != NoEntity && !several; told && !p.quoted && p.OfClass(t, lang.Pronoun|lang.Possessive) {
			p.vote(t, only)
		}
	}
	if p.before = named; several {
		p.before = NoEntity
	}
}

// asked are the words that tell of somebody's sex.
const asked = lang.Kin | lang.PersonNoun | lang.Unnamed | lang.Pronoun | lang.Possessive

// nextMention is the token with which the next mention begins.
func (p *polling) nextMention() int32 {
	if p.begun < len(p.c.Mentions) {
		return p.c.Mentions[p.begun].First
	}
	return math.MaxInt32
}

// isDouble reports whether the quotation mark at t is a double one.
func (p *polling) isDouble(t int32) bool { return p.Size(t) > 1 || p.Text(t) == `"` }

// vote lets the pronoun at t vote for entity e, where it can mean nobody without a name.
func (p *polling) vote(t int32, e EntityID) {
	x := p.Entry(t)
	if x.Number&lang.Singular == 0 || x.Gender&(p.nouns|p.nounsBefore) != 0 {
		return
	}
	switch x.Gender {
	case lang.Male:
		p.votes[e].he++
	case lang.Female:
		p.votes[e].she++
	}
}

// unanimous is how many pronouns tell the sex of somebody as well as a name does, where none tells
// the other.
const unanimous = 2

// countVotes gives people the sex that more pronouns tell, where no title has told it.
func (f *finder) countVotes(c *Cast) {
	for i := range c.Entities {
		e, v := &c.Entities[i], f.votes[i]
		if e.Type != Person || e.GenderSure > 0.9 || v.he == v.she {
			continue
		}
		g, n := lang.Male, v.he-v.she
		if n < 0 {
			g, n = lang.Female, -n
		}
		untold := e.Gender == 0 || e.GenderSure == byCollections && e.Gender != g
		switch {
		case untold && n >= unanimous && min(v.he, v.she) == 0:
			e.Gender, e.GenderSure = g, 0.75
		case untold:
			e.Gender, e.GenderSure = g, min(0.4+0.1*float32(n), 0.6)
		case e.Gender != g && n >= unanimous && min(v.he, v.she) == 0:
			e.GenderSure = 0.3
		}
	}
}
