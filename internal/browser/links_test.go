package browser

import (
	"net/http"
	"net/url"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"github.com/onrecord/onrecord/internal/testing/form"
)

// TestEveryLink opens each archive's pages as a reader of all of them would.
func TestEveryLink(t *testing.T) {
	t.Parallel()
	t.Run("testdata", func(t *testing.T) { fixtureSite(t).everyLink(t) })
	t.Run("demo", func(t *testing.T) { form.OnlyLong(t); demoSite(t).everyLink(t) })
}

// everyLink follows every link of every page that leads into the site, as a browser would on GitHub
// Pages, and looks for the element that its fragment names. An address without its slash would work
// there too, by a redirect that costs each reader a round trip: it is an error here.
func (s *builtSite) everyLink(t *testing.T) {
	t.Helper()
	visited := map[string]*html.Node{}
	for _, p := range s.pages(t) {
		from := s.url + p
		for _, link := range linksOf(s.fetch(t, visited, from)) {
			to, err := url.Parse(from)
			if err == nil {
				to, err = to.Parse(link)
			}
			if err != nil {
				t.Errorf("/%s: %q is no address: %v", p, link, err)
				continue
			}
			s.follow(t, visited, p, to)
		}
	}
}

func (s *builtSite) follow(t *testing.T, visited map[string]*html.Node, page string, to *url.URL) {
	fragment := to.Fragment
	to.Fragment = ""
	if !strings.HasPrefix(to.String(), s.origin()) {
		return
	}
	if !strings.HasPrefix(to.String(), s.url) {
		t.Errorf("/%s: the link %s leaves the base path", page, to)
		return
	}
	there := s.fetch(t, visited, to.String())
	if there == nil {
		t.Errorf("/%s: the link %s leads nowhere", page, to)
	} else if fragment != "" && there.Type == html.DocumentNode && !hasID(there, fragment) {
		t.Errorf("/%s: %s has no element %q", page, to, fragment)
	}
}

func (s *builtSite) origin() string { return strings.TrimSuffix(s.url, basePath) + "/" }

// fetch gets an address once. It returns its tree, an empty text node for what is no HTML, and nil
// for what is not there or redirected.
func (s *builtSite) fetch(t *testing.T, visited map[string]*html.Node, address string) *html.Node {
	if n, done := visited[address]; done {
		return n
	}
	client := http.Client{CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }}
	r, err := client.Get(address)
	if err != nil {
		t.Fatal(err)
	}
	defer r.Body.Close()
	visited[address] = nil
	if r.StatusCode == http.StatusOK {
		visited[address] = &html.Node{Type: html.TextNode}
		if strings.HasPrefix(r.Header.Get("Content-Type"), "text/html") {
			if visited[address], err = html.Parse(r.Body); err != nil {
				t.Fatal(err)
			}
		}
	}
	return visited[address]
}

// linksOf are all addresses that a page names: where it leads, and what it loads.
func linksOf(root *html.Node) []string {
	var links []string
	if root == nil {
		return nil
	}
	for n := range root.Descendants() {
		for _, a := range n.Attr {
			if (a.Key == "href" || a.Key == "src") && n.Data != "base" && !strings.HasPrefix(a.Val, "data:") {
				links = append(links, a.Val)
			}
		}
	}
	return links
}

func hasID(root *html.Node, id string) bool {
	for n := range root.Descendants() {
		for _, a := range n.Attr {
			if a.Key == "id" && a.Val == id {
				return true
			}
		}
	}
	return false
}
