package clause

import (
	"github.com/onrecord/onrecord/internal/annotate/lang"
	"github.com/onrecord/onrecord/internal/annotate/names"
	"github.com/onrecord/onrecord/internal/annotate/quote"
	"github.com/onrecord/onrecord/internal/prose"
)

// flower lays one stream.
type flower struct {
	d      *Flow
	parent quote.ID
	next   int // next quotation that may begin
	sent   int // sentence in hand
	block  int
	line   ItemID // first item of the line in hand
}

func (f *flower) run(parent quote.ID, first, end int32, next int) {
	d := f.d
	f.parent, f.next, f.line = parent, next, ItemID(len(d.Items))
	f.sent, f.block = 0, 0
	if parent != quote.None {
		f.block = int(d.Quotes[parent].Block)
		f.sent = d.sentenceAt(first)
	}
	if parent != quote.None {
		d.Quotes[parent].Stream = StreamID(len(d.Streams))
	}
	d.Streams = append(d.Streams, Stream{First: f.line, Parent: parent})
	for t := first; t < end; {
		if d.Tokens[t].Is(prose.Begin) {
			f.breakLine(false)
		}
		t = f.item(t, end)
		f.sentenceEnd(t)
		if last := &d.Items[len(d.Items)-1]; last.Kind == Stop && (last.Char == '-' || last.Char == ':') {
			f.dateline()
		}
	}
	f.breakLine(false)
	d.Streams[len(d.Streams)-1].End = ItemID(len(d.Items))
}

// item lays the item that begins at token t and gives the token after it.
func (f *flower) item(t, end int32) int32 {
	d := f.d
	for f.next < len(d.Quotes) && (d.Quotes[f.next].Open < t || d.Quotes[f.next].Parent != f.parent) && d.Quotes[f.next].Open < end {
		f.next++
	}
	if f.next < len(d.Quotes) && d.Quotes[f.next].Open == t {
		it := f.lay(t)
		it.Kind, it.ref, it.End = Quote, int32(f.next), d.quoteEnd(f.next)
		d.Quotes[f.next].Item = ItemID(len(d.Items)) - 1
		f.next++
		return it.End
	}
	switch d.Tokens[t].Kind {
	case prose.Word, prose.Number:
		it := f.lay(t)
		f.word(it, end)
		return it.End
	case prose.Clitic:
		f.lay(t).Kind = Clitic
	default:
		f.stop(t)
	}
	return t + 1
}

// lay appends an item of the one token t.
func (f *flower) lay(t int32) *Item {
	d := f.d
	d.Items = append(d.Items, Item{First: t, End: t + 1, ref: quote.NoToken, Line: LineID(len(d.Lines)), Entry: d.Pack.Entry(0)})
	return &d.Items[len(d.Items)-1]
}

// stop lays punctuation, unless it is the full stop of the abbreviation before it.
func (f *flower) stop(t int32) {
	d := f.d
	if f.abbreviationDot(t) {
		d.Items[len(d.Items)-1].End = t + 1
		return
	}
	it := f.lay(t)
	it.Kind, it.Char = Stop, d.S[d.Tokens[t].Start]
	if it.Char >= 0x80 {
		it.Char = quote.StopByte(d.Spelling(t))
	}
}

// abbreviationDot reports whether token t is the full stop of a title before it, "Dr.", which is no
// stop of the sentence.
func (f *flower) abbreviationDot(t int32) bool {
	d := f.d
	if t == 0 || len(d.Items) == 0 || d.S[d.Tokens[t].Start] != '.' || d.Tokens[t].Is(prose.Space) {
		return false
	}
	last := &d.Items[len(d.Items)-1]
	return last.End == t && last.Kind == Word && last.Entry.Is(lang.Honorific|lang.Title|lang.Abbrev) && d.Tokens[t].End-d.Tokens[t].Start == 1 &&
		int(t)+1 < len(d.Tokens) && d.Tokens[t+1].Is(prose.Upper)
}

// quoteEnd is the token after quotation q.
func (d *Flow) quoteEnd(q int) int32 {
	if d.Quotes[q].Close == quote.NoToken {
		return d.Quotes[q].Last
	}
	return d.Quotes[q].Close + 1
}

// word makes it a mention, a listed phrase or a single word.
func (f *flower) word(it *Item, end int32) {
	d := f.d
	t := it.First
	if m := d.mentionAt[t]; m != names.NoMention && d.Cast.Mentions[m].End <= end && d.wholeHere(t, d.Cast.Mentions[m].End, f.next) {
		it.Kind, it.ref, it.End = Name, int32(m), d.Cast.Mentions[m].End
		return
	}
	w, n := d.Pack.Phrase(d.Words[t:min(end, t+6)])
	if n > 1 && d.Tokens[t+int32(n)-1].Kind != prose.Clitic && d.wholeHere(t, t+int32(n), f.next) && !d.nameIn(t+1, t+int32(n)) {
		it.End = t + int32(n)
		it.Word = w
	} else {
		it.Word = d.Words[t]
	}
	it.Entry = d.Pack.Entry(it.Word)
}

// wholeHere reports whether tokens [t, end) hold no quotation mark that opens a quotation, and no
// block's start.
func (d *Flow) wholeHere(t, end int32, next int) bool {
	if next < len(d.Quotes) && d.Quotes[next].Open < end && d.Quotes[next].Open > t {
		return false
	}
	for i := t + 1; i < end; i++ {
		if d.Tokens[i].Is(prose.Begin) {
			return false
		}
	}
	return true
}

func (d *Flow) nameIn(t, end int32) bool {
	for i := t; i < end; i++ {
		if d.mentionAt[i] != names.NoMention {
			return true
		}
	}
	return false
}

// sentenceEnd ends the line where a sentence ends with the item just laid.
func (f *flower) sentenceEnd(t int32) {
	d := f.d
	for f.sent < len(d.Sentences) && d.Sentences[f.sent].End < t {
		f.sent++
	}
	if f.sent < len(d.Sentences) && d.Sentences[f.sent].End == t {
		f.breakLine(d.IsQuote(ItemID(len(d.Items) - 1)))
		f.sent++
	}
}

// longestDateline is the most items that stand before a dateline's dash: "PORT ANN, Ostrey (AFP)
// -".
const longestDateline = 14

// dateline ends the line after a dateline's dash: the first item of a block's text is what follows.
func (f *flower) dateline() {
	d := f.d
	n := ItemID(len(d.Items))
	if n == f.line {
		return
	}
	last := &d.Items[n-1]
	if f.placeLabel(n) {
		f.breakLine(false)
		return
	}
	if f.parent != quote.None || last.Kind != Stop || last.Char != '-' || n-f.line > longestDateline || !d.Tokens[last.First].Is(prose.Space) || !d.Tokens[d.Items[f.line].First].Is(prose.Begin) {
		return
	}
	capital := false
	for i := f.line; i < n-1; i++ {
		it := &d.Items[i]
		switch {
		case it.Kind == Name:
			capital = true
		case it.Kind == Word && (it.Entry.Is(lang.Month|lang.Day|lang.Abbrev) || d.Tokens[it.First].Kind == prose.Number || d.Tokens[it.First].Is(prose.Upper) && !it.Entry.Is(lang.Function)):
		case it.Kind == Stop && it.Char != ':' && it.Char != '"':
		default:
			return
		}
	}
	if capital || n-f.line <= 5 {
		f.breakLine(false)
	}
}

// placeLabel reports whether the block opens with a place in capitals and a colon, as some papers'
// datelines do: "LAHORE:".
func (f *flower) placeLabel(n ItemID) bool {
	d := f.d
	first := &d.Items[f.line]
	return n-f.line == 2 && d.Stop(n-1, ':') && first.Kind == Name && d.Tokens[first.First].Is(prose.Begin|prose.Caps) && d.IsPlace(f.line)
}

func (f *flower) breakLine(quoteEnd bool) {
	d := f.d
	n := ItemID(len(d.Items))
	if n == f.line {
		return
	}
	t := d.Items[f.line].First
	for f.block+1 < len(d.Blocks) && d.Blocks[f.block].End <= t {
		f.block++
	}
	mere := true
	for i := f.line; i < n && mere; i++ {
		mere = d.IsQuote(i) || d.IsStop(i)
	}
	d.Lines = append(d.Lines, Line{f.line, n, quote.BlockID(f.block), StreamID(len(d.Streams) - 1), mere, quoteEnd})
	f.line = n
}

// sentenceAt is the sentence that token t lies in.
func (d *Flow) sentenceAt(t int32) int {
	lo, hi := 0, len(d.Sentences)
	for lo < hi {
		m := (lo + hi) / 2
		if d.Sentences[m].End <= t {
			lo = m + 1
		} else {
			hi = m
		}
	}
	return lo
}
