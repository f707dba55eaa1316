package browser

import (
	"errors"
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"testing"
	"time"

	"github.com/chromedp/cdproto/page"
	"github.com/rogpeppe/go-internal/txtar"

	"github.com/onrecord/onrecord/internal/site"
	"github.com/onrecord/onrecord/internal/testing/form"
	"github.com/onrecord/onrecord/internal/testing/payload"
)

// withoutPolicy is a site as a server would send it that takes its Content-Security-Policy away: what
// would run then would be held back by nothing else.
type withoutPolicy struct{ pagesServer }

var policy = regexp.MustCompile(`<meta http-equiv="?Content-Security-Policy"?[^>]*>`)

func (s withoutPolicy) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	r.Header.Del("Accept-Encoding")
	kept := httptest.NewRecorder()
	s.pagesServer.ServeHTTP(kept, r)
	for name, values := range kept.Header() {
		if name != "Content-Length" {
			w.Header()[name] = values
		}
	}
	w.WriteHeader(kept.Code)
	_, _ = w.Write(policy.ReplaceAll(kept.Body.Bytes(), nil))
}

// buildHostile builds the archive that has a payload in every field.
func buildHostile(t *testing.T, p string) *builtSite {
	t.Helper()
	folder, out := t.TempDir(), t.TempDir()
	if err := txtar.Write(txtar.Parse([]byte(payload.Archive(p))), folder); err != nil {
		t.Fatal(err)
	}
	server := httptest.NewServer(withoutPolicy{pagesServer{out, basePath}})
	t.Cleanup(server.Close)
	s := &builtSite{dir: out, url: server.URL + basePath}
	report, err := site.Make(folderSink(out), site.Options{Dir: folder, BaseURL: s.url, Now: time.Now(), Lenient: true})
	if err != nil || !report.Made {
		t.Fatal(err, report.Findings)
	}
	return s
}

// folderSink writes a site's files to a folder, also those of an archive with errors, which is not
// published.
type folderSink string

func (dir folderSink) Put(name string, data []byte) error {
	file := filepath.Join(string(dir), filepath.FromSlash(name))
	return errors.Join(os.MkdirAll(filepath.Dir(file), 0o755), os.WriteFile(file, data, 0o644))
}

// notes has whatever runs note its number where the test looks, in the page and in all its frames.
const notes = `window.pwned = n => { try { top.sessionStorage.setItem("pwned", n) } catch { } };`

// watchedTab is a tab in which whatever runs notes its number.
func watchedTab(t *testing.T, s *builtSite) *tab {
	t.Helper()
	x := unseenTab(t, s, mode{1440, "light"})
	x.spoilt = true // by the script below
	call(t, x, page.Enable, page.EnableParams{})
	call(t, x, page.AddScriptToEvaluateOnNewDocument,
		page.AddScriptToEvaluateOnNewDocumentParams{Source: notes})
	return x
}

// provoke does to each element what a payload may wait for, and tells what ran, or what link would.
const provoke = `(async () => {
	for (const e of document.querySelectorAll("*"))
		for (const kind of ["mouseover", "mouseenter", "focus", "load", "error", "toggle", "pointerdown"])
			e.dispatchEvent(new Event(kind));
	await new Promise(done => setTimeout(done, 20));
	const links = [...document.querySelectorAll("a, area")].filter(
		a => a.href && !/^(https?|mailto):$/.test(a.protocol)).map(a => a.outerHTML.slice(0, 120));
	return [sessionStorage.getItem("pwned") || "", ...links].filter(x => x).join(" | ");
})()`

// TestPayloads opens every page of archives with a payload in each field, without the policy that
// would hold a script back, and the search's results: nothing runs. On the build server all payloads
// are tried, elsewhere two as one.
func TestPayloads(t *testing.T) {
	t.Parallel()
	tried := payload.All
	if !form.Long() {
		tried = []string{tried[0] + tried[1]}
	}
	for n, p := range tried {
		t.Run(strconv.Itoa(n+1), func(t *testing.T) {
			s := buildHostile(t, p)
			x := watchedTab(t, s)
			seen := 0
			for _, e := range s.oneOfEach(t) {
				x.open(t, e)
				x.holdNothingRan(t, e)
				seen++
			}
			x.open(t, "search/?q=asleep")
			x.await(t, "results", `document.querySelectorAll("main li mark").length > 0`)
			x.holdNothingRan(t, "search/?q=asleep")
			x.forgive() // pictures that are not there
			if seen < form.Times(8, 12) {
				t.Errorf("only %d pages were opened", seen)
			}
		})
	}
}

func (x *tab) holdNothingRan(t *testing.T, at string) {
	t.Helper()
	if ran := eval[string](t, x, provoke); ran != "" {
		t.Errorf("/%s: %s", at, ran)
	}
}

// oneOfEach are the addresses of one page of each kind, in the short form of each telling one, and
// of all stories.
func (s *builtSite) oneOfEach(t *testing.T) []string {
	t.Helper()
	var all []string
	had := map[string]bool{}
	for _, p := range s.pages(t) {
		if k := kindOf(p); k == "story" || k == "other" || !had[k] && (form.Long() || slices.Contains(telling, k)) {
			had[k] = true
			all = append(all, p)
		}
	}
	return all
}

// TestProvoked holds that what would run is seen.
func TestProvoked(t *testing.T) {
	form.OnlyLong(t)
	t.Parallel()
	out := t.TempDir()
	running := []string{"<p>x<script>pwned(1)</script>", "<p onmouseover=pwned(2)>x", "<img src=x onerror=pwned(3)>",
		"<a href='javascript:pwned(4)'>x</a>", `<iframe srcdoc="<script>parent.pwned(5)</script>"></iframe>`}
	for n, src := range running {
		name := filepath.Join(out, fmt.Sprint(n), "index.html")
		if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
			t.Fatal(err)
		}
		head := `<!doctype html><meta http-equiv="Content-Security-Policy" content="default-src 'self'">`
		if err := os.WriteFile(name, []byte(head+src), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	server := httptest.NewServer(withoutPolicy{pagesServer{out, basePath}})
	t.Cleanup(server.Close)
	x := watchedTab(t, &builtSite{dir: out, url: server.URL + basePath})
	for n := range running {
		x.open(t, fmt.Sprint(n, "/"))
		if eval[string](t, x, provoke) == "" {
			t.Errorf("nothing is seen of payload %d", n+1)
		}
		eval[bool](t, x, `(sessionStorage.clear(), true)`)
	}
	x.forgive()
}
