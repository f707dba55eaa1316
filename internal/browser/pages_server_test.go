package browser

import (
	"compress/gzip"
	"io"
	"net/http"
	"os"
	"path"
	"path/filepath"
	"strings"
)

// pagesServer serves a built site as GitHub Pages serves a project's: below a base path, a folder's
// address without its slash redirected, 404.html for what is not there, text compressed.
type pagesServer struct {
	root string // the folder that holds the built site
	base string // "/archive/"
}

func (s pagesServer) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	rel, below := strings.CutPrefix(r.URL.Path, s.base)
	if !below {
		http.NotFound(w, r)
		return
	}
	file := filepath.Join(s.root, filepath.FromSlash(path.Clean("/"+rel)))
	info, err := os.Stat(file)
	switch {
	case err != nil, strings.Contains("/"+rel, "/."):
		s.send(w, r, filepath.Join(s.root, "404.html"), http.StatusNotFound)
	case info.IsDir() && rel != "" && !strings.HasSuffix(rel, "/"):
		http.Redirect(w, r, r.URL.Path+"/", http.StatusMovedPermanently)
	case info.IsDir():
		s.sendIndex(w, r, filepath.Join(file, "index.html"))
	default:
		s.send(w, r, file, http.StatusOK)
	}
}

func (s pagesServer) sendIndex(w http.ResponseWriter, r *http.Request, index string) {
	if _, err := os.Stat(index); err != nil {
		s.send(w, r, filepath.Join(s.root, "404.html"), http.StatusNotFound)
		return
	}
	s.send(w, r, index, http.StatusOK)
}

// pagesTypes are the media types that GitHub Pages sends for the endings a site has. What is not
// here is sent as a download.
var pagesTypes = map[string]string{
	".html": "text/html; charset=utf-8",
	".css":  "text/css; charset=utf-8",
	".js":   "application/javascript; charset=utf-8",
	".json": "application/json; charset=utf-8",
	".txt":  "text/plain; charset=utf-8",
	".xml":  "application/xml",
	".csv":  "text/csv; charset=utf-8",
	".svg":  "image/svg+xml",
	".png":  "image/png",
	".jpg":  "image/jpeg",
}

func (s pagesServer) send(w http.ResponseWriter, r *http.Request, file string, status int) {
	f, err := os.Open(file)
	if err != nil {
		http.NotFound(w, r)
		return
	}
	defer f.Close()
	mime := pagesTypes[filepath.Ext(file)]
	if mime == "" {
		mime = "application/octet-stream"
	}
	w.Header().Set("Content-Type", mime)
	if strings.Contains(r.Header.Get("Accept-Encoding"), "gzip") && !strings.HasPrefix(mime, "image/p") &&
		!strings.HasPrefix(mime, "image/j") {
		w.Header().Set("Content-Encoding", "gzip")
		w.WriteHeader(status)
		z := gzip.NewWriter(w)
		defer z.Close()
		_, _ = io.Copy(z, f)
		return
	}
	w.WriteHeader(status)
	_, _ = io.Copy(w, f)
}
