package diag

import (
	"strings"
	"testing"
	"unicode/utf8"
)

// Wherever characters of several bytes stand, as many are counted as there are.
func TestCodePoints(t *testing.T) {
	for _, c := range []string{"", "a", "é", "“", "𝐀", "\u0000", "\u007f", "\ufffd"} {
		for before := range 18 {
			text := strings.Repeat("x", before) + c + strings.Repeat("é", before%5) + c + "end"
			if got, want := CodePoints(text), utf8.RuneCountInString(text); got != want {
				t.Errorf("%q has %d code points, want %d", text, got, want)
			}
		}
	}
}
