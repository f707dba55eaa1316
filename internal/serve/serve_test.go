package serve

import (
	"bufio"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"github.com/onrecord/onrecord/internal/diag"
	"github.com/onrecord/onrecord/internal/testing/tree"
)

// pages is a site in miniature below /archive/.
func pages(put Put) (Built, error) {
	for name, text := range map[string]string{
		"index.html":                  "<html><body><p>home</p></body></html>",
		"2025/05/15/ferry/index.html": "<html><body>ferry</body></html>",
		"404.html":                    "<html><body>not here</body></html>",
		"archive.css":                 "body{}",
		"data/2025/quotations.csv":    "a,b\n",
	} {
		if err := put(name, []byte(text)); err != nil {
			return Built{}, err
		}
	}
	return Built{Base: "/archive/", Whole: true}, nil
}

func newServer(t *testing.T, build func(Put) (Built, error)) *server {
	t.Helper()
	s := &server{o: Options{Build: build}, hub: newHub()}
	if err := s.build(); err != nil {
		t.Fatal(err)
	}
	return s
}

func get(s *server, path string) *httptest.ResponseRecorder {
	r := httptest.NewRequest("GET", path, nil)
	r.Host = "127.0.0.1:8080"
	w := httptest.NewRecorder()
	guard(s).ServeHTTP(w, r)
	return w
}

func TestServesAsPagesDoes(t *testing.T) {
	s := newServer(t, pages)
	for _, c := range []struct {
		path   string
		status int
		kind   string
		holds  string
		leads  string
	}{
		{"/archive/", 200, "text/html; charset=utf-8", "home", ""},
		{"/", 301, "", "", "/archive/"},
		{"/archive", 301, "", "", "/archive/"},
		{"/archive/2025/05/15/ferry/", 200, "text/html; charset=utf-8", "ferry", ""},
		{"/archive/2025/05/15/ferry", 301, "", "", "/archive/2025/05/15/ferry/"},
		{"/archive/2025/05/15/", 404, "text/html; charset=utf-8", "not here", ""},
		{"/archive/archive.css", 200, "text/css; charset=utf-8", "body{}", ""},
		{"/archive/data/2025/quotations.csv", 200, "text/csv; charset=utf-8", "a,b", ""},
		{"/archive/../../etc/passwd", 404, "", "", ""},
		{"/elsewhere", 404, "text/html; charset=utf-8", "not here", ""},
	} {
		w := get(s, c.path)
		if w.Code != c.status || c.kind != "" && w.Header().Get("Content-Type") != c.kind ||
			!strings.Contains(w.Body.String(), c.holds) || w.Header().Get("Location") != c.leads {
			t.Errorf("%s: %d %q %q leads to %q", c.path, w.Code, w.Header().Get("Content-Type"), w.Body,
				w.Header().Get("Location"))
		}
	}
}

// TestBaseWithEscapes holds that a site is served below a base that addresses have with escapes,
// however a browser spells it, and that what leads on is escaped.
func TestBaseWithEscapes(t *testing.T) {
	s := newServer(t, func(put Put) (Built, error) {
		b, err := pages(put)
		b.Base = "/a%20b/archiv%C3%A9/"
		return b, errors.Join(err, put("years/été/index.html", []byte("summer")))
	})
	s.o.Desk = echo
	for _, c := range []struct {
		path   string
		status int
		leads  string
	}{
		{"/a%20b/archiv%C3%A9/", 200, ""},
		{"/a%20b/archiv%c3%a9/archive.css", 200, ""},
		{"/a%20b/archivé/2025/05/15/ferry/", 200, ""},
		{"/a%20b/archivé/~onrecord/live.js", 200, ""},
		{"/a%20b/archivé/~onrecord/desk/x", 200, ""},
		{"/", 301, "/a%20b/archiv%C3%A9/"},
		{"/a%20b/archivé", 301, "/a%20b/archiv%C3%A9/"},
		{"/a%20b/archivé/years/été", 301, "/a%20b/archiv%C3%A9/years/%C3%A9t%C3%A9/"},
		{"/a%20b/archivé/~onrecord/desk", 301, "/a%20b/archiv%C3%A9/~onrecord/desk/"},
		{"/a%2520b/archivé/", 404, ""},
	} {
		if w := get(s, c.path); w.Code != c.status || w.Header().Get("Location") != c.leads {
			t.Errorf("%s: %d leads to %q", c.path, w.Code, w.Header().Get("Location"))
		}
	}
}

func TestOnlyPagesGetTheScript(t *testing.T) {
	s := newServer(t, pages)
	page := get(s, "/archive/").Body.String()
	want := `<script src="/archive/~onrecord/live.js" data-build="1" data-own="/archive/~onrecord/" defer></script>` +
		`</body></html>`
	if !strings.HasSuffix(page, want) {
		t.Errorf("the page is %s", page)
	}
	if css := get(s, "/archive/archive.css").Body.String(); css != "body{}" {
		t.Errorf("the style sheet is %s", css)
	}
	if w := get(s, "/archive/~onrecord/live.js"); w.Code != 200 ||
		w.Header().Get("Content-Type") != "text/javascript; charset=utf-8" {
		t.Errorf("the script: %d %v", w.Code, w.Header())
	}
}

func TestGuard(t *testing.T) {
	s := newServer(t, pages)
	for host, want := range map[string]int{
		"127.0.0.1:8080": 200, "localhost:8080": 200, "LOCALHOST": 200, "[::1]:8080": 200, "::1": 200,
		"evil.example:8080": 403, "evil.example": 403, "127.0.0.1.evil.example": 403, "10.0.0.1:8080": 403, "": 403,
	} {
		r := httptest.NewRequest("GET", "/archive/", nil)
		r.Host = host
		w := httptest.NewRecorder()
		guard(s).ServeHTTP(w, r)
		if w.Code != want {
			t.Errorf("host %q: %d, want %d", host, w.Code, want)
		}
	}
}

func TestListensOnThisMachineOnly(t *testing.T) {
	for _, addr := range []string{"0.0.0.0:0", ":0", "example.org:80", "192.168.1.2:0", "[::]:0", "8080"} {
		if l, err := listen(t.Context(), addr); err == nil {
			l.Close()
			t.Errorf("%s is served", addr)
		}
	}
	l, err := listen(t.Context(), "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	if _, err := listen(t.Context(), l.Addr().String()); err == nil || !strings.Contains(err.Error(), "--addr") {
		t.Errorf("a port in use: %v", err)
	}
}

// TestErrorsFirst: what keeps an edit from being shown stands above all warnings, and else findings
// stay in the order of files.
func TestErrorsFirst(t *testing.T) {
	shot := &snapshot{findings: []diag.Finding{
		{Pos: diag.Pos{File: "a.md"}, Severity: diag.Note}, {Pos: diag.Pos{File: "b.md"}, Severity: diag.Warning},
		{Pos: diag.Pos{File: "c.md"}}, {Pos: diag.Pos{File: "d.md"}, Severity: diag.Warning},
		{Pos: diag.Pos{File: "e.md"}},
	}}
	var at []string
	for _, f := range shot.report().Findings {
		at = append(at, f.At)
	}
	if got := strings.Join(at, " "); got != "c.md e.md b.md d.md a.md" {
		t.Errorf("the order is %s", got)
	}
	if shot.findings[0].File != "a.md" {
		t.Error("the findings themselves were moved")
	}
}

func TestKeepsTheLastGoodSite(t *testing.T) {
	bad := diag.Finding{Pos: diag.Pos{File: "site.yaml", Line: 2, Col: 1}, Code: "x", Message: "no good",
		Hint: "mend it"}
	first := true
	s := newServer(t, func(put Put) (Built, error) {
		if first {
			first = false
			return pages(put)
		}
		return Built{Findings: []diag.Finding{bad}}, nil
	})
	if err := s.build(); err != nil {
		t.Fatal(err)
	}
	if w := get(s, "/archive/"); w.Code != 200 {
		t.Errorf("the page is gone: %d", w.Code)
	}
	var got report
	if err := json.Unmarshal(get(s, "/archive/~onrecord/findings.json").Body.Bytes(), &got); err != nil {
		t.Fatal(err)
	}
	if want := (finding{At: "site.yaml:2:1", Severity: "error", Text: "no good; mend it"}); got.Build != 2 ||
		len(got.Findings) != 1 || got.Findings[0] != want {
		t.Errorf("report %+v", got)
	}
}

// TestFollowsEdits serves a folder for real: an edit is built, and an open page hears of it; an
// edit elsewhere is not.
func TestFollowsEdits(t *testing.T) {
	dir := t.TempDir()
	story := filepath.Join(dir, "content", "stories", "a.md")
	if err := os.MkdirAll(filepath.Dir(story), 0o777); err != nil {
		t.Fatal(err)
	}
	ctx, stop := context.WithCancel(t.Context())
	defer stop()
	var builds atomic.Int64
	url, built, ended := make(chan string, 1), make(chan bool, 9), make(chan error, 1)
	go func() {
		ended <- Run(ctx, Options{
			Dir: dir, Addr: "127.0.0.1:0",
			Build:   func(put Put) (Built, error) { builds.Add(1); return pages(put) },
			Ready:   func(u string) { url <- u },
			Rebuilt: func(Built, time.Duration) { built <- true },
			Trouble: func(err error) { t.Error(err) },
		})
	}()
	<-built
	events, err := http.Get(receive(t, url) + "~onrecord/events")
	if err != nil {
		t.Fatal(err)
	}
	defer events.Body.Close()
	lines := bufio.NewReader(events.Body)
	readLine(t, lines, "retry: 1000")

	tree.Write(t, dir, "notes.txt", "of no account")
	tree.Write(t, dir, "content/stories/new/b.md", "a story in a new folder")
	receive(t, built)
	readLine(t, lines, "event: built")
	tree.Write(t, dir, "content/stories/new/b.md", "edited")
	receive(t, built)
	readLine(t, lines, "event: built")
	if n := builds.Load(); n != 3 {
		t.Errorf("%d builds, want 3", n)
	}
	stop()
	if err := receive(t, ended); err != nil {
		t.Error(err)
	}
}

func TestBuildErrorEndsTheStart(t *testing.T) {
	broken := errors.New("broken disk")
	err := Run(t.Context(), Options{Dir: t.TempDir(), Addr: "127.0.0.1:0",
		Build: func(Put) (Built, error) { return Built{}, broken }})
	if !errors.Is(err, broken) {
		t.Errorf("error %v", err)
	}
}

func receive[T any](t *testing.T, c <-chan T) T {
	t.Helper()
	select {
	case v := <-c:
		return v
	case <-time.After(10 * time.Second):
		t.Fatal("nothing happened for ten seconds")
		panic("unreachable")
	}
}

func readLine(t *testing.T, r *bufio.Reader, want string) {
	t.Helper()
	for {
		line, err := r.ReadString('\n')
		if errors.Is(err, io.EOF) || err != nil {
			t.Fatalf("waiting for %q: %v", want, err)
		}
		if strings.TrimSpace(line) == want {
			return
		}
	}
}

// TestMakesFilesWhenAsked serves files that are made when they are asked for: the latest ones, and
// where an edit came between those of the next reading; what cannot be made says why.
func TestMakesFilesWhenAsked(t *testing.T) {
	build := 0
	s := newServer(t, func(put Put) (Built, error) {
		build++
		n := build
		return Built{Base: "/archive/", Whole: n != 3, File: func(name string) ([]byte, bool, error) {
			switch name {
			case "a/index.html":
				return fmt.Appendf(nil, "<html><body>a %d</body></html>", n), true, nil
			case "late/index.html":
				if n == 1 {
					return nil, false, fmt.Errorf("a.md: %w", ErrStale)
				}
				return []byte("late"), true, nil
			case "bad/index.html":
				return nil, false, errors.New("story.html:3: no field <X>")
			}
			return nil, false, nil
		}}, nil
	})
	holds := func(path string, status int, words string) {
		t.Helper()
		if w := get(s, path); w.Code != status || !strings.Contains(w.Body.String(), words) {
			t.Errorf("%s: %d %s", path, w.Code, w.Body)
		}
	}
	holds("/archive/a/", 200, "a 1")
	holds("/archive/a", 301, "")
	holds("/archive/b/", 404, "no page at this")
	holds("/archive/bad/", 500, "no field &lt;X&gt;")
	go func() {
		time.Sleep(50 * time.Millisecond)
		_ = s.build()
	}()
	holds("/archive/late/", 200, "late")
	holds("/archive/a/", 200, "a 2")
	if err := s.build(); err != nil { // of which nothing can be shown
		t.Fatal(err)
	}
	holds("/archive/a/", 200, "a 2")
}
