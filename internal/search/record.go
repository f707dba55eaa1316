package search

import (
	"strings"

	"github.com/onrecord/onrecord/internal/annotate"
	"github.com/onrecord/onrecord/internal/index"
)

const (
	// fullRecords is the size of the words and headlines at which a file of records is full.
	fullRecords = 4_000
	// inBook is how many files of records a book lists.
	inBook = 128
)

// recordFile is a run of stories with what is shown of them and their quotations.
type recordFile struct {
	Who     [][]string `json:"w"` // speakers: name, id (see shortID), role that day; without the empty ones at the end
	Topics  [][]string `json:"t"` // topics: name, id
	Stories [][]any    `json:"s"` // address, headline, quotations, deck, language; without the empty ones at the end
}

// A quotation is a few values that follow one another in its story's list:
//
//	"id words", speaker (its place in Who, or -1), flags, topics (their places, or one, or -1),
//	and, where the flag says so, the words that lead into it, and through whom it comes
//
// Words have a line end where a paragraph ends. Of retracted words nothing is shown.

// Flags of a quotation.
const (
	partial = 1 << iota
	likely
	notSaid
	hypothetical
	corrected
	retracted
	nested
	silent  // somebody is named in the story, and not here
	checked // by a person
	more    // two more values follow
)

func flags(u *index.Utterance) int {
	out := 0
	for _, f := range []struct {
		is  bool
		bit int
	}{
		{u.Kind == annotate.Partial, partial},
		{u.Reading == index.Likely, likely},
		{u.Assertion == annotate.NotSaid, notSaid},
		{u.Assertion == annotate.Hypothetical, hypothetical},
		{u.Corrected, corrected},
		{u.Status == annotate.Retracted, retracted},
		{u.Parent != "", nested},
		{u.Silent, silent},
		{u.Rare().By != "" || u.Decided, checked},
		{u.Via != nil || u.Lead != "", more},
	} {
		if f.is {
			out |= f.bit
		}
	}
	return out
}

// records fills files of records.
type records struct {
	c      *corpus
	file   recordFile
	who    map[speaker]int
	topics map[*index.Topic]int
	ids    shortIDs
	size   int
}

func (c *corpus) records(ids shortIDs) *records {
	return &records{
		c: c, file: recordFile{[][]string{}, [][]string{}, nil},
		who: map[speaker]int{}, topics: map[*index.Topic]int{}, ids: ids,
	}
}

// speaker is who speaks, and in which role.
type speaker struct{ id, name, role string }

func (r *records) full() bool { return r.size >= fullRecords }

// story adds Stories[i].
func (r *records) story(i int) {
	s := r.c.ix.Story(i)
	all := []any{}
	for at := r.c.first[i]; at < r.c.first[i+1]; at++ {
		all = append(all, r.quotation(r.c.quotation(at))...)
	}
	row := []any{s.Address, s.Title, all}
	if s.Deck != "" || s.Lang != "" {
		row = append(row, s.Deck, s.Lang)
	}
	r.file.Stories = append(r.file.Stories, row)
	r.size += len(s.Title) + len(s.Deck) + 40
}

func (r *records) quotation(u *index.Utterance) []any {
	words := strings.Join(words(u), "\n")
	r.size += len(words) + 30
	out := []any{u.ID + " " + words, r.speaker(u.Who), flags(u), r.topicsOf(u)}
	if via := u.Via; via != nil {
		return append(out, u.Lead, via.Name)
	} else if u.Lead != "" {
		return append(out, u.Lead, "")
	}
	return out
}

// topicsOf is the places of a quotation's topics: a number for one, -1 for none.
func (r *records) topicsOf(u *index.Utterance) any {
	places := []int{}
	for _, id := range u.Topics {
		if t := r.c.ix.Topic(id); t != nil && t.Visibility != index.None {
			at, is := r.topics[t]
			if !is {
				at = put(&r.file.Topics, t.Entry.Name, r.ids.of(id, t.Entry.Name))
				r.topics[t] = at
			}
			places = append(places, at)
		}
	}
	switch len(places) {
	case 0:
		return -1
	case 1:
		return places[0]
	}
	return places
}

// speaker is the place of who speaks among those of the file.
func (r *records) speaker(w *index.Who) int {
	if w == nil {
		return -1
	}
	var id string
	if e := r.c.ix.EntityOf(w); e.HasPage() {
		id = e.ID
	}
	key := speaker{id, w.Name, w.Role}
	at, is := r.who[key]
	if !is {
		at = put(&r.file.Who, w.Name, r.ids.of(id, w.Name), w.Role)
		r.who[key] = at
	}
	return at
}

// shortIDs remembers shortID, which is asked of every row.
type shortIDs map[[2]string]string

func (m shortIDs) of(id, name string) string {
	key := [2]string{id, name}
	short, known := m[key]
	if !known {
		short = shortID(id, name)
		m[key] = short
	}
	return short
}

// shortID is an id beside its name: "=" where it is the name's words, joined by hyphens.
func shortID(id, name string) string {
	if id != "" && id == strings.Join(Tokens(name), "-") {
		return "="
	}
	return id
}

// put puts a row into a table, without the empty texts at its end, and returns its place.
func put(table *[][]string, row ...string) int {
	for len(row) > 1 && row[len(row)-1] == "" {
		row = row[:len(row)-1]
	}
	*table = append(*table, row)
	return len(*table) - 1
}

// book says in which file of records which stories are: Files[i] has Stories[i] of them, with
// Quotations[i] quotations, and goes on where the one before ends.
type book struct {
	Stories    []int    `json:"s"`
	Quotations []int    `json:"q"`
	Files      []string `json:"f"`
}

// A bookPlace says, for the root, where a book begins: story, quotation, file.
type bookPlace = []any

// writeRecords writes all records and the books that say where they are. A file whose stories are
// what they were is that which was.
func (s *shelf) writeRecords(c *corpus, was, now *Kept) ([]bookPlace, error) {
	books, ids, kept := []bookPlace{}, shortIDs{}, was.recordsOf()
	for next := 0; next < c.ix.Len(); {
		var b book
		begin := next
		for next < c.ix.Len() && len(b.Files) < inBook {
			first := next
			var file keptAt
			has := false
			if first < len(c.sums) {
				file, has = kept[c.sums[first]]
			}
			var err error
			if has && was.same(c, file, first) && s.holds("records", file.keptFile) {
				next += file.N
				err = s.claim("records", file.keptFile)
			} else {
				r := c.records(ids)
				for ; next < c.ix.Len() && !r.full(); next++ {
					r.story(next)
				}
				file.N = next - first
				file.keptFile, err = s.make("records", r.file)
			}
			if err != nil {
				return nil, err
			}
			now.Records = append(now.Records, file.keptRecords)
			b.Files = append(b.Files, file.Name)
			b.Stories, b.Quotations = append(b.Stories, next-first), append(b.Quotations, c.first[next]-c.first[first])
		}
		name, err := s.json("books", b)
		if err != nil {
			return nil, err
		}
		books = append(books, bookPlace{begin, c.first[begin], name})
	}
	return books, nil
}
