package search

import "strings"

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

// moved does as the function moved. Of a list of gaps, of which no document lies between, one gap
// is another, and all else is copied. Any other list is read in the room.
func (s shift) moved(room *[]posting, list string) string {
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
