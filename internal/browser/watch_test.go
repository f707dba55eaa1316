package browser

import (
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/onrecord/onrecord/internal/testing/form"
)

// badPage does everything that the other tests are there to see.
const badPage = `<!DOCTYPE html>
<html><head>
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; img-src http:; style-src 'unsafe-inline'">
<style>@media (prefers-color-scheme: dark) { body { background: #222 } .faint { color: #444 } }</style>
<title>Bad</title><script>document.title = "ran"</script></head>
<body><img src="http://127.0.0.1:9/elsewhere.png"><div style="width: 2000px">wide</div>
<p class="faint">faint in the dark</p></body></html>`

// TestTheWatch shows that what goes wrong in a page is seen: no test above can pass because nobody
// looked.
func TestTheWatch(t *testing.T) {
	form.OnlyLong(t)
	t.Parallel()
	t.Run("tab", func(t *testing.T) { sees(t, newTab) })
	t.Run("unseen tab", func(t *testing.T) { sees(t, unseenTab) })
}

func sees(t *testing.T, open func(*testing.T, *builtSite, mode) *tab) {
	t.Helper()
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, "index.html"), []byte(badPage), 0o644); err != nil {
		t.Fatal(err)
	}
	server := httptest.NewServer(pagesServer{dir, basePath})
	defer server.Close()
	x := open(t, &builtSite{dir, server.URL + basePath}, mode{360, "light"})
	x.open(t, "")
	for range 50 {
		if len(x.seen()) >= 3 {
			break
		}
		time.Sleep(20 * time.Millisecond)
	}
	seen := strings.Join(x.seen(), "\n")
	x.forgive()
	for _, want := range []string{"a request to elsewhere: http://127.0.0.1:9/elsewhere.png",
		"Content Security Policy"} {
		if !strings.Contains(seen, want) {
			t.Errorf("nobody saw %q in\n%s", want, seen)
		}
	}
	if found := x.axeFinds(t, axeEverything); !strings.Contains(found, "image-alt") ||
		!strings.Contains(found, "html-has-lang") {
		t.Errorf("axe sees neither the missing text nor the missing language: %s", found)
	}
	if found := x.axeFinds(t, axeMarkup); !strings.Contains(found, "image-alt") {
		t.Errorf("axe does not see the missing text where it looks at markup alone: %s", found)
	}
	if found := x.axeFinds(t, axeColours); found != "" {
		t.Errorf("axe sees colours that are well in the light: %s", found)
	}
	x.view(t, mode{360, "dark"})
	if found := x.axeFinds(t, axeColours); !strings.Contains(found, "color-contrast") {
		t.Errorf("axe does not see the faint text in the dark: %s", found)
	}
	if eval[string](t, x, sideways) == "" {
		t.Error("a page of 2000 px does not scroll sideways")
	}
	x.forgive()
}
