package browser

import (
	"errors"
	"flag"
	"fmt"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/rogpeppe/go-internal/txtar"

	"github.com/onrecord/onrecord/internal/diag"
	"github.com/onrecord/onrecord/internal/site"
	"github.com/onrecord/onrecord/internal/testing/demo"
)

var archiveFlag = flag.String("archive", "", "the site folder to take screenshots of, instead of the one in testdata")

// builtSite is a site that was built and that a server serves.
type builtSite struct {
	dir string // the built files
	url string // ends with a slash
}

const basePath = "/archive/"

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

// build builds the archive in a folder, below the base path of a server that serves it. It is built
// in this process: so the go command knows that these tests depend on all that a site is made by
// and from, and never shows an older result in place of theirs.
func build(folder string) (*builtSite, error) {
	out, err := os.MkdirTemp("", "onrecord-built-")
	if err != nil {
		return nil, err
	}
	server := httptest.NewServer(pagesServer{out, basePath})
	atEnd(func() { server.Close(); os.RemoveAll(out) })
	s := &builtSite{dir: out, url: server.URL + basePath}
	report, err := site.Build(out, site.Options{Dir: folder, BaseURL: s.url, Now: time.Now()})
	if err != nil {
		return nil, err
	}
	if diag.HasErrors(report.Findings) {
		return nil, fmt.Errorf("findings: %v", report.Findings)
	}
	return s, nil
}

// writeFixture unpacks testdata/site.txtar and adds what would be long to write down.
func writeFixture(folder string) error {
	archive, err := txtar.ParseFile("testdata/site.txtar")
	if err != nil {
		return err
	}
	archive.Files = append(archive.Files, logbooks()...)
	return errors.Join(os.MkdirAll(folder, 0o755), txtar.Write(archive, folder))
}

// fixtureSite is the fixture, or the end of the test.
func fixtureSite(t *testing.T) *builtSite {
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

// demoSite is the demo archive, built, or the end of a test where another stands in its place.
func demoSite(t *testing.T) *builtSite {
	t.Helper()
	demo.Folder(t)
	s, err := demoFixture()
	if err != nil {
		t.Fatal("building the demo archive: ", err)
	}
	return s
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
