package browser

import (
	"bufio"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// TestServe follows an author who edits a story while it is open: the page follows, a mistake is
// shown over it, and goes when it is mended.
func TestServe(t *testing.T) {
	folder := t.TempDir()
	if err := writeFixture(folder); err != nil {
		t.Fatal(err)
	}
	x := newTab(t, serveFolder(t, folder), mode{1440, "light"})
	x.open(t, "2024/07/11/mayor/")
	x.await(t, "the story", `document.body.textContent.includes("took the chain on Thursday")`)

	story := filepath.Join(folder, "content/stories/2024-07-11-mayor.md")
	edit(t, story, "on Thursday.", "on a wet Thursday.")
	x.await(t, "the edit in the page", `document.body.textContent.includes("took the chain on a wet Thursday")`)

	edit(t, story, "topics: [ferry]", "topics: [fery]")
	x.await(t, "the finding over the page", `(e => e && e.textContent.includes("2024-07-11-mayor.md:3:") && e.textContent.includes("did you mean ferry?"))(document.getElementById("onrecord-findings"))`)
	x.axe(t, "a finding over the page")

	edit(t, story, "topics: [fery]", "topics: [ferry]")
	x.await(t, "the finding gone", `!document.getElementById("onrecord-findings")`)
}

// serveFolder starts the program's own server on a folder, until the test ends.
func serveFolder(t *testing.T, folder string) *builtSite {
	t.Helper()
	bin, err := program()
	if err != nil {
		t.Fatal(err)
	}
	command := exec.Command(bin, "serve", "--site", folder, "--addr", "127.0.0.1:0")
	command.Stderr = os.Stderr
	out, err := command.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := command.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		_ = command.Process.Signal(os.Interrupt)
		if err := command.Wait(); err != nil {
			t.Errorf("serve ended with %v", err)
		}
	})
	lines := bufio.NewScanner(out)
	for lines.Scan() {
		if url := lines.Text(); strings.HasPrefix(url, "http://") {
			return &builtSite{url: url}
		}
	}
	t.Fatal("serve never said where the site is")
	return nil
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
