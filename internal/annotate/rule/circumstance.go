package rule

import (
	"github.com/onrecord/onrecord/internal/annotate/clause"
	"github.com/onrecord/onrecord/internal/annotate/lang"
)

// circumstance reports whether the cue stands in a clause that only tells when or how somebody else
// said the words behind it: "Lee said as Reed nodded, “…”", "Lee replied when asked by Reed: “…”".
// Where nothing sets that clause off and its cue may bring the words itself, it does: "Lee spoke
// after Reed said, “…”".
func (c *complement) circumstance() bool {
	if c.k == 0 || c.Relative || !c.setOff() {
		return false
	}
	o := &c.Sayings[c.k-1]
	if o.Line != c.Line || o.Kind != clause.Verbal || !o.HasSubject() || !o.Brings(lang.CueSay|lang.CueTell|lang.CueAsk) {
		return false
	}
	from := c.opensClause(o.Item + 1)
	if from == clause.NoItem || !c.takesNothing(o, from) {
		return false
	}
	brings := c.Kind == clause.Verbal && c.Brings(lang.CueSay|lang.CueTell|lang.CueAsk) && c.Near(c.Item, c.item)
	lasting := c.HasForm(c.Item, lang.Gerund) && c.BeVerb(c.Item-1) // "while Reed was speaking"
	if lasting || c.Brings(lang.CueAsk) && c.Quotes[c.q].Shape.Ending != '?' {
		brings = false
	}
	return !brings || c.Stop(from-1, ',')
}

// setOff reports whether the clause of the cue has ended before the quotation: this is a sentence
// behind punctuation, or stands in one that goes on behind a comma, "Lee said as Reed nodded, it was
// “lost”".
func (c *complement) setOff() bool {
	if c.IsStop(c.item-1) && c.Quotes[c.q].Shape.Sentence() {
		return true
	}
	for i := c.Item + 1; i < min(c.item-1, c.Item+clause.LongestPhrase/2); i++ {
		if c.Stop(i, ',') {
			return true
		}
	}
	return false
}

// opensClause is the word from item lo on that makes the clause of the cue a lesser one: "as";
// NoItem where there is none.
func (c *complement) opensClause(lo clause.ItemID) clause.ItemID {
	i := min(c.Item, c.Subject.First) - 1
	for c.Subject.First > c.Item && i > lo && (c.Is(i, lang.Auxiliary|lang.Adverb|lang.Pronoun) || c.IsName(i)) {
		i-- // "when she was asked by Reed"
	}
	if i < lo || !c.Part(i, lang.Subordinates) {
		return clause.NoItem
	}
	return i
}

// takesNothing reports whether no more than a hearer, a place or a day stands between the cue of a
// saying and item to: its words are still to come.
func (c *complement) takesNothing(o *clause.Saying, to clause.ItemID) bool {
	for i := o.Item + 1; i < to; i++ {
		if c.IsQuote(i) || c.Part(i, lang.That) || c.Stop(i, ';') || c.Nominative(i) || c.Predicate(i, c.ln) {
			return false
		}
	}
	return true
}
