package main

import (
	"testing"

	"github.com/onrecord/onrecord/internal/pattern"
)

// TestPatterns: every expression of the program can be compiled. They are compiled when they are
// first asked, so a mistake in one would else end the command that is the first to ask it.
func TestPatterns(t *testing.T) {
	if n := pattern.CompileAll(); n < 170 {
		t.Errorf("%d patterns", n)
	}
}
