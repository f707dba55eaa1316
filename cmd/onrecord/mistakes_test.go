package main

import (
	"bytes"
	"path/filepath"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"

	"github.com/onrecord/onrecord/internal/testing/golden"
	"github.com/onrecord/onrecord/internal/testing/tree"
)

// TestMistakes puts one mistake at a time into an archive that has been built: see
// testdata/mistakes/README.md.
func TestMistakes(t *testing.T) {
	good, err := txtar.ParseFile("testdata/mistakes/good.txtar")
	if err != nil {
		t.Fatal(err)
	}
	files, err := filepath.Glob("testdata/mistakes/*.txtar")
	if err != nil || len(files) < 20 {
		t.Fatalf("%d mistakes, %v", len(files), err)
	}
	for _, file := range files {
		if filepath.Base(file) == "good.txtar" {
			continue
		}
		t.Run(strings.TrimSuffix(filepath.Base(file), ".txtar"), func(t *testing.T) {
			t.Parallel()
			dir := t.TempDir()
			tree.Unpack(t, dir, good)
			if code, _, printed := onrecord("build", "--site", dir); code != exitOK || printed != "" {
				t.Fatalf("the good archive: exit %d\n%s", code, printed)
			}
			before := tree.Contents(t, filepath.Join(dir, "build"))
			mistake(t, dir, file)
			for _, difference := range tree.Differences(before, tree.Contents(t, filepath.Join(dir, "build"))) {
				t.Error("the last good build has changed: ", difference)
			}
		})
	}
}

// mistake lays the file's archive over the site in dir and holds what is printed against the file's
// head.
func mistake(t *testing.T, dir, file string) {
	t.Helper()
	bad, err := txtar.ParseFile(file)
	if err != nil {
		t.Fatal(err)
	}
	tree.Unpack(t, dir, bad)
	code, _, printed := onrecord("build", "--site", dir)
	if code != exitFindings {
		t.Errorf("exit %d, want %d", code, exitFindings)
	}
	printed = strings.ReplaceAll(printed, filepath.Join(dir, "build"), "build")
	bad.Comment = []byte(printed)
	golden.Archive(t, file, bad)
}

// onrecord runs a command line in this process.
func onrecord(args ...string) (code int, out, err string) {
	var o, e bytes.Buffer
	env := map[string]string{"SOURCE_DATE_EPOCH": "1782000000"}
	code = run(args, &streams{out: &o, err: &e, env: func(k string) string { return env[k] }})
	return code, o.String(), e.String()
}
