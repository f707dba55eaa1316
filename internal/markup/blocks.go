package markup

import (
	"strconv"

	"github.com/onrecord/onrecord/internal/prose"
	"github.com/yuin/goldmark/ast"
	east "github.com/yuin/goldmark/extension/ast"
)

func (c *compiler) blocks(parent ast.Node, at place) {
	for n := parent.FirstChild(); n != nil; n = n.NextSibling() {
		c.block(n, at)
	}
}

func (c *compiler) block(n ast.Node, at place) {
	switch n := n.(type) {
	case *ast.Paragraph:
		c.inline(n, at.kind, at.group, step{open: "<p>", close: "</p>\n", para: true})
	case *largeTable:
		c.drop("a table", n.Lines().At(0).Start, Table)
		c.inline(n, at.kind, at.group, step{open: "<p>", close: "</p>\n", para: true})
	case *ast.TextBlock:
		c.inline(n, at.kind, at.group, step{close: lineAfter(n)})
	case *ast.Heading:
		c.inline(n, prose.Crosshead, at.group, c.crosshead(n.Level, c.headings.ids[n]))
	case *ast.List:
		c.list(n, c.in(at, prose.ListItem))
	case *ast.Blockquote:
		c.wrap(n, "<blockquote>\n", "</blockquote>\n", c.in(at, prose.BlockQuote))
	case *ast.FencedCodeBlock:
		c.dropBehind(n.Info)
		c.code(n, string(n.Language(c.src)), at)
	case *ast.CodeBlock:
		c.code(n, "", at)
	case *ast.ThematicBreak:
		c.literal("<hr>\n")
	case *ast.HTMLBlock:
		c.htmlBlock(n, at)
	case *east.Table:
		c.table(n, c.in(at, prose.Cell))
	case *east.FootnoteList:
		c.footnotes(n, c.in(at, prose.Footnote))
	case *east.Footnote: // outside of the list
		c.drop("[^"+string(n.Ref)+"]", n.Pos(), LooseNote)
	case *ast.LinkReferenceDefinition:
		c.named = append(c.named, n)
	}
}

// crosshead is the step of a crosshead that is written with so many marks.
func (c *compiler) crosshead(level int, id string) step {
	tag := "h" + strconv.Itoa(c.headings.level(level))
	return step{open: "<" + tag + ` id="` + escaped(id) + `">`, close: "</" + tag + ">\n"}
}

func (c *compiler) wrap(n ast.Node, before, after string, at place) {
	c.literal(before)
	c.blocks(n, at)
	c.literal(after)
}

// lineAfter parts the text of a tight list's item from a list in it.
func lineAfter(n ast.Node) string {
	if n.NextSibling() != nil {
		return "\n"
	}
	return ""
}

func (c *compiler) list(n *ast.List, at place) {
	before, after := "<ul>\n", "</ul>\n"
	if n.IsOrdered() {
		before, after = "<ol>\n", "</ol>\n"
		if n.Start != 1 {
			before = `<ol start="` + strconv.Itoa(n.Start) + "\">\n"
		}
	}
	c.literal(before)
	for item := n.FirstChild(); item != nil; item = item.NextSibling() {
		c.wrap(item, "<li>", "</li>\n", at)
	}
	c.literal(after)
}

// table writes a table into a box that scrolls sideways by itself, and can be reached by keyboard
// for that.
func (c *compiler) table(n *east.Table, at place) {
	c.literal("<div class=\"scroll\" tabindex=\"0\"><table>\n")
	body := false
	for row := n.FirstChild(); row != nil; row = row.NextSibling() {
		if _, head := row.(*east.TableHeader); head {
			c.row(row, "thead", "th", " scope=\"col\"", at)
			continue
		}
		if !body {
			c.literal("<tbody>\n")
			body = true
		}
		c.row(row, "", "td", "", at)
	}
	if body {
		c.literal("</tbody>\n")
	}
	c.literal("</table></div>\n")
}

func (c *compiler) row(row ast.Node, around, tag, attributes string, at place) {
	before, after := "<tr>\n", "</tr>\n"
	if around != "" {
		before, after = "<"+around+">\n"+before, after+"</"+around+">\n"
	}
	c.literal(before)
	for n := row.FirstChild(); n != nil; n = n.NextSibling() {
		cell, ok := n.(*east.TableCell)
		if !ok {
			continue
		}
		c.inline(cell, at.kind, at.group, step{open: "<" + tag + attributes + aligned[cell.Alignment] + ">",
			close: "</" + tag + ">\n"})
	}
	c.dropCells(row)
	c.literal(after)
}

// An inline style would break the site's Content-Security-Policy, so alignment is a class.
var aligned = map[east.Alignment]string{
	east.AlignRight:  ` class="ar"`,
	east.AlignCenter: ` class="ac"`,
}
