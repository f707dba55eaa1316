package annotate

import (
	"slices"

	"github.com/onrecord/onrecord/internal/annotate/lang"
	"github.com/onrecord/onrecord/internal/annotate/names"
	"github.com/onrecord/onrecord/internal/prose"
)

// placed is a quotation with its place in the streams.
type placed struct {
	*quote
	item     int32
	stream   int32 // of what is nested in it, where it has children
	alone    bool  // its line holds nothing but quotations
	modifies bool  // a noun follows that it stands before as an adjective would
}

// lineIndex is the line of quotation q.
func (d *flow) lineIndex(q int32) int32 { return d.items[d.quotes[q].item].line }

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
	line       int32
	speaks     bool // it heads the subject of a cue
	cited      bool // it heads the source of an "according to"
	word       lang.Word
	entry      *lang.Entry
}

// mention is the mention that the item is: an itemName.
func (it *item) mention() names.MentionID { return names.MentionID(it.ref) }

// quotation is the quotation that the item is: an itemQuote.
func (it *item) quotation() int32 { return it.ref }

// beyond is what stands where there is no item.
var beyond = item{kind: itemBeyond, entry: &lang.Entry{}}

// at is item i, or what stands beyond the text. Whoever looks at a neighbour asks here, and need
// not know whether there is one.
func (d *flow) at(i int32) *item {
	if i < 0 || int(i) >= len(d.items) {
		return &beyond
	}
	return &d.items[i]
}

// stream is the items of the story's text outside all quotations, or of the text in one quotation
// outside those nested in it.
type stream struct {
	first, end int32 // items
	parent     int32 // quotation, or none
}

// line is a sentence of a stream, with its quotations as single items: in `“We go. We win,” he
// said.` there is one.
type line struct {
	first, end int32 // items
	block      int32
	stream     int32
	mere       bool // it holds nothing but quotations and punctuation
	quoteEnd   bool // it ends with a quotation, so that a clause like "he asked." may still belong to it
}

// lay cuts the text into streams, lines and items. A quotation with nothing nested in it has no
// stream of its own.
func (d *flow) lay() {
	d.mentionAt = grow(d.mentionAt, len(d.toks))
	for i := range d.mentionAt {
		d.mentionAt[i] = none
	}
	for i := range d.cast.Mentions {
		d.mentionAt[d.cast.Mentions[i].First] = names.MentionID(i)
	}
	d.quotes = slices.Grow(d.quotes[:0], len(d.quotations))
	for q := range d.quotations {
		d.quotes = append(d.quotes, placed{quote: &d.quotations[q], item: none, stream: none})
	}
	d.items = slices.Grow(d.items, len(d.toks))
	f := flower{d: d}
	f.run(none, 0, int32(len(d.toks)), 0)
	for q := range d.quotes {
		if d.quotes[q].hasChild {
			f.run(int32(q), d.quotes[q].first, d.quotes[q].last, q+1)
		}
	}
}

// flow is the text as it flows past a reader: items in lines, lines in streams.
type flow struct {
	quoteText
	sents     []prose.Sentence
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
