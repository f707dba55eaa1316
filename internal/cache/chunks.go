package cache

import (
	"reflect"
	"sync"
	"sync/atomic"
	"unsafe"
)

// What is read by the thousand, record after record, is laid side by side: room for many slices of
// a type is made at once, which takes a fifth of the time that room for each would. What is kept of
// it keeps all; so only what is read and kept together is read so (DecodeParts).

// chunkKind is a type of slice, with its number.
type chunkKind struct {
	slice reflect.Type
	at    int
}

var chunkKinds atomic.Int64

func newChunkKind(slice reflect.Type) chunkKind {
	return chunkKind{slice, int(chunkKinds.Add(1)) - 1}
}

// chunks are room that was made and is not taken yet, by the kind. nil: what is asked for is made.
type chunks struct{ left []chunk }

// chunk is what is left of a slice.
type chunk struct {
	next unsafe.Pointer
	n    int
}

var spareChunks = sync.Pool{New: func() any { return new(chunks) }}

// chunkBytes is how many bytes are made at once, and largest how many are taken of them at once.
const (
	chunkBytes = 8 << 10
	largest    = chunkBytes / 8
)

// take is zero room for n elements.
func (r *chunks) take(kind chunkKind, n int) unsafe.Pointer {
	size := int(kind.slice.Elem().Size())
	if r == nil || n*size > largest || n*size == 0 {
		return reflect.MakeSlice(kind.slice, n, n).UnsafePointer()
	}
	for len(r.left) <= kind.at {
		r.left = append(r.left, chunk{})
	}
	left := &r.left[kind.at]
	if left.n < n {
		left.n = chunkBytes / size
		left.next = reflect.MakeSlice(kind.slice, left.n, left.n).UnsafePointer()
	}
	at := left.next
	if left.n -= n; left.n > 0 {
		left.next = unsafe.Add(at, n*size)
	} else {
		left.next = nil // it would point behind the room
	}
	return at
}
