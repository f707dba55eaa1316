// Package body knows how the body of an export's story becomes Markdown that reads the same.
//
// HTML is walked once: block elements become blocks, inline elements tokens, and what a reader of a
// newspaper never wanted (scripts, share buttons, trackers) is left out and counted. Beside the
// Markdown the words are gathered as the source has them; the Markdown is then compiled as the
// archive will compile it (package markup), and its readable text held against those words. A block
// that would read differently, because of a mark that Markdown takes for its own, is written again
// without emphasis and links. So no asterisk of ours is ever printed, and no word is lost.
//
// A converter of our own, since those that were looked at (html-to-markdown v2 among them) print
// asterisks where emphasis ends beside a quotation mark, as in <b>“Wait.”</b>he said, lose one of
// two entities in &amp;amp;, part lists by HTML comments, and take longer for a story than building
// its page.
package body

import (
	"bytes"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/onrecord/onrecord/internal/called"
	"github.com/onrecord/onrecord/internal/markup"
	"github.com/onrecord/onrecord/internal/prose"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// Options say what addresses in a body mean.
type Options struct {
	// Link is where a link leads: an address, or "" where it is to become plain words. Nil: as it
	// stands.
	Link func(dest string) string
	// Image says what an image becomes: a file beside the story (shown is true), or an address that
	// is linked, or "" for nothing. Nil: a link to where it lies.
	Image func(src, alt string) (dest string, shown bool)
}

// Result is a body as Markdown.
type Result struct {
	Markdown string         // without white space at its ends
	Left     map[string]int // what was left out or reduced, by its plural name
	Plain    int            // blocks that were written without emphasis and links, to read the same
}

// What is left out or reduced, as reports print it.
const (
	scripts    = "scripts"
	trackers   = "trackers"
	shares     = "share buttons"
	related    = "boxes with links to other stories, advertisements and sign-up forms"
	embeds     = "embeds (a link is kept)"
	hidden     = "hidden elements"
	controls   = "form fields and buttons"
	pulled     = "pull quotes, whose words stand in the text"
	pictures   = "drawings and formulas"
	tables     = "tables without rows or columns (their text is kept)"
	bracketed  = "words in pointed brackets, such as <inaudible>, which browsers do not show"
	anchorless = "links that lead nowhere (their words are kept)"
)

var reader = markup.New(markup.Options{})

// HTML turns HTML, a fragment or a page's body, into Markdown.
func HTML(src string, o Options) Result {
	src = withAddresses(src)
	nodes := parse(src)
	c := &converter{o: o, src: src, left: map[string]int{}, box: &box{}}
	c.total = wordBytes(nodes)
	if called.Has(src, "pull") {
		c.told = foldedWords(nodes)
	}
	c.notes.find(nodes)
	for _, n := range nodes {
		c.node(n)
	}
	c.flush()
	c.footnotes()
	return c.result()
}

// parse reads HTML as a browser does.
func parse(src string) []*html.Node {
	around := &html.Node{Type: html.ElementNode, Data: "body", DataAtom: atom.Body}
	nodes, err := html.ParseFragmentWithOptions(strings.NewReader(src), around, html.ParseOptionEnableScripting(false))
	if err != nil { // elements within elements beyond any sense: its words are kept
		return []*html.Node{{Type: html.TextNode, Data: withoutTags(src)}}
	}
	return nodes
}

// withoutTags are the words of HTML that cannot be parsed.
func withoutTags(src string) string {
	var b called.Builder
	z := html.NewTokenizer(strings.NewReader(src))
	skip := 0
	for {
		switch z.Next() {
		case html.ErrorToken:
			return b.String()
		case html.TextToken:
			if skip == 0 {
				b.Write(z.Text())
			}
		case html.StartTagToken:
			if name, _ := z.TagName(); string(name) == "script" || string(name) == "style" {
				skip++
			}
			b.WriteByte(' ')
		case html.EndTagToken:
			if name, _ := z.TagName(); (string(name) == "script" || string(name) == "style") && skip > 0 {
				skip--
			}
			b.WriteByte(' ')
		}
	}
}

// HasWords reports whether HTML has any text outside of tags. It looks no closer: scripts count.
func HasWords(src string) bool {
	for src != "" {
		text, rest, tag := called.Cut(src, "<")
		if strings.TrimSpace(text) != "" {
			return true
		}
		if !tag {
			return false
		}
		if comment, is := called.CutPrefix(rest, "!--"); is {
			_, src, _ = called.Cut(comment, "-->")
			continue
		}
		if showsSomething(rest) {
			return true
		}
		_, src, _ = called.Cut(rest, ">")
	}
	return false
}

// showsSomething reports whether a tag shows something without having text.
func showsSomething(tag string) bool {
	for _, name := range []string{"img", "iframe", "video", "audio", "embed", "object"} {
		if len(tag) > len(name) && strings.EqualFold(tag[:len(name)], name) {
			return true
		}
	}
	return false
}

// block is one block of the result.
type block struct {
	rich  string        // Markdown
	plain func() string // Markdown without emphasis and links; nil where it is the same
	words string        // as the source has them
	list  string        // the mark of a list's items, or ""
}

// plainly is the block without emphasis and links.
func (b block) plainly() string {
	if b.plain == nil {
		return b.rich
	}
	return b.plain()
}

// box holds the blocks of what stands in one element.
type box struct{ blocks []block }

// result puts the blocks together, those that would not read as the source does without their
// emphasis and links.
func (c *converter) result() Result {
	r := Result{Left: c.left}
	r.Markdown = join(c.box.blocks, false)
	if reads(r.Markdown, c.box.blocks) {
		return r
	}
	for i := range c.box.blocks {
		b := &c.box.blocks[i]
		if !reads(b.rich, c.box.blocks[i:i+1]) {
			b.rich = b.plainly()
			b.plain = nil
			r.Plain++
		}
	}
	if r.Markdown = join(c.box.blocks, false); !reads(r.Markdown, c.box.blocks) {
		r.Markdown = join(c.box.blocks, true)
		r.Plain = len(c.box.blocks)
	}
	return r
}

func join(blocks []block, plain bool) string {
	var b called.Builder
	size := 0
	for _, x := range blocks {
		size += len(x.rich) + 2
	}
	b.Grow(size)
	for _, x := range blocks {
		text := x.rich
		if plain {
			text = x.plainly()
		}
		if text == "" {
			continue // all of it is struck out
		}
		if b.Len() > 0 {
			b.WriteString("\n\n")
		}
		b.WriteString(text)
	}
	return b.String()
}

// reads reports whether Markdown reads as its blocks' words do. White space does not count, but for
// whether there is any.
func reads(markdown string, blocks []block) bool {
	var got, want words
	got.b = make([]byte, 0, len(markdown)+1)
	for _, p := range reader.Markdown([]byte(markdown)).Parts() {
		got.add(p.Text)
	}
	want.b = make([]byte, 0, len(got.b)+1)
	for _, b := range blocks {
		want.add(b.words)
	}
	return bytes.Equal(got.b, want.b)
}

// words are texts with each run of white space, and each boundary, as one space.
type words struct{ b []byte }

func (w *words) add(text string) {
	from := 0 // of the word that is read
	end := func(i, behind int) {
		if from < i {
			w.b = append(append(w.b, text[from:i]...), ' ')
		}
		from = behind
	}
	isWordByte := func(ch byte) bool { return ch > ' ' && ch < utf8.RuneSelf }
	for i := 0; i < len(text); {
		if isWordByte(text[i]) {
			i++
			continue
		}
		if text[i] == ' ' && i > from && i+1 < len(text) && isWordByte(text[i+1]) {
			i += 2 // a single space between words is as it has to be
			continue
		}
		r, size := called.FirstRune(text[i:])
		if unicode.IsSpace(r) {
			end(i, i+size)
		}
		i += size
	}
	end(len(text), len(text))
}

// Words are the words of Markdown as the archive reads it, parted by single spaces.
func Words(markdown string) string {
	var w words
	for _, p := range reader.Markdown([]byte(markdown)).Parts() {
		w.add(p.Text)
	}
	return called.TrimSuffix(string(w.b), " ")
}

// Text turns plain text, paragraphs parted by blank lines, into Markdown.
func Text(src string) Result {
	c := &converter{left: map[string]int{}, box: &box{}}
	c.paragraphs(src)
	return c.result()
}

// Markdown takes a body that is Markdown already. It stays as it came where the archive can publish
// it so; where it holds HTML, or leads to what is not there, it is rendered and written anew.
func Markdown(src string, o Options) Result {
	src = strings.Trim(strings.ReplaceAll(src, "\r\n", "\n"), "\n")
	doc := reader.Markdown([]byte(src))
	if stays(doc, o) {
		return Result{Markdown: strings.TrimRight(src, " \t\n")}
	}
	loose := markup.New(markup.Options{RawHTML: true}).Markdown([]byte(src))
	return HTML(string(loose.HTML(prose.Join(loose.Parts()), 0, markup.Layer{})), o)
}

func stays(doc *markup.Document, o Options) bool {
	if len(doc.Dropped()) > 0 {
		return false
	}
	for _, l := range doc.Links() {
		if o.Link != nil && o.Link(l.Dest) != l.Dest {
			return false
		}
	}
	for _, i := range doc.Images() {
		if o.Image == nil {
			return false
		}
		if dest, shown := o.Image(i.Dest, ""); !shown || dest != i.Dest {
			return false
		}
	}
	return true
}

// Picture is an image as Markdown, or, where it is not shown, a link to it.
func Picture(dest, alt string, shown bool) string {
	run := []token{{kind: picture, text: encoded(dest), alt: oneLine(alt)}}
	if !shown {
		run = []token{{kind: address, text: encoded(dest), alt: unquoted(oneLine(alt))}}
	}
	return inlineBlock(run, "").rich
}
