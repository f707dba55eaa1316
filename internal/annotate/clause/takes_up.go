package clause

import "github.com/onrecord/onrecord/internal/annotate/lang"

// takesUp reports whether the phrase that begins at item first tells who takes up what was said, in
// a sentence that has nobody else: "That view was echoed by Lee", "It is a view shared by Lee".
func (d *Grammar) takesUp(first ItemID, ln *Line) bool {
	if first-3 < ln.First || !d.Part(first-1, lang.By) || !d.doneTo(first-2) {
		return false
	}
	for k := first - 3; k >= max(ln.First, first-6); k-- {
		switch {
		case d.HasCue(k, lang.CueNoun) && d.Nounish(k):
			return d.topical(k, ln)
		case !d.Is(k, lang.Auxiliary|lang.Adverb):
			return false
		}
	}
	return false
}

// topical reports whether the noun at item k, with no more than a word before it, opens the line or
// what is said of "it": "That view", "It is a view".
func (d *Grammar) topical(k ItemID, ln *Line) bool {
	from := k
	for ; from > ln.First && !d.BeVerb(from-1) && k-from < 3; from-- {
		if d.IsStop(from-1) || d.IsQuote(from-1) || d.IsName(from-1) {
			return false
		}
	}
	return from == ln.First || from == ln.First+2 && d.BeVerb(from-1)
}
