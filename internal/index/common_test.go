package index

import (
	"testing"

	"pgregory.net/rapid"
)

// TestInCommon holds that two have at least as many words in common as they have in their order,
// and no more than either has: what is put aside by that number is not the same words.
func TestInCommon(t *testing.T) {
	word := rapid.Custom(func(t *rapid.T) folded { return folded{sum: rapid.Uint64Range(0, 9).Draw(t, "word")} })
	rapid.Check(t, func(t *rapid.T) {
		a, b := rapid.SliceOfN(word, 0, 30).Draw(t, "a"), rapid.SliceOfN(word, 0, 30).Draw(t, "b")
		both, _, _ := align(a, b)
		if n := inCommon(a, b); n < both || n > min(len(a), len(b)) || n != inCommon(b, a) {
			t.Fatalf("%d in common, %d in their order", n, both)
		}
	})
}
