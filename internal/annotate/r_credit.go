package annotate

import (
	"github.com/onrecord/onrecord/internal/annotate/lang"
	"github.com/onrecord/onrecord/internal/annotate/names"
	"github.com/onrecord/onrecord/internal/prose"
)

var credit = &ruleRule{
	ID:      "credit",
	Title:   "The quotation is credited",
	Reason:  "A name after a dash, or in brackets, that ends the paragraph right after a quotation is its credit.",
	Example: `[q1 ann-lee "We will go."] — [m ann-lee Ann Lee]`,
	sure:    0.93,
}

func findCredit(d *reading, q quoteID) (proposal, bool) {
	x := &d.quotes[q]
	i := x.item + 1
	hi := d.streams[d.lines[d.lineIndex(q)].stream].end
	if i+1 >= hi || d.items[i].kind != itemStop {
		return proposal{}, false
	}
	if d.blockOfItem(i) != x.block {
		return d.creditBelow(q, i, hi)
	}
	c := d.items[i].char
	if c != '-' && c != '(' || d.items[i+1].kind != itemName {
		return proposal{}, false
	}
	m := d.mention(i + 1)
	if m.Entity < 0 || d.entityIs(m.Entity, names.Place) || !d.endsBlock(i+2, hi, x.block) {
		return proposal{}, false
	}
	s := d.phraseOf(i + 1)
	return proposal{saying: noSaying, source: s, who: d.refer(s, d.items[i+1].line), factor: 1}, true
}

// creditBelow reads a credit that is a paragraph of its own, below a quotation that is one: "— Ann
// Lee, 74, retired teacher". Item i is its first.
func (d *reading) creditBelow(q quoteID, i, hi itemID) (proposal, bool) {
	if d.items[i].char != '-' || !d.quotes[q].alone || d.items[i+1].kind != itemName || !d.mentionIsPerson(i+1) {
		return proposal{}, false
	}
	block := d.blockOfItem(i)
	for k := i + 1; k < hi && d.blockOfItem(k) == block; k++ {
		if k > i+longestPhrase/2 || d.items[k].kind == itemQuote || d.stop(k, '.') || d.items[k].entry.Cue&lang.VerbCues != 0 || d.is(k, lang.Auxiliary|lang.Modal) {
			return proposal{}, false
		}
	}
	s := d.phraseOf(i + 1)
	return proposal{saying: noSaying, source: s, who: d.refer(s, d.items[i+1].line), factor: 1}, true
}

// endsBlock reports whether nothing but punctuation, a handle and a date stands between item i and
// the end of the block: "— Ann Lee (@lee) May 3, 2021".
func (d *reading) endsBlock(i, hi itemID, block blockID) bool {
	for n := 0; i < hi && d.blockOfItem(i) == block; i, n = i+1, n+1 {
		dated := d.items[i].kind == itemWord && (d.toks[d.items[i].first].Is(prose.Handle) || d.toks[d.items[i].first].Kind == prose.Number || d.is(i, lang.Month))
		if d.items[i].kind != itemStop && !dated || n > 9 {
			return false
		}
	}
	return true
}
