package names

import (
	"slices"
	"sync"
	"time"

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
	f.cut(f)
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

// finder finds the names of one story, and lays down who is in it. It is used again for another.
type finder struct {
	Resolver
	in       *Input
	at       []MentionID // by token: its mention, or NoMention
	votes    []vote
	personAt []EntityID // by person: its entity, or NoEntity
	thingAt  []EntityID // the same by organisation or place
}

func (f *finder) reset(in *Input) {
	f.in = in
	f.Resolver.Reset(Source{in.Text, in.Tokens, in.Sentences, in.Words, in.Pack}, in.Registry, in.Date)
}

// release gives the finder back, without the story that it has read.
func (f *finder) release() {
	f.in = nil
	f.Resolver.Release()
	finders.Put(f)
}

// Source is a story cut into tokens and sentences. Words is in step with Tokens (lang.Pack.Words).
type Source struct {
	Text      prose.Text
	Tokens    []prose.Token
	Sentences []prose.Sentence
	Words     []lang.Word
	Pack      *lang.Pack
}

// Story is a story's tokens, and what each is to one who looks for names.
type Story struct {
	s         string
	toks      []prose.Token
	words     []lang.Word
	pack      *lang.Pack
	blocks    []prose.Block
	sentences []prose.Sentence

	classes []lang.Class // per token: what its word can be
	looks   []look       // per token
	memo    []listed     // per token: the phrase that begins there, once it has been asked for
}

// Reset takes the next story, and notes how each of its tokens looks.
func (y *Story) Reset(in Source) {
	y.s, y.toks, y.words, y.pack = in.Text.S, in.Tokens, in.Words, in.Pack
	y.blocks, y.sentences = in.Text.Blocks, in.Sentences
	y.classes = slices.Grow(y.classes[:0], len(y.words))
	for _, w := range y.words {
		y.classes = append(y.classes, y.pack.Class(w))
	}
	y.looks = append(y.looks[:0], make([]look, len(y.toks))...)
	y.memo = append(y.memo[:0], make([]listed, len(y.toks))...)

}

// Release lets the story go.
func (y *Story) Release() {
	y.s, y.toks, y.words, y.blocks, y.sentences = "", nil, nil, nil, nil
}

// Runs are a story's runs of capitals: where each begins, goes on and ends.
type Runs struct{ Story }

// Reader reads the names of a story from left to right. It knows those that it has read, and the
// title that the next one may bear.
type Reader struct {
	Runs
	spans []span
	syms  symbols

	around     Around
	title      int32 // first token of the title that ends at titleEnd
	titleEnd   int32 // where a title that has just been read ends; a name that begins there bears it
	titleTells lang.Gender
	honorific  bool
}

// Around tells of a run of capitals what the words around it alone tell. The signs are known to the
// layer above, which hands them in.
type Around interface {
	// OrgAround reports whether the words around the tokens are those around an organisation. weak: its
	// capital says nothing; listed: it begins with a place's or an organisation's name.
	OrgAround(first, end int32, weak, listed bool) bool
}

// Reset takes the next story.
func (r *Reader) Reset(in Source) {
	r.Story.Reset(in)
	r.spans = r.spans[:0]
	r.syms.reset(len(r.toks))
	r.title, r.titleEnd, r.titleTells, r.honorific = 0, -1, 0, false
}

// Release lets the story go.
func (r *Reader) Release() {
	r.Story.Release()
	r.around = nil
	clear(r.syms.text)
}

// Scale weighs what the story shows of its names.
type Scale struct {
	Reader
	proofs []evidence
	starts []SpanID // by symbol: the longest organisation that begins with the word, or NoSpan
}

// Overlay lays names over those that were read: the registry's, and those of bodies called by
// somebody else's name.
type Overlay struct {
	Scale
	registry *Registry // nil: a cold start
	date     time.Time // zero: not known
	known    []known
	found    []found
	laid     []span
}

// Reset takes the next story.
func (o *Overlay) Reset(in Source, r *Registry, date time.Time) {
	o.Scale.Reset(in)
	o.registry, o.date = r, date
}

// Circle is the people of a story.
type Circle struct {
	Overlay
	people  []person                     // from 1 on
	index   nameIndex[PersonID]          // by every word of their full names
	lone    []lone                       // by symbol: whose the name alone is
	byEntry map[*registry.Entry]PersonID // registered people
}

// OrgPlaces is the organisations and places of a story.
type OrgPlaces struct {
	Circle
	things    []thing               // from 1 on
	orgs      nameIndex[OrgPlaceID] // organisations by the first and last word of their names
	byLetter  [32]OrgPlaceID        // organisations of several words by their first letter
	clubWords []Symbol              // of places that stand for their clubs
	ofEntry   map[*registry.Entry]OrgPlaceID
	byText    []texts // by symbol
	bySame    []keyed
}

// Resolver tells whose forms are one.
type Resolver struct{ OrgPlaces }

// Reset takes the next story.
func (r *Resolver) Reset(in Source, reg *Registry, date time.Time) {
	r.Overlay.Reset(in, reg, date)
	r.people, r.lone = append(r.people[:0], person{}), r.lone[:0]
	r.things = append(r.things[:0], thing{})
	if r.ofEntry == nil {
		r.ofEntry, r.byEntry = map[*registry.Entry]OrgPlaceID{}, map[*registry.Entry]PersonID{}
	}
	clear(r.ofEntry)
	clear(r.byEntry)
}

// SpanID is a span's place among those of a story.
type SpanID int32

// NoSpan is the id of no span.
const NoSpan SpanID = -1

// Owner is whose a span is: a person, or an organisation or place, as its guess says.
type Owner int32

// Nobody owns a span that is nobody's yet.
const Nobody Owner = 0

// PersonID is a person's place in the circle, from 1 on. 0 is nobody.
type PersonID int32

// OrgPlaceID is the place of an organisation or place among those of the story, from 1 on. 0 is none.
type OrgPlaceID int32

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
	owner      Owner
	borrowed   SpanID          // a couple's first name takes the surname of this span, or NoSpan
	candidates [2]Owner        // whose it may be, with no owner
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
	s.borrowed = NoSpan
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
