package clause

import (
	"github.com/onrecord/onrecord/internal/annotate/lang"
	"github.com/onrecord/onrecord/internal/prose"
)

// SourceKind says how the text names a source.
type SourceKind uint8

// How a text names a source.
const (
	NoSource SourceKind = iota
	Named               // by a mention: "President Zelenskyy"
	Pronoun             // he, she, they, I, who
	Nominal             // by a noun: "the senator", "a spokesman for the mayor"
)

// Source is a phrase that may name who speaks: items [First, Last).
type Source struct {
	Kind        SourceKind
	First, Last ItemID
	Head        ItemID // the item of the name, pronoun or noun
	Owner       ItemID // the possessor, or the name after "of", "for": "Clinton's spokesman"; or none
	Also        ItemID // the head of a second name joined by "and", or none
	Definite    bool   // "the", "this", "his": known already
	Indefinite  bool   // "a", "one", "some", a bare plural
}

// Found reports whether there is such a phrase.
//
//go:noinline
func (s Source) Found() bool { return s.Kind != NoSource }

// Nobody is the source where the text gives none.
//
//go:noinline
func Nobody() Source { return Source{Kind: NoSource, Head: NoItem, Owner: NoItem, Also: NoItem} }

// LongestPhrase is the most items that a noun phrase is read over, so that no text can make the
// reading slow.
const LongestPhrase = 40

// PhraseOf is the one-item phrase of a possessor.
func (d *Phrases) PhraseOf(i ItemID) Source {
	s := Source{First: i, Last: i + 1, Head: i, Owner: NoItem, Also: NoItem, Kind: Nominal}
	switch {
	case d.IsName(i):
		s.Kind = Named
	case d.Is(i, lang.Pronoun|lang.Possessive):
		s.Kind = Pronoun
	}
	return s
}

// CanSpeak reports whether the phrase names people or bodies.
func (d *Phrases) CanSpeak(s Source) bool {
	switch s.Kind {
	case Named:
		return true
	case Pronoun:
		return !d.Is(s.Head, lang.Relative|lang.Question)
	case Nominal:
		return d.Personal(s.Head) && !d.HasCue(s.Head, lang.CueNoun)
	}
	return false
}

// SubjectAt reads the phrase that begins at item k if it stands where a subject stands: at the
// start of a clause, and not as a possessor.
func (d *Phrases) SubjectAt(k ItemID, ln *Line) Source {
	if !d.clauseBegins(k, ln) || !d.opensPhrase(k) {
		return Nobody()
	}
	p := d.PhraseAfter(k, ln.End)
	owns := p.Last < ln.End && d.Genitive(p.Last, ln.End)
	if owns || p.Kind == Nominal && !d.Personal(p.Head) {
		return Nobody()
	}
	return p
}

// clauseBegins reports whether a clause can begin with item k: at the start of the line, after what
// opens one, and after an adverb there.
func (d *Phrases) clauseBegins(k ItemID, ln *Line) bool {
	if k <= ln.First || d.OpensClause(k-1) || d.Bullet(k-1) {
		return true
	}
	if d.Is(k-1, lang.Adverb|lang.Hedge|lang.TimeWord) && (k-1 == ln.First || d.OpensClause(k-2)) {
		return true
	}
	return d.behindTime(k, ln)
}

// behindTime reports whether nothing but when it was stands before item k in its clause, with no
// comma behind it: "On Monday Lee left", "Earlier this week Lee", "and in May 2015 Lee".
func (d *Phrases) behindTime(k ItemID, ln *Line) bool {
	const time = lang.Day | lang.Month | lang.TimeWord
	i := k - 1
	if !d.Is(i, time) && (!d.Digits(i) || !d.IsName(k) && !d.Is(k, lang.Article)) {
		return false // "About 200 people"
	}
	for i > max(ln.First, k-5) && (d.Is(i, time|lang.NumberWord|lang.Article) || d.Digits(i) || d.Part(i, lang.Known)) {
		i--
	}
	opens := d.Is(i, lang.Preposition|lang.Adverb) || d.Part(i, lang.When|lang.Known)
	return opens && (i == ln.First || d.OpensClause(i-1))
}

// Bullet reports whether item i is a sign that stands before the lines of a list, or between them.
func (d *Phrases) Bullet(i ItemID) bool {
	t := d.Items[i].First
	return d.Stop(i, 0) && (d.Tokens[t].Kind == prose.Punct || d.Spelling(t) == "»" || d.Spelling(t) == "›")
}

// Listed is the part of line ln that begins behind the last bullet near before item i: a list may
// be one line. It is ln where there is none.
func (d *Phrases) Listed(i ItemID, ln *Line) *Line {
	for k := i - 1; k >= max(ln.First, i-LongestPhrase); k-- {
		if d.Bullet(k) {
			part := *ln
			part.First = k + 1
			return &part
		}
	}
	return ln
}

// opensPhrase reports whether a subject can begin with item k.
func (d *Phrases) opensPhrase(k ItemID) bool {
	it := &d.Items[k]
	switch {
	case it.Kind == Name:
		return true
	case it.Kind != Word, it.Entry.Is(lang.Relative | lang.Question):
		return false
	case d.Part(k, lang.Known) && d.Is(k+1, lang.TimeWord|lang.Day):
		return false // "Earlier this week Lee left"
	}
	opens := it.Entry.Is(lang.Pronoun | lang.Article | lang.Possessive | lang.Title | lang.Post | lang.Honorific)
	return (opens || d.Nounish(k)) && !d.participleIn(k) // "that keeping Reed"
}
