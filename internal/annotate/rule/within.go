package rule

import (
	"github.com/onrecord/onrecord/internal/annotate/clause"
	"github.com/onrecord/onrecord/internal/annotate/lang"
	"github.com/onrecord/onrecord/internal/annotate/quote"
)

// quotedWithin reports whether a clause before quotation q has already said whose fragment it is:
// "Asked about Reed, who spoke of “a mess,” Lee said …", "the premier had told the meeting to be
// “quick”, Lee said".
func (d *Reading) quotedWithin(q quote.ID) bool {
	x := &d.Quotes[q]
	if x.Shape.Capital {
		return false
	}
	if d.askedAbout(x) {
		return true
	}
	k := d.SayingBefore(x.Item)
	if k == clause.NoSaying || x.Item-d.Sayings[k].Item > 8 {
		return false
	}
	s := &d.Sayings[k]
	if s.Kind == clause.Passive && s.HasSubject() && d.AsBefore(x.Item) {
		return x.Item-s.Subject.Last <= 2 // "Lee, described by Reed as “rude,” said"
	}
	if s.Kind == clause.Gerund && d.callsSomebody(s, x.Item) {
		return true // "They jeered, calling her “a thief,” Lee said"
	}
	if s.Kind != clause.Verbal || s.Inverted || !s.HasSubject() || !s.Brings(lang.SpeechCues|lang.CueWeak) {
		return false
	}
	told := s.Brings(lang.CueTell) && d.CanSpeak(s.Subject)
	before := s.Start() - 1
	return told || x.Item-s.Item <= 3 && (d.Is(s.Item-1, lang.Relative) || d.Is(before, lang.Relative))
}

// callsSomebody reports whether the participle of saying s tells what its subject calls somebody or
// something named right behind it, in the quotation at item.
func (d *Reading) callsSomebody(s *clause.Saying, item clause.ItemID) bool {
	speaks := d.CanSpeak(s.Subject) || d.bodySpeaks(s.Subject)
	if !speaks || !s.Brings(lang.CueWeak) || s.Brings(lang.SpeechCues) {
		return false
	}
	if d.Part(item-1, lang.As) {
		item--
	}
	object := s.Item + 1
	return d.Part(object, lang.Objective) && object+1 == item || d.PhraseAfter(object, item).Last == item
}

// askedAbout reports whether quotation x stands in what somebody is asked, at the head of the
// sentence: "Asked if the club was “dying”, Lee said no."
func (d *Reading) askedAbout(x *clause.Quotation) bool {
	first := d.Lines[d.Items[x.Item].Line].First
	if !d.HasCue(first, lang.CueAsk) || !d.HasForm(first, lang.Participle) {
		return false
	}
	for i := first; i < x.Item; i++ {
		if d.IsStop(i) || i > first+clause.LongestPhrase {
			return false
		}
	}
	return true
}

// ownWords reports whether the clause of saying s goes on with words of its own, so that a fragment
// before it is none of its object: "In a cap marked “Born to Win”, Lee said the pier was closed."
func (d *Reading) ownWords(s *clause.Saying, ln *clause.Line) bool {
	i := d.toldEnd(s)
	if i+1 >= ln.End || d.Part(i, lang.Who) {
		return false // "said a pilot who left the docks"
	}
	if d.Part(i, lang.That) {
		return true
	}
	p := d.PhraseAfter(i, ln.End)
	return p.Found() && p.Last < ln.End && d.Predicate(p.Last, ln)
}
