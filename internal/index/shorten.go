package index

import (
	"cmp"
	"unsafe"

	"github.com/onrecord/onrecord/internal/order"
)

// piece is a text of a record that is a part of the story's readable text: where it begins and ends
// there.
type piece struct {
	from, to int
	text     *string
}

// shorten lets go of the readable text, of which a record's words are parts: half of it stands in
// none of them, and all records are kept to the end. The parts are copied, once each where they
// overlap.
func (m *maker) shorten(out *Story) {
	all := m.pieces[:0]
	begin := uintptr(unsafe.Pointer(unsafe.StringData(m.text.S)))
	out.eachText(func(text *string) {
		from := int(uintptr(unsafe.Pointer(unsafe.StringData(*text))) - begin)
		if *text != "" && 0 <= from && from < len(m.text.S) {
			all = append(all, piece{from, from + len(*text), text})
		}
	})
	order.By(all, func(a, b piece) int { return cmp.Compare(a.from, b.from) })
	size, end := 0, 0
	for _, p := range all {
		size += max(0, p.to-max(p.from, end))
		end = max(end, p.to)
	}
	kept := make([]byte, 0, size)
	end = 0
	for i := range all {
		p := &all[i]
		kept = append(kept, m.text.S[min(max(p.from, end), p.to):p.to]...)
		end = max(end, p.to)
		moved := end - len(kept) // by how much what stands last in kept stands further down in the text
		p.from, p.to = p.from-moved, p.to-moved
	}
	short := unsafe.String(unsafe.SliceData(kept), len(kept)) // which does not change any more
	for _, p := range all {
		*p.text = short[p.from:p.to]
	}
	clear(all)
	m.pieces = all
}

// eachText calls f with all of a record's texts that may be parts of the story's own.
func (s *Story) eachText(f func(*string)) {
	for i := range s.Entities {
		e := &s.Entities[i]
		f(&e.ID)
		f(&e.Name)
		each(e.Forms, f)
	}
	for i := range s.Utterances {
		u := &s.Utterances[i]
		each(u.Shown, f)
		for _, text := range []*string{&u.Lead, &u.Tail, &u.Sentence, &u.Source, &u.Cue, &u.Evidence} {
			f(text)
		}
		for k := range u.Parts {
			f(&u.Parts[k].Text)
		}
		u.Who.eachText(f)
		u.Via.eachText(f)
	}
	for i := range s.Hidden {
		s.Hidden[i].eachText(f)
	}
}

func (w *Who) eachText(f func(*string)) {
	if w == nil {
		return
	}
	f(&w.ID)
	f(&w.Name)
	f(&w.Role)
	for i := range w.Members {
		w.Members[i].eachText(f)
	}
}

func each(all []string, f func(*string)) {
	for i := range all {
		f(&all[i])
	}
}
