package names

import (
	"unicode/utf8"

	"github.com/onrecord/onrecord/internal/annotate/lang"
)

// Symbol is the number of a word, the same for spellings that differ only in case. 0 is no word.
type Symbol int32

// symbols gives each capitalised word of a story a number, the same for spellings that differ only
// in case. Number 0 is no word.
type symbols struct {
	slots []Symbol // hash table of numbers
	hash  []uint32
	text  []string
	mask  uint32
}

func (t *symbols) reset(tokens int) {
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
	t.hash, t.text = append(t.hash[:0], 0), append(t.text[:0], "")
}

// of is the number of a word, given one if it is new.
func (t *symbols) of(s string) Symbol {
	if 2*len(t.text) > len(t.slots) {
		t.grow()
	}
	h := hashFold(s)
	i := h & t.mask
	for t.slots[i] != 0 {
		if n := t.slots[i]; t.hash[n] == h && lang.Same(t.text[n], s) {
			return n
		}
		i = (i + 1) & t.mask
	}
	n := Symbol(len(t.text))
	t.slots[i] = n
	t.hash, t.text = append(t.hash, h), append(t.text, s)
	return n
}

func (t *symbols) grow() {
	t.slots = make([]Symbol, 2*len(t.slots))
	t.mask = uint32(len(t.slots) - 1)
	for n := 1; n < len(t.text); n++ {
		i := t.hash[n] & t.mask
		for t.slots[i] != 0 {
			i = (i + 1) & t.mask
		}
		t.slots[i] = Symbol(n)
	}
}

// find is the number of a word, 0 if it has none.
func (t *symbols) find(s string) Symbol {
	if len(t.slots) == 0 {
		return 0
	}
	h := hashFold(s)
	for i := h & t.mask; t.slots[i] != 0; i = (i + 1) & t.mask {
		if n := t.slots[i]; t.hash[n] == h && lang.Same(t.text[n], s) {
			return n
		}
	}
	return 0
}

func hashFold(s string) uint32 {
	h, i := uint32(2166136261), 0
	for ; i < len(s) && s[i] < utf8.RuneSelf; i++ { // most names are plain to their end
		h = (h ^ uint32(lowerASCII(s[i]))) * 16777619
	}
	for i < len(s) {
		r, n := lang.FoldAt(s, i)
		h = (h ^ uint32(r)) * 16777619
		i += n
	}
	return h
}

// lowerASCII folds a byte.
func lowerASCII(c byte) byte {
	if 'A' <= c && c <= 'Z' {
		return c + 'a' - 'A'
	}
	return c
}
