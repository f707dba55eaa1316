package rule

import (
	"github.com/onrecord/onrecord/internal/annotate/clause"
	"github.com/onrecord/onrecord/internal/annotate/lang"
	"github.com/onrecord/onrecord/internal/annotate/quote"
)

var colon = &Rule{
	ID:      "colon",
	Title:   "A colon after the sentence's subject hands over to the quotation",
	Reason:  "Whatever the verb, a sentence about a person that ends in a colon introduces that person's words.",
	Example: `[m ann-lee Ann Lee] leaned over the rail: [q1 ann-lee "We will go."]`,
	sure:    0.94,
}

func findColon(d *Reading, q quote.ID) *Proposal {
	x := &d.Quotes[q]
	l := d.LineOf(q)
	ln := &d.Lines[l]
	if s := d.headlined(q, x.Item, ln); s.Found() {
		return d.meant(s, l, 1)
	}
	if x.Item-1 <= ln.First || !d.Stop(x.Item-1, ':') || !x.Shape.Capital {
		return nil
	}
	if s := d.broughtIn(x.Item, ln); s.Found() {
		return d.meant(s, l, 1)
	}
	if k, _, _ := d.relayed(x.Item, ln); k != clause.NoSaying {
		return nil
	}
	if how := d.addressed(x.Item, ln); how != "" {
		return d.silent(how)
	}
	ln = d.Listed(x.Item, ln)
	s := d.mainSubject(x.Item-2, ln)
	if !s.Found() {
		s = d.ClauseSubject(x.Item-2, ln)
	}
	if !s.Found() {
		return nil
	}
	return d.meant(s, l, 1)
}

// broughtIn is whom the line before the colon of the quotation at item brings in without a verb of
// saying; or nobody.
func (d *Reading) broughtIn(item clause.ItemID, ln *clause.Line) clause.Source {
	s := d.toBeHeard(item-1, ln)
	if !s.Found() {
		s = d.heardFrom(item, ln)
	}
	if !s.Found() {
		s = d.presented(item-1, ln)
	}
	if !s.Found() {
		s = d.byLined(item, ln)
	}
	if !s.Found() {
		s = d.comesFromOne(item-2, ln)
	}
	return s
}

// comesFromOne is the person whose name, with item name as its last, ends a line without a verb
// behind "from": "This from Lee: “…”", "Quote of the day, from Lee: “…”"; or nobody.
func (d *Reading) comesFromOne(name clause.ItemID, ln *clause.Line) clause.Source {
	if name <= ln.First || !d.IsName(name) || !d.MentionIsPerson(name) {
		return clause.Nobody()
	}
	from := d.TitleStart(name, ln.First) - 1
	if from < ln.First || !d.Link(from, lang.LinkFrom) {
		return clause.Nobody()
	}
	for i := ln.First; i < from; i++ {
		if d.IsQuote(i) || d.IsName(i) || d.Predicate(i, ln) {
			return clause.Nobody()
		}
	}
	return d.PhraseOf(name)
}

// headlined is the person whose name, with a colon, opens the headline in which quotation q stands
// at item, and who says what the headline says: "Ann Lee: Pier Is ‘Rotten’". What follows may as
// well be about that person: "Ann Lee: The mayor who ‘lost’ a pier", "Ann Lee: How she was
// ‘robbed’".
func (d *Reading) headlined(q quote.ID, item clause.ItemID, ln *clause.Line) clause.Source {
	name := ln.First
	for name < item && d.Is(name, lang.Title|lang.Honorific|lang.Post) {
		name++
	}
	next := name + 2
	if next >= item || item-name > longestHeadline || !d.Display(q) {
		return clause.Nobody()
	}
	if !d.Stop(name+1, ':') || !d.IsName(name) || !d.MentionIsPerson(name) {
		return clause.Nobody()
	}
	if d.Is(next, lang.Question|lang.Article|lang.Possessive|lang.Preposition) && !d.finiteIn(next, item) {
		return clause.Nobody()
	}
	return d.PhraseOf(name)
}

// longestHeadline is how many items of a headline are looked at.
const longestHeadline = 40

// finiteIn reports whether an auxiliary stands between the two items and no relative or question
// word, so that they begin a main clause.
func (d *Reading) finiteIn(from, to clause.ItemID) bool {
	found := false
	for i := from; i < to; i++ {
		if d.Is(i, lang.Relative|lang.Question) {
			return false
		}
		found = found || d.Is(i, lang.Auxiliary|lang.Modal)
	}
	return found
}

// mainSubject is the last person, by name or pronoun, that begins a clause before item j: after a
// comma, a conjunction or at the start of the line.
func (d *Reading) mainSubject(j clause.ItemID, ln *clause.Line) clause.Source {
	for k := j; k >= max(ln.First, j-clause.LongestPhrase); k-- {
		begins := d.Stop(k-1, ',') || d.Is(k-1, lang.Conjunction) || d.IsQuote(k-1)
		if k > ln.First && !begins {
			continue
		}
		p := d.SubjectAt(k, ln)
		if p.Kind == clause.Pronoun && d.Nominative(p.Head) {
			return p
		}
		if p.Kind == clause.Named && p.Last <= j+1 && d.MentionIsPerson(p.Head) && !d.Stop(p.Last, ',') {
			return p
		}
	}
	return clause.Nobody()
}

// heardFrom is from whom somebody had the words of the quotation at item, right before its colon:
// "Lee heard from the clerk on Monday: “…”"; or nobody.
func (d *Reading) heardFrom(item clause.ItemID, ln *clause.Line) clause.Source {
	for i := item - 4; i > max(ln.First, item-clause.LongestPhrase/2); i-- {
		if !d.Part(i, lang.Receives) || !d.Link(i+1, lang.LinkFrom) {
			continue
		}
		p := d.PhraseAfter(i+2, item-1)
		if d.JoinedAfter(p.Last-1, item) || !d.nobodySpeaks(p.Last, item-1) || !d.CanSpeak(p) {
			break
		}
		return p
	}
	return clause.Nobody()
}

// nobodySpeaks reports whether no punctuation and no cue stands in the items [i, end).
func (d *Reading) nobodySpeaks(i, end clause.ItemID) bool {
	for ; i < end; i++ {
		if d.IsStop(i) || d.IsQuote(i) || d.HasCue(i, lang.VerbCues) {
			return false
		}
	}
	return true
}

// toBeHeard is whom the line asks its reader to hear before the colon at item j: "Hear him: …"; or
// nobody.
func (d *Reading) toBeHeard(j clause.ItemID, ln *clause.Line) clause.Source {
	if !d.Part(ln.First, lang.Perceives) || !d.HasForm(ln.First, lang.Base) {
		return clause.Nobody()
	}
	who := ln.First + 1
	if who+1 == j && d.Part(who, lang.Objective) {
		return d.PhraseOf(who) // "her" is a possessive, too
	}
	if p := d.PhraseAfter(who, j); p.Last == j && d.CanSpeak(p) {
		return p
	}
	return clause.Nobody()
}

// presented is the person whom the line puts before its reader, with no more than where, when and
// on what before the colon at item j: "Here's Lee in May 1992: “…”", "This is Lee, speaking to the
// club: “…”"; or nobody.
func (d *Reading) presented(j clause.ItemID, ln *clause.Line) clause.Source {
	i := ln.First + 1
	if !d.Is(ln.First, lang.Adverb|lang.TimeWord) && !d.Part(ln.First, lang.Known) {
		return clause.Nobody()
	}
	if d.Is(i, lang.Adverb) {
		i++ // "Here again is"
	}
	if !d.BeVerb(i) && d.At(i).Kind != clause.Clitic {
		return clause.Nobody()
	}
	p := d.PhraseAfter(i+1, j)
	if p.Kind != clause.Named || !d.MentionIsPerson(p.Head) {
		return clause.Nobody()
	}
	for i = p.Last; i < j; i++ {
		other := d.IsName(i) && d.MentionIsPerson(i) && !d.Link(i-1, lang.LinkOn|lang.LinkTo)
		speaks := d.HasCue(i, lang.VerbCues) && !d.HasForm(i, lang.Gerund)
		if other || speaks || d.IsQuote(i) || d.IsStop(i) && !d.Stop(i, ',') || d.Is(i, lang.Relative) {
			return clause.Nobody()
		}
	}
	return p
}

// byLined is who wrote the piece of which a digest prints the title and, behind a colon, the
// quotation at item: "“Why It Fell,” by the Herald's Lee: “…”"; or nobody. Where a credit follows,
// the words are a critic's.
func (d *Reading) byLined(item clause.ItemID, ln *clause.Line) clause.Source {
	title := ln.First
	for title < item && !d.IsQuote(title) {
		title++
	}
	who, colon := d.byLine(title, ln)
	if colon != item-1 || d.Stop(item+1, '-') || d.Stop(item+1, '(') {
		return clause.Nobody()
	}
	return who
}

// byLine is who wrote the piece with whose title, at item i, the line begins, behind a label in
// capitals perhaps, and the colon behind the name: "NEW BOOKS—“The Pier,” by Ann Lee (Row Press):";
// or nobody.
func (d *Reading) byLine(i clause.ItemID, ln *clause.Line) (who clause.Source, colon clause.ItemID) {
	by := i + 1
	if by+2 >= ln.End || !d.Part(by, lang.By) || i > ln.First && !d.Stop(i-1, '-') {
		return clause.Nobody(), clause.NoItem
	}
	for k := ln.First; k < i; k++ {
		if !d.IsStop(k) && !d.inCapitals(k) {
			return clause.Nobody(), clause.NoItem
		}
	}
	who = d.PhraseAfter(by+1, ln.End)
	if who.Kind != clause.Named || !d.MentionIsPerson(who.Head) {
		return clause.Nobody(), clause.NoItem
	}
	for colon = who.Last; colon < ln.End && !d.Stop(colon, ':'); colon++ {
		where := d.Is(colon, lang.Preposition|lang.Article) || d.IsName(colon) && !d.MentionIsPerson(colon)
		if !where && !d.Stop(who.Last, '(') || d.IsQuote(colon) {
			return clause.Nobody(), clause.NoItem // but "by Lee in the Herald:", "by Lee (Herald):"
		}
	}
	return who, colon
}
