package read

import (
	"github.com/onrecord/onrecord/internal/annotate/lang"
	"github.com/onrecord/onrecord/internal/prose"
)

// A run of capitals within a sentence is one name, unless something in it begins another: a title,
// a people, a day, somebody's given name.

// orgNamed reads the run of capitals after a noun that says which kind of body it is: "the charity
// Shelter Bay", "think tank Bridge Forward".
func (or organisations) orgNamed(i, n int32, e *lang.Entry) int32 {
	if !or.kindBefore(i) && !or.kindOpens(i-1) || !or.NameNext(i) || or.titleEnd == i || or.Is(i+1, lang.NumberWord) && or.Toks[i].Is(prose.Digits) {
		return i
	}
	if e.Is(lang.Title|lang.Honorific|lang.Demonym|lang.Belief|lang.StageName) || e.Is(lang.Post) && !or.Link(i+1, lang.LinkOf|lang.LinkFor) || e.Is(lang.Given) && or.surnameNext(i+1) {
		return i
	}
	end := or.pairEnd(i, e)
	if or.Is(i-2, lang.Article) && or.ToldTo(i-3) && (or.VerbNext(end) || or.Is(end, lang.Auxiliary|lang.Modal)) {
		return i // "told the company Orr would stay"
	}
	if end == i+n && e.Is(lang.Place|lang.OrgName|lang.Thing) {
		return i
	}
	if e.Is(Ordinary) && (or.Link(end, lang.LinkOf) || or.Link(end, lang.LinkFor)) && or.NameNext(end+1) {
		end = or.capitals(end+1, end) // "Friends of Kelling Park"
	}
	if headed, _ := or.headed(i); headed > end {
		end = headed
	}
	or.add(Span{First: i, End: end, Guess: Organisation, Rule: BySigns})
	return end
}

// opensNoOrg are the words with which no body's name begins, or one that its own rules find.
const opensNoOrg = lang.Given | lang.Title | lang.Honorific | lang.Function | lang.TimeWord | lang.Adverb | lang.NumberWord | lang.Demonym | lang.Belief |
	lang.Month | lang.Day | lang.Kin | lang.Unnamed | lang.Lead

// orgRun reads a run of capitals that is a body's by what stands around it here, whatever its
// words are: "Cricket Southern, which governs the game".
func (or organisations) orgRun(i, n int32, e *lang.Entry) int32 {
	if or.Shape(i)&(Heading|Initial|Plain) != 0 || or.titleEnd == i || e.Is(opensNoOrg) || !or.NameNext(i+1) && !or.smallInside(i+1) {
		return i
	}
	end, listed := or.runEnd(i), e.Is(lang.Place|lang.OrgName|lang.Thing)
	if or.tied(i) || end == i+n && listed {
		return i
	}
	if or.Is(end-1, lang.ThingHead) || or.titleWithin(i, end) || or.Is(end-1, lang.Title|lang.Post) && or.Shape(i)&Weak != 0 {
		return i
	}
	if !or.around.OrgAround(i, end, or.Shape(i)&Weak != 0, listed) {
		return i
	}
	if h, _ := or.headed(i); h >= end {
		return i // its noun tells more of where it ends
	}
	or.add(Span{First: i, End: end, Guess: Organisation, Rule: BySigns})
	return end
}

// paper reads a paper's name of one plain word, under "The" or where it is told or tells something:
// "spoke to The Courier", "told the Echo".
func (or organisations) paper(i, n int32, e *lang.Entry) int32 {
	if n != 1 || !or.Part(i, lang.Press) || !or.LinkAny(i-1, lang.LinkThe) || or.NameNext(i+1) || or.Shape(i)&(Heading|Weak) != 0 || e.Is(lang.OrgName) {
		return i
	}
	the := or.Shape(i-1)&Capital != 0 && or.Shape(i-1)&(Weak|Shut|Heading) == 0
	if !the && !or.ToldTo(i-2) && !or.CueAt(i+1) {
		return i
	}
	or.add(Span{First: i, End: i + 1, Guess: Organisation, Rule: ByPaper})
	return i + 1
}
