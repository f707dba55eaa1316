// Package golden holds what comes out of a test against a file that a person can read.
//
// One flag of all tests writes such files anew, to be reviewed as a diff:
//
//	go test ./internal/slug -update
//
// Only some packages have it: those whose tests import this one. Where several files are expected,
// they are compared one by one, and a failure names the file that differs.
package golden

import (
	"flag"
	"os"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"

	"github.com/onrecord/onrecord/internal/testing/tree"
)

var update = flag.Bool("update", false, "write what comes out into the files of expected results; review them as a "+
	"diff")

// Updating reports whether expected results are to be written anew.
func Updating() bool { return *update }

// Write writes a file of expected results.
func Write(t testing.TB, file string, data []byte) {
	t.Helper()
	if err := os.WriteFile(file, data, 0o644); err != nil {
		t.Fatal(err)
	}
}

// Archive holds a txtar archive against the one in a file, or writes it there. Two files of one
// name are taken together.
func Archive(t testing.TB, file string, got *txtar.Archive) {
	t.Helper()
	if Updating() {
		Write(t, file, txtar.Format(got))
		return
	}
	want, err := txtar.ParseFile(file)
	if err != nil {
		t.Fatal(err)
	}
	// Parsed again, so that what the format adds (a missing line end) is on both sides.
	for _, difference := range tree.Differences(contents(want), contents(txtar.Parse(txtar.Format(got)))) {
		t.Errorf("%s: %s", file, difference)
	}
}

func contents(a *txtar.Archive) map[string]string {
	files := map[string]string{"the head": string(a.Comment)}
	for _, f := range a.Files {
		files[f.Name] += string(f.Data)
	}
	return files
}
