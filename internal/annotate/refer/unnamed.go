package refer

import (
	"github.com/onrecord/onrecord/internal/annotate/clause"
	"github.com/onrecord/onrecord/internal/annotate/lang"
	"github.com/onrecord/onrecord/internal/prose"
)

// noteNewcomer notes a person without a name whom the phrase that begins with item i brings in as
// the subject of a clause, "A woman in the queue", "One victim"; and a document that is such a
// subject.
func (d *Reader) noteNewcomer(i clause.ItemID, ln *clause.Line) {
	if i > ln.First && !d.OpensClause(i-1) && !d.Introduced(i, ln) {
		return
	}
	s := d.PhraseAfter(i, ln.End)
	switch {
	case s.Kind != clause.Nominal:
	case d.Document(s.Head):
		if s.Last < ln.End && d.followsSubject(s.Last, ln) {
			d.noteSubject(s, i, ln)
		}
	case d.bringsIn(s, ln) && d.isSubject(s, i, ln):
		d.noteSubject(s, i, ln)
	}
}

// followsSubject reports whether item i, right behind a phrase, lets it be a subject.
func (d *Reader) followsSubject(i clause.ItemID, ln *clause.Line) bool {
	return d.Verbish(i, ln.End) || d.IsStop(i) || d.Is(i, lang.Preposition)
}

// bringsIn reports whether the phrase s brings in one person, of whom it says neither the name nor
// anything known already.
func (d *Reader) bringsIn(s clause.Source, ln *clause.Line) bool {
	if !s.Indefinite || s.Definite || d.Items[s.Head].Speaks || d.Items[s.Head].Entry.Number == lang.Plural {
		return false
	}
	return d.DescribesPerson(s.Head) && !d.DescribesBody(s.Head) && !d.BesideName(s.Head, ln)
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

// noteSubject notes whom or what the phrase s, which begins with item i, is found to mean; or that
// it has no name.
func (d *Reader) noteSubject(s clause.Source, i clause.ItemID, ln *clause.Line) {
	r := d.Refer(s, d.Items[i].Line)
	b := r.Being
	if r.Kind == Unnamed || d.Document(s.Head) {
		b = newcomer(s.Head)
	}
	if r.Kind == Unnamed {
		r.Being = b
	}
	d.note(s.Head, ln, b, d.RoleOf(s.Head, i, ln), r)
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
	if s.Subject.Kind != clause.Nominal || !d.describesSpeaker(i, ln) {
		return
	}
	r := d.Refer(s.Subject, l)
	switch {
	case r.Kind == Unnamed && !d.DescribesBody(i):
		r.Being = newcomer(i)
	case r.Kind != Entity:
		return
	}
	d.note(i, ln, r.Being, clause.Speaking, r)
}

// describesSpeaker reports whether the noun at item i is said of people or bodies, or looks like a
// name that was not found as one.
func (d *Reader) describesSpeaker(i clause.ItemID, ln *clause.Line) bool {
	if d.DescribesPerson(i) || d.DescribesBody(i) {
		return true
	}
	it := &d.Items[i]
	return it.Entry.Class == 0 && i > ln.First && d.Tokens[it.First].Is(prose.Upper)
}
