package quote

import (
	"slices"

	"github.com/onrecord/onrecord/internal/prose"
	"github.com/onrecord/onrecord/internal/slug"
)

// Quotation is a quotation as its marks make it.
type Quotation struct {
	Open, Close int32 // the tokens of the marks; Close is NoToken where the mark is left open
	First, Last int32 // the tokens inside the marks, [First, Last)
	Start, End  int   // bytes, marks included
	Block       BlockID
	Parent      ID   // the quotation in which it stands, or None
	HasChild    bool // another stands in it
	Unclosed    bool // its mark is left open
	Implied     bool // it has no opening mark: it is missing, the block before left its own open, or an editor decided
	InName      bool // a nickname within somebody's name: it is nobody's words
	Shape       Shape

	ends    int32 // the token after its last word, where its closing mark is missing and it has ended; or 0
	dropped bool  // while marks are paired: it is none after all
}

// Fragment reports whether the quotation is no sentence: it begins in lower case, or is a name.
func (q *Quotation) Fragment() bool { return !q.Shape.Capital || q.Shape.Titled }

// crosses reports whether o begins inside the quotation and ends after it.
func (q *Quotation) crosses(o *Quotation) bool {
	return q.Start < o.Start && o.Start < q.End && q.End < o.End
}

// Notice reports whether quotation q stands in the publisher's notice.
//
//go:noinline
func (d *Text) Notice(q ID) bool { return d.Blocks[d.Quotations[q].Block].Kind == prose.Notice }

// Display reports whether quotation q stands in the headline, the deck, a highlight or a crosshead.
//
//go:noinline
func (d *Text) Display(q ID) bool {
	return Displays(d.Blocks[d.Quotations[q].Block].Kind)
}

// QuoteBefore is the quotation that stands last before quotation q in its stream and block, or
// none.
//
//go:noinline
func (d *Text) QuoteBefore(q ID) ID {
	for p := q - 1; p >= 0 && p >= q-32; p-- {
		if d.Quotations[p].Parent == d.Quotations[q].Parent && !d.Quotations[p].InName {
			if d.Quotations[p].Block != d.Quotations[q].Block {
				return None
			}
			return p
		}
	}
	return None
}

// Insert puts a quotation of the tokens [first, last) in its place among the others, folded where
// they are, unless it would cross one.
func (d *Text) Insert(first, last int32) {
	n := Quotation{
		Open: first, Close: NoToken, First: first, Last: last, Parent: None, Implied: true,
		Start: int(d.Tokens[first].Start), End: int(d.Tokens[last-1].End), Block: d.blockOf(first),
	}
	at := 0
	for q := range d.Quotations {
		x := &d.Quotations[q]
		if x.crosses(&n) || n.crosses(x) {
			return
		}
		if x.Start < n.Start || x.Start == n.Start && x.End >= n.End {
			at = q + 1
		}
	}
	folded := len(d.Folded) == len(d.Quotations)
	d.Quotations = append(d.Quotations, n)
	copy(d.Quotations[at+1:], d.Quotations[at:])
	d.Quotations[at] = n
	if folded {
		d.Folded = slices.Insert(d.Folded, at, slug.Fold(d.Inner(ID(at))))
	}
	d.nest()
}
