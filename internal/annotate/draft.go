package annotate

import (
	"github.com/onrecord/onrecord/internal/annotate/lang"
	"github.com/onrecord/onrecord/internal/annotate/names"
	"github.com/onrecord/onrecord/internal/diag"
	"github.com/onrecord/onrecord/internal/prose"
)

// none is the index of nothing: no token, no quotation, no entity.
const none = -1

// draft is the working state of one story. It is used again for the next one, so that a story costs
// few allocations.
type draft struct {
	e     *Engine
	story *Story
	s     string
	toks  []prose.Token
	sents []prose.Sentence
	words []lang.Word
	pack  *lang.Pack
	cast  *names.Cast // nil where the language has no pack
	found names.Cast  // what cast points to, used again

	blocks     []block
	quotations []quote
	quotes     []placed   // by quotation
	verdicts   []verdict  // by quotation
	voices     []referent // by quotation: who speaks in it, as far as it is decided
	marks      []mark     // of the block in hand
	outlooks   []outlook  // beside marks
	opened     []opened   // of the block in hand
	stack      []int32

	mentionAt []names.MentionID // token → mention, or none
	items     []item
	streams   []stream
	lines     []line
	sayings   []saying
	proposals []proposal // of all quotations, one after the other
	events    []event
	turn      int32
	outer     int32 // turns outside quotations
	reports   int
	genders   []lang.Gender  // of the cast, with what pronouns told so far
	opening   [2]int32       // the first two paragraphs of the body, or none
	proven    []bool         // a pronoun has borne out the gender
	fame      []int32        // how often the story names each of the cast
	debut     []int32        // the token of each one's first name
	mostNamed int32          // how often it names whom it names most
	folded    []string       // the folded words of each quotation
	folding   []byte         // all of them, while they are folded
	times     map[string]int // how often folded words have come
	taken     map[string]bool
	spans     slab[Span]
	speakers  slab[Speaker]
	cut       [][]string // the folded words of quotations one by one, where they were asked for
	chosen    []chosen
	findings  []diag.Finding

	// What the text tells of the cast, laid down once.
	holdings   []holding
	holders    []int32          // lists of holdings, by the last bits of their words
	ages       []age            // by entity
	meaning    []names.EntityID // those that a description may mean, while they are gathered
	placeWords []lang.Word      // of each entity
	surnames   map[string]int
}

// block is a block's tokens [first, end) with its kind.
type block struct {
	first, end int32
	kind       prose.Kind
	group      int32
	leftOpen   bool // it ends inside a quotation
}

// quote is a quotation in the making.
type quote struct {
	open, close int32 // tokens of the marks; close is none where the mark is left open
	first, last int32 // tokens inside the marks, [first, last)
	start, end  int   // bytes, marks included
	block       int32
	parent      int32 // quotation, or none
	hasChild    bool
	dropped     bool
	unclosed    bool
	made        bool // an editor's decision made it of words without marks
	implied     bool // it has no opening mark: the block before left its own open
	look        look
}

// placed is a quotation with its place in the streams.
type placed struct {
	*quote
	item     int32
	stream   int32 // of what is nested in it, where it has children
	alone    bool  // its line holds nothing but quotations
	modifies bool  // a noun follows that it stands before as an adjective would
}

// quoted is a quotation with what was decided on it.
type quoted struct {
	*placed
	*verdict
}

// quoted is quotation q with what was decided on it so far.
func (d *draft) quoted(q int32) quoted { return quoted{&d.quotes[q], &d.verdicts[q]} }

// grow gives s the length n, zeroed.
func grow[T any](s []T, n int) []T {
	if cap(s) < n {
		return make([]T, n, n+n/4)
	}
	s = s[:n]
	clear(s)
	return s
}

// reset takes up a story.
func (d *draft) reset(story *Story) {
	d.story, d.s = story, story.Text.S
	d.toks = prose.AppendTokens(d.toks[:0], story.Text)
	d.blocks = grow(d.blocks, len(story.Text.Blocks))
	t := 0
	for i, b := range story.Text.Blocks {
		first := t
		for t < len(d.toks) && int(d.toks[t].Start) < b.End {
			t++
		}
		d.blocks[i] = block{first: int32(first), end: int32(t), kind: b.Kind, group: int32(b.Group)}
	}
	d.quotations, d.items, d.streams, d.lines = d.quotations[:0], d.items[:0], d.streams[:0], d.lines[:0]
	d.sayings, d.events, d.proposals = d.sayings[:0], d.events[:0], d.proposals[:0]
	d.turn, d.outer, d.reports = 0, 0, 0
	d.cast = nil
}

// entry is what the language pack knows of the token t.
func (d *draft) entry(t int32) *lang.Entry { return d.pack.Entry(d.words[t]) }

// word is the token's spelling.
func (d *draft) word(t int32) string { return d.toks[t].In(d.s) }
