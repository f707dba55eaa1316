package annotate

func sameSpeaker(a, b referent) bool {
	return a.kind == b.kind && a.being == b.being && a.also == b.also
}

// mostLooked is how many quotations are looked back through, so that no text can make the reading
// slow.
const mostLooked = 64

// lastQuoteOf is the last attributed speech of block b at the outer level, or none.
func (d *reading) lastQuoteOf(b blockID, before quoteID) quoteID {
	for p := before - 1; p >= max(0, before-mostLooked) && d.quotes[p].block >= b; p-- {
		if d.quotes[p].block == b && d.quotes[p].parent == noQuote && d.verdicts[p].speech {
			return p
		}
	}
	return noQuote
}
