// Package form says in which form tests run that would take long. The short form, which go test
// takes, looks at what is likeliest to break; the long one, which .ci/run takes and whoever sets
// ONRECORD_LONG, at all.
package form

import (
	"os"
	"testing"
)

// Long reports whether tests take their long form.
func Long() bool { return os.Getenv("ONRECORD_LONG") != "" || Server() }

// Server reports whether the machine is a build server, where nothing that a test needs may be
// missing.
func Server() bool { return os.Getenv("CI") == "true" }

// OnlyLong skips a test of which there is no short form: of finer points, or of what nobody is
// likely to break who has not just worked at it.
func OnlyLong(t testing.TB) {
	t.Helper()
	if !Long() {
		t.Skip("has no short form: ONRECORD_LONG=1 runs it")
	}
}

// Times is how often a test does what it does many times.
func Times(short, long int) int {
	if Long() {
		return long
	}
	return short
}

// Passes reports whether the short form passes over the i-th of what the long one looks at: it
// takes one of n.
func Passes(i, n int) bool { return !Long() && i%n > 0 }

// Some are all of them in the long form, and else the first.
func Some[T any](all ...T) []T {
	if Long() {
		return all
	}
	return all[:1]
}
