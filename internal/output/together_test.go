package output

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

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
