package rule

import (
	"github.com/onrecord/onrecord/internal/annotate/clause"
	"github.com/onrecord/onrecord/internal/annotate/lang"
	"github.com/onrecord/onrecord/internal/annotate/refer"
)

// longestTold is the most items between a verb of saying and the pronoun by which its subject goes
// on to tell of himself: "told the owners of both boats that he".
const longestTold = 8

// nameReporter gives proposal p, whose source is a pronoun, the phrase for which the pronoun
// stands, where its sentence has that: in "Lee said she had asked for a “new broom”" it is "Lee"
// that names who says so.
func (c *complement) nameReporter(p *Proposal) {
	o := c.reporter()
	if o == nil || !o.HasSubject() || o.Inverted || !c.ofHimself(o) {
		return
	}
	switch who := c.Refer(o.Subject, o.Line); {
	case SameSpeaker(who, p.Who):
		p.Source = o.Subject
	case p.Who.Kind == refer.Unresolved && who.Kind == refer.Unnamed:
		p.Source, p.Who = o.Subject, who // "The clerk said he seldom asks anybody, “…”"
	}
}

// ofHimself reports whether the pronoun that is the saying's subject stands right in what the
// saying o brings.
func (c *complement) ofHimself(o *clause.Saying) bool {
	s := c.Subject
	if c.Kind != clause.Verbal || c.Inverted || s.Kind != clause.Pronoun || !c.Nominative(s.Head) {
		return false
	}
	switch before := s.First - 1; {
	case s.First <= o.Item || s.First-o.Item > longestTold:
		return false
	case c.Is(before, lang.Relative|lang.Question|lang.Conjunction):
		return c.Part(before, lang.That)
	}
	for i := o.Item + 1; i < s.First; i++ {
		if c.IsQuote(i) || c.IsStop(i) || c.Is(i, lang.Conjunction) && !c.Part(i, lang.That) {
			return false
		}
	}
	return true
}
