package lang

import (
	"unicode"
	"unicode/utf8"
)

// slot is a place of the hash table: a spelling's hash and its word, 0 when free.
type slot struct {
	hash uint32
	word Word
}

// capitals is mixed into the hash of a word listed in capitals, which makes it another key than the same letters in lower case.
const capitals = 0x9e3779b9

// maxCapitals is the length in bytes of the longest word that may be listed in capitals.
const maxCapitals = 12

// foldAt gives the folded rune at s[i] and its width in bytes.
func foldAt(s string, i int) (rune, int) {
	c := s[i]
	if c < utf8.RuneSelf {
		if 'A' <= c && c <= 'Z' {
			c += 'a' - 'A'
		}
		return rune(c), 1
	}
	r, n := utf8.DecodeRuneInString(s[i:])
	switch r {
	case '’', 'ʼ':
		return '\'', n
	case '‐', '‑':
		return '-', n
	}
	return unicode.ToLower(r), n
}

// hash is the FNV-1a hash of the folded spelling. caps tells that it has two letters or more, and all are capitals.
func hash(s string) (h uint32, caps bool) {
	h = 2166136261
	letters, lower := 0, false
	i := 0
	for ; i < len(s) && s[i] < utf8.RuneSelf; i++ { // most words are plain to their end
		c := s[i]
		switch {
		case 'a' <= c && c <= 'z':
			letters, lower = letters+1, true
		case 'A' <= c && c <= 'Z':
			letters++
			c += 'a' - 'A'
		}
		h = (h ^ uint32(c)) * 16777619
	}
	for i < len(s) {
		r, n := foldAt(s, i)
		if r >= 'a' && r <= 'z' || r > utf8.RuneSelf {
			letters++
			lower = lower || !upperAt(s, i, n)
		}
		h = (h ^ uint32(r)) * 16777619
		i += n
	}
	return h, letters >= 2 && !lower
}

func upperAt(s string, i, n int) bool {
	if n == 1 {
		return s[i] <= 'Z'
	}
	r, _ := utf8.DecodeRuneInString(s[i:])
	return unicode.IsUpper(r)
}

// same reports whether s folds to folded.
func same(s, folded string) bool {
	if len(s) == len(folded) && samePlain(s, folded) {
		return true
	}
	j := 0
	for i := 0; i < len(s); {
		r, n := foldAt(s, i)
		if j >= len(folded) {
			return false
		}
		if r < utf8.RuneSelf {
			if folded[j] != byte(r) {
				return false
			}
			j++
		} else {
			q, m := utf8.DecodeRuneInString(folded[j:])
			if q != r {
				return false
			}
			j += m
		}
		i += n
	}
	return j == len(folded)
}

// samePlain is same for ASCII letters, at a stroke.
func samePlain(s, folded string) bool {
	for i := 0; i < len(s); i++ {
		c := s[i]
		if 'A' <= c && c <= 'Z' {
			c += 'a' - 'A'
		}
		if c != folded[i] {
			return false
		}
	}
	return true
}

// fold is the folded spelling.
func fold(s string) string {
	b := make([]rune, 0, len(s))
	for i := 0; i < len(s); {
		r, n := foldAt(s, i)
		b = append(b, r)
		i += n
	}
	return string(b)
}

// Word is what the pack knows by this spelling: the entry in capitals first where s is in capitals.
func (p *Pack) Word(s string) Word {
	h, caps := hash(s)
	if caps && len(s) <= maxCapitals {
		if w := p.probe(h^capitals, s); w != 0 {
			return w
		}
	}
	return p.probe(h, s)
}

func (p *Pack) probe(h uint32, s string) Word {
	mask := uint32(len(p.slots) - 1)
	for i := h & mask; p.slots[i].word != 0; i = (i + 1) & mask {
		if p.slots[i].hash == h && same(s, p.folded[p.slots[i].word]) {
			return p.slots[i].word
		}
	}
	return 0
}
