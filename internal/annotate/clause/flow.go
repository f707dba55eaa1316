// Package clause knows the grammar of a text: how its sentences flow around the quotations, which
// noun phrases there are in them, and which of its words are cues, with the subject of each. It is
// worked out once a story, and then only read.
//
// Three structs stand on each other. Flow cuts the text outside the quotations, and inside each of
// them, into streams, lines and items: a reader takes in a name, a word or a whole quotation at a
// time. Phrases reads noun phrases in it, from the right or from the left. Grammar finds the
// sayings: each cue in its clause, with who says, and in which way.
//
// Nothing here knows who anybody is: a Source is a phrase, and stands for nobody yet.
package clause

import (
	"slices"

	"github.com/onrecord/onrecord/internal/annotate/lang"
	"github.com/onrecord/onrecord/internal/annotate/names"
	"github.com/onrecord/onrecord/internal/annotate/quote"
)

// Quotation is a quotation with its place in the streams.
type Quotation struct {
	*quote.Quotation
	Item     ItemID
	Stream   StreamID // of what is nested in it, where it has children
	Alone    bool     // its line holds nothing but quotations
	Modifies bool     // a noun follows that it stands before as an adjective would
}

// LineOf is the line of quotation q.
func (d *Flow) LineOf(q quote.ID) LineID { return d.Items[d.Quotes[q].Item].Line }

// ItemKind says what an item of a stream is.
type ItemKind uint8

const (
	Word   ItemKind = iota // a word, or a phrase that the language pack lists
	Name                   // a mention
	Quote                  // a whole quotation
	Stop                   // punctuation, or a mark that belongs to no quotation
	Clitic                 // 's, 'd, …
	Beyond                 // nothing: asked for before the first item or after the last
)

// Item is one element of a stream: what a reader takes in at a time when she reads over the
// quotations.
type Item struct {
	Kind       ItemKind
	Char       byte // itemStop: its first byte
	First, End int32
	ref        int32 // itemName: the mention; itemQuote: the quotation
	Line       LineID
	Speaks     bool // it heads the subject of a cue
	Cited      bool // it heads the source of an "according to"
	Word       lang.Word
	Entry      *lang.Entry
}

// Mention is the mention that the item is: an itemName.
func (it *Item) Mention() names.MentionID { return names.MentionID(it.ref) }

// Quotation is the quotation that the item is: an itemQuote.
func (it *Item) Quotation() quote.ID { return quote.ID(it.ref) }

// nothing is what stands where there is no item.
var nothing = Item{Kind: Beyond, Entry: &lang.Entry{}}

// At is item i, or what stands beyond the text. Whoever looks at a neighbour asks here, and need
// not know whether there is one.
func (d *Flow) At(i ItemID) *Item {
	if i < 0 || int(i) >= len(d.Items) {
		return &nothing
	}
	return &d.Items[i]
}

// Stream is the items of the story's text outside all quotations, or of the text in one quotation
// outside those nested in it.
type Stream struct {
	First, End ItemID   // items
	Parent     quote.ID // quotation, or none
}

// Line is a sentence of a stream, with its quotations as single items: in `“We go. We win,” he
// said.` there is one.
type Line struct {
	First, End ItemID // items
	Block      quote.BlockID
	Stream     StreamID
	mere       bool // it holds nothing but quotations and punctuation
	QuoteEnd   bool // it ends with a quotation, so that a clause like "he asked." may still belong to it
}

// ReadClauses reads the grammar of the text, in which the cast is named.
func (d *Grammar) ReadClauses(cast *names.Cast) {
	d.Cast = cast
	d.Items, d.Streams, d.Lines, d.Sayings = d.Items[:0], d.Streams[:0], d.Lines[:0], d.Sayings[:0]
	d.lay()
	d.studyPlaces()
	d.readSayings()
}

// Release lets go of the text.
func (d *Grammar) Release() {
	d.Flow.Release()
	d.Cast = nil
	clear(d.Quotes)
}

// lay cuts the text into streams, lines and items. A quotation with nothing nested in it has no
// stream of its own.
func (d *Flow) lay() {
	d.mentionAt = slices.Grow(d.mentionAt[:0], len(d.Tokens))[:len(d.Tokens)]
	for i := range d.mentionAt {
		d.mentionAt[i] = names.NoMention
	}
	for i := range d.Cast.Mentions {
		d.mentionAt[d.Cast.Mentions[i].First] = names.MentionID(i)
	}
	d.Quotes = slices.Grow(d.Quotes[:0], len(d.Quotations))
	for q := range d.Quotations {
		d.Quotes = append(d.Quotes, Quotation{Quotation: &d.Quotations[q], Item: NoItem, Stream: NoStream})
	}
	d.Items = slices.Grow(d.Items, len(d.Tokens))
	f := flower{d: d}
	f.run(quote.None, 0, int32(len(d.Tokens)), 0)
	for q := range d.Quotes {
		if d.Quotes[q].HasChild {
			f.run(quote.ID(q), d.Quotes[q].First, d.Quotes[q].Last, q+1)
		}
	}
}

// Flow is the text as it flows past a reader: items in lines, lines in streams.
type Flow struct {
	quote.Text
	Cast      *names.Cast       // nil where the language has no pack
	mentionAt []names.MentionID // token → mention, or none
	Quotes    []Quotation       // by quotation
	Items     []Item
	Streams   []Stream
	Lines     []Line
}

// Phrases reads noun phrases.
type Phrases struct {
	Flow
}

// Grammar reads clauses.
type Grammar struct {
	Phrases
	Sayings []Saying
}

// ItemID is an item's place in the text.
type ItemID int32

// LineID is a line's place among the lines of all streams.
type LineID int32

// StreamID is a stream's place among the streams.
type StreamID int32

// None of their kind.
const (
	NoItem   ItemID   = -1
	NoLine   LineID   = -1
	NoStream StreamID = -1
	NoSaying SayingID = -1
)

// SayingID is a saying's place in the text.
type SayingID int32
