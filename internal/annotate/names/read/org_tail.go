package read

import (
	"github.com/onrecord/onrecord/internal/annotate/lang"
	"github.com/onrecord/onrecord/internal/prose"
)

// extended takes what belongs to an organisation's name after its noun: "of Defence", "for the
// Study of Labor", "of Texas at Austin".
func (or organisations) extended(end, head int32) int32 {
	turns := 0
	for t := head + 1; t < end; t++ {
		if or.Link(t, lang.LinkOf) {
			turns = 1 // its noun is a phrase that holds the first: "Department of Health"
		}
	}
	for ; turns < 4; turns++ {
		if to := or.enumerated(end, turns); to > end {
			return to
		}
		next := or.extendOnce(end, head, turns)
		if next == end {
			break
		}
		end = next
	}
	return end
}

func (or organisations) extendOnce(end, head int32, turns int) int32 {
	if !or.Has(end) || or.Toks[end].Kind != prose.Word && or.Char(end) != ',' {
		return end
	}
	from := end + 1
	switch {
	case or.Link(end, lang.LinkOf) || or.Link(end, lang.LinkFor) && turns <= 1:
	case or.Link(end, lang.LinkOn) && (turns == 0 || or.Is(end-1, lang.ThingHead|lang.OrgHead) && !or.Link(end+1, lang.LinkThe)) && or.Is(head, lang.OrgHead):
	case or.Link(end, lang.LinkAt) && turns > 0, or.Char(end) == ',' && turns > 0:
		if !or.Is(head, lang.Learned) || !or.Is(from, lang.City) && !or.Unknown(from) {
			return end
		}
	case or.Link(end, lang.LinkAnd) && turns > 0:
		if or.placeEnds(end) != or.Is(from, lang.Place) && !or.Unknown(from) && !or.PlaceBegins(from) || or.Is(from, lang.OrgName|lang.Given) && !or.Is(from, Ordinary) || or.Is(from, lang.OrgHead) && (or.Link(from+1, lang.LinkOf) || or.Link(from+1, lang.LinkFor)) {
			return end
		}
	case or.Link(end, lang.LinkIn) && turns > 0 && or.Is(end-1, lang.Post|lang.Unnamed|lang.Demonym|lang.Belief) && or.Entry(end-1).Number&lang.Plural != 0 && or.Is(from, lang.Place) && !or.Is(end-1, lang.Place):
	default:
		return end
	}
	if or.Link(from, lang.LinkThe) {
		if or.Link(end, lang.LinkAnd) {
			return end
		}
		from++
	}
	return or.capitals(from, end)
}

// enumerated takes a list of what a body is for: "Ministry of Economy, Trade and Industry". Its
// words are ordinary ones, and its last stands after "and".
func (or organisations) enumerated(end int32, turns int) int32 {
	if turns == 0 || or.Char(end) != ',' {
		return end
	}
	for t := end; or.Char(t) == ',' || or.Link(t, lang.LinkAnd); {
		last := or.Link(t, lang.LinkAnd)
		if t++; !last && or.Link(t, lang.LinkAnd) {
			last = true
			t++
		}
		from := t
		for or.NameNext(t) && t < from+3 && (or.Is(t, Ordinary|lang.OrgHead|lang.OrgNoun) || or.Unknown(t) && !last) && !or.Is(t, lang.Given|lang.Title) {
			t++
		}
		switch {
		case t == from:
			return end
		case last:
			return t
		}
	}
	return end
}

// capitals is the end of the run of capitalised words at i that can belong to an organisation's
// name; otherwise where there is none.
func (or organisations) capitals(i, otherwise int32) int32 {
	t := i
	for or.Has(t) && t < i+6 && or.Shape(t)&Capital != 0 && or.Shape(t)&(Shut|Heading) == 0 {
		w, n := or.phrase(t)
		e := or.Pack.Entry(w)
		if e.Is(lang.Honorific|lang.Month|lang.Day) || e.Is(lang.Title) && or.NameNext(or.PastDot(t+n)) && !e.Is(lang.OrgHead) && or.Is(or.PastDot(t+n), lang.Given) {
			break
		}
		if e.Is(lang.Given) && !e.Is(lang.Place) && or.surnameNext(t+1) && !or.headWithin(t+1) && !(or.Is(t+1, Ordinary) && !or.Is(t+1, lang.Given|lang.Surname)) {
			break
		}
		t += n
	}
	if t == i {
		return otherwise
	}
	return t
}
