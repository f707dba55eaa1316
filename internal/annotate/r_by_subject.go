package annotate

import (
	"github.com/onrecord/onrecord/internal/annotate/lang"
)

var bySubject = &ruleRule{
	ID:      "by-subject",
	Title:   "The person of whom the sentence tells used the words",
	Reason:  "Where a sentence about one person's doings holds a fragment in marks and no cue, the words are often that person's: a candidate, not a finding.",
	Example: `[m ann-lee Ann Lee] turned to [q1 ? "the rotten pier"] and its planks.`,
	sure:    0.62,
}

func findBySubject(d *reading, q quoteID) (proposal, bool) {
	x := &d.quotes[q]
	if x.parent != noQuote || x.modifies || x.look.titled && x.look.words > 1 {
		return proposal{}, false
	}
	ln := &d.lines[d.lineIndex(q)]
	for k := x.item - 1; k >= max(ln.first, x.item-2*longestPhrase); k-- {
		it := &d.items[k]
		if it.kind != itemName && !(it.kind == itemWord && it.entry.Is(lang.Pronoun) && d.nominative(k)) {
			continue
		}
		s := d.subjectAt(k, ln)
		if s.kind == nominal || s.kind == noSource || s.head != k {
			continue
		}
		r := d.refer(s, d.lineIndex(q))
		if r.kind != entity {
			return proposal{}, false
		}
		return proposal{saying: noSaying, source: s, who: r, factor: 1}, true
	}
	return proposal{}, false
}
