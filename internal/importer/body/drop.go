package body

import (
	"strings"
	"unicode"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/onrecord/onrecord/internal/called"
)

// drop reports whether an element is left out, and counts it.
func (c *converter) drop(n *html.Node) bool {
	what, out := c.unwanted(n)
	if out && what != "" {
		c.left[what]++
	}
	return out
}

func (c *converter) unwanted(n *html.Node) (what string, out bool) {
	switch n.DataAtom {
	case atom.Script:
		return scripts, true
	case atom.Style, atom.Head, atom.Meta, atom.Link, atom.Base, atom.Param, atom.Source, atom.Track:
		return "", true
	case atom.Template, atom.Title, atom.Noscript, atom.Noframes:
		if strings.TrimSpace(textOf(n)) == "" {
			return "", true
		}
		return hidden, true
	case atom.Svg, atom.Math, atom.Canvas:
		return pictures, true
	case atom.Input, atom.Select, atom.Textarea, atom.Button, atom.Progress, atom.Meter, atom.Datalist:
		return controls, true
	case atom.Iframe:
		if isPixel(n, attr(n, "src")) {
			return trackers, true
		}
	}
	if c.told != "" && isPullQuote(n) {
		says := foldedWords(saidIn(n))
		return pulled, says != "" && called.Has(c.told, says)
	}
	if isHidden(n) {
		return hidden, strings.TrimSpace(textOf(n)) != ""
	}
	return c.unwantedByName(n)
}

// isPullQuote reports whether an element shows words of the text once more, in large letters.
func isPullQuote(n *html.Node) bool {
	ends := func(r rune) bool { return r == ' ' || r == '_' }
	for word := range strings.FieldsFuncSeq(strings.ToLower(attr(n, "class")), ends) {
		word = strings.ReplaceAll(word, "-", "")
		if called.HasSuffix(word, "pullquote") || called.HasSuffix(word, "pulledquote") {
			return true
		}
	}
	return false
}

// saidIn are the nodes of a pull quote without the name below it.
func saidIn(n *html.Node) (nodes []*html.Node) {
	for k := n.FirstChild; k != nil; k = k.NextSibling {
		switch k.DataAtom {
		case atom.Cite, atom.Footer, atom.Figcaption:
		default:
			if k.Type == html.TextNode {
				nodes = append(nodes, k)
			} else {
				nodes = append(nodes, saidIn(k)...)
			}
		}
	}
	return nodes
}

// foldedWords are the letters and figures of nodes, in small letters, without those of pull quotes
// and of what is never shown.
func foldedWords(nodes []*html.Node) string {
	var b called.Builder
	var walk func(*html.Node)
	walk = func(n *html.Node) {
		if n.Type == html.TextNode {
			for _, r := range n.Data {
				if unicode.IsLetter(r) || unicode.IsNumber(r) {
					b.WriteRune(unicode.ToLower(r))
				}
			}
			return
		}
		if n.DataAtom == atom.Script || n.DataAtom == atom.Style || isPullQuote(n) {
			return
		}
		for k := n.FirstChild; k != nil; k = k.NextSibling {
			walk(k)
		}
	}
	for _, n := range nodes {
		walk(n)
	}
	return b.String()
}

// isHidden reports whether readers were never shown an element.
func isHidden(n *html.Node) bool {
	for _, a := range n.Attr {
		switch a.Key {
		case "hidden":
			return a.Val != "until-found"
		case "style":
			style := strings.ReplaceAll(strings.ToLower(a.Val), " ", "")
			if called.Has(style, "display:none") || called.Has(style, "visibility:hidden") {
				return true
			}
		case "class":
			for name := range strings.FieldsSeq(a.Val) {
				switch name {
				case "screen-reader-text", "sr-only", "visually-hidden", "visuallyhidden":
					return true
				}
			}
		}
	}
	return false
}

// Words that elements around a story are named by, in class and id. One is enough, as a word of its
// own: "share-buttons", "jp_relatedposts".
var (
	shareWords = wordSet(`share sharing shares sharedaddy sharethis addtoany addthis sociable socialmedia
		socialshare`)
	relatedWords = wordSet(`relatedposts related yarpp outbrain taboola advert advertisement adsbygoogle newsletter
		signup subscription
		breadcrumb breadcrumbs`)
)

func wordSet(list string) map[string]bool {
	set := map[string]bool{}
	for w := range strings.FieldsSeq(list) {
		set[w] = true
	}
	return set
}

// unwantedByName looks at class and id. What holds a good part of the whole body's words is no box
// beside it, whatever it is called.
func (c *converter) unwantedByName(n *html.Node) (what string, out bool) {
	if n.DataAtom == atom.Body || n.DataAtom == atom.Article || n.DataAtom == atom.A || n.DataAtom == atom.Figure {
		return "", false
	}
	for _, a := range n.Attr {
		if a.Key != "class" && a.Key != "id" || a.Val == "" || a.Key == "id" && isOwnWords(n, a.Val) {
			continue
		}
		for word := range strings.FieldsFuncSeq(strings.ToLower(a.Val), partsNames) {
			if shareWords[word] {
				what = shares
			} else if relatedWords[word] && what == "" {
				what = related
			}
		}
	}
	if what == "" || c.isLarge(n) && !mostlyLinks(n) {
		return "", false
	}
	return what, true
}

// isOwnWords reports whether an id is made of what the element says, as systems give each heading
// one to lead to: "related-software" of "Related software".
func isOwnWords(n *html.Node, id string) bool {
	switch n.DataAtom {
	case atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6, atom.P, atom.Li, atom.Dt, atom.Dd, atom.Span, atom.Td:
		return true
	}
	for k := n.FirstChild; k != nil; k = k.NextSibling {
		if says := foldedWords([]*html.Node{k}); says != "" {
			name := &html.Node{Type: html.TextNode, Data: id}
			return called.HasPrefix(says, foldedWords([]*html.Node{name}))
		}
	}
	return false
}

// partsNames reports whether a character parts the words of a class or an id.
func partsNames(r rune) bool { return strings.ContainsRune(" -_\n\t", r) }

// isLarge reports whether an element holds more than a box does, and a third of the whole.
func (c *converter) isLarge(n *html.Node) bool {
	const box = 300
	size := wordBytes([]*html.Node{n})
	return size > box && 3*size > c.total
}

// mostlyLinks reports whether nearly all words below a node are links.
func mostlyLinks(n *html.Node) bool {
	inLinks := 0
	for _, a := range find(n, atom.A) {
		inLinks += len(strings.TrimSpace(textOf(a)))
	}
	all := wordBytes([]*html.Node{n})
	return all > 0 && inLinks*10 >= all*7
}
