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
	o := c.mainSaying()
	if o == nil {
		return false
	}
	if c.tellsWhereSaid(o) {
		return true
	}
	full := c.full() && !o.Brings(lang.CueManner)
	from := c.opensClause(o.Item + 1)
	if where := c.Subject.First - 1; full && where > o.Item+1 && c.opensWhere(where) {
		from = where // "at a meeting where Reed also spoke"
	}
	if from == clause.NoItem || !c.takesNothing(o, from) {
		return false
	}
	return full || !c.mayBring() || c.Stop(from-1, ',')
}

// thrownIn reports whether the cue stands between the sentence's own clause of saying and the words
// that this brings, in brackets, between dashes or between commas: "Lee told the board (and Reed
// agreed) that “…”", "Lee said, the Echo reported, “…”".
func (c *complement) thrownIn() bool {
	inBrackets := c.Bracketed(c.Saying, c.item)
	ends := c.item - 1
	if !inBrackets && !c.Stop(ends, ',') && !c.Stop(ends, '-') {
		return false
	}
	for k := c.k - 1; k >= 0 && c.Sayings[k].Line == c.Line; k-- {
		o := &c.Sayings[k]
		set := o.End()
		if !o.HasSubject() || o.Kind != clause.Verbal || o.Inverted || c.Saying.Start() <= set {
			continue
		}
		if inBrackets {
			return true
		}
		between := c.Stop(set, ',') && c.Stop(ends, ',') || c.Stop(set, '-') && c.Stop(ends, '-')
		if between && o.Brings(lang.CueSay) && c.opensSentence(o) && c.takesNothing(o, c.Saying.Start()) {
			return true
		}
	}
	return false
}

// opensSentence reports whether nothing stands before the clause of saying o that it could be said
// of: no more than when or where that was.
func (c *complement) opensSentence(o *clause.Saying) bool {
	first := o.Subject.First
	return first == c.BehindFront(c.ln.First, o.Item, c.ln) || c.Introduced(first, c.ln)
}

// mainSaying is the saying before this one in its line, by which somebody says something; or nil.
func (c *complement) mainSaying() *clause.Saying {
	k := c.k - 1
	if c.Kind == clause.Passive && k > 0 && c.Sayings[k].Kind == clause.NounCue {
		k-- // "in an email seen by Reed"
	}
	o := &c.Sayings[k]
	says := o.Kind == clause.Verbal && o.HasSubject() && o.Brings(lang.SpeechCues)
	if o.Line != c.Line || !says || c.readAt(o.Item) {
		return nil
	}
	return o
}

// opensWhere reports whether the word at item i is "where" or the like.
func (c *complement) opensWhere(i clause.ItemID) bool {
	return c.Is(i, lang.Question) && c.Is(i, lang.Conjunction)
}

// mayBring reports whether the cue may have the words behind it itself.
func (c *complement) mayBring() bool {
	lasting := c.HasForm(c.Item, lang.Gerund) && c.BeVerb(c.Item-1) // "while Reed was speaking"
	if lasting || c.Brings(lang.CueAsk) && c.Quotes[c.q].Shape.Ending != '?' {
		return false
	}
	said := c.Kind == clause.Verbal && c.Brings(lang.CueSay|lang.CueTell|lang.CueAsk)
	return said && c.Near(c.Item, c.item)
}

// full reports whether the cue needs no words behind it: it only tells that somebody speaks, or has
// an object already: "after Reed had spoken, “…”", "before Reed announced his plan: “…”".
func (c *complement) full() bool {
	next := c.Item + 1
	if c.Brings(lang.CueManner) {
		return true
	}
	return !c.Brings(lang.CueTell) && c.Is(next, lang.Article|lang.Possessive) && c.Subject.First < c.Item
}

// tellsWhereSaid reports whether the cue, a participle with its agent, only tells more of the thing
// in which o's words were said: "Lee said in an email seen by Reed, “…”". What somebody quotes from
// such a thing, or says of it, leaves the words to the agent.
func (c *complement) tellsWhereSaid(o *clause.Saying) bool {
	if c.Kind != clause.Passive {
		return false
	}
	in := c.PhraseBefore(c.Item-1, o.Item+1).First - 1
	return in > o.Item && c.Link(in, lang.LinkIn|lang.LinkAt|lang.LinkOn) && c.takesNothing(o, in)
}

// setOff reports whether the clause of the cue has ended before the quotation: this is a sentence
// behind punctuation, or stands in one that goes on behind a comma, "Lee said as Reed nodded, it
// was “lost”".
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
