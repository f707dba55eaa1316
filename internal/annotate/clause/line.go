package clause

import (
	"github.com/onrecord/onrecord/internal/annotate/lang"
	"github.com/onrecord/onrecord/internal/annotate/quote"
	"github.com/onrecord/onrecord/internal/prose"
)

// Credits reports whether the line is a byline or gives credit for a picture: "By Ann Lee", "Photo:
// Ann Lee/Harbour Press".
func (d *Flow) Credits(ln *Line) bool {
	if d.Part(ln.First, lang.By) && d.Tokens[d.Items[ln.First].First].Is(prose.Begin) && ln.End-ln.First <= 12 {
		return ln.First+1 < ln.End && (d.IsName(ln.First+1) || d.IsName(ln.End-1))
	}
	return false
}

// Telling reports whether the line says more than a quotation and its clause.
func (d *Flow) Telling(ln *Line) bool {
	n, quoted := 0, false
	for i := ln.First; i < ln.End && n < 5; i++ {
		if d.IsQuote(i) {
			quoted = true
		} else if !d.IsStop(i) {
			n++
		}
	}
	return n >= 5 || !quoted && n > 0
}

func (d *Flow) placeOf(ln *Line) LineID { return d.Items[ln.First].Line }

func (d *Flow) BlockOfItem(i ItemID) quote.BlockID { return d.Lines[d.Items[i].Line].Block }

// closed reports whether a comma stands in items (i, j], where a relative clause that begins with
// item i ends.
func (d *Flow) closed(i, j ItemID) bool {
	for i++; i <= j; i++ {
		if d.Stop(i, ',') {
			return true
		}
	}
	return false
}

// FirstLineOf is the first line of block b in the outer stream, or none.
func (d *Flow) FirstLineOf(b quote.BlockID) LineID {
	lo, hi := 0, len(d.Lines)
	for lo < hi {
		m := (lo + hi) / 2
		if d.Lines[m].Stream == 0 && d.Lines[m].Block < b {
			lo = m + 1
		} else {
			hi = m
		}
	}
	if lo < len(d.Lines) && d.Lines[lo].Stream == 0 && d.Lines[lo].Block == b {
		return LineID(lo)
	}
	return NoLine
}

// modifies reports whether the quotation stands before a noun as an adjective would: the “gun
// violence” narrative.
func (d *Flow) modifies(q *Quotation) bool {
	if int(q.Item)+1 >= len(d.Items) || q.Shape.Ending != 0 {
		return false
	}
	next := &d.Items[q.Item+1]
	here := &d.Items[q.Item]
	if next.Line != here.Line {
		return false
	}
	if q.Item > 0 && (d.Is(q.Item-1, lang.Modal) || d.Part(q.Item-1, lang.Infinitive)) {
		return false // a verb: "should “drain” the dock"
	}
	return next.Kind == Name || d.Nounish(q.Item+1) && (next.Entry.Cue&lang.VerbCues == 0 || next.Entry.Form&d.finalForms() == 0 || next.Entry.Cue&lang.CueNoun != 0)
}

// finalForms are the forms of a verb that may stand right after a quotation that is its object.
func (d *Flow) finalForms() lang.Form {
	if d.Pack.VerbsLast {
		return lang.Past | lang.Present | lang.Participle
	}
	return lang.Past | lang.Present
}

// MereQuotes reports whether the line holds nothing but quotations and punctuation.
func (d *Flow) MereQuotes(ln *Line) bool { return ln.mere }

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

// Introduced reports whether nothing but an adverbial with its comma, or a conjunction, stands
// before item first in the line: "On Monday, Lee …", "But Lee …".
func (d *Flow) Introduced(first ItemID, ln *Line) bool {
	k := first - 1
	if k == ln.First {
		return d.Is(k, lang.Conjunction|lang.Adverb|lang.Hedge|lang.TimeWord)
	}
	if !d.Stop(k, ',') || k-ln.First > 12 || !d.Is(ln.First, lang.Preposition|lang.Adverb|lang.TimeWord|lang.Conjunction) {
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
	if first-ln.First < 2 || first-ln.First > 6 || !d.Is(ln.First, lang.Preposition) || d.Is(first-1, lang.Preposition|lang.Conjunction|lang.Article|lang.Possessive) {
		return false
	}
	for i := ln.First + 1; i < first; i++ {
		if d.IsStop(i) || d.IsQuote(i) || d.Items[i].Kind == Clitic || d.Is(i, lang.Auxiliary|lang.Modal) || d.HasCue(i, lang.VerbCues) {
			return false
		}
	}
	return true
}

// telegraphic reports whether the line is a headline, or as brief as one: no full stop ends it.
func (d *Flow) telegraphic(ln *Line) bool {
	return quote.Displays(d.Blocks[ln.Block].Kind) || !d.IsStop(ln.End-1) && !ln.QuoteEnd && ln.End == d.endOfBlock(ln)
}

// endOfBlock is the item after the last of the line's block.
func (d *Flow) endOfBlock(ln *Line) ItemID {
	l := d.Items[ln.First].Line + 1
	if int(l) < len(d.Lines) && d.Lines[l].Block == ln.Block && d.Lines[l].Stream == ln.Stream {
		return ln.End + 1
	}
	return ln.End
}

// LineAt is the line of the outer stream that token t lies in.
func (d *Flow) LineAt(t int32) LineID {
	top := d.Streams[0]
	for l := range d.Lines {
		if i := d.Lines[l].End; i <= top.End && d.Items[i-1].End > t {
			return LineID(l)
		}
	}
	return 0
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

// Near reports whether no more than an object stands between a cue and a quotation.
func (d *Flow) Near(cue, item ItemID) bool { return item-cue <= 4 }

// Adjacent reports whether nothing but punctuation, "that" or a short adverbial stands between a
// cue and a quotation.
func (d *Flow) Adjacent(cue, item ItemID) bool {
	for i := cue + 1; i < item; i++ {
		if d.IsStop(i) || d.Part(i, lang.That) || d.Part(i, lang.As) || d.Is(i, lang.Adverb|lang.Article) {
			continue
		}
		return false
	}
	return true
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

// Outer is the stream of the text outside all quotations.
const Outer StreamID = 0

// Follows reports whether another line stands right before line l in its stream.
func (d *Flow) Follows(l LineID) bool { return l > 0 && d.Lines[l-1].Stream == d.Lines[l].Stream }

// LaterInParagraph reports whether line l is not the first of its paragraph.
func (d *Flow) LaterInParagraph(l LineID) bool {
	return l > 0 && d.Lines[l-1].Block == d.Lines[l].Block && d.Lines[l-1].Stream == d.Lines[l].Stream
}

// AsBefore reports whether "as", and perhaps an article, stands before item i.
func (d *Flow) AsBefore(i ItemID) bool {
	if i--; i > 0 && d.Is(i, lang.Article) {
		i--
	}
	return i >= 0 && d.Part(i, lang.As)
}

// studyPlaces notes what stands around every quotation.
func (d *Flow) studyPlaces() {
	for q := range d.Quotes {
		x := &d.Quotes[q]
		x.Modifies, x.Alone = d.modifies(x), d.MereQuotes(&d.Lines[d.LineOf(quote.ID(q))])
	}
}
