package read

import (
	"strings"

	"github.com/onrecord/onrecord/internal/annotate/lang"
	"github.com/onrecord/onrecord/internal/gazetteer"
	"github.com/onrecord/onrecord/internal/prose"
)

// A name may be tied to other words by a hyphen and still be one: "Austin-based", "New York-born",
// "R-Ohio". Then a part of a token is the mention.

// tied reports whether an ordinary word in lower case is tied to the word at i: "Hague-based".
func (st *Story) tied(i int32) bool {
	if !st.Toks[i].Is(prose.Hyphen) || !st.isSmallTail(i) {
		return false
	}
	return st.Shaped(i, Plain) || st.Is(i, Ordinary) && !st.Unknown(i) && !st.Is(i, lang.Given|lang.Surname)
}

// isSmallTail reports whether the last part of a word with hyphens is set small: "Penh-based".
func (st *Story) isSmallTail(t int32) bool {
	s := st.Text(t)
	at := strings.LastIndexByte(s, '-')
	return at >= 0 && at+1 < len(s) && isLower(s[at+1])
}

// tiedName reads a known place or organisation that is tied to another word at i; i where there is
// none.
func (rd *Reader) tiedName(i int32) int32 {
	at := i
	if !rd.Toks[i].Is(prose.Hyphen) && rd.Flag(i+1, prose.Hyphen) && rd.NameNext(i+1) {
		at = i + 1 // "New York-based"
	}
	if !rd.Toks[at].Is(prose.Hyphen) || !rd.Shaped(at, Capital) {
		return i
	}
	if at == i {
		if q := rd.ofState(i); q > i {
			return q
		}
	}
	if at == i && rd.letteredBranch(i) {
		rd.add(Span{First: i, End: i + 1, Guess: Organisation, Rule: ByAcronym})
		return i + 1
	}
	if at == i && rd.tiedPair(i) {
		return i + 1
	}
	if !rd.tied(at) && !rd.tiedPlace(at) {
		return i
	}
	cut := strings.LastIndexByte(rd.Text(at), '-')
	w := rd.Pack.Word(rd.Text(at)[:cut])
	if at > i {
		p, n := rd.Pack.Phrase([]lang.Word{rd.Words[i], w})
		if n != 2 {
			return i
		}
		w = p
	}
	s := Span{First: i, End: at + 1, Word: w, Hi: rd.Toks[at].Start + int32(cut)}
	switch e := rd.Pack.Entry(w); {
	case e.Is(Ordinary):
	case e.Is(lang.Place):
		s.Guess, s.Rule = Place, ByKnownPlace
		rd.addPart(s)
	case e.Is(lang.OrgName):
		s.Guess, s.Rule = Organisation, ByKnownOrg
		rd.addPart(s)
	}
	return at + 1
}

// tiedPair reads two known places or organisations that a hyphen ties, or a people and a place:
// "the Peru-Chile border", "the Arab-Israel war".
func (rd *Reader) tiedPair(i int32) bool {
	s := rd.Text(i)
	at := strings.IndexByte(s, '-')
	if at < 2 || at+2 >= len(s) || rd.titled(i) || rd.Shaped(i, Heading) || !rd.Unknown(i) || rd.NameNext(i+1) {
		return false
	}
	const names, kinds = lang.Given | lang.Surname | Ordinary, lang.Place | lang.OrgName | lang.Demonym
	a, b := rd.Pack.Word(s[:at]), rd.Pack.Word(s[at+1:])
	x, y := rd.Pack.Entry(a), rd.Pack.Entry(b)
	if !x.Is(kinds) || !y.Is(kinds) || x.Is(names) || y.Is(names) || rd.Shaped(i-1, Capital) && !rd.Shaped(i-1, Weak) {
		return false
	}
	t := rd.Toks[i]
	rd.addTied(Span{First: i, End: i + 1, Hi: t.Start + int32(at), Word: a})
	rd.addTied(Span{First: i, End: i + 1, Lo: t.Start + int32(at) + 1, Word: b})
	return true
}

// addTied adds a part of the word at a span, where it is a place or an organisation.
func (rd *Reader) addTied(s Span) {
	switch e := rd.Pack.Entry(s.Word); {
	case e.Is(lang.Place):
		s.Guess, s.Rule = Place, ByKnownPlace
	case e.Is(lang.OrgName):
		s.Guess, s.Rule = Organisation, ByKnownOrg
	default:
		return
	}
	rd.addPart(s)
}

// tiedPlace reports whether a word that no list has is tied to a known place at i:
// "Panama-flagged".
func (rd *Reader) tiedPlace(i int32) bool {
	if !rd.Toks[i].Is(prose.Hyphen) || !rd.isSmallTail(i) || !rd.Unknown(i) {
		return false
	}
	s := rd.Text(i)
	return rd.Pack.Class(rd.Pack.Word(s[:strings.LastIndexByte(s, '-')]))&lang.Place != 0
}

// letteredBranch reports whether the word at i is an organisation's letters with the place of its
// branch: "KIT-Kelland".
func (rd *Reader) letteredBranch(i int32) bool {
	s := rd.Text(i)
	at := strings.IndexByte(s, '-')
	if at < 3 || at > 6 || at+2 >= len(s) || rd.Shaped(i, Heading) {
		return false
	}
	for k := range at {
		if !isUpper(s[k]) {
			return false
		}
	}
	if !isUpper(s[at+1]) || !isLower(s[at+2]) || rd.Pack.Class(rd.Pack.Word(s[:at]))&lang.Place != 0 {
		return false
	}
	tail := s[at+1:]
	return rd.Pack.Class(rd.Pack.Word(tail))&lang.Place != 0 || gazetteer.Of(tail).Is(gazetteer.Place)
}

// ofState reads the state that a lawmaker sits for, after the letter of a party: "R-Ohio",
// "D-N.Y.". It gives where to go on, i where there is none.
func (rd *Reader) ofState(i int32) int32 {
	w, end := rd.partyState(i)
	if w == 0 {
		return rd.ofTown(i)
	}
	hi := rd.Toks[end-1].End
	if rd.Char(end) == '.' && (rd.Pack.Entry(w).Is(lang.Abbrev) || rd.Size(i) == 3) && !rd.Flag(end, prose.Space) {
		hi++
	}
	part := Span{First: i, End: end, Lo: rd.Toks[i].Start + 2, Hi: hi, Guess: Place, Word: w, Rule: ByKnownPlace}
	rd.addPart(part)
	return end
}

// ofTown reads the town that a lawmaker sits for, whom a paper of his state names with it: "Lee,
// R-Lake Orrin,". It gives where to go on, i where there is none.
func (rd *Reader) ofTown(i int32) int32 {
	if !rd.partyAt(i) || !rd.Shaped(i-2, Capital) || rd.Char(i-1) != ',' && !rd.IsOpen(i-1) {
		return i
	}
	end := i + 1
	for end < i+longestTown && rd.NameNext(end) && rd.Toks[end].Kind == prose.Word {
		end++
	}
	if c := rd.Char(end); c != ',' && c != ')' {
		return i
	}
	rd.addPart(Span{
		First: i, End: end, Lo: rd.Toks[i].Start + 2, Hi: rd.Toks[end-1].End, Guess: Place, Rule: ByPlaceComma,
	})
	return end
}

// partyAt reports whether a word stands at i with the letter of a party before its hyphen:
// "R-Dunmore".
func (st *Story) partyAt(i int32) bool {
	s := st.Text(i)
	if len(s) < 5 || s[1] != '-' || !isUpper(s[2]) || !isLower(s[3]) {
		return false
	}
	for _, p := range st.Pack.PartyLetters {
		if p[0] == s[0] && p[1] == ' ' {
			return true
		}
	}
	return false
}

// partyState is the state behind the letter of a party at i, and where it ends; 0 for none.
func (st *Story) partyState(i int32) (w lang.Word, end int32) {
	s := st.Text(i)
	if len(s) < 3 || s[1] != '-' || !isUpper(s[0]) {
		return 0, i
	}
	w, end = st.Pack.Word(s[2:]), i+1
	switch {
	case len(s) == 3:
		w, end = st.initialsOfState(i)
	case w == 0:
		w = st.Pack.Word(s[2:] + ".")
	}
	if !st.Pack.Entry(w).Is(lang.State | lang.Country) {
		return 0, i
	}
	return w, end
}

// Seated reports whether a party and the state or town that somebody sits for stand at i, behind a
// comma or in brackets: ", R-Ohio", "(D-N.Y.)".
func (st *Story) Seated(i int32) bool {
	if st.Char(i) != ',' && !st.IsOpen(i) {
		return false
	}
	w, _ := st.partyState(i + 1)
	return w != 0 || st.partyAt(i+1)
}

// initialsOfState is the state of two letters with dots that begins within token i, "D-N.Y.", and
// the token behind the second letter.
func (st *Story) initialsOfState(i int32) (w lang.Word, end int32) {
	if st.Char(i+1) != '.' || st.Flag(i+1, prose.Space) || st.Flag(i+2, prose.Space) {
		return 0, i + 1
	}
	second := strings.TrimSuffix(st.Text(i+2), ".")
	return st.Pack.Word(st.Text(i)[2:] + "." + second + "."), i + 3
}
