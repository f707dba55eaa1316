package rule

import (
	"github.com/onrecord/onrecord/internal/annotate/quote"
	"github.com/onrecord/onrecord/internal/annotate/refer"
)

var keepsFloor = &Rule{
	ID:    "keeps-floor",
	Title: "Whoever has been speaking is still being reported",
	Reason: "A report of a speech drops its cues after a while: " +
		"a fragment of some length in a sentence without any speaker goes on with the last one.",
	Example: `[m ann-lee Ann Lee] said the pier was [q1 ann-lee "rotten"]. ` +
		`The town would [q2 ann-lee "never forget that winter"].`,
	sure: 0.82,
}

func findKeepsFloor(d *Reading, q quote.ID) (Proposal, bool) {
	x := &d.Quotes[q]
	l := d.LineOf(q)
	if x.Parent != quote.None || x.Shape.Words < 4 || x.Shape.Titled || x.Modifies || !d.followsBody(q, l) {
		return Proposal{}, false
	}
	if d.othersText(x.Item) {
		return Proposal{}, false
	}
	b, factor := d.lineBefore(l), 1.0
	if d.Lines[b].Block != d.Lines[l].Block {
		factor = 0.93
	}
	if p := d.lastQuoteOf(d.Lines[b].Block, q); p != quote.None && d.LineOf(p) >= b-1 {
		v := d.speakerOf(p, factor)
		return v, v.Who.Kind == refer.Entity
	}
	return d.lastSayer(b, factor)
}
