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

// handedOnBehind is the paper or other body whose clause behind quotation q hands on what somebody
// says in the clause that holds the fragment q, "Lee called it “a joke,” the Packet reported"; or
// nobody.
func (d *Reading) handedOnBehind(q quote.ID) clause.Source {
	if x := &d.Quotes[q]; x.Shape.Capital || x.Shape.Ending != ',' && x.Shape.After != ',' {
		return clause.Nobody()
	}
	b, ok := d.behind(q)
	if !ok {
		return clause.Nobody()
	}
	for k, end := d.SayingsIn(b.from, min(b.ln.End, b.from+clause.LongestPhrase/2)); k < end; k++ {
		if s := &d.Sayings[k]; s.Kind == clause.Verbal && b.beginsWith(s) && b.handsOnBefore(s) {
			return s.Subject
		}
	}
	return clause.Nobody()
}

// handsOnBefore reports whether the clause of saying s, behind quotation q, is that of a paper or
// another body by which it hands on what somebody says in the clause that begins the sentence and
// holds the fragment q: "Lee called it “a joke,” the Packet reported".
func (b *behind) handsOnBefore(s *clause.Saying) bool {
	if b.x.Shape.Capital || !b.bodySpeaks(s.Subject) {
		return false
	}
	far, k := b.SayingsBack(b.Lines[b.LineOf(b.q)].First, b.x.Item)
	for k > far && b.Sayings[k].Kind == clause.NounCue {
		k--
	}
	if k < far {
		return false
	}
	o := &b.Sayings[k]
	says := o.Kind == clause.Verbal && !o.Inverted && !o.Conjoined && !o.Negated && o.Brings(lang.SpeechCues|lang.CueWeak)
	if !says || o.Start() > b.ln.First && !b.Introduced(o.Start(), b.ln) {
		return false
	}
	until := b.x.Item
	if b.AsBefore(until) {
		until -= 2 // "described it as “a joke”"
	}
	if b.JoinedAfter(o.Item, until) {
		return false
	}
	near := o.Brings(lang.SpeechCues) || until < b.x.Item || b.Near(o.Item, until)
	return near && b.CanSpeak(o.Subject) && b.plain(o.Item+1, b.x.Item)
}
