package lang

import (
	"fmt"
	"slices"
	"strings"
)

// deepest is how many kinds stand above each other at most: a chief constable is a police officer,
// who is an officer.
const deepest = 4

// Kinds are all kinds to which the post or body w belongs: of a senator, lawmaker and politician.
// All are lemmas.
func (p *Pack) Kinds(w Word) []Word { return p.kinds[p.kindsFrom[w]:p.kindsFrom[w+1]] }

// KindOf reports whether whoever is called w may be called kind as well: a senator a lawmaker, a
// health minister a minister. Both are lemmas.
//
//go:noinline
func (p *Pack) KindOf(w, kind Word) bool {
	return kind != 0 && p.HasKinds(w) && slices.Contains(p.Kinds(w), kind)
}

// HasKinds reports whether the post or body w is a kind, or one of a kind.
func (p *Pack) HasKinds(w Word) bool { return p.entries[w].kinded }

// AppendAkin appends to dst where among the words one stands whose lemma is the noun, or has kinds.
func (p *Pack) AppendAkin(dst []int32, words []Word, noun Word) []int32 {
	for i, w := range words {
		if l := p.lemmas[w]; l == noun || p.entries[l].kinded {
			dst = append(dst, int32(i))
		}
	}
	return dst
}

// Alike reports whether two posts are of a common kind, so that one person may hold both: a senator
// and a minister are politicians.
func (p *Pack) Alike(a, b Word) bool {
	if a == b || p.KindOf(a, b) || p.KindOf(b, a) {
		return true
	}
	for _, k := range p.Kinds(a) {
		if p.KindOf(b, k) {
			return true
		}
	}
	return false
}

// HasPlaces reports whether the lists tell of what places the people w is: "Iraqi: Iraq".
func (p *Pack) HasPlaces(w Word) bool { return len(p.places[w]) > 0 }

// ShareAPlace reports whether two peoples may be of one place: the British and the English, but not
// Iraqis and Iranians. Both are lemmas.
func (p *Pack) ShareAPlace(a, b Word) bool {
	for _, w := range p.places[a] {
		if slices.Contains(p.places[b], w) {
			return true
		}
	}
	return a == b
}

// kind reads "lawyer: attorney, barrister": what the words after the colon name may be called by
// the one before it.
func (c *compiler) kind(line string) error {
	name, rest, ok := strings.Cut(line, ":")
	if !ok {
		return fmt.Errorf("a kind has the form: lawyer: attorney, barrister; got %q", line)
	}
	k := c.enter(strings.TrimSpace(name), Entry{})
	for _, it := range c.line.of(rest) {
		w := c.enter(it.same[0][0], Entry{})
		c.kinds = append(c.kinds, [2]Word{w, k})
	}
	return nil
}

// kindsOf lays down the kinds once all lists are read, since a word's lemma may stand in a later
// one. A phrase is of the kind that its last word names: an energy minister is a minister; but a
// deputy mayor is no mayor.
func (c *compiler) kindsOf() {
	p := c.pack
	above := make(map[Word][]Word, len(c.kinds))
	p.places = make(map[Word][]Word)
	for _, x := range c.kinds {
		w, k := p.Lemma(x[0]), p.Lemma(x[1])
		above[w] = append(above[w], k)
		if p.entries[k].Class&Demonym != 0 {
			p.places[k] = append(p.places[k], w)
		}
		p.entries[w].kinded, p.entries[k].kinded = true, true
	}
	for w := Word(1); int(w) < p.Len(); w++ {
		if p.entries[w].Class&(Post|Title) == 0 || p.Lemma(w) != w {
			continue
		}
		s := p.Spelled(w)
		i := strings.LastIndexByte(s, ' ')
		if i < 0 {
			continue
		}
		first, _, _ := strings.Cut(s, " ")
		last := p.Word(s[i+1:])
		if p.entries[last].Class&(Post|Title) != 0 && p.entries[p.Word(first)].Part&OtherPost == 0 {
			above[w] = append(above[w], p.Lemma(last))
			p.entries[w].kinded = true
		}
	}
	p.kindsFrom = make([]uint32, 0, p.Len()+1)
	for w := range p.entries {
		p.kindsFrom = append(p.kindsFrom, uint32(len(p.kinds)))
		if p.entries[w].kinded {
			p.kinds = appendKinds(p.kinds, above, Word(w), deepest)
		}
	}
	p.kindsFrom = append(p.kindsFrom, uint32(len(p.kinds)))
}

// appendKinds appends the kinds above w, and those above them, each once: a lawyer is an advocate,
// and an advocate a lawyer.
func appendKinds(dst []Word, above map[Word][]Word, w Word, depth int) []Word {
	from, level := len(dst), []Word{w}
	for range depth {
		next := len(dst)
		for _, below := range level {
			for _, k := range above[below] {
				if !slices.Contains(dst[from:], k) {
					dst = append(dst, k)
				}
			}
		}
		level = dst[next:]
	}
	return dst
}
