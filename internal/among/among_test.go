package among

import (
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// A text stands before the first of the bytes, wherever that is, or has none.
func TestBefore(t *testing.T) {
	set := Those(func(c byte) bool { return c == '<' || c == 0xff })
	rapid.Check(t, func(t *rapid.T) {
		s := strings.Repeat("é-", rapid.IntRange(0, 20).Draw(t, "times"))
		s = s[:rapid.IntRange(0, len(s)).Draw(t, "length")]
		if n := set.Before(s); n != len(s) {
			t.Fatalf("%q: %d", s, n)
		}
		more := s + rapid.SampledFrom([]string{"<", "\xff"}).Draw(t, "one") + s + "<"
		if n := set.Before(more); n != len(s) {
			t.Fatalf("%q: %d, want %d", more, n, len(s))
		}
	})
}
