package cache

import (
	"fmt"
	"reflect"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"
	"time"
	"unsafe"

	"github.com/onrecord/onrecord/internal/order"
)

// A plan writes values of one type to bytes and reads them back. It is worked out once a type:
// what a value holds is then reached by its place in memory, unexported fields as well, so that a
// story costs some microseconds and no package has to know that it is kept.
type plan struct {
	put  func(w *writer, p unsafe.Pointer)
	get  func(r *reader, p unsafe.Pointer)
	zero func(p unsafe.Pointer) bool // whether p's value is the zero one; nil: not asked
}

var plans sync.Map // reflect.Type → *plan

// planOf is the plan of a type. It panics for a type that is no plain data (a channel, a function,
// an interface): a test of the caller's sees that at once.
func planOf(t reflect.Type) *plan {
	if p, known := plans.Load(t); known {
		return p.(*plan)
	}
	p := newPlan(t)
	known, _ := plans.LoadOrStore(t, p)
	return known.(*plan)
}

func newPlan(t reflect.Type) *plan {
	if t == reflect.TypeFor[time.Time]() {
		return timePlan
	}
	switch t.Kind() {
	case reflect.String:
		if t != reflect.TypeFor[string]() {
			return wordPlan()
		}
		return stringPlan
	case reflect.Bool, reflect.Int8, reflect.Uint8, reflect.Int16, reflect.Uint16, reflect.Int32, reflect.Uint32,
		reflect.Int, reflect.Uint, reflect.Int64, reflect.Uint64, reflect.Float64:
		return numberPlan(t)
	case reflect.Struct:
		return structPlan(t)
	case reflect.Slice:
		return slicePlan(t)
	case reflect.Array:
		return arrayPlan(t)
	case reflect.Pointer:
		return pointerPlan(t)
	case reflect.Map:
		return mapPlan(t)
	}
	panic(fmt.Sprintf("cache: %s is no plain data and cannot be kept", t))
}

var stringPlan = &plan{
	put:  func(w *writer, p unsafe.Pointer) { w.text(*(*string)(p)) },
	get:  func(r *reader, p unsafe.Pointer) { *(*string)(p) = r.text() },
	zero: func(p unsafe.Pointer) bool { return *(*string)(p) == "" },
}

// wordPlan is the plan of a type of its own whose values are words, which are few: one is read into
// the memory of an equal one. So whoever compares a hundred thousand of them does not fetch each
// from elsewhere.
func wordPlan() *plan {
	var known [64]atomic.Pointer[string]
	return &plan{put: stringPlan.put, zero: stringPlan.zero, get: func(r *reader, p unsafe.Pointer) {
		word := r.text()
		if word != "" && len(word) <= longestWord {
			at := &known[(len(word)*31+int(word[0])*7+int(word[len(word)-1]))%len(known)]
			if last := at.Load(); last == nil {
				kept := strings.Clone(word)
				at.Store(&kept)
			} else if *last == word {
				word = *last
			}
		}
		*(*string)(p) = word
	}}
}

// longestWord is how many bytes a word has at most that is kept for others.
const longestWord = 32

// numberPlan is the plan of a kind of numbers, each reached as an unsigned one of its size.
func numberPlan(t reflect.Type) *plan {
	switch t.Size() {
	case 1:
		return numbers[uint8]()
	case 2:
		return numbers[uint16]()
	case 4:
		return numbers[uint32]()
	}
	if t.Kind() == reflect.Float64 {
		return fixedPlan // its bits are spread over all eight bytes
	}
	return signedPlan
}

func numbers[T uint8 | uint16 | uint32]() *plan {
	return &plan{
		put:  func(w *writer, p unsafe.Pointer) { w.number(uint64(*(*T)(p))) },
		get:  func(r *reader, p unsafe.Pointer) { *(*T)(p) = T(r.number()) },
		zero: func(p unsafe.Pointer) bool { return *(*T)(p) == 0 },
	}
}

var signedPlan = &plan{
	put:  func(w *writer, p unsafe.Pointer) { v := *(*int64)(p); w.number(uint64(v)<<1 ^ uint64(v>>63)) },
	get:  func(r *reader, p unsafe.Pointer) { v := r.number(); *(*int64)(p) = int64(v>>1) ^ -int64(v&1) },
	zero: func(p unsafe.Pointer) bool { return *(*int64)(p) == 0 },
}

var fixedPlan = &plan{
	put:  func(w *writer, p unsafe.Pointer) { w.fixed(*(*uint64)(p)) },
	get:  func(r *reader, p unsafe.Pointer) { *(*uint64)(p) = r.fixed() },
	zero: func(p unsafe.Pointer) bool { return *(*uint64)(p) == 0 },
}

// timePlan keeps the moment and the zone in which it is told. The zones that a reader may meet are
// named to it (Decode); any other becomes one of the same name and distance from UTC.
var timePlan = &plan{
	put: func(w *writer, p unsafe.Pointer) {
		t := *(*time.Time)(p)
		if t.IsZero() && t.Location() == time.UTC {
			w.number(0)
			return
		}
		name, offset := t.Location().String(), 0
		if _, off := t.Zone(); name == "" {
			offset = off
		}
		w.number(1)
		w.fixed(uint64(t.Unix()))
		w.number(uint64(t.Nanosecond()))
		w.text(name)
		w.number(uint64(offset + 1<<20))
	},
	get: func(r *reader, p unsafe.Pointer) {
		if r.number() == 0 {
			return
		}
		sec, nsec, name := int64(r.fixed()), int64(r.number()), r.text()
		*(*time.Time)(p) = time.Unix(sec, nsec).In(r.zone(name, int(r.number())-1<<20))
	},
}

// structPlan writes which fields are not zero, and those: most of a record's are. Those that are
// set apart are always written, so that what they are is not told by the others; see Parts.
func structPlan(t reflect.Type) *plan {
	type field struct {
		*plan
		at    uintptr
		bit   int
		apart int // the part; 0: it is not set apart
	}
	var fields []field
	for i := range t.NumField() {
		f := t.Field(i)
		if f.Type.Size() == 0 {
			continue
		}
		part, _ := strconv.Atoi(f.Tag.Get("apart"))
		of := planOf(f.Type)
		if f.Tag.Get("alike") != "" {
			of = alikePlan(of)
		}
		fields = append(fields, field{of, f.Offset, len(fields), part})
	}
	n := (len(fields) + 7) / 8
	return &plan{
		put: func(w *writer, p unsafe.Pointer) {
			at := len(w.b)
			w.b = append(w.b, make([]byte, n)...)
			for _, f := range fields {
				q := unsafe.Add(p, f.at)
				if f.apart > 0 && w.parts != nil {
					w.apart(f.apart, f.plan, q)
				} else if f.zero == nil || !f.zero(q) {
					w.b[at+f.bit/8] |= 1 << (f.bit % 8)
					f.put(w, q)
				}
			}
		},
		get: func(r *reader, p unsafe.Pointer) {
			bits := r.take(n)
			for _, f := range fields {
				if f.apart > 0 && r.parts != nil {
					r.apart(f.apart, f.plan, unsafe.Add(p, f.at))
				} else if bits != "" && bits[f.bit/8]&(1<<(f.bit%8)) != 0 {
					f.get(r, unsafe.Add(p, f.at))
				}
			}
		},
		zero: func(p unsafe.Pointer) bool {
			for _, f := range fields {
				if f.zero == nil || !f.zero(unsafe.Add(p, f.at)) {
					return false
				}
			}
			return true
		},
	}
}

// header is a slice in memory.
type header struct {
	data     unsafe.Pointer
	len, cap int
}

// slicePlan tells a slice that is nil from one that is empty.
func slicePlan(t reflect.Type) *plan {
	var of *plan // worked out when first asked for: a type may hold slices of itself
	once := sync.OnceFunc(func() { of = planOf(t.Elem()) })
	size, bytes := t.Elem().Size(), t.Elem().Kind() == reflect.Uint8
	room := newSlabs(t)
	return &plan{
		put: func(w *writer, p unsafe.Pointer) {
			once()
			h := (*header)(p)
			if h.data == nil {
				w.number(0)
				return
			}
			w.number(uint64(h.len) + 1)
			w.room(h.len * int(size)) // about what it takes, where there are many
			if bytes {
				w.b = append(w.b, unsafe.Slice((*byte)(h.data), h.len)...)
				return
			}
			for i := range h.len {
				of.put(w, unsafe.Add(h.data, uintptr(i)*size))
			}
		},
		get: func(r *reader, p unsafe.Pointer) {
			once()
			n := r.length()
			if n < 0 {
				return
			}
			data := room.take(n)
			*(*header)(p) = header{data, n, n}
			if bytes {
				copy(unsafe.Slice((*byte)(data), n), r.take(n))
				return
			}
			for i := 0; i < n && !r.bad; i++ {
				of.get(r, unsafe.Add(data, uintptr(i)*size))
			}
		},
		zero: func(p unsafe.Pointer) bool { return (*header)(p).data == nil },
	}
}

func arrayPlan(t reflect.Type) *plan {
	of, size, n := planOf(t.Elem()), t.Elem().Size(), t.Len()
	if t.Elem().Kind() == reflect.Uint8 {
		return &plan{
			put: func(w *writer, p unsafe.Pointer) { w.b = append(w.b, unsafe.Slice((*byte)(p), n)...) },
			get: func(r *reader, p unsafe.Pointer) { copy(unsafe.Slice((*byte)(p), n), r.take(n)) },
		}
	}
	return &plan{
		put: func(w *writer, p unsafe.Pointer) {
			for i := range n {
				of.put(w, unsafe.Add(p, uintptr(i)*size))
			}
		},
		get: func(r *reader, p unsafe.Pointer) {
			for i := range n {
				of.get(r, unsafe.Add(p, uintptr(i)*size))
			}
		},
	}
}

func pointerPlan(t reflect.Type) *plan {
	var of *plan
	once := sync.OnceFunc(func() { of = planOf(t.Elem()) })
	room := newSlabs(reflect.SliceOf(t.Elem()))
	return &plan{
		put: func(w *writer, p unsafe.Pointer) {
			once()
			to := *(*unsafe.Pointer)(p)
			if to == nil {
				w.number(0)
				return
			}
			w.number(1)
			of.put(w, to)
		},
		get: func(r *reader, p unsafe.Pointer) {
			once()
			if r.number() == 0 {
				return
			}
			to := room.take(1)
			*(*unsafe.Pointer)(p) = to
			of.get(r, to)
		},
		zero: func(p unsafe.Pointer) bool { return *(*unsafe.Pointer)(p) == nil },
	}
}

// alikePlan is the plan of a field with the tag `alike:"one"`: of pointers to what is never
// changed, and often said again. Where the same bytes follow as for one of the last, it is that
// one: so no text in them stands in one before them.
func alikePlan(of *plan) *plan {
	put := func(w *writer, p unsafe.Pointer) {
		last := w.last
		w.last = ""
		of.put(w, p)
		w.last = last
	}
	return &plan{put: put, zero: of.zero, get: func(r *reader, p unsafe.Pointer) {
		for _, last := range r.alike {
			if last.of == of && last.bytes != "" && strings.HasPrefix(r.s, last.bytes) {
				*(*unsafe.Pointer)(p), r.s = last.at, r.s[len(last.bytes):]
				return
			}
		}
		from, outer := r.s, r.last
		r.last = ""
		of.get(r, p)
		r.last = outer
		r.alike[r.read%len(r.alike)] = alike{of, from[:len(from)-len(r.s)], *(*unsafe.Pointer)(p)}
		r.read++
	}}
}

// alike is a value that a reader has read.
type alike struct {
	of    *plan
	bytes string
	at    unsafe.Pointer
}

// mapPlan writes a map by its keys' order, so that equal maps are equal bytes. Keys are strings.
func mapPlan(t reflect.Type) *plan {
	if t.Key().Kind() != reflect.String {
		panic(fmt.Sprintf("cache: %s: a map is kept by words only", t))
	}
	var of *plan
	once := sync.OnceFunc(func() { of = planOf(t.Elem()) })
	return &plan{
		put: func(w *writer, p unsafe.Pointer) {
			once()
			m := reflect.NewAt(t, p).Elem()
			if m.IsNil() {
				w.number(0)
				return
			}
			keys := m.MapKeys()
			order.By(keys, func(a, b reflect.Value) int { return strings.Compare(a.String(), b.String()) })
			w.number(uint64(len(keys)) + 1)
			one := reflect.New(t.Elem())
			for _, k := range keys {
				w.text(k.String())
				one.Elem().Set(m.MapIndex(k))
				of.put(w, one.UnsafePointer())
			}
		},
		get: func(r *reader, p unsafe.Pointer) {
			once()
			n := r.length()
			if n < 0 {
				return
			}
			m := reflect.MakeMapWithSize(t, n)
			key, value := reflect.New(t.Key()).Elem(), reflect.New(t.Elem())
			for i := 0; i < n && !r.bad; i++ {
				key.SetString(r.text())
				of.get(r, value.UnsafePointer())
				m.SetMapIndex(key, value.Elem())
				value.Elem().SetZero()
			}
			reflect.NewAt(t, p).Elem().Set(m)
		},
		zero: func(p unsafe.Pointer) bool { return *(*unsafe.Pointer)(p) == nil },
	}
}
