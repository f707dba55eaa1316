package body

import (
	"strconv"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/onrecord/onrecord/internal/called"
)

// converter walks HTML.
type converter struct {
	o     Options
	src   string
	left  map[string]int
	box   *box // that blocks go to
	run   []token
	open  []token // the inline elements that are open
	notes notes
	total int             // bytes of words in the whole body
	quote int             // q elements that are open
	ended map[string]bool // see hasEnd
	told  string          // the letters and figures of all but pull quotes; "" where there are none

	trimDash bool // the dash before a name that follows is there already
}

// node takes one node.
func (c *converter) node(n *html.Node) {
	switch n.Type {
	case html.TextNode:
		c.text(n.Data)
	case html.ElementNode:
		c.element(n)
	case html.DocumentNode:
		c.kids(n)
	}
}

//go:noinline
func (c *converter) kids(n *html.Node) {
	for k := n.FirstChild; k != nil; k = k.NextSibling {
		c.node(k)
	}
}

func (c *converter) element(n *html.Node) {
	if c.drop(n) || c.notes.takes(n) {
		return
	}
	if label := c.notes.label(n); label != "" {
		c.run = append(c.run, token{kind: noteMark, text: label})
		return
	}
	if handle := blocks[n.DataAtom]; handle != nil {
		c.asBlock(func() { handle(c, n) })
		return
	}
	if handle := inlines[n.DataAtom]; handle != nil {
		handle(c, n)
		return
	}
	if isContainer(n) {
		c.asBlock(func() { c.kids(n) })
		return
	}
	if n.DataAtom == 0 && c.isBracketed(n) {
		c.left[bracketed]++
	}
	c.kids(n)
}

// asBlock ends the paragraph before and after what f adds. Inline elements that are open around a
// block are closed before it and opened again in it.
func (c *converter) asBlock(f func()) {
	c.flush()
	f()
	c.flush()
}

// flush ends the paragraph being gathered.
//
//go:noinline
func (c *converter) flush() { c.paragraph("") }

// paragraph ends the paragraph being gathered; lead stands before its words: "## ".
func (c *converter) paragraph(lead string) {
	run := c.take()
	for _, part := range split(run) {
		c.add(inlineBlock(part, lead))
	}
}

// take gives the tokens gathered so far, the open elements closed at its end.
func (c *converter) take() []token {
	run := c.run
	for i := len(c.open) - 1; i >= 0; i-- {
		run = append(run, token{kind: closing, of: c.open[i].of})
	}
	c.run = append([]token(nil), c.open...)
	return run
}

//go:noinline
func (c *converter) add(b block) {
	if b.rich != "" {
		c.box.blocks = append(c.box.blocks, b)
	}
}

// within gathers the blocks that f adds.
func (c *converter) within(f func()) []block {
	outer := c.box
	c.box = &box{}
	f()
	c.flush()
	inner := c.box.blocks
	c.box = outer
	return inner
}

// blocks are the elements that end a paragraph and are more than containers.
var blocks map[atom.Atom]func(*converter, *html.Node)

// inlines are the elements within a paragraph.
var inlines map[atom.Atom]func(*converter, *html.Node)

func init() {
	blocks = map[atom.Atom]func(*converter, *html.Node){
		atom.H1: (*converter).heading, atom.H2: (*converter).heading, atom.H3: (*converter).heading,
		atom.H4: (*converter).heading, atom.H5: (*converter).heading, atom.H6: (*converter).heading,
		atom.Ul: (*converter).list, atom.Ol: (*converter).list, atom.Menu: (*converter).list,
		atom.Blockquote: (*converter).blockquote, atom.Dt: (*converter).term, atom.Pre: (*converter).preformatted,
		atom.Hr: (*converter).rule, atom.Table: (*converter).table, atom.Figcaption: (*converter).caption,
		atom.Iframe: (*converter).embed, atom.Embed: (*converter).embed, atom.Object: (*converter).embed,
		atom.Video: (*converter).embed, atom.Audio: (*converter).embed,
	}
	inlines = map[atom.Atom]func(*converter, *html.Node){
		atom.Em: emphasis(weak), atom.I: emphasis(weak), atom.Dfn: emphasis(weak), atom.Var: emphasis(weak),
		atom.Strong: emphasis(strong), atom.B: emphasis(strong),
		atom.Del: emphasis(struck), atom.S: emphasis(struck), atom.Strike: emphasis(struck),
		atom.Code: (*converter).code, atom.Kbd: (*converter).code, atom.Samp: (*converter).code,
		atom.Tt: (*converter).code, atom.A: (*converter).link, atom.Img: (*converter).image,
		atom.Br: (*converter).lineBreak, atom.Q: (*converter).quotation, atom.Cite: (*converter).cite,
		atom.Wbr: func(*converter, *html.Node) {},
	}
}

// containers are elements that begin and end a paragraph, and are nothing else.
var containers = func() map[string]bool {
	all := map[string]bool{}
	for name := range strings.FieldsSeq(`address article aside body center dd details dialog div dl
		fieldset figure footer form header
		hgroup html legend li main nav p section summary td th tr tbody thead tfoot caption noscript optgroup`) {
		all[name] = true
	}
	return all
}()

func isContainer(n *html.Node) bool { return containers[n.Data] }

func (c *converter) heading(n *html.Node) {
	level := int(n.Data[1] - '0')
	inner := c.within(func() { c.kids(n) })
	if len(inner) == 1 && !called.Has(inner[0].rich, "\n") && inner[0].list == "" {
		c.add(inner[0].asHeading(strings.Repeat("#", max(level, 2)) + " "))
	} else {
		c.box.blocks = append(c.box.blocks, inner...) // an image, or paragraphs, in a heading
	}
}

func (c *converter) blockquote(n *html.Node) {
	c.add(quoted(c.within(func() { c.kids(n) })))
}

// cite is a work's title in a sentence, and a speaker's name below a block quotation.
func (c *converter) cite(n *html.Node) {
	if !c.closesQuotation(n) {
		emphasis(weak)(c, n)
		return
	}
	c.run = dashless(c.run)
	c.asBlock(func() {
		name := strings.TrimLeft(strings.TrimSpace(textOf(n)), "—–-―~ ")
		if name != "" {
			c.text("— ")
			c.trimDash = true
			c.kids(n)
			c.trimDash = false
		}
	})
}

// dashless takes a dash off the end of tokens that are nothing else.
func dashless(run []token) []token {
	for _, t := range run {
		if t.kind != opening && (t.kind != wordsToken || strings.Trim(t.text, "—–-―~ \t\n\u00a0") != "") {
			return run
		}
	}
	kept := run[:0]
	for _, t := range run {
		if t.kind == opening {
			kept = append(kept, t)
		}
	}
	return kept
}

// closesQuotation reports whether an element is the last with words in a block quotation, or in its
// footer.
func (c *converter) closesQuotation(n *html.Node) bool {
	for n.Parent != nil {
		for s := n.NextSibling; s != nil; s = s.NextSibling {
			if strings.TrimSpace(textOf(s)) != "" {
				return false
			}
		}
		n = n.Parent
		switch n.DataAtom {
		case atom.Blockquote:
			return true
		case atom.P:
			if strings.TrimSpace(textOf(n)) != strings.TrimSpace(textOf(n.LastChild)) && !isAlone(n) {
				return false
			}
		case atom.Footer, atom.Figcaption:
			if !isAlone(n) {
				return false // a name, and then the work that it is from
			}
		case atom.Div, atom.Span:
		default:
			return false
		}
	}
	return false
}

// isAlone reports whether the first words of a paragraph are those of a cite.
func isAlone(p *html.Node) bool {
	for k := p.FirstChild; k != nil; k = k.NextSibling {
		if k.DataAtom == atom.Cite {
			return true
		}
		if strings.Trim(textOf(k), "—–-―~ \t\n\u00a0") != "" {
			return false
		}
	}
	return false
}

func (c *converter) term(n *html.Node) {
	c.asBlock(func() { emphasis(strong)(c, n) })
}

func (c *converter) rule(*html.Node) {
	c.box.blocks = append(c.box.blocks, block{rich: "* * *"})
}

// caption is the line below a figure.
func (c *converter) caption(n *html.Node) {
	c.kids(n)
}

// brokenLines is Markdown each of whose lines counts.
func brokenLines(rich string) string {
	var out called.Builder
	for line, more := "", true; more; {
		if line, rich, more = called.Cut(rich, "\n"); more {
			line += hardBreak(line)
		}
		out.WriteString(line)
	}
	return out.String()
}

// preformatted is code where it says so; else text whose line ends count.
func (c *converter) preformatted(n *html.Node) {
	text := strings.Trim(strings.ReplaceAll(rawText(n), "\r\n", "\n"), "\n")
	if strings.TrimSpace(text) == "" {
		return
	}
	if !isCode(n) {
		for _, para := range paragraphsOf(text) {
			b := textBlock(para)
			if isVerse(attr(n, "class"), para) {
				b.rich = brokenLines(b.rich)
				b.plain = nil
			}
			c.add(b)
		}
		return
	}
	fence := fenceFor(text, "```")
	code := fence + "\n" + text + "\n" + fence
	c.add(block{rich: code, words: text})
}

func isCode(n *html.Node) bool {
	for k := n.FirstChild; k != nil; k = k.NextSibling {
		if k.DataAtom == atom.Code {
			return true
		}
	}
	class := attr(n, "class")
	return called.Has(class, "code") || called.Has(class, "highlight") || called.Has(class, "lang")
}

// fenceFor is a mark at least as long as given, and longer than any in the text.
func fenceFor(text, fence string) string {
	for called.Has(text, fence) {
		fence += fence[:1]
	}
	return fence
}

// embed leaves a link to what another site would have shown.
func (c *converter) embed(n *html.Node) {
	src := c.embedded(n)
	if src == "" {
		c.kids(n)
		return
	}
	c.left[embeds]++
	if dest := c.destination(src); dest != "" {
		c.run = append(c.run, token{kind: address, text: dest})
	}
}

// embedded is the address of what an element embeds.
func (c *converter) embedded(n *html.Node) string {
	for _, name := range []string{"src", "data-src", "data-lazy-src", "data"} {
		v := strings.TrimSpace(attr(n, name))
		if v != "" && !called.HasPrefix(v, "about:") && !called.HasPrefix(v, "data:") {
			return v
		}
	}
	for k := n.FirstChild; k != nil; k = k.NextSibling {
		if k.DataAtom == atom.Source || k.DataAtom == atom.Embed {
			if v := c.embedded(k); v != "" {
				return v
			}
		}
		if k.DataAtom == atom.Param && strings.EqualFold(attr(k, "name"), "movie") {
			return attr(k, "value")
		}
	}
	return ""
}

// isVerse reports whether lines end where their writer wanted them to, and not at a width.
func isVerse(class string, lines []string) bool {
	if called.Has(class, "verse") || called.Has(class, "poe") || called.Has(class, "preformatted") {
		return len(lines) > 1
	}
	const width = 55 // no text is broken at less
	long := 0
	for _, l := range lines[:len(lines)-1] {
		if len([]rune(l)) > width {
			long++
		}
	}
	return len(lines) > 2 && long*2 < len(lines)
}

// paragraphs adds plain text, parted by blank lines.
func (c *converter) paragraphs(text string) {
	for _, para := range paragraphsOf(text) {
		c.add(textBlock(para))
	}
}

// paragraphsOf are the lines of each paragraph.
func paragraphsOf(text string) (all [][]string) {
	text = strings.ReplaceAll(text, "\r\n", "\n")
	var para []string
	end := func() {
		if len(para) > 0 {
			all = append(all, para)
			para = nil
		}
	}
	for line := range strings.SplitSeq(text, "\n") {
		if line = strings.TrimSpace(line); line == "" {
			end()
		} else {
			para = append(para, line)
		}
	}
	end()
	return all
}

// destination is where a link leads, or "".
func (c *converter) destination(dest string) string {
	dest = strings.TrimSpace(dest)
	if called.HasPrefix(dest, "//") {
		dest = "https:" + dest
	}
	if c.o.Link != nil {
		dest = c.o.Link(dest)
	}
	return encoded(dest)
}

//go:noinline
func attr(n *html.Node, name string) string {
	for _, a := range n.Attr {
		if a.Key == name {
			return a.Val
		}
	}
	return ""
}

// textOf are the words below a node.
func textOf(n *html.Node) string {
	if n == nil {
		return ""
	}
	if n.Type == html.TextNode {
		return n.Data
	}
	var b called.Builder
	for k := n.FirstChild; k != nil; k = k.NextSibling {
		b.WriteString(textOf(k))
	}
	return b.String()
}

// rawText are the words below a node, with a line end for each br.
func rawText(n *html.Node) string {
	if n.DataAtom == atom.Br {
		return "\n"
	}
	if n.Type == html.TextNode {
		return n.Data
	}
	var b called.Builder
	for k := n.FirstChild; k != nil; k = k.NextSibling {
		b.WriteString(rawText(k))
	}
	return b.String()
}

// wordBytes is how much text nodes have.
func wordBytes(nodes []*html.Node) (total int) {
	for _, n := range nodes {
		if n.Type == html.TextNode {
			total += len(strings.TrimSpace(n.Data))
		}
		for k := n.FirstChild; k != nil; k = k.NextSibling {
			total += wordBytes([]*html.Node{k})
		}
	}
	return total
}

func itoa(n int) string { return strconv.Itoa(n) }
