package read

import (
	"strings"

	"github.com/onrecord/onrecord/internal/annotate/lang"
	"github.com/onrecord/onrecord/internal/prose"
)

// road reads a road by its number: "Interstate 15", "State Route 9", "on the A638".
func (pl places) road(i int32) int32 {
	at := i
	const before = lang.State | lang.Country | lang.PlaceHead | lang.Lead | Ordinary
	if pl.Is(i+1, lang.Numbered) && pl.NameNext(i+1) && pl.Is(i, before) {
		at++ // "State Route 9", "County Highway 7"
	}
	end := i
	if pl.routeAt(at) {
		end = at + 2
	} else if pl.Toks[i].Is(prose.Digits) && pl.roadNumber(pl.Text(i)) && pl.onRoad(i) {
		end = i + 1
	}
	if end > i {
		pl.add(Span{First: i, End: end, Guess: Place, Rule: ByPlaceHead})
	}
	return end
}

// routeAt reports whether a noun for roads and a number stand at i.
func (pl places) routeAt(i int32) bool {
	if !pl.Is(i, lang.Numbered) || !pl.Is(i, lang.PlaceHead) || !pl.Shaped(i, Capital) {
		return false
	}
	return pl.Kind(i+1) == prose.Number && !pl.Opens(i+1)
}

// onRoad reports whether the words around the letter and number at i are those around a road: "on
// the A638". "The R212 million tender" is none.
func (pl places) onRoad(i int32) bool {
	switch {
	case pl.Is(i+1, lang.NumberWord):
		return false
	case pl.Link(i-1, lang.LinkOn|lang.LinkIn):
		return true
	case !pl.Link(i-1, lang.LinkThe):
		return false
	case pl.Is(i-2, lang.Preposition) || pl.Is(i+1, lang.Preposition):
		return true
	}
	return pl.Is(i+1, lang.Auxiliary) && pl.Text(i)[0] != 'B'
}

// roadNumber reports whether a word is a letter and a number, as roads are called: "M25", "A638",
// "I-95".
func (pl places) roadNumber(s string) bool {
	if len(s) < 2 || len(s) > 5 || s[0] < 'A' || s[0] > 'R' {
		return false
	}
	digits := strings.TrimPrefix(s[1:], "-")
	if digits == "" || strings.Trim(digits, "0123456789") != "" {
		return false
	}
	return len(digits) == len(s)-1 || s[0] == 'I'
}
