package feed

import (
	"bytes"
	"io"
	"slices"
	"sync"
	"sync/atomic"

	"github.com/onrecord/onrecord/internal/index"
)

// Ahead are rows of quotations that are made before the tables: each stands in those of its year,
// of who says it and of its topics, with the same bytes.
type Ahead struct {
	m     *Maker
	of    []storyRows  // by the story; zero: not made
	left  atomic.Int64 // bytes that rows may take yet
	aside Aside        // nil: they are held in memory
	end   atomic.Int64 // of what was put aside
}

// storyRows are the rows of a story's utterances, one behind the other: of all their rows in a
// table, with the line ends, then of all the same as objects. So those of one story in a table lie
// side by side.
type storyRows struct {
	data []byte  // nil: it was put aside
	at   int64   // there
	ends []int32 // two an utterance, those in a table first
}

// Aside is room outside of memory.
type Aside interface {
	io.ReaderAt
	io.WriterAt
	io.Closer
}

// The rows of two thousand stories are held in memory. Those of a large archive, whose build takes
// enough of it, are put aside: to read one back takes a fifth as long as to make it.
const (
	mostRowsAhead  = 20_000
	mostBytesAhead = 32 << 20
	mostBytesAside = 1 << 30
)

// Ahead begins to keep rows, many of them in what aside gives, if that is anything. It has to be
// ended.
func (m *Maker) Ahead(aside func() Aside) *Ahead {
	a := &Ahead{m: m, of: make([]storyRows, m.ix.Len())}
	rows := 0
	for i := range m.ix.Len() {
		rows += m.ix.Rows(i)
	}
	if rows <= mostRowsAhead {
		a.left.Store(mostBytesAhead)
	} else if a.aside = aside(); a.aside != nil {
		a.left.Store(mostBytesAside)
	}
	m.ahead = a
	return a
}

// End lets go of the rows.
func (a *Ahead) End() {
	a.m.ahead = nil
	if a.aside != nil {
		a.aside.Close()
	}
}

// rowRooms are room for the rows of one story.
var rowRooms = sync.Pool{New: func() any { return new(bytes.Buffer) }}

// Make makes the rows of a story. Several goroutines may do so at once, each for another story.
func (a *Ahead) Make(story int) {
	if a.left.Load() <= 0 {
		return
	}
	b := rowRooms.Get().(*bytes.Buffer)
	defer rowRooms.Put(b)
	b.Reset()
	s := a.m.ix.Story(story)
	ends := make([]int32, 0, 2*len(s.Utterances))
	for _, write := range [...]func(*bytes.Buffer, []column[row], row){inTable: writeCells[row], asObject: object[row]} {
		for n := range s.Utterances {
			if u := &s.Utterances[n]; u.Counted() {
				write(b, quotationColumns, a.m.rowOf(index.Ref{Story: int32(story), Utterance: int32(n)}, s, u))
			}
			ends = append(ends, int32(b.Len()))
		}
	}
	if a.left.Add(-int64(b.Len())) >= 0 {
		a.keep(story, b.Bytes(), ends)
	}
}

// keep keeps the rows of a story.
func (a *Ahead) keep(story int, data []byte, ends []int32) {
	if a.aside == nil {
		a.of[story] = storyRows{bytes.Clone(data), 0, ends}
		return
	}
	at := a.end.Add(int64(len(data))) - int64(len(data))
	if _, err := a.aside.WriteAt(data, at); err == nil {
		a.of[story] = storyRows{nil, at, ends}
	}
}

// A row is written in one of two forms: in a table, or as an object.
const (
	inTable = iota
	asObject
)

// grow makes room for rows in one of the forms, and for so many bytes besides each: a buffer that
// grows by itself is copied again and again.
func (a *Ahead) grow(b *bytes.Buffer, refs []index.Ref, form, besides int) {
	if a == nil {
		return
	}
	n := 0
	for _, ref := range refs {
		from, end := a.of[ref.Story].bounds(ref, form)
		n += int(end-from) + besides
	}
	b.Grow(n)
}

// bounds are where the row of an utterance stands among those of its story.
func (s *storyRows) bounds(ref index.Ref, form int) (from, end int32) {
	if s.ends == nil {
		return 0, 0
	}
	at := form*(len(s.ends)/2) + int(ref.Utterance)
	if at > 0 {
		from = s.ends[at-1]
	}
	return from, s.ends[at]
}

// readRows are rows of one story that have been made, as they are wanted for a table: read at once.
type readRows struct {
	of   *storyRows // nil: none were made
	data []byte
	at   int32 // where it begins among the story's
	form int
}

// read reads the rows of some utterances of one story, into room where that has room.
func (a *Ahead) read(refs []index.Ref, form int, room *[]byte) readRows {
	if a == nil {
		return readRows{}
	}
	rows := &a.of[refs[0].Story]
	if rows.data != nil {
		return readRows{rows, rows.data, 0, form}
	}
	first, last := rows.bounds(refs[0], form)
	for _, ref := range refs[1:] {
		from, end := rows.bounds(ref, form)
		first, last = min(first, from), max(last, end)
	}
	if first == last {
		return readRows{}
	}
	*room = slices.Grow((*room)[:0], int(last-first))[:last-first]
	if _, err := a.aside.ReadAt(*room, rows.at+int64(first)); err != nil {
		return readRows{}
	}
	return readRows{rows, *room, first, form}
}

// row is the row of an utterance; empty where it has not been made.
func (r *readRows) row(ref index.Ref) []byte {
	if r.of == nil {
		return nil
	}
	from, end := r.of.bounds(ref, r.form)
	return r.data[from-r.at : end-r.at]
}
