// Package tree writes, reads and compares the folders of files that tests work on.
package tree

import (
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/rogpeppe/go-internal/txtar"
)

// Unpack writes the files of an archive into a folder.
func Unpack(t testing.TB, dir string, archive *txtar.Archive) {
	t.Helper()
	for _, f := range archive.Files {
		Write(t, dir, f.Name, string(f.Data))
	}
}

// Write writes one file into a folder. The name is separated by slashes.
func Write(t testing.TB, dir, name, text string) {
	t.Helper()
	file := filepath.Join(dir, filepath.FromSlash(name))
	if err := os.MkdirAll(filepath.Dir(file), 0o777); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(file, []byte(text), 0o666); err != nil {
		t.Fatal(err)
	}
}

// Contents reads all files in a folder, however deep, by their names separated by slashes.
func Contents(t testing.TB, dir string) map[string]string {
	t.Helper()
	files, err := Read(dir)
	if err != nil {
		t.Fatal(err)
	}
	return files
}

// Read does as Contents, and leaves it to the caller what to do about an error.
func Read(dir string) (map[string]string, error) {
	files := map[string]string{}
	err := filepath.WalkDir(dir, func(file string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := os.ReadFile(file)
		name, _ := filepath.Rel(dir, file)
		files[filepath.ToSlash(name)] = string(data)
		return err
	})
	return files, err
}

// shown is how many files Differences shows; where more differ, the first tell what is wrong.
const shown = 10

// Differences tells of each file, in the order of their names, how it is not as wanted: that it is
// missing, that it should not be there, or what differs in it, as lines with - and +.
func Differences(want, got map[string]string) []string {
	var said []string
	for _, name := range names(want, got) {
		before, wanted := want[name]
		after, there := got[name]
		switch {
		case !there:
			said = append(said, name+" is missing")
		case !wanted:
			said = append(said, name+" should not be there")
		case before != after:
			said = append(said, fmt.Sprintf("%s differs (-want +got):\n%s", name, cmp.Diff(before, after)))
		}
		if len(said) > shown {
			return append(said[:shown], "more files differ, from "+name+" on")
		}
	}
	return said
}

// names are the names of the files of both, sorted.
func names(a, b map[string]string) []string {
	all := slices.Collect(maps.Keys(a))
	all = slices.AppendSeq(all, maps.Keys(b))
	slices.Sort(all)
	return slices.Compact(all)
}
