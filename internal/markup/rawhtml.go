package markup

import (
	"bytes"
	"sort"
	"strings"

	"github.com/onrecord/onrecord/internal/prose"
	"github.com/yuin/goldmark/ast"
	"golang.org/x/net/html"
)

// HTML that an author put into Markdown. Where the archive allows it (Options.RawHTML), its tags
// are passed on as they stand, and its words are readable text like all others: a part for each
// stretch between two tags of blocks. Where it is not allowed, it is shown as text: its words are
// read and annotated likewise, and its tags are readable and opaque. Scripts, styles and what else
// is no reading matter have no words: they are passed on, or left out.

// blockTags are the elements before and after which a new block begins, with the kind of the words
// in them.
var blockTags = func() map[string]prose.Kind {
	tags := map[string]prose.Kind{"blockquote": prose.BlockQuote, "li": prose.ListItem, "dt": prose.ListItem,
		"dd": prose.ListItem, "td": prose.Cell, "th": prose.Cell}
	for tag := range strings.FieldsSeq("h1 h2 h3 h4 h5 h6 summary") {
		tags[tag] = prose.Crosshead
	}
	for tag := range strings.FieldsSeq(`address article aside body caption center details dialog div dl fieldset
		figcaption figure footer form head header hgroup hr html legend main menu nav ol optgroup option p pre
		section table tbody tfoot thead tr ul`) {
		tags[tag] = prose.Paragraph
	}
	return tags
}()

// groupTags are the elements whose parts belong together.
var groupTags = map[string]bool{"blockquote": true, "ul": true, "ol": true, "dl": true, "table": true}

// wordless are the elements in which there is nothing to read.
var wordless = func() map[string]bool {
	tags := map[string]bool{}
	for tag := range strings.FieldsSeq(`script style template noscript iframe object svg math textarea select title
		audio video canvas`) {
		tags[tag] = true
	}
	return tags
}()

// media are the elements that show something without words.
var media = map[string]bool{"iframe": true, "object": true, "svg": true, "math": true, "audio": true, "video": true,
	"canvas": true}

// rawBlock is a block of HTML while it is read.
type rawBlock struct {
	*compiler
	at     place
	raw    []byte
	starts []leafSource // where in the source each line of raw was written: start, from
	pos    int          // in raw, of the token being read
	inPart bool
	words  bool // the part has words, not tags alone
	open   []openTag
	skip   string // the wordless element being read, or ""
	depth  int
}

// openTag is an element around the words being read.
type openTag struct {
	name string
	place
}

func (c *compiler) htmlBlock(n *ast.HTMLBlock, at place) {
	b := rawBlock{compiler: c, at: at}
	for i := range n.Lines().Len() {
		line := n.Lines().At(i)
		b.line(line.Start-line.Padding, line.Value(c.src)) // a tab that is cut in half is spaces
	}
	if n.HasClosure() {
		b.line(n.ClosureLine.Start-n.ClosureLine.Padding, n.ClosureLine.Value(c.src))
	}
	if len(b.raw) > 0 {
		b.read()
	}
}

func (b *rawBlock) line(from int, text []byte) {
	b.starts = append(b.starts, leafSource{start: len(b.raw), from: from})
	b.raw = append(b.raw, text...)
}

// source is where in the body a byte of raw was written.
func (b *rawBlock) source(at int) int {
	i := sort.Search(len(b.starts), func(i int) bool { return b.starts[i].start > at }) - 1
	return max(b.starts[i].from+at-b.starts[i].start, 0)
}

func (b *rawBlock) read() {
	shown := len(b.doc.parts)
	z := html.NewTokenizer(bytes.NewReader(b.raw))
	for {
		kind := z.Next()
		token := b.raw[b.pos:min(b.pos+len(z.Raw()), len(b.raw))]
		if kind == html.ErrorToken {
			token = b.raw[b.pos:] // a tag that never ends
		}
		switch kind {
		case html.TextToken:
			b.text(token)
		case html.StartTagToken, html.SelfClosingTagToken, html.EndTagToken:
			b.tag(z.Token(), token)
		default:
			b.notWords(token)
		}
		if b.pos += len(token); kind == html.ErrorToken {
			break
		}
	}
	b.endPart()
	if b.options.RawHTML {
		return
	}
	kind := HTMLAsText
	if len(b.doc.parts) == shown {
		kind = RawHTML
	}
	b.drop(string(firstLine(b.raw)), b.source(0), kind)
}

// notWords passes on what has no words, or leaves it out.
func (b *rawBlock) notWords(token []byte) {
	switch {
	case !b.options.RawHTML || len(token) == 0:
	case b.inPart:
		b.void(string(token), event{raw: true})
	default:
		b.literal(string(token))
	}
}

func (b *rawBlock) text(token []byte) {
	blank := len(bytes.TrimSpace(token)) == 0
	if b.skip != "" || blank && (!b.inPart || b.here() == 0) {
		b.notWords(token)
		return
	}
	b.begins()
	b.words = b.words || !blank
	b.htmlText(token, b.source, b.pos)
}

// tag reads a tag of a block, of a wordless element, or of words.
func (b *rawBlock) tag(t html.Token, token []byte) {
	if b.skip != "" || wordless[t.Data] {
		b.wordless(t, token)
		return
	}
	kind, isBlock := blockTags[t.Data]
	switch {
	case isBlock && b.options.RawHTML:
		b.endPart()
		b.literal(string(token))
	case isBlock && t.Type != html.EndTagToken && b.words:
		b.endPart()
		b.begins()
	case t.Data == "img" && b.options.RawHTML:
		b.rawImage(t, b.source(b.pos))
	}
	switch {
	case isBlock:
		b.nest(t, kind)
	case b.options.RawHTML:
		b.begins()
		b.rawEvent(t.Data, t.Type == html.EndTagToken, token)
	}
	if !b.options.RawHTML {
		b.begins()
		b.tagAsText(token, b.source, b.pos)
	}
}

// nest keeps count of the blocks around the words.
func (b *rawBlock) nest(t html.Token, kind prose.Kind) {
	switch t.Type {
	case html.EndTagToken:
		for i := len(b.open) - 1; i >= 0; i-- {
			if b.open[i].name == t.Data {
				b.open = b.open[:i]
				break
			}
		}
	case html.StartTagToken:
		at := b.place()
		if groupTags[t.Data] && at.group == 0 {
			b.groups++
			at.group = b.groups
		}
		if kind != prose.Paragraph {
			at.kind = kind
		}
		if t.Data != "hr" {
			b.open = append(b.open, openTag{t.Data, at})
		}
	}
}

func (b *rawBlock) place() place {
	if len(b.open) == 0 {
		return b.at
	}
	return b.open[len(b.open)-1].place
}

// wordless passes over an element in which there is nothing to read.
func (b *rawBlock) wordless(t html.Token, token []byte) {
	b.notWords(token)
	b.doc.media = b.doc.media || b.options.RawHTML && media[t.Data]
	switch {
	case t.Type == html.StartTagToken && b.skip == "":
		b.skip, b.depth = t.Data, 1
	case t.Type == html.StartTagToken && b.skip == t.Data:
		b.depth++
	case t.Type == html.EndTagToken && b.skip == t.Data:
		if b.depth--; b.depth == 0 {
			b.skip = ""
		}
	}
}

// begins makes ready for a part, unless one is being read.
func (b *rawBlock) begins() {
	if !b.inPart {
		b.begin()
		b.inPart, b.words = true, false
	}
}

// endPart ends the part being read.
func (b *rawBlock) endPart() {
	if !b.inPart {
		return
	}
	b.inPart = false
	b.trim()
	at := b.place()
	s := step{part: -1, flow: b.doc.events.keep(b.flow), anchors: b.compiler.anchors}
	if !b.options.RawHTML {
		at = b.at
		s.open, s.close, s.para = "<p>", "</p>\n", true
	}
	if len(b.compiler.text) > b.start {
		s.part = b.part(prose.Part{Kind: at.kind, Group: at.group, Opaque: b.opaque})
	}
	if s.part >= 0 || b.options.RawHTML {
		b.doc.steps = append(b.doc.steps, s)
	}
}

// rawEvent passes an inline tag on. The author's own <a> counts as a link until it ends.
func (c *compiler) rawEvent(name string, end bool, token []byte) {
	e := event{raw: true}
	switch {
	case name == "a" && !end:
		e.anchor, e.linked = true, true
		c.anchors = append(c.anchors, prose.Range{Start: c.here(), End: c.here()})
	case name == "a":
		e.linked = true
	}
	c.void(string(token), e)
	switch {
	case name == "br":
		c.newLine()
	case strikes(name) && !end && !c.muted:
		c.muted, c.strike = true, name
	case strikes(name) && end && c.strike == name:
		c.muted, c.cut, c.strike = false, true, ""
	}
}

// strikes reports whether the page shows the words of the element struck out.
func strikes(name string) bool { return name == "del" || name == "s" || name == "strike" }

// newLine adds the line break that a <br> is to its reader.
func (c *compiler) newLine() {
	if c.here() > 0 && c.text[len(c.text)-1] != '\n' {
		c.leaf(leafSource{from: -1}, func(t []byte) []byte { return append(t, '\n') })
	}
}

// rawImage notes an image beside the file, which has to be published with it.
func (c *compiler) rawImage(t html.Token, at int) {
	c.doc.media = true
	for _, a := range t.Attr {
		if a.Key == "src" && a.Val != "" && !strings.Contains(a.Val, ":") && !strings.HasPrefix(a.Val, "//") {
			line, col := c.lines.at(at)
			c.doc.images = append(c.doc.images, LinkRef{Dest: a.Val, Line: line, Col: col})
		}
	}
}

// tagAsText shows a tag as the text that it is written as. Nothing is found in it.
func (c *compiler) tagAsText(token []byte, source func(int) int, pos int) {
	start := c.here()
	c.pieces(token, source, pos, false)
	c.addOpaque(start)
}

// htmlText reads the words of HTML: white space as one space or line feed, entities resolved. A
// line of a <pre> is a line of its part, and so is each line that is set within a paragraph.
func (c *compiler) htmlText(raw []byte, source func(int) int, pos int) {
	c.pieces(raw, source, pos, true)
}

func (c *compiler) pieces(raw []byte, source func(int) int, pos int, entities bool) {
	for i := 0; i < len(raw); {
		end, from := i, source(pos+i)
		switch {
		case isHTMLSpace(raw[i]):
			for end < len(raw) && isHTMLSpace(raw[end]) {
				end++
			}
			c.space(raw[i:end], from)
		case raw[i] == '&' && entities && c.entity(raw[i:], from, &end):
			end += i
		default:
			for end++; end < len(raw) && !isHTMLSpace(raw[end]) && raw[end] != '&'; {
				end++
			}
			word := raw[i:end]
			c.leaf(leafSource{from: from, to: from + len(word), verbatim: true},
				func(t []byte) []byte { return append(t, word...) })
		}
		i = end
	}
}

func isHTMLSpace(b byte) bool { return strings.IndexByte(" \n\t\r\f", b) >= 0 }

// space adds one white space, unless there is some already. The HTML keeps all of it.
func (c *compiler) space(run []byte, from int) {
	if c.here() == 0 || strings.IndexByte(" \n", c.text[len(c.text)-1]) >= 0 {
		c.void(string(run), event{})
		return
	}
	text := run[0]
	if text != '\n' {
		text = ' '
	}
	c.leaf(leafSource{from: from, to: from + 1, verbatim: true}, func(t []byte) []byte { return append(t, text) })
	if len(run) > 1 {
		c.void(string(run[1:]), event{})
	}
}

// entity reads the entity that raw begins with, if it is one, and sets n to its length. One that
// stands for white space is a space.
func (c *compiler) entity(raw []byte, from int, n *int) bool {
	read, length := escape(nil, raw)
	if length == 0 {
		return false
	}
	*n = length
	if len(bytes.Trim(read, "\n\t ")) == 0 {
		c.space([]byte{' '}, from)
		return true
	}
	c.leaf(leafSource{from: from, to: from + length}, func(t []byte) []byte { return append(t, read...) })
	return true
}
