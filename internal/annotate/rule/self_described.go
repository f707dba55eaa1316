package rule

import (
	"github.com/onrecord/onrecord/internal/annotate/clause"
	"github.com/onrecord/onrecord/internal/annotate/lang"
	"github.com/onrecord/onrecord/internal/annotate/quote"
)

var selfDescribed = &Rule{
	ID:      "self-described",
	Title:   "Somebody is called so by himself",
	Reason:  "“Self-described” and its like say outright that the words which follow are the person's own.",
	Example: `[m ann-lee Ann Lee], a self-described [q1 ann-lee "enemy of the pier"], came first.`,
	sure:    0.95,
}

func findSelfDescribed(d *Reading, q quote.ID) (Proposal, bool) {
	x := &d.Quotes[q]
	ln := &d.Lines[d.LineOf(q)]
	i := x.Item - 1
	if i < ln.First || !d.Part(i, lang.OfOneself) {
		return Proposal{}, false
	}
	for i--; i > ln.First && d.Is(i, lang.Article); i-- {
	}
	if i > ln.First && d.Stop(i, ',') {
		if s := d.PhraseBefore(i-1, ln.First); s.Kind == clause.Named && d.MentionIsPerson(s.Head) {
			return Proposal{Saying: clause.NoSaying, Source: s, Who: d.Refer(s, d.LineOf(q)), factor: 1}, true
		}
	}
	return d.lastSubject(d.LineOf(q), 0.95)
}
