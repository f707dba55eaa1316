package search

import (
	"crypto/sha256"
	"slices"
	"strconv"

	"github.com/onrecord/onrecord/internal/par"
)

// Where all words of a phrase are common, many quotations have all of them, and often none has them
// one after the other. A reader's browser would have to read records by the hundred to learn that.
// So of each common word the archive tells which common words stand right behind it anywhere, and
// which stand behind the next word: where two of a phrase never do, it stands nowhere.

const (
	// commonFrom is how many quotations a common word stands in at least.
	commonFrom = 100
	// mostCommon is how many words are common at most. Where there are more, only those are that
	// stand in twice as many quotations, or in four times.
	mostCommon = 1 << 13
)

// follow numbers the common ones of the table's terms, in their order, and notes which of them follow
// one another in what was said, and in headlines and decks.
func (c *corpus) follow() {
	c.table.follow = make([]string, len(c.table.names))
	common := c.table.common()
	numbers := make(map[string]int, len(common)) // from 1 on
	for i, at := range common {
		numbers[c.table.names[at]] = i + 1
	}
	texts := c.inOrder()
	number := make([]int, len(c.texts.lex.words))
	for i, stem := range c.stemmed() {
		number[i] = numbers[stem]
	}
	next, second := newPairTable(len(common)), newPairTable(len(common))
	for _, words := range texts {
		last, before := 0, 0
		for _, n := range words {
			this := number[n.word()]
			next.note(last, this)
			second.note(before, this)
			last, before = this, last
		}
	}
	for i, at := range common {
		c.table.follow[at] = strconv.Itoa(i) + ":" + encode(next.of(i), 0) + ":" + encode(second.of(i), 0)
	}
}

// inOrder are the words of all that phrases are looked for in: of each quotation, and of each
// story's headline and deck.
func (c *corpus) inOrder() [][]numbered {
	heads := par.Parts(len(c.ix.Stories), func(from, to int) (out [][]numbered) {
		c.texts.lex.borrow(func(r *reader) {
			for _, s := range c.ix.Stories[from:to] {
				out = append(out, r.inOrder(false, s.Title, s.Deck))
			}
		})
		return out
	})
	if c.spoken == nil {
		c.spoken = c.saidIn(c.allStories())
	}
	return append(slices.Concat(heads...), c.spoken...)
}

// saidSum is a digest of what follow reads of Stories[i].
func (c *corpus) saidSum(i int) [16]byte {
	h := sha256.New()
	put := func(text string) {
		h.Write(append([]byte(text), 0))
	}
	put(c.ix.Stories[i].Title)
	put(c.ix.Stories[i].Deck)
	for _, q := range c.quotations[c.first[i]:c.first[i+1]] {
		for _, paragraph := range words(q.u) {
			put(paragraph)
		}
		put("")
	}
	return [16]byte(h.Sum(nil))
}

// pairTable tells of each common word which others follow it: a row a word, with a bit for each.
type pairTable struct {
	words, wide int
	seen        []uint64
}

func newPairTable(words int) *pairTable {
	wide := (words + 63) / 64
	return &pairTable{words, wide, make([]uint64, wide*words)}
}

// note notes two words by their numbers, from 1 on; 0 is none of the common ones.
func (p *pairTable) note(one, other int) {
	if one > 0 && other > 0 {
		p.seen[(one-1)*p.wide+(other-1)/64] |= 1 << ((other - 1) % 64)
	}
}

// of is the list of those that follow the word of a row.
func (p *pairTable) of(row int) (list []posting) {
	for k := range p.words {
		if p.seen[row*p.wide+k/64]>>(k%64)&1 == 1 {
			list = append(list, post(k, false))
		}
	}
	return list
}

// common are the places of the common ones of the terms.
func (t *table) common() []int {
	many := par.Map(t.names, func(i int, name string) int {
		if !isWordTerm(name) || len(t.quotations[i]) < commonFrom/6 {
			return 0
		}
		return len(decode(t.quotations[i], 0))
	})
	for from := commonFrom; ; from *= 2 {
		var common []int
		for i, n := range many {
			if n >= from {
				common = append(common, i)
			}
		}
		if len(common) <= mostCommon {
			return common
		}
	}
}
