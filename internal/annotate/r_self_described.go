package annotate

import (
	"github.com/onrecord/onrecord/internal/annotate/lang"
)

var selfDescribed = &ruleRule{
	ID:      "self-described",
	Title:   "Somebody is called so by himself",
	Reason:  "“Self-described” and its like say outright that the words which follow are the person's own.",
	Example: `[m ann-lee Ann Lee], a self-described [q1 ann-lee "enemy of the pier"], came first.`,
	sure:    0.95,
}

func findSelfDescribed(d *reading, q quoteID) (proposal, bool) {
	x := &d.quotes[q]
	ln := &d.lines[d.lineIndex(q)]
	i := x.item - 1
	if i < ln.first || !d.part(i, lang.OfOneself) {
		return proposal{}, false
	}
	for i--; i > ln.first && d.is(i, lang.Article); i-- {
	}
	if i > ln.first && d.stop(i, ',') {
		if s := d.phraseBefore(i-1, ln.first); s.kind == named && d.mentionIsPerson(s.head) {
			return proposal{saying: noSaying, source: s, who: d.refer(s, d.lineIndex(q)), factor: 1}, true
		}
	}
	return d.lastSubject(d.lineIndex(q), 0.95)
}
