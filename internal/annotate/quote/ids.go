package quote

import (
	"slices"

	"github.com/onrecord/onrecord/internal/slug"
)

// Published is an id that the archive's ledger holds of a story: with the marks of what stood
// around its words when it was written down, where they stood more than once.
type Published struct {
	ID     string
	Around []string
}

// IDs gives each quotation its id: by its folded words, and by which of the equal ones it is. An id
// that was published stays with the words that it was given to; where they are gone it is nobody's.
func (d *Text) IDs(story string, published []Published) []string {
	ids := make([]string, len(d.Quotations))
	if d.times == nil {
		d.times, d.taken = map[string]int{}, map[string]bool{}
	}
	d.keepPublished(ids, story, published)
	times, taken := d.times, d.taken
	clear(times)
	clear(taken)
	for _, id := range ids {
		taken[id] = id != ""
	}
	for q := range d.Quotations {
		if ids[q] != "" {
			continue
		}
		f := d.Folded[q]
		times[f]++
		length := slug.IDLength
		id := slug.Quotation(story, f, times[f], length)
		for len(published) > 0 && marked(published, id) != nil {
			times[f]++
			id = slug.Quotation(story, f, times[f], length)
		}
		for taken[id] && length < 52 {
			length++
			id = slug.Quotation(story, f, times[f], length)
		}
		taken[id] = true
		ids[q] = id
	}
	return ids
}

// marked is the published id, where it has marks; or nil.
func marked(published []Published, id string) *Published {
	for i := range published {
		if published[i].ID == id && len(published[i].Around) > 0 {
			return &published[i]
		}
	}
	return nil
}

// mostCut is how many equal quotations are thought of at most that have been cut from a story.
const mostCut = 8

// keepPublished gives the published ids that have marks to the quotations around which stands what
// the marks tell.
func (d *Text) keepPublished(ids []string, story string, published []Published) {
	if !slices.ContainsFunc(published, func(p Published) bool { return len(p.Around) > 0 }) {
		return
	}
	d.CountWords()
	for q := range d.Quotations {
		f := d.Folded[q]
		n := d.times[f]
		if n == 0 {
			continue // seen already
		}
		d.times[f] = 0
		var was []*Published
		for k := 1; k <= n+mostCut; k++ {
			if p := marked(published, slug.Quotation(story, f, k, slug.IDLength)); p != nil {
				was = append(was, p)
			}
		}
		if len(was) == 0 {
			continue
		}
		var equal []ID
		for k := q; k < len(d.Quotations); k++ {
			if d.Folded[k] == f {
				equal = append(equal, ID(k))
			}
		}
		d.match(ids, equal, was)
	}
}

// CountWords counts how often the story has the folded words of each quotation.
func (d *Text) CountWords() {
	clear(d.times)
	for _, f := range d.Folded {
		d.times[f]++
	}
}

// match ties equal quotations to the ids that were published of their words: by both sides of what
// stands around them, then by what stands after them, where copy says who spoke, or before; and in
// order, where none was cut and none has come.
func (d *Text) match(ids []string, equal []ID, was []*Published) {
	alike := [...]func(a, b string) bool{func(a, b string) bool { return a == b }, slug.SameAfter, slug.SameBefore}
	left := slices.Clone(was)
	for _, same := range alike {
		left = slices.DeleteFunc(left, func(p *Published) bool {
			for _, q := range equal {
				if ids[q] == "" && slices.ContainsFunc(p.Around, func(m string) bool { return same(m, d.Around(q)) }) {
					ids[q] = p.ID
					return true
				}
			}
			return false
		})
	}
	if len(was) != len(equal) {
		return
	}
	for _, q := range equal {
		if ids[q] == "" && len(left) > 0 {
			ids[q], left = left[0].ID, left[1:]
		}
	}
}

// reachAround is how many bytes on either side are looked at for what stands around a quotation.
const reachAround = 120

// Around is the mark of what stands around quotation q.
func (d *Text) Around(q ID) string {
	x := &d.Quotations[q]
	before, after := d.S[:x.Start], d.S[x.End:]
	if n := len(before); n > reachAround {
		before = cutWord(before[n-reachAround:])
	}
	if len(after) > reachAround {
		after = after[:reachAround]
	}
	return slug.Around(before, after)
}

// cutWord is s without what may be only the end of its first word.
func cutWord(s string) string {
	for i := range len(s) {
		if s[i] == ' ' || s[i] == '\n' {
			return s[i:]
		}
	}
	return ""
}

// MarkOf is, once the words are counted, the mark of quotation q where the story has its folded
// words more than once; else "".
func (d *Text) MarkOf(q ID) string {
	if d.times[d.Folded[q]] < 2 {
		return ""
	}
	return d.Around(q)
}
