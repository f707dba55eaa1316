package rule

import (
	"github.com/onrecord/onrecord/internal/annotate/clause"
	"github.com/onrecord/onrecord/internal/annotate/quote"
	"github.com/onrecord/onrecord/internal/annotate/refer"
	"github.com/onrecord/onrecord/internal/annotate/weigh"
)

// runBack goes over the quotations whose mark was left open at a paragraph's end, the last first:
// the next paragraph goes on with the same words, so that whoever is named there spoke here too.
func (d *Reading) runBack() {
	for q := quote.ID(len(d.Quotes)) - 2; q >= 0; q-- {
		open := d.Quotes[q].Unclosed && d.Quotes[q].Parent == quote.None
		if !open || d.settled(q) || !d.awaitsSpeaker(q) {
			continue
		}
		n := d.runsOnIn(q)
		if n == quote.None {
			continue
		}
		if v := &d.Verdicts[n]; v.Speech && d.toldItself(n) && v.Best.Who.Kind != refer.Unresolved {
			d.NoteRest()
			p := d.speakerOf(n, 1)
			p.weigh(runsOn)
			d.weighLater(q, p, weigh.RunsOn)
			d.takeOver(q, *p)
		}
	}
}

// awaitsSpeaker reports whether nothing in the paragraph of quotation q itself says whose words
// they are.
func (d *Reading) awaitsSpeaker(q quote.ID) bool {
	switch p := &d.Verdicts[q].Best; p.Rule {
	case nil, bySubject, keepsFloor:
		return true
	case nextParagraph:
		b := d.lineBefore(d.LineOf(q))
		return b == clause.NoLine || !d.Stop(d.Lines[b].End-1, ':')
	case runsOn:
		return p.over < q
	}
	return false
}

// toldItself reports whether the paragraph of quotation q, or one after it that goes on with its
// words, says whose they are.
func (d *Reading) toldItself(q quote.ID) bool {
	p := &d.Verdicts[q].Best
	if d.settled(q) {
		return true
	}
	return !d.awaitsSpeaker(q) && (p.Saying != clause.NoSaying || p.Rule == runsOn && p.over > q)
}

// runsOnIn is the quotation that opens the paragraph after that of q, at whose end q was left open;
// or none.
func (d *Reading) runsOnIn(q quote.ID) quote.ID {
	n := q + 1
	for int(n) < len(d.Quotes) && d.Quotes[n].Parent != quote.None {
		n++
	}
	if int(n) >= len(d.Quotes) {
		return quote.None
	}
	x, y := &d.Quotes[q], &d.Quotes[n]
	alike := d.S[d.Tokens[x.Open].Start] == d.S[d.Tokens[y.Open].Start]
	if !alike || !y.Shape.Opens || d.BlockBefore(y.Block) != x.Block {
		return quote.None
	}
	return n
}

// weighLater collects and weighs the evidence for p, the speaker of q that a later paragraph tells
// by the tie.
func (d *Reading) weighLater(q quote.ID, p *Proposal, tie weigh.Evidence) {
	p.Evidence.Add(tie)
	if p.Who.Kind != refer.Entity {
		return
	}
	d.readInWords(q)
	p.Evidence = p.Evidence.With(d.ofPlace(q)).With(d.ofShape(q))
	d.collect(q, p)
	p.confidence = weigh.Confidence(p.Evidence)
}
