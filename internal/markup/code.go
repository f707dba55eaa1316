package markup

import (
	"github.com/onrecord/onrecord/internal/prose"
	"github.com/yuin/goldmark/ast"
)

// code writes a code block. Its text is readable, and is a part, so that search finds it; nothing
// is laid over it.
func (c *compiler) code(n ast.Node, language string, at place) {
	c.begin()
	lines := n.Lines()
	for i := range lines.Len() {
		line := lines.At(i)
		c.leaves = append(c.leaves, leafSource{start: c.here(), from: line.Start, to: line.Stop, verbatim: true})
		c.text = append(c.text, line.Value(c.src)...)
	}
	for len(c.text) > c.start && c.text[len(c.text)-1] == '\n' {
		c.text = c.text[:len(c.text)-1]
	}
	text := string(c.text[c.start:])
	c.literal("<pre class=\"code\" tabindex=\"0\"><code>" + highlighted(language, text) + "</code></pre>\n")
	if text != "" {
		c.part(prose.Part{Kind: prose.Code, Group: at.group, Opaque: []prose.Range{{Start: 0, End: len(text)}}})
	}
}
