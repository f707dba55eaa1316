package read

import (
	"github.com/onrecord/onrecord/internal/annotate/lang"
	"github.com/onrecord/onrecord/internal/prose"
)

// longestTown is the most words in the name of a dateline's town.
const longestTown = 3

// dateline reads the town in capitals that opens a story: "OAK CREEK, Wis. (AP) -".
func (pl places) dateline(i int32) int32 {
	if !pl.Toks[i].Is(prose.Begin | prose.Caps) {
		return i
	}
	if pl.Shaped(i, town) {
		return pl.townAt(i)
	}
	t := i
	for t <= i+longestTown && pl.inCaps(t, t == i) {
		if pl.Is(t, lang.OrgName|lang.Function|lang.Title) && !pl.Is(t, lang.Place) {
			return i
		}
		t++
	}
	ordinary := t == i+1 && pl.Is(i, Ordinary) && !pl.Is(i, lang.Place)
	if ordinary || t > i+longestTown || !pl.shutsTown(t) {
		return i
	}
	return pl.addTown(i, t)
}

// inCaps reports whether a word in capitals stands at t, within a clause.
func (pl places) inCaps(t int32, first bool) bool {
	return pl.Kind(t) == prose.Word && pl.Toks[t].Is(prose.Caps) && (first || !pl.Opens(t))
}

// shutsTown reports whether the sign at t ends a dateline's town, in the same block.
func (pl places) shutsTown(t int32) bool {
	if pl.Flag(t, prose.Begin) {
		return false
	}
	switch pl.Char(t) {
	case ',', '(', '-':
		return true
	case 0xe2:
		return pl.Toks[t].Is(prose.Space)
	}
	return false
}

// townAt reads the town at the head of a dateline block.
func (pl places) townAt(i int32) int32 {
	if pl.Is(i, Ordinary) && !pl.Is(i, lang.Place|lang.Lead) {
		return i + 1 // "KEY EVENTS"
	}
	t := i
	for pl.inTown(t) && (t == i || !pl.Toks[t].Is(prose.Begin)) {
		t++
	}
	if t == i {
		return i // a date without a town
	}
	return pl.addTown(i, t)
}

// inTown reports whether the token at t, in a dateline, can be part of its town.
func (pl places) inTown(t int32) bool {
	if !pl.Shaped(t, town) {
		return false
	}
	switch pl.Toks[t].Kind {
	case prose.Clitic:
		return true
	case prose.Word:
		return pl.Shaped(t, Capital) && !pl.Is(t, lang.Month|lang.Day)
	}
	return false
}

// addTown adds a dateline's town.
func (pl places) addTown(i, end int32) int32 {
	w, n := pl.phrase(i)
	if n != end-i {
		w = 0
	}
	pl.add(Span{First: i, End: end, Guess: Place, Word: w, Rule: byDateline})
	return end
}
