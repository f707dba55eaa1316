package markup

import (
	"bytes"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	east "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
)

// What goldmark reads and leaves out without a word: a footnote that nothing leads to, an address
// with a name that nothing links to (“[Question]: Why?” of a transcript is one as well), the cells
// of a row that has more of them than the table has columns, words beside the mark that opens a
// code block. There may be anything in them, so that
// they are complained of.

// looseNotes takes footnotes that nothing leads to out of their list, before goldmark does, and
// leaves them where the first of all footnotes stands.
type looseNotes struct{}

func (looseNotes) Extend(m goldmark.Markdown) {
	m.Parser().AddOptions(parser.WithASTTransformers(util.Prioritized(looseNotes{}, 998))) // theirs is at 999
}

// Transform takes them out of the whole body.
func (looseNotes) Transform(root *ast.Document, _ text.Reader, _ parser.Context) { freeNotes(root) }

func freeNotes(parent ast.Node) {
	for n := parent.FirstChild(); n != nil; n = n.NextSibling() {
		switch {
		case n.Kind() == east.KindFootnoteList:
			for note := n.FirstChild(); note != nil; {
				next := note.NextSibling()
				if f, ok := note.(*east.Footnote); ok && f.Index < 0 {
					parent.InsertBefore(parent, n, f)
				}
				note = next
			}
		case n.Type() == ast.TypeBlock:
			freeNotes(n)
		}
	}
}

// dropBehind complains of words in the line that opens a block of code, where whoever wrote them
// thought that it closed one: “``` he said”. Settings for other programs are no words.
func (c *compiler) dropBehind(fence *ast.Text) {
	if fence == nil {
		return
	}
	words := fence.Segment.Value(c.src)
	if bytes.IndexByte(bytes.TrimSpace(words), ' ') > 0 && !bytes.ContainsAny(words, "={") {
		c.drop(string(words), fence.Segment.Start, BehindFence)
	}
}

// uses notes that there is a link by the name of an address.
func (c *compiler) uses(link *ast.ReferenceLink) {
	if link == nil {
		return
	}
	if c.used == nil {
		c.used = map[string]bool{}
	}
	c.used[util.ToLinkReference(link.Value)] = true
}

// dropUnused complains of each address whose name nothing uses. Of several with one name the first
// is used. An empty address is how remarks are written: “[//]: # (to be checked)”.
func (c *compiler) dropUnused() {
	for _, n := range c.named {
		name := util.ToLinkReference(n.Label)
		if !c.used[name] && len(bytes.Trim(n.Destination, "#")) > 0 {
			c.drop(string(n.Label), n.Pos(), UnusedAddress)
		}
		delete(c.used, name)
	}
}

// dropCells complains of what stands in a row behind its last cell.
func (c *compiler) dropCells(row ast.Node) {
	last, ok := row.LastChild().(*east.TableCell)
	if !ok || last.Lines().Len() == 0 {
		return
	}
	rest := c.src[last.Lines().At(0).Stop:]
	line, _, _ := bytes.Cut(rest, newline)
	if words := bytes.Trim(line, "| \t\r"); len(words) > 0 {
		c.drop(string(words), c.offsetOf(words), CellsTooMany)
	}
}
