package read

import (
	"strings"

	"github.com/onrecord/onrecord/internal/annotate/lang"
	"github.com/onrecord/onrecord/internal/gazetteer"
	"github.com/onrecord/onrecord/internal/prose"
)

// Chinese and Korean names in Latin letters: a short surname, which may look like any word, and a
// given name of two syllables, "Lo Kin-wah", "You Shi-min".

// longestSyllable is the most letters in a syllable or a surname.
const longestSyllable = 6

// romanised reads a surname and two syllables at i; i where there are none.
func (rd *Reader) romanised(i int32) int32 {
	if !rd.twoSyllables(i+1) || rd.Size(i) > longestSyllable || rd.Toks[i].Is(prose.Hyphen) || !rd.shortSurname(i) {
		return i
	}
	rd.add(Span{First: i, End: i + 2, Guess: Person, Rule: ByGiven})
	return i + 2
}

// twoSyllables reports whether two syllables with a hyphen stand at t, which no list has.
func (rd *Reader) twoSyllables(t int32) bool {
	return rd.Flag(t, prose.Hyphen) && !rd.Opens(t) && rd.Bare(t) && rd.syllables(t)
}

// syllables reports whether the word at t is two syllables that a hyphen ties, and no
// compound of words: "Kin-wah", but "Far-right".
func (rd *Reader) syllables(t int32) bool {
	s := rd.Text(t)
	at := strings.IndexByte(s, '-')
	if at < 1 || at > longestSyllable || len(s)-at-1 > longestSyllable || len(s)-at < 3 {
		return false
	}
	first, second := s[:at], s[at+1:]
	if !isLower(second[0]) || strings.IndexByte(second, '-') >= 0 {
		return false
	}
	return rd.noWord(second) || len(second) < 4 && rd.noWord(first)
}

// noWord reports whether neither list nor collection has a syllable as an ordinary word.
func (rd *Reader) noWord(s string) bool {
	e := rd.Pack.Entry(rd.Pack.Word(s))
	if e.Is(Ordinary|lang.Place|lang.Demonym|lang.Belief) || e.Form != 0 {
		return false
	}
	return len(s) < 3 && e.Class == 0 || !rd.inLanguage(gazetteer.Of(s)).Is(gazetteer.Ordinary)
}

// shortSurname reports whether the short word at i can be a surname: a known one, one that nothing
// else is known of, or any word behind a title or a post.
func (rd *Reader) shortSurname(i int32) bool {
	const others = lang.Place | lang.OrgName | lang.Demonym | lang.Title | lang.Honorific | lang.Lead
	switch {
	case rd.Is(i, lang.Surname):
		return true
	case rd.Shaped(i, Heading) || rd.Is(i, others):
		return false
	case rd.titled(i) || rd.postRightBefore(i) || rd.Is(i, lang.Particle|lang.Given):
		return true
	case rd.Is(i, Ordinary) || rd.Entry(i).Form != 0:
		return false
	}
	return rd.Bare(i) && !rd.Facts(i).Is(gazetteer.Ordinary)
}
