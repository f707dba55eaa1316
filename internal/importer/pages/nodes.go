package pages

import (
	"strings"
	"unicode"

	"golang.org/x/net/html"

	"github.com/onrecord/onrecord/internal/called"
)

// each walks the elements below n, n first, in the page's order, until do says no to what lies
// below.
func each(n *html.Node, do func(*html.Node) bool) {
	if n.Type == html.ElementNode && !do(n) {
		return
	}
	for c := n.FirstChild; c != nil; {
		next := c.NextSibling
		each(c, do)
		c = next
	}
}

//go:noinline
func attr(n *html.Node, key string) string {
	for _, a := range n.Attr {
		if a.Key == key {
			return strings.TrimSpace(a.Val)
		}
	}
	return ""
}

// unseen are elements whose words no reader sees.
var unseen = map[string]bool{"script": true, "style": true, "noscript": true, "template": true, "svg": true,
	"head": true, "iframe": true}

// words is what a reader sees of an element, in one line.
func words(n *html.Node) string {
	var b called.Builder
	var walk func(*html.Node)
	walk = func(n *html.Node) {
		switch {
		case n.Type == html.TextNode:
			b.WriteString(n.Data)
			return
		case n.Type == html.ElementNode && unseen[n.Data]:
			return
		}
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			walk(c)
		}
		switch n.Data {
		case "p", "div", "li", "br", "h1", "h2", "h3", "h4", "td", "tr", "figcaption", "blockquote", "section",
			"article":
			b.WriteByte(' ')
		}
	}
	walk(n)
	return oneLine(b.String())
}

func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }

// folded is the letters and numbers of s in lower case.
//
//go:noinline
func folded(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsNumber(r) {
			return unicode.ToLower(r)
		}
		return -1
	}, s)
}

// marks are an element's class and id, in lower case, each step between blanks: " post content ".
//
// A heading's id does not count: systems make it of the heading's words.
func marks(n *html.Node) string {
	id := attr(n, "id")
	if len(n.Data) == 2 && n.Data[0] == 'h' {
		id = ""
	}
	s := strings.ToLower(attr(n, "class") + " " + id + " " + attr(n, "itemprop") + " " +
		attr(n, "data-testid"))
	return " " + strings.Join(strings.FieldsFunc(s, func(r rune) bool { return r == '-' || r == '_' || r == ' ' }),
		" ") + " "
}

// marked reports whether one of the words stands among an element's marks.
func marked(n *html.Node, any ...string) bool {
	m := marks(n)
	for _, w := range any {
		if called.Has(m, " "+w+" ") {
			return true
		}
	}
	return false
}

func remove(n *html.Node) {
	if n.Parent != nil {
		n.Parent.RemoveChild(n)
	}
}

// inner is the HTML of what lies below n.
func inner(n *html.Node) string {
	var b called.Builder
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		_ = html.Render(&b, c) // a builder takes everything
	}
	return b.String()
}

//go:noinline
func firstOf(words ...string) string {
	for _, w := range words {
		if w = strings.TrimSpace(w); w != "" {
			return w
		}
	}
	return ""
}
