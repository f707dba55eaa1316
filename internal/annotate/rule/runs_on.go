package rule

import "github.com/onrecord/onrecord/internal/annotate/quote"

var runsOn = &Rule{
	ID:    "runs-on",
	Title: "The quotation runs on over paragraphs",
	Reason: "A mark left open at a paragraph's end says " +
		"that the next paragraph's opening mark goes on with the same words.",
	Example: `[m ann-lee Ann Lee] said: [q1 ann-lee "We will go.]

[q1 ann-lee "Nobody can stop us."]`,
	sure: 0.995,
}

func findRunsOn(d *Reading, q quote.ID) *Proposal {
	x := &d.Quotes[q]
	if !x.Shape.Opens || x.Parent != quote.None {
		return nil
	}
	b := d.BlockBefore(x.Block)
	if b == quote.NoBlock || !d.Blocks[b].LeftOpen {
		return nil
	}
	before := d.lastQuoteOf(b, q)
	if before == quote.None || !d.Quotes[before].Unclosed {
		return nil
	}
	return d.speakerOf(before, 1).known()
}
