package rule

import (
	"github.com/onrecord/onrecord/internal/annotate/clause"
	"github.com/onrecord/onrecord/internal/annotate/lang"
	"github.com/onrecord/onrecord/internal/annotate/quote"
	"github.com/onrecord/onrecord/internal/annotate/refer"
	"github.com/onrecord/onrecord/internal/prose"
)

var nextParagraph = &Rule{
	ID:    "next-paragraph",
	Title: "The speaker of the paragraph before goes on",
	Reason: "A paragraph that is nothing but a quotation, right after a paragraph in which somebody speaks, " +
		"goes on with that speaker.",
	Example: `[q1 ann-lee "We will go,"] said [m ann-lee Ann Lee].

[q2 ann-lee "Nobody can stop us."]`,
	sure: 0.94,
}

func findNextParagraph(d *Reading, q quote.ID) *Proposal {
	x := &d.Quotes[q]
	l := d.LineOf(q)
	if !x.Shape.Opens || x.Parent != quote.None || !x.Alone || !d.followsBody(q, l) {
		return nil
	}
	b := d.lineBefore(l)
	before := &d.Lines[b]
	if d.Stop(before.End-1, ':') {
		return d.announced(q, b)
	}
	if p := d.lastQuoteOf(before.Block, q); p != quote.None && d.LineOf(p) >= b-1 {
		return d.speaksOn(q, p)
	}
	if d.unanswered(b) {
		return d.unansweredBefore(q, b)
	}
	factor := 1.0
	if shortQuestion(&x.Shape) {
		factor = exchanged
	}
	if p := d.lastSayer(b, 0.96*factor); p != nil {
		return p
	}
	if p := d.enclosed(l, b); p != nil {
		return p
	}
	if p := d.issuedBy(b); p != nil {
		return p
	}
	p := d.lastSubject(b, 0.88*factor)
	if first := d.FirstLineOf(before.Block); p == nil && first != b {
		if p = d.lastSubject(first, 0.85); p != nil { // whom the whole paragraph tells of
			p = p.where(p.Source.First <= d.Lines[first].First+1 && !d.namesOthers(first, b, p.Who.Entity))
		}
	}
	if p != nil {
		return p
	}
	return d.hersStill(b)
}

// issuedBy proposes the body that puts out a statement or the like in line l, "The Harbour Board
// issued a statement": the words behind it are the statement's.
func (d *Reading) issuedBy(l clause.LineID) *Proposal {
	ln := &d.Lines[l]
	for k, end := d.SayingsIn(ln.First, min(ln.End, ln.First+2*clause.LongestPhrase)); k < end; k++ {
		s := &d.Sayings[k]
		if s.Kind != clause.NounCue || s.HasSubject() || !d.Document(s.Item) {
			continue
		}
		if by := d.Writer(k); by.Kind == clause.Named && d.CanSpeak(by) && !d.MentionIsPerson(by.Head) {
			return d.meant(by, l, 0.95)
		}
	}
	return nil
}

// exchanged is how much speaks for the same speaker where two may be talking to each other.
const exchanged = 0.74

// speaksOn proposes, for the paragraph q, whoever speaks in quotation p of the paragraph before.
func (d *Reading) speaksOn(q, p quote.ID) *Proposal {
	if main := d.reporting(p); main != nil {
		main.factor *= 0.97
		return main
	}
	v := &d.Verdicts[p]
	if v.Best.Rule == answer || v.Best.Rule == credit {
		return nil // either of the two may speak now; what is credited has ended
	}
	if d.shortTurn(q) && (d.answersAnother(q, p) || d.takeTurns(p)) {
		return d.silent("two who talk in turn")
	}
	factor := 1.0
	if d.mayExchange(q, p) {
		factor = exchanged
	}
	if b := d.lineBefore(d.LineOf(q)); d.LineOf(p) == b-1 && !d.MereQuotes(&d.Lines[b]) {
		if r := d.lastSayer(b, 0.96); r != nil {
			return r
		}
		factor = 0.92
	}
	same := d.speakerOf(p, factor)
	if v.Best.Rule == bySubject {
		same.atMost, same.factor = 0, 0.9
	}
	return same.known()
}

// mayExchange reports whether q and p before it may be two people talking to each other: one of
// them is a question, or p is labelled with its speaker.
func (d *Reading) mayExchange(q, p quote.ID) bool {
	before := &d.Quotes[p]
	return before.Shape.Ending == '?' && before.Alone || shortQuestion(&d.Quotes[q].Shape) || d.labelledTurn(p)
}

// answersAnother reports whether quotation p, a few words, answers what another person asked right
// before: then either of the two may speak next, in q. Who asks and has no name does no more than
// ask.
func (d *Reading) answersAnother(q, p quote.ID) bool {
	ask := d.QuoteBefore(p)
	if ask == quote.None {
		ask = d.lastQuoteOf(d.Quotes[p].Block-1, p)
	}
	if ask == quote.None || d.Quotes[ask].Shape.Ending != '?' || !d.shortTurn(p) {
		return false
	}
	asker, who := d.Verdicts[ask].Best.Who, d.Verdicts[p].Best.Who
	asks := asker.Kind == refer.Entity || asker.Kind == refer.Unnamed && d.Quotes[q].Shape.Ending == '?'
	return asks && who.Kind == refer.Entity && !SameSpeaker(asker, who)
}

// takeTurns reports whether the four paragraphs that end with that of quotation p are a talk: a few
// words each, and two people in turn.
func (d *Reading) takeTurns(p quote.ID) bool {
	last := p
	for n := 1; n <= 3; n++ {
		before := d.lastQuoteOf(d.Quotes[last].Block-1, last)
		if before == quote.None || !d.shortTurn(last) || !d.shortTurn(before) {
			return false
		}
		who := d.Verdicts[before].Best.Who
		if who.Kind != refer.Entity || SameSpeaker(who, d.Verdicts[p].Best.Who) != (n == 2) {
			return false
		}
		last = before
	}
	return true
}

// shortTurn reports whether quotation q is as short as what people say who talk to each other.
//
//go:noinline
func (d *Reading) shortTurn(q quote.ID) bool { return d.Quotes[q].Shape.Words <= 10 }

// shortQuestion reports whether a paragraph of these words may be another's question in between.
func shortQuestion(l *quote.Shape) bool { return l.Ending == '?' && l.Words <= 8 }

// labelledTurn reports whether quotation p stands in a transcript: after its speaker's name and a
// colon.
func (d *Reading) labelledTurn(p quote.ID) bool {
	ln := &d.Lines[d.LineOf(p)]
	i := d.Quotes[p].Item - 1
	return i > ln.First && i-ln.First <= 3 && d.Stop(i, ':') && d.IsName(i-1)
}

// followsBody reports whether line l, in which quotation q stands, follows another of its stream,
// and both are no headline or the like.
func (d *Reading) followsBody(q quote.ID, l clause.LineID) bool {
	b := d.lineBefore(l)
	return b != clause.NoLine && !d.Display(q) && !quote.Displays(d.Blocks[d.Lines[b].Block].Kind)
}

// between reports whether the line belongs to the page and not to the story: to a link or caption,
// or it is one word in capitals set between paragraphs.
func (d *Reading) between(ln *clause.Line) bool {
	switch d.Blocks[ln.Block].Kind {
	case prose.Notice:
		return true
	case prose.Crosshead:
		word := d.Tokens[d.Items[ln.First].First]
		return ln.End == ln.First+1 && word.Is(prose.Caps) && word.End-word.Start >= 5
	}
	return d.Caption(ln) || d.SetBetween(ln)
}

// interrupts reports whether line l heads a part of the text, but stands below a colon that hands
// over to what comes next: a page's label, or a crosshead that was set where there was room.
func (d *Reading) interrupts(l clause.LineID) bool {
	return d.Blocks[d.Lines[l].Block].Kind == prose.Crosshead && l > 0 &&
		d.Lines[l-1].Stream == d.Lines[l].Stream && d.Stop(d.Lines[l-1].End-1, ':')
}

// lineBefore is the line of the story before line l, in the same stream, or none. Links, captions
// and credits that stand between its paragraphs end nobody's speech.
func (d *Reading) lineBefore(l clause.LineID) clause.LineID {
	b := l - 1
	for b >= 0 && d.Lines[b].Stream == d.Lines[l].Stream && (d.between(&d.Lines[b]) || d.interrupts(b)) {
		b--
	}
	if b < 0 || d.Lines[b].Stream != d.Lines[l].Stream {
		return clause.NoLine
	}
	return b
}

// announced proposes whoever line l, which ends in a colon, hands over to for quotation q: who
// speaks in it, whose reply it names, or of whom it tells.
func (d *Reading) announced(q quote.ID, l clause.LineID) *Proposal {
	if p := d.quotesAhead(l); p != nil {
		return p
	}
	if p := d.lastSayer(l, 1.03); p != nil {
		return p
	}
	ln := &d.Lines[l]
	for k, end := d.SayingsIn(ln.First, min(ln.End, ln.First+3*clause.LongestPhrase)); k < end; k++ {
		s := &d.Sayings[k]
		aside := s.Kind == clause.Gerund || s.Kind == clause.NounCue || s.Conjoined
		if aside && s.HasSubject() && s.Brings(lang.SpeechCues|lang.CueNoun) {
			return d.saidIn(k, 1)
		}
	}
	if p := d.lastSubject(l, 0.95); p != nil {
		return p
	}
	if p := d.ownerIn(l); p != nil || !d.textFollows(q, l) {
		return p
	}
	p, _ := d.lastToSpeak(d.lineBefore(l))
	return p
}

// quotesAhead proposes whom somebody quotes at the end of line l: "Lee quotes Reed, the mayor:".
func (d *Reading) quotesAhead(l clause.LineID) *Proposal {
	ln := &d.Lines[l]
	for far, k := d.SayingsBack(max(ln.First, ln.End-clause.LongestPhrase/2), ln.End); k >= far; k-- {
		if whom := d.quotedBy(&d.Sayings[k], ln.End-1); whom.Found() {
			return d.quotedOf(k, whom)
		}
	}
	return nil
}

// textFollows reports whether line l says in a few words, and of nobody, that quotation q behind it
// is a text: "Partial transcript as follows:", "The full statement:". One that begins with a label,
// “LEE: We go”, is several people's.
func (d *Reading) textFollows(q quote.ID, l clause.LineID) bool {
	ln := &d.Lines[l]
	if ln.End-ln.First > 8 || d.lineBefore(l) == clause.NoLine || d.namesAnybody(ln) {
		return false
	}
	for i := ln.First; i < ln.End; i++ {
		if d.Document(i) {
			return d.Spelling(d.Quotes[q].First+1) != ":"
		}
	}
	return false
}

// ownerIn proposes whoever line l says that something is of, in a few words: "Among his points:".
func (d *Reading) ownerIn(l clause.LineID) *Proposal {
	ln := &d.Lines[l]
	for i := ln.First; i < min(ln.End, ln.First+8); i++ {
		if !d.Is(i, lang.Possessive) || d.Items[i].Entry.Gender&(lang.Male|lang.Female) == 0 {
			continue
		}
		return d.meant(d.PhraseOf(i), l, 0.9).named()
	}
	return nil
}
