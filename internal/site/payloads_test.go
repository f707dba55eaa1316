package site

import (
	"bytes"
	"encoding/json"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"path"
	"strconv"
	"strings"
	"testing"

	xhtml "golang.org/x/net/html"

	"github.com/onrecord/onrecord/internal/testing/payload"
)

// TestPayloads puts each payload into every field, and holds that no page runs anything that is not
// the site's own, and that what machines read is well formed.
func TestPayloads(t *testing.T) {
	for n, p := range payload.All {
		t.Run(strconv.Itoa(n+1), func(t *testing.T) {
			t.Parallel()
			s, report := made(t, Options{Dir: unpack(t, payload.Archive(p)), Lenient: true})
			if !report.Made || len(s.files) < 30 {
				t.Fatal(len(s.files), report.Findings)
			}
			carried := 0
			for _, name := range s.names() {
				if err := harmless(name, s.files[name]); err != nil {
					t.Errorf("%s: %v", name, err)
				}
				if bytes.Contains(s.files[name], []byte("pwned")) {
					carried++
				}
			}
			if carried < 15 {
				t.Errorf("only %d files carry the payload: nothing is tested", carried)
			}
		})
	}
}

// harmless says what in a file runs that is not the site's own, or is not well formed.
func harmless(name string, data []byte) error {
	switch path.Ext(name) {
	case ".html":
		doc, err := xhtml.Parse(bytes.NewReader(data))
		if err != nil {
			return err
		}
		for n := range doc.Descendants() {
			if err := harmlessElement(n); err != nil {
				return err
			}
		}
	case ".xml":
		for d := xml.NewDecoder(bytes.NewReader(data)); ; {
			if _, err := d.Token(); errors.Is(err, io.EOF) {
				return nil
			} else if err != nil {
				return err
			}
		}
	case ".json":
		if !json.Valid(data) {
			return errors.New("no JSON")
		}
	}
	return nil
}

func harmlessElement(n *xhtml.Node) error {
	if n.Type != xhtml.ElementNode {
		return nil
	}
	switch n.Data {
	case "iframe", "object", "embed", "base", "frame", "applet":
		return fmt.Errorf("an element %s", n.Data)
	case "script":
		if own := strings.HasPrefix(attribute(n, "src"), "/archive/"); !own && attribute(n, "type") != "application/ld+json" {
			return fmt.Errorf("a script of another's: %v", n.Attr)
		}
		if n.FirstChild != nil && !json.Valid([]byte(n.FirstChild.Data)) {
			return fmt.Errorf("a script in the page: %s", n.FirstChild.Data)
		}
	}
	for _, a := range n.Attr {
		value := strings.ToLower(strings.TrimLeft(a.Val, " \t\r\n\x00"))
		switch {
		case strings.HasPrefix(a.Key, "on"), a.Key == "srcdoc", a.Key == "formaction":
			return fmt.Errorf("an attribute %s=%q of %s", a.Key, a.Val, n.Data)
		case isAddress[a.Key] && (strings.HasPrefix(value, "javascript:") || strings.HasPrefix(value, "vbscript:") ||
			strings.HasPrefix(value, "data:text")):
			return fmt.Errorf("an address %s=%q of %s", a.Key, a.Val, n.Data)
		}
	}
	return nil
}

var isAddress = map[string]bool{"href": true, "src": true, "action": true, "poster": true, "data": true, "xlink:href": true}

// TestHarmless holds that what would run is seen.
func TestHarmless(t *testing.T) {
	for _, page := range []string{"<p>x<script>pwned(1)</script>", "<img src=x onerror=pwned(1)>", "<a href=' JavaScript:pwned(1)'>x</a>",
		"<iframe srcdoc=x>", "<svg onload=pwned(1)>", `<script type="application/ld+json">{"a":"</script>`, "<base href=//x>",
		"<script src=//evil.example/x.js></script>", "<a href='data:text/html,x'>"} {
		if harmless("a.html", []byte(page)) == nil {
			t.Errorf("nothing is said of %s", page)
		}
	}
	if err := harmless("a.html", []byte("<p>&lt;script&gt; <a href=/archive/>javascript:</a>")); err != nil {
		t.Error(err)
	}
}
