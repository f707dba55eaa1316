package annotate

var keepsFloor = &ruleRule{
	ID:      "keeps-floor",
	Title:   "Whoever has been speaking is still being reported",
	Reason:  "A report of a speech drops its cues after a while: a fragment of some length in a sentence without any speaker goes on with the last one.",
	Example: "[m ann-lee Ann Lee] said the pier was [q1 ann-lee \"rotten\"]. The town would [q2 ann-lee \"never forget that winter\"].",
	sure:    0.82,
}

func findKeepsFloor(d *reading, q quoteID) (proposal, bool) {
	x := &d.quotes[q]
	if x.parent != noQuote || x.look.words < 3 || x.look.titled {
		return proposal{}, false
	}
	l := d.lineIndex(q)
	if l == 0 || d.lines[l-1].stream != d.lines[l].stream || d.display(q) || displays(d.blocks[d.lines[l-1].block].kind) {
		return proposal{}, false
	}
	sure := 1.0
	if d.lines[l-1].block != d.lines[l].block {
		sure = 0.93
	}
	if p := d.lastQuoteOf(d.lines[l-1].block, q); p != noQuote && d.lineIndex(p) >= l-2 && d.quotes[p].parent == noQuote {
		v := &d.verdicts[p]
		return proposal{saying: noSaying, source: nobody(), who: v.best.who, factor: sure, atMost: v.best.sure}, v.best.who.kind == entity
	}
	return d.lastSayer(l-1, sure)
}
