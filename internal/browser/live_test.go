package browser

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"github.com/onrecord/onrecord/internal/serve"
	"github.com/onrecord/onrecord/internal/site"
)

// TestServe follows an author who edits a story while it is open: the page follows, a mistake is
// shown over it, and goes when it is mended.
func TestServe(t *testing.T) {
	t.Parallel()
	folder := t.TempDir()
	if err := writeFixture(folder); err != nil {
		t.Fatal(err)
	}
	x := readerTab(t, serveFolder(t, folder), mode{1440, "light"})
	x.open(t, "2024/07/11/mayor/")
	x.await(t, "the story", `document.body.textContent.includes("took the chain on Thursday")`)

	story := filepath.Join(folder, "content/stories/2024-07-11-mayor.md")
	edit(t, story, "on Thursday.", "on a wet Thursday.")
	x.await(t, "the edit in the page", `document.body.textContent.includes("took the chain on a wet Thursday")`)

	edit(t, story, "topics: [ferry]", "topics: [fery]")
	x.await(t, "the finding over the page", `(e => e &&
		e.textContent.includes("2024-07-11-mayor.md:3:") && e.textContent.includes("did you mean ferry?")
	)(document.getElementById("onrecord-findings"))`)
	x.axe(t, "a finding over the page")

	x.view(t, mode{360, "light"}) // a phone: errors above, and warnings in one line below them
	unread := filepath.Join(folder, "content/scans")
	if err := os.CopyFS(unread, fstest.MapFS{"a.doc": {}, "b.doc": {}, "c.doc": {}, "d.doc": {}, "e.doc": {}}); err != nil {
		t.Fatal(err)
	}
	x.await(t, "the warnings, closed", `(([errors, warnings]) => warnings && errors.open && !warnings.open &&
		errors.querySelector("li.error") && warnings.querySelector("li.warning"))(
		document.querySelectorAll("#onrecord-findings details"))`)
	if over := eval[float64](t, x, `document.getElementById("onrecord-findings").offsetHeight / innerHeight`); over > .34 {
		t.Errorf("the findings take %.0f %% of a phone", 100*over)
	}

	if err := os.RemoveAll(unread); err != nil {
		t.Fatal(err)
	}
	edit(t, story, "topics: [fery]", "topics: [ferry]")
	x.await(t, "the finding gone", `!document.getElementById("onrecord-findings")`)
}

// serveFolder shows the archive in a folder by package serve, in this process, until the test ends.
func serveFolder(t *testing.T, folder string) *builtSite {
	t.Helper()
	return serveWith(t, serve.Options{
		Dir: folder, Addr: "127.0.0.1:0",
		Build:   followed(folder),
		Trouble: func(err error) { t.Error(err) },
	})
}

// followed reads a folder as the command serve does.
func followed(folder string) func(serve.Put) (serve.Built, error) {
	live := site.NewLive(site.Options{Dir: folder, Lenient: true})
	return func(serve.Put) (serve.Built, error) {
		shown, report, err := live.Read(time.Now())
		if err != nil {
			return serve.Built{}, err
		}
		b := serve.Built{Base: report.Base, Findings: report.Findings, Whole: shown != nil}
		if shown != nil {
			b.File = func(name string) ([]byte, bool, error) {
				data, there, err := shown.File(name)
				if errors.Is(err, site.ErrChanged) {
					err = serve.ErrStale
				}
				return data, there, err
			}
		}
		return b, nil
	}
}

// edit replaces words in a file, as an editor that saves it would.
func edit(t *testing.T, file, from, to string) {
	t.Helper()
	src, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(string(src), from) {
		t.Fatalf("no %q in %s", from, file)
	}
	write := strings.Replace(string(src), from, to, 1)
	if err := os.WriteFile(file, []byte(write), 0o644); err != nil {
		t.Fatal(err)
	}
}
