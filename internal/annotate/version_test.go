package annotate

import (
	"io/fs"
	"os"
	"path"
	"strings"
	"testing"
	"testing/fstest"
)

// TestVersion holds what the version is made from against what lies on the disk: a folder that
// sources does not name would fall out of it.
func TestVersion(t *testing.T) {
	v := Version()
	if len(v) != 12 || v != Version() {
		t.Errorf("version %q", v)
	}
	if got := hashOf(os.DirFS(".")); got != v {
		t.Error("the version is not made from all that lies here: name the new folder beside the others in version.go")
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
	before := hashOf(tree)
	for dir, file := range folders {
		planted := path.Join(dir, "planted.go")
		tree[planted] = &fstest.MapFile{Data: []byte("package planted\n")}
		if hashOf(tree) == before {
			t.Errorf("%s: a new file changes nothing", dir)
		}
		delete(tree, planted)
		kept := tree[file]
		tree[file] = &fstest.MapFile{Data: append([]byte("// changed\n"), kept.Data...)}
		if hashOf(tree) == before {
			t.Errorf("%s: a change of %s changes nothing", dir, file)
		}
		tree[file] = kept
	}
	for _, name := range []string{"rule/new_test.go", "names/testdata/new.txt", "lang/NEW.md"} {
		tree[name] = &fstest.MapFile{Data: []byte("package planted\n")}
		if hashOf(tree) != before {
			t.Errorf("%s changes the version", name)
		}
		delete(tree, name)
	}
}
