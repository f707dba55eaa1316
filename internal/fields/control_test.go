package fields

import (
	"strings"
	"testing"
)

// Wherever a character that no page can hold stands among eight bytes, it becomes spaces, and no
// other does.
func TestSpaces(t *testing.T) {
	for _, c := range []string{"\x00", "\x1f", "\x7f", "\uffff", "\ufdd0", "\n", "\t", "~", " ", "\u0080", "é", "”"} {
		for before := range 18 {
			text := strings.Repeat("x", before) + c + strings.Repeat("”", before%3) + c + "end of it"
			want := text
			if ControlAt([]byte(c)) > 0 {
				want = strings.ReplaceAll(text, c, strings.Repeat(" ", len(c)))
			}
			if got := string(Spaces([]byte(text))); got != want {
				t.Errorf("%q becomes %q, want %q", text, got, want)
			}
		}
	}
}
