package index

import (
	"cmp"
	"math"
	"slices"
	"unsafe"

	"github.com/onrecord/onrecord/internal/order"
)

// piece is a text of a record: where it begins and ends in memory.
type piece struct {
	from, to uintptr
	text     *string
}

// shorten copies a record's texts into memory that many records share, once each where they
// overlap. Most are parts of the story's readable text, which is let go: half of it stands in none
// of them, and all records are kept to the end. What the registry's files say is shared already.
func (m *maker) shorten(out *Story) {
	all := m.pieces[:0]
	begin := addressOf(m.text.S)
	out.eachText(func(text *string, registered bool) {
		from := addressOf(*text)
		if *text != "" && (!registered || from-begin < uintptr(len(m.text.S))) {
			all = append(all, piece{from, from + uintptr(len(*text)), text})
		}
	})
	places := m.inOrder(all)
	size, end := uintptr(0), uintptr(0)
	for _, at := range places {
		p := &all[at]
		size += p.to - min(max(p.from, end), p.to)
		end = max(end, p.to)
	}
	kept, end := m.kept.words.Take(int(size))[:0], 0
	for _, at := range places {
		p := &all[at]
		known := min(max(p.from, end), p.to) - p.from // bytes that stand last in kept, or before these
		kept = append(kept, (*p.text)[known:]...)
		end = max(end, p.to)
		from := len(kept) - int(end-p.from)
		*p.text = borrowed(kept[from : from+len(*p.text)])
	}
	clear(all)
	m.pieces = all
}

// placeBits are the bits of a number that say which of the pieces begins at the address in the
// others.
const placeBits = 16

// inOrder is which of the pieces begin first in memory. Numbers are sorted in a tenth of the time
// that structs take; more pieces than have a number, and addresses as large as none is, are sorted
// as structs.
func (m *maker) inOrder(all []piece) []int {
	m.places = m.places[:0]
	fit := len(all) <= 1<<placeBits
	for i, p := range all {
		fit = fit && p.from <= math.MaxInt>>placeBits
		m.places = append(m.places, int(p.from)<<placeBits|i)
	}
	if fit {
		slices.Sort(m.places)
	} else {
		order.By(all, func(a, b piece) int { return cmp.Compare(a.from, b.from) })
	}
	for i, at := range m.places {
		if m.places[i] = i; fit {
			m.places[i] = at & (1<<placeBits - 1)
		}
	}
	return m.places
}

func addressOf(s string) uintptr { return uintptr(unsafe.Pointer(unsafe.StringData(s))) }

// borrowed are bytes as a text, without a copy: they do not change any more.
func borrowed(b []byte) string { return unsafe.String(unsafe.SliceData(b), len(b)) }

// eachText calls f with the record's texts of which there are many, and whether each stands in the
// registry.
func (s *Story) eachText(f func(text *string, registered bool)) {
	for i := range s.Entities {
		e := &s.Entities[i]
		f(&e.ID, e.Registered)
		f(&e.Name, e.Registered)
		each(e.Forms, f)
	}
	for i := range s.Utterances {
		u := &s.Utterances[i]
		each(u.Shown, f)
		for _, text := range []*string{&u.ID, &u.EchoOf, &u.Parent, &u.Lead, &u.Tail, &u.Sentence, &u.Source, &u.Cue,
			&u.Evidence} {
			f(text, false)
		}
		for k := range u.Parts {
			f(&u.Parts[k].ID, false)
			f(&u.Parts[k].Text, false)
		}
		echoes := u.Rare().Echoes
		for k := range echoes {
			f(&echoes[k].ID, false)
		}
		u.Who.eachText(f)
		u.Via.eachText(f)
	}
	for i := range s.Hidden {
		s.Hidden[i].eachText(f)
	}
}

func (w *Who) eachText(f func(text *string, registered bool)) {
	if w == nil {
		return
	}
	f(&w.ID, w.Registered)
	f(&w.Name, w.Registered)
	f(&w.Role, w.Registered)
	for i := range w.Members {
		w.Members[i].eachText(f)
	}
}

func each(all []string, f func(text *string, registered bool)) {
	for i := range all {
		f(&all[i], false)
	}
}
