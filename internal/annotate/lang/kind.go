package lang

import (
	"fmt"
	"strings"
)

// deepest is how many kinds stand above each other at most: a chief constable is a police officer, who is an officer.
const deepest = 4

// KindOf reports whether whoever is called w may be called kind as well: a senator a lawmaker, a health minister a minister. Both are lemmas.
func (p *Pack) KindOf(w, kind Word) bool { return w != 0 && kind != 0 && p.kindOf(w, kind, deepest) }

func (p *Pack) kindOf(w, kind Word, depth int) bool {
	for _, k := range p.kinds[w] {
		if k == kind || depth > 1 && p.kindOf(k, kind, depth-1) {
			return true
		}
	}
	return false
}

// HasKinds reports whether the post or body w is a kind, or one of a kind.
func (p *Pack) HasKinds(w Word) bool {
	_, ok := p.kinds[w]
	return ok
}

// Alike reports whether two posts are of a common kind, so that one person may hold both: a senator and a minister are politicians.
func (p *Pack) Alike(a, b Word) bool { return a == b || p.KindOf(a, b) || p.alike(a, b, deepest) }

func (p *Pack) alike(a, b Word, depth int) bool {
	for _, k := range p.kinds[a] {
		if k == b || p.KindOf(b, k) || depth > 1 && p.alike(k, b, depth-1) {
			return true
		}
	}
	return p.KindOf(b, a)
}

// kind reads "lawyer: attorney, barrister": what the words after the colon name may be called by the one before it.
func (c *compiler) kind(line string) error {
	name, rest, ok := strings.Cut(line, ":")
	if !ok {
		return fmt.Errorf("a kind has the form: lawyer: attorney, barrister; got %q", line)
	}
	k := c.enter(strings.TrimSpace(name), Entry{})
	for _, it := range items(rest) {
		w := c.enter(it.same[0][0], Entry{})
		c.kinds = append(c.kinds, [2]Word{w, k})
	}
	return nil
}

// kindsOf lays down the kinds once all lists are read, since a word's lemma may stand in a later one. A phrase is of the kind that its last word names: an
// energy minister is a minister; but a deputy mayor is no mayor.
func (c *compiler) kindsOf() {
	p := c.pack
	p.kinds = make(map[Word][]Word, len(c.kinds))
	for _, x := range c.kinds {
		w := p.lemma(x[0])
		k := p.lemma(x[1])
		p.kinds[w] = append(p.kinds[w], k)
		p.kinds[k] = p.kinds[k]
	}
	for w := Word(1); int(w) < p.Len(); w++ {
		s := p.Spelled(w)
		i := strings.LastIndexByte(s, ' ')
		if i < 0 || p.entries[w].Class&(Post|Title) == 0 || p.lemma(w) != w {
			continue
		}
		first, _, _ := strings.Cut(s, " ")
		last := p.Word(s[i+1:])
		if p.entries[last].Class&(Post|Title) != 0 && p.entries[p.Word(first)].Part&OtherPost == 0 {
			p.kinds[w] = append(p.kinds[w], p.lemma(last))
		}
	}
}

func (p *Pack) lemma(w Word) Word {
	if l := p.entries[w].Lemma; l != 0 {
		return l
	}
	return w
}
