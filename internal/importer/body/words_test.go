package body

import (
	"math/rand/v2"
	"strings"
	"testing"
)

// TestWordsAdd holds that words are parted as strings.Fields parts them.
func TestWordsAdd(t *testing.T) {
	pieces := []string{" ", " ", "a", "bc", "é", "\u00a0", "\u2028", "\t", "\n", "\x00", "\x7f", "\xff", "“", "\u0085",
		"."}
	r := rand.New(rand.NewPCG(3, 4))
	for range 20_000 {
		var text strings.Builder
		for range r.IntN(9) {
			text.WriteString(pieces[r.IntN(len(pieces))])
		}
		var w words
		w.add(text.String())
		want := strings.Join(strings.Fields(text.String()), " ")
		if want != "" {
			want += " "
		}
		if string(w.b) != want {
			t.Fatalf("%q has the words %q, not %q", text.String(), w.b, want)
		}
	}
}

// TestCollapsed holds that words that stay as they are are those that collapsing would not change.
func TestCollapsed(t *testing.T) {
	slowly := func(s string, space bool) (string, bool) {
		var b strings.Builder
		for _, r := range s {
			if isSpace(r) && space {
				continue
			}
			if space = isSpace(r); space {
				r = ' '
			}
			b.WriteRune(r)
		}
		return b.String(), space
	}
	pieces := []string{" ", " ", "a", "bc", "é", "\u00a0", "\t", "\n", "\f", "\xff", "."}
	r := rand.New(rand.NewPCG(5, 6))
	for range 20_000 {
		var text strings.Builder
		for range r.IntN(7) {
			text.WriteString(pieces[r.IntN(len(pieces))])
		}
		before := r.IntN(2) == 0
		got, space := collapsed(text.String(), before)
		if want, wantSpace := slowly(text.String(), before); got != want || space != wantSpace {
			t.Fatalf("%q, %v becomes %q, %v, not %q, %v", text.String(), before, got, space, want, wantSpace)
		}
	}
}
