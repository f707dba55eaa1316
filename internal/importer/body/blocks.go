package body

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/onrecord/onrecord/internal/called"
)

// textBlock is a paragraph of plain text; its line ends stay.
func textBlock(lines []string) block {
	text := strings.Join(lines, "\n")
	b := block{rich: escape(text, true, false, true), words: text}
	if called.Has(text, "://") {
		b.plain = func() string { return escape(text, true, false, false) }
	}
	return b
}

// asHeading is a paragraph as a heading.
func (b block) asHeading(mark string) block {
	inner := b
	b.rich = headingLine(mark, b.rich)
	b.plain = func() string { return headingLine(mark, inner.plainly()) }
	return b
}

// headingLine is a heading's line; number signs at its end are its own.
func headingLine(mark, line string) string {
	if called.HasSuffix(line, "#") && !called.HasSuffix(line, `\#`) {
		line = line[:len(line)-1] + `\#`
	}
	return mark + line
}

// quoted is a block quotation of blocks.
func quoted(inner []block) block { return framed(inner, "> ", "> ") }

// framed puts marks before the lines of blocks: first before the first, rest before the others.
func framed(inner []block, first, rest string) block {
	var b block
	if len(inner) == 0 {
		return b
	}
	var words []string
	for _, x := range inner {
		words = append(words, x.words)
	}
	b.words = strings.Join(words, "\n\n")
	b.rich = marked(join(inner, false), first, rest)
	b.plain = func() string { return marked(join(inner, true), first, rest) }
	return b
}

// marked puts marks before the lines of text; where there is none, there is nothing to mark.
func marked(text, first, rest string) string {
	if text == "" {
		return ""
	}
	var b called.Builder
	for i, line := range strings.Split(text, "\n") {
		mark := rest
		if i == 0 {
			mark = first
		} else {
			b.WriteByte('\n')
		}
		if line == "" {
			mark = strings.TrimRight(mark, " ")
		}
		b.WriteString(mark + line)
	}
	return b.String()
}

// list is a bulleted or numbered list.
func (c *converter) list(n *html.Node) {
	ordered := n.DataAtom == atom.Ol
	number := 1
	if start := attr(n, "start"); ordered && start != "" && len(start) < 8 && strings.Trim(start, "0123456789") == "" {
		number = 0
		for _, d := range start {
			number = number*10 + int(d-'0')
		}
	}
	// Two lists one after the other would be one, if their marks were the same.
	first := "-"
	if ordered {
		first = "."
	}
	if n := len(c.box.blocks); n > 0 && c.box.blocks[n-1].list == first {
		first = map[string]string{"-": "*", ".": ")"}[first]
	}
	var items []block
	tight := true
	for k := n.FirstChild; k != nil; k = k.NextSibling {
		if k.Type == html.CommentNode || k.Type == html.TextNode && strings.TrimSpace(k.Data) == "" {
			continue
		}
		inner := c.within(func() { c.node(k) })
		if len(inner) == 0 {
			continue
		}
		mark := first + " "
		if ordered {
			mark = itoa(number) + mark
			number++
		}
		tight = tight && isTight(inner)
		items = append(items, framedItem(inner, mark))
	}
	c.add(joined(items, first, tight))
}

// isTight reports whether an item needs no blank lines: a paragraph, and perhaps a list below it.
func isTight(inner []block) bool {
	return len(inner) == 1 || len(inner) == 2 && inner[1].list != ""
}

func framedItem(inner []block, mark string) block {
	indent := strings.Repeat(" ", len(mark))
	if !isTight(inner) || len(inner) == 1 {
		return framed(inner, mark, indent)
	}
	b := framed(inner, mark, indent)
	b.rich = marked(inner[0].rich+"\n"+inner[1].rich, mark, indent)
	b.plain = func() string { return marked(join(inner, true), mark, indent) }
	return b
}

func joined(items []block, mark string, tight bool) block {
	gap := "\n\n"
	if tight {
		gap = "\n"
	}
	b := block{list: mark}
	var rich, words []string
	for _, x := range items {
		rich, words = append(rich, x.rich), append(words, x.words)
	}
	b.rich, b.words = strings.Join(rich, gap), strings.Join(words, "\n")
	b.plain = func() string {
		var plain []string
		for _, x := range items {
			if text := x.plainly(); text != "" {
				plain = append(plain, text)
			}
		}
		return strings.Join(plain, gap)
	}
	return b
}

// table is a table where it has rows and columns of plain cells, and else what stands in it.
func (c *converter) table(n *html.Node) {
	for _, k := range find(n, atom.Caption) {
		c.asBlock(func() { c.kids(k) })
	}
	rows, plain := c.rows(n)
	if !plain || len(rows) < 2 || len(rows[0]) < 2 {
		if len(rows) > 0 {
			c.left[tables]++
		}
		for k := n.FirstChild; k != nil; k = k.NextSibling {
			if k.DataAtom != atom.Caption {
				c.node(k)
			}
		}
		return
	}
	var words []string
	for _, row := range rows {
		for _, cell := range row {
			words = append(words, cell.words)
		}
	}
	c.add(block{
		rich: tableOf(rows, func(b block) string { return b.rich }), words: strings.Join(words, "\n"),
		plain: func() string { return tableOf(rows, block.plainly) },
	})
}

// tableOf writes a table, its cells as text says.
func tableOf(rows [][]block, text func(block) string) string {
	var lines []string
	for i, row := range rows {
		var cells []string
		for _, cell := range row {
			cells = append(cells, text(cell))
		}
		lines = append(lines, "| "+strings.Join(cells, " | ")+" |")
		if i == 0 {
			lines = append(lines, "|"+strings.Repeat(" --- |", len(row)))
		}
	}
	return strings.Join(lines, "\n")
}

// rows reads a table's cells. plain is false where one holds more than a paragraph.
func (c *converter) rows(n *html.Node) (rows [][]block, plain bool) {
	const most = 100_000
	wide, cells := 0, 0
	for _, tr := range find(n, atom.Tr) {
		var row []block
		for k := tr.FirstChild; k != nil; k = k.NextSibling {
			if k.DataAtom != atom.Td && k.DataAtom != atom.Th {
				continue
			}
			if holdsBlocks(k) {
				return rows, false
			}
			inner := c.peek(k)
			if len(inner) > 1 {
				return rows, false
			}
			row = append(row, cellOf(inner))
			span := attr(k, "colspan")
			for i := 1; i < 20 && span != "" && itoa(i) != span; i++ {
				row = append(row, block{})
			}
		}
		if cells += len(row); cells > most {
			return rows, false
		}
		if len(row) > 0 {
			rows = append(rows, row)
			wide = max(wide, len(row))
		}
	}
	for i := range rows {
		for len(rows[i]) < wide {
			rows[i] = append(rows[i], block{})
		}
	}
	return rows, true
}

// holdsBlocks reports whether a cell holds what has no place in a table's row.
func holdsBlocks(cell *html.Node) bool {
	for _, what := range []atom.Atom{atom.Table, atom.Ul, atom.Ol, atom.Blockquote, atom.Pre} {
		if len(find(cell, what)) > 0 {
			return true
		}
	}
	return false
}

// peek converts a node without leaving a trace, for what is left out is counted once.
func (c *converter) peek(n *html.Node) []block {
	left := c.left
	c.left = map[string]int{}
	inner := c.within(func() { c.kids(n) })
	for what, n := range c.left {
		left[what] += n
	}
	c.left = left
	return inner
}

// cellOf is a table's cell: on one line, its bars escaped.
func cellOf(inner []block) block {
	if len(inner) == 0 {
		return block{}
	}
	b := inner[0]
	b.rich = cellLine(b.rich)
	b.plain = func() string { return cellLine(inner[0].plainly()) }
	return b
}

func cellLine(s string) string {
	s = strings.ReplaceAll(strings.ReplaceAll(s, "\\\n", " "), "\n", " ")
	return strings.ReplaceAll(strings.ReplaceAll(s, `\|`, "|"), "|", `\|`)
}

// find lists the elements of a kind below a node, but not those in tables within.
func find(n *html.Node, what atom.Atom) []*html.Node {
	var found []*html.Node
	for k := n.FirstChild; k != nil; k = k.NextSibling {
		if k.DataAtom == what {
			found = append(found, k)
		}
		if k.DataAtom != atom.Table {
			found = append(found, find(k, what)...)
		}
	}
	return found
}

// notes are a body's footnotes: who calls them, and where their words stand.
type notes struct {
	byID   map[string]string // the id of a note's element → its label
	order  []*html.Node
	labels []string
}

// find looks for links within raised figures that lead to an element of the same body.
func (s *notes) find(nodes []*html.Node) {
	links := noteLinks{byID: map[string]*html.Node{}}
	for _, n := range nodes {
		links.look(n, false)
	}
	for _, id := range links.calls {
		if n := links.byID[id]; n != nil && s.byID[id] == "" {
			s.number(id, n)
		}
	}
}

// number gives the note of an id, which stands in n, the next label.
func (s *notes) number(id string, n *html.Node) {
	if s.byID == nil {
		s.byID = map[string]string{}
	}
	s.labels = append(s.labels, itoa(len(s.labels)+1))
	s.byID[id] = s.labels[len(s.labels)-1]
	s.order = append(s.order, n)
}

// noteLinks are links that may call a footnote, and what they may lead to.
type noteLinks struct {
	byID  map[string]*html.Node // elements that may be a note, by the id that leads to them
	calls []string              // the ids that links within raised figures lead to
}

func (l *noteLinks) look(n *html.Node, raised bool) {
	if n.Type != html.ElementNode {
		return
	}
	if id := attr(n, "id"); id != "" {
		if note := namedNote(n); note != nil {
			l.byID[id] = note
		}
	}
	raised = raised || n.DataAtom == atom.Sup || attr(n, "role") == "doc-noteref" ||
		called.Has(attr(n, "class"), "footnote-anchor")
	if href := attr(n, "href"); n.DataAtom == atom.A && len(href) > 1 && href[0] == '#' && raised {
		l.calls = append(l.calls, href[1:])
	}
	for k := n.FirstChild; k != nil; k = k.NextSibling {
		l.look(k, raised)
	}
}

// namedNote is the element that may be a note, and has its id from n; nil: there is none.
func namedNote(n *html.Node) *html.Node {
	switch n.DataAtom {
	case atom.Li, atom.P, atom.Div:
		return n
	case atom.A:
		if n.Parent != nil && called.Has(attr(n.Parent, "class"), "footnote") {
			return n.Parent // a note whose number, and not the note, has the name
		}
	}
	return nil
}

// takes reports whether an element is a note's words, which stand at the end, or the way back from
// them.
func (s *notes) takes(n *html.Node) bool {
	if len(s.order) == 0 {
		return false
	}
	return n.DataAtom == atom.A && leadsBack(n) || called.Contains(s.order, n)
}

// leadsBack reports whether a link leads from a note back into the text.
func leadsBack(a *html.Node) bool {
	class := attr(a, "class")
	if called.Has(class, "footnote-number") || called.Has(class, "backref") ||
		attr(a, "role") == "doc-backlink" {
		return true
	}
	return called.HasPrefix(attr(a, "href"), "#") && strings.Trim(textOf(a), "↩↑^ \ufe0e") == ""
}

// label is the label of the footnote that an element calls, or "".
func (s *notes) label(n *html.Node) string {
	if len(s.order) == 0 || n.DataAtom != atom.Sup && n.DataAtom != atom.A {
		return ""
	}
	if n.DataAtom == atom.Sup {
		links := find(n, atom.A)
		if len(links) == 1 && strings.TrimSpace(textOf(n)) == strings.TrimSpace(textOf(links[0])) {
			return s.label(links[0])
		}
		return ""
	}
	if id, ok := called.CutPrefix(attr(n, "href"), "#"); ok {
		return s.byID[id]
	}
	return ""
}

// footnotes adds the footnotes' words.
func (c *converter) footnotes() {
	for i, n := range c.notes.order {
		inner := c.within(func() { c.kids(n) })
		if len(inner) == 0 {
			inner = []block{{rich: "…", words: "…"}}
		}
		c.add(framed(inner, "[^"+c.notes.labels[i]+"]: ", "    "))
	}
}
