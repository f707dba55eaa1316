package feed

import (
	"bytes"
	"sync"
	"sync/atomic"

	"github.com/onrecord/onrecord/internal/index"
)

// Ahead are rows of quotations that are made before the tables: each stands in those of its year,
// of who says it and of its topics, with the same bytes.
type Ahead struct {
	m    *Maker
	of   []storyRows  // by the story; zero: not made
	left atomic.Int64 // bytes that rows may take yet
}

// storyRows are the rows of a story's utterances, one behind the other: of each its row in a table,
// with the line end, and the same as an object.
type storyRows struct {
	data []byte
	ends []int // in data, two an utterance
}

// The rows of two thousand stories may be made ahead. Of a large archive, whose build takes the
// most memory while tables are made, none are.
const (
	mostRowsAhead  = 20_000
	mostBytesAhead = 32 << 20
)

// Ahead begins to keep rows. It has to be ended.
func (m *Maker) Ahead() *Ahead {
	a := &Ahead{m: m, of: make([]storyRows, len(m.ix.Stories))}
	rows := 0
	for _, s := range m.ix.Stories {
		rows += len(s.Utterances)
	}
	if rows <= mostRowsAhead {
		a.left.Store(mostBytesAhead)
	}
	m.ahead = a
	return a
}

// End lets go of the rows.
func (a *Ahead) End() { a.m.ahead = nil }

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
	s := a.m.ix.Stories[story]
	ends := make([]int, 0, 2*len(s.Utterances))
	for n := range s.Utterances {
		u := &s.Utterances[n]
		r := a.m.rowOf(index.Ref{Story: int32(story), Utterance: int32(n)}, s, u)
		if u.Counted() {
			writeCells(b, quotationColumns, r)
		}
		ends = append(ends, b.Len())
		if u.Counted() {
			object(b, quotationColumns, r)
		}
		ends = append(ends, b.Len())
	}
	if a.left.Add(-int64(b.Len())) >= 0 {
		a.of[story] = storyRows{bytes.Clone(b.Bytes()), ends}
	}
}

// table is the row of an utterance in a table, and object the same as an object; nil where it was
// not made.
func (a *Ahead) table(ref index.Ref) []byte  { return a.row(ref, 0) }
func (a *Ahead) object(ref index.Ref) []byte { return a.row(ref, 1) }

func (a *Ahead) row(ref index.Ref, form int) []byte {
	if a == nil || a.of[ref.Story].ends == nil {
		return nil
	}
	rows, at, from := &a.of[ref.Story], 2*int(ref.Utterance)+form, 0
	if at > 0 {
		from = rows.ends[at-1]
	}
	return rows.data[from:rows.ends[at]]
}
