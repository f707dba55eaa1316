package rule

import (
	"github.com/onrecord/onrecord/internal/annotate/clause"
	"github.com/onrecord/onrecord/internal/annotate/lang"
	"github.com/onrecord/onrecord/internal/annotate/quote"
)

var gapping = &Rule{
	ID:    "gapping",
	Title: "A second speaker shares the verb of the first",
	Reason: "Where a sentence has said with a verb who used its first words, " +
		"a name right before the next quotation needs none: the verb is left out.",
	Example: `[m ann-lee Ann Lee] said [q1 ann-lee "yes"], [m tom-reed Tom Reed] [q2 tom-reed "no"].`,
	sure:    0.94,
}

func findGapping(d *Reading, q quote.ID) *Proposal {
	x := &d.Quotes[q]
	l := d.LineOf(q)
	ln := &d.Lines[l]
	p := d.QuoteBefore(q)
	if p == quote.None || d.LineOf(p) != l || !d.endsClause(x.Item+1, ln) || d.saysOn(p, q) || d.tellsOf(p, q) {
		return nil
	}
	first := d.Quotes[p].Item
	s := d.sharer(first, x.Item, ln)
	if !s.Found() || !d.hasVerb(p, ln) {
		return nil
	}
	return d.meant(s, l, 1)
}

// sharer is whoever stands alone between the quotations at items first and item, with what joins
// their clauses: ", Lee", "; Reed,", ", and the mayor a".
func (d *Reading) sharer(first, item clause.ItemID, ln *clause.Line) clause.Source {
	from := first + 1
	for from < item && (d.IsStop(from) || d.Is(from, lang.Conjunction) && !d.Part(from, lang.That)) {
		from++
	}
	if from == first+1 && d.QuoteAt(first).Shape.Ending != ',' || d.Part(from, lang.That) {
		return clause.Nobody() // "Lee said it was “safe” and that Reed “never saw it”"
	}
	s := d.sharerAt(from, item)
	to := s.Last
	if d.thatFor(&s, item) || d.setOff(to, item) {
		to = item // "Reed, that it was “old”", "Reed, a rower, “no”"
	} else if to < item && (d.Stop(to, ',') || d.samePreposition(first, to)) {
		to++
	}
	if to+1 == item && d.Is(to, lang.Article) {
		to++ // "Lee spoke of a “mess”, Reed of a “triumph”"
	}
	if !s.Found() || to != item || d.HasCue(from, lang.VerbCues) || !d.mayShare(s) {
		return clause.Nobody()
	}
	return s
}

// sharerAt is the phrase that begins at item from, or the name that is set off behind it: "the
// clerk, Tom Reed,".
func (d *Reading) sharerAt(from, item clause.ItemID) clause.Source {
	s := d.PhraseAfter(from, item)
	name := s.Last + 1
	if s.Kind == clause.Nominal && d.Stop(s.Last, ',') && d.Stop(name+1, ',') && d.IsName(name) {
		s = d.PhraseOf(name)
		s.Last = name + 1
	}
	return s
}

// thatFor reports whether "that" begins, right behind the phrase s or its comma, what the one says
// who shares the verb, and nobody says anything else before the quotation at item: "Lee said it was
// “old”; Reed, that it was “rotten”". Behind a bare noun it may tell more of that.
func (d *Reading) thatFor(s *clause.Source, item clause.ItemID) bool {
	that := s.Last
	if d.Stop(that, ',') {
		that++
	} else if s.Kind != clause.Named {
		return false
	}
	return s.Found() && d.Part(that, lang.That) && that+1 < item && d.nobodySpeaks(that+1, item)
}

// mayShare reports whether the phrase s, without a verb, may be for somebody who says something.
func (d *Reading) mayShare(s clause.Source) bool {
	switch s.Kind {
	case clause.Named:
		return !d.IsPlace(s.Head)
	case clause.Pronoun:
		return d.Nominative(s.Head)
	}
	return d.CanSpeak(s)
}

// setOff reports whether two commas, at item i and right before the quotation at item, set off what
// is no clause and no list: "Reed, a rower, “no”", "Reed, for his part, “no”".
func (d *Reading) setOff(i, item clause.ItemID) bool {
	last := item - 1
	if i >= last || !d.Stop(i, ',') || !d.Stop(last, ',') || item-i > clause.LongestPhrase/2 {
		return false
	}
	for i++; i < last; i++ {
		if d.IsStop(i) || d.IsName(i) && d.MentionIsPerson(i) || d.Is(i, lang.Conjunction|lang.Auxiliary|lang.Modal) ||
			d.HasCue(i, lang.VerbCues) {
			return false
		}
	}
	return true
}

// saysOn reports whether quotation q says of the subject before it what that did, in the sentence
// that quotation p opened with no more than an adverbial: "Lee said, “Instead of a plan,” Reed
// “made a speech.”" Both are of one speaker, and the subject is none.
func (d *Reading) saysOn(p, q quote.ID) bool {
	x, y := &d.Quotes[p], &d.Quotes[q]
	if x.Shape.Ending != ',' || x.Shape.Clause || y.Shape.Capital || y.Shape.Words < 2 {
		return false
	}
	if i := x.Item - 1; !d.IsStop(i) && !d.Part(i, lang.That) && !d.HasCue(i, lang.SpeechCues) {
		return false // "Lee said it was “past repair,” Reed “saved by its paint”"
	}
	t := y.First
	if d.Entry(t).Is(lang.Negation) {
		t++
	}
	e := d.Entry(t)
	finite := e.Is(lang.Auxiliary|lang.Modal) || e.Form&(lang.Past|lang.Present) != 0 ||
		e.Class == 0 && d.Pack.Looks(d.Tokens[t].In(d.S), lang.Past)
	return finite && d.Entry(x.First).Is(lang.Preposition|lang.Adverb|lang.TimeWord|lang.Conjunction)
}

// tellsOf reports whether quotation q says of the subject before it what that did, with the verb
// and what follows that, and quotation p before it opens with no verb, so that the two are no pair:
// "Lee said it was “safe” and Reed “never saw it.”"
func (d *Reading) tellsOf(p, q quote.ID) bool {
	before := d.Quotes[q].Item - 1
	subject := d.IsName(before) || d.DescribesPerson(before)
	return subject && d.opensFinite(q) && !d.opensFinite(p)
}

// opensFinite reports whether quotation q goes on, in small letters, with a verb and what follows
// it.
func (d *Reading) opensFinite(q quote.ID) bool {
	x := &d.Quotes[q]
	t := x.First
	for t+2 < x.Last && d.Entry(t).Is(lang.Adverb|lang.Negation) {
		t++
	}
	e := d.Entry(t)
	const object = lang.Article | lang.Possessive | lang.Pronoun | lang.Negation
	takes := e.Form&(lang.Past|lang.Present) != 0 && d.Entry(t+1).Is(object)
	return !x.Shape.Capital && t+1 < x.Last && (e.Is(lang.Auxiliary|lang.Modal) && e.Form&lang.Gerund == 0 || takes)
}

// samePreposition reports whether item i is the preposition by which the verb brings the quotation
// at item first too: "Lee spoke of “a mess”, Reed of “a triumph”".
func (d *Reading) samePreposition(first, i clause.ItemID) bool {
	if d.Is(first-1, lang.Article) {
		first--
	}
	if !d.Is(i, lang.Preposition) || first < 1 {
		return false
	}
	of, before := d.Tokens[d.Items[i].First], d.Tokens[d.Items[first-1].End-1]
	return of.In(d.S) == before.In(d.S)
}

// hasVerb reports whether a verb before quotation p brings its words, in the same line.
func (d *Reading) hasVerb(p quote.ID, ln *clause.Line) bool {
	v := &d.Verdicts[p].Best
	if v.Rule != saidBefore && v.Rule != gapping || v.Who.Kind == 0 && !v.Source.Found() {
		return false
	}
	if v.Rule == gapping {
		return true
	}
	s := &d.Sayings[v.Saying]
	x := &d.Quotes[p]
	apart := x.Shape.After == ',' || x.Shape.After == ';' || x.Shape.Ending == ','
	object := !d.Adjacent(s.Item, x.Item) && (!apart || d.aboutPerson(s, x.Item))
	if object && s.Brings(lang.CueWeak) && !s.Brings(lang.SpeechCues) {
		// "Lee called the plan “poor” and the mayor “a child”", "called Reed “a fool”, Ek “a hero”"
		return false
	}
	return s.Kind == clause.Verbal && s.Item >= ln.First && !s.Inverted && !d.setApart(s.Item, d.Quotes[p].Item)
}

// aboutPerson reports whether the quotation at item is what saying s calls a person, named right
// before it.
func (d *Reading) aboutPerson(s *clause.Saying, item clause.ItemID) bool {
	p := d.PhraseAfter(s.Item+1, item)
	return p.Kind == clause.Named && p.Last == item && d.MentionIsPerson(p.Head)
}

// endsClause reports whether no verb of its own can follow: item i is past the line, a stop, or
// what joins the next clause.
func (d *Reading) endsClause(i clause.ItemID, ln *clause.Line) bool {
	return i >= ln.End || d.IsStop(i) || d.Is(i, lang.Conjunction|lang.Preposition)
}
