package annotate

import (
	"github.com/onrecord/onrecord/internal/annotate/lang"
	"github.com/onrecord/onrecord/internal/annotate/names"
	"github.com/onrecord/onrecord/internal/prose"
)

// noteNewcomer notes a person without a name whom the phrase that begins with item i brings in as
// the subject of a clause, "A woman in the queue", "One victim"; and a document that is such a
// subject.
func (d *reader) noteNewcomer(i itemID, ln *line) {
	if i > ln.first && !d.opensClause(i-1) && !d.introduced(i, ln) {
		return
	}
	s := d.phraseAfter(i, ln.end)
	if s.kind == nominal && d.document(s.head) {
		if s.last < ln.end && (d.verbish(s.last, ln.end) || d.items[s.last].kind == itemStop || d.is(s.last, lang.Preposition)) {
			d.noteSubject(s, i, ln)
		}
		return
	}
	if s.kind != nominal || !s.indefinite || s.definite || d.items[s.head].speaks || d.is(s.head, lang.OrgNoun|lang.OrgHead) || !d.describesPerson(s.head) || d.items[s.head].entry.Number == lang.Plural || d.besideName(s.head, ln) {
		return
	}
	reported := i > ln.first && s.last < ln.end && d.stop(s.last, ',') && (d.part(i-1, lang.That) || d.items[i-1].entry.Cue&lang.CueSay != 0)
	if i > ln.first && !d.introduced(i, ln) && !d.verbish(s.last, ln.end) && !reported {
		return // "Lee, a woman of few words"; "let an interpreter in"
	}
	d.noteSubject(s, i, ln)
}

// noteSubject notes whom or what the phrase s, which begins with item i, is found to mean; or that
// it has no name.
func (d *reader) noteSubject(s source, i itemID, ln *line) {
	r := d.refer(s, d.items[i].line)
	if r.kind == unnamed {
		r.being = being{names.NoEntity, s.head}
	}
	d.note(s.head, ln, r.being, d.roleOf(s.head, i, ln), r)
}

// noteUnnamed notes whoever speaks by the noun at item i: somebody without a name, "a spokesman
// said", whom a pronoun may mean; or whom the noun is found to mean.
func (d *reader) noteUnnamed(i itemID, l lineID) {
	k := d.spokenBy(i)
	if k == noSaying {
		return
	}
	s, ln := &d.sayings[k], &d.lines[l]
	it := &d.items[i]
	if s.inverted && !d.endsParagraphQuote(s, ln) || it.entry.Number == lang.Plural {
		return
	}
	if s.subject.kind != nominal || !d.describesPerson(i) && !d.describesBody(i) && !(it.entry.Class == 0 && i > ln.first && d.toks[it.first].Is(prose.Upper)) {
		return
	}
	r := d.refer(s.subject, l)
	switch {
	case r.kind == unnamed && !d.describesBody(i):
		r.being = being{names.NoEntity, i}
	case r.kind != entity:
		return
	}
	d.note(i, ln, r.being, speaking, r)
}
