package output

import (
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

// TestOneBuildAtATime: two builds in one folder would delete each other's stage.
func TestOneBuildAtATime(t *testing.T) {
	dir := t.TempDir()
	mustBuild(t, dir, files{"a.html": "old"})
	first, err := Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	if err := first.Put("a.html", []byte("new")); err != nil {
		t.Fatal(err)
	}
	if _, err := Open(dir); err == nil || !strings.Contains(err.Error(), "another build is writing to it") {
		t.Errorf("the second build began: %v", err)
	}
	if _, err := first.Commit(); err != nil {
		t.Error(err)
	}
	if diff := cmp.Diff(files{"a.html": "new"}, read(t, dir)); diff != "" {
		t.Error("-want +got:\n" + diff)
	}
	mustBuild(t, dir, files{"a.html": "newer"}) // the first has let go
}

// TestStageTakenAway: what has gone cannot be published, and must not be believed to be.
func TestStageTakenAway(t *testing.T) {
	dir := t.TempDir()
	mustBuild(t, dir, files{"a.html": "old"})
	tree, err := Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	if err := tree.Put("a.html", []byte("new")); err != nil {
		t.Fatal(err)
	}
	if err := os.RemoveAll(filepath.Join(dir, stageName)); err != nil {
		t.Fatal(err)
	}
	if _, err := tree.Commit(); err == nil || !strings.Contains(err.Error(), "build again") {
		t.Errorf("error %v", err)
	}
	mustBuild(t, dir, files{"a.html": "new"})
	if got := read(t, dir)["a.html"]; got != "new" {
		t.Errorf("the next build left %q", got)
	}
}

// TestEmptyFolderInTheWay: a folder with no file in it is nobody's.
func TestEmptyFolderInTheWay(t *testing.T) {
	dir := t.TempDir()
	mustBuild(t, dir, files{"page.html/inner/old": "ours", "b": "B"})
	for _, folder := range []string{"page.html/empty/er", "feed.xml"} {
		if err := os.MkdirAll(filepath.Join(dir, folder), 0o777); err != nil {
			t.Fatal(err)
		}
	}
	want := files{"page.html": "page", "feed.xml": "feed", "b": "B"}
	mustBuild(t, dir, want)
	if diff := cmp.Diff(want, read(t, dir)); diff != "" {
		t.Error("-want +got:\n" + diff)
	}
	write(t, dir, "robots.txt/mine", "not yours")
	if _, err := build(dir, with(want, "robots.txt", "all"), nil); err == nil {
		t.Error("a folder with somebody's file in it was no error")
	}
}

// TestStandsAsLeft holds that a folder that nobody has touched is known without reading its files,
// and that a file that is another, gone or no file any more is seen, sure or not.
func TestStandsAsLeft(t *testing.T) {
	for _, sure := range []bool{true, false} {
		dir := t.TempDir()
		tree, err := Open(dir)
		if err != nil {
			t.Fatal(err)
		}
		for _, name := range []string{"a.html", "b/c.html", "b/d.html"} {
			if err := tree.Put(name, []byte(name)); err != nil {
				t.Fatal(err)
			}
		}
		if _, err := tree.Commit(); err != nil {
			t.Fatal(err)
		}
		before := time.Now().Add(time.Hour)
		if !sure {
			before = time.Time{}
		}
		left := tree.Left(before)
		stands := func() bool {
			tree, err := Enter(dir)
			if err != nil {
				t.Fatal(err)
			}
			defer tree.Discard()
			as := left
			as.Sure = slices.Clone(left.Sure)
			stands, grown := tree.Stands(&as, time.Time{})
			return stands && !grown
		}
		if !stands() {
			t.Error(sure, "it does not stand as it was left")
		}
		file := filepath.Join(dir, "b", "c.html")
		for what, do := range map[string]func() error{
			"changed": func() error { return os.WriteFile(file, []byte("b/C.html"), 0o666) },
			"hidden":  func() error { return os.Chmod(file, 0) },
			"gone":    func() error { return os.Remove(file) },
			"a link":  func() error { return errors.Join(os.Remove(file), os.Symlink("d.html", file)) },
		} {
			if err := do(); err != nil {
				t.Fatal(err)
			}
			if stands() {
				t.Error(sure, what, "was not seen")
			}
			if err := errors.Join(os.RemoveAll(file), os.WriteFile(file, []byte("b/c.html"), 0o666)); err != nil {
				t.Fatal(err)
			}
		}
	}
}

// TestLeftTellsStates: what is told of each file is its state, whether it has moved with its
// folder, by itself, or not at all.
func TestLeftTellsStates(t *testing.T) {
	dir := t.TempDir()
	for _, want := range []files{
		{"top": "1", "old/a": "2", "old/deep/b": "3"},
		{"top": "1", "old/a": "4", "old/deep/b": "3", "old/deep/c": "5", "new/d": "6", "new/deep/e": "7"},
	} {
		tree, err := Open(dir)
		if err != nil {
			t.Fatal(err)
		}
		for name, text := range want {
			if err := tree.Put(name, []byte(text)); err != nil {
				t.Fatal(err)
			}
		}
		time.Sleep(20 * time.Millisecond) // so that a file that moves by itself has another time
		if _, err := tree.Commit(); err != nil {
			t.Fatal(err)
		}
		left := tree.Left(time.Now().Add(time.Hour))
		look, err := Look(dir)
		if err != nil {
			t.Fatal(err)
		}
		for i, name := range left.Names {
			if now, there := look.State(name); !there || now != left.States[i] || !left.Sure[i] {
				t.Errorf("of %s it tells %v, sure: %v; it is %v", name, left.States[i], left.Sure[i], now)
			}
		}
		if len(left.Names) != len(want) {
			t.Errorf("it tells of %d files of %d", len(left.Names), len(want))
		}
		look.Close()
	}
}

// TestClaimHeld: of files that stand as they were left all are claimed, or none.
func TestClaimHeld(t *testing.T) {
	dir := t.TempDir()
	tree, err := Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	names := []string{"a.html", "below/b.html", "below/c.html"}
	for _, name := range names {
		if err := tree.Put(name, []byte(name)); err != nil {
			t.Fatal(err)
		}
	}
	if _, err := tree.Commit(); err != nil {
		t.Fatal(err)
	}
	left := tree.Left(time.Now().Add(time.Hour))
	tree = reopened(t, dir, &left)
	claim := func(names ...string) bool {
		held, err := tree.ClaimHeld(len(names), func(i int) (string, [16]byte, int64) {
			rec := recordOf([]byte(names[i]))
			return names[i], rec.digest, rec.size
		})
		if err != nil {
			t.Error(err)
		}
		return held
	}
	if claim("a.html", "below/d.html") {
		t.Error("a file is claimed that is not there")
	}
	if !claim(names[0], names[1]) {
		t.Error("files are not claimed that stand as they were left")
	}
	stats, err := tree.Commit()
	if err != nil || stats.Unchanged != 2 || stats.Removed != 1 {
		t.Errorf("%+v, %v: want two files unchanged, and one removed", stats, err)
	}
}

func reopened(t *testing.T, dir string, left *Left) *Tree {
	t.Helper()
	tree, err := Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	tree.Trust(left)
	return tree
}
