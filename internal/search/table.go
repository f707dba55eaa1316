package search

import (
	"math/bits"
	"slices"
	"sort"

	"github.com/onrecord/onrecord/internal/called"
	"github.com/onrecord/onrecord/internal/par"
)

// table is all terms in the order of their bytes, each with its two lists as text (encode), counted
// from the first document.
type table struct {
	names               []string
	quotations, stories []string
	follow              []string // see corpus.follow
}

// tabled makes the table of terms that were gathered, without those that have no document.
func tabled(terms map[string]*lists) *table {
	t := &table{names: make([]string, 0, len(terms))}
	for name, l := range terms {
		if len(l.quotations)+len(l.stories) > 0 {
			t.names = append(t.names, name)
		}
	}
	slices.Sort(t.names)
	n := len(t.names)
	t.quotations, t.stories, t.follow = make([]string, n), make([]string, n), make([]string, n)
	par.Parts(n, func(from, to int) struct{} {
		for i := from; i < to; i++ {
			l := terms[t.names[i]]
			t.quotations[i], t.stories[i] = encode(l.quotations, 0), encode(l.stories, 0)
		}
		return struct{}{}
	})
	return t
}

// listsOf are a term's lists as text; empty where it has none.
func (t *table) listsOf(name string) (quotations, stories string) {
	if i, is := slices.BinarySearch(t.names, name); is {
		return t.quotations[i], t.stories[i]
	}
	return "", ""
}

// quotationsOf are the quotations of a term.
func (t *table) quotationsOf(name string) []posting {
	list, _ := t.listsOf(name)
	return decode(list, 0)
}

// documents are some documents: marks by number.
type documents struct {
	marked []bool
	last   int // the highest that is marked; -1: none is
}

func newDocuments(n int) *documents { return &documents{make([]bool, n), -1} }

func (d *documents) mark(n int) {
	d.marked[n] = true
	d.last = max(d.last, n)
}

// in reports whether one of the documents is in a list.
func (d *documents) in(list string) (is bool) {
	d.each(list, func(int, int) bool {
		is = true
		return false
	})
	return is
}

// each visits those of the documents that are in a list, each with its place there, as long as
// visit says so. Nothing is read behind the last of them.
func (d *documents) each(list string, visit func(at, place int) bool) {
	if list == "" || d.last < 0 {
		return
	}
	body, place := list[1:], 0
	if list[0] == 'b' {
		for i := 0; i < len(body) && body[i] != '.' && 6*i <= d.last; i++ {
			for six := letter[body[i]]; six != 0; six &= six - 1 {
				at := 6*i + bits.TrailingZeros8(six)
				if at <= d.last && d.marked[at] && !visit(at, place) {
					return
				}
				place++
			}
		}
		return
	}
	at, gap, shift := -1, 0, 0
	for i := 0; i < len(body) && body[i] != '.'; i++ {
		v := int(letter[body[i]])
		gap |= v & 31 << shift
		shift += 5
		if v >= 32 {
			continue
		}
		if at += gap + 1; at > d.last || d.marked[at] && !visit(at, place) {
			return
		}
		place++
		gap, shift = 0, 0
	}
}

// without is a list without the documents, together with others, none of which is left in it, in
// their order. Both are read in the rooms.
func (d *documents) without(rooms *[2][]posting, list string, more []posting) string {
	if d.are(list, more) {
		return list
	}
	rooms[0] = appendDecoded(rooms[0][:0], list, 0)
	out := rooms[1][:0]
	for _, p := range rooms[0] {
		if d.marked[p.document()] {
			continue
		}
		for len(more) > 0 && more[0] < p {
			out, more = append(out, more[0]), more[1:]
		}
		out = append(out, p)
	}
	rooms[1] = append(out, more...)
	return encode(rooms[1], 0)
}

// are reports whether the documents stand in a list already as they are to: of most words of a
// story that has some more now.
func (d *documents) are(list string, wanted []posting) bool {
	_, strong, _ := called.Cut(list, ".")
	same := true
	d.each(list, func(at, place int) bool {
		matters := place/6 < len(strong) && letter[strong[place/6]]>>(place%6)&1 == 1
		if same = len(wanted) > 0 && wanted[0] == post(at, matters); same {
			wanted = wanted[1:]
		}
		return same
	})
	return same && len(wanted) == 0
}

// moved is a table of the documents that are left, as they are numbered now.
func (t *table) moved(m *moves) *table {
	n := len(t.names)
	out := &table{t.names, make([]string, n), make([]string, n), t.follow}
	quotations, stories := shiftOf(m.quotations), shiftOf(m.stories)
	par.Parts(n, func(from, to int) struct{} {
		var room []posting
		for i := from; i < to; i++ {
			out.quotations[i] = quotations.moved(&room, t.quotations[i])
			out.stories[i] = stories.moved(&room, t.stories[i])
		}
		return struct{}{}
	})
	return out
}

// moved is a list with the documents' new numbers, without those that have none. It is read in the
// room.
func moved(room *[]posting, list string, to []int) string {
	*room = appendDecoded((*room)[:0], list, 0)
	left := (*room)[:0]
	for _, p := range *room {
		if at := to[p.document()]; at >= 0 {
			left = append(left, post(at, p&1 == 1))
		}
	}
	return encode(left, 0)
}

// renewed is a table of the same documents, with what stands in some stories put anew: of these,
// terms has the lists. What follows what is left as it was.
func (t *table) renewed(terms map[string]*lists, quotations, stories *documents) *table {
	touched := par.Map(t.names, func(i int, name string) bool {
		return terms[name] != nil || quotations.in(t.quotations[i]) || stories.in(t.stories[i])
	})
	fresh := make([]string, 0, len(terms))
	for name := range terms {
		if at := sort.SearchStrings(t.names, name); at == len(t.names) || t.names[at] != name {
			fresh = append(fresh, name)
		}
	}
	slices.Sort(fresh)
	n := len(t.names) + len(fresh)
	out := &table{make([]string, 0, n), make([]string, 0, n), make([]string, 0, n), make([]string, 0, n)}
	add := func(name, quotations, stories, follow string) {
		if quotations != "" || stories != "" {
			out.names = append(out.names, name)
			out.quotations, out.stories = append(out.quotations, quotations), append(out.stories, stories)
			out.follow = append(out.follow, follow)
		}
	}
	var rooms [2][]posting
	for i, name := range t.names {
		for len(fresh) > 0 && fresh[0] < name {
			l := terms[fresh[0]]
			add(fresh[0], encode(l.quotations, 0), encode(l.stories, 0), "")
			fresh = fresh[1:]
		}
		if !touched[i] {
			add(name, t.quotations[i], t.stories[i], t.follow[i])
			continue
		}
		l := terms[name]
		if l == nil {
			l = &lists{}
		}
		add(name, quotations.without(&rooms, t.quotations[i], l.quotations),
			stories.without(&rooms, t.stories[i], l.stories), t.follow[i])
	}
	for _, name := range fresh {
		add(name, encode(terms[name].quotations, 0), encode(terms[name].stories, 0), "")
	}
	return out
}
