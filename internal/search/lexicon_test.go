package search

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"github.com/onrecord/onrecord/internal/par"
)

// A text's words are each noted once, with a mark from three times on, and what is hidden is not;
// what an earlier build noted says the same.
func TestTexts(t *testing.T) {
	hides := func(printed string) bool { return strings.HasPrefix(printed, "Renn") }
	for text, want := range map[string]string{
		"":                                  "",
		"Rain, rain and RAIN; Zoë’s boat":   ".rain and zoe boat",
		"Renn’s boat, said Renn, is a boat": "boat said is a",
		"京都府 and 京都":                        "京都 都府 and",
		"京都京都京都":                            ".京都 都京",
		"— ’ …":                             "",
		"rains rain rained":                 "rains rain rained",
	} {
		a, b := NewTexts(2), NewTexts(2)
		a.Read(1, text, hides)
		bag := a.Bag(1)
		b.Take(1, bag)
		if string(bag) != want || b.Bag(1) != bag || a.Bag(0) != "" {
			t.Errorf("%q: %q, then %q; want %q", text, bag, b.Bag(1), want)
		}
	}
}

// Texts that are read one after the other, or at the same time, know nothing of each other.
func TestTextsApart(t *testing.T) {
	const n = 60
	text := func(i int) string { return strings.Repeat(fmt.Sprintf("w%d and w%d. ", i%7, i%5), i%4+1) }
	all := NewTexts(n)
	par.Each(n, func(i int) { all.Read(i, text(i), nil) })
	for i := range n {
		alone := NewTexts(1)
		alone.Read(0, text(i), nil)
		if all.Bag(i) != alone.Bag(0) {
			t.Errorf("%d: %q, want %q", i, all.Bag(i), alone.Bag(0))
		}
	}
}

// Words are told apart, however long they are and wherever they differ, when they are met again as
// when they were new.
func TestWordsApart(t *testing.T) {
	var words []string
	for n := 20; n > 0; n-- {
		word := strings.Repeat("a", n)
		words = append(words, word)
		for at := range n {
			words = append(words, word[:at]+"b"+word[at+1:])
		}
	}
	texts := NewTexts(2)
	for i := range 2 {
		texts.Read(i, strings.Join(words, " "), nil)
		if got := strings.Fields(string(texts.Bag(i))); !slices.Equal(got, words) {
			t.Errorf("%d: %s", i, cmp.Diff(words, got))
		}
	}
}

// However the documents are cut into runs, the lists are those that one makes document by document.
func TestInvert(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		const words, terms = 9, 5
		termOf := make([]int32, words)
		for i := range termOf {
			termOf[i] = int32(i % terms)
		}
		docs := rapid.SliceOf(rapid.SliceOf(rapid.Custom(func(t *rapid.T) numbered {
			return numbered(rapid.IntRange(0, 2*words-1).Draw(t, "word"))
		}))).Draw(t, "documents")
		again := posting(rapid.IntRange(0, 1).Draw(t, "again"))
		want := make([][]posting, terms)
		for d, of := range docs {
			for _, n := range of {
				list := &want[termOf[n.word()]]
				at := slices.IndexFunc(*list, func(p posting) bool { return p.document() == d })
				if at < 0 {
					*list = append(*list, post(d, n.strong()))
				} else {
					(*list)[at] |= posting(n&1) | again
				}
			}
		}
		got := invert(docs, termOf, terms, again)
		for i := range got {
			if !slices.Equal(got[i], want[i]) {
				t.Fatalf("%d: %s", i, cmp.Diff(got, want))
			}
		}
	})
}
