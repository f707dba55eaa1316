package search

import (
	"math/bits"
	"slices"
	"strings"

	"github.com/onrecord/onrecord/internal/called"
)

// A list of documents as text: its first letter says how the rest is to be read.
//
//	d   the gaps between them less one, from -1 on, each as groups of five bits, the lowest
//	    first, of which all but the last have 32 added
//	b   six documents a letter, the first the lowest bit; 1 where a document is in the list
//
// Then, behind a full stop, six of the list's own documents a letter: 1 where the term matters much
// in the document (see posting). This part ends with its last 1, and is left out where there is
// none. The letters are those of base64url, which JSON needs not escape.

const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"

// posting is a document in a term's list: its number, doubled, plus one where the term matters much
// in it: it stands there twice, or there is little else; in a story, it stands in the headline.
type posting uint32

func post(document int, strong bool) posting {
	p := posting(document) << 1
	if strong {
		p |= 1
	}
	return p
}

func (p posting) document() int { return int(p >> 1) }

// encode writes a list whose documents are counted from first on; "" for an empty one.
func encode(list []posting, first int) string {
	if len(list) == 0 {
		return ""
	}
	strong := lastStrong(list)/6 + 1
	size, span := gapLetters(list, first), list[len(list)-1].document()-first+1
	var b strings.Builder
	if span/6+1 < 1+size {
		b.Grow(2 + (span+5)/6 + strong)
		sixes(&b, list, first)
	} else {
		b.Grow(2 + size + strong)
		gaps(&b, list, first)
	}
	strongBits(&b, list[:min(6*strong, len(list))])
	return b.String()
}

// gapLetters is how many letters the gaps of a list take.
func gapLetters(list []posting, first int) (n int) {
	last := first - 1
	for _, p := range list {
		gap := p.document() - last - 1
		last = p.document()
		for ; gap >= 32; gap >>= 5 {
			n++
		}
		n++
	}
	return n
}

func gaps(b *strings.Builder, list []posting, first int) {
	b.WriteByte('d')
	last := first - 1
	for _, p := range list {
		gap := p.document() - last - 1
		last = p.document()
		for ; gap >= 32; gap >>= 5 {
			b.WriteByte(alphabet[32|gap&31])
		}
		b.WriteByte(alphabet[gap])
	}
}

// sixes writes which documents are in a list, six a letter.
func sixes(b *strings.Builder, list []posting, first int) {
	b.WriteByte('b')
	six, at := 0, 0
	for _, p := range list {
		n := p.document() - first
		for ; at < n/6; at++ {
			b.WriteByte(alphabet[six])
			six = 0
		}
		six |= 1 << (n % 6)
	}
	b.WriteByte(alphabet[six])
}

// lastStrong is the place in a list of the last document in which the term matters much, or -6.
func lastStrong(list []posting) int {
	for i, p := range slices.Backward(list) {
		if p&1 == 1 {
			return i
		}
	}
	return -6
}

// strongBits writes in which documents of a list, the last of which may be such a one, the term
// matters much.
func strongBits(b *strings.Builder, list []posting) {
	if len(list) > 0 {
		b.WriteByte('.')
	}
	for six := range slices.Chunk(list, 6) {
		v := 0
		for i, p := range six {
			v |= int(p&1) << i
		}
		b.WriteByte(alphabet[v])
	}
}

// letter is the number of each letter of alphabet.
var letter = func() (v [256]byte) {
	for i := range len(alphabet) {
		v[alphabet[i]] = byte(i)
	}
	return v
}()

// decode reads a list that encode wrote, as the client does.
func decode(s string, first int) []posting { return appendDecoded(nil, s, first) }

// appendDecoded does as decode, in the room of an empty list, if it has room.
func appendDecoded(out []posting, s string, first int) []posting {
	if s == "" {
		return out
	}
	body, strong, _ := called.Cut(s[1:], ".")
	out = slices.Grow(out, count(s))
	if s[0] == 'b' {
		for i := range len(body) {
			for six := letter[body[i]]; six != 0; six &= six - 1 {
				out = append(out, post(first+6*i+bits.TrailingZeros8(six), false))
			}
		}
	} else {
		at, gap, shift := first-1, 0, 0
		for i := range len(body) {
			v := int(letter[body[i]])
			gap |= v & 31 << shift
			shift += 5
			if v < 32 {
				at += gap + 1
				out = append(out, post(at, false))
				gap, shift = 0, 0
			}
		}
	}
	for i := range min(len(out), 6*len(strong)) {
		if letter[strong[i/6]]>>(i%6)&1 == 1 {
			out[i] |= 1
		}
	}
	return out
}

// count is how many documents a list has.
func count(s string) (n int) {
	if s == "" {
		return 0
	}
	body, _, _ := called.Cut(s[1:], ".")
	for i := range len(body) {
		if six := letter[body[i]]; s[0] == 'b' {
			n += bits.OnesCount8(six)
		} else if six < 32 {
			n++
		}
	}
	return n
}
