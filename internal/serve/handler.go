package serve

import (
	"bytes"
	"cmp"
	_ "embed"
	"encoding/json"
	"errors"
	"fmt"
	"html"
	"net/http"
	"net/url"
	"path"
	"slices"
	"strings"
	"time"

	"github.com/onrecord/onrecord/internal/address"
	"github.com/onrecord/onrecord/internal/called"
	"github.com/onrecord/onrecord/internal/diag"
	"github.com/onrecord/onrecord/internal/order"
)

// The files of the box over the page. They are served under a name that no page of a site can have.
const ownFolder = "~onrecord/"

var (
	//go:embed live.js
	liveScript []byte
	//go:embed live.css
	liveStyle []byte
)

// ServeHTTP answers as GitHub Pages would, and with the files of the box over the page.
func (s *server) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	if s.atDesk(w, r) {
		return
	}
	if r.Method != http.MethodGet && r.Method != http.MethodHead {
		w.Header().Set("Allow", "GET, HEAD")
		http.Error(w, "only GET and HEAD", http.StatusMethodNotAllowed)
		return
	}
	w.Header().Set("Cache-Control", "no-store")
	w.Header().Set("X-Content-Type-Options", "nosniff")
	mustRead(w)
	shot := s.now()
	name, under := called.CutPrefix(r.URL.Path, shot.path)
	switch {
	case !under && (r.URL.Path == "/" || r.URL.Path+"/" == shot.path):
		redirect(w, shot.base)
	case !under:
		shot.notFound(w, r)
	case called.HasPrefix(name, ownFolder):
		s.own(w, r, called.TrimPrefix(name, ownFolder))
	default:
		s.fresh(r.Context(), func(shot *snapshot) error { return shot.page(w, r, name) })
	}
}

// mustRead gives the client so long to read what is written from now on.
func mustRead(w http.ResponseWriter) {
	// a recorder of a test has no connection
	_ = http.NewResponseController(w).SetWriteDeadline(time.Now().Add(reading))
}

// redirect leads to another path of this host.
func redirect(w http.ResponseWriter, to string) {
	w.Header().Set("Location", to)
	w.WriteHeader(http.StatusMovedPermanently)
}

// page answers with the file, the folder's index.html, or a redirect to the folder. Where it cannot
// be made, nothing is answered but what has failed; ErrStale is for the caller.
func (s *snapshot) page(w http.ResponseWriter, r *http.Request, name string) error {
	if name == "" || called.HasSuffix(name, "/") {
		name += "index.html"
	}
	data, ok, err := s.get(name)
	folder := false
	if !ok && err == nil {
		_, folder, err = s.get(name + "/index.html")
	}
	switch {
	case errors.Is(err, ErrStale):
		return err
	case err != nil:
		s.failed(w, r, err)
	case ok:
		s.send(w, r, http.StatusOK, name, data)
	case folder:
		redirect(w, s.base+(&url.URL{Path: name + "/"}).EscapedPath())
	default:
		s.notFound(w, r)
	}
	return nil
}

// failed says why a page cannot be made.
func (s *snapshot) failed(w http.ResponseWriter, r *http.Request, err error) {
	page := fmt.Appendf(nil, "<!doctype html><html lang=en><title>Not made</title>"+
		"<body><p>This page cannot be made: %s</p></body></html>\n", html.EscapeString(err.Error()))
	s.send(w, r, http.StatusInternalServerError, address.NotFound, page)
}

func (s *snapshot) notFound(w http.ResponseWriter, r *http.Request) {
	data, ok, err := s.get(address.NotFound)
	if !ok || err != nil {
		data = []byte("<!doctype html><html lang=en><title>Nothing here</title><body><p>There is no page at this " +
			"address.</p></body></html>\n")
	}
	s.send(w, r, http.StatusNotFound, address.NotFound, data)
}

// send writes one file; a page gets the script that follows edits.
func (s *snapshot) send(w http.ResponseWriter, r *http.Request, status int, name string, data []byte) {
	kind := contentType(name)
	if called.HasPrefix(kind, "text/html") {
		data = s.live(data)
	}
	w.Header().Set("Content-Type", kind)
	w.Header().Set("Content-Length", fmt.Sprint(len(data)))
	w.WriteHeader(status)
	if r.Method != http.MethodHead {
		w.Write(data)
	}
}

// live puts the script's element before the end of the body.
func (s *snapshot) live(data []byte) []byte {
	element := fmt.Appendf(nil, `<script src="%[1]slive.js" data-build="%[2]d" data-own="%[1]s" defer></script>`,
		s.base+ownFolder, s.number)
	at := bytes.LastIndex(data, []byte("</body>"))
	if at < 0 {
		at = len(data)
	}
	out := make([]byte, 0, len(data)+len(element))
	out = append(out, data[:at]...)
	out = append(out, element...)
	return append(out, data[at:]...)
}

// own answers for the box over the page.
func (s *server) own(w http.ResponseWriter, r *http.Request, name string) {
	shot := s.now()
	switch name {
	case "live.js":
		shot.send(w, r, http.StatusOK, name, liveScript)
	case "live.css":
		shot.send(w, r, http.StatusOK, name, liveStyle)
	case "findings.json":
		data, err := json.Marshal(shot.report())
		if err != nil {
			http.Error(w, err.Error(), http.StatusInternalServerError)
			return
		}
		shot.send(w, r, http.StatusOK, name, data)
	case "events":
		s.hub.stream(w, r)
	default:
		shot.notFound(w, r)
	}
}

// report is what the box shows.
type report struct {
	Build    int64     `json:"build"`
	Findings []finding `json:"findings"`
}

type finding struct {
	At       string `json:"at"`
	Severity string `json:"severity"`
	Text     string `json:"text"`
}

// report lists the errors first, however many warnings come before them in the files: an author
// sees at once what keeps her edit from being shown.
func (s *snapshot) report() report {
	out := report{Build: s.number, Findings: []finding{}}
	worst := slices.Clone(s.findings)
	order.By(worst, func(a, b diag.Finding) int { return cmp.Compare(a.Severity, b.Severity) })
	for _, f := range worst {
		out.Findings = append(out.Findings, finding{At: f.Pos.String(), Severity: f.Severity.String(), Text: f.Text()})
	}
	return out
}

// contentTypes are those that GitHub Pages gives; the machine's own table is not asked, so that a
// site looks the same on every machine.
var contentTypes = map[string]string{
	".html": "text/html; charset=utf-8", ".css": "text/css; charset=utf-8", ".js": "text/javascript; charset=utf-8",
	".json": "application/json; charset=utf-8", ".jsonl": "application/octet-stream", ".csv": "text/csv; charset=utf-8",
	".xml": "application/xml; charset=utf-8", ".txt": "text/plain; charset=utf-8", ".svg": "image/svg+xml",
	".png": "image/png", ".jpg": "image/jpeg", ".jpeg": "image/jpeg", ".gif": "image/gif", ".webp": "image/webp",
	".avif": "image/avif",
	".ico":  "image/vnd.microsoft.icon", ".pdf": "application/pdf", ".woff2": "font/woff2", ".wasm": "application/wasm",
}

func contentType(name string) string {
	if t, ok := contentTypes[strings.ToLower(path.Ext(name))]; ok {
		return t
	}
	return "application/octet-stream"
}
