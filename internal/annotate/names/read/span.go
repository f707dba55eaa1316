package read

import (
	"strings"

	"github.com/onrecord/onrecord/internal/annotate/lang"
	"github.com/onrecord/onrecord/internal/prose"
	"github.com/onrecord/onrecord/internal/registry"
)

// Abbreviates reports whether the acronym is the first letters of the words of a longer name, small
// words left out or not.
func (st *Story) Abbreviates(acronym string, s *Span) bool {
	if s.End-s.First < 2 {
		return false
	}
	k, all := 0, 0
	for t := s.First; t < s.End; t++ {
		c := st.Text(t)[0]
		if k < len(acronym) && lowerASCII(acronym[k]) == lowerASCII(c) && (c <= 'Z' || st.Shape(t)&Lower != 0) {
			k++
		} else if c >= 'A' && c <= 'Z' {
			all++
		}
	}
	return k == len(acronym) && all == 0
}

// SpanID is a span's place among those of a story.
type SpanID int32

// NoSpan is the id of no span.
const NoSpan SpanID = -1

// Owner is whose a span is: a person, or an organisation or place, as its guess says.
type Owner int32

// Nobody owns a span that is nobody's yet.
const Nobody Owner = 0

// Guess is what a span is taken for.
type Guess uint8

const (
	Single Guess = iota // one capitalised word, or a few: decided when the whole story has been read
	Person
	Organisation
	Place
)

// Span is a name as it stands in the text, before it is known whose it is.
type Span struct {
	First, End int32 // tokens
	lo, Hi     int32 // bytes: where a name begins and ends within its tokens; 0 where it has all of them
	From       int32 // where its name begins: before first where a name is borrowed from the words before ("Barnet council")
	Title      int32 // the first token of the titles before it; first where there are none
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

// NameOf is the words of a span as symbols: without initials, small particles and suffixes.
func (rd *Reader) NameOf(s *Span, syms *[6]Symbol) (n int32, letters [2]byte) {
	quoted := false
	for t := s.First; t < s.End; t++ {
		if rd.Toks[t].Kind == prose.Mark && (quoted || rd.Toks[t].Is(prose.Space)) {
			quoted = !quoted
		}
		if quoted || rd.Shape(t)&Capital == 0 || rd.Is(t, lang.NameSuffix) && t > s.First && n > 0 || rd.Toks[t].Kind != 0 {
			continue
		}
		if rd.Shape(t)&Initial != 0 {
			if letters[0] == 0 {
				letters[0] = rd.Text(t)[0]
			}
			continue
		}
		if rd.Is(t, lang.Particle) && t+1 < s.End && (!rd.Is(t, lang.Given|lang.Surname) || rd.Shape(t+1)&Capital == 0) {
			continue
		}
		if n < int32(len(syms)) {
			syms[n] = rd.Syms.Of(rd.Text(t))
			n++
		}
	}
	return n, letters
}

func (st *Story) InHeading(s *Span) bool { return st.Shape(s.First)&Heading != 0 }

// Fuller reports whether a prints more of a name than b; a name in capitals throughout is less.
func (st *Story) Fuller(a, b *Span) bool {
	if st.capsSpan(a) != st.capsSpan(b) {
		return st.capsSpan(b)
	}
	if a.Guess == Person && st.InHeading(a) != st.InHeading(b) {
		return st.InHeading(b)
	}
	return st.Width(a) > st.Width(b)
}

func (st *Story) Width(s *Span) int32 {
	lo, hi := st.Bounds(s, s.First)
	return hi - lo
}

// capsSpan reports whether all words of a span of more than an acronym are in capitals.
func (st *Story) capsSpan(s *Span) bool {
	long := false
	for t := s.First; t < s.End; t++ {
		for _, c := range []byte(st.Text(t)) {
			if c >= 'a' && c <= 'z' {
				return false
			}
		}
		long = long || st.Toks[t].End-st.Toks[t].Start > 4 && !st.Toks[t].Is(prose.Dotted)
	}
	return long
}

// ShortOf reports whether name a is short for the longer name b.
func (st *Story) ShortOf(a, b *Span) bool {
	n, m := a.End-a.From, b.End-b.From
	if n >= m || st.capsSpan(b) {
		return false
	}
	front, back := true, n > 1 || a.Rule == ByPaper
	for k := int32(0); k < n; k++ {
		front = front && lang.Same(st.Text(a.From+k), st.Text(b.From+k))
		back = back && lang.Same(st.Text(a.From+k), st.Text(b.End-n+k))
	}
	if front && n == 1 && m > 1 && a.Rule == ByKnownOrg {
		return b.Rule == ByOrgSuffix
	}
	if n > 1 && st.skips(a, b) {
		return true
	}
	return front && !st.Link(b.From+n, lang.LinkOf) && !st.Link(b.From+n, lang.LinkAnd) || back
}

// skips reports whether a is b with words left out between its first and its last.
func (st *Story) skips(a, b *Span) bool {
	k := b.From
	for t := a.From; t < a.End; t++ {
		for k < b.End && !lang.Same(st.Text(t), st.Text(k)) {
			if k == b.From {
				return false
			}
			k++
		}
		if k == b.End {
			return false
		}
		k++
	}
	return k == b.End
}

// WordsOf is the words of a span as it is compared: without "the" and a final dot.
func (st *Story) WordsOf(s *Span) string {
	from := s.From
	if from+1 < s.End && st.LinkAny(from, lang.LinkThe) {
		from++
	}
	lo, hi := st.Bounds(s, from)
	return strings.TrimSuffix(st.Src[lo:hi], ".")
}

// Bounds are the bytes of a span's words, from the one where its name begins.
func (st *Story) Bounds(s *Span, first int32) (lo, hi int32) {
	lo, hi = st.Toks[first].Start, st.Toks[s.End-1].End
	if s.lo > 0 {
		lo = s.lo
	}
	if s.Hi > 0 {
		hi = s.Hi
	}
	return lo, hi
}
