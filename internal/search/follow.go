package search

import (
	"crypto/sha256"
	"slices"
	"strconv"
	"strings"

	"github.com/onrecord/onrecord/internal/called"
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

// follow numbers the common ones of the table's terms, in their order, and notes which of them
// follow one another in what was said, and in headlines and decks.
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
	heads := par.Parts(c.ix.Len(), func(from, to int) (out [][]numbered) {
		c.texts.lex.borrow(func(r *reader) {
			for i := from; i < to; i++ {
				s := c.ix.Story(i)
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

// unit is how many bytes a digest takes of what phrases are looked for in.
const unit = 8

// saidOf is what follow reads of Stories[i]: digests of its headline and deck, and of each
// quotation.
func (c *corpus) saidOf(i int) string {
	from, to := c.first[i], c.first[i+1]
	out := make([]byte, 0, unit*(1+to-from))
	var b []byte
	add := func(texts ...string) {
		b = b[:0]
		for _, text := range texts {
			b = append(append(b, text...), 0)
		}
		sum := sha256.Sum256(b)
		out = append(out, sum[:unit]...)
	}
	add(c.ix.Story(i).Title, c.ix.Story(i).Deck)
	for at := from; at < to; at++ {
		add(words(c.quotation(at))...)
	}
	return string(out)
}

// followMore does as follow from what the table tells already, and reports whether it could: where
// all that was said in place of some stories is said in them still, besides what is new, and the
// same words are common.
func (c *corpus) followMore(gone, fresh []string, changed []int) bool {
	there := map[string]bool{}
	for _, said := range fresh {
		for ; said != ""; said = said[unit:] {
			there[said[:unit]] = true
		}
	}
	for _, said := range gone {
		for ; said != ""; said = said[unit:] {
			if !there[said[:unit]] {
				return false
			}
		}
	}
	common, told := c.table.common(), 0
	for _, follow := range c.table.follow {
		if follow != "" {
			told++
		}
	}
	numbers := make(map[string]int, len(common)) // from 1 on
	for i, at := range common {
		numbers[c.table.names[at]] = i + 1
		if !called.HasPrefix(c.table.follow[at], strconv.Itoa(i)+":") {
			return false
		}
	}
	if told != len(common) {
		return false
	}
	more := c.pairsIn(changed, numbers)
	for i, at := range common {
		if pairs, is := more[i]; is {
			c.table.follow[at] = joined(c.table.follow[at], pairs)
		}
	}
	return true
}

// pairsIn are the common words that follow each common one in some stories, right behind it and
// behind the next word.
func (c *corpus) pairsIn(some []int, numbers map[string]int) map[int][2][]posting {
	texts := make([][]numbered, 0, 2*len(some))
	c.texts.lex.borrow(func(r *reader) {
		for _, i := range some {
			texts = append(texts, r.inOrder(false, c.ix.Story(i).Title, c.ix.Story(i).Deck))
		}
	})
	said := c.saidIn(some)
	for _, i := range some {
		texts = append(texts, said[c.first[i]:c.first[i+1]]...)
	}
	stems, out := c.stemmed(), map[int][2][]posting{}
	note := func(one, other, where int) {
		if one > 0 && other > 0 {
			pairs := out[one-1]
			pairs[where] = append(pairs[where], post(other-1, false))
			out[one-1] = pairs
		}
	}
	for _, words := range texts {
		last, before := 0, 0
		for _, n := range words {
			this := numbers[stems[n.word()]]
			note(last, this, 0)
			note(before, this, 1)
			last, before = this, last
		}
	}
	return out
}

// joined is what follows a word, with more of it.
func joined(follow string, more [2][]posting) string {
	parts := strings.SplitN(follow, ":", 3)
	for n, list := range more {
		all := append(decode(parts[1+n], 0), list...)
		slices.Sort(all)
		parts[1+n] = encode(slices.Compact(all), 0)
	}
	return strings.Join(parts, ":")
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
		return count(t.quotations[i])
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
