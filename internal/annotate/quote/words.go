package quote

import (
	"github.com/onrecord/onrecord/internal/slug"
)

// Inner is the words of quotation q without its outermost marks.
func (d *Text) Inner(q ID) string {
	x := &d.Quotations[q]
	from, to := x.Start, x.End
	if !x.Implied {
		from = int(d.Tokens[x.Open].End)
	}
	if x.Close != NoToken {
		to = int(d.Tokens[x.Close].Start)
	}
	return d.S[from:max(from, to)]
}

// Fold folds the words of every quotation: one after the other, so that all lie in one string.
func (d *Text) Fold() {
	d.folding, d.Folded = d.folding[:0], d.Folded[:0]
	d.ends = d.ends[:0]
	for q := range d.Quotations {
		d.folding = slug.AppendFold(d.folding, d.Inner(ID(q)))
		d.ends = append(d.ends, len(d.folding))
	}
	all, from := string(d.folding), 0
	for _, end := range d.ends {
		d.Folded = append(d.Folded, all[from:end])
		from = end
	}
}

// IDs gives each quotation its id.
func (d *Text) IDs(story string) []string {
	ids := make([]string, len(d.Quotations))
	if d.times == nil {
		d.times, d.taken = map[string]int{}, map[string]bool{}
	}
	times, taken := d.times, d.taken
	clear(times)
	clear(taken)
	for q := range d.Quotations {
		f := d.Folded[q]
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
