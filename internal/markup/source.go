package markup

import (
	"io"
	"strings"

	"github.com/alecthomas/chroma/v2"
	"github.com/alecthomas/chroma/v2/formatters/html"
)

var sourceFormat = html.New(html.WithClasses(true), html.ClassPrefix(classPrefix),
	html.WithLineNumbers(true), html.WithLinkableLineNumbers(true, "L"), html.WithPreWrapper(sourceFrame{}))

// sourceFrame is the element around a source view.
type sourceFrame struct{}

func (sourceFrame) Start(bool, string) string { return "<pre class=\"source\"><code>" }
func (sourceFrame) End(bool) string           { return "</code></pre>\n" }

// Source writes a story's file, without its front matter, as a listing whose lines are numbered and have addresses (#L3): the words as they stand in the file, with
// headings, emphasis, links and quotations coloured. src is Markdown or, with wire, wire copy. Its time grows with the length of src and no faster.
func Source(w io.Writer, src []byte, wire bool) error {
	text := strings.TrimPrefix(strings.ToValidUTF8(string(src), "�"), "\ufeff")
	text = strings.ReplaceAll(strings.ReplaceAll(text, "\r\n", "\n"), "\r", "\n")
	tokens, err := storyLexer{wire: wire}.Tokenise(nil, text)
	if err != nil {
		return err
	}
	return sourceFormat.Format(w, plainStyle, tokens)
}

// storyLexer is a chroma.Lexer of stories' files. chroma's own for Markdown takes a hundred times as long as everything else that is done for a story.
type storyLexer struct{ wire bool }

var _ chroma.Lexer = storyLexer{}

// Config says what the lexer is for.
func (l storyLexer) Config() *chroma.Config {
	if l.wire {
		return &chroma.Config{Name: "wire copy", Filenames: []string{"*.txt"}}
	}
	return &chroma.Config{Name: "story in Markdown", Filenames: []string{"*.md"}}
}

// Tokenise reads a story once, from its beginning to its end.
func (l storyLexer) Tokenise(_ *chroma.TokeniseOptions, text string) (chroma.Iterator, error) {
	s := storyScanner{wire: l.wire, text: text, headline: l.wire}
	for s.pos < len(s.text) {
		s.line()
	}
	s.flush(s.pos)
	return chroma.Literator(s.tokens...), nil
}

// SetRegistry does nothing: the lexer calls no other.
func (l storyLexer) SetRegistry(*chroma.LexerRegistry) chroma.Lexer { return l }

// SetAnalyser does nothing: nobody asks the lexer what a text is.
func (l storyLexer) SetAnalyser(func(string) float32) chroma.Lexer { return l }

// AnalyseText makes no claim.
func (l storyLexer) AnalyseText(string) float32 { return 0 }
