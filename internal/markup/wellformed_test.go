package markup

import (
	"bytes"
	"fmt"
	"io"
	"regexp"
	"strings"
	"testing"

	"golang.org/x/net/html"
)

var voidElements = map[string]bool{"br": true, "hr": true, "img": true}

// checkHTML fails where elements do not nest, an <a> stands in another, an attribute is given
// twice, an id is given twice, or an element stands where a browser would move it.
func checkHTML(t testing.TB, src []byte) {
	t.Helper()
	if err := nested(src); err != nil {
		t.Fatalf("%v in\n%s", err, src)
	}
}

func nested(src []byte) error {
	var (
		z     = html.NewTokenizer(bytes.NewReader(src))
		stack []string
		ids   = map[string]bool{}
	)
	for {
		switch z.Next() {
		case html.ErrorToken:
			if z.Err() != io.EOF {
				return z.Err()
			}
			if len(stack) > 0 {
				return fmt.Errorf("left open: %v", stack)
			}
			return nil
		case html.StartTagToken:
			tok := z.Token()
			if err := admitted(tok, stack, ids); err != nil {
				return err
			}
			if !voidElements[tok.Data] {
				stack = append(stack, tok.Data)
			}
		case html.EndTagToken:
			name := z.Token().Data
			if len(stack) == 0 || stack[len(stack)-1] != name {
				return fmt.Errorf("</%s> ends %v", name, stack)
			}
			stack = stack[:len(stack)-1]
		}
	}
}

func admitted(tok html.Token, stack []string, ids map[string]bool) error {
	seen := map[string]bool{}
	for _, a := range tok.Attr {
		if seen[a.Key] {
			return fmt.Errorf("<%s> has %s twice", tok.Data, a.Key)
		}
		seen[a.Key] = true
		if a.Key == "id" && ids[a.Val] {
			return fmt.Errorf("id %s twice", a.Val)
		}
		if a.Key == "id" {
			ids[a.Val] = true
		}
		if a.Key == "style" || strings.HasPrefix(a.Key, "on") {
			return fmt.Errorf("<%s> has %s", tok.Data, a.Key)
		}
	}
	for _, outer := range stack {
		if tok.Data == "a" && outer == "a" {
			return fmt.Errorf("<a> in <a>: %v", stack)
		}
		if outer == "p" && (tok.Data == "p" || tok.Data == "div" || tok.Data == "ul") {
			return fmt.Errorf("<%s> in <p>", tok.Data)
		}
	}
	return nil
}

// words gives what a reader reads of the HTML, without the marks that the program adds: figures,
// letters of footnotes.
func words(t testing.TB, src []byte) string {
	t.Helper()
	root, err := html.Parse(bytes.NewReader(src))
	if err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	readWords(&b, root)
	return b.String()
}

func readWords(b *strings.Builder, n *html.Node) {
	if n.Type == html.ElementNode && n.Data == "del" {
		return // struck out
	}
	if n.Type == html.TextNode {
		b.WriteString(n.Data)
	}
	for _, a := range n.Attr {
		if a.Key == "role" && (a.Val == "doc-noteref" || a.Val == "doc-backlink") {
			return
		}
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		readWords(b, c)
	}
}

var (
	figures = regexp.MustCompile(`<a class="r"[^>]*>[^<]*</a>| <small class="st">[^<]*</small>`)
	marks   = regexp.MustCompile(`<span class="(?:q|was")[^>]*>|<span(?: id="w\d+")?>|</span>|` +
		`<div class="qs"[^>]*>\n|</div>\n|<a href="/m/[^>]*>|</a>`)
)

// unmarked takes the marks of a layer out of HTML. What it takes out besides (the ends of links) it
// takes out of HTML without marks as well.
func unmarked(src []byte) string {
	return marks.ReplaceAllString(figures.ReplaceAllString(string(src), ""), "")
}
