package rule

import (
	"github.com/onrecord/onrecord/internal/annotate/quote"
	"github.com/onrecord/onrecord/internal/annotate/refer"
)

func SameSpeaker(a, b refer.Referent) bool {
	return a.Kind == b.Kind && a.Being == b.Being && a.Also == b.Also
}

// mostLooked is how many quotations are looked back through, so that no text can make the reading
// slow.
const mostLooked = 64

// lastQuoteOf is the last attributed speech of block b at the outer level, or none.
func (d *Reading) lastQuoteOf(b quote.BlockID, before quote.ID) quote.ID {
	for p := before - 1; p >= max(0, before-mostLooked) && d.Quotes[p].Block >= b; p-- {
		if d.Quotes[p].Block == b && d.Quotes[p].Parent == quote.None && d.Verdicts[p].Speech {
			return p
		}
	}
	return quote.None
}
