package clause

import (
	"github.com/onrecord/onrecord/internal/annotate/lang"
	"github.com/onrecord/onrecord/internal/annotate/quote"
	"github.com/onrecord/onrecord/internal/prose"
)

// placeOf is the place of line ln among the lines.
//
//go:noinline
func (d *Flow) placeOf(ln *Line) LineID { return d.Items[ln.First].Line }

// BlockOfItem is the block in which item i stands.
//
//go:noinline
func (d *Flow) BlockOfItem(i ItemID) quote.BlockID { return d.Lines[d.Items[i].Line].Block }

// FirstLineOf is the first line of block b in the outer stream, behind its dateline, or none.
func (d *Flow) FirstLineOf(b quote.BlockID) LineID {
	lo, hi := 0, len(d.Lines)
	for lo < hi {
		m := (lo + hi) / 2
		if d.Lines[m].Stream == Outer && d.Lines[m].Block < b {
			lo = m + 1
		} else {
			hi = m
		}
	}
	if lo+1 < len(d.Lines) && d.Lines[lo].dateline && d.Lines[lo+1].Block == b {
		lo++
	}
	if lo < len(d.Lines) && d.Lines[lo].Stream == Outer && d.Lines[lo].Block == b {
		return LineID(lo)
	}
	return NoLine
}

// LineAt is the line of the outer stream that token t lies in.
//
//go:noinline
func (d *Flow) LineAt(t int32) LineID {
	top := d.Streams[0]
	for l := range d.Lines {
		if i := d.Lines[l].End; i <= top.End && d.Items[i-1].End > t {
			return LineID(l)
		}
	}
	return 0
}

// Follows reports whether another line stands right before line l in its stream.
//
//go:noinline
func (d *Flow) Follows(l LineID) bool { return l > 0 && d.Lines[l-1].Stream == d.Lines[l].Stream }

// LaterInParagraph reports whether line l is not the first of its paragraph.
//
//go:noinline
func (d *Flow) LaterInParagraph(l LineID) bool {
	return l > 0 && d.Lines[l-1].Block == d.Lines[l].Block && d.Lines[l-1].Stream == d.Lines[l].Stream
}

// endsBlock reports whether the line is the last of its block.
func (d *Flow) endsBlock(ln *Line) bool {
	l := d.placeOf(ln) + 1
	return int(l) >= len(d.Lines) || !d.LaterInParagraph(l)
}

// MereQuotes reports whether the line holds nothing but quotations and punctuation.
//
//go:noinline
func (d *Flow) MereQuotes(ln *Line) bool { return ln.mere }

// Telling reports whether the line says more than a quotation and its clause.
//
//go:noinline
func (d *Flow) Telling(ln *Line) bool {
	n, quoted := 0, false
	for i := ln.First; i < ln.End && n < 5; i++ {
		switch d.Items[i].Kind {
		case Quote:
			quoted = true
		case Stop:
		default:
			n++
		}
	}
	return n >= 5 || !quoted && n > 0
}

// Credits reports whether the line is a byline or a dateline, or gives credit for a picture: "By
// Ann Lee", "OSTREY (AFP) —", "Photo: Ann Lee/Harbour Press". So does what belongs to the page and
// not to the story.
func (d *Flow) Credits(ln *Line) bool {
	if ln.dateline || d.Blocks[ln.Block].Kind == prose.Notice {
		return true
	}
	first := d.Tokens[d.Items[ln.First].First]
	if !d.Part(ln.First, lang.By) || !first.Is(prose.Begin) || ln.End-ln.First > 12 || ln.First+1 >= ln.End {
		return false
	}
	return d.IsName(ln.First+1) || d.IsName(ln.End-1)
}

// ShortClause reports whether the line is no more than "Ann Lee said."
func (d *Flow) ShortClause(ln *Line) bool {
	if ln.End-ln.First > 7 {
		return false
	}
	for i := ln.First; i < ln.End; i++ {
		if d.IsQuote(i) || d.Stop(i, ':') {
			return false
		}
	}
	return true
}

// telegraphic reports whether the line is a headline, or as brief as one: no full stop ends it.
func (d *Flow) telegraphic(ln *Line) bool {
	if quote.Displays(d.Blocks[ln.Block].Kind) {
		return true
	}
	return !d.IsStop(ln.End-1) && !ln.QuoteEnd && d.endsBlock(ln)
}

// Introduced reports whether nothing but an adverbial with its comma, or a conjunction, stands
// before item first in the line: "On Monday, Lee …", "But Lee …".
func (d *Flow) Introduced(first ItemID, ln *Line) bool {
	k := first - 1
	if k == ln.First {
		return d.Is(k, lang.Conjunction|lang.Adverb|lang.Hedge|lang.TimeWord)
	}
	opens := d.Is(ln.First, lang.Preposition|lang.Adverb|lang.TimeWord|lang.Conjunction)
	if !opens || !d.Stop(k, ',') || k-ln.First > 12 {
		return false
	}
	for i := ln.First; i < k; i++ {
		if d.IsQuote(i) || d.HasCue(i, lang.SpeechCues) && !d.HasCue(i, lang.CueNoun) {
			return false
		}
	}
	return true
}

// afterPlace reports whether no more than a place or time without a comma stands before item first
// in the line: "In 1957 she crossed", "At the gate Lee said".
func (d *Flow) afterPlace(first ItemID, ln *Line) bool {
	if first-ln.First < 2 || first-ln.First > 6 || !d.Is(ln.First, lang.Preposition) {
		return false
	}
	if d.Is(first-1, lang.Preposition|lang.Conjunction|lang.Article|lang.Possessive) {
		return false
	}
	for i := ln.First + 1; i < first; i++ {
		verb := d.Is(i, lang.Auxiliary|lang.Modal) || d.HasCue(i, lang.VerbCues) || d.doneByPerson(i, ln.First)
		if verb || d.Items[i].Kind != Word && d.Items[i].Kind != Name {
			return false
		}
	}
	return true
}

// hangsOn reports whether the phrase that begins with item first is the subject of a clause that
// hangs on the main one: "She went to Oldport, where her tutor, Reed, noted".
func (d *Flow) hangsOn(first ItemID, ln *Line) bool {
	for k := first - 1; k > ln.First && k > first-8; k-- {
		if d.Is(k, lang.Relative|lang.Question) {
			return d.Stop(k-1, ',')
		}
		if d.IsQuote(k) || d.Is(k, lang.Auxiliary|lang.Modal) || d.Nominative(k) {
			return false // that clause has its own subject
		}
	}
	return false
}

// AskedIn reports whether the phrase that begins with item first stands right behind "what" or
// "where", not as the line opens: "Lee knew what | Reed said".
func (d *Flow) AskedIn(first, lo ItemID) bool {
	return first-1 > lo && d.Is(first-1, lang.Question) && !d.Is(first-1, lang.Relative)
}

// OfWhose reports whether "whose" or the like, behind a comma, opens the phrase in which item i
// stands: "Lee, whose elder brother | Reed".
func (d *Flow) OfWhose(i, lo ItemID) bool {
	k := i - 1
	for k > max(lo, i-4) && d.Nounish(k) {
		k--
	}
	return k > lo && d.Is(k, lang.Relative) && !d.Part(k, lang.Who|lang.Which|lang.That) && d.Stop(k-1, ',')
}

// OfWhich reports whether the pronoun at item i stands in a clause that hangs on the name at item
// name by more than "who", and so means somebody else: "Lee, whose plan she had read".
func (d *Flow) OfWhich(name, i ItemID) bool {
	k := name + 1
	if k < i && d.Stop(k, ',') {
		k++
	}
	return k < i && i-k <= 6 && d.Is(k, lang.Relative) && !d.Part(k, lang.Who|lang.Which|lang.That)
}

// closed reports whether a comma stands in items (i, j], where a relative clause that begins with
// item i ends.
//
//go:noinline
func (d *Flow) closed(i, j ItemID) bool {
	for i++; i <= j; i++ {
		if d.Stop(i, ',') {
			return true
		}
	}
	return false
}

// JoinedAfter reports whether a conjunction between items i and j lets a clause begin that is no
// part of what the cue at item i brings.
func (d *Flow) JoinedAfter(i, j ItemID) bool {
	for i++; i < j; i++ {
		if d.Is(i, lang.Conjunction) && !d.Part(i, lang.That) {
			return true
		}
	}
	return false
}

// AsBefore reports whether "as", and perhaps an article, stands before item i.
func (d *Flow) AsBefore(i ItemID) bool {
	if i--; i > 0 && d.Is(i, lang.Article) {
		i--
	}
	return i >= 0 && d.Part(i, lang.As)
}

// Near reports whether no more than an object stands between a cue and a quotation.
//
//go:noinline
func (d *Flow) Near(cue, item ItemID) bool { return item-cue <= 4 }

// Adjacent reports whether nothing but punctuation, "that" or a short adverbial stands between a
// cue and a quotation.
func (d *Flow) Adjacent(cue, item ItemID) bool {
	for i := cue + 1; i < item; i++ {
		if !d.IsStop(i) && !d.Part(i, lang.That|lang.As) && !d.Is(i, lang.Adverb|lang.Article) {
			return false
		}
	}
	return true
}
