package read

import (
	"strings"

	"github.com/onrecord/onrecord/internal/annotate/lang"
	"github.com/onrecord/onrecord/internal/prose"
	"github.com/onrecord/onrecord/internal/registry"
)

// SpanID is a span's place among those of a story.
type SpanID int32

// NoSpan is the id of no span.
const NoSpan SpanID = -1

// Owner is whose a span is: a person, or an organisation or place, as its guess says. The layer
// that resolves names numbers them.
type Owner int32

// Nobody owns a span that is nobody's yet.
const Nobody Owner = 0

// Guess is what a span is taken for.
type Guess uint8

// The guesses. A single is one capitalised word, or a few: decided when the whole story has been
// read.
const (
	Single Guess = iota
	Person
	Organisation
	Place
)

// Span is a name as it stands in the text, before it is known whose it is.
type Span struct {
	First, End int32 // tokens
	Lo, Hi     int32 // bytes: where it begins and ends within its tokens; 0 where it has all of them
	From       int32 // where its name begins: before First in "Barnet council", whose noun is the mention
	Title      int32 // the first token of the titles before it; First where there are none
	Guess      Guess
	Open       bool // its shape leaves open what it is: the story's grammar tells
	Weak       bool // its capital says nothing: the head of a sentence, a headline
	Plural     bool
	Honorific  bool
	Tells      lang.Gender // what its title says of its sex
	Word       lang.Word   // the pack's word or phrase that it is, or 0
	Rule       *Rule
	Owner      Owner
	Borrowed   SpanID          // a couple's first name takes the surname of this span, or NoSpan
	Candidates [2]Owner        // whose it may be, with no owner
	Entry      *registry.Entry // of a registered name or post
}

// Unowned is a span that is nobody's yet.
func Unowned(s Span) Span {
	s.Borrowed = NoSpan
	return s
}

// Len is the number of a span's tokens.
func (s *Span) Len() int32 { return s.End - s.First }

// Titled reports whether a title stands before a span.
//
//go:noinline
func (s *Span) Titled() bool { return s.Title < s.First }

// Bounds are the bytes of a span's words, from the one where its name begins.
//
//go:noinline
func (st *Story) Bounds(s *Span, first int32) (lo, hi int32) {
	lo, hi = st.Toks[first].Start, st.Toks[s.End-1].End
	if s.Lo > 0 {
		lo = s.Lo
	}
	if s.Hi > 0 {
		hi = s.Hi
	}
	return lo, hi
}

// Width is the number of bytes that a span prints.
//
//go:noinline
func (st *Story) Width(s *Span) int32 {
	lo, hi := st.Bounds(s, s.First)
	return hi - lo
}

// InHeading reports whether a span stands in a headline, whose capitals tell nothing.
//
//go:noinline
func (st *Story) InHeading(s *Span) bool { return st.Shaped(s.First, Heading) }

// Name is the words of a full name: without initials, small particles and suffixes.
type Name struct {
	Words  [6]Symbol
	N      int32
	Letter byte // the first initial, 0 for none
}

// First is a name's first word.
//
//go:noinline
func (x *Name) First() Symbol { return x.Words[0] }

// Last is its last.
//
//go:noinline
func (x *Name) Last() Symbol { return x.Words[x.N-1] }

// NameOf reads the words of a span.
func (rd *Reader) NameOf(s *Span) (x Name) {
	quoted := false
	for t := s.First; t < s.End; t++ {
		if rd.Toks[t].Kind == prose.Mark && !rd.dutchThe(t) && (quoted || t == s.First || rd.Toks[t].Is(prose.Space)) {
			quoted = !quoted
		}
		switch {
		case quoted || rd.Toks[t].Kind != prose.Word || !rd.Shaped(t, Capital):
		case x.N > 0 && rd.Is(t, lang.NameSuffix):
		case rd.Shaped(t, Initial):
			if x.Letter == 0 {
				x.Letter = rd.Text(t)[0]
			}
		case t+1 < s.End && rd.smallParticle(t) && !(t == s.First && rd.twoSyllables(t+1)):
		case int(x.N) < len(x.Words):
			x.Words[x.N] = rd.Syms.Of(rd.withoutArticle(t))
			x.N++
		}
	}
	return x
}

// withoutArticle is the word at t without the article that a hyphen ties to it: "Darwishi" of
// "Al-Darwishi", who is called by both.
func (rd *Reader) withoutArticle(t int32) string {
	s := rd.Text(t)
	if !rd.Toks[t].Is(prose.Hyphen) {
		return s
	}
	if at := strings.IndexByte(s, '-'); at > 0 && at < 4 && at+2 < len(s) && rd.isArticle(s[:at]) {
		return s[at+1:]
	}
	return s
}

// isArticle reports whether the first part of a word with a hyphen is a particle, and no name.
func (rd *Reader) isArticle(s string) bool {
	c := rd.Pack.Class(rd.Pack.Word(s))
	return c&lang.Particle != 0 && c&lang.Given == 0
}

// smallParticle reports whether the word at t, with more of its name after it, is a particle and no
// name by itself: "Van", "Al".
func (st *Story) smallParticle(t int32) bool {
	return st.Is(t, lang.Particle) && (!st.Is(t, lang.Given|lang.Surname) || !st.Shaped(t+1, Capital))
}
