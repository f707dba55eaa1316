package body

import (
	"strings"
	"unicode"

	"github.com/onrecord/onrecord/internal/called"
	"github.com/onrecord/onrecord/internal/pattern"

	"golang.org/x/net/html"
)

// inBrackets is an address in pointed brackets, as letters and plain texts have them. No comment
// ends so: “-->”.
var inBrackets = pattern.New(`<(https?://[^\s<>"']*[\w/]|[\w.+-]+@[\w.-]*\w)>`)

// withAddresses is HTML in which addresses in pointed brackets are words, and no tags.
func withAddresses(src string) string {
	if !called.Has(src, "<http") && !called.Has(src, "@") {
		return src
	}
	return inBrackets.ReplaceAllString(src, "&lt;$1&gt;")
}

// isBracketed reports whether an element that HTML does not know is no tag, but words of a
// writer's: a word, without what is set equal to something, that no tag ends. Other systems'
// elements do end.
func (c *converter) isBracketed(n *html.Node) bool {
	for _, a := range n.Attr {
		if a.Val != "" {
			return false
		}
	}
	return strings.IndexFunc(n.Data, func(r rune) bool { return !unicode.IsLetter(r) }) < 0 && !c.hasEnd(n.Data)
}

// hasEnd reports whether an end tag of this name stands anywhere.
func (c *converter) hasEnd(name string) bool {
	if c.ended == nil {
		c.ended = map[string]bool{}
		for i, tag := range strings.Split(c.src, "</") {
			end := strings.IndexFunc(tag, func(r rune) bool { return !unicode.IsLetter(r) })
			if i > 0 && end > 0 {
				c.ended[strings.ToLower(tag[:end])] = true
			}
		}
	}
	return c.ended[name]
}
