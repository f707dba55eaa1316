package rule

import (
	"github.com/onrecord/onrecord/internal/annotate/clause"
	"github.com/onrecord/onrecord/internal/annotate/lang"
	"github.com/onrecord/onrecord/internal/annotate/quote"
	"github.com/onrecord/onrecord/internal/annotate/refer"
)

var bySubject = &Rule{
	ID:    "by-subject",
	Title: "The person of whom the sentence tells used the words",
	Reason: "Where a sentence about one person's doings holds a fragment in marks and no cue, " +
		"the words are often that person's: a candidate, not a finding.",
	Example: `[m ann-lee Ann Lee] turned to [q1 ? "the rotten pier"] and its planks.`,
	sure:    0.62,
}

func findBySubject(d *Reading, q quote.ID) (Proposal, bool) {
	x := &d.Quotes[q]
	if x.Parent != quote.None || x.Modifies || x.Shape.Name() {
		return Proposal{}, false
	}
	l := d.LineOf(q)
	ln := &d.Lines[l]
	for k := x.Item - 1; k >= max(ln.First, x.Item-2*clause.LongestPhrase); k-- {
		if !d.IsName(k) && !(d.Is(k, lang.Pronoun) && d.Nominative(k)) {
			continue
		}
		s := d.SubjectAt(k, ln)
		if s.Kind == clause.Nominal || !s.Found() || s.Head != k {
			continue
		}
		p := d.meant(s, l, 1)
		return p, p.Who.Kind == refer.Entity
	}
	return Proposal{}, false
}
