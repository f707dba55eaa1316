package names

import (
	"github.com/onrecord/onrecord/internal/annotate/lang"
	"github.com/onrecord/onrecord/internal/prose"
)

// vote is what pronouns tell of a person's sex.
type vote struct{ he, she int32 }

// votePronouns lets "he" and "she" tell the sex of people whose names do not: a pronoun speaks for
// the only person that its sentence, or else the sentence before it, has named outside quotations.
func (f *finder) votePronouns(c *Cast) {
	f.votes = append(f.votes[:0], make([]vote, len(c.Entities))...)
	k := 0
	before := NoEntity
	quoted := false
	for _, s := range f.in.Sentences {
		if f.toks[s.First].Is(prose.Begin) {
			quoted = false
		}
		only, several := before, false
		named := NoEntity
		for t := s.First; t < s.End; t++ {
			if tok := &f.toks[t]; tok.Kind == prose.Mark && (tok.End-tok.Start > 1 || f.s[tok.Start] == '"') {
				quoted = !quoted
			}
			for k < len(c.Mentions) && c.Mentions[k].First < t {
				k++
			}
			if k < len(c.Mentions) && c.Mentions[k].First == t {
				if e := c.Mentions[k].Entity; e >= 0 && c.Entities[e].Type == Person && !quoted {
					several = several || named >= 0 && named != e
					named, only = e, e
				}
				continue
			}
			if quoted || only < 0 || several {
				continue
			}
			if e := f.entry(t); e.Is(lang.Pronoun|lang.Possessive) && e.Number&lang.Singular != 0 {
				switch e.Gender {
				case lang.Male:
					f.votes[only].he++
				case lang.Female:
					f.votes[only].she++
				}
			}
		}
		if before = named; several {
			before = NoEntity
		}
	}
	f.countVotes(c)
}

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
		switch {
		case e.Gender == 0:
			e.Gender, e.GenderSure = g, min(0.4+0.1*float32(n), 0.6)
		case e.Gender != g && n >= 2:
			e.GenderSure = 0.3
		}
	}
}
