package annotate

import (
	"github.com/onrecord/onrecord/internal/annotate/lang"
	"github.com/onrecord/onrecord/internal/annotate/names"
	"github.com/onrecord/onrecord/internal/prose"
)

// flower lays one stream.
type flower struct {
	d      *flow
	parent quoteID
	next   int // next quotation that may begin
	sent   int // sentence in hand
	block  int
	line   itemID // first item of the line in hand
}

func (f *flower) run(parent quoteID, first, end int32, next int) {
	d := f.d
	f.parent, f.next, f.line = parent, next, itemID(len(d.items))
	f.sent, f.block = 0, 0
	if parent != noQuote {
		f.block = int(d.quotes[parent].block)
		f.sent = d.sentenceAt(first)
	}
	if parent != noQuote {
		d.quotes[parent].stream = streamID(len(d.streams))
	}
	d.streams = append(d.streams, stream{first: f.line, parent: parent})
	for t := first; t < end; {
		if d.toks[t].Is(prose.Begin) {
			f.breakLine(false)
		}
		t = f.item(t, end)
		f.sentenceEnd(t)
		if last := &d.items[len(d.items)-1]; last.kind == itemStop && (last.char == '-' || last.char == ':') {
			f.dateline()
		}
	}
	f.breakLine(false)
	d.streams[len(d.streams)-1].end = itemID(len(d.items))
}

// item lays the item that begins at token t and gives the token after it.
func (f *flower) item(t, end int32) int32 {
	d := f.d
	for f.next < len(d.quotes) && (d.quotes[f.next].open < t || d.quotes[f.next].parent != f.parent) && d.quotes[f.next].open < end {
		f.next++
	}
	if f.next < len(d.quotes) && d.quotes[f.next].open == t {
		it := f.lay(t)
		it.kind, it.ref, it.end = itemQuote, int32(f.next), d.quoteEnd(f.next)
		d.quotes[f.next].item = itemID(len(d.items)) - 1
		f.next++
		return it.end
	}
	switch d.toks[t].Kind {
	case prose.Word, prose.Number:
		it := f.lay(t)
		f.word(it, end)
		return it.end
	case prose.Clitic:
		f.lay(t).kind = itemClitic
	default:
		f.stop(t)
	}
	return t + 1
}

// lay appends an item of the one token t.
func (f *flower) lay(t int32) *item {
	d := f.d
	d.items = append(d.items, item{first: t, end: t + 1, ref: noToken, line: lineID(len(d.lines)), entry: d.pack.Entry(0)})
	return &d.items[len(d.items)-1]
}

// stop lays punctuation, unless it is the full stop of the abbreviation before it.
func (f *flower) stop(t int32) {
	d := f.d
	if f.abbreviationDot(t) {
		d.items[len(d.items)-1].end = t + 1
		return
	}
	it := f.lay(t)
	it.kind, it.char = itemStop, d.s[d.toks[t].Start]
	if it.char >= 0x80 {
		it.char = asciiStop(d.word(t))
	}
}

// abbreviationDot reports whether token t is the full stop of a title before it, "Dr.", which is no
// stop of the sentence.
func (f *flower) abbreviationDot(t int32) bool {
	d := f.d
	if t == 0 || len(d.items) == 0 || d.s[d.toks[t].Start] != '.' || d.toks[t].Is(prose.Space) {
		return false
	}
	last := &d.items[len(d.items)-1]
	return last.end == t && last.kind == itemWord && last.entry.Is(lang.Honorific|lang.Title|lang.Abbrev) && d.toks[t].End-d.toks[t].Start == 1 &&
		int(t)+1 < len(d.toks) && d.toks[t+1].Is(prose.Upper)
}

// quoteEnd is the token after quotation q.
func (d *flow) quoteEnd(q int) int32 {
	if d.quotes[q].close == noToken {
		return d.quotes[q].last
	}
	return d.quotes[q].close + 1
}

// word makes it a mention, a listed phrase or a single word.
func (f *flower) word(it *item, end int32) {
	d := f.d
	t := it.first
	if m := d.mentionAt[t]; m != names.NoMention && d.cast.Mentions[m].End <= end && d.wholeHere(t, d.cast.Mentions[m].End, f.next) {
		it.kind, it.ref, it.end = itemName, int32(m), d.cast.Mentions[m].End
		return
	}
	w, n := d.pack.Phrase(d.words[t:min(end, t+6)])
	if n > 1 && d.toks[t+int32(n)-1].Kind != prose.Clitic && d.wholeHere(t, t+int32(n), f.next) && !d.nameIn(t+1, t+int32(n)) {
		it.end = t + int32(n)
		it.word = w
	} else {
		it.word = d.words[t]
	}
	it.entry = d.pack.Entry(it.word)
}

// wholeHere reports whether tokens [t, end) hold no quotation mark that opens a quotation, and no
// block's start.
func (d *flow) wholeHere(t, end int32, next int) bool {
	if next < len(d.quotes) && d.quotes[next].open < end && d.quotes[next].open > t {
		return false
	}
	for i := t + 1; i < end; i++ {
		if d.toks[i].Is(prose.Begin) {
			return false
		}
	}
	return true
}

func (d *flow) nameIn(t, end int32) bool {
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
	for f.sent < len(d.sents) && d.sents[f.sent].End < t {
		f.sent++
	}
	if f.sent < len(d.sents) && d.sents[f.sent].End == t {
		f.breakLine(d.items[len(d.items)-1].kind == itemQuote)
		f.sent++
	}
}

// longestDateline is the most items that stand before a dateline's dash: "PORT ANN, Ostrey (AFP)
// -".
const longestDateline = 14

// dateline ends the line after a dateline's dash: the first item of a block's text is what follows.
func (f *flower) dateline() {
	d := f.d
	n := itemID(len(d.items))
	if n == f.line {
		return
	}
	last := &d.items[n-1]
	if f.placeLabel(n) {
		f.breakLine(false)
		return
	}
	if f.parent != noQuote || last.kind != itemStop || last.char != '-' || n-f.line > longestDateline || !d.toks[last.first].Is(prose.Space) || !d.toks[d.items[f.line].first].Is(prose.Begin) {
		return
	}
	capital := false
	for i := f.line; i < n-1; i++ {
		it := &d.items[i]
		switch {
		case it.kind == itemName:
			capital = true
		case it.kind == itemWord && (it.entry.Is(lang.Month|lang.Day|lang.Abbrev) || d.toks[it.first].Kind == prose.Number || d.toks[it.first].Is(prose.Upper) && !it.entry.Is(lang.Function)):
		case it.kind == itemStop && it.char != ':' && it.char != '"':
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
func (f *flower) placeLabel(n itemID) bool {
	d := f.d
	first := &d.items[f.line]
	return n-f.line == 2 && d.stop(n-1, ':') && first.kind == itemName && d.toks[first.first].Is(prose.Begin|prose.Caps) && d.isPlace(f.line)
}

func (f *flower) breakLine(quoteEnd bool) {
	d := f.d
	n := itemID(len(d.items))
	if n == f.line {
		return
	}
	t := d.items[f.line].first
	for f.block+1 < len(d.blocks) && d.blocks[f.block].end <= t {
		f.block++
	}
	mere := true
	for i := f.line; i < n && mere; i++ {
		mere = d.items[i].kind == itemQuote || d.items[i].kind == itemStop
	}
	d.lines = append(d.lines, line{f.line, n, blockID(f.block), streamID(len(d.streams) - 1), mere, quoteEnd})
	f.line = n
}

// sentenceAt is the sentence that token t lies in.
func (d *flow) sentenceAt(t int32) int {
	lo, hi := 0, len(d.sents)
	for lo < hi {
		m := (lo + hi) / 2
		if d.sents[m].End <= t {
			lo = m + 1
		} else {
			hi = m
		}
	}
	return lo
}
