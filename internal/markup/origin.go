package markup

import "sort"

// leafSource says that the readable text from start on, up to the next, was read from the bytes
// from … to of the source; from is -1 where no source has it.
type leafSource struct {
	start, from, to int
	verbatim        bool // without escapes: code, an address
}

// Origin tells where in the body a byte of a part's readable text was written, as an offset in
// bytes; -1 where the source does not have it.
func (d *Document) Origin(src []byte, part, offset int) int {
	leaves := d.sources[part]
	i := sort.Search(len(leaves), func(i int) bool { return leaves[i].start > offset }) - 1
	if i < 0 || leaves[i].from < 0 {
		return -1
	}
	l := leaves[i]
	if l.verbatim {
		return l.from + offset - l.start
	}
	return l.from + sourceOffset(src[l.from:min(l.to, len(src))], offset-l.start)
}

// sourceOffset gives where in raw the byte at offset of its readable text is written.
func sourceOffset(raw []byte, offset int) int {
	var room [8]byte
	for i := 0; i < len(raw); {
		text, n := room[:0], 0
		switch raw[i] {
		case '\\', '&', 0:
			text, n = escape(text, raw[i:])
		}
		if n == 0 {
			n, text = 1, text[:1]
		}
		if offset < len(text) {
			return i
		}
		offset -= len(text)
		i += n
	}
	return len(raw)
}
