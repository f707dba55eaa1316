package index

import "time"

// This file has the stories' records. Of an index that was made of an outline none is there before
// it is asked for: whoever goes through all stories should ask for no more than their heads, and
// what is known of their rows (see Fact).

// Head is what is asked of many stories of which nothing else is.
type Head struct {
	ID, File, Address string
	Date              time.Time
}

// Len is the number of stories that may be told of.
//
//go:noinline
func (ix *Index) Len() int { return len(ix.records) }

// Story is what may be told anywhere of a story: of published ones by date, then id.
//
//go:noinline
func (ix *Index) Story(i int) *Story {
	if s := ix.records[i].Load(); s != nil || ix.fetch == nil {
		return s
	}
	ix.records[i].CompareAndSwap(nil, ix.fetch(i)) // of several who ask at once, all get the first
	return ix.records[i].Load()
}

// OwnPage is what the page of a story itself may tell.
//
//go:noinline
func (ix *Index) OwnPage(i int) *Story {
	if s := ix.ownPage[i]; s != nil {
		return s
	}
	return ix.Story(i)
}

// put puts a story's record in its place, and what its own page may tell.
func (ix *Index) put(i int, other, own *Story) {
	ix.records[i].Store(other)
	ix.ownPage[i] = own
}

// Has reports whether a story's record is there.
//
//go:noinline
func (ix *Index) Has(i int) bool { return ix.records[i].Load() != nil }

// Head is that of a story.
//
//go:noinline
func (ix *Index) Head(i int) Head {
	if ix.heads != nil {
		return ix.heads[i]
	}
	s := ix.Story(i)
	return Head{s.ID, s.File, s.Address, s.Date}
}

// Date is a story's.
//
//go:noinline
func (ix *Index) Date(i int) time.Time {
	if ix.heads != nil {
		return ix.heads[i].Date
	}
	return ix.Story(i).Date
}

// PlaceOf is the place of a record, or -1.
func (ix *Index) PlaceOf(s *Story) int {
	for i := range ix.records {
		if ix.records[i].Load() == s {
			return i
		}
	}
	return -1
}

// Open reports whether all of a story may be shown; see Story.Open.
func (ix *Index) Open(i int) bool {
	if ix.heads != nil && ix.ownPage[i] == nil {
		return true // else its record would be there
	}
	return ix.OwnPage(i).Open()
}
