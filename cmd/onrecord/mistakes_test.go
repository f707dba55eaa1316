package main

import (
	"bytes"
	"flag"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/rogpeppe/go-internal/txtar"
)

var update = flag.Bool("update", false, "write what is printed into testdata")

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
			unpack(t, dir, good)
			if code, _, printed := onrecord("build", "--site", dir); code != exitOK || printed != "" {
				t.Fatalf("the good archive: exit %d\n%s", code, printed)
			}
			before := contents(t, filepath.Join(dir, "build"))
			mistake(t, dir, file)
			if diff := cmp.Diff(before, contents(t, filepath.Join(dir, "build"))); diff != "" {
				t.Errorf("the last good build has changed:\n%s", diff)
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
	unpack(t, dir, bad)
	code, _, printed := onrecord("build", "--site", dir)
	if code != exitFindings {
		t.Errorf("exit %d, want %d", code, exitFindings)
	}
	printed = strings.ReplaceAll(printed, filepath.Join(dir, "build"), "build")
	if *update {
		bad.Comment = []byte(printed)
		if err := os.WriteFile(file, txtar.Format(bad), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	if diff := cmp.Diff(string(bad.Comment), printed); diff != "" {
		t.Errorf("printed (-want +got):\n%s", diff)
	}
}

// onrecord runs a command line in this process.
func onrecord(args ...string) (code int, out, err string) {
	var o, e bytes.Buffer
	env := map[string]string{"SOURCE_DATE_EPOCH": "1782000000"}
	code = run(args, &streams{out: &o, err: &e, env: func(k string) string { return env[k] }})
	return code, o.String(), e.String()
}

func unpack(t testing.TB, dir string, ar *txtar.Archive) {
	t.Helper()
	for _, f := range ar.Files {
		name := filepath.Join(dir, filepath.FromSlash(f.Name))
		if err := os.MkdirAll(filepath.Dir(name), 0o777); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, f.Data, 0o666); err != nil {
			t.Fatal(err)
		}
	}
}

// contents reads all files below dir.
func contents(t testing.TB, dir string) map[string]string {
	t.Helper()
	all := map[string]string{}
	err := filepath.WalkDir(dir, func(p string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := os.ReadFile(p)
		rel, _ := filepath.Rel(dir, p)
		all[filepath.ToSlash(rel)] = string(data)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return all
}
