package content

// Recognise parts wire copy into its blocks, in order. src is UTF-8; a byte order mark and any line
// ends are read. The words of the blocks are the words of src: only white space is left out.
//
// Wire copy has no markup. What a line is shows in its place, its length, how it ends, and what
// stands around it:
//
//   - The head comes first: headline; deck; highlights, each behind a bullet; the dateline, a place
//     in capitals on a line of its own.
//   - The headline is the first line, if it has no full stop; or if it has one, but is a single
//     short sentence above a longer paragraph (news databases put a stop
//     after each headline). A first line that is neither is the first sentence of a story without a
//     headline.
//   - A crosshead is a short line without a final stop that stands alone between paragraphs, or one
//     that an agency set between hyphens, "- Quantum leap -", or whose words are in single marks,
//     with the stop that databases add, in copy that has speech in double ones: 'Cold as ice.'
//   - The notice is what the publisher says to its readers at the very end (notice.go), and what
//     clings to the copy between its paragraphs: links, captions, credits (furniture.go).
//
// All else is paragraphs and list items. Where in doubt a line is a paragraph: that loses nothing.
func Recognise(src []byte) []Block { return blocksOf(string(src)) }

// blocksOf is Recognise. The blocks' texts are cut out of src.
func blocksOf(src string) []Block {
	ps := paragraphs(src)
	blocks := make([]Block, len(ps))
	for i, p := range ps {
		blocks[i] = Block{Kind: Paragraph, Text: p.text, Offset: p.offset}
	}
	body := head(ps, blocks)
	end := notices(ps, blocks, body)
	lists(ps[body:end], blocks[body:end])
	crossheads(ps, blocks, body, end)
	furniture(ps, blocks, max(body, 1), end)
	return blocks
}

// head recognises the parts above the body and returns where the body begins.
func head(ps []paragraph, blocks []Block) int {
	if len(ps) < 2 || !isHeadline(ps) {
		return 0
	}
	blocks[0].Kind = Headline
	n := 1
	last := len(ps) - 1 // something has to be left for the body
	for n < last && n <= mostDecks && isDeck(ps, n) {
		blocks[n].Kind = Deck
		n++
	}
	n = skipByline(ps, n, last)
	for n < last && ps[n].bullet > 0 {
		blocks[n].Kind = Highlight
		n++
	}
	n = skipByline(ps, n, last)
	for n < last && (isDateline(ps[n]) || ps[n].isStamp()) {
		blocks[n].Kind = Dateline
		n++
	}
	return n
}

// skipByline steps over a byline and the writer's post below it. They stay paragraphs.
func skipByline(ps []paragraph, n, last int) int {
	if n < last && ps[n].isByline() {
		n++
		if n < last && isPost(ps[n]) {
			n++
		}
	}
	return n
}

// isPost reports whether a paragraph below a byline may be the writer's post.
func isPost(p paragraph) bool {
	return p.isShortLine() && p.bullet == 0 && !isDateline(p) && !p.isStamp()
}

// Limits of a head's parts, in code points. A headline has to fit above a column, a deck is a
// sentence or two.
const (
	longestHeadline       = 160
	longestHeadlineToStop = 100 // with a full stop at its end: a lead sentence is nearly always longer
	longestDeck           = 280
	longestDeckToStop     = 160
	mostDecks             = 3
	longestDateline       = 60
	longestCrosshead      = 80
	mostCrossheadWords    = 14
)

// isHeadline reports whether the first paragraph is a headline.
func isHeadline(ps []paragraph) bool {
	p := ps[0]
	switch {
	case p.bullet > 0 || p.isInlineDateline():
		return false
	case p.ending == semicolon || p.ending == open || p.ending == ellipsis || p.ending == question:
		return p.length <= longestHeadline
	case p.ending == colon || p.ending == comma:
		return false
	}
	// A quotation mark after the stop may close a quoted headline as well as a quoted first
	// sentence; the same measure holds.
	below := ps[1].length
	if len(ps) > 2 {
		below = max(below, ps[2].length) // a label such as ABSTRACT may stand between
	}
	return p.length <= longestHeadlineToStop && !p.severalSentences() && (p.length < below || isDeck(ps, 1))
}

// isDeck reports whether ps[n], below the headline or another deck, is a deck.
func isDeck(ps []paragraph, n int) bool {
	p, above := ps[n], ps[n-1]
	switch {
	case p.bullet > 0 || isOtherHead(p):
		return false
	case above.ending == semicolon:
		return p.length <= longestDeck // the headline runs on in it
	case p.ending == open:
		return p.length <= longestDeck
	case p.ending == stop && n == 1:
		// Set close to the headline, in copy whose paragraphs stand apart, it belongs to the
		// headline.
		attached := !p.apart && n+2 < len(ps) && ps[n+1].apart && ps[n+2].apart
		return attached && p.length <= longestDeckToStop && !p.severalSentences()
	}
	return false
}

// isOtherHead reports whether a paragraph is a part of a story's head other than headline and deck.
func isOtherHead(p paragraph) bool {
	return p.isByline() || p.isStamp() || isDateline(p) || p.isInlineDateline()
}

// isDateline reports whether a paragraph is a dateline on a line of its own: a place in capitals,
// perhaps with a date or an agency after a comma or in brackets.
func isDateline(p paragraph) bool {
	if !p.isShortFact() || !p.isOneLine() {
		return false
	}
	place := p.text
	for i, r := range place {
		if r == ',' || r == '(' {
			place = place[:i]
			break
		}
	}
	words, capitals := capitalWords(place)
	return words > 0 && words <= 6 && words == capitals
}

// lists recognises list items: a bullet before the words, or numbers that count on from one
// paragraph to the next.
func lists(ps []paragraph, blocks []Block) {
	for i, p := range ps {
		if p.bullet > 0 || p.number > 0 && (countsOn(ps, i-1) || countsOn(ps, i)) {
			blocks[i].Kind = ListItem
		}
	}
}

// countsOn reports whether ps[i] is numbered, and the paragraph after it has the next number.
func countsOn(ps []paragraph, i int) bool {
	return i >= 0 && i+1 < len(ps) && ps[i].number > 0 && ps[i+1].number == ps[i].number+1
}

// crossheads recognises the crossheads among the paragraphs from body to end.
func crossheads(ps []paragraph, blocks []Block, body, end int) {
	single := marksHeads(ps[body:end])
	for i := body; i < end-1; i++ {
		if ps[i].framed {
			blocks[i].Kind = Crosshead
		}
		if blocks[i].Kind != Paragraph || !ps[i].couldBeCrosshead() && !(single && ps[i].isMarkedHead()) {
			continue
		}
		alone := i == body || !ps[i-1].isShortLine() || blocks[i-1].Kind != Paragraph
		if alone && !ps[i+1].isShortLine() {
			blocks[i].Kind = Crosshead
		}
	}
}

// marksHeads reports whether single marks at the head of a paragraph are a crosshead's in this
// copy: speech stands in double marks there, and in single ones nowhere.
func marksHeads(ps []paragraph) bool {
	double := false
	for _, p := range ps {
		switch {
		case p.opensDouble():
			double = true
		case p.opensSingle() && !p.isMarkedHead() && !p.isShortLine():
			return false
		}
	}
	return double
}
