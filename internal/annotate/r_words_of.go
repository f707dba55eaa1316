package annotate

import (
	"github.com/onrecord/onrecord/internal/annotate/lang"
)

var wordsOf = &ruleRule{
	ID:      "words-of",
	Title:   "The sentence gives somebody's words, statement or letter",
	Reason:  "A noun of saying with an owner (“Lee's statement”, “a letter from Lee”) tells whose words follow.",
	Example: `The council had [m ann-lee Ann Lee]'s letter, [q1 ann-lee "a cry for help"].`,
	sure:    0.93,
}

func findWordsOf(d *reading, q quoteID) (proposal, bool) {
	ln := &d.lines[d.lineIndex(q)]
	item := d.quotes[q].item
	for k := d.sayingFrom(item) - 1; k >= 0 && d.sayings[k].item >= max(ln.first, item-longestPhrase); k-- {
		s := &d.sayings[k]
		if d.outcry(s, item) {
			return d.cried(sayingID(k), item, ln), true
		}
		if own := d.withWords(s, ln); own.kind != noSource && (s.item+1 == item || d.part(s.item+1, lang.That)) {
			return proposal{saying: sayingID(k), source: own, who: d.refer(own, s.line), factor: 0.97}, true
		}
		if s.kind == nounCue && d.owned(s, item) {
			return proposal{saying: sayingID(k), source: s.subject, who: d.refer(s.subject, s.line), factor: 1}, true
		}
	}
	return proposal{}, false
}

// withWords is the subject of the clause in which "with" brings a noun of saying that nobody owns:
// "Lee left with a warning that …".
func (d *reading) withWords(s *saying, ln *line) source {
	i := s.item - 1
	if s.kind != nounCue || s.subject.kind != noSource || i-1 <= ln.first || !d.is(i, lang.Article) || !d.part(i-1, lang.With) {
		return nobody()
	}
	return d.clauseSubject(i-2, ln)
}
