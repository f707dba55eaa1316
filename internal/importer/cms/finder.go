package cms

import "strings"

// finder finds the ends of things in a text that is walked from its beginning to its end. It
// remembers what it found, so that a thousand beginnings with no end cost one search.
type finder struct {
	text string
	next map[string]int // what was looked for → where it stands next, or -1
}

func newFinder(text string) *finder { return &finder{text: text, next: map[string]int{}} }

// find is the place of what at or behind from, or -1. from may only grow.
func (f *finder) find(from int, what string) int {
	if n, ok := f.next[what]; ok && (n < 0 || n >= from) {
		return n
	}
	n := -1
	if from <= len(f.text) {
		if n = strings.Index(f.text[from:], what); n >= 0 {
			n += from
		}
	}
	f.next[what] = n
	return n
}

// behind is the place behind the next what, or -1.
//
//go:noinline
func (f *finder) behind(from int, what string) int {
	if n := f.find(from, what); n >= 0 {
		return n + len(what)
	}
	return -1
}

// tagEnd is the place behind the tag that begins at i, or -1 where no tag does. A ">" inside a
// quoted value ends no tag.
func (f *finder) tagEnd(i int) int {
	if !beginsTag(f.text[i:]) {
		return -1
	}
	end := f.behind(i, ">")
	if end < 0 {
		return -1
	}
	if quote := strings.IndexAny(f.text[i:end], `"'`); quote >= 0 {
		if closed := f.closed(i, end); closed > 0 {
			return closed
		}
	}
	return end
}

// closed goes on to the ">" outside quoted values, a few steps at most.
func (f *finder) closed(i, end int) int {
	var quote byte
	value := false // a value may begin here
	for k := i + 1; k < len(f.text) && k < end+4096; k++ {
		switch c := f.text[k]; {
		case quote != 0:
			if c == quote {
				quote, value = 0, false
			}
		case value && (c == '"' || c == '\''):
			quote = c
		case c == '=':
			value = true
		case c == '>':
			return k + 1
		case c == '<':
			return -1
		case c != ' ' && c != '\n':
			value = false
		}
	}
	return -1
}

// beginsTag reports whether s begins as a tag or a declaration does.
func beginsTag(s string) bool {
	if len(s) < 2 || s[0] != '<' {
		return false
	}
	c := s[1]
	if c == '/' && len(s) > 2 {
		c = s[2]
	}
	return isASCIILetter(c) || s[1] == '!' || s[1] == '?'
}
