package site

import (
	"time"

	"github.com/onrecord/onrecord/internal/index"
	"github.com/onrecord/onrecord/internal/search"
)

// keepWords notes for the search what of the text of story i may be searched.
func (p *publisher) keepWords(i int, text string) {
	if p.words == nil {
		return
	}
	var hides func(string) bool
	if p.index.HidesWords(i) {
		hides = func(word string) bool { return p.index.HidesWord(i, word) }
	}
	p.words.Read(i, search.Open(p.index.Stories[i], text), hides)
}

// searchFiles makes the files of the search, once all stories are read.
func (p *publisher) searchFiles() error {
	if p.words == nil {
		return nil
	}
	return search.Build(p.index, p.words, p.config.Language, func(path string, data []byte) error {
		return p.out.put("search", path, data, time.Now())
	})
}

// wordsOf is room for the words of the stories' texts, or nil where the archive is not searched.
func wordsOf(ix *index.Index, wanted bool) *search.Texts {
	if !wanted {
		return nil
	}
	return search.NewTexts(len(ix.Stories))
}
