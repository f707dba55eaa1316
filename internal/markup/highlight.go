package markup

import (
	"bytes"
	"strings"
	"unicode"

	"github.com/alecthomas/chroma/v2"
	"github.com/alecthomas/chroma/v2/formatters/html"

	"github.com/onrecord/onrecord/internal/markup/languages"
)

// mostCode is how long a code block, in bytes, is coloured: some of the stock lexers take long over
// long texts.
const mostCode = 16 << 10

// classPrefix keeps chroma's short class names apart from the site's own.
const classPrefix = "c-"

var (
	plainStyle = chroma.MustNewStyle("onrecord", chroma.StyleEntries{}) // colours are the style sheet's affair
	codeFormat = html.New(html.WithClasses(true), html.ClassPrefix(classPrefix), html.PreventSurroundingPre(true))
)

// highlighted gives code as HTML, with a class for each kind of token that the style sheet knows.
// Code in a language that is not known stays as it is, and so does code that a lexer fails on or
// would change a letter of.
func highlighted(language, text string) string {
	if language != "" && len(text) <= mostCode {
		if lexer := languages.Get(strings.ToLower(language)); lexer != nil {
			if tokens, ok := tokenise(lexer, text); ok {
				var b bytes.Buffer
				if err := codeFormat.Format(&b, plainStyle, chroma.Literator(tokens...)); err == nil {
					return b.String()
				}
			}
		}
	}
	return string(appendText(nil, text))
}

// tokenise reads text with one of chroma's lexers. Those hand on an error inside an iterator by
// panicking, which must not end a build.
func tokenise(lexer chroma.Lexer, text string) (tokens []chroma.Token, ok bool) {
	defer func() {
		if recover() != nil {
			tokens, ok = nil, false
		}
	}()
	iterator, err := lexer.Tokenise(nil, text)
	if err != nil {
		return nil, false
	}
	rest := text
	// Some of the stock lexers give empty tokens for ever where a text is not in their language, so
	// they are counted.
	for t, n := iterator(), 0; t != chroma.EOF; t, n = iterator(), n+1 {
		if n > 2*len(text)+100 {
			return nil, false
		}
		if rest == "" && t.Value == "\n" {
			continue // some lexers add a line feed at the end
		}
		after, found := strings.CutPrefix(rest, t.Value)
		if !found {
			return nil, false
		}
		rest = after
		tokens = appendToken(tokens, simple(t.Type), t.Value)
	}
	return tokens, rest == "" && tells(tokens)
}

// tells reports whether words are of more than one kind: where all are strings, as in a table with
// commas, colour says nothing.
func tells(tokens []chroma.Token) bool {
	kinds := map[chroma.TokenType]bool{}
	for _, t := range tokens {
		if strings.IndexFunc(t.Value, unicode.IsLetter) >= 0 || strings.IndexFunc(t.Value, unicode.IsDigit) >= 0 {
			kinds[t.Type] = true
		}
	}
	return len(kinds) > 1
}

// appendToken adds a token, or lengthens the last one by a token of the same type. value must
// follow the last one's in one string.
func appendToken(tokens []chroma.Token, t chroma.TokenType, value string) []chroma.Token {
	if value == "" {
		return tokens
	}
	if last := len(tokens) - 1; last >= 0 && tokens[last].Type == t {
		tokens[last].Value += value
		return tokens
	}
	return append(tokens, chroma.Token{Type: t, Value: value})
}

// simple leaves of chroma's hundred kinds of token those that a reader of a newspaper archive is
// helped by. The rest is plain, and costs no element.
func simple(t chroma.TokenType) chroma.TokenType {
	switch {
	case t.InCategory(chroma.Comment):
		return chroma.Comment
	case t.InCategory(chroma.Keyword), t == chroma.NameTag, t == chroma.OperatorWord:
		return chroma.Keyword
	case t.InSubCategory(chroma.LiteralString):
		return chroma.LiteralString
	case t.InSubCategory(chroma.LiteralNumber):
		return chroma.LiteralNumber
	case t == chroma.NameFunction, t == chroma.NameClass, t == chroma.NameAttribute:
		return chroma.NameFunction
	case t == chroma.GenericHeading, t == chroma.GenericSubheading:
		return chroma.GenericHeading
	case t == chroma.GenericInserted, t == chroma.GenericDeleted:
		return t
	}
	return chroma.Text
}
