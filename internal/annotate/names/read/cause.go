package read

import (
	"github.com/onrecord/onrecord/internal/annotate/lang"
	"github.com/onrecord/onrecord/internal/prose"
)

// noCause are the words that are no group's cause, or that mostly stand before "for" without one.
const noCause = lang.Given | lang.Surname | lang.Place | lang.OrgName | lang.Title | lang.Honorific | lang.Function |
	lang.Demonym | lang.Belief | lang.Month | lang.Day

// cause reads the name of a group that says what it is for, which nobody knows to be one but by
// who has a post there, or by what it says: "Right to Row spokesman Ann Lee", "Mothers Against
// Tides' Ann Lee", "said Save Our Sands".
func (or organisations) cause(i int32) int32 {
	link := i + 1
	todo := or.Link(link, lang.LinkTo) && or.Entry(link+1).Form != 0
	if !todo && !or.Link(link, lang.LinkFor) && !or.smallInside(link) || or.Shaped(i, Heading|Plain) || or.titled(i) {
		return i
	}
	if or.Is(i, noCause&^lang.Demonym) || !or.NameNext(link+1) ||
		or.Is(link+1, noCause) && !or.Is(link, lang.Possessive) {
		return i // but "Kellanders for Clean Tides"
	}
	if or.Small(i-1) && or.Entry(i-1).Form != 0 && !or.CueAt(i-1) {
		return i // "left Oldport for Kelling mayor Ann Lee"
	}
	end := or.runEnd(link + 1)
	if !or.postBehind(end) && !or.causeSpeaks(i, end) {
		return i
	}
	or.add(Span{First: i, End: end, Guess: Organisation, Rule: BySigns})
	return end
}

// causeSpeaks reports whether a name from i to end, in which nobody's name ends it and no noun
// tells more of what it is, says something.
func (or organisations) causeSpeaks(i, end int32) bool {
	name := or.onlyName(end-1) && or.Entry(end-1).Form == 0 && !or.Is(end-2, lang.Possessive)
	if name || or.Is(end-1, lang.ThingHead) || or.Link(end, lang.LinkAnd) {
		return false
	}
	return or.says(end) || or.saidBy(i)
}

// longestPost is the most words of a post that is looked for behind a body's name.
const longestPost = 4

// postBehind reports whether a post in small letters stands at i, or an owner's mark, and the name
// of somebody behind it: "deputy director Ann Lee", "'s Ann Lee".
func (ru *Runs) postBehind(i int32) bool {
	if ru.Kind(i) == prose.Clitic {
		i++
		if ru.onlyName(i) {
			return true
		}
	}
	t := i
	for t < i+longestPost && ru.nounAt(t) {
		t++
	}
	return t > i && ru.Is(t-1, lang.Post|lang.Spokes|lang.PersonNoun) && !ru.Plural(t-1) && ru.NameNext(t)
}

// nounAt reports whether the small word at t can be part of a noun phrase.
func (ru *Runs) nounAt(t int32) bool {
	return ru.Small(t) && !ru.Opens(t) && !ru.Is(t, lang.Function|lang.Adverb|lang.Auxiliary|lang.Modal)
}
