package search

import (
	"strings"
	"sync"
)

// Texts are the words of the texts of an archive's stories: what Build needs of them besides the
// index. Several goroutines may read texts at once, each that of another story.
type Texts struct {
	lex *lexicon
	of  [][]numbered // of each of the index's stories
}

// NewTexts are the texts of so many stories; nothing is read of them yet.
func NewTexts(stories int) *Texts {
	return &Texts{newLexicon(), make([][]numbered, stories)}
}

// Read notes what the text of story i says. hides says of a word as printed that it is not to be
// told; nil: none is hidden.
func (t *Texts) Read(i int, text string, hides func(printed string) bool) {
	t.lex.borrow(func(r *reader) { t.of[i] = r.bag(text, hides) })
}

// Bag is the words of a text without their order: each folded word once, parted by spaces, those
// that stand in it often with a full stop before them.
type Bag string

// Bag is what was read of story i.
func (t *Texts) Bag(i int) Bag {
	var out strings.Builder
	out.Grow(8 * len(t.of[i])) // of a word's letters and what parts it from the next
	t.lex.lock.Lock()
	defer t.lex.lock.Unlock()
	for at, n := range t.of[i] {
		if at > 0 {
			out.WriteByte(' ')
		}
		if n.strong() {
			out.WriteByte('.')
		}
		out.WriteString(t.lex.words[n.word()])
	}
	return Bag(out.String())
}

// Take notes of story i what was read of it before.
func (t *Texts) Take(i int, bag Bag) {
	var words []string
	var strong []bool
	for word := range strings.FieldsSeq(string(bag)) {
		word, is := strings.CutPrefix(word, ".")
		words, strong = append(words, word), append(strong, is)
	}
	t.of[i] = t.lex.numbers(words)
	for n, is := range strong {
		if is {
			t.of[i][n] |= 1
		}
	}
}

// numbered is a word by its number in the lexicon, doubled, plus one where it matters much.
type numbered uint32

func (n numbered) word() int    { return int(n >> 1) }
func (n numbered) strong() bool { return n&1 == 1 }

// lexicon numbers folded words in the order in which they are met. This order is another each time:
// no file may depend on it.
type lexicon struct {
	lock  sync.Mutex
	at    map[string]int
	words []string
	free  []*reader
}

func newLexicon() *lexicon { return &lexicon{at: map[string]int{}} }

// number is the number of a folded word. The lock is held.
func (l *lexicon) number(folded string) int {
	at, known := l.at[folded]
	if !known {
		folded = strings.Clone(folded) // it may be a part of a whole story
		at = len(l.words)
		l.at[folded] = at
		l.words = append(l.words, folded)
	}
	return at
}

func (l *lexicon) numbers(words []string) []numbered {
	out := make([]numbered, len(words))
	l.lock.Lock()
	defer l.lock.Unlock()
	for i, w := range words {
		out[i] = numbered(l.number(w) << 1)
	}
	return out
}

// borrow lends out a reader.
func (l *lexicon) borrow(to func(*reader)) {
	r := l.reader()
	to(r)
	l.lock.Lock()
	defer l.lock.Unlock()
	l.free = append(l.free, r)
}

func (l *lexicon) reader() *reader {
	l.lock.Lock()
	defer l.lock.Unlock()
	if n := len(l.free); n > 0 {
		r := l.free[n-1]
		l.free = l.free[:n-1]
		return r
	}
	return &reader{lex: l, printed: map[string]int{}}
}

// reader reads one text after the other, and remembers words as printed, which are met again and
// again: folding costs more than finding.
type reader struct {
	lex     *lexicon
	first   [1 << firstBits]remembered // who came first to each place: the commonest words, found at once
	printed map[string]int             // the number of the word; or none, or several
	counted []counted                  // by the word's number
	turn    uint32                     // which text is read
	met     []numbered                 // the words of the text
}

// remembered is a short word as printed, with its number as in reader.printed.
type remembered struct {
	short
	word int32
}

// short is a word of at most 16 bytes: its first eight and its last eight, which are found and
// compared sooner than a text is. A longer one, or none, has no length.
type short struct {
	head, tail uint64
	length     int32
}

func shortOf(word string) short {
	n := len(word)
	switch {
	case n > 16 || n == 0:
		return short{}
	case n >= 8:
		return short{eight(word), eight(word[n-8:]), int32(n)}
	case n >= 4:
		return short{four(word) | four(word[n-4:])<<32, 0, int32(n)}
	}
	return short{uint64(word[0]) | uint64(word[n/2])<<8 | uint64(word[n-1])<<16, 0, int32(n)}
}

func four(s string) uint64 {
	return uint64(s[0]) | uint64(s[1])<<8 | uint64(s[2])<<16 | uint64(s[3])<<24
}

func eight(s string) uint64 { return four(s) | four(s[4:])<<32 }

// place is where a short word stands if it came first. The same place for two words costs a look
// into a map.
func (r *reader) place(w short) *remembered {
	const odd = 0x9e3779b97f4a7c15
	return &r.first[((w.head^w.tail*odd)*odd)>>(64-firstBits)]
}

// firstBits is how many bits the number of a place has.
const firstBits = 14

// counted says how often a word stands in the text of a turn.
type counted struct{ turn, times uint32 }

const (
	none    = -1 - iota // it gives no word
	several             // a script without spaces: pairs of letters
)

// mostRemembered is how many words as printed a reader remembers, besides the commonest, before it
// begins anew. Most of those that come later stand in one story alone.
const mostRemembered = 1 << 15

// each calls f with the number of each word of a text.
func (r *reader) each(text string, f func(word int)) {
	eachWord(text, func(printed string) {
		switch at := r.find(printed); at {
		case none:
		case several:
			emit(printed, func(folded, _ string) { f(r.number(folded)) })
		default:
			f(at)
		}
	})
}

func (r *reader) find(printed string) int {
	w := shortOf(printed)
	if first := r.place(w); w.length > 0 && first.short == w {
		return int(first.word)
	}
	if at, known := r.printed[printed]; known {
		return at
	}
	return r.read(printed)
}

func (r *reader) number(folded string) int {
	r.lex.lock.Lock()
	defer r.lex.lock.Unlock()
	return r.lex.number(folded)
}

// read reads a word that was not met before.
func (r *reader) read(printed string) int {
	at, n := none, 0
	emit(printed, func(folded, _ string) {
		if n++; n == 1 {
			at = r.number(folded)
		}
	})
	if n > 1 {
		at = several
	}
	if len(r.printed) >= mostRemembered {
		clear(r.printed)
	}
	w := shortOf(printed)
	if first := r.place(w); w.length > 0 && first.length == 0 {
		*first = remembered{w, int32(at)}
	} else {
		r.printed[strings.Clone(printed)] = at // it is a part of a whole story
	}
	return at
}

// often is how often a word stands in a text that matters much in it.
const often = 3

// bag is the words of a text, each once.
func (r *reader) bag(text string, hides func(printed string) bool) []numbered {
	r.turn++
	r.met = r.met[:0]
	if hides == nil {
		r.each(text, r.count)
	} else {
		eachWord(text, func(printed string) {
			if !hides(printed) {
				r.each(printed, r.count)
			}
		})
	}
	out := make([]numbered, len(r.met))
	for i, n := range r.met {
		out[i] = n
		if r.counted[n.word()].times >= often {
			out[i] |= 1
		}
	}
	return out
}

func (r *reader) count(word int) {
	for word >= len(r.counted) {
		r.counted = append(r.counted, counted{})
	}
	c := &r.counted[word]
	if c.turn != r.turn {
		*c = counted{turn: r.turn}
		r.met = append(r.met, numbered(word<<1))
	}
	c.times++
}
