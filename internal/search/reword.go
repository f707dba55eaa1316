package search

import (
	"encoding/json"
	"errors"
	"slices"

	"github.com/onrecord/onrecord/internal/index"
)

// ErrOtherwise says that more has changed than the words of some stories' texts.
var ErrOtherwise = errors.New("more has changed than the words of texts")

// Reword makes the files of a search in which nothing is new but the words of the texts of some
// stories, in their order: all others of the index need not be there, and no text but these. It
// hands to put the root and all files of terms and of lists; the files of other kinds are what they
// were.
func Reword(a Archive, was *Kept, changed []int, put func(path string, data []byte) error) (*Kept, error) {
	t, n := was.table(), a.Index.Len()
	var r root
	if t == nil || len(was.First) != n+1 || len(a.Sums) != n || json.Unmarshal([]byte(was.Root), &r) != nil {
		return nil, ErrOtherwise
	}
	c := &corpus{ix: a.Index, stem: stemmerFor(a.Language), texts: a.Texts, sums: a.Sums, need: a.Need}
	if !c.numberAs(was.First, changed) {
		return nil, ErrOtherwise
	}
	for _, i := range changed {
		if was.Said[i] != c.saidOf(i) {
			return nil, ErrOtherwise
		}
	}
	if err := c.renew(t, was.Said, changed); err != nil {
		return nil, err
	}
	s := &shelf{put: put, named: map[string][32]byte{}}
	var err error
	if r.Terms, err = s.writeTerms(c); err != nil {
		return nil, err
	}
	now := *was
	now.Sums = slices.Clone(a.Sums)
	now.keep(c.table)
	return &now, now.putRoot(r, put)
}

// numberAs numbers the quotations of some stories as they were numbered, and reports whether each
// has as many as it had.
func (c *corpus) numberAs(first []int, some []int) bool {
	c.first, c.quotations = first, make([]index.Ref, first[len(first)-1])
	for _, i := range some {
		at := first[i]
		for n := range c.ix.Rows(i) {
			if r := (index.Ref{Story: int32(i), Utterance: int32(n)}); c.searched(r) {
				if at == first[i+1] {
					return false
				}
				c.quotations[at] = r
				at++
			}
		}
		if at != first[i+1] {
			return false
		}
	}
	return true
}
