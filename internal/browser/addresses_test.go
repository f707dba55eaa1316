package browser

import (
	"html"
	"io/fs"
	"net/http"
	"net/url"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	xhtml "golang.org/x/net/html"

	"github.com/onrecord/onrecord/internal/testing/form"
)

// TestEveryAddressInFiles follows every whole address of the site that stands anywhere in its
// files, their fragments too: in feeds, sitemaps, tables and JSON, and in what pages say to
// machines.
func TestEveryAddressInFiles(t *testing.T) {
	t.Parallel()
	t.Run("testdata", func(t *testing.T) { fixtureSite(t).everyAddress(t, inFiles) })
	t.Run("demo", func(t *testing.T) { form.OnlyLong(t); demoSite(t).everyAddress(t, inFiles) })
}

// inFiles says how many addresses there must be at the least in all files whose names end so.
var inFiles = map[string]int{
	".html": 100, "feed.xml": 10, "sitemap-1.xml": 50, "sitemap.xml": 1, "robots.txt": 1, "quotations.csv": 300,
	"quotations.json": 300, "annotations.json": 50,
	"quotations.jsonl": 200, "stories.jsonl": 10, "people.json": 3, "datapackage.json": 1,
}

// everyAddress follows the addresses in the files of the site, and holds that there were as many as
// least wants.
func (s *builtSite) everyAddress(t *testing.T, least map[string]int) {
	t.Helper()
	address := regexp.MustCompile(regexp.QuoteMeta(s.url) + `[^\s"'<>\\,;|)]*`)
	visited, found := map[string]*xhtml.Node{}, map[string]int{}
	err := filepath.WalkDir(s.dir, func(file string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || filepath.Ext(file) == ".js" {
			return err
		}
		src, err := os.ReadFile(file)
		rel, _ := filepath.Rel(s.dir, file)
		for _, a := range address.FindAllString(html.UnescapeString(string(src)), -1) {
			to, bad := url.Parse(a)
			if bad != nil {
				t.Errorf("%s: %v", rel, bad)
				continue
			}
			for ending := range least {
				if strings.HasSuffix(rel, ending) {
					found[ending]++
				}
			}
			s.follow(t, visited, filepath.ToSlash(rel), to)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	for ending, n := range least {
		if found[ending] < n {
			t.Errorf("only %d addresses in the files *%s", found[ending], ending)
		}
	}
}

// TestPermalinks follows every address of data/permalinks.txt, and every utterance's, to where it
// leads.
func TestPermalinks(t *testing.T) {
	s, visited, states := fixtureSite(t), map[string]*xhtml.Node{}, map[string]int{}
	src, err := os.ReadFile(filepath.Join(s.dir, "data/permalinks.txt"))
	if err != nil {
		t.Fatal(err)
	}
	for line := range strings.Lines(string(src)) {
		cell := strings.Split(strings.TrimSuffix(line, "\n"), "\t")
		if strings.HasPrefix(line, "#") || cell[0] == "address" {
			continue
		}
		states[cell[1]]++
		at := cell[0]
		s.arrive(t, visited, at, "")
		if cell[1] == "redirected" {
			at = cell[2]
			s.arrive(t, visited, at, "")
		}
		for _, id := range strings.Fields(cell[4]) {
			if old, now, was := strings.Cut(id, ">"); was {
				s.arrive(t, visited, at, "q-"+old)
				id = now
			}
			if !strings.HasSuffix(id, ":gone") {
				s.arrive(t, visited, at, "q-"+id)
			}
		}
	}
	if states["published"] < 50 || states["redirected"] < 4 || states["withdrawn"] != 1 {
		t.Errorf("states of the addresses: %v", states)
	}
}

// arrive follows an address that is told from the root of the archive.
func (s *builtSite) arrive(t *testing.T, visited map[string]*xhtml.Node, address, fragment string) {
	t.Helper()
	to, err := url.Parse(strings.TrimSuffix(s.url, "/") + address)
	if err != nil {
		t.Fatal(err)
	}
	to.Fragment = fragment
	s.follow(t, visited, "data/permalinks.txt", to)
}

// TestOldAddresses opens addresses that were given up, as a reader without script would, and ends
// where they lead to.
func TestOldAddresses(t *testing.T) {
	s, visited := fixtureSite(t), map[string]*xhtml.Node{}
	for from, to := range map[string]string{
		"old/new-lamp.html": "2024/03/05/new-lamp/", "2024/lamp": "2024/03/05/new-lamp/", "imprint/": "about-us/",
		"old/gone.html":                     "2023/01/09/gone/",
		"speakers/jonas-quill-the-younger/": "speakers/jonas-quill/", "2024/03/06/": "2024/03/",
	} {
		page := s.fetch(t, visited, s.landing(t, from))
		if page == nil {
			t.Errorf("/%s is not there", from)
			continue
		}
		if links := refreshes(page); len(links) != 1 || links[0] != basePath+to {
			t.Errorf("/%s leads on to %q, not to %s", from, links, to)
		}
	}
	old, err := os.ReadFile(filepath.Join(s.dir, "speakers/jonas-quill-the-younger/feed.xml"))
	if err != nil || !strings.Contains(string(old), "<feed") {
		t.Errorf("the feed at the old address: %v %.80s", err, old)
	}
}

// landing is where the server's own redirects lead: a folder's address without its slash to the one
// with it.
func (s *builtSite) landing(t *testing.T, address string) string {
	t.Helper()
	r, err := http.Get(s.url + address)
	if err != nil {
		t.Fatal(err)
	}
	r.Body.Close()
	return r.Request.URL.String()
}

// refreshes are the addresses to which a page leads on by itself.
func refreshes(page *xhtml.Node) (to []string) {
	for n := range page.Descendants() {
		if n.Data == "meta" {
			for _, a := range n.Attr {
				if _, address, is := strings.Cut(a.Val, "url="); is && a.Key == "content" {
					to = append(to, address)
				}
			}
		}
	}
	return to
}

// TestNotFound asks for what is not there, deep down: the page that says so has its styles and its
// ways on, though it may stand at any address.
func TestNotFound(t *testing.T) {
	s := fixtureSite(t)
	r, err := http.Get(s.url + "speakers/nobody/2031/05/")
	if err != nil {
		t.Fatal(err)
	}
	defer r.Body.Close()
	page, err := xhtml.Parse(r.Body)
	if err != nil || r.StatusCode != http.StatusNotFound {
		t.Fatal(r.Status, err)
	}
	links := linksOf(page)
	for _, link := range links {
		if !strings.HasPrefix(link, basePath) && !strings.HasPrefix(link, "#") {
			t.Errorf("the link %q depends on where the page stands", link)
		}
	}
	if len(links) < 4 {
		t.Errorf("only %d links", len(links))
	}
}
