package annotate

var wordsOf = &Rule{
	ID:      "words-of",
	Title:   "The sentence gives somebody's words, statement or letter",
	Reason:  "A noun of saying with an owner (“Lee's statement”, “a letter from Lee”) tells whose words follow.",
	Example: `The council had [m ann-lee Ann Lee]'s letter, [q1 ann-lee "a cry for help"].`,
	sure:    0.93,
	find:    findWordsOf,
}

func findWordsOf(d *draft, q int32) (proposal, bool) {
	ln := &d.lines[d.lineIndex(q)]
	item := d.quotes[q].item
	for k := d.sayingFrom(item) - 1; k >= 0 && d.sayings[k].item >= max(ln.first, item-longestPhrase); k-- {
		s := &d.sayings[k]
		if s.kind == nounCue && d.owned(s, item) {
			return proposal{saying: int32(k), source: s.subject, who: d.refer(s.subject, s.line), sure: 1}, true
		}
	}
	return proposal{}, false
}
