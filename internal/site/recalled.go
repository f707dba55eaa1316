package site

import (
	"slices"
	"strings"
	"sync"

	"github.com/onrecord/onrecord/internal/index"
)

// recalled are stories of an index that was made of an outline: each is read once somebody asks for
// its record.
type recalled struct {
	*archive
	heads []index.Head

	mu     sync.Mutex
	read   map[int]*first
	sums   map[string]string // the SHA-256 of those that were read, by their files
	failed error             // one could not be read as it was: what was made of it is of no use
}

func (a *archive) recalls(heads []index.Head) *recalled {
	return &recalled{archive: a, heads: heads, read: map[int]*first{}, sums: map[string]string{}}
}

// record is the record of story i. Of one that is not what it was it has nothing but its head.
func (r *recalled) record(i int) *index.Story {
	if f := r.story(i); f != nil {
		return f.record
	}
	h := r.heads[i]
	return &index.Story{ID: h.ID, File: h.File, Address: h.Address, Date: h.Date}
}

// story is story i as it was read; nil: it is not what it was.
func (r *recalled) story(i int) *first {
	r.mu.Lock()
	f := r.read[i]
	r.mu.Unlock()
	if f != nil {
		return f
	}
	f, err := r.again(i)
	r.mu.Lock()
	defer r.mu.Unlock()
	if err != nil {
		r.failed = err
		return nil
	}
	if r.read[i] == nil {
		r.read[i], r.sums[f.at.name] = f, f.sum
	}
	return r.read[i]
}

// sum is the SHA-256 of a file that was read.
func (r *recalled) sum(file string) string {
	if r == nil {
		return ""
	}
	r.mu.Lock()
	defer r.mu.Unlock()
	return r.sums[file]
}

// again reads story i.
func (r *recalled) again(i int) (*first, error) {
	src, is := r.sourceOf(r.heads[i].File)
	if !is {
		return nil, errWhole
	}
	f := r.readFirst(src)
	switch {
	case f.err != nil:
		return nil, f.err
	case f.record == nil || f.record.ID != r.heads[i].ID:
		return nil, errWhole
	}
	return &f, nil
}

// err is why one of the stories could not be read as it was.
func (r *recalled) err() error {
	if r == nil {
		return nil
	}
	r.mu.Lock()
	defer r.mu.Unlock()
	return r.failed
}

// sourceOf is the story of a file.
func (a *archive) sourceOf(file string) (source, bool) {
	at, is := slices.BinarySearchFunc(a.stories, file, func(s source, name string) int {
		return strings.Compare(s.name, name)
	})
	if !is {
		return source{}, false
	}
	return a.stories[at], true
}
