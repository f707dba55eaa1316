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

func findSelfDescribed(d *Reading, q quote.ID) *Proposal {
	l := d.LineOf(q)
	ln := &d.Lines[l]
	i := d.Quotes[q].Item - 1
	if i < ln.First || !d.Part(i, lang.OfOneself) {
		return nil
	}
	for i--; i > ln.First && d.Is(i, lang.Article); {
		i--
	}
	if i > ln.First && d.Stop(i, ',') {
		if s := d.PhraseBefore(i-1, ln.First); s.Kind == clause.Named && d.MentionIsPerson(s.Head) {
			return d.meant(s, l, 1)
		}
	}
	return d.lastSubject(l, 0.95)
}
