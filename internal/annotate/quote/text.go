// Package quote knows quotation marks and what they enclose. It pairs the marks of a text, block by
// block, ties what is nested to what it is nested in, and tells of each quotation what its own words
// show: whether it begins with a capital, how it ends, whether it holds a clause. It folds the words
// too, by which quotations are found again and from which their ids are made.
//
// It knows nothing of what stands between the quotations. All places in it are tokens, but for the
// Start and End of a quotation, which are bytes.
package quote

import (
	"bytes"
	"slices"
	"unicode/utf8"

	"github.com/onrecord/onrecord/internal/annotate/lang"
	"github.com/onrecord/onrecord/internal/prose"
	"github.com/onrecord/onrecord/internal/slug"
)

func (d *Text) Notice(q ID) bool {
	return d.Blocks[d.Quotations[q].Block].Kind == prose.Notice
}

// WordsAt reports whether the folded words stand at token t, and where they end. Marks, punctuation
// and clitics may stand between.
func (d *Text) WordsAt(t, end int32, want []string) (int32, bool) {
	if !d.wordy(t) || beginsOtherwise(d.Spelling(t), want) {
		return 0, false
	}
	k := 0
	for ; t < end && k < len(want); t++ {
		if !d.wordy(t) {
			continue
		}
		d.folding = slug.AppendFold(d.folding[:0], d.Spelling(t))
		for w := range bytes.FieldsSeq(d.folding) {
			if k >= len(want) || string(w) != want[k] {
				return 0, false
			}
			k++
		}
	}
	return t, k == len(want)
}

// wordy reports whether token t is more than a mark or punctuation, which in the midst of words is
// folded to nothing.
func (d *Text) wordy(t int32) bool {
	return d.Tokens[t].Kind != prose.Mark && d.Tokens[t].Kind != prose.Punct
}

// beginsOtherwise reports whether a word begins with another letter of ASCII than the folded words
// do, as nearly all words do where a few are sought. A letter beyond ASCII behind it may change
// what it is folded to.
func beginsOtherwise(s string, want []string) bool {
	c := s[0] | 0x20
	return 'a' <= c && c <= 'z' && len(want) > 0 && c != want[0][0] && (len(s) == 1 || s[1] < utf8.RuneSelf)
}

// Insert puts a quotation of the tokens [first, last) in its place among the others, unless it
// would cross one.
func (d *Text) Insert(first, last int32) {
	n := Quotation{Open: first, Close: NoToken, First: first, Last: last, Parent: None, Implied: true, made: true,
		Start: int(d.Tokens[first].Start), End: int(d.Tokens[last-1].End), Block: d.blockOf(first)}
	at := 0
	for q := range d.Quotations {
		x := &d.Quotations[q]
		if x.Start < n.Start || x.Start == n.Start && x.End >= n.End {
			at = q + 1
		}
		if x.Start < n.Start && n.Start < x.End && x.End < n.End || n.Start < x.Start && x.Start < n.End && n.End < x.End {
			return
		}
	}
	d.Quotations = append(d.Quotations, Quotation{})
	copy(d.Quotations[at+1:], d.Quotations[at:])
	d.Quotations[at] = n
	d.nest()
}

func (d *Text) blockOf(t int32) BlockID {
	for b := range d.Blocks {
		if t < d.Blocks[b].End {
			return BlockID(b)
		}
	}
	return 0
}

// noToken, noQuote and noBlock are none of their kind.
const (
	NoToken int32   = -1
	None    ID      = -1
	NoBlock BlockID = -1
)

// Block is a block's tokens [first, end) with its kind.
type Block struct {
	First, End int32
	Kind       prose.Kind
	LeftOpen   bool // it ends inside a quotation
}

// Quotation is a quotation in the making.
type Quotation struct {
	Open, Close int32 // tokens of the marks; close is none where the mark is left open
	First, Last int32 // tokens inside the marks, [first, last)
	Start, End  int   // bytes, marks included
	Block       BlockID
	Parent      ID // quotation, or none
	HasChild    bool
	dropped     bool
	Unclosed    bool
	made        bool // an editor's decision made it of words without marks
	Implied     bool // it has no opening mark: the block before left its own open
	Shape       Shape
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
		d.Blocks = append(d.Blocks, Block{First: int32(first), End: int32(t), Kind: b.Kind})
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

// Entry is what the language pack knows of the token t.
func (d *Text) Entry(t int32) *lang.Entry { return d.Pack.Entry(d.Words[t]) }

// Spelling is the token's spelling.
func (d *Text) Spelling(t int32) string { return d.Tokens[t].In(d.S) }

// QuoteBefore is the quotation that stands last before quotation q in its stream and block, or
// none.
func (d *Text) QuoteBefore(q ID) ID {
	for p := q - 1; p >= 0 && p >= q-32; p-- {
		if d.Quotations[p].Parent == d.Quotations[q].Parent {
			if d.Quotations[p].Block != d.Quotations[q].Block {
				return None
			}
			return p
		}
	}
	return None
}

// Display reports whether quotation q stands in the headline, the deck, a highlight or a crosshead.
func (d *Text) Display(q ID) bool {
	return Displays(d.Blocks[d.Quotations[q].Block].Kind)
}

func Displays(k prose.Kind) bool {
	switch k {
	case prose.Headline, prose.Deck, prose.Highlight, prose.Crosshead:
		return true
	}
	return false
}

// Shape is what a quotation's own words and its surroundings tell.
type Shape struct {
	Words   int
	Capital bool // it begins with a capital or digit
	Ending  byte // the last character inside: , . ? ! ~ (ellipsis) - (dash) or 0 for a letter
	After   byte // the punctuation right after it, or 0
	Opens   bool // it is the first item of its block
	Titled  bool // every longer word begins with a capital: a title or slogan
	Clause  bool // it holds a finite verb or a personal pronoun, as far as the pack knows them
}

// Sentence reports whether the words end as a sentence does.
func (l *Shape) Sentence() bool { return l.Ending == '.' || l.Exclaims() }

// Exclaims reports whether the words end in a question or exclamation mark.
func (l *Shape) Exclaims() bool { return l.Ending == '?' || l.Ending == '!' }

// Punctuated reports whether punctuation sets the words off from what follows.
func (l *Shape) Punctuated() bool {
	switch l.Ending {
	case ',', '.', '?', '!', '-', '~':
		return true
	}
	return l.After == ',' || l.After == '-'
}

// Name reports whether the words look like a title or a name of several words.
func (l *Shape) Name() bool { return l.Titled && l.Words > 1 }

// Fragment reports whether the quotation is no sentence: it begins in lower case, or is a name.
func (q *Quotation) Fragment() bool { return !q.Shape.Capital || q.Shape.Titled }

// Text is a story's text with its quotations.
type Text struct {
	S          string
	Tokens     []prose.Token
	Sentences  []prose.Sentence
	Words      []lang.Word
	Pack       *lang.Pack
	Blocks     []Block
	Quotations []Quotation
	marks      []mark    // of the block in hand
	outlooks   []outlook // beside marks
	opened     []opened  // of the block in hand
	stack      []ID
	ends       []int          // of their folded words
	Folded     []string       // the folded words of each quotation
	folding    []byte         // all of them, while they are folded
	times      map[string]int // how often folded words have come
	taken      map[string]bool
	cut        [][]string // the folded words of quotations one by one, where they were asked for
}

// ID is a quotation's place among the quotations.
type ID int32

// BlockID is a block's place in the text.
type BlockID int32
