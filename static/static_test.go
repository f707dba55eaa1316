package static

import (
	"bytes"
	"compress/gzip"
	"crypto/sha256"
	"fmt"
	"io/fs"
	"math"
	"os"
	"regexp"
	"strconv"
	"strings"
	"testing"
)

// read is a file as it was written, and sent as it is published.
func read(t *testing.T, name string) string { return readFrom(t, os.DirFS("."), name) }
func sent(t *testing.T, name string) string { return readFrom(t, FS, name) }

func readFrom(t *testing.T, from fs.FS, name string) string {
	t.Helper()
	b, err := fs.ReadFile(from, name)
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

// A file that was changed after its published form was made would never reach a reader.
func TestPublishedIsMadeOfThese(t *testing.T) {
	seen := map[string]bool{}
	for line := range strings.Lines(read(t, "published.sum")) {
		sum, name, _ := strings.Cut(strings.TrimSpace(line), "  ")
		if seen[name] = true; fmt.Sprintf("%x", sha256.Sum256([]byte(read(t, name)))) != sum {
			t.Errorf("%s is not what published/ was made of: go generate ./static", name)
		}
	}
	for _, pattern := range []string{"*.css", "*.js", "*.svg"} {
		files, err := fs.Glob(os.DirFS("."), pattern)
		if err != nil || len(files) == 0 {
			t.Fatal(pattern, err)
		}
		for _, f := range files {
			if !seen[f] || !seen["published/"+f] {
				t.Errorf("%s is not published: go generate ./static", f)
			}
		}
	}
}

// Every page loads both files, so their size is every reader's.
func TestBudgets(t *testing.T) {
	for name, most := range map[string]int{"archive.css": 28_000, "archive.js": 8_000, "search.css": 4_000, "icon.svg": 1_000} {
		if n := len(sent(t, name)); n > most {
			t.Errorf("%s has %d bytes, more than %d", name, n, most)
		}
	}
}

// What a query needs is sent compressed, and so is what it may need besides: names completed, facets,
// a table.
func TestSearchBudget(t *testing.T) {
	for name, most := range map[string]int{"search.js": 12_000, "search-more.js": 6_000} {
		var b bytes.Buffer
		z, _ := gzip.NewWriterLevel(&b, 6)
		_, _ = z.Write([]byte(sent(t, name)))
		z.Close()
		if b.Len() > most {
			t.Errorf("%s has %d bytes compressed, more than %d", name, b.Len(), most)
		}
	}
}

// Nothing may ask for what the Content-Security-Policy forbids: another host, a data: address, an
// inline style, code made of strings.
func TestOwnHostOnly(t *testing.T) {
	for name, forbidden := range map[string]string{
		"archive.css": `url\(|@import|data:|//[a-z]`,
		"archive.js":  `\.style\b|setAttribute\("style|innerHTML|eval\(|new Function|fetch\(|document\.cookie|https?://[a-z]`,
		"search.css":  `url\(|@import|data:|//[a-z]`,
		// these ask for the archive's own files
		"search.js":      `\.style\b|setAttribute\("style|innerHTML|eval\(|new Function|document\.cookie|https?://[a-z]`,
		"search-more.js": `\.style\b|setAttribute\("style|innerHTML|eval\(|new Function|document\.cookie|https?://[a-z]`,
		"icon.svg":       `<script|<style|style=|href=|url\(`,
	} {
		if found := regexp.MustCompile(forbidden).FindString(sent(t, name)); found != "" {
			t.Errorf("%s has %q", name, found)
		}
	}
}

// The one wrong bracket that makes a browser drop all that follows.
func TestBracesMatch(t *testing.T) {
	depth := 0
	for n, line := range strings.Split(read(t, "archive.css"), "\n") {
		for _, r := range line {
			switch r {
			case '{':
				depth++
			case '}':
				depth--
			}
		}
		if depth < 0 || depth > 3 {
			t.Fatalf("archive.css:%d: %d blocks are open", n+1, depth)
		}
	}
	if depth != 0 {
		t.Errorf("%d blocks are left open", depth)
	}
}

// :has() in another :has() is no selector, and one bad selector makes a browser drop its whole
// rule.
func TestNoHasInHas(t *testing.T) {
	for n, line := range strings.Split(read(t, "archive.css"), "\n") {
		depth, has := 0, []int{}
		for i := range len(line) {
			switch {
			case strings.HasPrefix(line[i:], ":has("):
				if len(has) > 0 {
					t.Errorf("archive.css:%d: :has() in :has()", n+1)
				}
				has = append(has, depth)
			case line[i] == '(':
				depth++
			case line[i] == ')':
				depth--
				if len(has) > 0 && has[len(has)-1] == depth {
					has = has[:len(has)-1]
				}
			}
		}
	}
}

// WCAG AA: 4.5 for text, 3 for what is not text.
func TestContrast(t *testing.T) {
	css := read(t, "archive.css")
	light := tokens(t, css[strings.Index(css, ":root"):])
	dark := tokens(t, css[strings.Index(css, "(prefers-color-scheme: dark)"):])
	for scheme, colour := range map[string]map[string]string{"light": light, "dark": dark} {
		for _, pair := range []struct {
			front, back string
			least       float64
		}{
			{"ink", "paper", 7}, {"soft", "paper", 4.5}, {"plum", "paper", 4.5}, {"ink", "tint", 4.5},
			{"soft", "tint", 4.5}, {"plum", "tint", 4.5},
			{"bar", "paper", 3}, {"edge", "paper", 3},
		} {
			if r := contrast(colour[pair.front], colour[pair.back]); r < pair.least {
				t.Errorf("%s: %s on %s has %.2f, less than %.1f", scheme, pair.front, pair.back, r, pair.least)
			}
		}
	}
}

// tokens reads the colours of the first block of css.
func tokens(t *testing.T, css string) map[string]string {
	t.Helper()
	block, _, _ := strings.Cut(css, "}")
	out := map[string]string{}
	for _, m := range regexp.MustCompile(`--(\w+): (#[0-9a-f]{6});`).FindAllStringSubmatch(block, -1) {
		out[m[1]] = m[2]
	}
	if len(out) < 8 {
		t.Fatalf("found only the colours %v", out)
	}
	return out
}

// contrast is WCAG's ratio of two colours (#rrggbb).
func contrast(a, b string) float64 {
	x, y := luminance(a), luminance(b)
	return (math.Max(x, y) + .05) / (math.Min(x, y) + .05)
}

func luminance(colour string) float64 {
	var sum float64
	for i, weight := range []float64{.2126, .7152, .0722} {
		v, err := strconv.ParseUint(colour[1+2*i:3+2*i], 16, 8)
		if err != nil {
			panic(fmt.Sprintf("colour %q: %v", colour, err))
		}
		c := float64(v) / 255
		if c <= .04045 {
			c /= 12.92
		} else {
			c = math.Pow((c+.055)/1.055, 2.4)
		}
		sum += weight * c
	}
	return sum
}
