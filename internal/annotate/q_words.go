package annotate

import (
	"github.com/onrecord/onrecord/internal/slug"
)

// inner is the words of quotation q without its outermost marks.
func (d *quoteText) inner(q int32) string {
	x := &d.quotations[q]
	from, to := x.start, x.end
	if !x.implied {
		from = int(d.toks[x.open].End)
	}
	if x.close != none {
		to = int(d.toks[x.close].Start)
	}
	return d.s[from:max(from, to)]
}

// foldAll folds the words of every quotation: one after the other, so that all lie in one string.
func (d *quoteText) foldAll() {
	d.folding, d.folded = d.folding[:0], d.folded[:0]
	ends := d.stack[:0]
	for q := range d.quotations {
		d.folding = slug.AppendFold(d.folding, d.inner(int32(q)))
		ends = append(ends, int32(len(d.folding)))
	}
	d.stack = ends
	all, from := string(d.folding), int32(0)
	for _, end := range ends {
		d.folded = append(d.folded, all[from:end])
		from = end
	}
}

// identify gives each quotation its id.
func (d *quoteText) identify(story string) []string {
	ids := make([]string, len(d.quotations))
	times, taken := d.times, d.taken
	clear(times)
	clear(taken)
	for q := range d.quotations {
		f := d.folded[q]
		times[f]++
		length := slug.IDLength
		id := slug.Quotation(story, f, times[f], length)
		for taken[id] && length < 52 {
			length++
			id = slug.Quotation(story, f, times[f], length)
		}
		taken[id] = true
		ids[q] = id
	}
	return ids
}
