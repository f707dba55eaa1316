package rule

import (
	"github.com/onrecord/onrecord/internal/annotate/clause"
	"github.com/onrecord/onrecord/internal/annotate/lang"
)

// inFront reports whether quotation x stands in a clause that hangs on another and has a speaker of
// its own: "After Lee said “go now”, Reed replied", "If Lee says “jump”, Reed asks how high". What
// follows it is said of somebody else.
func (d *Reading) inFront(x *clause.Quotation) bool {
	ln := &d.Lines[d.Items[x.Item].Line]
	if d.ownedInFront(x, ln) {
		return true
	}
	for far, k := d.SayingsBack(max(ln.First, x.Item-clause.LongestPhrase), x.Item); k >= far; k-- {
		s := &d.Sayings[k]
		if d.setApart(s.Item, x.Item) {
			return false
		}
		speaks := s.HasSubject() && s.Brings(lang.SpeechCues|lang.CueWeak|lang.CueThink)
		if speaks && s.Kind != clause.Adjunct && s.Kind != clause.NounCue && d.subordinate(s, ln) {
			return true
		}
	}
	return false
}

// ownedInFront reports whether quotation x is what somebody is said to have uttered, behind a
// preposition that opens the line: "Despite Lee's “never”, Reed signed". In "In Lee's “big tent”,
// Reed said", it may be a name for a thing.
func (d *Reading) ownedInFront(x *clause.Quotation, ln *clause.Line) bool {
	const where = lang.LinkIn | lang.LinkAt | lang.LinkOn | lang.LinkFor | lang.LinkTo | lang.LinkFrom
	first := ln.First
	if !d.Is(first, lang.Preposition) || d.Link(first, where) {
		return false
	}
	if !d.Stop(x.Item+1, ',') && x.Shape.Ending != ',' {
		return false // "Under Lee's “clean quay” plan, Reed said"
	}
	by := d.PhraseAfter(first+1, x.Item)
	return d.CanSpeak(by) && by.Last+1 == x.Item && d.Genitive(by.Last, ln.End) && !x.Shape.Titled
}

// setApart reports whether punctuation or another quotation parts the cue at item from the
// quotation at item: any but the comma or colon that leads up to it.
func (d *Reading) setApart(cue, item clause.ItemID) bool {
	for i := cue + 1; i < item; i++ {
		if d.IsQuote(i) || d.IsStop(i) && i != item-1 {
			return true
		}
	}
	return false
}

// subordinate reports whether the clause of saying s begins with a word like "after", at the head
// of its sentence or of a part of it.
func (d *Reading) subordinate(s *clause.Saying, ln *clause.Line) bool {
	from := d.HangsFrom(ln)
	if d.setFree(s, ln) || !s.Inverted && s.HasSubject() && s.Subject.First <= from && from <= s.Subject.Head {
		return true
	}
	for i := s.Start() - 1; i >= ln.First && i > s.Start()-clause.LongestPhrase; i-- {
		if d.Part(i, lang.Subordinates) {
			return i <= ln.First+1 || d.IsStop(i-1) || d.Is(i-1, lang.Conjunction)
		}
		if d.IsStop(i) || d.IsQuote(i) {
			return false
		}
	}
	return false
}

// setFree reports whether the saying s opens the line as a participle with a subject of its own:
// "Despite Lee saying “never”, Reed signed", "Lee having said so, Reed signed", or as what another
// heard: "Having heard Lee say “never”, Reed signed".
func (d *Reading) setFree(s *clause.Saying, ln *clause.Line) bool {
	if s.Subject.Kind != clause.Named || s.Subject.First >= s.Item || !d.plain(s.Subject.First, s.Item) {
		return false
	}
	hears := d.HasForm(ln.First, lang.Gerund) || d.HasForm(ln.First+1, lang.Gerund)
	if hears && s.Apart() && s.Subject.First < ln.First+4 {
		return true
	}
	participle := d.HasForm(s.Item, lang.Gerund) || d.HasForm(s.Item-1, lang.Gerund)
	opens := s.Subject.First == ln.First || s.Subject.First == ln.First+1 && d.Is(ln.First, lang.Preposition)
	return participle && opens && !d.BeVerb(s.Item-1)
}
