package annotate

import (
	"github.com/onrecord/onrecord/internal/annotate/lang"
	"github.com/onrecord/onrecord/internal/prose"
)

// credits reports whether the line is a byline or gives credit for a picture: "By Ann Lee", "Photo:
// Ann Lee/Harbour Press".
func (d *flow) credits(ln *line) bool {
	if d.part(ln.first, lang.By) && d.toks[d.items[ln.first].first].Is(prose.Begin) && ln.end-ln.first <= 12 {
		return ln.first+1 < ln.end && (d.items[ln.first+1].kind == itemName || d.items[ln.end-1].kind == itemName)
	}
	return false
}

// telling reports whether the line says more than a quotation and its clause.
func (d *flow) telling(ln *line) bool {
	n, quoted := 0, false
	for i := ln.first; i < ln.end && n < 5; i++ {
		if d.items[i].kind == itemQuote {
			quoted = true
		} else if d.items[i].kind != itemStop {
			n++
		}
	}
	return n >= 5 || !quoted && n > 0
}

func (d *flow) lineOf(ln *line) lineID { return d.items[ln.first].line }

func (d *flow) blockOfItem(i itemID) blockID { return d.lines[d.items[i].line].block }

// closed reports whether a comma stands in items (i, j], where a relative clause that begins with
// item i ends.
func (d *flow) closed(i, j itemID) bool {
	for i++; i <= j; i++ {
		if d.stop(i, ',') {
			return true
		}
	}
	return false
}

// firstLineOf is the first line of block b in the outer stream, or none.
func (d *flow) firstLineOf(b blockID) lineID {
	lo, hi := 0, len(d.lines)
	for lo < hi {
		m := (lo + hi) / 2
		if d.lines[m].stream == 0 && d.lines[m].block < b {
			lo = m + 1
		} else {
			hi = m
		}
	}
	if lo < len(d.lines) && d.lines[lo].stream == 0 && d.lines[lo].block == b {
		return lineID(lo)
	}
	return noLine
}

// modifies reports whether the quotation stands before a noun as an adjective would: the “gun
// violence” narrative.
func (d *flow) modifies(q *placed) bool {
	if int(q.item)+1 >= len(d.items) || q.look.ending != 0 {
		return false
	}
	next := &d.items[q.item+1]
	here := &d.items[q.item]
	if next.line != here.line {
		return false
	}
	if q.item > 0 && (d.is(q.item-1, lang.Modal) || d.part(q.item-1, lang.Infinitive)) {
		return false // a verb: "should “drain” the dock"
	}
	return next.kind == itemName || d.nounish(q.item+1) && (next.entry.Cue&lang.VerbCues == 0 || next.entry.Form&d.finalForms() == 0 || next.entry.Cue&lang.CueNoun != 0)
}

// finalForms are the forms of a verb that may stand right after a quotation that is its object.
func (d *flow) finalForms() lang.Form {
	if d.pack.VerbsLast {
		return lang.Past | lang.Present | lang.Participle
	}
	return lang.Past | lang.Present
}

// mereQuotes reports whether the line holds nothing but quotations and punctuation.
func (d *flow) mereQuotes(ln *line) bool { return ln.mere }

// hangsOn reports whether the phrase that begins with item first is the subject of a clause that
// hangs on the main one: "She went to Oldport, where her tutor, Reed, noted".
func (d *flow) hangsOn(first itemID, ln *line) bool {
	for k := first - 1; k > ln.first && k > first-8; k-- {
		if d.is(k, lang.Relative|lang.Question) {
			return d.stop(k-1, ',')
		}
		if d.items[k].kind == itemQuote || d.is(k, lang.Auxiliary|lang.Modal) || d.nominative(k) {
			return false // that clause has its own subject
		}
	}
	return false
}

// introduced reports whether nothing but an adverbial with its comma, or a conjunction, stands
// before item first in the line: "On Monday, Lee …", "But Lee …".
func (d *flow) introduced(first itemID, ln *line) bool {
	k := first - 1
	if k == ln.first {
		return d.is(k, lang.Conjunction|lang.Adverb|lang.Hedge|lang.TimeWord)
	}
	if !d.stop(k, ',') || k-ln.first > 12 || !d.is(ln.first, lang.Preposition|lang.Adverb|lang.TimeWord|lang.Conjunction) {
		return false
	}
	for i := ln.first; i < k; i++ {
		if d.items[i].kind == itemQuote || d.items[i].entry.Cue&lang.SpeechCues != 0 && d.items[i].entry.Cue&lang.CueNoun == 0 {
			return false
		}
	}
	return true
}

// afterPlace reports whether no more than a place or time without a comma stands before item first
// in the line: "In 1957 she crossed", "At the gate Lee said".
func (d *flow) afterPlace(first itemID, ln *line) bool {
	if first-ln.first < 2 || first-ln.first > 6 || !d.is(ln.first, lang.Preposition) || d.is(first-1, lang.Preposition|lang.Conjunction|lang.Article|lang.Possessive) {
		return false
	}
	for i := ln.first + 1; i < first; i++ {
		if d.items[i].kind == itemStop || d.items[i].kind == itemQuote || d.items[i].kind == itemClitic || d.is(i, lang.Auxiliary|lang.Modal) || d.items[i].entry.Cue&lang.VerbCues != 0 {
			return false
		}
	}
	return true
}

// telegraphic reports whether the line is a headline, or as brief as one: no full stop ends it.
func (d *flow) telegraphic(ln *line) bool {
	return displays(d.blocks[ln.block].kind) || d.items[ln.end-1].kind != itemStop && !ln.quoteEnd && ln.end == d.endOfBlock(ln)
}

// endOfBlock is the item after the last of the line's block.
func (d *flow) endOfBlock(ln *line) itemID {
	l := d.items[ln.first].line + 1
	if int(l) < len(d.lines) && d.lines[l].block == ln.block && d.lines[l].stream == ln.stream {
		return ln.end + 1
	}
	return ln.end
}

// lineAt is the line of the outer stream that token t lies in.
func (d *flow) lineAt(t int32) lineID {
	top := d.streams[0]
	for l := range d.lines {
		if i := d.lines[l].end; i <= top.end && d.items[i-1].end > t {
			return lineID(l)
		}
	}
	return 0
}

// shortClause reports whether the line is no more than "Ann Lee said."
func (d *flow) shortClause(ln *line) bool {
	if ln.end-ln.first > 7 {
		return false
	}
	for i := ln.first; i < ln.end; i++ {
		if d.items[i].kind == itemQuote || d.stop(i, ':') {
			return false
		}
	}
	return true
}

// joinedAfter reports whether a conjunction between items i and j lets a clause begin that is no
// part of what the cue at item i brings.
func (d *flow) joinedAfter(i, j itemID) bool {
	for i++; i < j; i++ {
		if d.is(i, lang.Conjunction) && !d.part(i, lang.That) {
			return true
		}
	}
	return false
}

// near reports whether no more than an object stands between a cue and a quotation.
func (d *flow) near(cue, item itemID) bool { return item-cue <= 4 }

// adjacent reports whether nothing but punctuation, "that" or a short adverbial stands between a
// cue and a quotation.
func (d *flow) adjacent(cue, item itemID) bool {
	for i := cue + 1; i < item; i++ {
		if d.items[i].kind == itemStop || d.part(i, lang.That) || d.part(i, lang.As) || d.is(i, lang.Adverb|lang.Article) {
			continue
		}
		return false
	}
	return true
}

// ofWhich reports whether the pronoun at item i stands in a clause that hangs on the name at item
// name by more than "who", and so means somebody else: "Lee, whose plan she had read".
func (d *flow) ofWhich(name, i itemID) bool {
	k := name + 1
	if k < i && d.stop(k, ',') {
		k++
	}
	return k < i && i-k <= 6 && d.is(k, lang.Relative) && !d.part(k, lang.Who|lang.Which|lang.That)
}

// laterInParagraph reports whether line l is not the first of its paragraph.
func (d *flow) laterInParagraph(l lineID) bool {
	return l > 0 && d.lines[l-1].block == d.lines[l].block && d.lines[l-1].stream == d.lines[l].stream
}

// asBefore reports whether "as", and perhaps an article, stands before item i.
func (d *flow) asBefore(i itemID) bool {
	if i--; i > 0 && d.is(i, lang.Article) {
		i--
	}
	return i >= 0 && d.part(i, lang.As)
}

// studyPlaces notes what stands around every quotation.
func (d *flow) studyPlaces() {
	for q := range d.quotes {
		x := &d.quotes[q]
		x.modifies, x.alone = d.modifies(x), d.mereQuotes(&d.lines[d.lineIndex(quoteID(q))])
	}
}
