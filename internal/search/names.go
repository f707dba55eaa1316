package search

import (
	"cmp"
	"maps"
	"slices"
	"strconv"

	"github.com/onrecord/onrecord/internal/annotate"
	"github.com/onrecord/onrecord/internal/called"
	"github.com/onrecord/onrecord/internal/index"
	"github.com/onrecord/onrecord/internal/order"
)

// fullNames is the size at which a file of names is full, in bytes.
const fullNames = 12_000

// namesFile lists who bears a run of words in a name: Words[i] is borne by the entries Bearers[i].
type namesFile struct {
	Entries [][]any  `json:"e"` // kind (s, t, p), id (see shortID), name, how many quotations, latest role
	Words   []string `json:"w"`
	Bearers [][]int  `json:"b"`
}

// namesRoot lists all words of names, and in which file each is: Files[i] begins with the word of
// number First[i].
type namesRoot struct {
	Words []string `json:"w"`
	First []int    `json:"n"`
	Files []string `json:"f"`
}

// named is somebody or something that can be filtered by.
type named struct {
	kind, id, name, role string
	count                int
	words                []string
}

func (n named) entry() []any {
	out := []any{n.kind, shortID(n.id, n.name), n.name, n.count}
	if n.role != "" {
		out = append(out, n.role)
	}
	return out
}

// textsOf is all that is told of them.
func textsOf(all []named) (texts []string) {
	for _, n := range all {
		texts = append(texts, n.kind, n.id, n.name, n.role, strconv.Itoa(n.count), strconv.Itoa(len(n.words)))
		texts = append(texts, n.words...)
	}
	return texts
}

// named lists all that can be filtered by, most quoted first: what has neither a quotation nor a
// story is not among it.
func (c *corpus) named() []named {
	var all []named
	add := func(kind, id, role string, names []string) {
		quotations, stories := c.table.listsOf("@" + kind + ":" + id)
		if quotations == "" && stories == "" {
			return
		}
		n := named{kind: kind, id: id, name: names[0], role: role, count: count(quotations)}
		for _, name := range names {
			for _, t := range Tokens(name) {
				if !called.Contains(n.words, t) {
					n.words = append(n.words, t)
				}
			}
		}
		all = append(all, n)
	}
	for _, e := range c.ix.Entities {
		if e.HasPage() && e.Type != annotate.Place {
			add("s", e.ID, c.roleOf(e), namesOf(e))
		}
	}
	for _, p := range c.ix.Places {
		if p.HasPage() {
			add("p", p.ID, "", namesOf(p))
		}
	}
	for _, t := range c.ix.Topics {
		if t.Visibility != index.None {
			add("t", t.ID, "", append([]string{t.Entry.Name}, t.Entry.Aliases...))
		}
	}
	order.By(all, func(a, b named) int {
		return cmp.Or(cmp.Compare(b.count, a.count), cmp.Compare(a.kind, b.kind), cmp.Compare(a.id, b.id))
	})
	return all
}

// roleOf is the role in which somebody was last quoted, with the year: it may have ended since.
func (c *corpus) roleOf(e *index.Entity) string {
	role, year := c.ix.LastRole(e)
	if newest, _ := c.ix.Newest(); role != "" && year != newest.Year() {
		role += " (" + strconv.Itoa(year) + ")"
	}
	return role
}

// writeNames writes who bears which word, and returns the file that lists them all.
func (s *filer) writeNames(all []named) (string, error) {
	bearers := map[string][]int{}
	for i, n := range all {
		for _, w := range n.words {
			bearers[w] = append(bearers[w], i)
		}
	}
	root := namesRoot{Words: slices.Sorted(maps.Keys(bearers)), First: []int{}, Files: []string{}}
	if root.Words == nil {
		root.Words = []string{}
	}
	for from := 0; from < len(root.Words); {
		f := namesFile{Entries: [][]any{}}
		at, size := map[int]int{}, 0
		to := from
		for ; to < len(root.Words) && size < fullNames; to++ {
			w := root.Words[to]
			row := make([]int, len(bearers[w]))
			for k, i := range bearers[w] {
				n, is := at[i]
				if !is {
					n = len(f.Entries)
					at[i] = n
					f.Entries = append(f.Entries, all[i].entry())
					size += len(all[i].id) + len(all[i].name) + len(all[i].role) + 16
				}
				row[k] = n
			}
			f.Words, f.Bearers = append(f.Words, w), append(f.Bearers, row)
			size += len(w) + 3*len(row) + 5
		}
		name, err := s.file(f)
		if err != nil {
			return "", err
		}
		root.First, root.Files = append(root.First, from), append(root.Files, name)
		from = to
	}
	return s.file(root)
}
