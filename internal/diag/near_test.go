package diag

import (
	"testing"

	_ "github.com/onrecord/onrecord/internal/testing/steady"

	"pgregory.net/rapid"
)

// TestNearestOfAll holds what is nearest against what is found by working out the edits of each.
func TestNearestOfAll(t *testing.T) {
	words := rapid.StringMatching(`[abcÄäİ-]{1,9}`)
	rapid.Check(t, func(t *rapid.T) {
		word, all := words.Draw(t, "word"), rapid.SliceOf(words).Draw(t, "candidates")
		want, least := "", max(1, len([]rune(word))/3)+1
		for _, c := range all {
			if d := edits(lower(word), lower(c), 9); c != word && d < least {
				want, least = c, d
			}
		}
		if got := Nearest(word, all); got != want {
			t.Errorf("nearest to %q among %q is %q, want %q", word, all, got, want)
		}
	})
}
