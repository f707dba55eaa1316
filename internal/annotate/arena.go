package annotate

// arena gives values their places in memory, eight at a time: what is found in one story is many
// small things that are kept, and let go, together.
type arena[T any] struct{ free []T }

// put gives v its place.
func (a *arena[T]) put(v T) *T {
	if len(a.free) == 0 {
		a.free = make([]T, 8)
	}
	p := &a.free[0]
	*p, a.free = v, a.free[1:]
	return p
}
