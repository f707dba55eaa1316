package annotate

import (
	"github.com/onrecord/onrecord/internal/slug"
)

// inner is the words of quotation q without its outermost marks.
func (d *quoteText) inner(q quoteID) string {
	x := &d.quotations[q]
	from, to := x.start, x.end
	if !x.implied {
		from = int(d.toks[x.open].End)
	}
	if x.close != noToken {
		to = int(d.toks[x.close].Start)
	}
	return d.s[from:max(from, to)]
}

// foldAll folds the words of every quotation: one after the other, so that all lie in one string.
func (d *quoteText) foldAll() {
	d.folding, d.folded = d.folding[:0], d.folded[:0]
	d.ends = d.ends[:0]
	for q := range d.quotations {
		d.folding = slug.AppendFold(d.folding, d.inner(quoteID(q)))
		d.ends = append(d.ends, len(d.folding))
	}
	all, from := string(d.folding), 0
	for _, end := range d.ends {
		d.folded = append(d.folded, all[from:end])
		from = end
	}
}

// identify gives each quotation its id.
func (d *quoteText) identify(story string) []string {
	ids := make([]string, len(d.quotations))
	if d.times == nil {
		d.times, d.taken = map[string]int{}, map[string]bool{}
	}
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
