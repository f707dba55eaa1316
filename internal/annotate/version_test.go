package annotate

import (
	"io/fs"
	"os"
	"os/exec"
	"path"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/onrecord/onrecord/internal/testing/golden"
)

// TestVersion holds the stamp against what lies on the disk.
func TestVersion(t *testing.T) {
	sources := []fs.FS{os.DirFS(".")}
	for _, folder := range beneath {
		sources = append(sources, os.DirFS(folder))
	}
	now := hashOf(t, sources...)
	if golden.Updating() {
		golden.Write(t, "version.txt", []byte(now+"\n"))
	} else if now != Version() {
		t.Errorf("the engine is another than version.txt says: go test ./internal/annotate -run ^TestVersion$ -update")
	}
}

// TestVersionOfAllBeneath: whatever the engine imports of this module belongs to its version, but
// for what says nothing of a text.
func TestVersionOfAllBeneath(t *testing.T) {
	out, err := exec.Command("go", "list", "-deps", ".").Output()
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range strings.Fields(string(out)) {
		name, ours := strings.CutPrefix(p, "github.com/onrecord/onrecord/internal/")
		known := strings.HasPrefix(name, "annotate") || slices.Contains(beneath, "../"+name) ||
			slices.Contains([]string{"address", "called", "diag", "fields", "slug", "registry"}, name)
		if ours && !known {
			t.Errorf("%s is not part of the version: name it in beneath", name)
		}
	}
}

// TestVersionOfEachFolder plants a file in each folder of a copy, and changes one there, and sees
// the version change.
func TestVersionOfEachFolder(t *testing.T) {
	tree := fstest.MapFS{}
	folders := map[string]string{} // each with one of its files
	err := fs.WalkDir(os.DirFS("."), ".", func(name string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() {
			if err == nil && e.Name() == "testdata" {
				return fs.SkipDir
			}
			return err
		}
		src, err := os.ReadFile(name)
		tree[name] = &fstest.MapFile{Data: src}
		if ext := path.Ext(name); ext == ".txt" || ext == ".go" && !strings.HasSuffix(name, "_test.go") {
			folders[path.Dir(name)] = name
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	if len(folders) < 8 {
		t.Fatalf("only %d folders", len(folders))
	}
	before := hashOf(t, tree)
	for dir, file := range folders {
		planted := path.Join(dir, "planted.go")
		tree[planted] = &fstest.MapFile{Data: []byte("package planted\n")}
		if hashOf(t, tree) == before {
			t.Errorf("%s: a new file changes nothing", dir)
		}
		delete(tree, planted)
		kept := tree[file]
		tree[file] = &fstest.MapFile{Data: append([]byte("// changed\n"), kept.Data...)}
		if hashOf(t, tree) == before {
			t.Errorf("%s: a change of %s changes nothing", dir, file)
		}
		tree[file] = kept
	}
	for _, name := range []string{"rule/new_test.go", "names/testdata/new.txt", "lang/NEW.md"} {
		tree[name] = &fstest.MapFile{Data: []byte("package planted\n")}
		if hashOf(t, tree) != before {
			t.Errorf("%s changes the version", name)
		}
		delete(tree, name)
	}
}
