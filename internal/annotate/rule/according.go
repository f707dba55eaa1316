package rule

import (
	"github.com/onrecord/onrecord/internal/annotate/clause"
	"github.com/onrecord/onrecord/internal/annotate/lang"
	"github.com/onrecord/onrecord/internal/annotate/quote"
)

var accordingTo = &Rule{
	ID:      "according-to",
	Title:   "“According to …” names the source",
	Reason:  "The phrase says outright whose words or knowledge the sentence gives.",
	Example: `According to [m ann-lee Ann Lee], the pier was [q1 ann-lee "rotten to the core"].`,
	sure:    0.96,
}

func findAccordingTo(d *Reading, q quote.ID) *Proposal {
	ln := &d.Lines[d.LineOf(q)]
	item := d.Quotes[q].Item
	from, to := max(ln.First, item-clause.LongestPhrase), min(ln.End, item+clause.LongestPhrase)
	best, far := clause.NoSaying, clause.ItemID(0)
	for k, end := d.SayingsIn(from, to); k < end; k++ {
		s := &d.Sayings[k]
		if !d.givesSource(s) && !d.closesWith(s, item) || d.handsOnClause(k) {
			continue
		}
		if away := max(item-s.Item, s.Item-item); best == clause.NoSaying || away < far {
			best, far = k, away
		}
	}
	if best == clause.NoSaying {
		return d.toWhom(item, ln)
	}
	factor := 1.0
	if far > 12 {
		factor -= 0.1
	}
	return d.saidIn(best, factor)
}

// closesWith reports whether the saying s, right behind the quotation at item and its comma, tells
// in what its words stand, whatever that is called: "“to keep the peace,” according to a readout".
func (d *Reading) closesWith(s *clause.Saying, item clause.ItemID) bool {
	return s.Kind == clause.Adjunct && s.HasSubject() && s.Item == item+1 && d.QuoteAt(item).Shape.Ending == ',' &&
		d.Is(s.Subject.First, lang.Article)
}

// handsOnClause reports whether the source of saying k only hands on what the clause of saying
// right before it tells: "…, Lee said, as reported by the Packet".
func (d *Reading) handsOnClause(k clause.SayingID) bool {
	if k == 0 {
		return false
	}
	o, s := &d.Sayings[k-1], &d.Sayings[k]
	says := o.Kind == clause.Verbal && o.Brings(lang.CueSay|lang.CueTell|lang.CueWrite) && !o.Negated
	if o.Line != s.Line || !says || !d.CanSpeak(o.Subject) {
		return false
	}
	end := d.toldEnd(o)
	return d.Stop(end, ',') && s.Item <= end+2
}

// toldEnd is the item after the verb and the subject of saying s, and after whoever is told.
func (d *Reading) toldEnd(s *clause.Saying) clause.ItemID {
	end := s.End()
	if s.Brings(lang.CueTell) {
		if d.Part(end, lang.Objective) {
			return end + 1
		}
		end = max(end, d.PhraseAfter(end, d.Lines[s.Line].End).Last)
	}
	return end
}

// givesSource reports whether the saying is an "according to" whose source is somebody.
func (d *Reading) givesSource(s *clause.Saying) bool {
	if s.Kind != clause.Adjunct || !s.HasSubject() || !s.Brings(lang.CueAdjunct) {
		return false
	}
	return s.Subject.Kind != clause.Nominal || d.Personal(s.Subject.Head)
}

// toWhom reads what a thing is to somebody whom the sentence names first, which is what he says of
// it: "To Lee, the pier is “a lost friend”", "For Lee, a rower, the answer is plain: “We go.”"
func (d *Reading) toWhom(item clause.ItemID, ln *clause.Line) *Proposal {
	first := ln.First
	if d.Is(first, lang.Conjunction) && !d.Link(first, lang.LinkFor) {
		first++
	}
	if !d.Link(first, lang.LinkTo|lang.LinkFor) || d.Part(first, lang.As) {
		return nil // "as for Lee" brings her up
	}
	s := d.PhraseAfter(first+1, ln.End)
	if s.Kind != clause.Named || !d.MentionIsPerson(s.Head) || !d.Stop(s.Last, ',') {
		return nil
	}
	if !d.isTo(item, s.Last) && !d.viewFrom(s.Last+1, item) {
		return nil
	}
	return d.meant(s, d.Items[item].Line, 0.95)
}

// isTo reports whether the quotation at item follows "is", which stands some way behind the comma
// at item from.
func (d *Reading) isTo(item, from clause.ItemID) bool {
	i := item - 1
	for i > from && d.Is(i, lang.Article|lang.Adverb) {
		i--
	}
	return i > from+1 && d.BeVerb(i)
}

// viewFrom reports whether the quotation at item, more than a term, stands in a clause from item
// first on in which nobody says anything, nor behind it in the sentence.
func (d *Reading) viewFrom(first, item clause.ItemID) bool {
	x := d.QuoteAt(item)
	if x.Shape.Titled || x.Shape.Words < 5 || item-first > clause.LongestPhrase || item-first < 3 {
		return false
	}
	for i := first; i < item; i++ {
		if d.Stop(i, ';') {
			return false
		}
	}
	for k, end := d.SayingsIn(first, item); k < end; k++ {
		s := &d.Sayings[k]
		noun := s.Kind == clause.NounCue
		if noun && s.HasSubject() || !noun && (s.Brings(lang.SpeechCues|lang.CueWeak) || d.CanSpeak(s.Subject)) {
			return false // but "the answer is plain", "the sale shows"
		}
	}
	return !d.spokenBehind(item, &d.Lines[d.Items[item].Line])
}

// spokenBehind reports whether somebody speaks in the sentence ln behind item i.
func (d *Reading) spokenBehind(i clause.ItemID, ln *clause.Line) bool {
	for k, end := d.SayingsIn(i+1, ln.End); k < end; k++ {
		if d.Sayings[k].Speech() {
			return true
		}
	}
	return false
}
