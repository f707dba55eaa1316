package rule

import (
	"github.com/onrecord/onrecord/internal/annotate/clause"
	"github.com/onrecord/onrecord/internal/annotate/lang"
	"github.com/onrecord/onrecord/internal/annotate/names"
	"github.com/onrecord/onrecord/internal/annotate/quote"
	"github.com/onrecord/onrecord/internal/annotate/refer"
)

var keepsFloor = &Rule{
	ID:    "keeps-floor",
	Title: "Whoever has been speaking is still being reported",
	Reason: "A report of a speech drops its cues after a while: " +
		"a fragment of some length in a sentence without any speaker goes on with the last one.",
	Example: `[m ann-lee Ann Lee] said the pier was [q1 ann-lee "rotten"]. ` +
		`The town would [q2 ann-lee "never forget that winter"].`,
	sure: 0.82,
}

func findKeepsFloor(d *Reading, q quote.ID) *Proposal {
	x := &d.Quotes[q]
	l := d.LineOf(q)
	if x.Parent != quote.None || x.Shape.Words < 4 || x.Shape.Titled || x.Modifies || !d.followsBody(q, l) {
		return nil
	}
	if d.othersText(x.Item) || d.comesFrom(x, l) || d.textTells(x.Item, l) || d.underLabel(x.Item, &d.Lines[l]) {
		return nil
	}
	b, factor := d.lineBefore(l), 1.0
	if d.Lines[b].Block != d.Lines[l].Block {
		factor = 0.93
	}
	if p := d.lastQuoteOf(d.Lines[b].Block, q); p != quote.None && d.LineOf(p) >= b-1 {
		v := d.speakerOf(p, factor)
		ended := d.Verdicts[p].Best.Rule == credit || x.Alone && d.LineOf(p) < b && d.takesTurn(b, v.Who)
		return v.where(v.Who.Kind == refer.Entity && !ended && !d.tellsOfAnother(x.Item, l, v.Who.Entity) &&
			!d.goesToAnother(x, l, v.Who))
	}
	p := d.lastSayer(b, factor)
	return p.where(p != nil && !d.goesToAnother(x, l, p.Who))
}

// goesToAnother reports whether the quotation x, which opens line l, ends in a comma, and somebody
// else than who is named behind it: whatever he does there, the words are his. "“…,” Lee stood up
// and said."
func (d *Reading) goesToAnother(x *clause.Quotation, l clause.LineID, who refer.Referent) bool {
	next, ln := x.Item+1, &d.Lines[l]
	if x.Shape.Ending != ',' || x.Item != ln.First || next >= ln.End {
		return false
	}
	s := d.SubjectAt(next, ln)
	return s.Kind == clause.Named && d.MentionIsPerson(s.Head) && !SameSpeaker(d.Refer(s, l), who)
}

// underLabel reports whether a few words without a verb, and a colon, are all that stands between
// the sentence or quotation before and the quotation at item: they tell whose or what the words
// are, "Tower: “…”", "A voice from the back: “…”".
func (d *Reading) underLabel(item clause.ItemID, ln *clause.Line) bool {
	i := item - 2
	if !d.Stop(i+1, ':') || i < ln.First {
		return false
	}
	for ; i >= ln.First && !d.IsQuote(i); i-- {
		if item-i > clause.LongestPhrase/2 || d.IsStop(i) || d.Predicate(i, ln) {
			return false
		}
	}
	return i < item-2 && !d.Is(i+1, lang.Preposition) // "Of the pier: “…”"
}

// comesFrom reports whether the quotation x opens line l, and a clause behind its comma or mark of
// a cry tells where the words came from: "“…,” came a voice", "“…!” rang out", "“…,” a voice from
// the back said".
func (d *Reading) comesFrom(x *clause.Quotation, l clause.LineID) bool {
	next, ln := x.Item+1, &d.Lines[l]
	if x.Item != ln.First || next >= ln.End || x.Shape.Ending != ',' && !x.Shape.Exclaims() {
		return false
	}
	return d.Predicate(next, ln) || d.Link(next, lang.LinkA)
}

// tellsOfAnother reports whether line l, before item i, has somebody else than e for its subject,
// who is named behind a title or called by a post, so that the words may be hers: “…,” said Lee.
// "Mayor Reed opposed the toll on the grounds that it was “a gift”."
func (d *Reading) tellsOfAnother(i clause.ItemID, l clause.LineID, e names.EntityID) bool {
	ln := &d.Lines[l]
	for k := max(ln.First, i-2*clause.LongestPhrase); k < i; k++ {
		s := d.SubjectAt(k, ln)
		front := k == ln.First && (d.Link(k, lang.LinkFor) || d.Link(k, lang.LinkTo))
		if front {
			s = d.PhraseAfter(k+1, i) // "For the judge, it was “a gift”.", "To Lee, it smacks of “envy”."
		}
		titled := s.Kind == clause.Named && (front || s.First < s.Head) && d.MentionIsPerson(s.Head)
		if !titled && !(s.Kind == clause.Nominal && s.Definite && d.DescribesPerson(s.Head)) {
			continue
		}
		if who := d.meant(s, l, 1).Who; who.Kind == refer.Entity && who.Entity != e {
			return true
		}
	}
	return false
}

// textTells reports whether the subject of line l, which holds a quotation at item i, is a thing
// that shows or tells something, or a text that does more than be: what it tells is in its own
// words. "The letter lists boats that were “never paid for”."
func (d *Reading) textTells(i clause.ItemID, l clause.LineID) bool {
	p := d.PhraseAfter(d.Lines[l].First, i)
	people := d.DescribesPerson(p.Head) || d.DescribesBody(p.Head)
	if p.Kind != clause.Nominal || people || d.Is(p.First, lang.Possessive) {
		return false
	}
	verb := p.Last
	for verb < i && d.Is(verb, lang.Adverb) {
		verb++
	}
	if !d.Document(p.Head) && !d.Is(p.Head, lang.WorkNoun) {
		return d.HasCue(verb, lang.VerbCues) && d.HasForm(verb, lang.Past|lang.Present)
	}
	return d.Verbish(verb, i) && !d.Is(verb, lang.Auxiliary|lang.Modal|lang.Negation)
}

// takesTurn reports whether the clause that opens line l, right before words that nobody is said to
// speak, has for its subject a person other than who: “…,” Lee said. Reed shook his head. “…”
func (d *Reading) takesTurn(l clause.LineID, who refer.Referent) bool {
	ln := &d.Lines[l]
	s := d.SubjectAt(ln.First, ln)
	setAfter := s.Kind == clause.Named && d.Stop(s.Last, ',') // "Reed, her deputy, laughed"
	if !d.Predicate(s.Last, ln) && !setAfter {
		return false
	}
	other := d.Refer(s, l)
	switch s.Kind {
	case clause.Named:
		return d.MentionIsPerson(s.Head) && !SameSpeaker(other, who)
	case clause.Nominal:
		return d.DescribesPerson(s.Head) && !SameSpeaker(other, who)
	}
	return s.Kind == clause.Pronoun && other.Kind == refer.Entity && !SameSpeaker(other, who)
}
