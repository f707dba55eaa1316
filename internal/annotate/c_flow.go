package annotate

import (
	"slices"

	"github.com/onrecord/onrecord/internal/annotate/lang"
	"github.com/onrecord/onrecord/internal/annotate/names"
)

// placed is a quotation with its place in the streams.
type placed struct {
	*quote
	item     itemID
	stream   streamID // of what is nested in it, where it has children
	alone    bool     // its line holds nothing but quotations
	modifies bool     // a noun follows that it stands before as an adjective would
}

// lineIndex is the line of quotation q.
func (d *flow) lineIndex(q quoteID) lineID { return d.items[d.quotes[q].item].line }

// itemKind says what an item of a stream is.
type itemKind uint8

const (
	itemWord   itemKind = iota // a word, or a phrase that the language pack lists
	itemName                   // a mention
	itemQuote                  // a whole quotation
	itemStop                   // punctuation, or a mark that belongs to no quotation
	itemClitic                 // 's, 'd, …
	itemBeyond                 // nothing: asked for before the first item or after the last
)

// item is one element of a stream: what a reader takes in at a time when she reads over the
// quotations.
type item struct {
	kind       itemKind
	char       byte // itemStop: its first byte
	first, end int32
	ref        int32 // itemName: the mention; itemQuote: the quotation
	line       lineID
	speaks     bool // it heads the subject of a cue
	cited      bool // it heads the source of an "according to"
	word       lang.Word
	entry      *lang.Entry
}

// mention is the mention that the item is: an itemName.
func (it *item) mention() names.MentionID { return names.MentionID(it.ref) }

// quotation is the quotation that the item is: an itemQuote.
func (it *item) quotation() quoteID { return quoteID(it.ref) }

// beyond is what stands where there is no item.
var beyond = item{kind: itemBeyond, entry: &lang.Entry{}}

// at is item i, or what stands beyond the text. Whoever looks at a neighbour asks here, and need
// not know whether there is one.
func (d *flow) at(i itemID) *item {
	if i < 0 || int(i) >= len(d.items) {
		return &beyond
	}
	return &d.items[i]
}

// stream is the items of the story's text outside all quotations, or of the text in one quotation
// outside those nested in it.
type stream struct {
	first, end itemID  // items
	parent     quoteID // quotation, or none
}

// line is a sentence of a stream, with its quotations as single items: in `“We go. We win,” he
// said.` there is one.
type line struct {
	first, end itemID // items
	block      blockID
	stream     streamID
	mere       bool // it holds nothing but quotations and punctuation
	quoteEnd   bool // it ends with a quotation, so that a clause like "he asked." may still belong to it
}

// readClauses reads the grammar of the text, in which the cast is named.
func (d *grammar) readClauses(cast *names.Cast) {
	d.cast = cast
	d.items, d.streams, d.lines, d.sayings = d.items[:0], d.streams[:0], d.lines[:0], d.sayings[:0]
	d.lay()
	d.studyPlaces()
	d.readSayings()
}

// release lets go of the text.
func (d *grammar) release() {
	d.flow.release()
	d.cast = nil
	clear(d.quotes)
}

// lay cuts the text into streams, lines and items. A quotation with nothing nested in it has no
// stream of its own.
func (d *flow) lay() {
	d.mentionAt = slices.Grow(d.mentionAt[:0], len(d.toks))[:len(d.toks)]
	for i := range d.mentionAt {
		d.mentionAt[i] = names.NoMention
	}
	for i := range d.cast.Mentions {
		d.mentionAt[d.cast.Mentions[i].First] = names.MentionID(i)
	}
	d.quotes = slices.Grow(d.quotes[:0], len(d.quotations))
	for q := range d.quotations {
		d.quotes = append(d.quotes, placed{quote: &d.quotations[q], item: noItem, stream: noStream})
	}
	d.items = slices.Grow(d.items, len(d.toks))
	f := flower{d: d}
	f.run(noQuote, 0, int32(len(d.toks)), 0)
	for q := range d.quotes {
		if d.quotes[q].hasChild {
			f.run(quoteID(q), d.quotes[q].first, d.quotes[q].last, q+1)
		}
	}
}

// flow is the text as it flows past a reader: items in lines, lines in streams.
type flow struct {
	quoteText
	cast      *names.Cast       // nil where the language has no pack
	mentionAt []names.MentionID // token → mention, or none
	quotes    []placed          // by quotation
	items     []item
	streams   []stream
	lines     []line
}

// phrases reads noun phrases.
type phrases struct {
	flow
}

// grammar reads clauses.
type grammar struct {
	phrases
	sayings []saying
}

// itemID is an item's place in the text.
type itemID int32

// lineID is a line's place among the lines of all streams.
type lineID int32

// streamID is a stream's place among the streams.
type streamID int32

// None of their kind.
const (
	noItem   itemID   = -1
	noLine   lineID   = -1
	noStream streamID = -1
	noSaying sayingID = -1
)

// sayingID is a saying's place in the text.
type sayingID int32
