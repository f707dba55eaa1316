package lang

import (
	"slices"
	"strings"

	"github.com/onrecord/onrecord/internal/prose"
)

// together is how many words are looked for together.
const together = 16

// spelled are the kinds of token that lists may have, a bit each.
const spelled = 1<<prose.Word | 1<<prose.Number | 1<<prose.Clitic | 1<<prose.Punct

// Words appends to dst the word of each token of a text s, in step with tokens: words[i] is what
// the pack knows of tokens[i]. Markup and opaque stretches have none.
//
// Of several tokens the places in the table are read before any is compared: memory brings them all
// in the time that it takes for one.
func (p *Pack) Words(dst []Word, s string, tokens []prose.Token) []Word {
	n := len(dst)
	dst = slices.Grow(dst, len(tokens))[:n+len(tokens)]
	var keys [together]uint64
	var first [together]slot
	for len(tokens) > 0 {
		part := tokens[:min(together, len(tokens))]
		tokens = tokens[len(part):]
		keysOf(&keys, s, part)
		for i, k := range keys[:len(part)] {
			first[i] = p.words.first(k)
		}
		for i := range part {
			t, f, k := &part[i], &first[i], keys[i]
			switch {
			case k == 0:
				dst[n+i] = 0
			case (f.key == k || f.number == 0) && !mayBeCapitals(s[t.Start:t.End]):
				dst[n+i] = Word(f.number) // as most
			default:
				dst[n+i] = p.word(s[t.Start:t.End], k, *f)
			}
		}
		n += len(part)
	}
	return dst
}

// each is a byte of the value c in each of eight places.
func each(c byte) uint64 { return uint64(c) * 0x0101010101010101 }

// folded is eight bytes of ASCII with their capitals made small.
func folded(x uint64) uint64 {
	upper := (x + each(0x80-'A')) &^ (x + each(0x80-'Z'-1)) & each(0x80) // the uppermost bit of each byte from A to Z
	return x | upper>>2
}

// keysOf gives the key of each of a few tokens of a text s, 0 for markup and opaque stretches.
// Nearly all are short and plain: their letters are taken and folded eight at a time.
func keysOf(keys *[together]uint64, s string, tokens []prose.Token) {
	for i := range tokens[:min(together, len(tokens))] {
		t := &tokens[i]
		start, n := int(t.Start), int(t.End-t.Start)
		switch {
		case spelled>>(t.Kind&7)&1 == 0:
			keys[i] = 0
			continue
		case start < 0 || start >= len(s)-7 || uint(n-1) >= shortKey:
			keys[i] = keyOf(s[t.Start:t.End])
			continue
		}
		k := uint64(s[start+7]) | uint64(s[start+6])<<8 | uint64(s[start+5])<<16 | uint64(s[start+4])<<24 |
			uint64(s[start+3])<<32 | uint64(s[start+2])<<40 | uint64(s[start+1])<<48 | uint64(s[start])<<56
		if k >>= 8 * (shortKey - n) & 63; k&each(0x80) != 0 {
			keys[i] = keyOf(s[t.Start:t.End])
			continue
		}
		keys[i] = folded(k)
	}
}

// Ordinary reports whether a spelling that the pack does not know ends as ordinary words do, or,
// with a hyphen in it, ends in an ordinary word in lower case: "Overstretched", "union-led". weak
// tells that its capital is none of its own, so that endings count which names have too.
func (p *Pack) Ordinary(s string, weak bool) bool {
	at := strings.LastIndexByte(s, '-')
	if at > 0 && at+1 < len(s) && s[at+1] >= 'a' && s[at+1] <= 'z' {
		e := p.Entry(p.Word(s[at+1:]))
		if e.Form != 0 || e.Is(Common|Function|Post|Adverb|Demonym|WorkNoun|OrgNoun) && !e.Is(Given) {
			return true
		}
	}
	if at := strings.IndexByte(s, '-'); at > 0 && at < 6 && p.Class(p.Word(s[:at]))&Common != 0 {
		return true
	}
	return ends(s, p.endings) || weak && ends(s, p.weak)
}

func ends(s string, endings []string) bool {
	for _, e := range endings {
		if len(s) > len(e)+2 && hasEnding(s, e) {
			return true
		}
	}
	return false
}
