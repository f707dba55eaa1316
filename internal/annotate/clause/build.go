package clause

import (
	"math"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/onrecord/onrecord/internal/annotate/lang"
	"github.com/onrecord/onrecord/internal/annotate/names"
	"github.com/onrecord/onrecord/internal/annotate/quote"
	"github.com/onrecord/onrecord/internal/prose"
)

// lay cuts the text into streams, lines and items. A quotation with nothing nested in it has no
// stream of its own.
func (d *Flow) lay() {
	d.Quotes = slices.Grow(d.Quotes[:0], len(d.Quotations))
	for q := range d.Quotations {
		d.Quotes = append(d.Quotes, Quotation{Quotation: &d.Quotations[q], Item: NoItem, Stream: NoStream})
	}
	d.Items = slices.Grow(d.Items, len(d.Tokens))
	b := streamBuilder{Flow: d}
	b.build(quote.None, 0, int32(len(d.Tokens)), 0)
	for q := range d.Quotes {
		if d.quotesIn(quote.ID(q)) {
			b.build(quote.ID(q), d.Quotes[q].First, d.Quotes[q].Last, q+1)
		}
	}
}

// quotesIn reports whether the words of quotation q are read for themselves: they quote in turn, or
// those that go on with them may: "“I asked a guard,” Lee said. “He told me, ‘No.’”"
func (d *Flow) quotesIn(q quote.ID) bool {
	x := &d.Quotes[q]
	if x.HasChild || x.Parent != quote.None {
		return x.HasChild
	}
	last := min(q+mostPieces, quote.ID(len(d.Quotes)-1))
	for q++; q <= last && d.Quotes[q].Block == x.Block; q++ {
		if d.Quotes[q].HasChild {
			return true
		}
	}
	return false
}

// mostPieces is how many quotations further on the one that quotes in turn may stand.
const mostPieces = 4

// streamBuilder lays one stream.
type streamBuilder struct {
	*Flow
	parent quote.ID
	end    int32 // the token behind the stream's text
	next   int   // the next quotation that may begin
	opens  int32 // the token with which it does
	sent   int   // the sentence in hand
	ends   int32 // the token behind it
	block  int
	line   ItemID // the first item of the line in hand
	quotes bool   // it holds a quotation
}

// build lays the tokens [first, end): the text outside all quotations, or in the quotation parent.
func (b *streamBuilder) build(parent quote.ID, first, end int32, next int) {
	b.parent, b.next, b.line = parent, next, ItemID(len(b.Items))
	b.end, b.sent, b.ends, b.block = end, 0, 0, 0
	if parent != quote.None {
		b.block = int(b.Quotes[parent].Block)
		b.sent = b.sentenceAt(first)
		b.Quotes[parent].Stream = StreamID(len(b.Streams))
	}
	b.Streams = append(b.Streams, Stream{First: b.line, Parent: parent})
	b.passQuotes(first)
	for t := first; t < end; {
		tok := &b.Tokens[t]
		if tok.Is(prose.Begin) {
			b.breakLine(false)
		}
		t = b.item(t)
		if t >= b.ends {
			b.sentenceEnd(t)
		}
		if tok.Kind > prose.Clitic && (b.Stop(b.last(), '-') || b.Stop(b.last(), ':')) {
			b.dateline()
		}
	}
	b.breakLine(false)
	b.Streams[len(b.Streams)-1].End = ItemID(len(b.Items))
}

// last is the item that was laid last.
func (b *streamBuilder) last() ItemID { return ItemID(len(b.Items) - 1) }

// item lays the item that begins at token t and gives the token after it.
func (b *streamBuilder) item(t int32) int32 {
	if t > b.opens {
		b.passQuotes(t)
	}
	kind := b.Tokens[t].Kind
	switch {
	case t == b.opens && !b.opensName(t):
		it := b.put(t)
		it.Kind, it.ref, it.End = Quote, int32(b.next), b.quoteEnd(b.next)
		b.Quotes[b.next].Item, b.quotes = b.last(), true
		b.next++
		b.passQuotes(it.End)
		return it.End
	case kind == prose.Word || kind == prose.Number || b.opensName(t):
		it := b.put(t)
		b.word(it)
		if it.End > b.opens {
			b.passNicknames(it.End)
		}
		return it.End
	case kind == prose.Clitic:
		b.put(t).Kind = Clitic
	default:
		b.stop(t)
	}
	return t + 1
}

// opensName reports whether a name begins with a nickname in marks at token t: "“Big” Lou Orr".
func (b *streamBuilder) opensName(t int32) bool {
	if b.Tokens[t].Kind != prose.Mark {
		return false
	}
	m := b.Cast.From(t)
	if m == names.NoMention {
		return false
	}
	to := b.Cast.Mentions[m].End
	return to <= b.end && b.wholeHere(t, to, b.next)
}

// passNicknames goes past the quotations that stand within the name just laid, which ends before
// token to.
func (b *streamBuilder) passNicknames(to int32) {
	for ; b.next < len(b.Quotes) && b.Quotes[b.next].Open < to; b.next++ {
		b.Quotes[b.next].InName = true
		b.Quotes[b.next].Item = b.last()
	}
	b.passQuotes(to)
}

// passQuotes goes past the quotations that begin before token t, or in another stream.
func (b *streamBuilder) passQuotes(t int32) {
	for b.opens = b.end; b.next < len(b.Quotes); b.next++ {
		q := &b.Quotes[b.next]
		if q.Open >= b.end {
			return
		}
		if q.Open >= t && q.Parent == b.parent {
			b.opens = q.Open
			return
		}
	}
}

// put appends an item of the one token t.
//
//go:noinline
func (b *streamBuilder) put(t int32) *Item {
	b.Items = append(b.Items, Item{First: t, End: t + 1, ref: -1, Line: LineID(len(b.Lines)), Entry: b.Pack.At(0)})
	return &b.Items[b.last()]
}

// word makes it a mention, a listed phrase or a single word.
func (b *streamBuilder) word(it *Item) {
	t := it.First
	if m := b.Cast.From(t); m != names.NoMention {
		if to := b.Cast.Mentions[m].End; to <= b.end && b.wholeHere(t, to, b.next) {
			it.Kind, it.ref, it.End = Name, int32(m), to
			b.Named = append(b.Named, b.last())
			return
		}
	}
	it.Word = b.Words[t]
	if it.Entry = b.Pack.At(it.Word); it.Entry.Starts() {
		if w, n := b.Pack.Phrase(b.Words[t:min(b.end, t+6)]); n > 1 && b.wholePhrase(w, t, t+int32(n)) {
			it.Word, it.End, it.Entry = w, t+int32(n), b.Pack.At(w)
		} else if w := b.splitCue(t); w != 0 {
			it.Word, it.Entry = w, b.Pack.At(w)
		}
	}
	if it.Entry.Cue != 0 {
		b.cues = append(b.cues, b.last())
	}
}

// mostWithin is the most tokens of an object that stands within a cue of two words.
const mostWithin = 3

// splitCue is the cue of two words that token t begins and that has its object within: "shrugged it
// off", "brushed the charge off as"; 0 for none. Of most such verbs "as" has to tell that they are
// cues: one may hit it back over a net, and write a loan off.
func (b *streamBuilder) splitCue(t int32) lang.Word {
	if t+3 >= b.end {
		return 0
	}
	object := b.Pack.At(b.Words[t+1])
	switch {
	case object.Is(lang.Auxiliary | lang.Preposition):
		return 0
	case !object.Is(lang.Pronoun|lang.Article|lang.Possessive) && b.Cast.From(t+1) == names.NoMention:
		return 0
	}
	for k := t + 2; k < min(t+2+mostWithin, b.end-1); k++ {
		parts := [2]lang.Word{b.Words[t], b.Words[k]}
		w, n := b.Pack.Phrase(parts[:])
		if n < 2 {
			continue
		}
		weak := b.Pack.At(w).Cue&lang.CueWeak != 0 && k == t+2 && object.Is(lang.Pronoun)
		if weak || b.Pack.At(w).Cue != 0 && b.Pack.At(b.Words[k+1]).Part&lang.As != 0 {
			return w
		}
		return 0
	}
	return 0
}

// wholePhrase reports whether the tokens [t, end) of the listed phrase w may be one item. "The
// economist" is no paper's name.
func (b *streamBuilder) wholePhrase(w lang.Word, t, end int32) bool {
	if b.Pack.Entry(w).Is(lang.OrgName) && !b.Tokens[end-1].Is(prose.Upper) {
		return false
	}
	return b.Tokens[end-1].Kind != prose.Clitic && b.wholeHere(t, end, b.next) && !b.nameIn(t+1, end)
}

// stop lays punctuation, unless it is the full stop of the abbreviation before it.
func (b *streamBuilder) stop(t int32) {
	if b.abbreviationDot(t) || b.inTitle(t) {
		b.Items[b.last()].End = t + 1
		return
	}
	it := b.put(t)
	it.Kind, it.Char = Stop, b.S[b.Tokens[t].Start]
	if it.Char >= utf8.RuneSelf {
		it.Char = quote.StopByte(b.Spelling(t))
	}
}

// abbreviationDot reports whether token t is the full stop of a title before it, "Dr.", which is no
// stop of the sentence, as behind "a Kelling Democrat." it is.
func (b *streamBuilder) abbreviationDot(t int32) bool {
	last, dot := b.At(b.last()), &b.Tokens[t]
	if last.End != t || t == 0 || b.S[dot.Start] != '.' || dot.End-dot.Start != 1 || dot.Is(prose.Space) {
		return false
	}
	if b.sent < len(b.Sentences) && b.Sentences[b.sent].End == t+1 {
		return false
	}
	if !last.Is(lang.Honorific|lang.Title|lang.Abbrev) && !b.tailOfTitle(t-1) {
		return false
	}
	ends := b.sent < len(b.Sentences) && b.Sentences[b.sent].End == t+1
	return !ends && int(t)+1 < len(b.Tokens) && b.Tokens[t+1].Is(prose.Upper)
}

// tailOfTitle reports whether a title cut short ends the word with a hyphen at token t: "then-Gov".
func (b *streamBuilder) tailOfTitle(t int32) bool {
	w := b.Spelling(t)
	k := strings.LastIndexByte(w, '-')
	return k > 0 && b.Pack.Entry(b.Pack.Word(w[k+1:])).Is(lang.Title)
}

// longestInTitle is the most tokens from a mark within a title to the name that bears it.
const longestInTitle = 6

// inTitle reports whether a bracket, dot or slash at token t stands within the title of the name
// that comes next: "Chief (Barr.) Ann Lee".
func (b *streamBuilder) inTitle(t int32) bool {
	switch c := b.S[b.Tokens[t].Start]; {
	case c != '(' && c != ')' && c != '.' && c != '/' && c != '[' && c != ']':
		return false
	case b.last() < b.line || b.At(b.last()).End != t || b.At(b.last()).Kind != Word:
		return false
	}
	for k := t + 1; k < min(t+longestInTitle, int32(len(b.Tokens))); k++ {
		if m := b.Cast.From(k); m != names.NoMention {
			return b.Cast.Mentions[m].Title < t
		}
	}
	return false
}

// sentenceEnd ends the line where a sentence ends with the item just laid.
func (b *streamBuilder) sentenceEnd(t int32) {
	for b.sent < len(b.Sentences) && b.Sentences[b.sent].End < t {
		b.sent++
	}
	if b.sent < len(b.Sentences) && b.Sentences[b.sent].End == t {
		b.breakLine(b.IsQuote(b.last()))
		b.sent++
	}
	b.ends = math.MaxInt32
	if b.sent < len(b.Sentences) {
		b.ends = b.Sentences[b.sent].End
	}
}

// breakLine ends the line in hand; quoteEnd says that it ends with a quotation.
func (b *streamBuilder) breakLine(quoteEnd bool) {
	n := ItemID(len(b.Items))
	if n == b.line {
		return
	}
	t := b.Items[b.line].First
	for b.block+1 < len(b.Blocks) && b.Blocks[b.block].End <= t {
		b.block++
	}
	b.Lines = append(b.Lines, Line{
		First: b.line, End: n, Block: quote.BlockID(b.block), Stream: StreamID(len(b.Streams) - 1),
		mere: true, Quotes: b.quotes, QuoteEnd: quoteEnd,
	})
	ln := &b.Lines[len(b.Lines)-1]
	for i := b.line; i < n; i++ {
		it := &b.Items[i]
		ln.mere = ln.mere && (it.Kind == Quote || it.Kind == Stop)
		ln.class, ln.part, ln.cue = ln.class|it.Entry.Class, ln.part|it.Entry.Part, ln.cue|it.Entry.Cue
	}
	b.line, b.quotes = n, false
}

// quoteEnd is the token after quotation q.
func (d *Flow) quoteEnd(q int) int32 {
	if d.Quotes[q].Close == quote.NoToken {
		return d.Quotes[q].Last
	}
	return d.Quotes[q].Close + 1
}

// wholeHere reports whether tokens [t, end) hold no block's start and no quotation, but for those
// that end before the last of them, as a nickname does.
func (d *Flow) wholeHere(t, end int32, next int) bool {
	for ; next < len(d.Quotes) && d.Quotes[next].Open < end; next++ {
		if shut := d.Quotes[next].Close; d.Quotes[next].Open >= t && (shut == quote.NoToken || shut >= end-1) {
			return false
		}
	}
	for i := t + 1; i < end; i++ {
		if d.Tokens[i].Is(prose.Begin) {
			return false
		}
	}
	return true
}

// nameIn reports whether a name begins in the tokens [t, end).
//
//go:noinline
func (d *Flow) nameIn(t, end int32) bool {
	for i := t; i < end; i++ {
		if d.Cast.From(i) != names.NoMention {
			return true
		}
	}
	return false
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
