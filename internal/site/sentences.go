package site

import (
	"sort"

	"github.com/onrecord/onrecord/internal/prose"
)

// Sentences finds the sentences around stretches of a text.
type Sentences struct {
	text string
	all  []prose.Range // in order, not overlapping
}

// NewSentences cuts a text into sentences.
func NewSentences(t prose.Text) *Sentences {
	tokens := prose.Tokens(t)
	s := &Sentences{text: t.S}
	for _, one := range prose.Sentences(t, tokens, nil) {
		s.all = append(s.all, one.Range(tokens))
	}
	return s
}

// Around is the text of the sentences that overlap a range of bytes; the range's own where none
// does.
func (s *Sentences) Around(r prose.Range) string {
	first := sort.Search(len(s.all), func(i int) bool { return s.all[i].End > r.Start })
	for _, one := range s.all[first:] {
		if !one.Overlaps(r) {
			break
		}
		r.Start, r.End = min(r.Start, one.Start), max(r.End, one.End)
	}
	return s.text[r.Start:r.End]
}
