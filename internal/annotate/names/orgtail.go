package names

import (
	"github.com/onrecord/onrecord/internal/annotate/lang"
	"github.com/onrecord/onrecord/internal/prose"
)

// extended takes what belongs to an organisation's name after its noun: "of Defence", "for the
// Study of Labor", "of Texas at Austin".
func (f *finder) extended(end, head int32) int32 {
	turns := 0
	for t := head + 1; t < end; t++ {
		if f.link(t, lang.LinkOf) {
			turns = 1 // its noun is a phrase that holds the first: "Department of Health"
		}
	}
	for ; turns < 4; turns++ {
		if to := f.enumerated(end, turns); to > end {
			return to
		}
		next := f.extendOnce(end, head, turns)
		if next == end {
			break
		}
		end = next
	}
	return end
}

func (f *finder) extendOnce(end, head int32, turns int) int32 {
	if !f.has(end) || f.toks[end].Kind != prose.Word && f.char(end) != ',' {
		return end
	}
	from := end + 1
	switch {
	case f.link(end, lang.LinkOf) || f.link(end, lang.LinkFor) && turns <= 1:
	case f.link(end, lang.LinkOn) && (turns == 0 || f.is(end-1, lang.ThingHead|lang.OrgHead) && !f.link(end+1, lang.LinkThe)) && f.is(head, lang.OrgHead):
	case f.link(end, lang.LinkAt) && turns > 0, f.char(end) == ',' && turns > 0:
		if !f.is(head, lang.Learned) || !f.is(from, lang.City) && !f.unknown(from) {
			return end
		}
	case f.link(end, lang.LinkAnd) && turns > 0:
		if f.placeEnds(end) != f.is(from, lang.Place) && !f.unknown(from) && !f.placeBegins(from) || f.is(from, lang.OrgName|lang.Given) && !f.is(from, ordinary) || f.is(from, lang.OrgHead) && (f.link(from+1, lang.LinkOf) || f.link(from+1, lang.LinkFor)) {
			return end
		}
	case f.link(end, lang.LinkIn) && turns > 0 && f.is(end-1, lang.Post|lang.Unnamed|lang.Demonym|lang.Belief) && f.entry(end-1).Number&lang.Plural != 0 && f.is(from, lang.Place) && !f.is(end-1, lang.Place):
	default:
		return end
	}
	if f.link(from, lang.LinkThe) {
		if f.link(end, lang.LinkAnd) {
			return end
		}
		from++
	}
	return f.capitals(from, end)
}

// enumerated takes a list of what a body is for: "Ministry of Economy, Trade and Industry". Its
// words are ordinary ones, and its last stands after "and".
func (f *finder) enumerated(end int32, turns int) int32 {
	if turns == 0 || f.char(end) != ',' {
		return end
	}
	for t := end; f.char(t) == ',' || f.link(t, lang.LinkAnd); {
		last := f.link(t, lang.LinkAnd)
		if t++; !last && f.link(t, lang.LinkAnd) {
			last = true
			t++
		}
		from := t
		for f.nameNext(t) && t < from+3 && (f.is(t, ordinary|lang.OrgHead|lang.OrgNoun) || f.unknown(t) && !last) && !f.is(t, lang.Given|lang.Title) {
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

// placeEnds reports whether a known place's name ends before token end.
func (f *finder) placeEnds(end int32) bool {
	if f.is(end-1, lang.Place) {
		return true
	}
	w, n := f.phrase(end - 2)
	return n == 2 && f.pack.Entry(w).Is(lang.Place)
}

// placeBegins reports whether a known place's name begins at token i.
func (f *finder) placeBegins(i int32) bool {
	w, _ := f.phrase(i)
	return f.pack.Entry(w).Is(lang.Place)
}

// capitals is the end of the run of capitalised words at i that can belong to an organisation's
// name; otherwise where there is none.
func (f *finder) capitals(i, otherwise int32) int32 {
	t := i
	for f.has(t) && t < i+6 && f.shape(t)&capital != 0 && f.shape(t)&(shut|heading) == 0 {
		w, n := f.phrase(t)
		e := f.pack.Entry(w)
		if e.Is(lang.Honorific|lang.Month|lang.Day) || e.Is(lang.Title) && f.nameNext(f.pastDot(t+n)) && !e.Is(lang.OrgHead) && f.is(f.pastDot(t+n), lang.Given) {
			break
		}
		if e.Is(lang.Given) && !e.Is(lang.Place) && f.surnameNext(t+1) && !f.headWithin(t+1) && !(f.is(t+1, ordinary) && !f.is(t+1, lang.Given|lang.Surname)) {
			break
		}
		t += n
	}
	if t == i {
		return otherwise
	}
	return t
}
