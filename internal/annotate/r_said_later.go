package annotate

import (
	"github.com/onrecord/onrecord/internal/annotate/lang"
)

var saidLater = &ruleRule{
	ID:      "said-later",
	Title:   "The sentence ends by saying who said it",
	Reason:  "“…, she said” at the end of a sentence gives the whole sentence, and the fragment quoted in it, as her words.",
	Example: `The pier is [q1 ann-lee "a disgrace"] to the town, [m ann-lee Ann Lee] said.`,
	sure:    0.96,
}

func findSaidLater(d *reading, q quoteID) (proposal, bool) {
	ln := &d.lines[d.lineIndex(q)]
	item := d.quotes[q].item
	if !d.quotes[q].look.capital && d.askedAbout(&d.quotes[q]) {
		return proposal{}, false
	}
	for k := d.sayingFrom(item + 1); k < len(d.sayings) && d.sayings[k].item < min(ln.end, item+2*longestPhrase); k++ {
		s := &d.sayings[k]
		if d.lastVerb(s, item) {
			return proposal{saying: sayingID(k), source: s.subject, who: d.refer(s.subject, s.line), factor: 1}, true
		}
		if s.kind != verbal || s.cue&(lang.CueSay|lang.CueTell|lang.CueWrite) == 0 || s.subject.kind == noSource || s.conjoined || d.ownWords(s, ln) {
			continue
		}
		from := s.subject.first
		if s.inverted {
			from = s.item
		}
		if from-1 <= item || !d.stop(from-1, ',') && !d.part(from-1, lang.As) {
			continue
		}
		return proposal{saying: sayingID(k), source: s.subject, who: d.refer(s.subject, s.line), factor: d.closing(s, ln)}, true
	}
	return proposal{}, false
}

// closing is surer where the clause ends the sentence.
func (d *reading) closing(s *saying, ln *line) float64 {
	last := max(s.item+1, s.subject.last)
	if ln.end-last <= 6 {
		return 1
	}
	return 0.93
}
