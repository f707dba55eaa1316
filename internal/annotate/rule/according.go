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

func findAccordingTo(d *Reading, q quote.ID) (Proposal, bool) {
	ln := &d.Lines[d.LineOf(q)]
	item := d.Quotes[q].Item
	best, far := clause.NoSaying, clause.ItemID(0)
	for k, end := d.SayingsIn(max(ln.First, item-clause.LongestPhrase), min(ln.End, item+clause.LongestPhrase)); k < end; k++ {
		s := &d.Sayings[k]
		if s.Kind != clause.Adjunct || !s.HasSubject() || !s.Brings(lang.CueAdjunct) {
			continue
		}
		if s.Subject.Kind == clause.Nominal && !d.Personal(s.Subject.Head) {
			continue
		}
		dist := max(item-s.Item, s.Item-item)
		if best == clause.NoSaying || dist < far {
			best, far = k, dist
		}
	}
	if best == clause.NoSaying || far > clause.LongestPhrase {
		return Proposal{}, false
	}
	s := &d.Sayings[best]
	sure := 1.0
	if far > 12 {
		sure -= 0.1
	}
	return Proposal{Saying: best, Source: s.Subject, Who: d.Refer(s.Subject, s.Line), factor: sure}, true
}
