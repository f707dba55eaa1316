package rule

import (
	"github.com/onrecord/onrecord/internal/annotate/clause"
	"github.com/onrecord/onrecord/internal/annotate/lang"
)

// relayed is the noun of saying right before the quotation at item whose owner is named, and which
// its sentence says somebody else got or read out; or none. With it comes the owner and the verb:
// "Reed read out a letter from Lee: “…”", "Reed received Lee's note: “…”"
func (d *Reading) relayed(
	item clause.ItemID, ln *clause.Line,
) (k clause.SayingID, own clause.Source, verb clause.ItemID) {
	far, k := d.SayingsBack(max(ln.First, item-12), item)
	for ; k >= far; k-- {
		s := &d.Sayings[k]
		if s.Kind != clause.NounCue {
			continue
		}
		own = s.Subject
		last := max(s.Item, own.Last-1)
		if !own.Found() {
			own, last = d.sentBefore(s, item)
		}
		if !d.CanSpeak(own) {
			continue
		}
		if verb = d.readAloud(last+1, item); verb == clause.NoItem && d.leadsTo(last, item) {
			verb = d.handsOn(s, ln)
		}
		if verb != clause.NoItem && (own.Kind != clause.Pronoun || d.Part(verb, lang.ReadsOut|lang.Recalls)) {
			return k, own, verb
		}
	}
	return clause.NoSaying, clause.Nobody(), clause.NoItem
}

// sentBefore is who wrote or sent what the noun of saying s names, as a clause tells that ends with
// item last, right before the colon of the quotation at item: "a letter that Lee had sent his wife:
// “…”"; or nobody.
func (d *Reading) sentBefore(s *clause.Saying, item clause.ItemID) (by clause.Source, last clause.ItemID) {
	last = item - 2
	if !d.Stop(item-1, ':') {
		return clause.Nobody(), last
	}
	by = d.FiledBy(clause.Source{Head: s.Item}, s.Line)
	if !by.Found() || by.Last > last || !d.Part(by.Last, lang.Issues) && !d.Is(by.Last, lang.Auxiliary) ||
		!d.plain(by.Last, last) {
		return clause.Nobody(), last
	}
	return by, last
}

// plain reports whether no punctuation and no quotation stands in the items [i, end).
func (d *Reading) plain(i, end clause.ItemID) bool {
	for ; i < end; i++ {
		if d.IsStop(i) || d.IsQuote(i) {
			return false
		}
	}
	return true
}

// readAloud is the verb of a passive from item i on by which a letter or the like is read out or
// recalled, with no more behind it than who did so, or to whom, before the colon of the quotation:
// "Lee's letter was read out by Reed: “…”"; or none.
func (d *Reading) readAloud(i, item clause.ItemID) clause.ItemID {
	be := false
	for ; i < item && d.Is(i, lang.Auxiliary|lang.Adverb|lang.TimeWord); i++ {
		be = be || d.BeVerb(i)
	}
	if !be || !d.Part(i, lang.ReadsOut|lang.Recalls) || !d.Stop(item-1, ':') {
		return clause.NoItem
	}
	for k := i + 1; k < item-1; k++ {
		if d.IsQuote(k) || d.IsStop(k) && !d.Stop(k, ',') || d.HasCue(k, lang.VerbCues) {
			return clause.NoItem
		}
	}
	return i
}

// handsOn is the verb by which somebody got, shows or reads out what the noun of saying s names; or
// none. Where it is about another's words, the noun is none of its object: "posted a reply to
// Reed's letter".
func (d *Reading) handsOn(s *clause.Saying, ln *clause.Line) clause.ItemID {
	from := s.Item
	if s.HasSubject() {
		from = min(from, s.Subject.First)
	}
	for i := from - 1; i >= max(ln.First, s.Item-8); i-- {
		switch {
		case d.IsStop(i), d.IsQuote(i), d.Link(i, lang.LinkOn), d.worded(i) && d.Link(i+1, lang.LinkTo):
			return clause.NoItem
		case d.Part(i, lang.With) && d.Part(i-1, lang.Inscribed), // "wore a badge with Reed's words"
			d.Part(i, lang.ReadsOut|lang.Receives|lang.Recalls) && !d.Is(i-1, lang.Article|lang.Possessive):
			return i
		}
	}
	return clause.NoItem
}

// leadsTo reports whether nothing but a day, a comma, a colon, or "that", or how something is read
// out, stands between the item last and the quotation at item.
func (d *Reading) leadsTo(last, item clause.ItemID) bool {
	i := last + 1
	for i < item && (d.Part(i, lang.When) || d.Is(i, lang.Day|lang.TimeWord)) {
		i++ // "a text from Reed on Monday: “…”"
	}
	if i < item && (d.Stop(i, ',') || d.Stop(i, ':') || d.Part(i, lang.That)) {
		i++
	}
	return i == item || d.howRead(i, item)
}

// howRead reports whether no more than how or to whom something is read out stands in the items
// from i to the colon of the quotation at item: "aloud", "to the board".
func (d *Reading) howRead(i, item clause.ItemID) bool {
	if item-i > 6 || !d.Is(i, lang.Preposition) && item-i > 2 || !d.Stop(item-1, ':') || !d.plain(i, item-1) {
		return false
	}
	for ; i < item-1; i++ {
		verb := d.HasCue(i, lang.VerbCues) && !d.Is(i-1, lang.Preposition) // but "on air"
		if verb || d.HasCue(i, lang.CueNoun) || d.Is(i, lang.Conjunction|lang.Relative) {
			return false // "shared Reed's post with a comment:"
		}
	}
	return true
}

// quotedBy is the person whom the verb of saying s quotes, where no more than who that is, or where
// the words are from, stands between him and the colon or comma at item end: "Lee quotes Reed, the
// mayor, at length:", "Lee tweeted, quoting Reed:"; or nobody.
func (d *Reading) quotedBy(s *clause.Saying, end clause.ItemID) clause.Source {
	verb := s.Kind == clause.Verbal && !s.Inverted || s.Kind == clause.Adjunct
	if !verb || s.Negated || !d.Part(s.Item, lang.Quoted) {
		return clause.Nobody()
	}
	from := s.Item + 1
	if d.Link(from, lang.LinkFrom) {
		from++
	}
	whom := d.PhraseAfter(from, end)
	named := whom.Kind == clause.Named && d.MentionIsPerson(whom.Head)
	if !named && (whom.Kind != clause.Nominal || !d.DescribesPerson(whom.Head)) {
		return clause.Nobody()
	}
	for i := whom.Last; i < end; i++ {
		if d.IsQuote(i) || d.HasCue(i, lang.VerbCues) || d.Is(i, lang.Conjunction|lang.Relative) || d.Part(i, lang.As) {
			return clause.Nobody() // "cited Reed as an example", "quoted Reed and said"
		}
	}
	return whom
}

// quotedOf proposes whom, whom the subject of saying k quotes.
func (d *Reading) quotedOf(k clause.SayingID, whom clause.Source) *Proposal {
	p := d.meant(whom, d.Sayings[k].Line, 0.97)
	if p.Saying = k; d.Sayings[k].Kind == clause.Verbal {
		p.Via = d.Sayings[k].Subject
	}
	return p
}
