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
	first   [1 << 14]remembered // who came first to each place: the commonest words, found at once
	printed map[string]int      // the number of the word; or none, or several
	counted []counted           // by the word's number
	turn    uint32              // which text is read
	met     []numbered          // the words of the text
}

// remembered is a word as printed, with its number as in reader.printed.
type remembered struct {
	printed string
	word    int
}

// place is where a word stands if it came first. Its bytes are few, and the same place for two
// words costs a look into a map.
func (r *reader) place(printed string) *remembered {
	h := uint32(0)
	for i := range len(printed) {
		h = h*31 + uint32(printed[i])
	}
	return &r.first[h%uint32(len(r.first))]
}

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
	if first := r.place(printed); first.printed == printed {
		return first.word
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
	printed = strings.Clone(printed) // it is a part of a whole story
	if first := r.place(printed); first.printed == "" {
		*first = remembered{printed, at}
	} else {
		r.printed[printed] = at
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
