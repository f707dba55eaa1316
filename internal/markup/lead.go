package markup

import (
	"bytes"
	"strings"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/text"
)

// Lead reads the heading that a body begins with: its readable text, on one line, and the bytes of
// src up to its end. ok is false where something else comes first, or the heading has no words.
func (c *Converter) Lead(src []byte) (heading string, end int, ok bool) {
	first, is := c.parserFor(src).Parse(text.NewReader(src)).FirstChild().(*ast.Heading)
	if !is || first.Lines().Len() == 0 {
		return "", 0, false
	}
	end = lineEnd(src, first.Lines().At(first.Lines().Len()-1).Stop)
	if from := bytes.LastIndexByte(src[:first.Lines().At(0).Start], '\n') + 1; !isATX(src[from:]) {
		end = lineEnd(src, end+1) // the line below it, which makes it a heading
	}
	parts := c.Markdown(src[:end]).Parts()
	if len(parts) == 0 {
		return "", 0, false
	}
	return strings.Join(strings.Fields(parts[0].Text), " "), end, true
}

func isATX(line []byte) bool { return bytes.HasPrefix(bytes.TrimLeft(line, " "), []byte{'#'}) }

// lineEnd is the offset of the line feed that ends the line with the byte before at, or of the
// text's end.
func lineEnd(src []byte, at int) int {
	at = min(max(at, 1), len(src))
	if i := bytes.IndexByte(src[at-1:], '\n'); i >= 0 {
		return at - 1 + i
	}
	return len(src)
}
