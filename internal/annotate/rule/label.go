package rule

import (
	"slices"

	"github.com/onrecord/onrecord/internal/annotate/clause"
	"github.com/onrecord/onrecord/internal/annotate/lang"
	"github.com/onrecord/onrecord/internal/annotate/quote"
	"github.com/onrecord/onrecord/internal/annotate/refer"
	"github.com/onrecord/onrecord/internal/gazetteer"
	"github.com/onrecord/onrecord/internal/prose"
)

// labelled reports whether what stands right before the quotation calls it a title, a term or a
// name.
func (d *passage) labelled() bool {
	ln := &d.Lines[d.LineOf(d.q)]
	i := d.labelAt(ln)
	if d.workBehind() || d.termBehind() || d.ofPiece() || d.glosses() || d.sign() || d.namedAside(ln) {
		return true
	}
	if i < ln.First || d.saidOutright() {
		return false
	}
	if d.goesBy(i) || d.x.Shape.Titled && d.plays(i) {
		return true
	}
	if (d.x.Shape.Words <= 2 || d.x.Shape.Words <= 4 && d.x.Shape.Capital) && d.spelt(i) {
		return true
	}
	if d.inTongue(i) || d.asked(i) || d.thingNamed(i) {
		return true
	}
	if d.Part(i, lang.As) {
		if labelled, settled := d.labelledAs(i, ln); settled {
			return labelled
		}
	}
	if d.Is(i, lang.TermTrigger) {
		if d.HasCue(i, lang.CueSay) {
			return i == d.x.Item-1 && d.Is(i-1, lang.Article) // "an alleged “hit list”", but not "Lee alleged “fraud”"
		}
		return d.term(i)
	}
	return d.titleOf(i, ln)
}

// spelt reports whether the word at item i tells that the quotation is looked at as written, or put
// into a machine: "a can marked “Thinner”", "clicked on “agree”", "searched for “cheap boats”".
func (d *passage) spelt(i clause.ItemID) bool {
	if d.Link(i, lang.LinkOn) || d.Link(i, lang.LinkFor) {
		i--
	}
	return d.Part(i, lang.Spelt)
}

// labelAt is the item before the quotation that would call it something.
func (d *passage) labelAt(ln *clause.Line) clause.ItemID {
	i := d.x.Item - 1
	for n := 0; n < 3 && i-2 >= ln.First && d.Is(i, lang.Conjunction) && d.IsQuote(i-1); n++ {
		i -= 2 // "the words “berth” and “quay”"
	}
	for i >= ln.First && d.Is(i, lang.Article) {
		i--
	}
	if d.Stop(i, ',') && d.Is(i-1, lang.TermTrigger) && (d.x.Shape.Words <= 2 || d.x.Shape.Name()) {
		i-- // "a column entitled, “The Rotten Pier”"
	}
	if d.motto(i, ln) {
		i-- // "under the theme: “A pier for everybody”"
	}
	return i
}

// motto reports whether a noun for words under which something stands, whoever first said them,
// stands before the comma, "is" or colon at item i: "the theme, “…”", "our motto is “…”", "under
// the theme: “…”". But "Lee named the theme: “We are late.”"
func (d *passage) motto(i clause.ItemID, ln *clause.Line) bool {
	noun := i - 1
	if noun < ln.First || !d.Is(noun, lang.WorkNoun) || !d.Is(noun, lang.TermTrigger) {
		return false
	}
	if d.Stop(i, ':') {
		p := d.PhraseBefore(noun, ln.First)
		return p.First > ln.First && d.Is(p.First-1, lang.Preposition)
	}
	told := d.x.Best.Rule == saidAfter || d.x.Best.Rule == saidLater
	return (d.Stop(i, ',') || d.BeVerb(i)) && !told
}

// labelledAs reports whether the words before "as" at item i make the quotation a term or a name,
// "known as", and whether they settle it.
func (d *passage) labelledAs(i clause.ItemID, ln *clause.Line) (labelled, settled bool) {
	for k := i - 1; k >= max(ln.First, i-5); k-- {
		if d.Part(k, lang.Spelt) && d.x.Shape.Words <= 3 || k > i-4 && d.Part(k, lang.Naming) {
			return true, true
		}
		if k > i-4 && d.Is(k, lang.TermTrigger) {
			return d.term(k), true
		}
	}
	known := d.knownAmong(i, ln)
	return known, known
}

// knownAmong reports whether the words before "as" at item i tell where or to whom somebody goes by
// a name: "known in the harbour as “Skip”".
func (d *passage) knownAmong(i clause.ItemID, ln *clause.Line) bool {
	k := i - 1
	for k > max(ln.First, i-8) && (d.Nounish(k) || d.IsName(k) || d.Is(k, lang.Article|lang.Possessive)) {
		k--
	}
	return d.Is(k, lang.Preposition) && d.Part(k-1, lang.Naming) && d.x.Shape.Words <= 3
}

// ofPiece reports whether the quotation is the title of a piece of which a digest says by whom it
// is, and what it says: "“Why It Fell,” by Lee: “…”".
func (d *passage) ofPiece() bool {
	ln := &d.Lines[d.LineOf(d.q)]
	_, colon := d.byLine(d.x.Item, ln)
	return colon != clause.NoItem && colon < ln.End
}

// termBehind reports whether the word right behind the quotation tells of it as of a word or a
// name: "said “berth” means a place to lie", "her “Iron Warden” nickname".
func (d *passage) termBehind() bool {
	next := d.x.Item + 1
	short := d.x.Shape.Words <= 3 && !d.x.Shape.Sentence() && d.x.Shape.After == 0
	return short && d.Is(next, lang.TermTrigger) && !d.HasCue(next, lang.CueWeak) &&
		d.Items[next].Line == d.Items[d.x.Item].Line
}

// glosses reports whether the quotation, alone in brackets or behind ", or", tells what the word
// before it means or stands for: that is a name, a title or no English word, "sang a dimba (“song
// of rain”)", "a dimba, or “song of rain,” was sung".
func (d *passage) glosses() bool {
	h, of := &d.x.Shape, d.x.Item-2
	switch or := of + 1; {
	case h.Clause || h.Words > 5:
		return false
	case d.Stop(or, '(') && d.Stop(d.x.Item+1, ')'):
	case d.Is(or, lang.Conjunction) && !d.Link(or, lang.LinkAnd) && d.Stop(of, ',') && (h.Ending == ',' || h.After == ','):
		of--
	default:
		return false
	}
	switch it := d.At(of); it.Kind {
	case clause.Quote:
		return d.Stop(of+1, '(')
	case clause.Name:
		return h.Capital
	case clause.Word:
		return d.Pack.PublishedWords && it.Entry.Class == 0 && it.Entry.Cue == 0 &&
			!gazetteer.Of(d.Spelled(of)).Is(gazetteer.Ordinary)
	}
	return false
}

// sign reports whether the quotation is one letter, or a hashtag before a noun: "an “x” on the
// map", "the “#SaveThePier” pledge".
func (d *passage) sign() bool {
	t := &d.Tokens[d.x.First]
	return d.x.Shape.Words == 1 && (t.End-t.Start == 1 || t.Is(prose.Handle) && d.x.Modifies)
}

// plays reports whether item i is a verb for what is done to a part or a piece, of which nobody is
// the speaker: "had played “Rose” in the series", "hummed “Salt”".
func (d *passage) plays(i clause.ItemID) bool {
	return d.Part(i, lang.ByNobody) && d.HasForm(i, lang.Base|lang.Past|lang.Gerund) && !d.HasCue(i, lang.VerbCues)
}

// goesBy reports whether the pronoun at item i tells by which name somebody or something goes whom
// the text does not name: "a gang calling itself “the gulls”", "Its members call themselves
// “pilots”".
func (d *passage) goesBy(i clause.ItemID) bool {
	if !d.Is(i, lang.Reflexive) || i != d.x.Item-1 || d.x.Shape.Words > 3 || d.x.Shape.Clause {
		return false
	}
	k := d.SayingBefore(i)
	if k == clause.NoSaying || d.Sayings[k].Item != i-1 || !d.Sayings[k].Brings(lang.CueWeak) {
		return false
	}
	s := &d.Sayings[k]
	group := s.Kind == clause.Gerund && d.Nounish(s.Item-1) && !d.IsName(s.Item-1)
	return group || d.Refer(s.Subject, s.Line).Kind != refer.Entity
}

// namedAside reports whether capitals between commas are the name of the thing right before them:
// "said her newsletter, “Morning Pier,” had failed"; but not "told her dog, “Sit Down,” and left".
func (d *passage) namedAside(ln *clause.Line) bool {
	h, comma, next := &d.x.Shape, d.x.Item-1, d.x.Item+1
	if d.Link(comma, lang.LinkThe) {
		comma-- // "The ferry, the “Aurora,” was late"
	}
	if !h.Titled || h.Clause || h.Ending != ',' && h.After != ',' || !d.Stop(comma, ',') || d.Display(d.q) {
		return false
	}
	p := d.PhraseBefore(comma-1, ln.First)
	if p.Kind != clause.Nominal || !d.Is(p.First, lang.Article|lang.Possessive) {
		return false
	}
	if d.Is(p.First-1, lang.Preposition) || d.HasCue(p.First-1, lang.CueTell|lang.CueAsk) {
		return false
	}
	if d.Stop(next, ',') {
		next++
	}
	return h.Words > 1 && !d.Personal(p.Head) || next < ln.End && d.Predicate(next, ln)
}

// inTongue reports whether the words are what something means in a language: "Latin for “…”".
func (d *passage) inTongue(i clause.ItemID) bool {
	return d.Link(i, lang.LinkFor) && d.Is(i-1, lang.Demonym|lang.Thing) && d.Tokens[d.Items[i-1].First].Is(prose.Upper)
}

// asked reports whether it is asked or told what the words mean or are: "asked what “tugging”
// meant".
func (d *passage) asked(i clause.ItemID) bool {
	end := d.x.Item + 1
	if !d.Is(i, lang.Question) || d.x.Shape.Words > 3 || d.x.Shape.Sentence() || end >= d.Lines[d.LineOf(d.q)].End {
		return false
	}
	return d.Is(end, lang.TermTrigger) || d.BeVerb(end)
}

// thingNamed reports whether the noun right before capitals is for a thing or a paper that bears a
// name: "the trawler “Grey Ann”", "the tabloid “Evening Tide”".
func (d *passage) thingNamed(i clause.ItemID) bool {
	if !d.x.Shape.Titled || d.x.Shape.Exclaims() || d.x.Modifies {
		return false
	}
	return d.Is(i, lang.NamedThing) || slices.Contains(d.Pack.PressNouns, d.Spelled(i))
}

// titleOf reports whether the noun at item i, or before a comma or "is" there, says that the
// quotation is a work's title: "her book “The Rotten Pier”".
func (d *passage) titleOf(i clause.ItemID, ln *clause.Line) bool {
	if d.Is(i, lang.WorkNoun) && !d.verbOf(i) {
		return d.x.Shape.Titled || !d.x.Shape.Clause && d.x.Shape.After != 0 && !d.calledWork(i)
	}
	if i <= ln.First || !d.Is(i-1, lang.WorkNoun) {
		return false
	}
	return d.x.Shape.Titled && d.Stop(i, ',') || d.x.Shape.Name() && d.BeVerb(i)
}

// verbOf reports whether item i, which may be a noun for a work, is the verb of several: "the
// figures show “a clear fall”".
func (d *passage) verbOf(i clause.ItemID) bool {
	return d.HasCue(i, lang.VerbCues) && !d.x.Shape.Titled && d.At(i-1).Entry.Number == lang.Plural && d.Nounish(i-1)
}

// calledWork reports whether somebody calls the work at item i what the quotation, in small
// letters, says of it: "called the report “absurd”", "Calling the report “absurd”, he left".
func (d *passage) calledWork(i clause.ItemID) bool {
	k := d.SayingBefore(i)
	if k == clause.NoSaying || d.x.Shape.Capital {
		return false
	}
	s := &d.Sayings[k]
	return s.Brings(lang.CueWeak) && s.HasSubject() && d.PhraseAfter(s.Item+1, i+1).Last == i+1
}

// term reports whether the words after the trigger at item i are a term: what somebody in
// particular calls a thing is that person's word, unless it is a name.
func (d *passage) term(i clause.ItemID) bool {
	p := &d.x.Best
	if p.Saying == clause.NoSaying || p.Rule != saidBefore || p.Who.Kind == refer.Unresolved {
		return true
	}
	s := &d.Sayings[p.Saying]
	if d.meansMore(s, i) {
		return false
	}
	if s.Subject.Kind == clause.Nominal && d.onlyCalled(s) || d.setOff(s) || s.Item == i-1 && d.verbBehind() {
		return true // "models called “transformers”", "said the word “berth” was old"
	}
	if s.Item != i && s.Item != i-1 || s.Kind == clause.Passive && p.Who.Kind != refer.Entity {
		return true
	}
	return d.x.Shape.Name() && !d.callsByName(s)
}

// meansMore reports whether the trigger at item i is the verb of a thing of which somebody tells,
// by saying s, what comes of it, and no word is explained: "Lee said the vote meant “a new start”".
func (d *passage) meansMore(s *clause.Saying, i clause.ItemID) bool {
	told := s.Speech() && s.Item < i-1 && d.HasCue(i, lang.VerbCues)
	if !told || d.x.Shape.Words < 3 || d.x.Shape.Titled || d.IsQuote(i-1) || d.IsName(i-1) {
		return false
	}
	return !d.Is(i-1, lang.TermTrigger)
}

// onlyCalled reports whether the noun before the verb of saying s is what is called so, and calls
// nothing: "models called “transformers”", but "which an audit had called “a trap”".
func (d *passage) onlyCalled(s *clause.Saying) bool {
	first := s.Subject.First
	switch {
	case d.Is(first-1, lang.Preposition) && s.Item == s.Subject.Last:
		return true // "with friendlier models called “transformers”"
	}
	if d.CanSpeak(s.Subject) {
		return false
	}
	relative := d.Is(first-1, lang.Relative|lang.Question)
	return !relative && !d.Is(s.Item-1, lang.Auxiliary) && s.Item == d.x.Item-1
}

// setOff reports whether the verb of saying s is a participle set off by a comma, which tells what
// its subject is called: "its donors, dubbed “keelers” by the crew", "Lee, also called “Skip”". A
// person calls others so, if not by a name: "a plan that the mayor, Ann Lee, called “absurd”".
func (d *passage) setOff(s *clause.Saying) bool {
	if s.Subject.Kind != clause.Nominal && !d.x.Shape.Titled {
		return false
	}
	before := s.Item - 1
	if d.Is(before, lang.Adverb) {
		before--
	}
	return d.IsStop(before) && s.Item == d.x.Item-1 && d.HasForm(s.Item, lang.Participle)
}

// verbBehind reports whether the verb of a clause follows right behind the quotation.
func (d *passage) verbBehind() bool {
	ln, next := &d.Lines[d.LineOf(d.q)], d.x.Item+1
	for d.Is(next, lang.Conjunction) && d.IsQuote(next+1) {
		next += 2 // "said the words “berth” and “quay” were old"
	}
	return next < ln.End && !d.Is(next, lang.Adverb) && d.Verbish(next, ln.End)
}

// callsByName reports whether somebody in particular calls a person or a place by the name that the
// quotation gives: "Lee calls Reed “Captain Rust”", "called her rival “Slow Tom”".
func (d *passage) callsByName(s *clause.Saying) bool {
	if s.Kind != clause.Verbal || !s.Brings(lang.CueWeak|lang.CueSay|lang.CueTell) || d.x.Best.Who.Kind != refer.Entity {
		return false
	}
	object := s.Item + 1
	switch {
	case d.freelyCalled(s):
		return true
	case object == d.x.Item-1:
		named := d.IsName(object) || d.Tokens[d.Items[object].First].Is(prose.Upper)
		return named && !s.Brings(lang.CueTell) || d.personalObject(object)
	case d.calledAs(): // "refers to the skipper as “Captain Rust”"
		return !s.Brings(lang.CueSay) && d.x.Item-s.Item < clause.LongestPhrase/2
	}
	p := d.PhraseAfter(object, d.x.Item)
	return s.Brings(lang.CueWeak) && p.Last == d.x.Item && d.DescribesPerson(p.Head)
}

// freelyCalled reports whether the verb of saying s has "what" for its object, for which the
// quotation stands: "what she called the old “Rust Empire”".
func (d *passage) freelyCalled(s *clause.Saying) bool {
	what := s.Subject.First - 1
	if s.Inverted || !s.Brings(lang.CueWeak) || !s.HasSubject() || !d.Is(what, lang.Question) || d.Part(what, lang.Who) {
		return false
	}
	for i := s.Item + 1; i < d.x.Item; i++ {
		if d.Items[i].Kind != clause.Word || d.Is(i, lang.Preposition|lang.Auxiliary|lang.Conjunction) {
			return false
		}
	}
	return true
}

// personalObject reports whether item i is a pronoun for a person.
func (d *passage) personalObject(i clause.ItemID) bool {
	e := d.Items[i].Entry
	return e.Is(lang.Pronoun) && (e.Gender == lang.Male || e.Gender == lang.Female || e.Number == lang.Plural)
}

// spokenOut reports whether the words stand right behind a verb of plain saying that tells of a
// crowd's cry, "chanted “Save The Pier”", or call somebody by a name after a comma, so that
// capitals make no title of them: "mouthed “Sorry, Mam” to a friend".
func (d *passage) spokenOut(s *clause.Saying) bool {
	verb := s.Kind == clause.Verbal || s.Kind == clause.Gerund
	if !verb || !s.Brings(lang.CueSay) || s.Item != d.x.Item-1 || d.x.Modifies {
		return false
	}
	if d.Part(s.Item, lang.Outcry) {
		return true
	}
	for t := d.x.First; t+1 < d.x.Last; t++ {
		if d.Tokens[t].Kind == prose.Punct && d.S[d.Tokens[t].Start] == ',' {
			return true
		}
	}
	return false
}

// saidOutright reports whether the clause behind the quotation says that somebody said it, and it
// is no title but a clause: in "It means “she must be right,” he says" the words are his.
func (d *passage) saidOutright() bool {
	p := &d.x.Best
	if p.Rule != saidAfter || p.Saying == clause.NoSaying || d.x.Shape.Ending != ',' {
		return false
	}
	return d.x.Shape.Clause && !d.x.Shape.Titled && d.x.Shape.Words > 3 && d.Sayings[p.Saying].Speech()
}

// besideSpeech reports whether "and" joins the quotation to another that is the same speaker's
// words by the same cue: "accused Reed of being “slow” and “very queasy”".
func (d *passage) besideSpeech() bool {
	i := d.x.Item - 1
	if !d.Is(i, lang.Conjunction) || d.x.Modifies {
		return false
	}
	if i--; d.Stop(i, ',') {
		i--
	}
	if !d.IsQuote(i) {
		return false
	}
	v := &d.Verdicts[d.Items[i].Quotation()]
	return v.Speech && v.Best.Rule == saidBefore && v.Best.Saying == d.x.Best.Saying
}

// inCapitals reports whether the words around the quotation bear capitals as well, as in an
// American headline, so that those in it make no name: "Lee Says The Levy Is A ‘Threat To Boats’".
func (d *passage) inCapitals() bool {
	if !quote.Displays(d.Blocks[d.x.Block].Kind) {
		return false
	}
	ln, capitals := &d.Lines[d.LineOf(d.q)], 0
	for i := ln.First; i < min(ln.End, ln.First+longestHeadline); i++ {
		it := &d.Items[i]
		small := len(d.Spelled(i)) < 3 || d.Is(i, lang.Article|lang.Preposition|lang.Conjunction)
		if it.Kind != clause.Word || small || i == ln.First {
			continue
		}
		if !d.Tokens[it.First].Is(prose.Upper) {
			return false
		}
		capitals++
	}
	return capitals > 1
}
