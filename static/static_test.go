package static

import (
	"fmt"
	"math"
	"regexp"
	"strconv"
	"strings"
	"testing"
)

func read(t *testing.T, name string) string {
	t.Helper()
	b, err := FS.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
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
		if found := regexp.MustCompile(forbidden).FindString(read(t, name)); found != "" {
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
