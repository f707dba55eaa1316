// Package clause knows the grammar of a text: how its sentences flow around the quotations, which
// noun phrases there are in them, and which of its words are cues, with the subject of each. It is
// worked out once a story, and then only read.
//
// Three structs stand on each other. Flow cuts the text outside the quotations, and inside each of
// them, into streams, lines and items: a reader takes in a name, a word or a whole quotation at a
// time. Phrases reads noun phrases in it, from the right or from the left. Grammar finds the
// sayings: each cue in its clause, with who says, and in which way.
//
// Nothing here knows who anybody is: a Source is a phrase, and stands for nobody yet. Whoever looks
// at a neighbour of an item asks by a bounds-checked lookup (At, Is, Stop and their like), and need
// not know whether there is one.
package clause

import (
	"sort"

	"github.com/onrecord/onrecord/internal/annotate/lang"
	"github.com/onrecord/onrecord/internal/annotate/names"
	"github.com/onrecord/onrecord/internal/annotate/quote"
)

// ItemID is an item's place in the text.
type ItemID int32

// None of their kind.
const (
	NoItem   ItemID   = -1
	NoLine   LineID   = -1
	NoStream StreamID = -1
	NoSaying SayingID = -1
)

// LineID is a line's place among the lines of all streams.
type LineID int32

// StreamID is a stream's place among the streams.
type StreamID int32

// SayingID is a saying's place in the text.
type SayingID int32

// ItemKind says what an item of a stream is.
type ItemKind uint8

// The kinds of item.
const (
	Word   ItemKind = iota // a word, or a phrase that the language pack lists
	Name                   // a mention
	Quote                  // a whole quotation
	Stop                   // punctuation, or a mark that belongs to no quotation
	Clitic                 // 's, 'd, …
	Beyond                 // nothing: asked for before the first item or after the last
)

// Item is one element of a stream: what a reader takes in at a time when she reads over the
// quotations. The narrow fields stand first, so that none leaves a gap: an item is found in less
// time where its size is a power of two.
type Item struct {
	Kind       ItemKind
	Char       byte  // Stop: its first byte
	Speaks     bool  // it heads the subject of a cue
	Cited      bool  // it heads the source of an "according to"
	First, End int32 // tokens
	ref        int32 // Name: the mention; Quote: the quotation
	Line       LineID
	Word       lang.Word
	Entry      *lang.Entry // of a Word what the pack knows of it; that of no word for any other
}

// Mention is the mention that the item, a Name, is.
func (it *Item) Mention() names.MentionID { return names.MentionID(it.ref) }

// Quotation is the quotation that the item, a Quote, is.
func (it *Item) Quotation() quote.ID { return quote.ID(it.ref) }

// Is reports whether the item is a word of one of the classes.
func (it *Item) Is(c lang.Class) bool { return it.Entry.Is(c) }

// nothing is what stands where there is no item.
var nothing = Item{Kind: Beyond, Entry: &lang.Entry{}}

// Line is a sentence of a stream, with its quotations as single items: in `“We go. We win,” he
// said.` there is one.
type Line struct {
	First, End ItemID
	Block      quote.BlockID
	Stream     StreamID
	Quotes     bool // it holds a quotation
	QuoteEnd   bool // it ends with a quotation, so that a clause like "he asked." may still belong to it
	mere       bool // it holds nothing but quotations and punctuation
	dateline   bool // it is one: nobody in it is spoken of

	// What its words are, all together: what needs a word that the line has not need not be looked
	// for in it.
	class lang.Class
	part  lang.Part
	cue   lang.CueSet
}

// Has reports whether a word of the line may be of one of the classes.
func (ln *Line) Has(c lang.Class) bool { return ln.class&c != 0 }

// Plays reports whether a word of the line may play one of the parts.
func (ln *Line) Plays(p lang.Part) bool { return ln.part&p != 0 }

// HasCue reports whether a word of the line may be one of the cues.
func (ln *Line) HasCue(c lang.CueSet) bool { return ln.cue&c != 0 }

// Stream is the items of the story's text outside all quotations, or of the text in one quotation
// outside those nested in it.
type Stream struct {
	First, End ItemID
	Parent     quote.ID // the quotation in which it stands, or none
}

// Outer is the stream of the text outside all quotations.
const Outer StreamID = 0

// Quotation is a quotation with its place in the streams.
type Quotation struct {
	*quote.Quotation
	Item     ItemID
	Stream   StreamID // of what is nested in it, where it has children
	Alone    bool     // its line holds nothing but quotations
	Modifies bool     // a noun follows that it stands before as an adjective would
}

// Flow is the text as it flows past a reader: items in lines, lines in streams.
type Flow struct {
	quote.Text
	Cast    *names.Cast // nil where the language has no pack
	Quotes  []Quotation // by quotation
	Items   []Item
	Streams []Stream
	Lines   []Line
	Named   []ItemID // the items that are names
	cues    []ItemID // the words that are cues

	asked struct { // the paragraph, by its first line, of which it was asked last whether it is a caption
		line LineID
		is   bool
	}
	toldInPast bool // of most of what it quotes it tells in the past that somebody says it
}

// At is item i, or what stands beyond the text.
//
//go:noinline
func (d *Flow) At(i ItemID) *Item { return d.at(i) }

// at is At, for what is itself called and not copied.
func (d *Flow) at(i ItemID) *Item {
	if k := uint(i); k < uint(len(d.Items)) {
		return &d.Items[k] // by the same number, so that it is not held against the length again
	}
	return &nothing
}

// LineOf is the line of quotation q.
//
//go:noinline
func (d *Flow) LineOf(q quote.ID) LineID { return d.Items[d.Quotes[q].Item].Line }

// QuoteAt is the quotation that item i is.
//
//go:noinline
func (d *Flow) QuoteAt(i ItemID) *Quotation { return &d.Quotes[d.Items[i].Quotation()] }

// Mention is the mention that item i, a name, is.
//
//go:noinline
func (d *Flow) Mention(i ItemID) *names.Mention { return &d.Cast.Mentions[d.Items[i].Mention()] }

// MentionFrom is the first mention that begins at token t or after it.
func (d *Flow) MentionFrom(t int32) int {
	all := d.Cast.Mentions
	return sort.Search(len(all), func(i int) bool { return all[i].First >= t })
}

// Phrases reads the noun phrases of a text.
type Phrases struct {
	Flow
}

// Grammar reads the clauses of a text.
type Grammar struct {
	Phrases
	Sayings []Saying
	from    []SayingID // by item, as far as sayings are read: the first whose cue stands there or behind it
}

// ReadClauses reads the grammar of the text, in which the cast is named.
func (d *Grammar) ReadClauses(cast *names.Cast) {
	d.Cast = cast
	d.Items, d.Streams, d.Lines, d.Sayings = d.Items[:0], d.Streams[:0], d.Lines[:0], d.Sayings[:0]
	d.Named, d.cues, d.from = d.Named[:0], d.cues[:0], d.from[:0]
	d.lay()
	d.studyPlaces()
	d.readSayings()
	d.toldInPast, d.asked.line = d.tellsPast(), NoLine
}

// tellsPast reports whether more sentences tell in the past than in the present that somebody says
// what they quote.
func (d *Grammar) tellsPast() bool {
	past := 0
	for k := range d.Sayings {
		switch s := &d.Sayings[k]; {
		case !s.Speech() || !d.Lines[s.Line].Quotes || d.Lines[s.Line].Stream != Outer:
		case d.HasForm(s.Item, lang.Past):
			past++
		case d.HasForm(s.Item, lang.Present):
			past--
		}
	}
	return past > 0
}

// Release lets go of the text.
func (d *Grammar) Release() {
	d.Flow.Release()
	d.Cast = nil
	clear(d.Quotes)
}

// studyPlaces notes what stands around every quotation.
func (d *Flow) studyPlaces() {
	for q := range d.Quotes {
		x := &d.Quotes[q]
		x.Modifies, x.Alone = d.modifies(x), d.MereQuotes(&d.Lines[d.LineOf(quote.ID(q))])
	}
}

// modifies reports whether the quotation stands before a noun as an adjective would: the “gun
// violence” narrative.
func (d *Flow) modifies(q *Quotation) bool {
	next := d.At(q.Item + 1)
	if next.Kind == Beyond || next.Line != d.Items[q.Item].Line || q.Shape.Ending != 0 {
		return false
	}
	if d.Is(q.Item-1, lang.Modal) || d.Part(q.Item-1, lang.Infinitive) || d.wantsMore(q) {
		return false // a verb: "should “drain” the dock"
	}
	if next.Kind == Name {
		return true
	}
	verb := next.Entry.Cue&lang.VerbCues != 0 && next.Entry.Form&d.finalForms() != 0
	return d.Nounish(q.Item+1) && (!verb || next.Entry.Cue&lang.CueNoun != 0)
}

// wantsMore reports whether the words of the quotation end with one that what follows belongs to:
// "accused her of “dipping a hand into” the till".
func (d *Flow) wantsMore(q *Quotation) bool {
	e := d.Entry(q.Last - 1)
	return q.Shape.Words > 2 && e.Is(lang.Preposition|lang.Article|lang.Possessive) && !e.Is(lang.Adverb)
}

// finalForms are the forms of a verb that may stand right after a quotation that is its object.
func (d *Flow) finalForms() lang.Form {
	if d.Pack.VerbsLast {
		return lang.Past | lang.Present | lang.Participle
	}
	return lang.Past | lang.Present
}
