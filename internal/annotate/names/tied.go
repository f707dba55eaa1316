package names

import (
	"strings"

	"github.com/onrecord/onrecord/internal/annotate/lang"
	"github.com/onrecord/onrecord/internal/prose"
)

// A name may be tied to other words by a hyphen and still be one: "Austin-based", "New York-born",
// "R-Ohio". Then a part of a token is the mention.

// tied reports whether an ordinary word in lower case is tied to the word at i: "Hague-based".
func (f *finder) tied(i int32) bool {
	return f.toks[i].Is(prose.Hyphen) && f.isSmallTail(i) && (f.shape(i)&plain != 0 || !f.unknown(i) && f.is(i, ordinary) && !f.is(i, lang.Given|lang.Surname))
}

// tiedName reads a known place or organisation that is tied to another word at i; i where there is
// none.
func (f *finder) tiedName(i int32) int32 {
	at := i
	if !f.toks[i].Is(prose.Hyphen) && f.has(i+1) && f.tok(i+1).Is(prose.Hyphen) && f.nameNext(i+1) {
		at = i + 1 // "New York-based"
	}
	if !f.toks[at].Is(prose.Hyphen) || f.shape(at)&capital == 0 {
		return i
	}
	if at == i && f.ofState(i) {
		return i + 1
	}
	if !f.tied(at) {
		return i
	}
	s := f.text(at)
	cut := strings.LastIndexByte(s, '-')
	w := f.pack.Word(s[:cut])
	if at > i {
		p, n := f.pack.Phrase([]lang.Word{f.words[i], w})
		if n != 2 {
			return i
		}
		w = p
	}
	e := f.pack.Entry(w)
	if g := isPlace; e.Is(lang.Place|lang.OrgName) && !e.Is(ordinary) {
		if !e.Is(lang.Place) {
			g = isOrganisation
		}
		f.addPart(span{first: i, end: at + 1, guess: g, word: w, rule: tiedRule(g)}, 0, f.toks[at].Start+int32(cut))
	}
	return at + 1
}

func tiedRule(g guess) *rule {
	if g == isPlace {
		return byKnownPlace
	}
	return byKnownOrg
}

// ofState reads the state that a lawmaker sits for, after the letter of a party: "R-Ohio",
// "D-N.Y.".
func (f *finder) ofState(i int32) bool {
	s := f.text(i)
	if len(s) < 4 || s[1] != '-' || s[0] < 'A' || s[0] > 'Z' {
		return false
	}
	w := f.pack.Word(s[2:])
	if w == 0 {
		w = f.pack.Word(s[2:] + ".")
	}
	if !f.pack.Entry(w).Is(lang.State | lang.Country) {
		return false
	}
	end := f.toks[i].End
	if f.char(i+1) == '.' && f.pack.Entry(w).Is(lang.Abbrev) && !f.tok(i+1).Is(prose.Space) {
		end++
	}
	f.addPart(span{first: i, end: i + 1, guess: isPlace, word: w, rule: byKnownPlace}, f.toks[i].Start+2, end)
	return true
}

// addPart notes a span that is less than its tokens: from byte lo (0: the beginning of its first
// token) to byte hi.
func (f *finder) addPart(s span, lo, hi int32) {
	s.lo, s.hi = lo, hi
	f.titleEnd = -1
	f.add(s)
}

// bounds are the bytes of a span's words, from the one where its name begins.
func (f *finder) bounds(s *span, first int32) (lo, hi int32) {
	lo, hi = f.toks[first].Start, f.toks[s.end-1].End
	if s.lo > 0 {
		lo = s.lo
	}
	if s.hi > 0 {
		hi = s.hi
	}
	return lo, hi
}
