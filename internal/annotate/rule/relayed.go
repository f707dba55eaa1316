package rule

import (
	"github.com/onrecord/onrecord/internal/annotate/clause"
	"github.com/onrecord/onrecord/internal/annotate/lang"
)

// relayed is the noun of saying right before the quotation at item whose owner is named, and which
// its sentence says somebody else got or read out; or none. With it comes the verb: "Reed read out
// a letter from Lee: “…”", "Reed received Lee's note: “…”"
func (d *Reading) relayed(item clause.ItemID, ln *clause.Line) (noun clause.SayingID, verb clause.ItemID) {
	for far, k := d.SayingsBack(max(ln.First, item-12), item); k >= far; k-- {
		s := &d.Sayings[k]
		if s.Kind != clause.NounCue || !s.HasSubject() || !d.leadsTo(max(s.Item, s.Subject.Last-1), item) {
			continue
		}
		if s.Subject.Kind == clause.Pronoun || !d.CanSpeak(s.Subject) {
			continue
		}
		if verb = d.handsOn(s, ln); verb != clause.NoItem {
			return k, verb
		}
	}
	return clause.NoSaying, clause.NoItem
}

// handsOn is the verb by which somebody got, shows or reads out what the noun of saying s names; or
// none. Where it is about another's words, the noun is none of its object: "posted a reply to
// Reed's letter".
func (d *Reading) handsOn(s *clause.Saying, ln *clause.Line) clause.ItemID {
	for i := min(s.Item, s.Subject.First) - 1; i >= max(ln.First, s.Item-8); i-- {
		switch {
		case d.IsStop(i), d.IsQuote(i), d.Link(i, lang.LinkOn), d.worded(i) && d.Link(i+1, lang.LinkTo):
			return clause.NoItem
		case d.Part(i, lang.ReadsOut|lang.Receives) && !d.Is(i-1, lang.Article|lang.Possessive):
			return i
		}
	}
	return clause.NoItem
}

// leadsTo reports whether nothing but a day, a comma, a colon, or "that" stands between the item
// last and the quotation at item.
func (d *Reading) leadsTo(last, item clause.ItemID) bool {
	i := last + 1
	for i < item && (d.Part(i, lang.When) || d.Is(i, lang.Day|lang.TimeWord)) {
		i++ // "a text from Reed on Monday: “…”"
	}
	if i < item && (d.Stop(i, ',') || d.Stop(i, ':') || d.Part(i, lang.That)) {
		i++
	}
	return i == item
}
