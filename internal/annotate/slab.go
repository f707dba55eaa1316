package annotate

// slab gives values their places in memory, eight at a time: what is found in one story is many
// small things that are kept, and let go, together.
type slab[T any] struct{ free []T }

func (s *slab[T]) put(v T) *T {
	if len(s.free) == 0 {
		s.free = make([]T, 8)
	}
	p := &s.free[0]
	*p, s.free = v, s.free[1:]
	return p
}
