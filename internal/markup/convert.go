package markup

import (
	"bytes"
	"regexp"

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
	extensions := []goldmark.Extender{tables{}, extension.Strikethrough, extension.Footnote}
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
	root := c.parserFor(src).Parse(text.NewReader(src))
	comp := compiler{src: src, options: c.options, doc: &Document{}, lines: lineIndex{src: src},
		text: make([]byte, 0, len(src))}
	comp.nameHeadings(root)
	comp.blocks(root, place{})
	return comp.finish()
}

// parserFor spares the search for bare addresses, a third of the time, where there can be none.
func (c *Converter) parserFor(src []byte) parser.Parser {
	if bytes.Contains(src, []byte("://")) || bytes.Contains(src, []byte("www.")) || bytes.IndexByte(src, '@') >= 0 {
		return c.addresses
	}
	return c.plain
}
