package rule

import (
	"slices"

	"github.com/onrecord/onrecord/internal/annotate/clause"
	"github.com/onrecord/onrecord/internal/annotate/lang"
	"github.com/onrecord/onrecord/internal/annotate/refer"
	"github.com/onrecord/onrecord/internal/prose"
)

// namesThing reports whether the quotation, before a noun, names what the noun is for: "the “Save
// the pier” campaign", "the “Remain” camp". A fragment of somebody's words begins small there, but
// for one that has its capital anyway: "the “Ostrian” dream".
func (d *passage) namesThing() bool {
	if !d.x.Modifies || !d.x.Shape.Capital || d.x.Shape.Words < 1 || d.IsName(d.x.Item+1) || d.inCapitals() {
		return false
	}
	if d.x.Best.Rule == wordsOf && (d.x.Shape.Clause || d.x.Shape.Exclaims()) {
		return false // "Reed's “I was asleep” excuse"
	}
	if d.x.Shape.Words == 1 && (d.Display(d.q) || d.properAdjective()) {
		return false
	}
	if k := d.x.Best.Saying; k != clause.NoSaying && d.freelyCalled(&d.Sayings[k]) {
		return false // "what she calls her own “Spring Surprise” this week"
	}
	i, lo := d.x.Item-1, d.Lines[d.Items[d.x.Item].Line].First
	for n := 0; i > lo && n < 2 && d.Items[i].Kind == clause.Word && !d.Is(i, lang.Function); n++ {
		i-- // "a one-off “Who pays?” page"
	}
	if i >= lo && (d.Is(i, lang.Article|lang.Possessive) || d.Genitive(i, d.x.Item+1)) {
		return true
	}
	several := d.x.Shape.Words == 1 && d.Items[d.x.Item+1].Entry.Number == lang.Plural
	return several && d.x.Item > lo && !d.IsStop(d.x.Item-1) && !d.called() // "won over “Remain” voters"
}

// namesPolicy reports whether the quotation, in small letters, is by what a policy or the like goes
// that is known: "the “open door” policy", "the party's “zero-waste” strategy"; but not "a “cut and
// run” policy", nor what somebody calls it.
func (d *passage) namesPolicy() bool {
	next := d.x.Item + 1
	clausal := d.x.Shape.Clause && d.Entry(d.x.First).Part&lang.Quantity == 0 // but “one town, two piers”
	if !d.x.Modifies || clausal || !slices.Contains(d.Pack.PolicyNouns, d.Spelled(next)) {
		return false
	}
	if d.x.Shape.Words == 1 && !d.Tokens[d.x.First].Is(prose.Hyphen) || d.called() {
		return false
	}
	i := d.x.Item - 1
	for n := 0; n < 2 && d.At(i).Kind == clause.Word && !d.Is(i, lang.Function); n++ {
		i--
	}
	return d.Link(i, lang.LinkThe) || d.Is(i, lang.Possessive) || d.Genitive(i, next)
}

// properAdjective reports whether the one word of the quotation has its capital because it is made
// of a name: an “Ostrian” dream, a “Dickensian” scene.
func (d *passage) properAdjective() bool {
	e := d.Entry(d.x.First)
	return e.Is(lang.Demonym|lang.Belief) || e.Class&^lang.Thing == 0 && d.Pack.Eponymous(d.Spelling(d.x.First))
}

// called reports whether somebody in particular calls or judges a thing in the words of the
// quotation.
func (d *passage) called() bool {
	p := &d.x.Best
	return p.Saying != clause.NoSaying && d.Sayings[p.Saying].Brings(lang.CueWeak) && p.Who.Kind == refer.Entity
}

// worksOf reports whether saying s tells that somebody wrote works, among which the quotation is or
// of which it stands: "has written several plays, among them “The Pier,” a play on …"
func (d *passage) worksOf(s *clause.Saying) bool {
	if !s.Brings(lang.CueWrite) || d.Near(s.Item, d.x.Item) && !d.x.Shape.Titled {
		return false
	}
	for i := s.Item + 1; i < min(d.x.Item, s.Item+6); i++ {
		switch {
		case d.IsStop(i) || d.IsQuote(i) || d.Is(i, lang.Preposition):
			return false
		case d.Is(i, lang.WorkNoun) && !d.HasCue(i, lang.CueNoun):
			return true
		}
	}
	return false
}

// namesHearer reports whether the quotation is a paper or the like that somebody tells something:
// "told “The Herald” at the time that …", "told Orbo's “Today”".
func (d *passage) namesHearer(s *clause.Saying) bool {
	if !s.Brings(lang.CueTell) || !d.x.Shape.Titled || d.x.Shape.Words > 3 {
		return false
	}
	if owned := s.Item == d.x.Item-3 && d.Genitive(d.x.Item-1, d.x.Item+1); !owned && s.Item != d.x.Item-1 {
		return false
	}
	next := d.x.Item + 1
	return d.x.Shape.Ending == 0 && d.x.Shape.After == 0 &&
		int(next) < len(d.Items) && d.Items[next].Line == d.Items[d.x.Item].Line
}

// entitled reports whether capitals throughout make a title of the quotation, even where its words
// are a clause, among words that bear none: "directed “How I Lost the Pier” in 1998".
//
//go:noinline
func (d *passage) entitled() bool { return d.x.Shape.Words > 2 && d.capitals() }

// capitals reports whether the words bear capitals throughout, in a sentence and not a headline,
// and are not set off as speech is.
func (d *passage) capitals() bool {
	before := d.x.Item - 1
	return d.x.Shape.Titled && !d.Stop(before, ',') && !d.Stop(before, ':') && !d.Display(d.q)
}

// mentioned reports whether the cue of saying s brings a title and not what it says: it stands for
// something of which the clause tells more, or it was written and is read. "Lee said “How I Lost
// the Pier” was her favourite song", "Lee sang “How I Lost the Pier”", "Lee wrote it in May".
func (d *passage) mentioned(s *clause.Saying) bool {
	if !d.capitals() {
		return false
	}
	return d.isSubject() || d.x.Shape.Words > 2 && d.Part(s.Item, lang.ReadsOut|lang.Issues)
}

// isSubject reports whether the clause tells something of what the quotation stands for: "“How I
// Lost the Pier” was a flop".
func (d *passage) isSubject() bool {
	ln, next := &d.Lines[d.LineOf(d.q)], d.x.Item+1
	return next < ln.End && d.Predicate(next, ln)
}

// workBehind reports whether what is set behind capitals calls them a work or a vessel, or tells
// who made it: "“Grey Harbour,” the first film by Lee, opens in May", "“Grey Harbour” by Lee".
func (d *passage) workBehind() bool {
	i, end := d.x.Item+1, min(d.Lines[d.LineOf(d.q)].End, d.x.Item+9)
	if d.x.Shape.Name() && d.x.Shape.After == 0 && d.makerAt(i, end) {
		return true
	}
	if !d.x.Shape.Titled || d.x.Shape.Ending != ',' && d.x.Shape.After != ',' {
		return false
	}
	if d.Stop(i, ',') {
		i++
	}
	if i >= end || !d.Is(i, lang.Article|lang.Possessive) {
		return false
	}
	for i++; i < end && d.Nounish(i); i++ {
		if d.Is(i, lang.WorkNoun|lang.NamedThing) && !d.Nounish(i+1) {
			return !d.HasCue(i+1, lang.SpeechCues) // but "“Never Again,” the report says"
		}
	}
	return false
}

// makerAt reports whether the words from item i on tell who made a work or where it came out: "by
// Ann Lee", "published by Orbo Press".
func (d *passage) makerAt(i, end clause.ItemID) bool {
	if d.Part(i, lang.Issues) && d.HasForm(i, lang.Participle) {
		i++
		return i < end && d.Is(i, lang.Preposition)
	}
	return i+1 < end && d.Part(i, lang.By) && d.IsName(i+1)
}

// within reports whether capitals make a name of the quotation, which ends the clause that somebody
// says, behind a preposition or an owner: "It was made famous in “The Old Rower,” Lee noted", "On
// Orbo's “Face the Harbour,” Lee said it rained". What a body airs or prints may have a name of one
// word, and stand behind the cue: "Lee said on Orbo's “Tonight” that it rained".
func (d *passage) within() bool {
	h, r := &d.x.Shape, d.x.Best.Rule
	if h.Exclaims() || h.Clause || !d.capitals() {
		return false
	}
	i := d.x.Item - 1
	if d.Is(i, lang.Preposition) && d.HasCue(i-1, lang.CueSay) && d.Part(d.x.Item+1, lang.That) {
		return true // "said on “Tonight” that it rained"
	}
	for d.Is(i, lang.Article) && !d.Link(i, lang.LinkA) { // but in a “Dark Hour,” Lee said
		i--
	}
	if r == saidBefore || !h.Name() {
		return d.bodysOwn(i) && (r == saidBefore || r == saidAfter || r == saidLater)
	}
	if r != saidAfter && r != saidLater {
		return false
	}
	in := d.Is(i, lang.Preposition) || d.Part(i, lang.As) || d.Genitive(i, d.x.Item+1)
	return in && i >= d.Lines[d.LineOf(d.q)].First
}

// bodysOwn reports whether item i is the 's of a body behind a preposition: "on Orbo's", "with the
// Harbour Channel's".
func (d *passage) bodysOwn(i clause.ItemID) bool {
	lo, k := d.Lines[d.LineOf(d.q)].First, i-1
	if k <= lo || !d.Genitive(i, d.x.Item+1) || d.IsName(k) && d.MentionIsPerson(k) {
		return false
	}
	for k > lo && !d.IsStop(k) && d.Tokens[d.Items[k].First].Is(prose.Upper) {
		k--
	}
	if k < i-1 && k > lo && d.Is(k, lang.Article) {
		k--
	}
	return k < i-1 && d.Is(k, lang.Preposition)
}
