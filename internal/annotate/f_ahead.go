package annotate

import (
	"github.com/onrecord/onrecord/internal/annotate/lang"
)

// namedAfter resolves a pronoun in what opens a sentence ahead of its subject to that subject:
// "When he had left the court, Lee said", "In his letter Lee wrote".
func (d *reader) namedAfter(i itemID, ln *line) referent {
	nobody := nobodyKnown("")
	if i > ln.first+4 || i == ln.first || d.streams[ln.stream].parent != noQuote || !d.is(ln.first, lang.Preposition|lang.Conjunction|lang.Adverb|lang.Question) || d.part(i, lang.Objective) && !d.is(i, lang.Possessive) {
		return nobody
	}
	for k := i + 1; k < min(ln.end, i+longestPhrase/2); k++ {
		it := &d.items[k]
		if it.kind == itemQuote || it.kind == itemWord && (it.entry.Is(lang.Relative) || k > i+1 && it.entry.Is(lang.Pronoun) && it.entry.Gender != 0) {
			break
		}
		if it.kind != itemName || !d.mentionIsPerson(k) {
			continue
		}
		start := k
		for start > i+1 && d.is(start-1, lang.Title|lang.Honorific) {
			start--
		}
		m := &d.cast.Mentions[it.mention()]
		if m.Entity < 0 || !d.stop(start-1, ',') && d.is(start-1, lang.Preposition|lang.Possessive|lang.Conjunction|lang.Article) || !d.verbish(k+1, ln.end) && !d.stop(k+1, ',') || d.is(start-2, lang.Kin|lang.Post) {
			break
		}
		if g := d.genders[m.Entity]; g == 0 || g&d.gender(i) != 0 {
			return meaning(m.Entity, 0.85, "named as the sentence goes on")
		}
		break
	}
	return nobody
}
