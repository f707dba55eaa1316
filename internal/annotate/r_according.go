package annotate

import (
	"github.com/onrecord/onrecord/internal/annotate/lang"
)

var accordingTo = &ruleRule{
	ID:      "according-to",
	Title:   "“According to …” names the source",
	Reason:  "The phrase says outright whose words or knowledge the sentence gives.",
	Example: `According to [m ann-lee Ann Lee], the pier was [q1 ann-lee "rotten to the core"].`,
	sure:    0.96,
}

func findAccordingTo(d *reading, q quoteID) (proposal, bool) {
	ln := &d.lines[d.lineIndex(q)]
	item := d.quotes[q].item
	best, far := noSaying, itemID(0)
	for k := d.sayingFrom(max(ln.first, item-longestPhrase)); k < len(d.sayings) && d.sayings[k].item < min(ln.end, item+longestPhrase); k++ {
		s := &d.sayings[k]
		if s.kind != adjunct || s.subject.kind == noSource || s.cue&lang.CueAdjunct == 0 {
			continue
		}
		if s.subject.kind == nominal && !d.personal(s.subject.head) {
			continue
		}
		dist := max(item-s.item, s.item-item)
		if best == noSaying || dist < far {
			best, far = sayingID(k), dist
		}
	}
	if best == noSaying || far > longestPhrase {
		return proposal{}, false
	}
	s := &d.sayings[best]
	sure := 1.0
	if far > 12 {
		sure -= 0.1
	}
	return proposal{saying: best, source: s.subject, who: d.refer(s.subject, s.line), factor: sure}, true
}
