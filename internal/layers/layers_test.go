package layers

import (
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/rogpeppe/go-internal/txtar"

	"github.com/onrecord/onrecord/internal/testing/golden"
)

// TestThisModule holds the module that this test stands in against its own drawing. It reads every
// file in its own process, so the go command shows no older result when one has changed.
func TestThisModule(t *testing.T) {
	said, err := judge(os.DirFS("../.."), "github.com/onrecord/onrecord")
	if err != nil {
		t.Fatal(err)
	}
	for _, complaint := range said {
		t.Error(complaint)
	}
}

// TestTheJudge shows that the judge sees what it is there to see: each file of testdata is a small
// module with a drawing, and what is said of it.
func TestTheJudge(t *testing.T) {
	files, err := filepath.Glob("testdata/*.txtar")
	if err != nil || len(files) == 0 {
		t.Fatal("no testdata", err)
	}
	for _, file := range files {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".txtar"), func(t *testing.T) { judgeFile(t, file) })
	}
}

func judgeFile(t *testing.T, file string) {
	archive, err := txtar.ParseFile(file)
	if err != nil {
		t.Fatal(err)
	}
	last := len(archive.Files) - 1
	if archive.Files[last].Name != "said" {
		t.Fatal("the last file must be what is said")
	}
	module := fstest.MapFS{}
	for _, f := range archive.Files[:last] {
		module[f.Name] = &fstest.MapFile{Data: f.Data}
	}
	archive.Files[last].Data = []byte(verdict(module))
	golden.Archive(t, file, archive)
}

// verdict is what the judge says of a module called example.org/m, a line a complaint, or why it
// could not judge.
func verdict(module fs.FS) string {
	said, err := judge(module, "example.org/m")
	if err != nil {
		return "error: " + err.Error() + "\n"
	}
	if len(said) == 0 {
		return "nothing\n"
	}
	return strings.Join(said, "\n") + "\n"
}
