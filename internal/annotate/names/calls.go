package names

import (
	"github.com/onrecord/onrecord/internal/annotate/lang"
	"github.com/onrecord/onrecord/internal/prose"
)

// widestNoun is the most tokens before a verb among which the article of its subject stands.
const widestNoun = 12

// Calls reports whether the verb at token t, right before a name that ends at token end, calls that
// person something, or calls him up, and names nobody: "a pilot called Lee “a fool”", "the pilot
// called Lee on Monday". An entry is what the lists have on a token.
func Calls(toks []prose.Token, entry func(int32) *lang.Entry, t, end int32) bool {
	if int(end) < len(toks) && (toks[end].Kind == prose.Mark || entry(end).Is(lang.Article|lang.Possessive)) {
		return true
	}
	const bounds = lang.Auxiliary | lang.Modal | lang.Relative | lang.Conjunction | lang.Pronoun
	for k := t - 1; k >= max(0, t-widestNoun); k-- {
		switch e := entry(k); {
		case toks[k].Kind == prose.Clitic, e.Is(lang.Possessive):
			return true
		case e.Is(lang.Article):
			return e.Link&lang.LinkThe != 0
		case toks[k].Kind != prose.Word, e.Is(bounds), e.Is(lang.Preposition) && e.Link&lang.LinkOf == 0:
			return false
		}
	}
	return false
}
