package search

import (
	"slices"

	"github.com/onrecord/onrecord/internal/par"
)

// fewWords is how many words a quotation has at most in which each matters much; a denial's do not.
const fewWords = 10

// invertWords makes of the words of some stories and of their quotations the lists of their stems.
// A word that stands twice in a quotation matters much in it; in a story, one that stands in the
// headline, or often.
func (c *corpus) invertWords(some []int, terms map[string]*lists) {
	said, printed := c.saidIn(some), c.printedIn(some)
	if len(some) == c.ix.Len() {
		c.spoken = said
	}
	stems := c.stemmed()
	at, names := map[string]int32{}, []string{}
	termOf := make([]int32, len(stems)) // by a word's number
	for i, stem := range stems {
		t, known := at[stem]
		if !known {
			t = int32(len(names))
			at[stem] = t
			names = append(names, stem)
		}
		termOf[i] = t
	}
	quotations, stories := invert(said, termOf, len(names), 1), invert(printed, termOf, len(names), 0)
	all := make([]lists, len(names))
	for t, name := range names {
		if all[t] = (lists{quotations[t], stories[t]}); len(quotations[t])+len(stories[t]) > 0 {
			terms[name] = &all[t]
		}
	}
}

// stemmed are the stems of all words that have a number.
func (c *corpus) stemmed() []string {
	more := c.texts.lex.words[len(c.stems):]
	c.stems = append(c.stems, par.Map(more, func(_ int, word string) string { return c.stem.stem(word) })...)
	return c.stems
}

// saidIn are the words of each quotation of some stories in their order; of all others there are
// none.
func (c *corpus) saidIn(some []int) [][]numbered {
	out := make([][]numbered, len(c.quotations))
	par.Parts(len(some), func(from, to int) struct{} {
		c.texts.lex.borrow(func(r *reader) {
			for _, i := range some[from:to] {
				for at := c.first[i]; at < c.first[i+1]; at++ {
					u := c.quotation(at)
					out[at] = r.inOrder(u.Words <= fewWords && u.Asserted(), words(u)...)
				}
			}
		})
		return struct{}{}
	})
	return out
}

// printedIn are the words of each of some stories: those of its head, which matter much, and of its
// text, which are let go.
func (c *corpus) printedIn(some []int) [][]numbered {
	out := make([][]numbered, c.ix.Len())
	par.Parts(len(some), func(from, to int) struct{} {
		c.texts.lex.borrow(func(r *reader) {
			for _, i := range some[from:to] {
				s := c.ix.Story(i)
				r.meet(true, append([]string{s.Title, s.Deck}, s.Bylines...)...)
				out[i] = slices.Clone(append(r.met, c.texts.of[i]...))
				c.texts.of[i] = nil
			}
		})
		return struct{}{}
	})
	return out
}

// inOrder are the words of texts as they stand there.
func (r *reader) inOrder(strong bool, texts ...string) []numbered {
	r.meet(strong, texts...)
	return slices.Clone(r.met)
}

// meet makes met the words of texts as they stand there.
func (r *reader) meet(strong bool, texts ...string) {
	r.met = r.met[:0]
	for _, text := range texts {
		r.each(text, func(word int) {
			n := numbered(word << 1)
			if strong {
				n |= 1
			}
			r.met = append(r.met, n)
		})
	}
}

// inverting is a run of documents on their way into the lists. By term: the last document that was
// put into its list, plus one; and how many were, then where the next stands among all.
type inverting struct {
	from, to   int
	last, next []int32
}

// invert makes the lists of so many terms of the words of each document. Where a term stands in a
// document a second time, again is added to its posting.
func invert(docs [][]numbered, termOf []int32, terms int, again posting) [][]posting {
	runs := par.Parts(len(docs), func(from, to int) *inverting {
		r := &inverting{from, to, make([]int32, terms), make([]int32, terms)}
		r.each(docs, termOf, func(term int32, _ int, _ numbered, first bool) {
			if first {
				r.next[term]++
			}
		})
		clear(r.last)
		return r
	})
	lists, total := make([][]posting, terms), int32(0)
	begins := make([]int32, terms+1)
	for t := range lists {
		begins[t] = total
		for _, r := range runs {
			r.next[t], total = total, total+r.next[t]
		}
	}
	begins[terms] = total
	all := make([]posting, total)
	par.Map(runs, func(_ int, r *inverting) struct{} {
		r.each(docs, termOf, func(term int32, document int, n numbered, first bool) {
			if first {
				all[r.next[term]] = post(document, n.strong())
				r.next[term]++
			} else {
				all[r.next[term]-1] |= posting(n&1) | again
			}
		})
		return struct{}{}
	})
	for t := range lists {
		lists[t] = all[begins[t]:begins[t+1]:begins[t+1]]
	}
	return lists
}

// each calls f with each term of the run's documents, and whether it is the document's first.
func (r *inverting) each(docs [][]numbered, termOf []int32, f func(term int32, document int, n numbered, first bool)) {
	for document := r.from; document < r.to; document++ {
		for _, n := range docs[document] {
			term := termOf[n.word()]
			first := r.last[term] != int32(document)+1
			r.last[term] = int32(document) + 1
			f(term, document, n, first)
		}
	}
}
