// Package quote knows quotation marks and what they enclose. It pairs the marks of a text, block by
// block, ties what is nested to what it is nested in, and tells of each quotation what its own
// words show: whether it begins with a capital, how it ends, whether it holds a clause. It folds
// the words too, by which quotations are found again and from which their ids are made.
//
// It knows nothing of what stands between the quotations. All places in it are tokens, but for the
// Start and End of a quotation, which are bytes.
package quote

import (
	"slices"

	"github.com/onrecord/onrecord/internal/annotate/lang"
	"github.com/onrecord/onrecord/internal/prose"
)

// Text is a story's text with its quotations. It is used again for the next story.
type Text struct {
	S          string
	Pack       *lang.Pack // nil where the language has none
	Tokens     []prose.Token
	Sentences  []prose.Sentence
	Words      []lang.Word // by token
	Blocks     []Block
	Quotations []Quotation // by their start; a parent stands before what is nested in it
	Folded     []string    // by quotation: its folded words

	arrows   bool      // each » is a bullet
	marks    []mark    // of the block in hand
	outlooks []outlook // by mark
	opened   []opened  // of the block in hand
	stack    []ID      // while quotations are nested

	folding []byte         // words, while they are folded
	ends    []int          // by quotation: where its folded words end
	cut     [][]string     // by quotation: its folded words one by one, where they were asked for
	times   map[string]int // how often folded words have come
	counted bool           // how often the story has them
	taken   map[string]bool
}

// Load takes up a text in the language of the pack, nil for none, and pairs its quotation marks.
func (d *Text) Load(text prose.Text, pack *lang.Pack) {
	d.S, d.Pack = text.S, pack
	d.Tokens = prose.AppendTokens(d.Tokens[:0], text)
	d.Blocks = slices.Grow(d.Blocks[:0], len(text.Blocks))
	t := 0
	for _, b := range text.Blocks {
		first := t
		for t < len(d.Tokens) && int(d.Tokens[t].Start) < b.End {
			t++
		}
		d.Blocks = append(d.Blocks, Block{First: int32(first), End: int32(t), Kind: b.Kind, run: d.runOfNotices(b.Kind)})
	}
	d.Quotations = d.Quotations[:0]
	d.pair()
}

// ReadWords looks the words up, finds the sentences, and studies the quotations.
func (d *Text) ReadWords(text prose.Text) {
	d.Sentences = prose.AppendSentences(d.Sentences[:0], text, d.Tokens, d.Pack.Stops())
	d.Words = d.Pack.Words(d.Words[:0], d.S, d.Tokens)
	d.study()
}

// MostKept is the most quotations of a story whose tables are kept for the next one: clearing a
// table takes as long as it is large.
const MostKept = 1000

// Release lets go of the text.
func (d *Text) Release() {
	d.S = ""
	clear(d.Folded)
	clear(d.cut)
	d.cut = d.cut[:0]
	if len(d.times) > MostKept {
		d.times, d.taken = nil, nil
	}
	clear(d.times)
	clear(d.taken)
}

// Entry is what the language pack knows of the token t: nothing where there is none.
//
//go:noinline
func (d *Text) Entry(t int32) *lang.Entry {
	w := lang.Word(0)
	if k := uint(t); k < uint(len(d.Words)) {
		w = d.Words[k]
	}
	return d.Pack.At(w)
}

// Spelling is the token's spelling, nothing before and behind the text: rules look at what stands
// beside words that may be its last.
//
//go:noinline
func (d *Text) Spelling(t int32) string {
	if uint(t) >= uint(len(d.Tokens)) {
		return ""
	}
	return d.Tokens[t].In(d.S)
}

// ID is a quotation's place among the quotations.
type ID int32

// BlockID is a block's place in the text.
type BlockID int32

// None of their kind.
const (
	NoToken int32   = -1
	None    ID      = -1
	NoBlock BlockID = -1
)

// Block is a block's tokens [First, End) with its kind.
type Block struct {
	First, End int32
	Kind       prose.Kind
	LeftOpen   bool // it ends inside a quotation

	run BlockID // of a notice: the first of those that stand together
}

// runOfNotices is the first of the notices together with which a block of the kind stands that
// follows those there are.
func (d *Text) runOfNotices(k prose.Kind) BlockID {
	n := len(d.Blocks)
	if k == prose.Notice && n > 0 && d.Blocks[n-1].Kind == prose.Notice {
		return d.Blocks[n-1].run
	}
	return BlockID(n)
}

// BlockBefore is the block of the story before block b, or NoBlock: links and captions between its
// paragraphs are none of it, nor is a crosshead that was set amid somebody's words.
//
//go:noinline
func (d *Text) BlockBefore(b BlockID) BlockID {
	for b--; b >= 0; b-- {
		if d.Blocks[b].Kind == prose.Notice {
			b = d.Blocks[b].run // there may be thousands
		} else if !d.amidWords(b) {
			break
		}
	}
	return b
}

// amidWords reports whether block b is a crosshead below a block that ends inside a quotation.
//
//go:noinline
func (d *Text) amidWords(b BlockID) bool {
	return b > 0 && d.Blocks[b].Kind == prose.Crosshead && d.Blocks[b-1].LeftOpen
}

// Displays reports whether a block of the kind stands above the text or between its parts, and
// quotes ahead: a headline, a deck, a highlight or a crosshead.
//
//go:noinline
func Displays(k prose.Kind) bool {
	switch k {
	case prose.Headline, prose.Deck, prose.Highlight, prose.Crosshead:
		return true
	}
	return false
}

// blockOf is the block in which token t stands.
//
//go:noinline
func (d *Text) blockOf(t int32) BlockID {
	for b := range d.Blocks {
		if t < d.Blocks[b].End {
			return BlockID(b)
		}
	}
	return 0
}
