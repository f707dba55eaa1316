package quote

import (
	"slices"
	"strings"

	"github.com/onrecord/onrecord/internal/slug"
)

// Published is an id that the archive's ledger holds of a story: with the marks of what stood
// around its words when it was written down, where they may stand there more than once.
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
	marked := withMarks(published)
	d.keepPublished(ids, story, marked)
	d.counted = len(marked) == 0
	times, taken := d.times, d.taken
	clear(times)
	clear(taken)
	for _, id := range ids {
		if id != "" {
			taken[id] = true
		}
	}
	for q := range d.Quotations {
		if ids[q] != "" {
			continue
		}
		f := d.Folded[q]
		times[f]++
		length := slug.IDLength
		id := slug.Quotation(story, f, times[f], length)
		for marked[id] != nil {
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

// withMarks are the published ids that have marks.
func withMarks(published []Published) map[string]*Published {
	if len(published) == 0 {
		return nil // of most stories
	}
	marked := make(map[string]*Published, len(published))
	for i := range published {
		if p := &published[i]; len(p.Around) > 0 && marked[p.ID] == nil {
			marked[p.ID] = p
		}
	}
	return marked
}

// mostCut is how many equal quotations are thought of at most that have been cut from a story.
const mostCut = 8

// keepPublished gives the published ids that have marks to the quotations around which stands what
// the marks tell.
func (d *Text) keepPublished(ids []string, story string, marked map[string]*Published) {
	if len(marked) == 0 {
		return
	}
	equal := map[string][]ID{} // by their folded words
	for q, f := range d.Folded {
		equal[f] = append(equal[f], ID(q))
	}
	for q, f := range d.Folded {
		if equal[f][0] != ID(q) {
			continue // seen already
		}
		var was []*Published
		for k := 1; k <= len(equal[f])+mostCut; k++ {
			if p := marked[slug.Quotation(story, f, k, slug.IDLength)]; p != nil {
				was = append(was, p)
			}
		}
		if len(was) > 0 {
			d.match(ids, equal[f], was)
		}
	}
}

// CountWords counts how often the story has the folded words of each quotation.
//
//go:noinline
func (d *Text) CountWords() {
	if d.counted {
		return // with the ids
	}
	clear(d.times)
	for _, f := range d.Folded {
		d.times[f]++
	}
}

// match ties equal quotations to the ids that were published of their words: by both sides of what
// stands around them, then by what stands after them, where copy says who spoke, or before; and in
// order, where none was cut and none has come.
func (d *Text) match(ids []string, equal []ID, was []*Published) {
	around := make([]string, len(equal))
	for i, q := range equal {
		around[i] = d.Around(q)
	}
	left := slices.Clone(was)
	for _, part := range [...]func(mark string) string{wholeMark, slug.MarkAfter, slug.MarkBefore} {
		left = matchBy(part, ids, equal, around, left)
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

func wholeMark(mark string) string { return mark }

// matchBy ties each published id to the first of the equal quotations that has none yet and whose
// mark has the same part as one of its own; it gives those that are left.
func matchBy(part func(mark string) string, ids []string, equal []ID, around []string, left []*Published) []*Published {
	waiting := map[string][]ID{} // without an id, by the part of what stands around them
	for i, q := range equal {
		if p := part(around[i]); ids[q] == "" {
			waiting[p] = append(waiting[p], q)
		}
	}
	return slices.DeleteFunc(left, func(p *Published) bool {
		first, of := None, ""
		for _, mark := range p.Around {
			if q := waiting[part(mark)]; len(q) > 0 && (first == None || q[0] < first) {
				first, of = q[0], part(mark)
			}
		}
		if first == None {
			return false
		}
		ids[first], waiting[of] = p.ID, waiting[of][1:]
		return true
	})
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
// words more than once, or may come to have them; else "".
//
//go:noinline
func (d *Text) MarkOf(q ID) string {
	if d.times[d.Folded[q]] < 2 && !d.Few(q) {
		return ""
	}
	return d.Around(q)
}

// Few reports whether the words of quotation q are so few that others may well say the same: “No.”
//
//go:noinline
func (d *Text) Few(q ID) bool { return strings.Count(d.Folded[q], " ") < 4 }
