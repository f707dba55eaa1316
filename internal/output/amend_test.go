package output

import (
	"errors"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

var (
	amendFrom = files{"a.html": "A", "b/c.html": "C", "b/d.html": "D", "s/x.json": "X", "s/y.json": "Y", "z.html": "Z"}
	amendTo   = files{"a.html": "A", "b/c.html": "C, too", "b/d.html": "D", "b/n/e/w.html": "N", "s/w.json": "W",
		"s/y.json": "Y", "z.html": "Z!"}
	fresh = []File{{Name: "b/c.html", Data: []byte("C, too")}, {Name: "b/d.html", Data: []byte("D")},
		{Name: "b/n/e/w.html", Data: []byte("N"), Digest: recordOf([]byte("N")).digest},
		{Name: "s/w.json", Data: []byte("W")}, {Name: "z.html", Data: []byte("Z!")}}
	gone = []string{"s/x.json"}
)

// leftBy publishes files and tells how the folder was left.
func leftBy(t *testing.T, dir string, want files) Left {
	t.Helper()
	tree, err := Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range slices.Sorted(maps.Keys(want)) {
		if err := tree.Put(name, []byte(want[name])); err != nil {
			t.Fatal(err)
		}
	}
	if _, err := tree.Commit(); err != nil {
		t.Fatal(err)
	}
	return tree.Left(time.Now().Add(time.Hour))
}

func enter(t *testing.T, dir string) *Tree {
	t.Helper()
	tree, err := Enter(dir)
	if err != nil {
		t.Fatal(err)
	}
	return tree
}

// TestAmend holds that what is amended is what a whole build leaves, to the manifest's last byte, and
// that its state is known as well.
func TestAmend(t *testing.T) {
	dir, other := t.TempDir(), t.TempDir()
	left := leftBy(t, dir, amendFrom)
	tree := enter(t, dir)
	stats, done, err := tree.Amend(&left, fresh, gone)
	if err != nil || !done || stats.Written != 4 || stats.Removed != 1 || stats.Unchanged != 3 {
		t.Fatal(stats, done, err)
	}
	if diff := cmp.Diff(amendTo, read(t, dir)); diff != "" {
		t.Error(diff)
	}
	whole := leftBy(t, other, amendTo)
	again := tree.LeftAmended(time.Now().Add(time.Hour))
	if again.Manifest != whole.Manifest || !slices.Equal(again.Names, whole.Names) {
		t.Error("another manifest", again.Names)
	}
	tree = enter(t, dir)
	defer tree.Discard()
	if stands, _ := tree.Stands(&again, time.Time{}); !stands || slices.Contains(again.Sure, false) {
		t.Error("the folder is not known as it was left")
	}
}

// TestAmendKeepsMended holds that a file which somebody has changed a moment ago is not taken away.
func TestAmendKeepsMended(t *testing.T) {
	dir := t.TempDir()
	left := leftBy(t, dir, amendFrom)
	write(t, dir, "s/x.json", "?") // as long as it was
	stats, done, err := enter(t, dir).Amend(&left, fresh, gone)
	if err != nil || !done || stats.Removed != 0 || !slices.Equal(stats.Kept, gone) || read(t, dir)["s/x.json"] != "?" {
		t.Error(stats, done, err)
	}
}

// TestAmendNothing holds that nothing is written where all stands as it is wanted.
func TestAmendNothing(t *testing.T) {
	dir := t.TempDir()
	left := leftBy(t, dir, amendFrom)
	tree := enter(t, dir)
	stats, done, err := tree.Amend(&left, []File{{Name: "a.html", Data: []byte("A")}}, nil)
	if again := tree.LeftAmended(time.Now().Add(time.Hour)); err != nil || !done || stats.Written != 0 ||
		again.Manifest != left.Manifest {
		t.Error(stats, done, err)
	}
}

// TestAmendInTheWay holds that nothing is touched where something stands in the way, and that a whole
// build can follow.
func TestAmendInTheWay(t *testing.T) {
	for what, files := range map[string][]File{
		"a foreign file": {{Name: "z.html", Data: []byte("?")}, {Name: "s/foreign.json", Data: []byte("W")}},
		"no folder":      {{Name: "z.html", Data: []byte("?")}, {Name: "a.html/n/w.json", Data: []byte("W")}},
		"a bad name":     {{Name: "z.html", Data: []byte("?")}, {Name: "../w.json", Data: []byte("W")}},
	} {
		dir := t.TempDir()
		left := leftBy(t, dir, amendFrom)
		write(t, dir, "s/foreign.json", "mine")
		tree := enter(t, dir)
		if _, done, err := tree.Amend(&left, files, gone); done || err != nil {
			t.Error(what, done, err)
		}
		if diff := cmp.Diff(with(amendFrom, "s/foreign.json", "mine"), read(t, dir)); diff != "" {
			t.Error(what, diff)
		}
		if err := tree.Begin(); err != nil {
			t.Fatal(err)
		}
		for name, data := range amendTo {
			if err := tree.Put(name, []byte(data)); err != nil {
				t.Fatal(err)
			}
		}
		if _, err := tree.Commit(); err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(with(amendTo, "s/foreign.json", "mine"), read(t, dir)); diff != "" {
			t.Error(what, diff)
		}
	}
}

// TestAmendKilled ends the work at each of its steps in turn: each file is the old one or the new
// one, the folder does not stand as it was left any more once one has moved, and the next build ends
// as a clean one.
func TestAmendKilled(t *testing.T) {
	for n := 0; ; n++ {
		dir := t.TempDir()
		left := leftBy(t, dir, amendFrom)
		tree, step := enter(t, dir), 0
		tree.fault = func(string) error {
			if step++; step > n {
				return errKilled
			}
			return nil
		}
		_, done, err := tree.Amend(&left, fresh, gone)
		if err == nil {
			if !done || n < 8 {
				t.Fatalf("only %d steps", n)
			}
			return
		}
		if !errors.Is(err, errKilled) {
			t.Fatal(err)
		}
		for name, text := range amendFrom {
			now, err := os.ReadFile(filepath.Join(dir, name))
			if string(now) != text && string(now) != amendTo[name] || err != nil && amendTo[name] != "" {
				t.Errorf("killed at step %d: %s is %q", n, name, now)
			}
		}
		mustBuild(t, dir, amendTo)
		if diff := cmp.Diff(amendTo, read(t, dir)); diff != "" {
			t.Errorf("killed at step %d, then built: %s", n, diff)
		}
	}
}
