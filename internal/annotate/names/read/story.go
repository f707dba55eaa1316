package read

import (
	"slices"

	"github.com/onrecord/onrecord/internal/annotate/lang"
	"github.com/onrecord/onrecord/internal/prose"
)

// Source is a story cut into tokens and sentences. Words is in step with Tokens (lang.Pack.Words).
type Source struct {
	Text      prose.Text
	Tokens    []prose.Token
	Sentences []prose.Sentence
	Words     []lang.Word
	Pack      *lang.Pack
}

// Story is a story's tokens, and what each is to one who looks for names.
type Story struct {
	Src       string
	Toks      []prose.Token
	Words     []lang.Word // per token
	Shapes    []Shape     // per token
	Sentences []prose.Sentence
	Pack      *lang.Pack

	blocks  []prose.Block
	chars   []byte        // per token: see Char
	entries []*lang.Entry // per token: what the pack knows of its word
	classes []lang.Class  // per token: what its word can be
	memo    []listed      // per token: the phrase that begins there, once it has been asked for
	facts   []known       // per token: what the gazetteer says of it, once it has been asked
}

// Reset takes the next story, and notes how each of its tokens is set.
func (st *Story) Reset(in Source) {
	st.Src, st.Toks, st.Words, st.Pack = in.Text.S, in.Tokens, in.Words, in.Pack
	st.blocks, st.Sentences = in.Text.Blocks, in.Sentences
	n := len(st.Words)
	entries, classes := slices.Grow(st.entries[:0], n)[:n], slices.Grow(st.classes[:0], n)[:n]
	shapes := append(st.Shapes[:0], make([]Shape, len(st.Toks))...)
	for i, w := range in.Words[:n] {
		e := in.Pack.At(w)
		entries[i], classes[i] = e, e.Class
		if w != 0 && !e.BeginsSmall() {
			shapes[i] = still // unless its shape tells otherwise
		}
	}
	st.entries, st.classes, st.Shapes = entries, classes, shapes
	st.memo = append(st.memo[:0], make([]listed, len(st.Toks))...)
	st.facts = append(st.facts[:0], make([]known, len(st.Toks))...)
	st.chars = append(st.chars[:0], make([]byte, len(st.Toks))...)
	st.noteShapes()
}

// Release lets the story go.
func (st *Story) Release() {
	st.Src, st.Toks, st.Words, st.blocks, st.Sentences = "", nil, nil, nil, nil
}

// Len is the number of tokens.
func (st *Story) Len() int32 { return int32(len(st.Toks)) }

// Has reports whether there is a token i.
func (st *Story) Has(i int32) bool { return uint(i) < uint(len(st.Toks)) }

// beyond stands where there is no token: no word, and empty.
var beyond = prose.Token{Kind: prose.Punct}

// Tok is a bounds-checked lookup: token i, or what stands beyond the text.
func (st *Story) Tok(i int32) *prose.Token {
	if uint(i) < uint(len(st.Toks)) {
		return &st.Toks[i]
	}
	return &beyond
}

// Text is what token i says. It is asked at a hundred places, of few tokens at each.
//
//go:noinline
func (st *Story) Text(i int32) string { return st.Tok(i).In(st.Src) }

// Kind is the kind of token i; beyond the text it is punctuation.
//
//go:noinline
func (st *Story) Kind(i int32) prose.TokenKind { return st.Tok(i).Kind }

// Flag reports whether token i has all of the flags.
//
//go:noinline
func (st *Story) Flag(i int32, x prose.Shape) bool { return st.Tok(i).Is(x) }

// Size is the number of bytes of token i, 0 beyond the text.
//
//go:noinline
func (st *Story) Size(i int32) int32 {
	t := st.Tok(i)
	return t.End - t.Start
}

// Char is the first byte of a token of punctuation, 0 for any other and beyond the text.
//
//go:noinline
func (st *Story) Char(i int32) byte {
	if uint(i) < uint(len(st.chars)) {
		return st.chars[i]
	}
	return 0
}

// Genitive reports whether token i makes an owner of the word before it.
//
//go:noinline
func (st *Story) Genitive(i int32) bool { return st.Has(i) && prose.Genitive(st.Src, st.Toks, i) }

// IsOpen reports whether a bracket opens at token i.
//
//go:noinline
func (st *Story) IsOpen(i int32) bool { c := st.Char(i); return c == '(' || c == '[' }

// Shape is how token i is set; nothing beyond the text.
//
//go:noinline
func (st *Story) Shape(i int32) Shape { return st.shape(i) }

// shape is Shape, for what is itself called and not copied.
func (st *Story) shape(i int32) Shape {
	if uint(i) < uint(len(st.Shapes)) {
		return st.Shapes[i]
	}
	return 0
}

// Shaped reports whether token i is set in any of the ways.
//
//go:noinline
func (st *Story) Shaped(i int32, x Shape) bool { return st.shape(i)&x != 0 }

// Small reports whether token i is a word in lower case.
//
//go:noinline
func (st *Story) Small(i int32) bool { return st.shape(i)&Lower != 0 }

// Opens reports whether a clause or block begins at token i, which is within the text.
//
//go:noinline
func (st *Story) Opens(i int32) bool { return st.shape(i)&Shut != 0 }

// Entry is what the pack knows of token i. It is asked at so many places that the program would be
// larger by fifty kilobytes, and no quicker, had each its own copy of it.
//
//go:noinline
func (st *Story) Entry(i int32) *lang.Entry { return st.entry(i) }

// entry is Entry, for what is itself called and not copied.
func (st *Story) entry(i int32) *lang.Entry {
	if uint(i) < uint(len(st.entries)) {
		return st.entries[i]
	}
	return &unknown
}

// unknown is the entry of no word.
var unknown lang.Entry

// Unknown reports whether no list has the word at token i, not even in a phrase.
//
//go:noinline
func (st *Story) Unknown(i int32) bool { return uint(i) < uint(len(st.Words)) && st.Words[i] == 0 }

// Bare reports whether no list says anything of the word at token i, though a phrase may hold it:
// "Koh" for "Koh Samui".
//
//go:noinline
func (st *Story) Bare(i int32) bool {
	if !st.Has(i) {
		return false
	}
	e := st.entry(i)
	return e.Class == 0 && e.Form == 0 && e.Cue == 0
}

// Is reports whether token i is in any of the classes. It is asked in hundreds of places, and
// called there; where nearly every token is asked, OfClass is laid in.
//
//go:noinline
func (st *Story) Is(i int32, c lang.Class) bool { return st.OfClass(i, c) }

// OfClass is Is, for loops over all tokens.
func (st *Story) OfClass(i int32, c lang.Class) bool {
	return uint(i) < uint(len(st.classes)) && st.classes[i]&c != 0
}

// SmallIs reports whether token i is a word in lower case of one of the classes.
//
//go:noinline
func (st *Story) SmallIs(i int32, c lang.Class) bool {
	return st.shape(i)&Lower != 0 && st.OfClass(i, c)
}

// Plural reports whether the word at token i can be a plural.
//
//go:noinline
func (st *Story) Plural(i int32) bool { return st.entry(i).Number&lang.Plural != 0 }

// Part reports whether token i plays a part.
//
//go:noinline
func (st *Story) Part(i int32, p lang.Part) bool {
	return st.entry(i).Part&p != 0
}

// Link reports whether token i is a small word that ties names so, in lower case.
//
//go:noinline
func (st *Story) Link(i int32, l lang.Link) bool {
	return st.shape(i)&Lower != 0 && st.entry(i).Link&l != 0
}

// LinkAny is link for a word that may bear a capital.
//
//go:noinline
func (st *Story) LinkAny(i int32, l lang.Link) bool {
	return st.entry(i).Link&l != 0
}
