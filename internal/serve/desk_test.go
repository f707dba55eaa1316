package serve

import (
	"io"
	"net/http"
	"net/http/httptest"
	"path/filepath"
	"strings"
	"testing"

	"github.com/onrecord/onrecord/internal/testing/tree"
)

// echo answers with the path that it was asked for.
var echo = http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) { io.WriteString(w, "desk:"+r.URL.Path) })

func ask(s *server, method, host, path string) *httptest.ResponseRecorder {
	r := httptest.NewRequest(method, path, strings.NewReader("{}"))
	r.Host = host
	w := httptest.NewRecorder()
	guard(s).ServeHTTP(w, r)
	return w
}

func TestDeskStandsBelowItsOwnName(t *testing.T) {
	s := newServer(t, pages)
	s.o.Desk = echo
	for _, c := range []struct {
		method, path string
		status       int
		says         string
	}{
		{"GET", "/archive/~onrecord/desk/", 200, "desk:/"},
		{"POST", "/archive/~onrecord/desk/decide", 200, "desk:/decide"},
		{"GET", "/archive/~onrecord/desk", 301, ""},
		{"GET", "/archive/~onrecord/desks", 404, ""},
		{"GET", "/archive/~onrecord/live.js", 200, ""},
		{"POST", "/archive/", 405, ""},
		{"POST", "/archive/~onrecord/desk/../live.js", 200, "desk:/../live.js"},
		{"GET", "/~onrecord/desk/", 404, ""},
	} {
		w := ask(s, c.method, "127.0.0.1:8080", c.path)
		if w.Code != c.status || c.says != "" && w.Body.String() != c.says {
			t.Errorf("%s %s: %d %.80s", c.method, c.path, w.Code, w.Body)
		}
	}
}

// TestDeskIsAskedByItsOwnNameOnly asks under names of other hosts, as a page does whose name was
// made to lead here.
func TestDeskIsAskedByItsOwnNameOnly(t *testing.T) {
	s := newServer(t, pages)
	s.o.Desk = echo
	for _, host := range []string{"evil.example", "evil.example:8080", "127.0.0.1.evil.example", "192.168.1.4:8080", "0.0.0.0:8080", ""} {
		for _, method := range []string{"GET", "POST"} {
			if w := ask(s, method, host, "/archive/~onrecord/desk/decide"); w.Code != http.StatusForbidden {
				t.Errorf("%s as %q: %d %s", method, host, w.Code, w.Body)
			}
		}
	}
}

// TestNothingIsWrittenWithoutDesk sends everything that writes to a server that has no desk.
func TestNothingIsWrittenWithoutDesk(t *testing.T) {
	s := newServer(t, pages)
	for _, method := range []string{"POST", "PUT", "PATCH", "DELETE"} {
		for _, name := range []string{"", "decide", "group", "undo", "person", "by", "edit"} {
			if w := ask(s, method, "127.0.0.1:8080", "/archive/~onrecord/desk/"+name); w.Code != http.StatusMethodNotAllowed {
				t.Errorf("%s %s: %d", method, name, w.Code)
			}
		}
	}
	if w := ask(s, "GET", "127.0.0.1:8080", "/archive/~onrecord/desk/"); w.Code != http.StatusNotFound {
		t.Errorf("there is a desk: %d %s", w.Code, w.Body)
	}
}

func TestEditor(t *testing.T) {
	if Editor("  ") != nil {
		t.Error("no command opens a file")
	}
	dir := t.TempDir()
	if err := Editor("touch -c")(filepath.Join(dir, "a.md")); err != nil {
		t.Skip(err) // not on this system
	}
	if err := Editor("no-such-program-anywhere")("a.md"); err == nil {
		t.Error("a program that is not there opens a file")
	}
	if len(tree.Contents(t, dir)) != 0 {
		t.Error("the command's own words were not kept")
	}
}
