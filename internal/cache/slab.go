package cache

import (
	"reflect"
	"sync"
	"unsafe"
)

// slabs are room for values of one type that are read. A record has dozens of slices of a few
// elements each: to make memory for each of them takes longer than to read it. So they are cut from
// larger pieces, which stay in memory as long as any of the records does.
type slabs struct {
	of   reflect.Type // a slice of the type
	n    int          // how many elements a piece has
	free sync.Pool    // of *slab
}

// slab is what is left of a piece.
type slab struct {
	at   unsafe.Pointer // nil: nothing
	left int            // elements
}

// slabSize is about how many bytes a piece has. What would take much of one has memory of its own.
const slabSize = 8 << 10

func newSlabs(of reflect.Type) *slabs {
	s := &slabs{of: of, n: slabSize / max(int(of.Elem().Size()), 1)}
	s.free.New = func() any { return new(slab) }
	return s
}

// take is zeroed memory for n elements.
func (s *slabs) take(n int) unsafe.Pointer {
	if n == 0 || n > s.n/4 {
		return reflect.MakeSlice(s.of, n, n).UnsafePointer()
	}
	piece := s.free.Get().(*slab)
	if piece.left < n {
		piece.at, piece.left = reflect.MakeSlice(s.of, s.n, s.n).UnsafePointer(), s.n
	}
	out := piece.at
	if piece.left -= n; piece.left > 0 {
		piece.at = unsafe.Add(out, uintptr(n)*s.of.Elem().Size())
	} else {
		piece.at = nil // behind the piece lies another's memory
	}
	s.free.Put(piece)
	return out
}
