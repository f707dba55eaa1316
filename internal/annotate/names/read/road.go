package read

import (
	"strings"

	"github.com/onrecord/onrecord/internal/annotate/lang"
	"github.com/onrecord/onrecord/internal/prose"
)

// road reads a road by its number: "Interstate 15", "State Route 9", "on the A638".
func (pl places) road(i int32) int32 {
	at := i
	if pl.NameNext(i+1) && pl.Is(i+1, lang.Numbered) && pl.Is(i, lang.State|lang.Country|lang.PlaceHead|lang.Lead|Ordinary) {
		at++ // "State Route 9", "County Highway 7"
	}
	if pl.Is(at, lang.Numbered) && pl.Is(at, lang.PlaceHead) && pl.Shape(at)&Capital != 0 && pl.Has(at+1) && pl.Tok(at+1).Kind == prose.Number && !pl.Opens(at+1) {
		pl.add(Span{First: i, End: at + 2, Guess: Place, Rule: ByPlaceHead})
		return at + 2
	}
	if !pl.Toks[i].Is(prose.Digits) || pl.Is(i+1, lang.NumberWord) {
		return i // "the R212 million tender"
	}
	if pl.roadNumber(pl.Text(i)) && pl.Link(i-1, lang.LinkThe) && (pl.Is(i-2, lang.Preposition) || pl.Is(i+1, lang.Preposition) || pl.Is(i+1, lang.Auxiliary) && pl.Text(i)[0] != 'B') || pl.roadNumber(pl.Text(i)) && pl.Link(i-1, lang.LinkOn|lang.LinkIn) {
		pl.add(Span{First: i, End: i + 1, Guess: Place, Rule: ByPlaceHead})
		return i + 1
	}
	return i
}

// roadNumber reports whether a word is a letter and a number, as roads are called: "M25", "A638",
// "I-95".
func (pl places) roadNumber(s string) bool {
	if len(s) < 2 || len(s) > 5 || s[0] < 'A' || s[0] > 'R' {
		return false
	}
	digits := strings.TrimPrefix(s[1:], "-")
	return digits != "" && strings.Trim(digits, "0123456789") == "" && (len(digits) == len(s)-1 || s[0] == 'I')
}
