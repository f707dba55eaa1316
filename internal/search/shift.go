package search

import (
	"math/bits"
	"strings"

	"github.com/onrecord/onrecord/internal/called"
)

// shift is new numbers of documents, as most edits give them: those before the first stay what they
// are, and those from a number on are moved by as much. What lies between is moved otherwise.
type shift struct {
	to              []int // see moves
	first, from, by int
}

func shiftOf(to []int) shift {
	n := len(to)
	s := shift{to: to, from: n}
	for s.first < n && to[s.first] == s.first {
		s.first++
	}
	if s.first < n && to[n-1] >= 0 {
		s.by = to[n-1] - (n - 1)
		for s.from--; s.from > s.first && to[s.from-1] >= 0 && to[s.from-1] == s.from-1+s.by; s.from-- {
		}
	}
	return s
}

// moved does as the function moved. Of a list of which no document lies between, all but one gap is
// copied, or the bits are shifted. Any other list is read in the room.
func (s shift) moved(room *[]posting, list string) string {
	if list != "" && list[0] == 'b' {
		if out, done := s.movedBits(list); done {
			return out
		}
	}
	if list == "" || list[0] != 'd' {
		return moved(room, list, s.to)
	}
	body, end := list[1:], strings.IndexByte(list, '.')-1
	if end < 0 {
		end = len(body)
	}
	at, gap, bits := -1, 0, 0
	last, from := -1, 0                      // of the document before: its number, and where its gap ends
	before, number, cut, next := 0, 0, -1, 0 // of the one that is moved first
	for i := range end {
		v := int(letter[body[i]])
		gap |= v & 31 << bits
		bits += 5
		if v >= 32 {
			continue
		}
		at += gap + 1
		if cut < 0 && at >= s.first {
			if at < s.from {
				return moved(room, list, s.to)
			}
			before, number, cut, next = last, at, from, i+1
		}
		gap, bits, last, from = 0, 0, at, i+1
	}
	if cut < 0 || s.by == 0 {
		return list
	}
	var fresh strings.Builder
	gaps(&fresh, []posting{post(number+s.by, false)}, before+1)
	out := list[:1+cut] + fresh.String()[1:] + body[next:]
	if (last+s.by+1)/6+1 < len(out)-(len(body)-end) {
		return moved(room, list, s.to) // bits are shorter now
	}
	return out
}

// movedBits does as moved for a list of bits, and gives false for one that has to be read: where a
// document that lies between has a new number, or gaps may be shorter now.
func (s shift) movedBits(list string) (string, bool) {
	body, strong, marked := called.Cut(list[1:], ".")
	body, gone, is := s.withoutGone(body)
	if !is || gone > 0 && marked { // whose marks are those of the list's own documents
		return "", false
	}
	end := 6*len(body) - 6 + bits.Len8(letter[body[len(body)-1]]) // one past the last document
	if gone == 0 && (s.by == 0 || s.from >= end) {
		return list, true
	}
	end += s.by
	if s.by < 0 || s.from >= end-s.by || end/6 >= count(list)-gone { // each gap takes a letter at least
		return "", false
	}
	sixes := shiftedSixes(body[s.from/6:], s.from%6, s.by)
	var out strings.Builder
	out.Grow(len(list) + len(sixes) - len(body[s.from/6:]) + 1)
	out.WriteString("b" + body[:s.from/6])
	for _, six := range sixes[:(end+5)/6-s.from/6] {
		out.WriteByte(alphabet[six])
	}
	if marked {
		out.WriteString("." + strong)
	}
	return out.String(), true
}

// withoutGone is a list of bits without the documents between that are gone, and how many these
// are; false where one of those between is not.
func (s shift) withoutGone(body string) (left string, gone int, is bool) {
	var bare []byte
	for at := s.first; at < min(s.from, 6*len(body)); at++ {
		switch {
		case letter[body[at/6]]>>(at%6)&1 == 0:
			continue
		case s.to[at] >= 0:
			return "", 0, false
		case bare == nil:
			bare = []byte(body)
		}
		bare[at/6] = alphabet[letter[bare[at/6]]&^(1<<(at%6))]
		gone++
	}
	if gone == 0 {
		return body, 0, true
	}
	return string(bare), gone, true
}

// shiftedSixes are the bits of letters, of which those from one of the first letter on are moved
// up.
func shiftedSixes(letters string, from, by int) []byte {
	out := make([]byte, len(letters)+by/6+1)
	for i := range len(letters) {
		v := letter[letters[i]]
		if i == 0 {
			out[0] = v & (1<<from - 1)
			v &^= 1<<from - 1
		}
		out[i+by/6] |= v << (by % 6) & 63
		out[i+by/6+1] |= v >> (6 - by%6)
	}
	return out
}
