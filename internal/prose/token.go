package prose

import "slices"

// TokenKind says what a token is made of.
type TokenKind uint8

// The kinds of token.
const (
	Word   TokenKind = iota // letters, with inner hyphens, apostrophes and dots; also @handles and #tags
	Number                  // begins with a digit and holds no letter but a short unit: 2,000 3.5 2014-15 1990s 2m
	Clitic                  // what English hangs on a word with an apostrophe: 's 'd 'll 're 've 'm
	// a quotation mark of any kind, or an apostrophe that looks like one; '' and `` are one token
	Mark
	Punct  // any other rune; "..." and "--" are one token each
	Markup // a stray tag of markup, from < to >
	Opaque // a stretch in which nothing is ever found: code, an address
)

// Shape is a set of flags on how a token looks.
type Shape uint16

// The flags.
const (
	Upper   Shape = 1 << iota // the first letter is upper case
	Caps                      // two letters or more, all upper case
	Digits                    // holds a digit
	Hyphen                    // holds a hyphen
	Apos                      // holds an apostrophe
	Dotted                    // ends in a dot that belongs to it: U.S. a.m. J.
	Space                     // white space stands before it
	Begin                     // the first token of its block
	Handle                    // an @handle or #tag
	Camel                     // an upper-case letter follows a lower-case one: McDonald
	Foreign                   // holds a letter outside ASCII
)

// Token is one token, as a byte range [Start, End) of a Text's S.
type Token struct {
	Start, End int32
	Kind       TokenKind
	Shape      Shape
}

// Is reports whether the token has all flags of f.
func (t Token) Is(f Shape) bool { return t.Shape&f == f }

// In is the token's words in s, a Text's S.
func (t Token) In(s string) string { return s[t.Start:t.End] }

// Range is the token's byte range.
func (t Token) Range() Range { return Range{int(t.Start), int(t.End)} }

// Genitive reports whether token i makes an owner of the word before it: a clitic, or the mark
// behind a plural, "the miners' leader".
//
//go:noinline
func Genitive(s string, toks []Token, i int32) bool {
	if toks[i].Kind != Mark || i == 0 || int(i)+1 == len(toks) || toks[i].Is(Space) {
		return toks[i].Kind == Clitic
	}
	owner, owned, mark := toks[i-1], toks[i+1], toks[i].In(s)
	return (mark == "'" || mark == "’") && owner.Kind == Word && s[owner.End-1] == 's' &&
		owned.Kind == Word && owned.Is(Space) && !owned.Is(Upper)
}

// Tokens cuts a text into tokens, in order. Each token lies in one block. Blocks of code have none.
// It takes time linear in the length of the text.
//
//go:noinline
func Tokens(t Text) []Token {
	if t.Cut != nil {
		return t.Cut
	}
	return AppendTokens(nil, t)
}

// AppendTokens is Tokens into a slice that the caller may use again.
func AppendTokens(dst []Token, t Text) []Token {
	if t.Cut != nil {
		return append(dst, t.Cut...)
	}
	l := lexer{s: t.S, out: slices.Grow(dst, len(t.S)/5+8), opaque: t.Opaque}
	for _, b := range t.Blocks {
		if b.Kind != Code {
			l.block(b.Range)
		}
	}
	return l.out
}
