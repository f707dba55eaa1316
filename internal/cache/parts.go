package cache

import (
	"encoding/binary"
	"reflect"
	"sync"
	"time"
	"unsafe"
)

// Parts are plain data as bytes, of which some fields are set apart: those with the tag
// `apart:"1"`, with all that they hold, make the part 1, and so on; all others make the part 0. So
// whoever needs a digest of some of the data, and whoever keeps all of it, need not have it encoded
// twice. A field may stand in one that is set apart itself, in another part.
type Parts [partCount][]byte

const partCount = 5

var parts = sync.Pool{New: func() any { return new(Parts) }}

// Apart calls f with the parts of v, which are good until f returns.
func Apart[T any](v *T, f func(*Parts)) {
	p := parts.Get().(*Parts)
	for i := range p {
		p[i] = p[i][:0]
	}
	w := writer{b: p[0], parts: p}
	planOf(reflect.TypeFor[T]()).put(&w, unsafe.Pointer(v))
	p[0] = w.b
	f(p)
	parts.Put(p)
}

// AppendTo appends all parts as DecodeParts reads them.
func (p *Parts) AppendTo(to []byte) []byte {
	for _, part := range p {
		to = binary.AppendUvarint(to, uint64(len(part)))
		to = append(to, part...)
	}
	return to
}

// DecodeParts reads what AppendTo wrote, as Decode does.
func DecodeParts[T any](data []byte, v *T, zones ...*time.Location) error {
	all := reader{s: unsafe.String(unsafe.SliceData(data), len(data))}
	var parts [partCount]string
	for i := range parts {
		parts[i] = all.bytes(all.number())
	}
	r := reader{s: parts[0], zones: zones, parts: &parts, bad: all.bad || all.s != ""}
	if !r.bad {
		planOf(reflect.TypeFor[T]()).get(&r, unsafe.Pointer(v))
	}
	parts[0] = r.s
	if r.bad || parts != [partCount]string{} {
		return errDamaged
	}
	return nil
}
