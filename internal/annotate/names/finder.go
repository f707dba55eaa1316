package names

import (
	"slices"
	"sync"

	"github.com/onrecord/onrecord/internal/annotate/lang"
	"github.com/onrecord/onrecord/internal/prose"
	"github.com/onrecord/onrecord/internal/registry"
)

// Find finds everybody and everything that the story names. It takes time linear in the number of
// tokens, and is safe for concurrent use.
func Find(in *Input) *Cast {
	c := new(Cast)
	FindInto(c, in)
	return c
}

// FindInto is Find into a cast that the caller may use again.
func FindInto(c *Cast, in *Input) {
	f := finders.Get().(*finder)
	defer f.release()
	f.reset(in)
	f.look()
	f.cut()
	f.overlay()
	f.gather()
	f.weighRuns()
	f.namesakes()
	f.joinPeople()
	f.joinThings()
	f.resolveSingles()
	f.weighSingles()
	f.cast(c)
	f.notePosts(c)
	f.votePronouns(c)
}

var finders = sync.Pool{New: func() any { return new(finder) }}

// finder finds the names of one story. It is used again for another.
type finder struct {
	in    *Input
	s     string
	toks  []prose.Token
	words []lang.Word
	pack  *lang.Pack

	classes           []lang.Class // per token: what its word can be
	looks             []look       // per token
	syms              symbols
	spans             []span
	memo              []listed // per token: the phrase that begins there, once it has been asked for
	people            []person
	things            []thing
	orgs              nameIndex // of things: organisations by the first and last word of their names
	index             nameIndex // of people, by every word of their full names
	proofs            []evidence
	starts            []int32                   // by symbol: the span of the longest organisation that begins with the word, plus one
	byLetter          [32]int32                 // organisations of several words by their first letter, plus one
	clubWords         []int32                   // symbols of places
	ofEntry           map[*registry.Entry]int32 // the person or thing of a registered entry
	byText            []texts                   // by symbol
	bySame            []keyed
	at                []MentionID // by token: its mention, or NoMention
	votes             []vote
	known             []known
	found             []found
	laid              []span
	personAt, thingAt []int32 // the entity of each, plus one

	title      int32 // first token of the title that ends at titleEnd
	titleEnd   int32 // where a title that has just been read ends; a name that begins there bears it
	titleTells lang.Gender
	honorific  bool
}

func (f *finder) reset(in *Input) {
	f.in, f.s, f.toks, f.words, f.pack = in, in.Text.S, in.Tokens, in.Words, in.Pack
	f.classes = slices.Grow(f.classes[:0], len(f.words))
	for _, w := range f.words {
		f.classes = append(f.classes, f.pack.Class(w))
	}
	f.looks = append(f.looks[:0], make([]look, len(f.toks))...)
	f.memo = append(f.memo[:0], make([]listed, len(f.toks))...)
	f.spans, f.people, f.things = f.spans[:0], f.people[:0], f.things[:0]
	f.syms.reset(len(f.toks))
	if f.ofEntry == nil {
		f.ofEntry = map[*registry.Entry]int32{}
	}
	clear(f.ofEntry)
	f.title, f.titleEnd, f.titleTells, f.honorific = 0, -1, 0, false
}

// release gives the finder back, without the story that it has read.
func (f *finder) release() {
	f.in, f.s, f.toks, f.words = nil, "", nil, nil
	clear(f.syms.text)
	finders.Put(f)
}

// guess is what a span is taken for.
type guess uint8

const (
	isSingle guess = iota // one capitalised word, or a few: decided when the whole story has been read
	isPerson
	isOrganisation
	isPlace
)

// span is a name as it stands in the text, before it is known whose it is.
type span struct {
	first, end int32 // tokens
	lo, hi     int32 // bytes: where a name begins and ends within its tokens; 0 where it has all of them
	from       int32 // where its name begins: before first where a name is borrowed from the words before ("Barnet council")
	title      int32 // the first token of the titles before it; first where there are none
	guess      guess
	open       bool // its shape leaves open what it is: the story's grammar tells
	weak       bool // its capital says nothing: the head of a sentence, a headline
	plural     bool
	honorific  bool
	tells      lang.Gender // what its title says of its sex
	word       lang.Word   // the pack's word or phrase that it is, or 0
	rule       *rule
	owner      int32 // of people or things; -1 none
	borrowed   int32 // a couple's first name takes the surname of this span, or -1
	candidates [2]int32
	entry      *registry.Entry // of a registered name or post
}

// text is what token i says.
func (f *finder) text(i int32) string { return f.tok(i).In(f.s) }

// entry is what the pack knows of token i.
func (f *finder) entry(i int32) *lang.Entry {
	if !f.has(i) {
		return f.pack.Entry(0)
	}
	return f.pack.Entry(f.words[i])
}

// beyond stands where there is no token: no word, and empty.
var beyond = prose.Token{Kind: prose.Punct}

// tok is token i, or what stands beyond the text. Whoever looks at a neighbour asks here, and need
// not know whether there is one.
func (f *finder) tok(i int32) *prose.Token {
	if !f.has(i) {
		return &beyond
	}
	return &f.toks[i]
}

// shape is how token i looks; nothing beyond the text.
func (f *finder) shape(i int32) look {
	if !f.has(i) {
		return 0
	}
	return f.looks[i]
}

// unknown reports whether no list has the word at token i, not even in a phrase.
func (f *finder) unknown(i int32) bool { return f.has(i) && f.words[i] == 0 }

// bare reports whether no list says anything of the word at token i, though a phrase may hold it:
// "Koh" for "Koh Samui".
func (f *finder) bare(i int32) bool {
	if !f.has(i) {
		return false
	}
	e := f.entry(i)
	return e.Class == 0 && e.Form == 0 && e.Cue == 0
}

// is reports whether token i is in any of the classes.
func (f *finder) is(i int32, c lang.Class) bool {
	return uint(i) < uint(len(f.classes)) && f.classes[i]&c != 0
}

// char is the first byte of a token of punctuation, 0 for any other and beyond the text.
func (f *finder) char(i int32) byte {
	if i < 0 || int(i) >= len(f.toks) || f.toks[i].Kind != prose.Punct {
		return 0
	}
	return f.s[f.toks[i].Start]
}

// link reports whether token i is a small word that ties names so, in lower case.
func (f *finder) link(i int32, l lang.Link) bool {
	return f.linkAny(i, l) && f.shape(i)&lower != 0
}

// linkAny is link for a word that may bear a capital.
func (f *finder) linkAny(i int32, l lang.Link) bool {
	return f.has(i) && f.entry(i).Link&l != 0
}

// part reports whether token i plays a part.
func (f *finder) part(i int32, p lang.Part) bool {
	return f.has(i) && f.entry(i).Part&p != 0
}

// smallIs reports whether token i is a word in lower case of one of the classes.
func (f *finder) smallIs(i int32, c lang.Class) bool {
	return f.has(i) && f.shape(i)&lower != 0 && f.is(i, c)
}

// looksShut reports whether a clause or block begins at token i, which is within the text.
func (f *finder) looksShut(i int32) bool { return f.shape(i)&shut != 0 }

// nameNext reports whether token i is capitalised by itself, and no ordinary word.
func (f *finder) nameNext(i int32) bool {
	return f.has(i) && f.shape(i)&capital != 0 && f.shape(i)&(weak|shut) == 0 && !f.is(i, lang.Function|lang.Month|lang.Day|lang.Auxiliary)
}

func (f *finder) len() int32 { return int32(len(f.toks)) }

func (f *finder) has(i int32) bool { return i >= 0 && i < f.len() }

// unowned is a span that is nobody's yet.
func unowned(s span) span {
	s.owner, s.borrowed, s.candidates = -1, -1, [2]int32{-1, -1}
	return s
}

// add notes a span. It bears the title that ends where it begins.
func (f *finder) add(s span) {
	s = unowned(s)
	s.title, s.from = s.first, s.first
	if f.titleEnd == s.first && f.titleEnd >= 0 {
		s.title, s.tells, s.honorific = f.title, f.titleTells, f.honorific
	}
	f.titleEnd = -1
	f.spans = append(f.spans, s)
}
