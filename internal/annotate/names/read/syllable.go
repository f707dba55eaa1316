package read

import (
	"github.com/onrecord/onrecord/internal/annotate/lang"
	"github.com/onrecord/onrecord/internal/gazetteer"
	"github.com/onrecord/onrecord/internal/prose"
)

// A syllable of a Burmese, Vietnamese, Korean or Chinese name may be spelt as a small word is:
// "Khin Than Myaw", "Pham Thi No", "He Jianwu". In the midst of a sentence its capital tells.

// longestSmall is the most letters in such a syllable.
const longestSmall = 4

// smallSyllable reports whether the small word at t, of entry e, is a syllable of the name before
// it, which goes on behind it or ends there before a verb or a stop.
func (r *reading) smallSyllable(t int32, e *lang.Entry) bool {
	if !e.Is(lang.Function) || r.names == 0 || !r.alone(t) {
		return false
	}
	if r.wordSurname(t) {
		r.wordNames = true
		return true
	}
	if r.Size(t-1) > longestSyllable {
		return false
	}
	if !r.titled(r.i) && (r.plain > 0 || r.Is(t-1, Ordinary|lang.Place|lang.OrgHead)) {
		return false
	}
	if e.Link&^lang.LinkA != 0 {
		return false // "Bonnie And Clyde", "Ann Of Kelling"
	}
	if r.onlyName(t + 1) {
		return r.Size(t+1) <= longestSyllable
	}
	ends := r.VerbNext(t+1) || r.Link(t+1, lang.LinkAnd) || r.Kind(t+1) == prose.Punct || r.Kind(t+1) == prose.Clitic
	return ends && (r.names > 1 || r.honorific && r.titled(r.i))
}

// wordSurname reports whether the small word at t is the surname of somebody of whom no more than
// the given name stands before it, and who says something or of whom more is told: "said Al From,
// who led", "Ann So, 43, was".
func (r *reading) wordSurname(t int32) bool {
	if r.names != 1 || t != r.i+1 || r.Is(r.i, Ordinary) || !r.Facts(r.i).Is(gazetteer.Given) {
		return false
	}
	return r.CueAt(t+1) || r.toldMore(t) || r.saidRightBefore(r.i) && r.Kind(t+1) == prose.Punct
}

// alone reports whether the short word at t has a capital of its own, in the midst of a sentence.
func (st *Story) alone(t int32) bool {
	return st.Shape(t)&(Capital|Weak|Shut|Heading) == Capital && st.Size(t) <= longestSmall && !st.Flag(t, prose.Caps)
}

// smallSurname reports whether the small word at i is a surname, with a given name after it that no
// list has. At the head of a sentence only a pronoun can be one, which nothing but a verb could
// follow there: "He Jianwu said". A conjunction is a given name, with more of the name after it, as
// in "Nor Azura Jaafar".
func (ru *Runs) smallSurname(i int32) bool {
	conjunction := ru.Is(i, lang.Conjunction)
	whole, bare := conjunction || !ru.NameNext(i+2), conjunction || ru.Bare(i+1)
	given := whole && bare && ru.onlyName(i+1) && ru.Size(i+1) >= longestSmall
	if !given || !ru.Is(i, lang.Function) {
		return false
	}
	if ru.Entry(i).Link&^lang.LinkA != 0 || !ru.Facts(i).Is(gazetteer.Surname|gazetteer.Given) {
		return false
	}
	if ru.alone(i) {
		return true
	}
	return ru.Part(i, lang.Nominative) && !ru.Shaped(i, Heading) && (ru.CueAt(i+2) || ru.Char(i+2) == ',')
}
