package refer

import (
	"github.com/onrecord/onrecord/internal/annotate/clause"
	"github.com/onrecord/onrecord/internal/annotate/lang"
	"github.com/onrecord/onrecord/internal/annotate/names"
	"github.com/onrecord/onrecord/internal/annotate/quote"
	"github.com/onrecord/onrecord/internal/gazetteer"
	"github.com/onrecord/onrecord/internal/prose"
)

// noteNewcomer notes a person without a name whom the phrase that begins with item i brings in as
// the subject of a clause, "A woman in the queue", "One victim"; and a document that is such a
// subject.
func (d *Reader) noteNewcomer(i clause.ItemID, ln *clause.Line) {
	enters := d.enters(i, ln) || d.metByMe(i, ln)
	d.noteIssued(i, ln)
	if i > ln.First && !d.OpensClause(i-1) && !d.Introduced(i, ln) && !enters {
		return
	}
	if d.Link(i, lang.LinkThe) && !ln.HasCue(lang.CueNoun) {
		return // it is somebody known, and no document
	}
	s := d.PhraseAfter(i, ln.End)
	switch {
	case d.oneOfPeople(i, ln):
		r := nameless(0.9, "one of several")
		r.Being = newcomer(i)
		d.note(i, ln, r.Being, clause.Topic, r)
	case s.Kind != clause.Nominal:
	case d.Document(s.Head):
		if s.Last < ln.End && d.followsSubject(s.Last, ln) {
			d.noteSubject(s, d.RoleOf(s.Head, i, ln), ln)
		}
	case !d.bringsIn(s, ln):
	case enters || d.besideOne(s, i, ln):
		d.noteSubject(s, clause.Topic, ln)
	case d.isSubject(s, i, ln):
		d.noteSubject(s, d.RoleOf(s.Head, i, ln), ln)
	}
}

// noteIssued notes the document that begins with item i, where a person sends it or puts it out:
// after "Lee wrote a letter to the Herald", "it said" means the letter.
func (d *Reader) noteIssued(i clause.ItemID, ln *clause.Line) {
	if i <= ln.First || !d.Part(i-1, lang.Issues) {
		return
	}
	s := d.PhraseAfter(i, ln.End)
	owned := s.Owner != clause.NoItem && s.Owner < s.Head
	if s.Kind != clause.Nominal || !s.Indefinite || owned || !d.Document(s.Head) {
		return
	}
	if r := d.Refer(s, d.Items[i].Line); r.Kind == Entity && d.EntityIs(r.Entity, names.Person) {
		d.note(s.Head, ln, newcomer(s.Head), clause.Subject, r)
	}
}

// enters reports whether the phrase that begins with item i is a subject behind its verb: "Next
// came a boy", "Behind him sat an old skipper", "Among them was a baker".
func (d *Reader) enters(i clause.ItemID, ln *clause.Line) bool {
	verb := i - 1
	if verb <= ln.First || verb-ln.First > 8 || !d.BeVerb(verb) && !d.Part(verb, lang.Comes) {
		return false
	}
	if !d.Is(ln.First, lang.Preposition|lang.Adverb|lang.TimeWord) && !d.Part(ln.First, lang.OtherPost|lang.Where) {
		return false
	}
	for k := ln.First; k < verb; k++ {
		if d.IsStop(k) || d.IsQuote(k) || d.IsName(k) && !d.Is(k-1, lang.Preposition) || d.Nominative(k) {
			return false
		}
	}
	return true
}

// metByMe reports whether the phrase that begins with item i is the object in a clause of which the
// speaker of a quotation is the subject, so that "he" behind it is none but that: "I asked a
// guard".
func (d *Reader) metByMe(i clause.ItemID, ln *clause.Line) bool {
	if d.Streams[ln.Stream].Parent == quote.None {
		return false
	}
	k := i - 1
	const opens = lang.Article | lang.Pronoun | lang.Possessive
	for k > max(ln.First, i-4) && d.Items[k].Kind == clause.Word && !d.Is(k, opens) {
		k--
	}
	return k < i-1 && d.Part(k, lang.Speaking) && !d.Is(k, lang.Possessive)
}

// besideOne reports whether the phrase s, which begins with item i, says between commas what one of
// several is who does something: "One of the speakers, a grandfather in a cap, rose".
func (d *Reader) besideOne(s clause.Source, i clause.ItemID, ln *clause.Line) bool {
	if !d.Part(ln.First, lang.Quantity) || d.Items[ln.First].Entry.Number == lang.Plural || i-ln.First > 8 {
		return false
	}
	for k := ln.First; k < i; k++ {
		if d.IsName(k) || d.IsQuote(k) {
			return false
		}
	}
	return d.Stop(i-1, ',') && s.Last < ln.End && d.Stop(s.Last, ',')
}

// oneOfPeople reports whether the pronoun at item i stands for somebody without a name who does
// something: "One of the farmers stood up", "Another shook his head".
func (d *Reader) oneOfPeople(i clause.ItemID, ln *clause.Line) bool {
	if !d.OneOfThem(i) || d.Items[i].Speaks {
		return false
	}
	if d.Link(i+1, lang.LinkOf) {
		p := d.PhraseAfter(i+2, ln.End)
		people := p.Found() && (d.Part(p.Head, lang.Objective) || d.DescribesPerson(p.Head) || d.Occupation(p.Head))
		return people && p.Last < ln.End && !d.IsStop(p.Last) && !d.IsName(p.Last) && !d.BeVerb(p.Last)
	}
	for k := i + 1; k < min(ln.End, i+5) && d.Items[k].Kind == clause.Word; k++ {
		if d.Is(k, lang.Possessive) {
			return k > i+1 && d.Gender(k)&(lang.Male|lang.Female) != 0
		}
	}
	return false
}

// followsSubject reports whether item i, right behind a phrase, lets it be a subject.
func (d *Reader) followsSubject(i clause.ItemID, ln *clause.Line) bool {
	return d.Verbish(i, ln.End) || d.IsStop(i) || d.Is(i, lang.Preposition)
}

// bringsIn reports whether the phrase s brings in one person, of whom it says neither the name nor
// anything known already. Who says something is a person by any noun that may be one's: "A health
// professional warned that".
func (d *Reader) bringsIn(s clause.Source, ln *clause.Line) bool {
	if !s.Indefinite || s.Definite || d.Items[s.Head].Speaks || d.Items[s.Head].Entry.Number == lang.Plural {
		return false
	}
	person := d.DescribesPerson(s.Head) || d.Occupation(s.Head) ||
		d.HasCue(s.Last, lang.CueSay) && d.MayDescribePerson(s.Head)
	return person && !d.onlyBody(s.Head) && !d.BesideName(s.Head, ln) && !d.namedLater(s.Last, ln)
}

// onlyBody reports whether the noun at item i is said of bodies, and of no person: "a developer"
// may be either.
func (d *Reader) onlyBody(i clause.ItemID) bool {
	return d.DescribesBody(i) && !d.DescribesPerson(i)
}

// namedLater reports whether what stands from item i on, behind a noun, tells more of it and then,
// between commas, its name: "One pilot backing the plan, Ann Lee of Oldport, said", "The man who
// built the boat, Tom Reed, left".
func (d *Reader) namedLater(i clause.ItemID, ln *clause.Line) bool {
	if !d.HasForm(i, lang.Gerund) && !d.Is(i, lang.Preposition|lang.Relative) {
		return false
	}
	for k := i + 1; k+1 < min(ln.End, i+clause.LongestPhrase/4); k++ {
		if d.Stop(k, ',') {
			return d.IsName(k+1) && d.MentionIsPerson(k+1) && !d.Verbish(k+2, ln.End)
		}
	}
	return false
}

// isSubject reports whether the phrase s, which begins with item i, is the subject of a clause, and
// not "Lee, a woman of few words" or "let an interpreter in".
func (d *Reader) isSubject(s clause.Source, i clause.ItemID, ln *clause.Line) bool {
	if i <= ln.First || d.Introduced(i, ln) || d.Verbish(s.Last, ln.End) {
		return true
	}
	said := d.Part(i-1, lang.That) || d.HasCue(i-1, lang.CueSay)
	return said && s.Last < ln.End && d.Stop(s.Last, ',')
}

// noteSubject notes whom or what the phrase s is found to mean, and in which role; or that it has
// no name.
func (d *Reader) noteSubject(s clause.Source, role clause.Role, ln *clause.Line) {
	r := d.Refer(s, d.Items[s.First].Line)
	b := r.Being
	if r.Kind == Unnamed || d.Document(s.Head) {
		b = newcomer(s.Head)
	}
	if r.Kind == Unnamed {
		r.Being = b
	}
	d.note(s.Head, ln, b, role, r)
	if r.Kind == Unnamed && role == clause.Topic && d.TellsFeeling(s.Last, ln) {
		d.events[len(d.events)-1].turns = true
	}
}

// noteUnnamed notes whoever speaks by the noun at item i: somebody without a name, "a spokesman
// said", whom a pronoun may mean; or whom the noun is found to mean.
func (d *Reader) noteUnnamed(i clause.ItemID, l clause.LineID) {
	k := d.SpokenBy(i)
	if k == clause.NoSaying {
		k = d.SpokenAfter(i)
	}
	if k == clause.NoSaying {
		return
	}
	s, ln := &d.Sayings[k], &d.Lines[l]
	if s.Inverted && !d.EndsParagraphQuote(s, ln) || d.Items[i].Entry.Number == lang.Plural {
		return
	}
	told := d.describesSpeaker(i, ln) || s.Subject.Indefinite && d.MayDescribePerson(i)
	if !d.OneOfThem(i) && (s.Subject.Kind != clause.Nominal || !told) {
		return
	}
	by := s.Subject
	if n := d.CalledBehind(i+1, ln.End); n != clause.NoItem {
		by = d.PhraseOf(n)
	}
	r := d.Refer(by, l)
	switch {
	case r.Kind == Unnamed && !d.onlyBody(i):
		r.Being = newcomer(i)
	case r.Kind != Entity:
		return
	}
	d.note(i, ln, r.Being, clause.Speaking, r)
}

// describesSpeaker reports whether the noun at item i is said of people or bodies, or looks like a
// name that was not found as one: at the head of a paragraph, any word that is no English one.
func (d *Reader) describesSpeaker(i clause.ItemID, ln *clause.Line) bool {
	if d.DescribesPerson(i) || d.DescribesBody(i) {
		return true
	}
	it := &d.Items[i]
	if it.Entry.Class != 0 || !d.Tokens[it.First].Is(prose.Upper) {
		return false
	}
	return i > ln.First || !d.LaterInParagraph(it.Line) && !gazetteer.Of(d.Spelled(i)).Is(gazetteer.Ordinary)
}
