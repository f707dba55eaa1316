package rule

import (
	"github.com/onrecord/onrecord/internal/annotate/clause"
	"github.com/onrecord/onrecord/internal/annotate/lang"
)

// othersText reports whether the sentence of the quotation at item speaks of a text that has words
// of its own and nobody who speaks them: a proverb, a song, a law, a sign. Whoever spoke before
// does not go on there: "As the proverb has it, “…”", "Under the act, a “place of refuge” is …",
// "Above the door is carved “…”", "On the back is written “…”". Nor does he where a verb of saying
// has another subject, though it be a thing: "The bottle says “…”".
func (d *Reading) othersText(item clause.ItemID) bool {
	ln := &d.Lines[d.Items[item].Line]
	verb := item - 1
	if d.Stop(verb, ':') {
		verb--
	}
	if verb > ln.First && (d.Part(verb, lang.Spelt) || d.HasCue(verb, lang.SpeechCues) && d.HasForm(verb, lang.Present) ||
		d.HasCue(verb, lang.CueWrite) && d.passiveAt(verb)) {
		return true
	}
	from, to := max(ln.First, item-clause.LongestPhrase), min(ln.End, item+clause.LongestPhrase/2)
	for i := from; i < to; i++ {
		if d.Items[i].Kind != clause.Word || d.Is(i-1, lang.Possessive) {
			continue // "her song"
		}
		if d.Part(i, lang.ByNobody|lang.Inscribed) {
			return true
		}
	}
	return false
}
