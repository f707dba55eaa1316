package read

import (
	"strings"

	"github.com/onrecord/onrecord/internal/annotate/lang"
	"github.com/onrecord/onrecord/internal/gazetteer"
	"github.com/onrecord/onrecord/internal/prose"
)

// WordsOf is the words of a span as it is compared: without "the" and a final dot.
func (st *Story) WordsOf(s *Span) string {
	from := s.From
	if from+1 < s.End && st.LinkAny(from, lang.LinkThe) {
		from++
	}
	lo, hi := st.Bounds(s, from)
	return strings.TrimSuffix(st.Src[lo:hi], ".")
}

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

// capsSpan reports whether all words of a span of more than an acronym are in capitals.
func (st *Story) capsSpan(s *Span) bool {
	long := false
	for t := s.First; t < s.End; t++ {
		for _, c := range []byte(st.Text(t)) {
			if isLower(c) {
				return false
			}
		}
		long = long || st.Size(t) > 4 && !st.Toks[t].Is(prose.Dotted)
	}
	return long
}

// ShortOf reports whether name a is short for the longer name b: its beginning or its end, or b
// with words left out.
func (st *Story) ShortOf(a, b *Span) bool {
	n, m := a.End-a.From, b.End-b.From
	if n >= m || st.capsSpan(b) {
		return false
	}
	front, back := true, n > 1 || a.Rule == ByPaper
	for k := range n {
		front = front && lang.Same(st.Text(a.From+k), st.Text(b.From+k))
		back = back && lang.Same(st.Text(a.From+k), st.Text(b.End-n+k))
	}
	if front && n == 1 && a.Rule == ByKnownOrg {
		return b.Rule == ByOrgSuffix
	}
	if back || n > 1 && st.skips(a, b) {
		return true
	}
	taught := n > 1 && st.Link(b.From+n, lang.LinkOf) && st.bearsName(a)
	return front && (taught || !st.Link(b.From+n, lang.LinkOf|lang.LinkAnd))
}

// bearsName reports whether the span is a school that bears somebody's name or its own, so that
// what it teaches may be left out: "Orlov University" for the Orlov University of Arts. A town has
// several.
func (st *Story) bearsName(s *Span) bool {
	return st.Is(s.End-1, lang.Learned) && !st.Is(s.From, lang.Place|lang.Demonym|lang.Lead) &&
		!st.Facts(s.From).Is(gazetteer.Place)
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

// Abbreviates reports whether the acronym is the first letters of the words of a longer name, small
// words left out or not.
func (st *Story) Abbreviates(acronym string, s *Span) bool {
	if s.Len() < 2 {
		return false
	}
	k, others := 0, 0
	for t := s.First; t < s.End; t++ {
		c := st.Text(t)[0]
		if same := k < len(acronym) && lowerASCII(acronym[k]) == lowerASCII(c); same && (c <= 'Z' || st.Small(t)) {
			k++
		} else if isUpper(c) {
			others++
		}
	}
	return k == len(acronym) && others == 0
}
