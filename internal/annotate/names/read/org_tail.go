package read

import (
	"github.com/onrecord/onrecord/internal/annotate/lang"
	"github.com/onrecord/onrecord/internal/prose"
)

// mostTails is how often an organisation's name goes on after its noun at most.
const mostTails = 4

// extended takes what belongs to an organisation's name after its noun: "of Defence", "for the
// Study of Labor", "of Texas at Austin".
func (or organisations) extended(end, head int32) int32 {
	turns := 0
	for t := head + 1; t < end; t++ {
		if or.Link(t, lang.LinkOf) {
			turns = 1 // its noun is a phrase that holds the first: "Department of Health"
		}
	}
	for ; turns < mostTails; turns++ {
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

// extendOnce takes one more part of a name that has gone on so often after its noun at head.
func (or organisations) extendOnce(end, head int32, turns int) int32 {
	if or.Kind(end) != prose.Word && or.Char(end) != ',' || !or.tiesTail(end, head, turns) {
		return end
	}
	from := end + 1
	if or.Link(from, lang.LinkThe) {
		if or.Link(end, lang.LinkAnd) {
			return end
		}
		from++
	}
	return or.capitals(from, end)
}

// tiesTail reports whether the word or comma at end ties more to the name.
func (or organisations) tiesTail(end, head int32, turns int) bool {
	switch {
	case or.Link(end, lang.LinkOf) || turns <= 1 && or.Link(end, lang.LinkFor):
		return true
	case or.Link(end, lang.LinkOn) && or.tailOn(end, head, turns):
		return true
	case turns == 0:
		return false
	case or.Link(end, lang.LinkAt) || or.Char(end) == ',':
		return or.Is(head, lang.Learned) && (or.Is(end+1, lang.City) || or.townAlone(end+1)) // "of Texas at Austin"
	case or.Link(end, lang.LinkAnd):
		return !or.beginsAnew(end)
	}
	return or.Link(end, lang.LinkIn) && or.manyIn(end)
}

// townAlone reports whether the word at t is one that nobody knows, as many a town is, and stands
// alone: "College of Mines, Ostrey", but not "College of Mines, R. Ostrey" or "…, Anan Ostrey".
func (or organisations) townAlone(t int32) bool {
	return or.Unknown(t) && !or.Shaped(t, Initial) && !or.NameNext(t+1)
}

// tailOn reports whether "on" goes on with a name: "Commission on Ports", "Group of Experts on
// Tides".
func (or organisations) tailOn(end, head int32, turns int) bool {
	if !or.Is(head, lang.OrgHead) {
		return false
	}
	if turns > 0 && or.Is(end-1, lang.PersonNoun|lang.Post) {
		return or.Plural(end-1) && or.Is(end+1, Ordinary) || or.ordinaryWord(end+1)
	}
	return turns == 0 || or.Is(end-1, lang.ThingHead|lang.OrgHead) && !or.Link(end+1, lang.LinkThe)
}

// beginsAnew reports whether the name after the "and" at token and is another's: a place after what
// is none, somebody's, or an organisation's with a noun of its own.
func (or organisations) beginsAnew(and int32) bool {
	from := and + 1
	if or.placeEnds(and) != or.Is(from, lang.Place) && !or.Unknown(from) && !or.PlaceBegins(from) {
		return true
	}
	if or.Is(from, lang.OrgName|lang.Given) && !or.Is(from, Ordinary) {
		return true
	}
	return or.Is(from, lang.OrgHead) && or.Link(from+1, lang.LinkOf|lang.LinkFor)
}

// manyIn reports whether people and "in" and their country end a name: "Union of Divers in Chile".
func (or organisations) manyIn(in int32) bool {
	if !or.Is(in+1, lang.Place) || or.Is(in-1, lang.Place) || !or.Plural(in-1) {
		return false
	}
	return or.Is(in-1, lang.Post|lang.Unnamed|lang.Demonym|lang.Belief)
}

// enumerated takes a list of what an organisation is for: "Ministry of Economy, Trade and
// Industry". Its words are ordinary ones, and its last stands after "and".
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
		for t < from+3 && or.inList(t, last) {
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

// inList reports whether the word at t can be one of those that an organisation is for.
func (or organisations) inList(t int32, last bool) bool {
	if !or.NameNext(t) || or.Is(t, lang.Given|lang.Title) {
		return false
	}
	return or.Is(t, Ordinary|lang.OrgHead|lang.OrgNoun) || !last && or.Unknown(t)
}

// longestTail is the most tokens in one part of a name after its noun.
const longestTail = 6

// capitals is the end of the run of capitalised words at i that can belong to an organisation's
// name; otherwise where there is none.
func (or organisations) capitals(i, otherwise int32) int32 {
	t := i
	for t < i+longestTail && or.Shape(t)&(Capital|Shut|Heading) == Capital {
		w, n := or.phrase(t)
		if e := or.Pack.Entry(w); or.titleBegins(t+n, e) || or.personBegins(t, e) || t > i && or.holderBegins(t) {
			break
		}
		t += n
	}
	if t == i {
		return otherwise
	}
	return t
}

// titleBegins reports whether a phrase that ends at token end is a day, or somebody's title.
func (or organisations) titleBegins(end int32, e *lang.Entry) bool {
	if e.Is(lang.Honorific | lang.Month | lang.Day) {
		return true
	}
	at := or.PastDot(end)
	if !e.Is(lang.Title) || e.Is(lang.OrgHead) || !or.NameNext(at) {
		return false
	}
	return or.Is(at, lang.Given) || or.onlyName(at) && or.onlyName(at+1)
}

// holderBegins reports whether behind what a body is over somebody's name begins at t, by
// collections or because nothing else is known of its two words: "Bureau of Reefs | Anan Boonyar".
func (or organisations) holderBegins(t int32) bool {
	if or.PublishedName(t) {
		return true
	}
	return (!or.Bare(t-1) || or.ordinaryWord(t-1)) && or.nobodysWords(t) && !or.NameNext(t+2)
}

// personBegins reports whether somebody's given name stands at t, with a surname.
func (or organisations) personBegins(t int32, e *lang.Entry) bool {
	if !e.Is(lang.Given) || e.Is(lang.Place) || !or.surnameNext(t+1) || or.headWithin(t+1) {
		return false
	}
	return !or.Is(t+1, Ordinary) || or.Is(t+1, lang.Given|lang.Surname)
}
