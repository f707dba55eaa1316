package cache

import (
	"encoding/binary"
	"errors"
	"reflect"
	"slices"
	"strings"
	"time"
	"unsafe"
)

// Encode writes plain data to bytes: equal data are equal bytes. v points to it.
func Encode[T any](v *T) []byte { return AppendEncoded(make([]byte, 0, 4096), v) }

// AppendEncoded appends what Encode writes.
func AppendEncoded[T any](to []byte, v *T) []byte {
	return appendEncoded(to, reflect.TypeFor[T](), unsafe.Pointer(v))
}

// What is the same for all types is not compiled for each.

func appendEncoded(to []byte, t reflect.Type, v unsafe.Pointer) []byte {
	w := writer{b: to}
	planOf(t).put(&w, v)
	return w.b
}

func decode(data []byte, t reflect.Type, v unsafe.Pointer, zones []*time.Location) error {
	r := reader{s: unsafe.String(unsafe.SliceData(data), len(data)), zones: zones}
	planOf(t).get(&r, v)
	if r.bad || r.s != "" {
		return errDamaged
	}
	return nil
}

// Decode reads what Encode wrote into v, which is zero. The texts in v are parts of data, which is
// not to be changed afterwards. Times are told in one of the zones where they were, by its name;
// UTC need not be named. What Encode did not write is an error, never a panic.
func Decode[T any](data []byte, v *T, zones ...*time.Location) error {
	return decode(data, reflect.TypeFor[T](), unsafe.Pointer(v), zones)
}

var errDamaged = errors.New("what the cache holds is damaged")

// writer writes to b. Where parts is not nil, what is set apart goes there; see Parts.
type writer struct {
	b     []byte
	parts *Parts
	last  string // the text in which others are looked for; see within
}

// apart puts a field where its tag says.
func (w *writer) apart(part int, p *plan, q unsafe.Pointer) {
	main, last := w.b, w.last
	w.b, w.last = w.parts[part], ""
	p.put(w, q)
	w.parts[part], w.b, w.last = w.b, main, last
}

//go:noinline
func (w *writer) number(n uint64) { w.b = binary.AppendUvarint(w.b, n) }
func (w *writer) fixed(n uint64)  { w.b = binary.LittleEndian.AppendUint64(w.b, n) }

// text writes a text: its length, doubled, and its bytes; or its length, doubled, plus one, and
// where it stands in the last one that was written so. A record says the words of a quotation three
// times: in their sentence, as they are printed and as they are shown.
func (w *writer) text(s string) {
	at := within(w.last, s)
	if at >= 0 {
		w.number(uint64(len(s))<<1 | 1)
		w.number(uint64(at))
		return
	}
	w.number(uint64(len(s)) << 1)
	w.last = outer(w.last, s)
	w.room(len(s))
	w.b = append(w.b, s...)
}

// room makes room for n bytes, and twice what there was: append makes a quarter more, again and
// again.
func (w *writer) room(n int) {
	if n > cap(w.b)-len(w.b) {
		w.b = slices.Grow(w.b, max(n, len(w.b)))
	}
}

// Shorter texts are always written out, and in longer ones none is looked for: that would take
// long.
const (
	shortestInner = 16
	longestOuter  = 4 << 10
)

// within is where a text stands in another, as far as that is looked for, or -1.
func within(last, s string) int {
	if len(s) < shortestInner || len(s) > len(last) {
		return -1
	}
	return strings.Index(last, s)
}

// outer is the text in which others are looked for once s was written out.
func outer(last, s string) string {
	if len(s) < shortestInner || len(s) > longestOuter {
		return last
	}
	return s
}

// reader reads what is left of s. Where that makes no sense it is bad, and reads zeros.
type reader struct {
	s     string
	bad   bool
	zones []*time.Location
	parts *[partCount]string // of what was set apart; nil: nothing was
	alike [8]alike           // the last that were read; see alikePlan
	read  int                // how many there were
	last  string             // the text in which others stand; see writer
}

// apart reads a field from where its tag says.
func (r *reader) apart(part int, p *plan, q unsafe.Pointer) {
	main, last := r.s, r.last
	r.s, r.last = r.parts[part], ""
	p.get(r, q)
	r.parts[part], r.s, r.last = r.s, main, last
	if r.bad {
		r.s = ""
	}
}

//go:noinline
func (r *reader) fail() {
	r.bad, r.s = true, ""
}

// take is the next n bytes, or "".
func (r *reader) take(n int) string {
	if n < 0 || n > len(r.s) {
		r.fail()
		return ""
	}
	out := r.s[:n]
	r.s = r.s[n:]
	return out
}

//go:noinline
func (r *reader) number() (n uint64) {
	for i := 0; i < len(r.s) && i < binary.MaxVarintLen64; i++ {
		c := r.s[i]
		n |= uint64(c&0x7f) << (7 * i)
		if c < 0x80 {
			r.s = r.s[i+1:]
			return n
		}
	}
	r.fail()
	return 0
}

func (r *reader) fixed() uint64 {
	s := r.take(8)
	if s == "" {
		return 0
	}
	return binary.LittleEndian.Uint64([]byte(s))
}

func (r *reader) text() string {
	n := r.number()
	if n&1 == 1 {
		return r.inner(n >> 1)
	}
	out := r.bytes(n >> 1)
	r.last = outer(r.last, out)
	return out
}

// inner is a text of n bytes that stands in the last.
func (r *reader) inner(n uint64) string {
	at := r.number()
	if last := uint64(len(r.last)); n > last || at > last-n {
		r.fail()
		return ""
	}
	return r.last[at : at+n]
}

// bytes are the next n.
func (r *reader) bytes(n uint64) string {
	if n > uint64(len(r.s)) {
		r.fail()
		return ""
	}
	return r.take(int(n))
}

// length is how many elements follow, or -1 for nil. Each takes a byte at least.
func (r *reader) length() int {
	n := r.number()
	if n == 0 {
		return -1
	}
	if n-1 > uint64(len(r.s)) {
		r.fail()
		return -1
	}
	return int(n - 1)
}

// zone is the zone of a name, or the one without a name that lies so many seconds from UTC.
func (r *reader) zone(name string, offset int) *time.Location {
	if name == "UTC" {
		return time.UTC
	}
	for _, z := range r.zones {
		if z.String() == name {
			return z
		}
	}
	if name != "" {
		r.fail() // to tell the time in another zone would change what is printed
		return time.UTC
	}
	return time.FixedZone("", offset)
}
