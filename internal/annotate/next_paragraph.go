package annotate

var runsOn = &Rule{
	ID:      "runs-on",
	Title:   "The quotation runs on over paragraphs",
	Reason:  "A mark left open at a paragraph's end says that the next paragraph's opening mark goes on with the same words.",
	Example: "[m ann-lee Ann Lee] said: [q1 ann-lee \"We will go.]\n\n[q1 ann-lee \"Nobody can stop us.\"]",
	sure:    0.995,
	find:    findRunsOn,
}

func findRunsOn(d *draft, q int32) (proposal, bool) {
	x := &d.quotes[q]
	if !x.look.opens || x.parent != none || x.block == 0 || !d.blocks[x.block-1].leftOpen {
		return proposal{}, false
	}
	p := d.lastQuoteOf(x.block-1, q)
	if p == none || !d.quotes[p].unclosed {
		return proposal{}, false
	}
	v := &d.quotes[p].verdict
	return proposal{saying: none, source: nobody(), who: v.who, sure: 1, atMost: v.best.sure}, v.who.kind != unresolved
}

var nextParagraph = &Rule{
	ID:      "next-paragraph",
	Title:   "The speaker of the paragraph before goes on",
	Reason:  "A paragraph that is nothing but a quotation, right after a paragraph in which somebody speaks, goes on with that speaker.",
	Example: "[q1 ann-lee \"We will go,\"] said [m ann-lee Ann Lee].\n\n[q2 ann-lee \"Nobody can stop us.\"]",
	sure:    0.94,
	find:    findNextParagraph,
}

func findNextParagraph(d *draft, q int32) (proposal, bool) {
	x := &d.quotes[q]
	l := d.lineIndex(q)
	if !x.look.opens || x.parent != none || l == 0 || !d.mereQuotes(&d.lines[l]) {
		return proposal{}, false
	}
	before := &d.lines[l-1]
	if before.stream != d.lines[l].stream || d.display(q) || displays(d.blocks[before.block].kind) {
		return proposal{}, false
	}
	colon := d.items[before.end-1].kind == itemStop && d.items[before.end-1].char == ':'
	if colon {
		return d.lastSayer(l-1, 1.03)
	}
	if p := d.lastQuoteOf(before.block, q); p != none && d.lineIndex(p) >= l-2 {
		v := &d.quotes[p].verdict
		sure := 1.0
		if d.lineIndex(p) == l-2 && !d.mereQuotes(before) {
			if r, ok := d.lastSayer(l-1, 0.96); ok {
				return r, true
			}
			sure = 0.92
		}
		return proposal{saying: none, source: nobody(), who: v.who, sure: sure, atMost: v.best.sure}, v.who.kind != unresolved
	}
	return d.lastSayer(l-1, 0.96)
}
