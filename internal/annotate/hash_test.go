package annotate

import (
	"crypto/sha256"
	"encoding/hex"
	"io/fs"
	"path"
	"strings"
	"testing"
)

// beneath are the packages below the engine on whose code and tables a reading depends, too.
var beneath = []string{"../gazetteer", "../order", "../pattern", "../prose"}

// hashOf is the version of an engine with these sources. It depends on every file's path and bytes,
// but for tests, for what is written for people, and for the version itself.
func hashOf(t testing.TB, sources ...fs.FS) string {
	t.Helper()
	h := sha256.New()
	for _, from := range sources {
		// WalkDir goes through names in order, so the hash does not depend on the machine.
		err := fs.WalkDir(from, ".", func(name string, e fs.DirEntry, err error) error {
			switch {
			case err != nil:
				return err
			case e.IsDir() && (e.Name() == "testdata" || e.Name() == "generate"):
				return fs.SkipDir
			case e.IsDir() || name == "version.txt" || isForPeople(name):
				return nil
			}
			src, err := fs.ReadFile(from, name)
			h.Write([]byte(name))
			h.Write(src)
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	return hex.EncodeToString(h.Sum(nil))[:12]
}

// isForPeople reports whether nothing is read by a file: a test, a page of words.
func isForPeople(name string) bool {
	return strings.HasSuffix(name, "_test.go") || path.Ext(name) == ".md"
}
