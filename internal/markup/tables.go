package markup

import (
	"bytes"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
)

// largestTable is the most cells that a table may have. A short row of a wide table is filled up
// with empty cells, so that a few kilobytes could ask for millions.
const largestTable = 100_000

// tables reads tables, but for those that are too large: they stay the paragraph that they are
// written as.
type tables struct{}

func (tables) Extend(m goldmark.Markdown) {
	// before the table's own, at 200
	m.Parser().AddOptions(parser.WithParagraphTransformers(util.Prioritized(tableGuard{}, 199)))
	extension.Table.Extend(m)
}

// largeTable is a paragraph that would be too large a table.
type largeTable struct{ ast.BaseBlock }

var kindLargeTable = ast.NewNodeKind("LargeTable")

func (*largeTable) Kind() ast.NodeKind { return kindLargeTable }

func (n *largeTable) Dump(source []byte, level int) { ast.DumpHelper(n, source, level, nil, nil) }

type tableGuard struct{}

func (tableGuard) Transform(p *ast.Paragraph, reader text.Reader, _ parser.Context) {
	lines := p.Lines()
	for i := 1; i < lines.Len(); i++ {
		row := lines.At(i)
		rule := row.Value(reader.Source())
		if len(bytes.Trim(rule, "|-: \t\r\n")) > 0 {
			continue
		}
		if columns := bytes.Count(rule, []byte{'|'}) + 1; columns*(lines.Len()-i) > largestTable {
			large := &largeTable{}
			large.SetLines(lines)
			large.SetPos(p.Pos())
			p.Parent().ReplaceChild(p.Parent(), p, large)
		}
		return
	}
}
