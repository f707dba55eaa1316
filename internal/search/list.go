package search

import "strings"

// A list of documents as text: its first letter says how the rest is to be read.
//
//	d   the gaps between them less one, from -1 on, each as groups of five bits, the lowest first, of
//	    which all but the last have 32 added
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
	out := gaps(list, first)
	if span := list[len(list)-1].document() - first + 1; span/6+1 < len(out) {
		out = bits(list, first, span)
	}
	return out + strongBits(list)
}

func gaps(list []posting, first int) string {
	b := []byte{'d'}
	last := first - 1
	for _, p := range list {
		gap := p.document() - last - 1
		last = p.document()
		for ; gap >= 32; gap >>= 5 {
			b = append(b, alphabet[32|gap&31])
		}
		b = append(b, alphabet[gap])
	}
	return string(b)
}

func bits(list []posting, first, span int) string {
	six := make([]byte, (span+5)/6)
	for _, p := range list {
		at := p.document() - first
		six[at/6] |= 1 << (at % 6)
	}
	return "b" + letterEach(six)
}

func strongBits(list []posting) string {
	six := make([]byte, (len(list)+5)/6)
	last := -1
	for i, p := range list {
		if p&1 == 1 {
			six[i/6] |= 1 << (i % 6)
			last = i / 6
		}
	}
	if last < 0 {
		return ""
	}
	return "." + letterEach(six[:last+1])
}

func letterEach(six []byte) string {
	for i, v := range six {
		six[i] = alphabet[v]
	}
	return string(six)
}

// letter is the number of each letter of alphabet.
var letter = func() (v [256]byte) {
	for i := range len(alphabet) {
		v[alphabet[i]] = byte(i)
	}
	return v
}()

// decode reads a list that encode wrote, as the client does.
func decode(s string, first int) []posting {
	if s == "" {
		return nil
	}
	body, strong, _ := strings.Cut(s[1:], ".")
	out := make([]posting, 0, len(body))
	if s[0] == 'b' {
		for i := range len(body) * 6 {
			if letter[body[i/6]]>>(i%6)&1 == 1 {
				out = append(out, post(first+i, false))
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
