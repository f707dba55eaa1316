package minified

import (
	"bytes"
	"compress/gzip"
	"crypto/sha256"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func read(t *testing.T, from fs.FS, name string) string {
	t.Helper()
	b, err := fs.ReadFile(from, name)
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

// A file that was changed after its published form was made would never reach a reader.
func TestMadeOfThese(t *testing.T) {
	seen := map[string]bool{}
	for line := range strings.Lines(read(t, os.DirFS("."), "made.sum")) {
		sum, name, _ := strings.Cut(strings.TrimSpace(line), "  ")
		data, err := os.ReadFile(name)
		if seen[name] = true; err != nil || fmt.Sprintf("%x", sha256.Sum256(data)) != sum {
			t.Errorf("%s is not what was made of it, or of which it was made: go generate ./internal/minified (%v)", name, err)
		}
	}
	for pattern, made := range map[string]fs.FS{
		"../../static/*.css": FS, "../../static/*.js": FS, "../../static/*.svg": FS,
		"../desk/web/*.css": Desk(), "../desk/web/*.js": Desk(),
	} {
		sources, err := filepath.Glob(pattern)
		if err != nil || len(sources) == 0 {
			t.Fatal(pattern, err)
		}
		for _, name := range sources {
			if sent, err := made.Open(filepath.Base(name)); err != nil || !seen[filepath.ToSlash(name)] {
				t.Errorf("%s is not sent: go generate ./internal/minified", name)
			} else {
				sent.Close()
			}
		}
	}
}

// Every page loads both files, so their size is every reader's.
func TestBudgets(t *testing.T) {
	for name, most := range map[string]int{"archive.css": 28_000, "archive.js": 8_000, "search.css": 4_000, "icon.svg": 1_000} {
		if n := len(read(t, FS, name)); n > most {
			t.Errorf("%s has %d bytes, more than %d", name, n, most)
		}
	}
}

// What a query needs is sent compressed, and so is what it may need besides: names completed,
// facets, a table.
func TestSearchBudget(t *testing.T) {
	for name, most := range map[string]int{"search.js": 12_000, "search-more.js": 6_000} {
		var b bytes.Buffer
		z, _ := gzip.NewWriterLevel(&b, 6)
		_, _ = z.Write([]byte(read(t, FS, name)))
		z.Close()
		if b.Len() > most {
			t.Errorf("%s has %d bytes compressed, more than %d", name, b.Len(), most)
		}
	}
}
