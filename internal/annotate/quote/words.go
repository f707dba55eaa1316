package quote

import (
	"bytes"
	"unicode/utf8"

	"github.com/onrecord/onrecord/internal/prose"
	"github.com/onrecord/onrecord/internal/slug"
)

// Inner is the words of quotation q without its outermost marks.
//
//go:noinline
func (d *Text) Inner(q ID) string {
	x := &d.Quotations[q]
	from, to := x.Start, x.End
	if !x.Implied {
		from = int(d.Tokens[x.Open].End)
	}
	if x.Close != NoToken {
		to = int(d.Tokens[x.Close].Start)
	}
	return d.S[from:max(from, to)]
}

// Fold folds the words of every quotation: one after the other, so that all lie in one string.
func (d *Text) Fold() {
	d.folding, d.Folded = d.folding[:0], d.Folded[:0]
	d.ends = d.ends[:0]
	for q := range d.Quotations {
		d.folding = slug.AppendFold(d.folding, d.Inner(ID(q)))
		d.ends = append(d.ends, len(d.folding))
	}
	all, from := string(d.folding), 0
	for _, end := range d.ends {
		d.Folded = append(d.Folded, all[from:end])
		from = end
	}
}

// WordsAt reports whether the folded words stand at token t, and where they end. Marks, punctuation
// and clitics may stand between.
func (d *Text) WordsAt(t, end int32, want []string) (int32, bool) {
	if !d.wordy(t) || beginsOtherwise(d.Spelling(t), want) {
		return 0, false
	}
	k := 0
	for ; t < end && k < len(want); t++ {
		if !d.wordy(t) {
			continue
		}
		d.folding = slug.AppendFold(d.folding[:0], d.Spelling(t))
		for w := range bytes.FieldsSeq(d.folding) {
			if k >= len(want) || string(w) != want[k] {
				return 0, false
			}
			k++
		}
	}
	return t, k == len(want)
}

// wordy reports whether token t is more than a mark or punctuation, which in the midst of words is
// folded to nothing.
//
//go:noinline
func (d *Text) wordy(t int32) bool {
	return d.Tokens[t].Kind != prose.Mark && d.Tokens[t].Kind != prose.Punct
}

// beginsOtherwise reports whether a word begins with another letter of ASCII than the folded words
// do, as nearly all words do where a few are sought. A letter beyond ASCII behind it may change
// what it is folded to.
func beginsOtherwise(s string, want []string) bool {
	c := s[0] | 0x20
	if c < 'a' || c > 'z' || len(s) > 1 && s[1] >= utf8.RuneSelf {
		return false
	}
	return len(want) > 0 && c != want[0][0]
}
