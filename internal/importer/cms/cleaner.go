package cms

import (
	"strings"

	"github.com/onrecord/onrecord/internal/called"
	"github.com/onrecord/onrecord/internal/pattern"
)

// cleaner takes out of a body what only its own system understands.
type cleaner struct {
	front front
	vars  map[string]string // what the body itself sets, in Liquid
	count map[string]int
}

//go:noinline
func (c *cleaner) left(what string, n int) { left(&c.count, what, n) }

// markdown cleans a body of Markdown. Code is kept to the letter, but for the signs that keep a
// system from running it.
func (c *cleaner) markdown(body string) string {
	body = strings.ReplaceAll(strings.ReplaceAll(body, "\r\n", "\n"), "\x00", "")
	body = c.tags(body)
	body = withoutAttributes(body)
	body = htmlInMarkdown(body, c.left)
	return strings.Trim(c.withoutDeadLinks(body), "\n") + "\n"
}

// html cleans a body of HTML.
func (c *cleaner) html(body string) string {
	body = strings.ReplaceAll(strings.ReplaceAll(body, "\r\n", "\n"), "\x00", "")
	return c.tags(body)
}

func (c *cleaner) tags(body string) string {
	if usesHugo(body) {
		return c.hugo(body, 0)
	}
	return c.liquid(body, 0)
}

// deadLink is a link whose address was a tag that could not be read.
var deadLink = pattern.New(`(!?)\[((?:[^\[\]]|\[[^\[\]]*\])*)\]\(\s*(?:"[^"\n]*"|'[^'\n]*')?\s*\)`)

func (c *cleaner) withoutDeadLinks(body string) string {
	if !called.Has(body, "](") {
		return body
	}
	return deadLink.ReplaceAllStringFunc(body, func(s string) string {
		m := deadLink.FindStringSubmatch(s)
		c.left("links that lead nowhere", 1)
		if m[1] == "!" {
			return ""
		}
		return m[2]
	})
}

// markdownImage is an image of Markdown: its words and its address.
var markdownImage = pattern.New(`!\[((?:[^\[\]\\]|\\.)*)\]\(\s*<?([^)\s>]+)`)

// wordless reports whether nothing of a body of Markdown can be read: it is empty, or images, or
// characters by number that are no letters.
func wordless(body string) bool {
	return !hasWords(plain(autolink.ReplaceAllString(markdownImage.ReplaceAllString(body, ""), "")))
}

var autolink = pattern.New(`<https?://[^>]*>`)
