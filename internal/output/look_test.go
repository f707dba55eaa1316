package output_test

import (
	"math"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"testing"

	"github.com/onrecord/onrecord/internal/output"
)

// What is read quickly are the folder's own files, and of these what fits.
func TestLookerReads(t *testing.T) {
	if runtime.GOOS != "linux" {
		t.Skip("there is no quick way")
	}
	dir, outside := t.TempDir(), filepath.Join(t.TempDir(), "key.txt")
	for name, words := range map[string]string{
		outside: "secret", filepath.Join(dir, "a", "b.md"): "words", filepath.Join(dir, "none.md"): "",
	} {
		if err := os.MkdirAll(filepath.Dir(name), 0o777); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, []byte(words), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	for name, to := range map[string]string{"in.md": "a/b.md", "out.md": outside, "up.md": "../key.txt"} {
		if err := os.Symlink(to, filepath.Join(dir, name)); err != nil {
			t.Fatal(err)
		}
	}
	if err := exec.Command("mkfifo", filepath.Join(dir, "pipe.md")).Run(); err != nil {
		t.Fatal(err)
	}
	look, err := output.Look(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer look.Close()
	if _, is := look.Read("in.md", nil, math.MaxInt); !is {
		t.Skip("this system's Linux knows no quick way")
	}
	for _, c := range []struct {
		name string
		most int64
		want string
		is   bool
	}{
		{"a/b.md", math.MaxInt, "words", true},
		{"a/b.md", 5, "words", true},
		{"a/b.md", 4, "", false},
		{"in.md", math.MaxInt, "words", true},
		{"none.md", math.MaxInt, "", true},
		{"a", math.MaxInt, "", false},
		{"gone.md", math.MaxInt, "", false},
		{"pipe.md", math.MaxInt, "", false}, // at whose other end nobody is
		{"out.md", math.MaxInt, "", false},
		{"up.md", math.MaxInt, "", false},
		{"../" + filepath.Base(dir) + "/a/b.md", math.MaxInt, "", false},
	} {
		for _, room := range [][]byte{nil, make([]byte, 3, 100)} {
			got, is := look.Read(c.name, room, c.most)
			if is != c.is || string(got) != c.want {
				t.Errorf("Read(%q, at most %d) = %q, %v, want %q, %v", c.name, c.most, got, is, c.want, c.is)
			}
		}
	}
	if _, is := (*output.Looker)(nil).Read("a/b.md", nil, math.MaxInt); is {
		t.Error("no Looker has read a file")
	}
}

// What is listed quickly is what the folder has, each entry with its type; no link leads out of it.
func TestLookerLists(t *testing.T) {
	dir, outside := t.TempDir(), t.TempDir()
	for _, name := range []string{"b/c.md", "b/a.md", "b/d/e.md", "b/.dotted"} {
		if err := os.MkdirAll(filepath.Dir(filepath.Join(dir, name)), 0o777); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(dir, name), nil, 0o666); err != nil {
			t.Fatal(err)
		}
	}
	for name, to := range map[string]string{"b/link.md": "a.md", "b/lost.md": "gone", "in": "b", "out": outside} {
		if err := os.Symlink(to, filepath.Join(dir, name)); err != nil {
			t.Skip(err)
		}
	}
	look, err := output.Look(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer look.Close()
	got, is := look.List("b")
	if !is {
		t.Skip("this system knows no quick way")
	}
	want, err := os.ReadDir(filepath.Join(dir, "b"))
	if err != nil || len(got) != len(want) {
		t.Fatalf("%v, want %v (%v)", got, want, err)
	}
	for i, entry := range got {
		if entry.Name() != want[i].Name() || entry.Type() != want[i].Type() || entry.IsDir() != want[i].IsDir() {
			t.Errorf("%v, want %v", entry, want[i])
		}
	}
	lists := map[string]bool{"in": true, ".": true, "out": false, "..": false, "gone": false, "b/a.md": false}
	for name, lists := range lists {
		if _, is := look.List(name); is != lists {
			t.Errorf("List(%q) is %v", name, is)
		}
	}
}
