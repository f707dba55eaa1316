package annotate

import (
	"bytes"
	"slices"
	"unicode/utf8"

	"github.com/onrecord/onrecord/internal/annotate/lang"
	"github.com/onrecord/onrecord/internal/prose"
	"github.com/onrecord/onrecord/internal/slug"
)

func (d *quoteText) notice(q quoteID) bool {
	return d.blocks[d.quotations[q].block].kind == prose.Notice
}

// wordsAt reports whether the folded words stand at token t, and where they end. Marks, punctuation
// and clitics may stand between.
func (d *quoteText) wordsAt(t, end int32, want []string) (int32, bool) {
	if !d.wordy(t) || beginsOtherwise(d.word(t), want) {
		return 0, false
	}
	k := 0
	for ; t < end && k < len(want); t++ {
		if !d.wordy(t) {
			continue
		}
		d.folding = slug.AppendFold(d.folding[:0], d.word(t))
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
func (d *quoteText) wordy(t int32) bool {
	return d.toks[t].Kind != prose.Mark && d.toks[t].Kind != prose.Punct
}

// beginsOtherwise reports whether a word begins with another letter of ASCII than the folded words
// do, as nearly all words do where a few are sought. A letter beyond ASCII behind it may change
// what it is folded to.
func beginsOtherwise(s string, want []string) bool {
	c := s[0] | 0x20
	return 'a' <= c && c <= 'z' && len(want) > 0 && c != want[0][0] && (len(s) == 1 || s[1] < utf8.RuneSelf)
}

// insertQuote puts a quotation of the tokens [first, last) in its place among the others, unless it
// would cross one.
func (d *quoteText) insertQuote(first, last int32) {
	n := quote{open: first, close: noToken, first: first, last: last, parent: noQuote, implied: true, made: true,
		start: int(d.toks[first].Start), end: int(d.toks[last-1].End), block: d.blockOf(first)}
	at := 0
	for q := range d.quotations {
		x := &d.quotations[q]
		if x.start < n.start || x.start == n.start && x.end >= n.end {
			at = q + 1
		}
		if x.start < n.start && n.start < x.end && x.end < n.end || n.start < x.start && x.start < n.end && n.end < x.end {
			return
		}
	}
	d.quotations = append(d.quotations, quote{})
	copy(d.quotations[at+1:], d.quotations[at:])
	d.quotations[at] = n
	d.nest()
}

func (d *quoteText) blockOf(t int32) blockID {
	for b := range d.blocks {
		if t < d.blocks[b].end {
			return blockID(b)
		}
	}
	return 0
}

// noToken, noQuote and noBlock are none of their kind.
const (
	noToken int32   = -1
	noQuote quoteID = -1
	noBlock blockID = -1
)

// block is a block's tokens [first, end) with its kind.
type block struct {
	first, end int32
	kind       prose.Kind
	leftOpen   bool // it ends inside a quotation
}

// quote is a quotation in the making.
type quote struct {
	open, close int32 // tokens of the marks; close is none where the mark is left open
	first, last int32 // tokens inside the marks, [first, last)
	start, end  int   // bytes, marks included
	block       blockID
	parent      quoteID // quotation, or none
	hasChild    bool
	dropped     bool
	unclosed    bool
	made        bool // an editor's decision made it of words without marks
	implied     bool // it has no opening mark: the block before left its own open
	look        look
}

// load takes up a text in the language of the pack, nil for none, and pairs its quotation marks.
func (d *quoteText) load(text prose.Text, pack *lang.Pack) {
	d.s, d.pack = text.S, pack
	d.toks = prose.AppendTokens(d.toks[:0], text)
	d.blocks = slices.Grow(d.blocks[:0], len(text.Blocks))
	t := 0
	for _, b := range text.Blocks {
		first := t
		for t < len(d.toks) && int(d.toks[t].Start) < b.End {
			t++
		}
		d.blocks = append(d.blocks, block{first: int32(first), end: int32(t), kind: b.Kind})
	}
	d.quotations = d.quotations[:0]
	d.pair()
}

// readWords looks the words up, finds the sentences, and studies the quotations.
func (d *quoteText) readWords(text prose.Text) {
	d.sents = prose.AppendSentences(d.sents[:0], text, d.toks, d.pack.Stops())
	d.words = d.pack.Words(d.words[:0], d.s, d.toks)
	d.study()
}

// mostKept is the most quotations of a story whose tables are kept for the next one: clearing a
// table takes as long as it is large.
const mostKept = 1000

// release lets go of the text.
func (d *quoteText) release() {
	d.s = ""
	clear(d.folded)
	clear(d.cut)
	d.cut = d.cut[:0]
	if len(d.times) > mostKept {
		d.times, d.taken = nil, nil
	}
	clear(d.times)
	clear(d.taken)
}

// entry is what the language pack knows of the token t.
func (d *quoteText) entry(t int32) *lang.Entry { return d.pack.Entry(d.words[t]) }

// word is the token's spelling.
func (d *quoteText) word(t int32) string { return d.toks[t].In(d.s) }

// quoteBefore is the quotation that stands last before quotation q in its stream and block, or
// none.
func (d *quoteText) quoteBefore(q quoteID) quoteID {
	for p := q - 1; p >= 0 && p >= q-32; p-- {
		if d.quotations[p].parent == d.quotations[q].parent {
			if d.quotations[p].block != d.quotations[q].block {
				return noQuote
			}
			return p
		}
	}
	return noQuote
}

// display reports whether quotation q stands in the headline, the deck, a highlight or a crosshead.
func (d *quoteText) display(q quoteID) bool {
	return displays(d.blocks[d.quotations[q].block].kind)
}

func displays(k prose.Kind) bool {
	switch k {
	case prose.Headline, prose.Deck, prose.Highlight, prose.Crosshead:
		return true
	}
	return false
}

// look is what a quotation's own words and its surroundings tell.
type look struct {
	words   int
	capital bool // it begins with a capital or digit
	ending  byte // the last character inside: , . ? ! ~ (ellipsis) - (dash) or 0 for a letter
	after   byte // the punctuation right after it, or 0
	opens   bool // it is the first item of its block
	titled  bool // every longer word begins with a capital: a title or slogan
	clause  bool // it holds a finite verb or a personal pronoun, as far as the pack knows them
}

// sentence reports whether the words end as a sentence does.
func (l *look) sentence() bool { return l.ending == '.' || l.ending == '?' || l.ending == '!' }

// fragment reports whether the quotation is no sentence: it begins in lower case, or is a name.
func (q *quote) fragment() bool { return !q.look.capital || q.look.titled }

// quoteText is a story's text with its quotations.
type quoteText struct {
	s          string
	toks       []prose.Token
	sents      []prose.Sentence
	words      []lang.Word
	pack       *lang.Pack
	blocks     []block
	quotations []quote
	marks      []mark    // of the block in hand
	outlooks   []outlook // beside marks
	opened     []opened  // of the block in hand
	stack      []quoteID
	ends       []int          // of their folded words
	folded     []string       // the folded words of each quotation
	folding    []byte         // all of them, while they are folded
	times      map[string]int // how often folded words have come
	taken      map[string]bool
	cut        [][]string // the folded words of quotations one by one, where they were asked for
}

// quoteID is a quotation's place among the quotations.
type quoteID int32

// blockID is a block's place in the text.
type blockID int32
