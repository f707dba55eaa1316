package importer

import (
	"testing"

	"github.com/onrecord/onrecord/internal/importer/pattern"
)

// TestPatterns: every expression of the readers can be compiled. They are compiled when they are
// first asked, so a mistake in one would else end the import that is the first to ask it.
func TestPatterns(t *testing.T) {
	if n := pattern.CompileAll(); n < 100 {
		t.Errorf("%d patterns", n)
	}
}
