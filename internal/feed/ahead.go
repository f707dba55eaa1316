package feed

import (
	"bytes"
	"io"
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

// storyRows are the rows of a story's utterances, one behind the other: of each its row in a table,
// with the line end, and the same as an object.
type storyRows struct {
	data []byte  // nil: it was put aside
	at   int64   // there
	ends []int32 // two an utterance
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
	for n := range s.Utterances {
		u := &s.Utterances[n]
		r := a.m.rowOf(index.Ref{Story: int32(story), Utterance: int32(n)}, s, u)
		if u.Counted() {
			writeCells(b, quotationColumns, r)
		}
		ends = append(ends, int32(b.Len()))
		if u.Counted() {
			object(b, quotationColumns, r)
		}
		ends = append(ends, int32(b.Len()))
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
	at := 2*int(ref.Utterance) + form
	if at > 0 {
		from = s.ends[at-1]
	}
	return from, s.ends[at]
}

// write writes the row of an utterance, and reports whether it has been made.
func (a *Ahead) write(b *bytes.Buffer, ref index.Ref, form int) bool {
	if a == nil {
		return false
	}
	rows := &a.of[ref.Story]
	from, end := rows.bounds(ref, form)
	switch {
	case from == end:
		return false
	case rows.data != nil:
		b.Write(rows.data[from:end])
		return true
	}
	b.Grow(int(end - from))
	room := b.AvailableBuffer()[:end-from]
	if _, err := a.aside.ReadAt(room, rows.at+int64(from)); err != nil {
		return false
	}
	b.Write(room)
	return true
}
