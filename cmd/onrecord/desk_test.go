package main

import (
	"encoding/json"
	"fmt"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"

	"github.com/onrecord/onrecord/internal/testing/tree"
)

// TestKilledDesk kills a desk right after each answer, and without warning: each decision that was
// answered stands in the archive's files, and check finds no error.
func TestKilledDesk(t *testing.T) {
	archive, err := txtar.ParseFile("../../internal/desk/web/testdata/archive.txtar")
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	tree.Unpack(t, dir, archive)
	var cards []string
	for n := range 3 {
		cards = append(cards, decideAndKill(t, dir))
		written := 0
		for name, text := range tree.Contents(t, dir) {
			if strings.HasSuffix(name, ".notes.yaml") || strings.HasSuffix(name, ".md") {
				written += strings.Count(text, "by: The Killed")
			}
			if strings.Contains(name, ".tmp") {
				t.Errorf("%s is left", name)
			}
		}
		if written != n+1 {
			t.Errorf("after %d decisions %d stand in the files", n+1, written)
		}
	}
	if cards[0] == cards[1] || cards[1] == cards[2] {
		t.Errorf("a card came twice: %s", cards)
	}
	check := exec.Command(os.Args[0], "check", "--site", dir)
	check.Env = append(os.Environ(), "ONRECORD_TEST_MAIN=1")
	if out, err := check.CombinedOutput(); err != nil {
		t.Errorf("check: %v\n%s", err, out)
	}
}

// decideAndKill opens the desk in another process, decides on its first card, and kills it.
func decideAndKill(t *testing.T, dir string) (key string) {
	t.Helper()
	cmd := exec.Command(os.Args[0], "serve", "--desk", "--site", dir, "--addr", "127.0.0.1:0")
	cmd.Env = append(os.Environ(), "ONRECORD_TEST_MAIN=1", "GIT_CONFIG_GLOBAL="+filepath.Join(dir, "none"))
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	defer cmd.Wait()
	defer cmd.Process.Kill()
	site := printedAddress(t, out)
	desk := site + "~onrecord/desk/"
	token := regexp.MustCompile(`desk-token" content="([^"]+)"`).FindStringSubmatch(fetch(t, desk))
	if token == nil {
		t.Fatal("the page has no token")
	}
	origin := regexp.MustCompile(`^http://[^/]+`).FindString(desk)
	var next struct{ Card struct{ Key, Digest string } }
	deskAsks(t, "GET", desk+"next?all=1", token[1], origin, "", &next)
	var any map[string]any
	deskAsks(t, "POST", desk+"by", token[1], origin, `{"by": "The Killed"}`, &any)
	body := fmt.Sprintf(`{"key": %q, "digest": %q, "do": "nobody"}`, next.Card.Key, next.Card.Digest)
	deskAsks(t, "POST", desk+"decide", token[1], origin, body, &any)
	return next.Card.Key
}

func deskAsks(t *testing.T, method, url, token, origin, body string, into any) {
	t.Helper()
	r, err := http.NewRequest(method, url, strings.NewReader(body))
	if err != nil {
		t.Fatal(err)
	}
	r.Header.Set("X-Desk-Token", token)
	r.Header.Set("Origin", origin)
	r.Header.Set("Content-Type", "application/json")
	answer, err := http.DefaultClient.Do(r)
	if err != nil {
		t.Fatal(err)
	}
	defer answer.Body.Close()
	if answer.StatusCode != http.StatusOK {
		t.Fatalf("%s: %s", url, answer.Status)
	}
	if err := json.NewDecoder(answer.Body).Decode(into); err != nil {
		t.Fatal(err)
	}
}
