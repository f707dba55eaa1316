package refer

import (
	"github.com/onrecord/onrecord/internal/annotate/clause"
	"github.com/onrecord/onrecord/internal/annotate/lang"
	"github.com/onrecord/onrecord/internal/annotate/quote"
)

// namedAfter resolves a pronoun in what opens a sentence ahead of its subject to that subject:
// "When he had left the court, Lee said", "In his letter Lee wrote".
func (d *Reader) namedAfter(i clause.ItemID, ln *clause.Line) Referent {
	nobody := NobodyKnown("")
	if i > ln.First+4 || i == ln.First || d.Streams[ln.Stream].Parent != quote.None || !d.Is(ln.First, lang.Preposition|lang.Conjunction|lang.Adverb|lang.Question) || d.Part(i, lang.Objective) && !d.Is(i, lang.Possessive) {
		return nobody
	}
	for k := i + 1; k < min(ln.End, i+clause.LongestPhrase/2); k++ {
		it := &d.Items[k]
		if it.Kind == clause.Quote || it.Kind == clause.Word && (it.Entry.Is(lang.Relative) || k > i+1 && it.Entry.Is(lang.Pronoun) && it.Entry.Gender != 0) {
			break
		}
		if it.Kind != clause.Name || !d.MentionIsPerson(k) {
			continue
		}
		start := k
		for start > i+1 && d.Is(start-1, lang.Title|lang.Honorific) {
			start--
		}
		m := &d.Cast.Mentions[it.Mention()]
		if m.Entity < 0 || !d.Stop(start-1, ',') && d.Is(start-1, lang.Preposition|lang.Possessive|lang.Conjunction|lang.Article) || !d.Verbish(k+1, ln.End) && !d.Stop(k+1, ',') || d.Is(start-2, lang.Kin|lang.Post) {
			break
		}
		if g := d.genders[m.Entity]; g == 0 || g&d.Gender(i) != 0 {
			return meaning(m.Entity, 0.85, "named as the sentence goes on")
		}
		break
	}
	return nobody
}
