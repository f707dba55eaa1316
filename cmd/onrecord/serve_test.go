package main

import (
	"bufio"
	"io"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/rogpeppe/go-internal/txtar"

	"github.com/onrecord/onrecord/internal/testing/tree"
)

// TestServe runs the command as its author would: looks at a page, breaks a story, sees what is
// wrong while the other stories stay, mends it, and ends with Ctrl-C. The command is this test's
// own program in another process: see killedBuild.
func TestServe(t *testing.T) {
	good, err := txtar.ParseFile("testdata/mistakes/good.txtar")
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	tree.Unpack(t, dir, good)
	cmd := exec.Command(os.Args[0], "serve", "--site", dir, "--addr", "127.0.0.1:0")
	cmd.Env = append(os.Environ(), "ONRECORD_TEST_MAIN=1", "SOURCE_DATE_EPOCH=1782000000")
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	defer cmd.Process.Kill()
	url := printedAddress(t, out)
	if !strings.HasSuffix(url, "/archive/") {
		t.Fatalf("the address is %q, without the base path", url)
	}
	const story = "2025/05/15/pier-reopens/"
	if page := fetch(t, url+story); !strings.Contains(page, "It held better than we feared") ||
		!strings.Contains(page, "~onrecord/live.js") {
		t.Errorf("the story's page: %s", page)
	}

	tree.Write(t, dir, "content/stories/2025/2025-05-17-broken.md", "---\ntitle: [\n---\nText.\n")
	await(t, url+"~onrecord/findings.json", "2025-05-17-broken.md:2:")
	if page := fetch(t, url+story); !strings.Contains(page, "It held better than we feared") {
		t.Error("the other stories have gone")
	}
	tree.Write(t, dir, "content/stories/2025/2025-05-17-broken.md", "---\ntitle: Mended\n---\nText.\n")
	await(t, url+"2025/05/17/broken/", "Mended")
	if _, err := os.Stat(filepath.Join(dir, "build")); err == nil {
		t.Error("serve has written a build")
	}

	if err := cmd.Process.Signal(os.Interrupt); err != nil {
		t.Skip(err) // not on this system
	}
	if err := cmd.Wait(); err != nil {
		t.Errorf("ended with %v", err)
	}
}

// printedAddress reads the printed lines until one is an address.
func printedAddress(t *testing.T, out io.Reader) string {
	t.Helper()
	lines := bufio.NewScanner(out)
	for lines.Scan() {
		if strings.HasPrefix(lines.Text(), "http://127.0.0.1:") {
			go io.Copy(io.Discard, out)
			return lines.Text()
		}
	}
	t.Fatalf("no address was printed: %v", lines.Err())
	return ""
}

func fetch(t *testing.T, url string) string {
	t.Helper()
	r, err := http.Get(url)
	if err != nil {
		t.Fatal(err)
	}
	defer r.Body.Close()
	body, err := io.ReadAll(r.Body)
	if err != nil {
		t.Fatal(err)
	}
	return string(body)
}

// await asks for a page until it holds a text.
func await(t *testing.T, url, text string) {
	t.Helper()
	for range 200 {
		if strings.Contains(fetch(t, url), text) {
			return
		}
		time.Sleep(50 * time.Millisecond)
	}
	t.Fatalf("%s never held %q", url, text)
}
