package annotate

// lineIndex is the line of quotation q.
func (d *draft) lineIndex(q int32) int32 { return d.items[d.quotes[q].item].line }

// sayingFrom is the index of the first saying whose cue stands at item i or after it.
func (d *draft) sayingFrom(i int32) int {
	lo, hi := 0, len(d.sayings)
	for lo < hi {
		m := int(uint(lo+hi) / 2)
		if d.sayings[m].item < i {
			lo = m + 1
		} else {
			hi = m
		}
	}
	return lo
}

// quoteBefore is the quotation that stands last before quotation q in its stream and block, or
// none.
func (d *draft) quoteBefore(q int32) int32 {
	for p := q - 1; p >= 0 && p >= q-32; p-- {
		if d.quotes[p].parent == d.quotes[q].parent {
			if d.quotes[p].block != d.quotes[q].block {
				return none
			}
			return p
		}
	}
	return none
}

// mereQuotes reports whether the line holds nothing but quotations and punctuation.
func (d *draft) mereQuotes(ln *line) bool { return ln.mere }

// mostLooked is how many quotations are looked back through, so that no text can make the reading
// slow.
const mostLooked = 64

// lastQuoteOf is the last attributed speech of block b at the outer level, or none.
func (d *draft) lastQuoteOf(b, before int32) int32 {
	for p := before - 1; p >= max(0, before-mostLooked) && d.quotes[p].block >= b; p-- {
		if d.quotes[p].block == b && d.quotes[p].parent == none && d.verdicts[p].speech {
			return p
		}
	}
	return none
}
