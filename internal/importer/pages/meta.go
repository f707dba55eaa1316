package pages

import (
	"encoding/json"
	"fmt"
	"strings"

	"golang.org/x/net/html"

	"github.com/onrecord/onrecord/internal/called"
)

// meta is what a page says of its article, without showing it.
type meta struct {
	named map[string][]string // <meta name or property or itemprop>, in lower case
	links map[string]string   // <link rel>
	title string              // <title>
	lang  string              // <html lang>
	data  map[string]any      // the article in JSON-LD, or nil
	lists bool                // JSON-LD says that the page lists others
}

func readMeta(doc *html.Node) *meta {
	m := &meta{named: map[string][]string{}, links: map[string]string{}}
	each(doc, func(n *html.Node) bool {
		switch n.Data {
		case "html":
			m.lang = firstOf(attr(n, "lang"), attr(n, "xml:lang"))
		case "title":
			if m.title == "" && n.Parent != nil && n.Parent.Data == "head" && n.FirstChild != nil {
				m.title = oneLine(n.FirstChild.Data)
			}
		case "meta":
			key := strings.ToLower(firstOf(attr(n, "property"), attr(n, "name"), attr(n, "itemprop")))
			if v := attr(n, "content"); key != "" && v != "" {
				m.named[key] = append(m.named[key], oneLine(html.UnescapeString(v)))
			}
		case "link":
			for _, rel := range strings.Fields(strings.ToLower(attr(n, "rel"))) {
				if m.links[rel] == "" {
					m.links[rel] = attr(n, "href")
				}
			}
		case "script":
			if called.Has(attr(n, "type"), "ld+json") && n.FirstChild != nil {
				m.readData(n.FirstChild.Data)
			}
		}
		return true
	})
	return m
}

// readData finds the article in a piece of JSON-LD.
func (m *meta) readData(src string) {
	var v any
	src = called.TrimSuffix(called.TrimPrefix(strings.TrimSpace(src), "<!--"), "-->")
	if json.Unmarshal([]byte(strings.Map(dropControls, src)), &v) != nil {
		return
	}
	m.walkData(v, 0)
}

func dropControls(r rune) rune {
	if r < ' ' {
		return ' '
	}
	return r
}

func (m *meta) walkData(v any, depth int) {
	if depth > 6 {
		return
	}
	switch v := v.(type) {
	case []any:
		for _, x := range v {
			m.walkData(x, depth+1)
		}
	case map[string]any:
		for _, t := range texts(v["@type"]) {
			switch {
			case t == "CollectionPage" || t == "SearchResultsPage":
				m.lists = true
			case m.data == nil && (called.HasSuffix(t, "Article") || called.HasSuffix(t, "BlogPosting") ||
				t == "Report"):
				m.data = v
			}
		}
		for _, key := range []string{"@graph", "mainEntity", "mainEntityOfPage"} {
			if v[key] != nil {
				m.walkData(v[key], depth+1)
			}
		}
	}
}

// texts are the words of a value of JSON-LD: a string, an object with a name, or several.
func texts(v any) (all []string) {
	switch v := v.(type) {
	case string:
		if s := oneLine(html.UnescapeString(v)); s != "" {
			all = append(all, s)
		}
	case float64:
		all = append(all, fmt.Sprint(v))
	case []any:
		for _, x := range v {
			all = append(all, texts(x)...)
		}
	case map[string]any:
		for _, key := range []string{"name", "url", "@id", "@value", "value", "contentUrl"} {
			if s := texts(v[key]); len(s) > 0 {
				return s
			}
		}
	}
	return all
}

// all are the words under a key of JSON-LD.
//
//go:noinline
func (m *meta) all(key string) []string {
	if m.data == nil {
		return nil
	}
	return texts(m.data[key])
}

// said is the first word under a key of JSON-LD.
func (m *meta) said(key string) string {
	if all := m.all(key); len(all) > 0 {
		return all[0]
	}
	return ""
}

// get is the first of the meta elements that has something.
//
//go:noinline
func (m *meta) get(keys ...string) string {
	for _, k := range keys {
		if v := m.named[k]; len(v) > 0 {
			return v[0]
		}
	}
	return ""
}

// isArticle reports whether the page says that it is one.
func (m *meta) isArticle() bool {
	return m.data != nil || called.HasPrefix(m.get("og:type"), "article") || m.get("article:published_time") != ""
}

func addTo(list []string, more ...string) []string {
	for _, s := range more {
		if s = oneLine(s); s != "" && !called.Contains(list, s) {
			list = append(list, s)
		}
	}
	return list
}
