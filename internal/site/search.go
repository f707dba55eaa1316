package site

import (
	"errors"
	"time"

	"github.com/onrecord/onrecord/internal/cache"
	"github.com/onrecord/onrecord/internal/index"
	"github.com/onrecord/onrecord/internal/par"
	"github.com/onrecord/onrecord/internal/search"
)

// bags are the words of the stories' texts, for the search, by the story. Those of a story whose
// pages were not made again are asked for only where the search reads the story again.
type bags struct {
	*search.Texts
	known []bool
	keys  []digest // of the pieces of work that have made them; zero: not kept
}

// bagsOf is room for the words of the stories' texts, or nil where the archive is not searched.
func bagsOf(ix *index.Index, wanted bool) *bags {
	if !wanted {
		return nil
	}
	n := ix.Len()
	return &bags{search.NewTexts(n), make([]bool, n), make([]digest, n)}
}

// keepWords notes for the search what of the text of story i may be searched.
func (p *publisher) keepWords(i int, text string) {
	if p.bags == nil {
		return
	}
	var hides func(string) bool
	if p.index.HidesWords(i) {
		hides = func(word string) bool { return p.index.HidesWord(i, word) }
	}
	p.bags.Read(i, search.Open(p.index.Story(i), text), hides)
	p.bags.known[i] = true
}

// takeWords notes for the search the words of story i that were kept.
func (p *publisher) takeWords(i int, words search.Bag) {
	p.bags.Take(i, words)
	p.bags.known[i] = true
}

// needWords sees to it that the words of some stories are noted.
func (p *publisher) needWords(stories []int) error {
	return errors.Join(par.Map(stories, func(_, i int) error {
		if p.bags.known[i] || !p.showsBody(i) {
			return nil
		}
		if key := p.bags.keys[i]; key != (digest{}) {
			was := new(bundled)
			if data, has := p.memo.Get(key); has && cache.Decode(data, was) == nil {
				p.takeWords(i, was.Words)
				return nil
			}
		}
		j := p.job(false)
		defer j.end()
		r, err := j.reading(i)
		if err == nil {
			p.keepWords(i, r.text.S)
		}
		return err
	})...)
}

// searchFiles makes the files of the search, once all stories are read, and lets go of their words.
func (p *publisher) searchFiles() error {
	if p.bags == nil {
		return nil
	}
	defer func() { p.bags = nil }()
	a := search.Archive{Index: p.index, Language: p.config.Language, Texts: p.bags.Texts, Need: p.needWords}
	put := func(path string, data []byte) error { return p.out.put("search", path, data, time.Now()) }
	if !p.remembers {
		_, err := search.Build(a, nil, put, nil)
		return err
	}
	sums := p.storySums()
	p.now.Sums = sums
	for _, sum := range sums {
		a.Sums = append(a.Sums, sum)
	}
	key, was := p.searchKey(), new(search.Kept)
	if data, has := p.memo.Get(key); !has || cache.Decode(data, was) != nil {
		was = nil
	}
	var held search.Holder
	if h, is := p.out.sink.(holder); is {
		held = searchHolder{h, p}
	}
	now, err := search.Build(a, was, put, held)
	if err == nil {
		cache.PutPlain(p.memo.Store, key, cache.Other, now)
	}
	return err
}

// searchKey names what is kept of the search: all but the stories that it was made from.
func (p *publisher) searchKey() digest {
	m := mixer{}
	m.text("search")
	m.digest(p.shared)
	m.text(p.config.Language)
	return m.sum()
}

// searchHolder counts what is claimed.
type searchHolder struct {
	holder
	p *publisher
}

func (h searchHolder) Claim(path string, digest [16]byte, size int64) error {
	h.p.out.count("search", size, time.Now())
	h.p.reused.Add(1)
	return h.holder.Claim(path, digest, size)
}
