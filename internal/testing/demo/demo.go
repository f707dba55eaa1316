// Package demo finds the demo archive, for tests that read it.
//
// The demo archive stands at the root of the repository: site.yaml and content/. Who makes a copy
// of the repository puts an archive of her own in its place, and all tests still pass: those of the
// demo's own stories are skipped.
package demo

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/onrecord/onrecord/internal/testing/tree"
)

// Folder is the folder of the demo archive, as seen from the package that is tested. Where another
// archive stands in its place, with none of the stories that have a gold file, the test is skipped.
func Folder(t testing.TB) string {
	t.Helper()
	root := Root(t)
	gold, err := filepath.Glob(filepath.Join(root, "internal/accuracy/gold/demo/*.yaml"))
	if err != nil || len(gold) == 0 {
		t.Fatal("no gold of the demo archive", err)
	}
	for _, file := range gold {
		id := strings.TrimSuffix(filepath.Base(file), ".yaml")
		if found, _ := filepath.Glob(filepath.Join(root, "content/stories/*", id+".*")); len(found) > 0 {
			return root
		}
	}
	t.Skip("another archive stands in place of the demo")
	return ""
}

// Copy is a copy of the demo archive, in a folder that the test may change.
func Copy(t testing.TB) (dir string) {
	t.Helper()
	root, dir := Folder(t), t.TempDir()
	if err := os.CopyFS(filepath.Join(dir, "content"), os.DirFS(filepath.Join(root, "content"))); err != nil {
		t.Fatal(err)
	}
	settings, err := os.ReadFile(filepath.Join(root, "site.yaml"))
	if err != nil {
		t.Fatal(err)
	}
	tree.Write(t, dir, "site.yaml", string(settings))
	return dir
}

// Root is the repository's root, as seen from the package that is tested: "../..".
func Root(t testing.TB) string {
	t.Helper()
	for dir := "."; len(dir) < 30; dir = filepath.Join("..", dir) {
		if _, err := os.Stat(filepath.Join(dir, "go.mod")); err == nil {
			return dir
		}
	}
	t.Fatal("no go.mod in any folder above this one")
	return ""
}
