package annotate

import (
	"github.com/onrecord/onrecord/internal/annotate/lang"
)

// quotedWithin reports whether a clause before quotation q has already said whose fragment it is:
// "Asked about Reed, who spoke of “a mess,” Lee said …", "the premier had told the meeting to be
// “quick”, Lee said".
func (d *reading) quotedWithin(q quoteID) bool {
	x := &d.quotes[q]
	k := d.sayingFrom(x.item) - 1
	if !x.look.capital && d.askedAbout(x) {
		return true
	}
	if x.look.capital || k < 0 || d.sayings[k].line != d.items[x.item].line || x.item-d.sayings[k].item > 8 {
		return false
	}
	s := &d.sayings[k]
	if s.kind != verbal || s.cue&(lang.SpeechCues|lang.CueWeak) == 0 || s.subject.kind == noSource || s.inverted {
		return false
	}
	return s.cue&lang.CueTell != 0 && d.canSpeak(s.subject) || s.item > 0 && x.item-s.item <= 3 && d.is(s.item-1, lang.Relative)
}

// askedAbout reports whether quotation x stands in what somebody is asked, at the head of the
// sentence: "Asked if the club was “dying”, Lee said no."
func (d *reading) askedAbout(x *placed) bool {
	first := d.lines[d.items[x.item].line].first
	if e := d.items[first].entry; d.items[first].kind != itemWord || e.Cue&lang.CueAsk == 0 || e.Form&lang.Participle == 0 {
		return false
	}
	for i := first; i < x.item; i++ {
		if d.items[i].kind == itemStop || i > first+longestPhrase {
			return false
		}
	}
	return true
}

// ownWords reports whether the clause of saying s goes on with words of its own, so that a fragment
// before it is none of its object: "In a cap marked “Born to Win”, Lee said the pier was closed."
func (d *reading) ownWords(s *saying, ln *line) bool {
	i := max(s.item+1, s.subject.last)
	if s.cue&lang.CueTell != 0 {
		i = max(i, d.phraseAfter(i, ln.end).last)
	}
	if i+1 >= ln.end {
		return false
	}
	if d.part(i, lang.That) {
		return true
	}
	p := d.phraseAfter(i, ln.end)
	return p.kind != noSource && p.last < ln.end && d.predicate(p.last, ln)
}
