package markup

import "bytes"

// wordLink is a link on words, and on nothing else: "[the report](https://example.org/report/)".
type wordLink struct{ words, dest []byte }

// cutLink parts a line at its first link, and is not found where that is none on words.
func cutLink(line []byte) (before []byte, l wordLink, after []byte, found bool) {
	from := bytes.IndexByte(line, '[')
	if from < 0 || from > 0 && line[from-1] == '!' { // an image
		return line, l, nil, false
	}
	words, rest, _ := bytes.Cut(line[from+1:], []byte("]("))
	end := 0
	for end < len(rest) && standsInDest[rest[end]] {
		end++
	}
	if end == 0 || end == len(rest) || rest[end] != ')' || !mayBeLinked(words) {
		return line, l, nil, false
	}
	return line[:from], wordLink{words, rest[:end]}, rest[end+1:], true
}

// mayBeLinked reports whether what stands in brackets is words: what begins with ^ is a footnote.
func mayBeLinked(words []byte) bool {
	if len(words) == 0 || words[0] == '^' || words[0] == ' ' || words[len(words)-1] == ' ' || mayHoldAddress(words) {
		return false
	}
	for _, b := range words {
		if b < ' ' || meansMore[b] {
			return false
		}
	}
	return true
}

// standsInDest are the bytes of an address that stand for themselves in it.
var standsInDest = func() (is [256]bool) {
	for _, b := range []byte("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789/.:-_#?=+,@") {
		is[b] = true
	}
	return is
}()

// wordsAndLinks adds a stretch of the source without other markup than links on words.
func (c *compiler) wordsAndLinks(from, to int) {
	for {
		before, l, after, found := cutLink(c.src[from:to])
		if len(before) > 0 {
			c.words(from, from+len(before))
		}
		if !found {
			return
		}
		at := from + len(before)
		c.linked(l.dest, at, nil, func() { c.words(at+1, at+1+len(l.words)) })
		from = to - len(after)
	}
}
