package browser

import (
	"bytes"
	"flag"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"
)

var archiveFlag = flag.String("archive", "", "the site folder to take screenshots of, instead of the one in testdata")

// builtSite is a site that the program has built and that a server serves.
type builtSite struct {
	dir string // the built files
	url string // ends with a slash
}

const basePath = "/archive/"

// program builds the command once.
var program = sync.OnceValues(func() (string, error) {
	dir, err := os.MkdirTemp("", "onrecord-program-")
	if err != nil {
		return "", err
	}
	atEnd(func() { os.RemoveAll(dir) })
	bin := filepath.Join(dir, "onrecord")
	out, err := exec.Command("go", "build", "-o", bin, "github.com/onrecord/onrecord/cmd/onrecord").CombinedOutput()
	return bin, explain(err, out)
})

// explain adds to an error what the command printed.
func explain(err error, out []byte) error {
	if err == nil {
		return nil
	}
	return &commandError{err, string(bytes.TrimSpace(out))}
}

type commandError struct {
	error
	printed string
}

func (e *commandError) Error() string { return e.error.Error() + ":\n" + e.printed }

// fixture builds the archive of testdata once, and serves it until the last test has ended.
var fixture = sync.OnceValues(func() (*builtSite, error) {
	folder, err := os.MkdirTemp("", "onrecord-fixture-")
	if err != nil {
		return nil, err
	}
	atEnd(func() { os.RemoveAll(folder) })
	if err := writeFixture(folder); err != nil {
		return nil, err
	}
	return build(folder)
})

// build builds the archive in a folder, below the base path of a server that serves it.
func build(folder string) (*builtSite, error) {
	bin, err := program()
	if err != nil {
		return nil, err
	}
	out, err := os.MkdirTemp("", "onrecord-built-")
	if err != nil {
		return nil, err
	}
	server := httptest.NewServer(pagesServer{out, basePath})
	atEnd(func() { server.Close(); os.RemoveAll(out) })
	s := &builtSite{dir: out, url: server.URL + basePath}
	printed, err := exec.Command(bin, "build", "--site", folder, "--out", out, "--cache", filepath.Join(out, ".cache"), "--base-url", s.url).CombinedOutput()
	return s, explain(err, printed)
}

// writeFixture unpacks testdata/site.txtar and adds what would be long to write down.
func writeFixture(folder string) error {
	archive, err := txtar.ParseFile("testdata/site.txtar")
	if err != nil {
		return err
	}
	for _, f := range append(archive.Files, logbooks()...) {
		file := filepath.Join(folder, filepath.FromSlash(f.Name))
		if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
			return err
		}
		if err := os.WriteFile(file, f.Data, 0o644); err != nil {
			return err
		}
	}
	return nil
}

// site is the fixture, or the end of the test.
func site(t *testing.T) *builtSite {
	t.Helper()
	s, err := fixture()
	if err != nil {
		t.Fatal("building the site of testdata: ", err)
	}
	return s
}

// demoFixture builds the demo archive once.
var demoFixture = sync.OnceValues(func() (*builtSite, error) { return build(repository) })

const repository = "../.."

// demo is the demo archive, built, or the end of a test where another archive stands in its place:
// there is none of the stories that have a gold file.
func demo(t *testing.T) *builtSite {
	t.Helper()
	gold, err := filepath.Glob(repository + "/internal/accuracy/gold/demo/*.yaml")
	if err != nil || len(gold) == 0 {
		t.Fatal("no gold of the demo archive", err)
	}
	for _, file := range gold {
		id := strings.TrimSuffix(filepath.Base(file), ".yaml")
		if found, _ := filepath.Glob(repository + "/content/stories/*/" + id + ".*"); len(found) == 0 {
			continue
		}
		s, err := demoFixture()
		if err != nil {
			t.Fatal("building the demo archive: ", err)
		}
		return s
	}
	t.Skip("another archive stands in place of the demo")
	return nil
}

// pages are the addresses of all pages of the built site, sorted: "", "404.html", "speakers/", …
func (s *builtSite) pages(t *testing.T) []string {
	t.Helper()
	var all []string
	err := filepath.WalkDir(s.dir, func(p string, e os.DirEntry, err error) error {
		rel, _ := filepath.Rel(s.dir, p)
		if rel = filepath.ToSlash(rel); strings.HasSuffix(rel, ".html") {
			all = append(all, strings.TrimSuffix(rel, "index.html"))
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return all
}
