package read

import (
	"strings"

	"github.com/onrecord/onrecord/internal/annotate/lang"
	"github.com/onrecord/onrecord/internal/prose"
)

// isSmallTail reports whether the last part of a word with hyphens is set small: "Penh-based".
func (st *Story) isSmallTail(t int32) bool {
	s := st.Text(t)
	at := strings.LastIndexByte(s, '-')
	return at >= 0 && at+1 < len(s) && s[at+1] >= 'a' && s[at+1] <= 'z'
}

// A name may be tied to other words by a hyphen and still be one: "Austin-based", "New York-born",
// "R-Ohio". Then a part of a token is the mention.

// tied reports whether an ordinary word in lower case is tied to the word at i: "Hague-based".
func (st *Story) tied(i int32) bool {
	return st.Toks[i].Is(prose.Hyphen) && st.isSmallTail(i) && (st.Shape(i)&Plain != 0 || !st.Unknown(i) && st.Is(i, Ordinary) && !st.Is(i, lang.Given|lang.Surname))
}

// tiedName reads a known place or organisation that is tied to another word at i; i where there is
// none.
func (rd *Reader) tiedName(i int32) int32 {
	at := i
	if !rd.Toks[i].Is(prose.Hyphen) && rd.Has(i+1) && rd.Tok(i+1).Is(prose.Hyphen) && rd.NameNext(i+1) {
		at = i + 1 // "New York-based"
	}
	if !rd.Toks[at].Is(prose.Hyphen) || rd.Shape(at)&Capital == 0 {
		return i
	}
	if at == i && rd.ofState(i) {
		return i + 1
	}
	if !rd.tied(at) {
		return i
	}
	s := rd.Text(at)
	cut := strings.LastIndexByte(s, '-')
	w := rd.Pack.Word(s[:cut])
	if at > i {
		p, n := rd.Pack.Phrase([]lang.Word{rd.Words[i], w})
		if n != 2 {
			return i
		}
		w = p
	}
	e := rd.Pack.Entry(w)
	if g := Place; e.Is(lang.Place|lang.OrgName) && !e.Is(Ordinary) {
		if !e.Is(lang.Place) {
			g = Organisation
		}
		rd.addPart(Span{First: i, End: at + 1, Guess: g, Word: w, Rule: tiedRule(g)}, 0, rd.Toks[at].Start+int32(cut))
	}
	return at + 1
}

func tiedRule(g Guess) *Rule {
	if g == Place {
		return ByKnownPlace
	}
	return ByKnownOrg
}

// ofState reads the state that a lawmaker sits for, after the letter of a party: "R-Ohio",
// "D-N.Y.".
func (rd *Reader) ofState(i int32) bool {
	s := rd.Text(i)
	if len(s) < 4 || s[1] != '-' || s[0] < 'A' || s[0] > 'Z' {
		return false
	}
	w := rd.Pack.Word(s[2:])
	if w == 0 {
		w = rd.Pack.Word(s[2:] + ".")
	}
	if !rd.Pack.Entry(w).Is(lang.State | lang.Country) {
		return false
	}
	end := rd.Toks[i].End
	if rd.Char(i+1) == '.' && rd.Pack.Entry(w).Is(lang.Abbrev) && !rd.Tok(i+1).Is(prose.Space) {
		end++
	}
	rd.addPart(Span{First: i, End: i + 1, Guess: Place, Word: w, Rule: ByKnownPlace}, rd.Toks[i].Start+2, end)
	return true
}
