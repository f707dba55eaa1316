package read

import (
	"github.com/onrecord/onrecord/internal/annotate/lang"
	"github.com/onrecord/onrecord/internal/gazetteer"
	"github.com/onrecord/onrecord/internal/prose"
)

// notShort are the words that are no short form of the organisation before them, but where it sits,
// who it is or whose.
const notShort = lang.Place | lang.Demonym | lang.Belief | lang.Given | lang.Surname | lang.Title | lang.Honorific |
	lang.Month | lang.Day | lang.Function | lang.NumberWord | lang.Thing | lang.PlaceHead | lang.PastPost | lang.OrgName

// shortForm reads the one word in the brackets at i, right behind an organisation's name, which is
// short for it: "the Institute of Shoals (Ishoal)", "Village Wardens (VWs)".
func (or organisations) shortForm(i int32) int32 {
	if or.Char(i+2) != ')' || len(or.Spans) == 0 || or.Flag(i+1, prose.Digits) {
		return i
	}
	last := &or.Spans[len(or.Spans)-1]
	if last.Guess != Organisation || last.End != i || last.Len() < 2 {
		return i
	}
	if or.Flag(i+1, prose.Camel) && or.Abbreviates(or.Text(i+1), last) {
		or.tell(i+1, true) // "Ministry of Health (MoH)", whoever is called Moh
	} else if !or.maybeShort(i + 1) {
		return i
	}
	or.add(Span{First: i + 1, End: i + 2, Guess: Organisation, Rule: BySigns})
	return i + 3
}

// maybeShort reports whether the word at t can be a short form: letters, or a word that nobody has
// for anything else.
func (or organisations) maybeShort(t int32) bool {
	if or.Kind(t) != prose.Word || or.Size(t) < 2 || or.Is(t, notShort) || !or.Shaped(t, Capital) {
		return false
	}
	if or.Toks[t].Is(prose.Caps) {
		return true
	}
	return or.Bare(t) && !or.Facts(t).Is(gazetteer.Ordinary|gazetteer.Given|gazetteer.Surname|gazetteer.Place)
}
