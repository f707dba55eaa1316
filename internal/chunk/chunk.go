// Package chunk hands out memory for what is kept by many stories: slices of large ones, one behind
// the other. A piece that lies by itself among all that is let go of meanwhile keeps the room
// around it for pieces of its own size, and is one more for the collector of garbage to mark.
package chunk

import "unsafe"

// Of is room for values of a type. Values are handed out once, and what was handed out keeps the
// chunk that it lies in. Several goroutines may not ask at once.
type Of[T any] struct{ free []T }

// full is how many bytes a chunk has at most. What takes more than an eighth of that and has no
// room in the chunk lies by itself: so no more than an eighth of one is ever left over.
const full = 1 << 16

// Take is n zero values, or nil for none. A new chunk has twice the room of the one before: who
// asks once gets no more than that.
func (c *Of[T]) Take(n int) []T {
	if n == 0 {
		return nil
	}
	if n > cap(c.free)-len(c.free) {
		most := full / int(unsafe.Sizeof(c.free[0]))
		if n > most/8 {
			return make([]T, n)
		}
		c.free = make([]T, 0, max(n, min(2*cap(c.free), most)))
	}
	from := len(c.free)
	c.free = c.free[:from+n]
	return c.free[from : from+n : from+n]
}

// Keep is a copy of all, or nil where there are none.
func (c *Of[T]) Keep(all ...T) []T {
	kept := c.Take(len(all))
	copy(kept, all)
	return kept
}

// One is where v is kept.
func (c *Of[T]) One(v T) *T { return &c.Keep(v)[0] }
