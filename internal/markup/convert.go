package markup

import (
	"bytes"
	"regexp"
	"slices"
	"sync"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
)

// Options say how Markdown is read. The zero value is the safe one.
type Options struct {
	RawHTML bool // pass raw HTML on
	// rewrites a relative link or image address, under the base path; nil: as it stands
	Link func(dest string) string
}

// Converter compiles Markdown bodies. It does not change and may be shared.
type Converter struct {
	plain     parser.Parser
	addresses parser.Parser // makes links of bare addresses as well
	options   Options
}

// A bare address ends before a quotation mark: the mark belongs to the sentence.
var bareAddress = regexp.MustCompile(`^(?:https?|ftp)://[-a-zA-Z0-9@:%._+~#=]{1,256}(?::\d+)?` +
	`(?:[/#?][-a-zA-Z0-9@:%_+.~#$!?&/=();,]*)?`)

// New makes a converter: CommonMark with tables, strikethrough, footnotes and bare addresses as
// links.
func New(o Options) *Converter {
	extensions := []goldmark.Extender{tables{}, extension.Strikethrough, extension.Footnote, looseNotes{}}
	plain := goldmark.New(goldmark.WithExtensions(extensions...))
	addresses := goldmark.New(goldmark.WithExtensions(
		append(extensions, extension.NewLinkify(extension.WithLinkifyURLRegexp(bareAddress)))...))
	return &Converter{plain: plain.Parser(), addresses: addresses.Parser(), options: o}
}

// Markdown compiles a body: UTF-8 with "\n" at line ends, without front matter.
func (c *Converter) Markdown(src []byte) *Document {
	if line, what := tangled(src); line > 0 {
		return plainly(src, line, what)
	}
	if all, ok := stretches(src); ok {
		return c.inStretches(src, all)
	}
	return c.parsed(src)
}

// parsed compiles a body by what goldmark finds in it.
func (c *Converter) parsed(src []byte) *Document {
	root := c.parserFor(src).Parse(text.NewReader(src))
	comp := c.compiler(src)
	comp.nameHeadings(root)
	comp.blocks(root, place{})
	comp.dropUnused()
	return comp.finish()
}

// compilers are used again for other bodies, with the room that they have.
var compilers = sync.Pool{New: func() any { return new(compiler) }}

// compiler begins a Document, with room for as many blocks as a body has as a rule. It is given
// back by finish.
func (c *Converter) compiler(src []byte) *compiler {
	blocks := bytes.Count(src, newline)/2 + 2
	comp := compilers.Get().(*compiler)
	doc := documents.Get().(*Document)
	doc.parts, doc.steps = slices.Grow(doc.parts, blocks), slices.Grow(doc.steps, blocks)
	doc.sources = slices.Grow(doc.sources, blocks)
	doc.events.free, doc.origins.free = slices.Grow(doc.events.free, 2*blocks), slices.Grow(doc.origins.free, 2*blocks)
	*comp = compiler{src: src, options: c.options, lines: lineIndex{src: src}, doc: doc,
		text: comp.text[:0], ends: comp.ends[:0], flow: comp.flow[:0], leaves: comp.leaves[:0], opened: comp.opened[:0],
	}
	return comp
}

// parserFor spares the search for bare addresses, a third of the time, where there can be none.
func (c *Converter) parserFor(src []byte) parser.Parser {
	if mayHoldAddress(src) {
		return c.addresses
	}
	return c.plain
}

func mayHoldAddress(src []byte) bool {
	return bytes.Contains(src, []byte("://")) || bytes.Contains(src, []byte("www.")) || bytes.IndexByte(src, '@') >= 0
}
