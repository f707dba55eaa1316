package output

import (
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

// files is a folder's content: path → text.
type files map[string]string

// build publishes want into dir. fault, where not nil, is asked before each step and ends the work
// like a kill.
func build(dir string, want files, fault func(string) error) (Stats, error) {
	t, err := Open(dir)
	if err != nil {
		return Stats{}, err
	}
	t.fault = fault
	for _, name := range slices.Sorted(maps.Keys(want)) {
		if err := t.Put(name, []byte(want[name])); err != nil {
			t.close()
			return Stats{}, err
		}
	}
	return t.Commit()
}

// read returns all files below dir but the manifest.
func read(t testing.TB, dir string) files {
	t.Helper()
	got := files{}
	err := filepath.WalkDir(dir, func(p string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		rel, _ := filepath.Rel(dir, p)
		name := filepath.ToSlash(rel)
		if d.IsDir() || name == manifestName {
			if d.IsDir() && name != "." {
				if entries, _ := os.ReadDir(p); len(entries) == 0 {
					got[name+"/"] = "(an empty folder)"
				}
			}
			return nil
		}
		data, err := os.ReadFile(p)
		got[name] = string(data)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return got
}

func write(t testing.TB, dir, name, text string) {
	t.Helper()
	p := filepath.Join(dir, filepath.FromSlash(name))
	if err := os.MkdirAll(filepath.Dir(p), 0o777); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(p, []byte(text), 0o666); err != nil {
		t.Fatal(err)
	}
}

func mustBuild(t testing.TB, dir string, want files) Stats {
	t.Helper()
	stats, err := build(dir, want, nil)
	if err != nil {
		t.Fatal(err)
	}
	return stats
}

func with(a files, name, text string) files {
	b := maps.Clone(a)
	b[name] = text
	return b
}

var (
	before = files{"index.html": "home", "a/index.html": "A", "a/b/x.html": "X", "gone/index.html": "gone",
		"turns": "a file", "folder/in/it": "deep", "same/index.html": "same"}
	after = files{"index.html": "home, too", "a/index.html": "A", "a/c/x.html": "X", "turns/index.html": "now a folder",
		"folder": "now a file", "same/index.html": "same", "new/deep/er/index.html": "new"}
)

func TestBuildTwice(t *testing.T) {
	dir := t.TempDir()
	write(t, dir, ".gitignore", "*\n")
	write(t, dir, "mine/notes.txt", "not yours")
	mustBuild(t, dir, before)
	if diff := cmp.Diff(with(with(before, ".gitignore", "*\n"), "mine/notes.txt", "not yours"),
		read(t, dir)); diff != "" {
		t.Error("first build (-want +got):\n" + diff)
	}
	stats := mustBuild(t, dir, after)
	if diff := cmp.Diff(with(with(after, ".gitignore", "*\n"), "mine/notes.txt", "not yours"),
		read(t, dir)); diff != "" {
		t.Error("second build (-want +got):\n" + diff)
	}
	if want := (Stats{Written: 5, Unchanged: 2, Removed: 4, Bytes: 40}); !cmp.Equal(stats, want) {
		t.Errorf("stats %+v, want %+v", stats, want)
	}
}

func TestSecondBuildWritesNothing(t *testing.T) {
	dir := t.TempDir()
	mustBuild(t, dir, before)
	steps := 0
	stats, err := build(dir, before, func(string) error { steps++; return nil })
	if err != nil || stats.Written != 0 || stats.Unchanged != len(before) || steps != 0 {
		t.Errorf("%+v, %d steps, error %v; want nothing done", stats, steps, err)
	}
}

// TestHiddenFile holds that a file which fewer may read than the manifest is put anew, so that a
// server can read it, and that one which more may read is left alone.
func TestHiddenFile(t *testing.T) {
	dir := t.TempDir()
	mustBuild(t, dir, before)
	mode := func(name string) os.FileMode {
		info, err := os.Stat(filepath.Join(dir, name))
		if err != nil {
			t.Fatal(err)
		}
		return info.Mode().Perm()
	}
	was := mode(manifestName)
	for name, mode := range map[string]os.FileMode{"index.html": 0, "turns": was &^ 0o444, "same/index.html": 0o777} {
		if err := os.Chmod(filepath.Join(dir, name), mode); err != nil {
			t.Fatal(err)
		}
	}
	stats := mustBuild(t, dir, before)
	if !slices.Equal(stats.Mended, []string{"index.html", "turns"}) || stats.Written != 2 {
		t.Errorf("%+v", stats)
	}
	if mode("index.html") != was || mode("turns") != was || mode("same/index.html") != 0o777 {
		t.Error(mode("index.html"), mode("turns"), mode("same/index.html"))
	}
	if stats := mustBuild(t, dir, before); stats.Written != 0 {
		t.Errorf("again: %+v", stats)
	}
}

func TestDiscardLeavesAll(t *testing.T) {
	dir := t.TempDir()
	mustBuild(t, dir, before)
	tree, err := Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	if err := errors.Join(tree.Put("index.html", []byte("other")), tree.Discard()); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(before, read(t, dir)); diff != "" {
		t.Error(diff)
	}
}

var errKilled = errors.New("killed")

// TestKilledAtEachStep ends the second build at each of its steps in turn, also the build that
// mends, and looks at what stands there then and after a third build.
func TestKilledAtEachStep(t *testing.T) {
	for n := 0; ; n++ {
		dir := t.TempDir()
		write(t, dir, "mine.txt", "not yours")
		mustBuild(t, dir, before)
		if !killAt(t, dir, after, n) {
			if n < 10 {
				t.Fatalf("only %d steps", n)
			}
			return
		}
		wholeFiles(t, dir, n)
		killAt(t, dir, before, n/2) // and once more, on the way back
		wholeFiles(t, dir, n)
		mustBuild(t, dir, after)
		if diff := cmp.Diff(with(after, "mine.txt", "not yours"), read(t, dir)); diff != "" {
			t.Errorf("killed at step %d, then built (-want +got):\n%s", n, diff)
		}
	}
}

// killAt builds and ends at the nth step. It reports whether there was one.
func killAt(t *testing.T, dir string, want files, n int) bool {
	t.Helper()
	step := 0
	_, err := build(dir, want, func(string) error {
		if step++; step > n {
			return errKilled
		}
		return nil
	})
	if err != nil && !errors.Is(err, errKilled) {
		t.Fatal(err)
	}
	return err != nil
}

func wholeFiles(t *testing.T, dir string, n int) {
	t.Helper()
	for name, text := range read(t, dir) {
		if strings.HasPrefix(name, stageName) || strings.HasSuffix(name, "/") || name == "mine.txt" {
			continue
		}
		if text != before[name] && text != after[name] {
			t.Errorf("killed at step %d: %s is %q", n, name, text)
		}
	}
}

func TestNeverRemovesWhatItDidNotWrite(t *testing.T) {
	dir := t.TempDir()
	mustBuild(t, dir, before)
	write(t, dir, "gone/index.html", "mended by hand")
	stats := mustBuild(t, dir, after)
	if got := read(t, dir)["gone/index.html"]; got != "mended by hand" {
		t.Errorf("the file changed by hand is now %q", got)
	}
	if want := []string{"gone/index.html"}; !slices.Equal(stats.Kept, want) {
		t.Errorf("kept %v, want %v", stats.Kept, want)
	}
}

func TestFilesInTheWay(t *testing.T) {
	for _, mine := range []string{"index.html", "a", "turns", "new/deep/er/index.html/x"} {
		dir := t.TempDir()
		write(t, dir, mine, "not yours")
		_, err := build(dir, after, nil)
		if err == nil || !strings.Contains(err.Error(), "was not written by onrecord") {
			t.Errorf("%s in the way: error %v", mine, err)
		}
		if got := read(t, dir)[mine]; got != "not yours" {
			t.Errorf("%s is now %q", mine, got)
		}
	}
}

func TestEqualFileInTheWayIsAdopted(t *testing.T) {
	dir := t.TempDir()
	write(t, dir, "index.html", after["index.html"])
	mustBuild(t, dir, after)
	mustBuild(t, dir, files{})
	if got := read(t, dir); len(got) != 0 {
		t.Errorf("left: %v", got)
	}
}

func TestLinksAreNotFollowedOut(t *testing.T) {
	dir, outside := t.TempDir(), t.TempDir()
	if err := os.Symlink(outside, filepath.Join(dir, "a")); err != nil {
		t.Skip(err)
	}
	if _, err := build(dir, after, nil); err == nil {
		t.Error("no error for a link in the way")
	}
	if got := read(t, outside); len(got) != 0 {
		t.Errorf("written outside: %v", got)
	}
}

func TestBadNames(t *testing.T) {
	tree, err := Open(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	defer tree.Discard()
	for _, name := range []string{"", ".", "/etc/x", "../x", "a/../../x", "a//b", "a/", `a\b`, "a\nb", ".onrecord",
		".onrecord.new/x", "a/\xff"} {
		if err := tree.Put(name, nil); err == nil {
			t.Errorf("Put(%q) is accepted", name)
		}
	}
	if err := tree.Put("x", nil); err != nil {
		t.Error(err)
	}
	if err := tree.Put("x", nil); err == nil {
		t.Error("the same name twice is accepted")
	}
}

// One name cannot be a file and a folder: an error, before anything has moved.
func TestFileAndFolderOfOneName(t *testing.T) {
	for _, names := range [][2]string{{"a", "a/x"}, {"a/x", "a"}, {"a", "a/b/x"}, {"a/b/x", "a"}} {
		dir := t.TempDir()
		mustBuild(t, dir, files{"a": "as it was"})
		tree, err := Open(dir)
		if err != nil {
			t.Fatal(err)
		}
		if err = tree.Put(names[0], []byte("as it was")); err == nil {
			err = tree.Put(names[1], []byte("new"))
		}
		if err == nil {
			t.Errorf("%v are both accepted", names)
		}
		if err := tree.Discard(); err != nil {
			t.Error(err)
		}
		if got := read(t, dir)["a"]; got != "as it was" {
			t.Errorf("%v: a is now %q", names, got)
		}
	}
}

func TestDamagedManifest(t *testing.T) {
	for _, text := range []string{"", "other\n", manifestHead + "zz 1 a\n",
		manifestHead + "00000000000000000000000000000000 1 ../a\n"} {
		dir := t.TempDir()
		write(t, dir, manifestName, text)
		if _, err := Open(dir); err == nil || !strings.Contains(err.Error(), "damaged") {
			t.Errorf("manifest %q: error %v", text, err)
		}
	}
}

// TestAnySeriesOfBuilds holds that after any builds, killed or not, with files of somebody else's
// about, the last whole build is all there is.
func TestAnySeriesOfBuilds(t *testing.T) {
	names := []string{"a", "a/x", "a/y", "b/x/z", "b/x", "c", "d/e/f/g"}
	tree := rapid.Custom(func(t *rapid.T) files {
		want := files{}
		for _, name := range names {
			clash := want["a"] != "" && strings.HasPrefix(name, "a/") || want["b/x/z"] != "" && name == "b/x"
			if !clash && rapid.Bool().Draw(t, name) {
				want[name] = fmt.Sprint(name, rapid.IntRange(0, 2).Draw(t, "version"))
			}
		}
		return want
	})
	root := t.TempDir()
	count := 0
	rapid.Check(t, func(r *rapid.T) {
		count++
		dir := filepath.Join(root, fmt.Sprint(count))
		write(t, dir, "mine/file", "not yours")
		for range rapid.IntRange(1, 4).Draw(r, "killed builds") {
			killAt(t, dir, tree.Draw(r, "tree"), rapid.IntRange(0, 20).Draw(r, "step"))
		}
		want := tree.Draw(r, "last")
		mustBuild(t, dir, want)
		if diff := cmp.Diff(with(want, "mine/file", "not yours"), read(t, dir)); diff != "" {
			r.Error(diff)
		}
	})
}
