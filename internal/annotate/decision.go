package annotate

import (
	"fmt"
	"strings"

	"github.com/onrecord/onrecord/internal/annotate/quote"
	"github.com/onrecord/onrecord/internal/diag"
	"github.com/onrecord/onrecord/internal/slug"
)

// chosen ties a decision to the quotation that it selects.
type chosen struct {
	decision int32
	quote    quote.ID
}

// choose finds the quotation that each decision on a quotation selects, before ids are given: words
// that lie in no quotation and stand once in the text make one.
func (d *draft) choose() {
	d.chosen, d.findings = d.chosen[:0], nil
	d.Fold()
	if len(d.story.Decisions) == 0 {
		return
	}
	for i := range d.story.Decisions {
		if x := &d.story.Decisions[i]; x.Quote != "" && x.ID == "" {
			d.makeMissed(x)
		}
	}
	ids := d.IDs(d.story.ID, d.story.Published)
	for i := range d.story.Decisions {
		x := &d.story.Decisions[i]
		if x.Mention != "" || x.Quote == "" && x.ID == "" {
			continue
		}
		if q := d.selected(x, ids); q != quote.None {
			d.chosen = append(d.chosen, chosen{int32(i), q})
		}
	}
}

// selected is the quotation that decision x selects, or none with a finding.
func (d *draft) selected(x *Decision, ids []string) quote.ID {
	if x.ID != "" {
		for q, id := range ids {
			if id != x.ID {
				continue
			}
			if !d.hasWords(quote.ID(q), x) {
				d.complain(x, "decision-lost", fmt.Sprintf("the quotation with the id %q has not the words %q", x.ID,
					clip(x.Prefix+x.Quote+x.Suffix)), copyTheWords)
				return quote.None
			}
			if !d.heldToWords(x, quote.ID(q)) {
				return quote.None
			}
			return quote.ID(q)
		}
		d.complain(x, "decision-lost", fmt.Sprintf("no quotation of this story has the id %q", x.ID),
			"select it by its words with quote:, or remove the decision")
		return quote.None
	}
	want := slug.Fold(x.Quote)
	found := d.matching(x, func(q int) bool { return d.Folded[q] == want })
	if len(found) == 0 {
		found = d.matching(x, func(q int) bool { return want != "" && quote.ContainsWords(d.Folded[q], want) })
	}
	found = d.outermost(found)
	switch len(found) {
	case 1:
		return found[0]
	case 0:
		d.complain(x, "decision-lost", fmt.Sprintf("no quotation has the words %q", clip(x.Quote)), copyTheWords)
	default:
		d.complain(x, "decision-ambiguous", fmt.Sprintf("%d quotations have the words %q", len(found), clip(x.Quote)),
			"say which with prefix:, suffix: or id:")
	}
	return quote.None
}

// heldToWords reports whether the decision x, which an id alone ties to the few words of quotation
// q, may be about them. Where the ledger does not say which of such words had the id, others take
// it over as soon as those are cut. So where no other has the same words now, and they alone would
// tell which quotation is meant, the decision is an error; where several have, a warning.
func (d *draft) heldToWords(x *Decision, q quote.ID) bool {
	if x.Quote+x.Prefix+x.Suffix != "" || !d.Few(q) {
		return true
	}
	for i := range d.story.Published {
		if d.story.Published[i].ID == x.ID {
			return true
		}
	}
	words := d.S[d.Quotations[q].Start:d.Quotations[q].End]
	d.complain(x, "decision-loose", "nothing remembers which "+words+" the id "+x.ID+" was given to: it may have been "+
		"another, cut since", "add prefix: with the words before it; onrecord record remembers it")
	if len(d.matching(&Decision{}, func(o int) bool { return d.Folded[o] == d.Folded[q] })) == 1 {
		return false
	}
	d.findings[len(d.findings)-1].Severity = diag.Warning
	return true
}

// hasWords reports whether quotation q has the words for which decision x was made, and stands
// where it says.
func (d *draft) hasWords(q quote.ID, x *Decision) bool {
	want := slug.Fold(x.Quote)
	words := x.Quote == "" || d.Folded[q] == want || want != "" && quote.ContainsWords(d.Folded[q], want)
	return words && d.between(x, d.Quotations[q].Start, d.Quotations[q].End)
}

// outermost drops, of quotations nested in each other that all contain the words, the outer ones:
// the innermost is meant.
func (d *draft) outermost(found []quote.ID) []quote.ID {
	out := found[:0]
	for i, q := range found {
		if i+1 < len(found) && d.Quotations[found[i+1]].Parent == q {
			continue
		}
		out = append(out, q)
	}
	return out
}

// matching are the quotations that are ok and stand where the decision says.
func (d *draft) matching(x *Decision, ok func(q int) bool) []quote.ID {
	var out []quote.ID
	for q := range d.Quotations {
		if ok(q) && d.between(x, d.Quotations[q].Start, d.Quotations[q].End) {
			out = append(out, quote.ID(q))
		}
	}
	return out
}

// between reports whether the decision's prefix stands right before byte start, and its suffix
// right after byte end.
func (d *draft) between(x *Decision, start, end int) bool {
	if x.Prefix != "" {
		p := slug.Fold(x.Prefix)
		if !strings.HasSuffix(slug.Fold(d.S[max(0, start-4*len(x.Prefix)-40):start]), p) {
			return false
		}
	}
	if x.Suffix != "" {
		after := d.S[end:min(len(d.S), end+4*len(x.Suffix)+40)]
		return strings.HasPrefix(slug.Fold(after), slug.Fold(x.Suffix))
	}
	return true
}

// makeMissed makes a quotation of the words of decision x where no found quotation holds them and
// they stand once in the text.
func (d *draft) makeMissed(x *Decision) {
	want := slug.Fold(x.Quote)
	if want == "" {
		return
	}
	for q := range d.Quotations {
		if quote.ContainsWords(d.Folded[q], want) {
			return
		}
	}
	if first, last, n := d.findWords(x, strings.Fields(want)); n == 1 {
		d.Insert(first, last)
	}
}

// findWords looks for the folded words in the tokens, inside one block: the first place, as tokens
// [first, last), and how many there are.
func (d *draft) findWords(x *Decision, want []string) (first, last int32, n int) {
	for b := range d.Blocks {
		for t := d.Blocks[b].First; t < d.Blocks[b].End; t++ {
			end, ok := d.WordsAt(t, d.Blocks[b].End, want)
			if !ok || !d.between(x, int(d.Tokens[t].Start), int(d.Tokens[end-1].End)) {
				continue
			}
			if n++; n == 1 {
				first, last = t, end
			}
		}
	}
	return first, last, n
}

// copyTheWords is the next step where a decision's words are not found.
const copyTheWords = "copy the words as the story prints them, or remove the decision"

// complain adds a finding on decision x.
func (d *draft) complain(x *Decision, code, message, hint string) {
	d.findings = append(d.findings, diag.Finding{
		Pos: x.Pos, Severity: diag.Error, Code: code, Message: message, Hint: hint,
	})
}

// clip shortens words for a message.
func clip(s string) string {
	r := []rune(s)
	if len(r) <= 60 {
		return s
	}
	return string(r[:59]) + "…"
}
