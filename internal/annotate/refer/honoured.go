package refer

import (
	"strings"

	"github.com/onrecord/onrecord/internal/annotate/clause"
	"github.com/onrecord/onrecord/internal/annotate/names"
)

// honoured resolves a form of address that stands for a name, "His Highness said", to whoever the
// text has named with it. Where it has named nobody so, it may be a judge's, who has no name.
func (d *Reader) honoured(s clause.Source) Referent {
	c, end := newContest(), d.namesUpTo(s.Head)
	for k := end - 1; k >= max(0, end-lastMentions); k-- {
		m := &d.Cast.Mentions[k]
		if m.Entity != names.NoEntity && d.EntityIs(m.Entity, names.Person) && d.addressedSo(m, s.Head) {
			c.add(being(m.Entity), 1+d.restsOn(m.Entity))
		}
	}
	r := c.verdict()
	if r.Kind != Entity {
		return nameless(0.85, "nobody is addressed so")
	}
	r.Sure, r.How = min(r.Sure, toldMost[exact]), postHow
	return r
}

// addressedSo reports whether the title of the name m begins with the form of address at item i, or
// with its initials: "HH Sheikh".
func (d *Reader) addressedSo(m *names.Mention, i clause.ItemID) bool {
	if m.Title == m.First {
		return false
	}
	it, t := &d.Items[i], m.Title
	if strings.ReplaceAll(d.Spelling(t), ".", "") == d.initials(it.First, it.End) {
		return true
	}
	for k := it.First; k < it.End; k++ {
		if t == m.First || d.Words[t] != d.Words[k] {
			return false
		}
		t++
	}
	return true
}

// initials are the first letters of the tokens [first, end).
func (d *Reader) initials(first, end int32) string {
	b := make([]byte, 0, 4)
	for t := first; t < end; t++ {
		b = append(b, d.Spelling(t)[0])
	}
	return string(b)
}
