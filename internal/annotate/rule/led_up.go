package rule

import (
	"github.com/onrecord/onrecord/internal/annotate/clause"
	"github.com/onrecord/onrecord/internal/annotate/lang"
)

// ledUpTo reports whether a clause of saying leads up to quotation x with a comma or colon, or
// right up to one that is a sentence, so that what stands after it belongs to something else: "I
// said, ‘Why?’ She said, ‘Why not?’"
func (d *Reading) ledUpTo(x *clause.Quotation) bool {
	i := x.Item - 1
	if !d.Stop(i, ',') && !d.Stop(i, ':') {
		if !x.Shape.Sentence() {
			return false
		}
		i++ // "I said ‘why?’ She said ‘why not?’"
	}
	k := d.SayingFrom(i) - 1
	if k < 0 || d.Sayings[k].Line != d.Items[x.Item].Line {
		return false
	}
	s := &d.Sayings[k]
	told := s.Brings(lang.CueTell|lang.CueAsk) && s.Item == i-2 && d.Part(i-1, lang.Objective)
	if s.Item != i-1 && !told && !(d.Stop(i, ':') && d.hearerEnds(s, i)) {
		return false
	}
	if s.Kind == clause.Passive && s.Brings(lang.CueTell|lang.CueAsk) {
		return x.Shape.Capital && x.Shape.Sentence() // "Lee was asked, “Why?” She replied"
	}
	if !s.Speech() || s.Inverted {
		return false
	}
	return x.Shape.Capital && x.Shape.Sentence() || !d.opensWithQuote(s)
}

// hearerEnds reports whether the phrase that tells to whom somebody speaks in saying s is all that
// stands between its verb and item i: "asked Reed", "shouted at the crew".
func (d *Reading) hearerEnds(s *clause.Saying, i clause.ItemID) bool {
	to := s.End()
	if d.Link(to, lang.LinkAt|lang.LinkTo) {
		to++
	} else if !s.Brings(lang.CueTell | lang.CueAsk) {
		return false
	}
	h := d.PhraseAfter(to, i)
	return h.Last == i && d.CanSpeak(h)
}

// leadsOn reports whether the clause of saying s itself leads up to a new sentence in marks: "…,
// she replied, “Never.”"
func (d *Reading) leadsOn(s *clause.Saying, ln *clause.Line) bool {
	i := s.End()
	if i+1 >= ln.End || !d.Stop(i, ',') && !d.Stop(i, ':') || !d.IsQuote(i+1) {
		return false
	}
	next := d.QuoteAt(i + 1)
	return next.Shape.Capital && next.Shape.Sentence()
}

// ledNear reports whether a verb of saying with its own subject stands shortly before quotation x,
// with no other quotation between.
func (d *Reading) ledNear(x *clause.Quotation) bool {
	k := d.SayingBefore(x.Item)
	if k == clause.NoSaying || x.Item-d.Sayings[k].Item > 7 || !x.Shape.Sentence() {
		return false
	}
	s := &d.Sayings[k]
	for i := s.Item + 1; i < x.Item; i++ {
		if d.IsQuote(i) {
			return false
		}
	}
	return s.Speech() && !s.Inverted
}

// opensWithQuote reports whether a quotation stands right before the subject of saying s: "“We go,”
// Lee said, “and soon.”"
func (d *Reading) opensWithQuote(s *clause.Saying) bool {
	for i := s.Subject.First - 1; i >= 0 && d.Items[i].Line == s.Line; i-- {
		if !d.IsStop(i) {
			return d.IsQuote(i)
		}
	}
	return false
}
