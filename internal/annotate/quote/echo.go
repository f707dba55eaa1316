package quote

import "strings"

// nearly is the share of an echo's words that must recur, in order, in the body's utterance.
const nearly = 0.85

// Echoes reports whether the folded words a recur in quotation p, or nearly so. own are those of a
// that tell something.
func (d *Text) Echoes(a string, own []string, p ID) bool {
	if ContainsWords(d.Folded[p], a) {
		return true
	}
	if len(own) != 1 && (len(own) < 4 || len(own) > 80) {
		return false
	}
	y := d.cutWords(p)
	if len(own) == 1 && len(y) <= 60 {
		return alikeAny(own[0], y)
	}
	return len(own) > 1 && len(y) <= 400 && float64(inOrder(own, y)) >= nearly*float64(len(own))
}

// cutWords are the folded words of quotation p, cut once for all that are compared with it.
func (d *Text) cutWords(p ID) []string {
	for int(p) >= len(d.cut) {
		d.cut = append(d.cut, nil)
	}
	if d.cut[p] == nil {
		d.cut[p] = strings.Fields(d.Folded[p])
	}
	return d.cut[p]
}

// ContainsWords reports whether the words a stand in b as whole words.
func ContainsWords(b, a string) bool {
	for at := 0; ; {
		i := strings.Index(b[at:], a)
		if i < 0 {
			return false
		}
		i += at
		if (i == 0 || b[i-1] == ' ') && (i+len(a) == len(b) || b[i+len(a)] == ' ') {
			return true
		}
		at = i + 1
	}
}

// ContentWords are the words of more than one letter: "court s" tells no more than "court".
func ContentWords(s string) []string {
	out := strings.Fields(s)
	kept := out[:0]
	for _, w := range out {
		if len(w) > 1 {
			kept = append(kept, w)
		}
	}
	return kept
}

// alikeAny reports whether one of the words is w with another ending: loser, losers; courageous,
// courageously.
func alikeAny(w string, words []string) bool {
	for _, x := range words {
		if alike(w, x) {
			return true
		}
	}
	return false
}

// alike reports whether two words differ in no more than an ending.
func alike(w, x string) bool {
	if len(w) > len(x) {
		w, x = x, w
	}
	return len(w) >= 5 && len(x)-len(w) <= 2 && strings.HasPrefix(x, w)
}

// inOrder counts how many of the words x stand in y in the same order, taken greedily.
func inOrder(x, y []string) int {
	n, at := 0, 0
	for _, w := range x {
		for j := at; j < len(y) && j < at+12; j++ {
			if y[j] == w || alike(w, y[j]) {
				n, at = n+1, j+1
				break
			}
		}
	}
	return n
}
