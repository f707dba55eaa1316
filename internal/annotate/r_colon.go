package annotate

import (
	"github.com/onrecord/onrecord/internal/annotate/lang"
)

var colon = &ruleRule{
	ID:      "colon",
	Title:   "A colon after the sentence's subject hands over to the quotation",
	Reason:  "Whatever the verb, a sentence about a person that ends in a colon introduces that person's words.",
	Example: `[m ann-lee Ann Lee] leaned over the rail: [q1 ann-lee "We will go."]`,
	sure:    0.94,
}

func findColon(d *reading, q quoteID) (proposal, bool) {
	x := &d.quotes[q]
	ln := &d.lines[d.lineIndex(q)]
	if x.item-1 <= ln.first || !d.stop(x.item-1, ':') || !x.look.capital {
		return proposal{}, false
	}
	s := d.mainSubject(x.item-2, ln)
	if s.kind == noSource {
		s = d.clauseSubject(x.item-2, ln)
	}
	if s.kind == noSource {
		return proposal{}, false
	}
	return proposal{saying: noSaying, source: s, who: d.refer(s, d.lineIndex(q)), factor: 1}, true
}

// mainSubject is the last person, by name or pronoun, that begins a clause before item j: after a
// comma, a conjunction or at the start of the line.
func (d *reading) mainSubject(j itemID, ln *line) source {
	for k := j; k >= max(ln.first, j-longestPhrase); k-- {
		if k > ln.first && !d.stop(k-1, ',') && !d.is(k-1, lang.Conjunction) {
			continue
		}
		p := d.subjectAt(k, ln)
		if p.kind == pronoun && d.nominative(p.head) || p.kind == named && d.mentionIsPerson(p.head) && p.last <= j && !d.stop(p.last, ',') {
			return p
		}
	}
	return nobody()
}
