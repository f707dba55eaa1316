package refer

import (
	"github.com/onrecord/onrecord/internal/annotate/clause"
	"github.com/onrecord/onrecord/internal/annotate/lang"
	"github.com/onrecord/onrecord/internal/annotate/names"
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
	if s.Kind == clause.Nominal && d.Document(s.Head) {
		if s.Last < ln.End && (d.Verbish(s.Last, ln.End) || d.IsStop(s.Last) || d.Is(s.Last, lang.Preposition)) {
			d.noteSubject(s, i, ln)
		}
		return
	}
	if s.Kind != clause.Nominal || !s.Indefinite || s.Definite || d.Items[s.Head].Speaks || d.Is(s.Head, lang.OrgNoun|lang.OrgHead) || !d.DescribesPerson(s.Head) || d.Items[s.Head].Entry.Number == lang.Plural || d.BesideName(s.Head, ln) {
		return
	}
	reported := i > ln.First && s.Last < ln.End && d.Stop(s.Last, ',') && (d.Part(i-1, lang.That) || d.HasCue(i-1, lang.CueSay))
	if i > ln.First && !d.Introduced(i, ln) && !d.Verbish(s.Last, ln.End) && !reported {
		return // "Lee, a woman of few words"; "let an interpreter in"
	}
	d.noteSubject(s, i, ln)
}

// noteSubject notes whom or what the phrase s, which begins with item i, is found to mean; or that
// it has no name.
func (d *Reader) noteSubject(s clause.Source, i clause.ItemID, ln *clause.Line) {
	r := d.Refer(s, d.Items[i].Line)
	if r.Kind == Unnamed {
		r.Being = Being{names.NoEntity, s.Head}
	}
	d.note(s.Head, ln, r.Being, d.RoleOf(s.Head, i, ln), r)
}

// noteUnnamed notes whoever speaks by the noun at item i: somebody without a name, "a spokesman
// said", whom a pronoun may mean; or whom the noun is found to mean.
func (d *Reader) noteUnnamed(i clause.ItemID, l clause.LineID) {
	k := d.SpokenBy(i)
	if k == clause.NoSaying {
		return
	}
	s, ln := &d.Sayings[k], &d.Lines[l]
	it := &d.Items[i]
	if s.Inverted && !d.EndsParagraphQuote(s, ln) || it.Entry.Number == lang.Plural {
		return
	}
	if s.Subject.Kind != clause.Nominal || !d.DescribesPerson(i) && !d.DescribesBody(i) && !(it.Entry.Class == 0 && i > ln.First && d.Tokens[it.First].Is(prose.Upper)) {
		return
	}
	r := d.Refer(s.Subject, l)
	switch {
	case r.Kind == Unnamed && !d.DescribesBody(i):
		r.Being = Being{names.NoEntity, i}
	case r.Kind != Entity:
		return
	}
	d.note(i, ln, r.Being, clause.Speaking, r)
}
