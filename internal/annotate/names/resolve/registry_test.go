package resolve

import (
	"testing"

	"github.com/onrecord/onrecord/internal/annotate/names/read"
)

// TestMayBegin holds what refuses nearly every word against what compares them: none that is the
// same as the first of a phrase may be refused.
func TestMayBegin(t *testing.T) {
	spellings := []string{
		"Émile", "emile", "EMILE", "O'Neil", "O’Neil", "al-Qaeda", "Al‐Qaeda", "X", "x", "Łódź",
		"lodz", "Ann", "A\u00adnn",
		"5th", "Ōé", "oe", "東京",
	}
	for _, of := range spellings {
		c := Registry{}
		c.words.Reset(16)
		c.words.Of(of)
		c.head(of)
		for _, w := range spellings {
			if same := c.words.Find(w) != 0; same && !c.mayBegin(w) {
				t.Errorf("no phrase that begins with %q may begin with %q", of, w)
			}
		}
		if c.mayBegin("Zora") {
			t.Errorf("a phrase that begins with %q may begin with Zora", of)
		}
	}
	if a, b := read.FirstLetters(""); a != 0 || b != 0 {
		t.Errorf("an empty word has letters: %d, %d", a, b)
	}
}
