package web

import (
	"io/fs"
	"net/http"
	"strings"
	"testing"

	"github.com/onrecord/onrecord/internal/testing/tree"
	"github.com/onrecord/onrecord/templates"
)

// TestAttacks asks for decisions as nobody but the desk's own page may: each is refused, and not a
// byte is written.
func TestAttacks(t *testing.T) {
	d := openDesk(t)
	c := d.cardWith("A pier is a promise")
	good := deciding{Key: c.Key, Digest: c.Digest, Do: doNobody}
	before := tree.Contents(t, d.dir)
	for name, attack := range map[string]func(r *http.Request){
		"another site":             func(r *http.Request) { r.Header.Set("Origin", "https://evil.example") },
		"another port":             func(r *http.Request) { r.Header.Set("Origin", "http://127.0.0.1:9999") },
		"https here":               func(r *http.Request) { r.Header.Set("Origin", "https://"+host) },
		"no origin that is told":   func(r *http.Request) { r.Header.Set("Origin", "null") },
		"no origin":                func(r *http.Request) { r.Header.Del("Origin") },
		"no token":                 func(r *http.Request) { r.Header.Del(tokenHeader) },
		"another token":            func(r *http.Request) { r.Header.Set(tokenHeader, strings.Repeat("A", len(d.token))) },
		"the token's beginning":    func(r *http.Request) { r.Header.Set(tokenHeader, d.token[:8]) },
		"a page of another site":   func(r *http.Request) { r.Header.Set("Sec-Fetch-Site", "cross-site") },
		"another host of its site": func(r *http.Request) { r.Header.Set("Sec-Fetch-Site", "same-site") },
		"a form":                   func(r *http.Request) { r.Header.Set("Content-Type", "text/plain") },
		"another method":           func(r *http.Request) { r.Method = "PUT" },
		"by reading":               func(r *http.Request) { r.Method = "GET" },
		"token in the address":     func(r *http.Request) { r.Header.Del(tokenHeader); r.URL.RawQuery = "token=" + d.token },
	} {
		r := d.request("POST", "decide", good)
		attack(r)
		if status := d.send(r, nil); status < 400 || status >= 500 {
			t.Errorf("%s: %d", name, status)
		}
	}
	for _, name := range []string{"next", "choices", "people", "groups", "find?q=a&key=" + pier} {
		r := d.request("GET", name, nil)
		r.Header.Del(tokenHeader)
		if status := d.send(r, nil); status != http.StatusForbidden {
			t.Errorf("%s without a token: %d", name, status)
		}
	}
	d.unchanged(before)
	if status := d.send(d.request("POST", "decide", good), nil); status != http.StatusOK {
		t.Errorf("what was attacked is refused to its own page: %d", status)
	}
}

// TestNoPathLeavesTheArchive asks about files that are no stories of the archive.
func TestNoPathLeavesTheArchive(t *testing.T) {
	d := openDesk(t)
	c := d.cardWith("A pier is a promise")
	_, id, _ := cutKey(c.Key)
	edited := ""
	d.o.Edit = func(path string) error { edited = path; return nil }
	before := tree.Contents(t, d.dir)
	for _, file := range []string{
		"../outside.md", "content/stories/../../../etc/passwd", "content/stories/../stories/2024-03-04-pier.md",
		"./" + pier, "/" + pier, "/etc/passwd", "content/people/mora-quill.md", "site.yaml", "", "..", pier + "/..",
		`content\stories\2024-03-04-pier.md`, pier + "\x00", "content/stories/none.md",
	} {
		k := key(file, id)
		for _, r := range []*http.Request{
			d.request("POST", "decide", deciding{Key: k, Do: doNobody}),
			d.request("POST", "group", groupDeciding{Do: doNobody, Members: []chosen{{Key: k}}}),
			d.request("POST", "later", putting{Key: k}),
			d.request("POST", "edit", putting{Key: k}),
		} {
			if status := d.send(r, nil); status < 400 || status >= 500 {
				t.Errorf("%s %q: %d", r.URL.Path, file, status)
			}
		}
	}
	if edited != "" {
		t.Errorf("an editor was opened on %s", edited)
	}
	for _, x := range []settling{
		{Key: "person:../../x", Do: "accept"}, {Key: "known:../x:y", Do: "accept"},
		{Key: "person:greta-holm", Do: "join", With: "../../site"},
	} {
		var a peopleAnswer
		d.good("GET", "people", nil, &a)
		if status := d.send(d.request("POST", "person", x), nil); status < 400 || status >= 500 {
			t.Errorf("%+v: %d", x, status)
		}
	}
	d.unchanged(before)
}

// TestPageIsGuarded holds the page to the headers that keep others out.
func TestPageIsGuarded(t *testing.T) {
	d := openDesk(t)
	for _, name := range []string{"", "desk.js", "desk.css"} {
		w := record(d, d.request("GET", name, nil))
		csp := w.Header().Get("Content-Security-Policy")
		if w.Code != 200 || strings.Contains(csp, "unsafe") || !strings.Contains(csp, "frame-ancestors 'none'") ||
			w.Header().Get("X-Frame-Options") != "DENY" || w.Header().Get("Access-Control-Allow-Origin") != "" {
			t.Errorf("%q: %d %v", name, w.Code, w.Header())
		}
	}
	page := record(d, d.request("GET", "", nil)).Body.String()
	if !strings.Contains(page, `content="`+d.token+`"`) || strings.Contains(page, "{{") || strings.Contains(page, " style=") {
		t.Errorf("the page: %s", page)
	}
}

// TestNoPublishedPageLeadsToTheDesk looks into all templates of the published site.
func TestNoPublishedPageLeadsToTheDesk(t *testing.T) {
	seen := 0
	err := fs.WalkDir(templates.FS, ".", func(name string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() {
			return err
		}
		src, err := fs.ReadFile(templates.FS, name)
		if seen++; strings.Contains(string(src), "~onrecord") || strings.Contains(string(src), "desk/") {
			t.Errorf("%s leads to the desk", name)
		}
		return err
	})
	if err != nil || seen < 10 {
		t.Error(seen, err)
	}
}
