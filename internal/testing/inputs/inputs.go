// Package inputs tells the go command what a test depends on, where it cannot see that by itself.
//
// go test shows a result again ("cached") as long as nothing has changed that the test read: its
// own code and all that is compiled or embedded into it, environment variables, and files of this
// module that were opened through package os in the test's own process. What a process reads that
// the test starts, the go command does not see: a compiler, Node. Such a test names those files
// here, else it would pass again unseen when they have changed.
//
// Files outside the module are never looked at again, those that ONRECORD_GOLD names among them,
// nor are the programs of this machine. .ci/run therefore runs all tests with -count=1.
package inputs

import (
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// Folders makes the test depend on everything in these folders, however deep. Opening a folder is
// enough: the go command then goes by the names, sizes and times of all files in it. What git does
// not keep is left out.
func Folders(t testing.TB, folders ...string) {
	t.Helper()
	for _, root := range folders {
		err := filepath.WalkDir(root, func(p string, d fs.DirEntry, err error) error {
			if err == nil && d.IsDir() && p != root && made(d.Name()) {
				return fs.SkipDir
			}
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
	}
}

// Files makes the test depend on files. One that is not there may come.
func Files(names ...string) {
	for _, name := range names {
		if f, err := os.Open(name); err == nil {
			f.Close()
		}
	}
}

// Program makes the test depend on all that the program is compiled from. root is the module's.
func Program(t testing.TB, root string) {
	t.Helper()
	Files(filepath.Join(root, "go.mod"), filepath.Join(root, "go.sum"))
	for _, folder := range []string{"cmd", "internal", "static", "templates"} {
		Folders(t, filepath.Join(root, folder))
	}
}

// made reports whether a folder holds what is made or fetched, and is no part of the repository.
func made(name string) bool {
	return name == "build" || name == "node_modules" || strings.HasPrefix(name, ".")
}
