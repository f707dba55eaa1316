package read

import (
	"github.com/onrecord/onrecord/internal/annotate/lang"
	"github.com/onrecord/onrecord/internal/prose"
)

// explained reads letters in the brackets at i that the noun right before them explains, and that
// no name does. A thing's letters are nobody's from there on; a body's are an organisation's,
// whatever else they can be short for. It gives i where nothing is told.
func (or organisations) explained(i int32) int32 {
	at := i + 1
	if or.Char(i) != '(' || or.Char(i+2) != ')' || !or.maybeShort(at) && !or.lettersTold(at) {
		return i
	}
	or.reachBracket(i)
	if !or.lettersTold(at) {
		return i
	}
	switch noun := i - 1; {
	case or.Small(noun):
		body := or.Is(noun, lang.OrgNoun) || or.Part(noun, lang.KindOfBody)
		if !body && (or.Is(noun, lang.Function) || or.VerbNext(noun) && or.Entry(noun).Number == 0) {
			return i
		}
		or.tell(at, body)
		if !body {
			return i + 3
		}
	case or.shortens(i, at):
		or.tell(at, true)
	case !or.orgEnds(i) && or.initialsOfThing(noun, or.Text(at)):
		or.tell(at, false)
		return i + 3
	default:
		return i
	}
	or.add(Span{First: at, End: at + 1, Guess: Organisation, Rule: ByAcronym})
	return i + 3
}

// tell notes whether the letters at t are an organisation's. What the story says first holds.
func (or organisations) tell(t int32, org bool) {
	letters := or.Text(t)
	if _, told := or.told[letters]; !told {
		or.told[letters] = org
	}
}

// longestReach is the most tokens by which an organisation's name goes on to the bracket behind it.
const longestReach = 7

// reachBracket takes what stands between an organisation's name and the bracket at i for the rest
// of its name, where small words tie it: "Institute for Research in Tides and Sands (INTIS)".
func (or organisations) reachBracket(i int32) {
	k := len(or.Spans) - 1
	for k >= 0 && or.Spans[k].Guess != Organisation && or.Spans[k].First > i-longestReach {
		k--
	}
	if k < 0 || or.Spans[k].Guess != Organisation || or.Spans[k].Hi > 0 {
		return
	}
	s := &or.Spans[k]
	if s.End >= i || s.End < i-longestReach || !or.Shaped(i-1, Capital) || or.Kind(s.End-1) != prose.Word {
		return
	}
	const ties = lang.LinkOf | lang.LinkFor | lang.LinkIn | lang.LinkVersus | lang.LinkOn
	if !or.LinkAny(s.End, ties) || !or.Is(s.End, lang.Preposition) {
		return
	}
	for t := s.End; t < i; t++ {
		if !or.SmallIs(t, lang.Preposition|lang.Article|lang.Conjunction) && !or.Shaped(t, Capital) {
			return
		}
		if or.Opens(t) || or.Kind(t) != prose.Word || or.Is(t, lang.Title|lang.Honorific) {
			return
		}
	}
	s.End = i
	if s.Rule != ByOrgHead {
		s.Word, s.Rule = 0, ByOrgHead
	}
	or.Spans = or.Spans[:k+1]
}

// lettersTold reports whether the word at t is letters that stand for more words.
func (or organisations) lettersTold(t int32) bool {
	return or.Toks[t].Is(prose.Caps) && !or.Toks[t].Is(prose.Digits) && or.Size(t) > 1 && or.Size(t) < 8
}

// shortens reports whether the letters at t are the first ones of the organisation's name that ends
// before the bracket at i.
func (or organisations) shortens(i, t int32) bool {
	if !or.orgEnds(i) {
		return false
	}
	s := or.Spans[len(or.Spans)-1]
	return or.Abbreviates(or.Text(t), &s)
}

// initialsOfThing reports whether letters are the first ones of the words that end with token t,
// small ones between them aside, and none of the words is an organisation's: "Global Shore
// Framework (GSF)".
func (or organisations) initialsOfThing(t int32, letters string) bool {
	k := len(letters) - 1
	for ; k >= 0; t-- {
		switch {
		case or.Kind(t) != prose.Word || or.Is(t, lang.OrgHead|lang.OrgNoun|lang.Place|lang.OrgName):
			return false
		case or.Shaped(t, Capital) && or.Text(t)[0] == letters[k]:
			k--
		case !or.SmallIs(t, lang.Function):
			return false
		}
	}
	return true
}

// orgEnds reports whether an organisation's name ends before token i, an owner's mark aside.
func (or organisations) orgEnds(i int32) bool {
	if len(or.Spans) == 0 {
		return false
	}
	last := &or.Spans[len(or.Spans)-1]
	return last.Guess == Organisation && (last.End == i || last.End == i-1 && or.Kind(i-1) == prose.Clitic)
}

// lettersOf reads letters that the story has explained: i where it has not. Letters of a thing are
// passed over.
func (or organisations) lettersOf(i int32) int32 {
	t := &or.Toks[i]
	if len(or.told) == 0 || !t.Is(prose.Caps) && !t.Is(prose.Camel) || or.Shaped(i, Heading) {
		return i
	}
	org, told := or.told[or.Text(i)]
	if !told {
		return i
	}
	if org {
		or.add(Span{First: i, End: i + 1, Guess: Organisation, Rule: ByAcronym})
	}
	return i + 1
}

// lettersBeforeName reads letters at i, behind a preposition, before a name of two words that are
// not all in capitals, as the letters of a body, which are a given name, too: "the envoy at NAM Ann
// Lee". It gives i where there are none.
func (rd *Reader) lettersBeforeName(i int32) int32 {
	if !rd.Is(i, lang.Given) || !rd.Flag(i, prose.Caps) || rd.Size(i) < 3 || rd.Shaped(i, Heading) ||
		!rd.SmallIs(i-1, lang.Preposition) {
		return i
	}
	first, last := i+1, i+2
	if !rd.onlyName(first) || rd.Flag(first, prose.Caps) || !rd.NameNext(last) || rd.Flag(last, prose.Caps) ||
		rd.Is(last, lang.OrgHead|lang.PlaceHead|lang.OrgNoun) {
		return i
	}
	rd.add(Span{First: i, End: i + 1, Guess: Single})
	return i + 1
}
