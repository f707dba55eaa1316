package pages

import (
	"strings"

	"codeberg.org/readeck/go-readability/v2"
	"github.com/onrecord/onrecord/internal/called"
	"golang.org/x/net/html"
)

// bodies are the marks that pages put on the element that holds their article's text: two words
// that stand together in a class, an id or an itemprop.
var bodies = []string{
	" articlebody ", " article body ", " article content ", " article text ", " article main ", " story body ",
	" storybody ", " story content ",
	" story text ", " entry content ", " post content ", " post body ", " postbody ", " post text ", " content body ",
	" body content ", " main content body ", " article copy ", " story copy ",
	" field name body ", " node body ", " rich text ", " wysiwyg ", " articletext ", " article wrapper ",
	" text formatted ", " e content ",
}

// findArticle is the element that holds the article, or nil. sure says that the page marks it.
func findArticle(doc *html.Node) (n *html.Node, sure bool) {
	all := paragraphs(doc)
	enough := func(n *html.Node) bool { got := paragraphs(n); return got >= 60 && got*3 >= all }
	if n := longest(doc, func(n *html.Node) bool { return marked(n, "e content") }); n != nil && len(words(n)) > 0 {
		return n, true // a microformat: this element, and no other, is the text
	}
	if n := longest(doc, isBody); n != nil {
		if n = whole(n); enough(n) {
			return n, true
		}
	}
	if n := longest(doc, func(n *html.Node) bool { return n.Data == "article" }); n != nil && enough(n) {
		return n, true
	}
	reader := readability.NewParser()
	reader.KeepClasses = true // by which boxes beside the text are told
	if got, err := reader.ParseDocument(doc, nil); err == nil && got.Node != nil &&
		paragraphs(got.Node)*2 >= all {
		return narrowed(got.Node), false
	}
	if n := longest(doc, func(n *html.Node) bool {
		return n.Data == "main" || attr(n, "role") == "main" || attr(n, "id") == "content"
	}); n != nil && enough(n) {
		return n, false
	}
	return narrowed(longest(doc, func(n *html.Node) bool { return n.Data == "body" })), false
}

// isBody reports whether a page marks an element as its article's text.
func isBody(n *html.Node) bool {
	m := marks(n)
	for _, b := range bodies {
		if called.Has(m, b) {
			return true
		}
	}
	return false
}

// whole goes up to the article or the page's main part where n holds only a piece of it: an
// advertisement has cut the text in two. To take a line too many is better than to lose one.
func whole(n *html.Node) *html.Node {
	got := paragraphs(n)
	for up := n.Parent; up != nil && up.Data != "body"; up = up.Parent {
		if more := paragraphs(up); more*10 > got*12 || pieces(up, n) > 1 {
			return up
		}
		if up.Data == "article" || up.Data == "main" {
			break
		}
	}
	return n
}

// pieces counts the elements below up that are marked as n is.
func pieces(up, n *html.Node) (count int) {
	each(up, func(e *html.Node) bool {
		if e.Data == n.Data && marks(e) == marks(n) && paragraphs(e) > 0 {
			count++
			return false
		}
		return !offArticle(e)
	})
	return count
}

// narrowed goes down to the element that holds nearly all of n's text: the cell of a table that
// makes a page's layout.
func narrowed(n *html.Node) *html.Node {
	for n != nil {
		all, down := paragraphs(n), (*html.Node)(nil)
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			inner := c.Type == html.ElementNode && len(c.Data) > 1 && c.Data != "blockquote"
			if inner && all > 0 && paragraphs(c)*20 >= all*19 {
				down = c
			}
		}
		if down == nil {
			return n
		}
		n = down
	}
	return n
}

// longest is the element that fit takes with most text in paragraphs; of nested ones the inner,
// where it holds nearly as much.
func longest(doc *html.Node, fit func(*html.Node) bool) (best *html.Node) {
	most := 0
	each(doc, func(n *html.Node) bool {
		if offArticle(n) {
			return false
		}
		if fit(n) {
			if got := paragraphs(n); got > 0 && (got > most || got*10 >= most*9 && within(n, best)) {
				best, most = n, got
			}
		}
		return true
	})
	return best
}

//go:noinline
func within(n, outer *html.Node) bool {
	for ; n != nil; n = n.Parent {
		if n == outer {
			return true
		}
	}
	return false
}

// offArticle reports whether an element stands on the page for itself: its navigation, its foot,
// readers' comments.
func offArticle(n *html.Node) bool {
	switch n.Data {
	case "nav", "aside", "form", "dialog":
		return true
	case "footer":
		return !within(n, nearest(n, "article"))
	}
	return marked(n, "comments", "comment", "disqus", "respond", "sidebar", "related", "breadcrumb", "breadcrumbs",
		"newsletter", "cookie", "menu", "navigation", "navbar", "promo", "recirculation", "teaser", "teasers")
}

func nearest(n *html.Node, name string) *html.Node {
	for ; n != nil; n = n.Parent {
		if n.Data == name {
			return n
		}
	}
	return nil
}

// paragraphs is how many bytes of text stand in the paragraphs below n, links aside.
//
//go:noinline
func paragraphs(n *html.Node) (size int) {
	each(n, func(e *html.Node) bool {
		if e != n && offArticle(e) || unseen[e.Data] && e.Data != "head" {
			return false
		}
		switch e.Data {
		case "p", "blockquote", "pre":
			size += textSize(e)
			return false
		case "div", "td", "section", "article", "main", "body":
			for c := e.FirstChild; c != nil; c = c.NextSibling {
				if c.Type == html.TextNode && len(strings.TrimSpace(c.Data)) > 60 {
					size += len(strings.TrimSpace(c.Data))
				}
			}
		}
		return true
	})
	return size
}

// textSize is the text of an element; that of links counts half.
func textSize(n *html.Node) (size int) {
	var walk func(*html.Node, int)
	walk = func(n *html.Node, by int) {
		if n.Type == html.TextNode {
			size += len(strings.TrimSpace(n.Data)) * by / 2
		}
		if n.Type == html.ElementNode && n.Data == "a" {
			by = 1
		}
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			walk(c, by)
		}
	}
	walk(n, 2)
	return size
}

// isList reports whether a page lists articles and is none: several teasers that each lead on, and
// no one that holds most of the text.
func isList(doc *html.Node, m *meta) bool {
	if m.data != nil || m.get("og:type") == "article" {
		return false
	}
	teasers, total, most := 0, 0, 0
	each(doc, func(n *html.Node) bool {
		if n.Data == "article" || marked(n, "hentry") || marked(n, "teaser") && n.Data != "p" {
			size := paragraphs(n)
			total += size
			most = max(most, size)
			if leadsOn(n) {
				teasers++
			}
			return false
		}
		return true
	})
	even := teasers >= 3 && most*2 <= total+1 // none of them is most of the page
	return even || m.lists && teasers > 1 || mostlyLinks(doc)
}

// leadsOn reports whether an element's heading is a link.
func leadsOn(n *html.Node) (yes bool) {
	each(n, func(e *html.Node) bool {
		switch e.Data {
		case "h1", "h2", "h3", "h4":
			yes = yes || hasLink(e)
			return false
		}
		return true
	})
	return yes
}

func hasLink(n *html.Node) (yes bool) {
	if n.Parent != nil && n.Parent.Data == "a" {
		return true
	}
	each(n, func(e *html.Node) bool {
		yes = yes || e.Data == "a" && attr(e, "href") != ""
		return true
	})
	return yes
}

// mostlyLinks reports whether nearly all that can be read on a page leads elsewhere.
func mostlyLinks(doc *html.Node) bool {
	all, linked, n := 0, 0, 0
	var walk func(*html.Node, bool)
	walk = func(e *html.Node, inside bool) {
		if e.Type == html.ElementNode && unseen[e.Data] {
			return
		}
		if e.Type == html.TextNode {
			size := len(strings.TrimSpace(e.Data))
			all += size
			if inside {
				linked += size
			}
		}
		if e.Type == html.ElementNode && e.Data == "a" {
			inside = true
			n++
		}
		for c := e.FirstChild; c != nil; c = c.NextSibling {
			walk(c, inside)
		}
	}
	walk(doc, false)
	return n >= 8 && linked*10 >= all*7 && paragraphs(doc) < 600
}
