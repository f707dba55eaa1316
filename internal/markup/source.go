package markup

import (
	"slices"
	"strconv"
	"strings"
	"sync"
	"unsafe"

	"github.com/alecthomas/chroma/v2"
)

// AppendSource appends a story's file, without its front matter, as a listing whose lines are
// numbered and have addresses (#L3): the words as they stand in the file, with headings, emphasis,
// links and quotations coloured. src is Markdown or, with wire, wire copy. Its time grows with the
// length of src and no faster.
func AppendSource(out, src []byte, wire bool) []byte {
	text := unsafe.String(unsafe.SliceData(src), len(src)) // nobody has the text when src changes
	text = strings.TrimPrefix(strings.ToValidUTF8(text, "�"), "\ufeff")
	text = strings.ReplaceAll(strings.ReplaceAll(text, "\r\n", "\n"), "\r", "\n")
	s := scanners.Get().(*storyScanner)
	defer scanners.Put(s)
	*s = storyScanner{wire: wire, text: text, headline: wire, tokens: s.tokens[:0]}
	s.scan()
	return listing(slices.Grow(out, len(text)+len(text)/8+64*strings.Count(text, "\n")), s.tokens)
}

// scanners are used again for other files, with the room that they have.
var scanners = sync.Pool{New: func() any { return new(storyScanner) }}

// listing appends tokens as numbered lines: a link with the line's number and address, then its
// words. chroma's own formatter takes four elements a line, which is more than most stories have
// words.
func listing(b []byte, tokens []chroma.Token) []byte {
	b = append(b, "<pre class=\"source\"><code>"...)
	number := 0
	begin := true
	for _, t := range tokens {
		class := classOf(t.Type)
		for piece := range strings.Lines(t.Value) {
			if begin {
				number++
				b = appendNumber(b, number)
			}
			words, ends := strings.CutSuffix(piece, "\n")
			if class != "" && words != "" {
				b = append(append(append(b, `<span class="`...), class...), `">`...)
			}
			b = appendText(b, words)
			if class != "" && words != "" {
				b = append(b, "</span>"...)
			}
			if begin = ends; ends {
				b = append(b, '\n')
			}
		}
	}
	return append(b, "</code></pre>\n"...)
}

// appendNumber appends a line's number, which leads to the line.
func appendNumber(b []byte, number int) []byte {
	n := int64(number)
	b = strconv.AppendInt(append(b, `<a id="L`...), n, 10)
	b = strconv.AppendInt(append(b, `" href="#L`...), n, 10)
	b = strconv.AppendInt(append(b, `">`...), n, 10)
	return append(b, `</a>`...)
}

// classOf is the class of a kind of token, as chroma names it, or "" for plain words.
func classOf(t chroma.TokenType) string {
	if name := chroma.StandardTypes[t]; name != "" && t != chroma.Text {
		return classPrefix + name
	}
	return ""
}

// storyLexer is a chroma.Lexer of stories' files. chroma's own for Markdown takes a hundred times
// as long as everything else that is done for a story.
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
	s.scan()
	return chroma.Literator(s.tokens...), nil
}

// SetRegistry does nothing: the lexer calls no other.
func (l storyLexer) SetRegistry(*chroma.LexerRegistry) chroma.Lexer { return l }

// SetAnalyser does nothing: nobody asks the lexer what a text is.
func (l storyLexer) SetAnalyser(func(string) float32) chroma.Lexer { return l }

// AnalyseText makes no claim.
func (l storyLexer) AnalyseText(string) float32 { return 0 }
