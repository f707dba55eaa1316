package clause

import (
	"github.com/onrecord/onrecord/internal/annotate/lang"
	"github.com/onrecord/onrecord/internal/annotate/quote"
	"github.com/onrecord/onrecord/internal/prose"
)

// longestDateline is the most items that stand before a dateline's dash: "PORT ANN, Ostrey (AFP)
// -".
const longestDateline = 14

// dateline ends the line after a dateline's dash: the first item of a block's text is what follows.
func (b *streamBuilder) dateline() {
	n := ItemID(len(b.Items))
	if n == b.line {
		return
	}
	if b.placeLabel(n) || b.isDateline(n) {
		b.breakLine(false)
		b.Lines[len(b.Lines)-1].dateline = true
	}
}

// isDateline reports whether the line in hand, which ends before item n, is a dateline: it opens
// the block, ends in a dash or in an agency's brackets and a colon, and holds names, dates, words
// in capitals and punctuation alone.
func (b *streamBuilder) isDateline(n ItemID) bool {
	dash, first := b.Items[n-1].First, b.Items[b.line].First
	if b.parent != quote.None || n-b.line > longestDateline || !b.Tokens[first].Is(prose.Begin) {
		return false
	}
	if !(b.Stop(n-1, '-') && b.Tokens[dash].Is(prose.Space)) && !b.agencyColon(n) {
		return false
	}
	if !b.beginsAfter(n - 1) {
		return false
	}
	named, only := false, true
	for i := b.line; i < n-1; i++ {
		if !b.inDateline(i) {
			return false
		}
		named = named || b.IsName(i)
		only = only && b.isPerson(i)
	}
	return !only && (named || n-b.line <= 5)
}

// agencyColon reports whether the line in hand, which opens with a place, ends before item n in
// brackets and a colon, and words follow: "OSTREY (Reuters): The council has".
func (b *streamBuilder) agencyColon(n ItemID) bool {
	next := b.Items[n-1].End
	return b.Stop(n-1, ':') && n-b.line > 2 && b.Stop(n-2, ')') && b.placeAt(b.line) &&
		int(next) < len(b.Tokens) && b.Tokens[next].Kind == prose.Word
}

// beginsAfter reports whether a sentence may begin after the dash at item i: with anything but a
// small letter, unless what stands before it is all in capitals. "Ann Lee — who left — said" is no
// dateline.
func (b *streamBuilder) beginsAfter(i ItemID) bool {
	t := b.Items[i].End
	if int(t) >= len(b.Tokens) || b.Tokens[t].Kind != prose.Word {
		return true
	}
	if next := &b.Tokens[t]; next.Is(prose.Upper) || next.Is(prose.Foreign) {
		return true
	}
	return b.Tokens[b.Items[b.line].First].Is(prose.Caps)
}

// inDateline reports whether item i can be part of a dateline.
func (b *streamBuilder) inDateline(i ItemID) bool {
	it := &b.Items[i]
	switch it.Kind {
	case Name:
		return true
	case Stop:
		return it.Char != ':' && it.Char != '"'
	case Word:
		date := it.Entry.Is(lang.Month|lang.Day|lang.Abbrev) || b.Digits(i)
		return date || b.capital(i) && !it.Entry.Is(lang.Function)
	}
	return false
}

// placeLabel reports whether the block opens with a place in capitals and a colon, as some papers'
// datelines do: "LAHORE:".
func (b *streamBuilder) placeLabel(n ItemID) bool {
	if n-b.line != 2 || !b.Stop(n-1, ':') {
		return false
	}
	return b.Tokens[b.Items[b.line].First].Is(prose.Begin|prose.Caps) && b.placeAt(b.line)
}

// placeAt reports whether item i is a place's name.
func (b *streamBuilder) placeAt(i ItemID) bool { return b.IsName(i) && b.IsPlace(i) }
