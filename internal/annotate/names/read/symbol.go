package read

import (
	"unicode/utf8"

	"github.com/onrecord/onrecord/internal/annotate/lang"
	"github.com/onrecord/onrecord/internal/gazetteer"
)

// Symbol is the number of a word, the same for spellings that differ only in case and accents. 0 is
// no word.
type Symbol int32

// Symbols gives each capitalised word of a story a number, the same for spellings that differ only
// in case and accents: "Cebrián" is "Cebrian". Number 0 is no word.
type Symbols struct {
	slots []Symbol // hash table of numbers
	hash  []uint32
	Text  []string
	mask  uint32
}

// Reset forgets all words. tokens is how many the next story has.
func (t *Symbols) Reset(tokens int) {
	size := 64
	for size < tokens/2 {
		size *= 2
	}
	if size > cap(t.slots) {
		t.slots = make([]Symbol, size)
	} else {
		t.slots = t.slots[:size]
		clear(t.slots)
	}
	t.mask = uint32(size - 1)
	t.hash, t.Text = append(t.hash[:0], 0), append(t.Text[:0], "")
}

// Of is the number of a word, given one if it is new.
func (t *Symbols) Of(s string) Symbol {
	if 2*len(t.Text) > len(t.slots) {
		t.grow()
	}
	h := hashFold(s)
	i := h & t.mask
	for t.slots[i] != 0 {
		if n := t.slots[i]; t.hash[n] == h && sameLetters(t.Text[n], s) {
			return n
		}
		i = (i + 1) & t.mask
	}
	n := Symbol(len(t.Text))
	t.slots[i] = n
	t.hash, t.Text = append(t.hash, h), append(t.Text, s)
	return n
}

func (t *Symbols) grow() {
	t.slots = make([]Symbol, 2*len(t.slots))
	t.mask = uint32(len(t.slots) - 1)
	for n := 1; n < len(t.Text); n++ {
		i := t.hash[n] & t.mask
		for t.slots[i] != 0 {
			i = (i + 1) & t.mask
		}
		t.slots[i] = Symbol(n)
	}
}

// Find is the number of a word, 0 if it has none.
func (t *Symbols) Find(s string) Symbol {
	if len(t.slots) == 0 {
		return 0
	}
	h := hashFold(s)
	for i := h & t.mask; t.slots[i] != 0; i = (i + 1) & t.mask {
		if n := t.slots[i]; t.hash[n] == h && sameLetters(t.Text[n], s) {
			return n
		}
	}
	return 0
}

func hashFold(s string) uint32 {
	h, i := uint32(2166136261), 0
	for ; i < len(s) && s[i] < utf8.RuneSelf; i++ { // most names are plain to their end
		h = (h ^ uint32(s[i]|0x20)) * 16777619 // a capital as its small letter, without a branch
	}
	for i < len(s) {
		r, n := letterAt(s, i)
		h = (h ^ uint32(r|0x20)) * 16777619
		i += n
	}
	return h
}

// letterAt is the folded letter at s[i] without its accent, and its width in bytes.
func letterAt(s string, i int) (rune, int) {
	r, n := lang.FoldAt(s, i)
	if r >= utf8.RuneSelf {
		if c := gazetteer.PlainLetter(r); c != 0 {
			r = rune(c)
		}
	}
	return r, n
}

// FirstLetters are the first two letters of a word, as Symbols compares them; 0 behind its end.
func FirstLetters(s string) (a, b rune) {
	if s == "" {
		return 0, 0
	}
	a, n := letterAt(s, 0)
	if n < len(s) {
		b, _ = letterAt(s, n)
	}
	return a, b
}

// sameLetters reports whether two spellings differ in case and accents alone.
func sameLetters(a, b string) bool {
	if a == b {
		return true // as nearly always
	}
	i, j := 0, 0
	for i < len(a) && j < len(b) {
		r, n := letterAt(a, i)
		q, m := letterAt(b, j)
		if r != q {
			return false
		}
		i, j = i+n, j+m
	}
	return i == len(a) && j == len(b)
}

// lowerASCII folds a byte.
func lowerASCII(c byte) byte {
	if 'A' <= c && c <= 'Z' {
		return c + 'a' - 'A'
	}
	return c
}
