package read

import (
	"slices"

	"github.com/onrecord/onrecord/internal/annotate/lang"
	"github.com/onrecord/onrecord/internal/prose"
)

// A run of capitals within a sentence is one name, unless something in it begins another: a title,
// a people, a day, somebody's given name.

// orgNamed reads the run of capitals after a noun that says which kind of organisation it is: "the
// charity Shelter Bay", "think tank Bridge Forward".
func (or organisations) orgNamed(i, n int32, e *lang.Entry) int32 {
	if !or.kindBefore(i) && !or.kindOpens(i-1) || !or.mayBeNamed(i, e) {
		return i
	}
	end := or.pairEnd(i, e)
	if or.toldOf(i, end) || end == i+n && e.Is(lang.Place|lang.OrgName|lang.Thing) {
		return i
	}
	if next := or.pastTie(end); next > end && e.Is(Ordinary) {
		end = or.capitals(next, end) // "Friends of Kelling Park"
	}
	if headed, _ := or.headed(i); headed > end {
		end = headed
	}
	or.add(Span{First: i, End: end, Guess: Organisation, Rule: BySigns})
	return end
}

// pastTie is where a name of ordinary words goes on behind the small words at t that tie its parts,
// "Friends | of | Kelling Park", "Women | on | Boats"; t where it does not. Behind most a place or
// somebody would be no part of it.
func (or organisations) pastTie(t int32) int32 {
	next := t
	for next < t+2 && or.SmallIs(next, lang.Preposition|lang.Article) && !or.Opens(next) {
		next++
	}
	if next == t || !or.NameNext(next) {
		return t
	}
	plain := or.Is(next, Ordinary|lang.PlaceHead) || or.ordinaryWord(next)
	if or.Link(next-1, lang.LinkOf|lang.LinkFor) || plain && !or.Is(next, noCause) {
		return next
	}
	return t
}

// mayBeNamed reports whether an organisation's name can begin with the word at i, after its kind.
func (or organisations) mayBeNamed(i int32, e *lang.Entry) bool {
	switch {
	case or.smallOpens(i) || or.smallInside(i+1) && !e.Is(lang.Honorific|lang.Given):
		return true
	case !or.NameNext(i) || or.titled(i):
		return false
	case or.Is(i+1, lang.NumberWord) && or.Toks[i].Is(prose.Digits):
		return false // "the firm's R212 million tender"
	case e.Is(lang.Title | lang.Honorific | lang.Demonym | lang.Belief | lang.StageName):
		return false
	case e.Is(lang.Post) && !or.Link(i+1, lang.LinkOf|lang.LinkFor):
		return false
	}
	return !or.PublishedName(i) && !or.Shaped(i+1, Initial) && (!e.Is(lang.Given) || !or.surnameNext(i+1))
}

// smallOpens reports whether a function word in capitals opens a name of several words at i: "the
// agency All That Rows".
func (or organisations) smallOpens(i int32) bool {
	if or.shape(i)&(Capital|Shut|Weak|Heading) != Capital || !or.Is(i, lang.Function) || or.titled(i) {
		return false
	}
	return (or.NameNext(i+1) || or.smallInside(i+1)) && !or.Is(i+1, lang.Title|lang.Given)
}

// toldOf reports whether the kind of organisation is told something of the name after it: "told the
// company Orr would stay".
func (or organisations) toldOf(i, end int32) bool {
	if !or.Is(i-2, lang.Article) || !or.ToldTo(i-3) {
		return false
	}
	return or.VerbNext(end) || or.Is(end, lang.Auxiliary|lang.Modal)
}

// opensNoOrg are the words with which no organisation's name begins, or one that its own rules
// find.
const opensNoOrg = lang.Given | lang.Title | lang.Honorific | lang.Function | lang.TimeWord | lang.Adverb |
	lang.NumberWord | lang.Demonym | lang.Belief | lang.Month | lang.Day | lang.Kin | lang.Unnamed | lang.Lead

// orgRun reads a run of capitals that is an organisation's by what stands around it here, whatever
// its words are: "Cricket Southern, which governs the game".
func (or organisations) orgRun(i, n int32, e *lang.Entry) int32 {
	if or.Shaped(i, Heading|Initial|Plain) || or.titled(i) || e.Is(opensNoOrg) {
		return i
	}
	if !or.NameNext(i+1) && !or.smallInside(i+1) || or.Shaped(i+1, Initial) && or.KindOfOrg(i-1) {
		return i // "producer Jiri G. Horvath"
	}
	end, weak, listed := or.holderBehind(i, or.runEnd(i)), or.Shaped(i, Weak), e.Is(lang.Place|lang.OrgName|lang.Thing)
	if end > or.holderOfBody(i, end) {
		return i // its noun tells where it ends
	}
	if or.tied(i) || end == i+n && listed || or.endsOtherwise(i, end) || end == i+2 && or.PublishedName(i) {
		return i
	}
	if !or.orgAround(i, end, weak, listed) {
		return i
	}
	if h, _ := or.headed(i); h >= end {
		return i // its noun tells more of where it ends
	}
	or.add(Span{First: i, End: end, Guess: Organisation, Rule: BySigns})
	return end
}

// endsOtherwise reports whether a run ends in a noun that makes it the name of nobody, or holds
// somebody's title.
func (or organisations) endsOtherwise(i, end int32) bool {
	if or.Is(end-1, lang.ThingHead) || or.titleWithin(i, end) {
		return true
	}
	return or.Shaped(i, Weak) && or.Is(end-1, lang.Title|lang.Post)
}

// magazine reads the one ordinary word, within a sentence, that names the magazine or the like
// which the small noun behind it says it is: "in Harbour magazine", but not "a Harbour magazine".
func (or organisations) magazine(i, n int32, e *lang.Entry) int32 {
	const others = lang.Demonym | lang.Belief | lang.Place | lang.Day | lang.Month | lang.Title | lang.Given |
		lang.Surname | lang.Pronoun | lang.Article | lang.Possessive | lang.Preposition
	ordinary := n == 1 && e.Class != 0 && !e.Is(others)
	if !ordinary || !or.SmallIs(i+1, lang.OrgNoun) || or.Shape(i)&(Weak|Heading|Shut) != 0 {
		return i
	}
	if !slices.Contains(or.Pack.PressNouns, or.Text(i+1)) || or.Link(i-1, lang.LinkA) || or.Kind(i-1) == prose.Clitic {
		return i
	}
	or.add(Span{First: i, End: i + 1, Guess: Organisation, Rule: ByPaper})
	return i + 1
}

// paper reads a paper's name of one plain word, under "The" or where it is told or tells something:
// "spoke to The Courier", "told the Echo". "The Scotsman said" may be a man's words.
func (or organisations) paper(i, n int32, e *lang.Entry) int32 {
	if n != 1 || !or.Part(i, lang.Press) || !or.LinkAny(i-1, lang.LinkThe) || or.Shaped(i, Heading|Weak) {
		return i
	}
	if or.NameNext(i+1) || e.Is(lang.OrgName) {
		return i
	}
	the := or.Shape(i-1)&(Capital|Weak|Shut|Heading) == Capital
	if !the && !or.ToldTo(i-2) && (!or.CueAt(i+1) || e.Is(lang.Demonym)) {
		return i
	}
	or.add(Span{First: i, End: i + 1, Guess: Organisation, Rule: ByPaper})
	return i + 1
}
