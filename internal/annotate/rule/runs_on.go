package rule

import (
	"github.com/onrecord/onrecord/internal/annotate/quote"
	"github.com/onrecord/onrecord/internal/annotate/refer"
)

var runsOn = &Rule{
	ID:    "runs-on",
	Title: "The quotation runs on over paragraphs",
	Reason: "A mark left open at a paragraph's end says " +
		"that the next paragraph's opening mark goes on with the same words.",
	Example: `[m ann-lee Ann Lee] said: [q1 ann-lee "We will go.]

[q1 ann-lee "Nobody can stop us."]`,
	sure: 0.995,
}

func findRunsOn(d *Reading, q quote.ID) (Proposal, bool) {
	x := &d.Quotes[q]
	if !x.Shape.Opens || x.Parent != quote.None {
		return Proposal{}, false
	}
	b := d.BlockBefore(x.Block)
	if b == quote.NoBlock || !d.Blocks[b].LeftOpen {
		return Proposal{}, false
	}
	before := d.lastQuoteOf(b, q)
	if before == quote.None || !d.Quotes[before].Unclosed {
		return Proposal{}, false
	}
	p := d.speakerOf(before, 1)
	return p, p.Who.Kind != refer.Unresolved
}
