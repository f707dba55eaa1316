// Package form says in which form tests run that would take long. The short form, which go test
// takes, looks at what is likeliest to break; the long one, which the build server takes (CI=true),
// at all.
package form

import "os"

// Long reports whether tests take their long form.
func Long() bool { return os.Getenv("CI") == "true" }

// Times is how often a test does what it does many times.
func Times(short, long int) int {
	if Long() {
		return long
	}
	return short
}

// Some are all of them in the long form, and else the first.
func Some[T any](all ...T) []T {
	if Long() {
		return all
	}
	return all[:1]
}
