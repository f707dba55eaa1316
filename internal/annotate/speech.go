package annotate

import "github.com/onrecord/onrecord/internal/annotate/lang"

// isSpeech decides whether a quotation is somebody's words, and says why. Sentences in marks are speech. A fragment is speech where a cue governs it; it is not
// where the text names it as a title, a term or a name, or where nobody is said to have used it.
func (d *draft) isSpeech(q int32) (bool, string) {
	x := &d.quotes[q]
	p := &x.verdict.best
	switch {
	case d.notice(q):
		return false, "in the publisher's notice"
	case x.look.words == 0:
		return false, "no words"
	case d.labelled(q):
		return false, "a title, name or term"
	case p.rule == saidAfter || p.rule == runsOn || p.rule == nextParagraph || p.rule == goesOn:
		return true, p.rule.Title
	case x.verdict.kind == Direct && (x.look.clause || x.look.words > 3) && !x.look.titled:
		return true, "a sentence"
	case p.rule != nil:
		return true, p.rule.Title
	case x.look.clause && x.look.words > 4:
		return true, "a clause"
	}
	return false, "nobody is said to have used the words"
}

// labelled reports whether what stands right before the quotation calls it a title, a term or a name.
func (d *draft) labelled(q int32) bool {
	x := &d.quotes[q]
	ln := &d.lines[d.lineIndex(q)]
	i := x.item - 1
	for i >= ln.first && d.is(i, lang.Article) {
		i--
	}
	if i < ln.first {
		return false
	}
	if d.is(i, lang.TermTrigger) {
		return true
	}
	if d.is(i, lang.WorkNoun) && (x.look.titled || !x.look.clause) && x.look.after != 0 {
		return true
	}
	if i > ln.first && d.stop(i, ',') && d.is(i-1, lang.WorkNoun) && x.look.titled {
		return true
	}
	return d.is(i, lang.WorkNoun) && x.look.titled
}
