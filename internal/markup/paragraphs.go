package markup

import (
	"bytes"

	"github.com/onrecord/onrecord/internal/prose"
)

// Most bodies are paragraphs of words, parted by empty lines, and nothing else. What goldmark makes
// of such a body is known beforehand, and to ask it takes longer than all the rest of compiling. So
// those are compiled without; a fuzz target holds that it comes to the same.

// onlyParagraphs reports whether a body is paragraphs of words alone. It says no wherever a byte may mean
// something else than itself.
func onlyParagraphs(src []byte) bool {
	if mayHoldAddress(src) {
		return false
	}
	for line := range bytes.Lines(src) {
		line = bytes.TrimSuffix(line, newline)
		if len(line) == 0 {
			continue
		}
		if line[0] == ' ' || line[len(line)-1] == ' ' || bytes.IndexByte(opensBlock, line[0]) >= 0 || numbered(line) {
			return false
		}
		for _, b := range line {
			if meansMore[b] {
				return false
			}
		}
	}
	return true
}

var newline = []byte{'\n'}

// opensBlock are the bytes with which a line may begin that is, or makes the line above, something
// else than a paragraph.
var opensBlock = []byte("#>-+=:")

// meansMore are the bytes that may mean something else wherever they stand.
var meansMore = func() (is [256]bool) {
	for b := range ' ' {
		is[b] = true
	}
	for _, b := range []byte("\x7f\\`*_[]<|~") {
		is[b] = true
	}
	return is
}()

// numbered reports whether a line begins as an item of a list does.
func numbered(line []byte) bool {
	rest := bytes.TrimLeft(line, "0123456789")
	return len(rest) < len(line) && len(rest) > 0 && (rest[0] == '.' || rest[0] == ')')
}

// paragraphs reads such a body.
func (c *compiler) paragraphs() {
	for from := 0; from < len(c.src); {
		if c.src[from] == '\n' {
			from++
			continue
		}
		to := len(c.src)
		if i := bytes.Index(c.src[from:], []byte("\n\n")); i >= 0 {
			to = from + i
		}
		c.begin()
		c.lineByLine(from, to)
		c.end(prose.Paragraph, 0, step{open: "<p>", close: "</p>\n", para: true})
		from = to
	}
}

// lineByLine reads the words of a paragraph.
func (c *compiler) lineByLine(from, to int) {
	to = from + len(bytes.TrimSuffix(c.src[from:to], newline)) // the last one's end of line
	for from < to {
		end := to
		if i := bytes.IndexByte(c.src[from:to], '\n'); i >= 0 {
			end = from + i
		}
		// goldmark looks whether an image begins at "!", and goes on with another leaf.
		if i := bytes.LastIndexByte(c.src[from:end], '!'); i > 0 {
			c.words(from, from+i)
			c.words(from+i, end)
		} else {
			c.words(from, end)
		}
		if end < to {
			c.lineBreak(end)
		}
		from = end + 1
	}
}

// words adds a stretch of the source without markup.
func (c *compiler) words(from, to int) {
	c.leaf(leafSource{from: from, to: to}, func(t []byte) []byte { return unescape(t, c.src[from:to]) })
}
