package search

import (
	"slices"
	"strings"
	"sync"

	"github.com/onrecord/onrecord/internal/annotate"
	"github.com/onrecord/onrecord/internal/index"
)

// Bag is the words of a text without their order: each folded word once, parted by spaces, those
// that stand in it often with a full stop before them.
type Bag string

// often is how often a word stands in a text that matters much in it.
const often = 3

// Words are the words of a text. hides says of a word as printed that it is not to be told; nil:
// none is hidden.
func Words(text string, hides func(printed string) bool) Bag {
	c := counters.Get().(*counter)
	defer counters.Put(c)
	c.clear()
	eachWord(text, func(printed string) {
		at, known := c.printed[printed]
		if !known {
			at = c.read(printed, hides)
			c.printed[printed] = at
		}
		switch at {
		case none:
		case several:
			emit(printed, func(t, _ string) { c.count[c.word(t)]++ })
		default:
			c.count[at]++
		}
	})
	return c.bag()
}

// counter counts the words of one text after the other: it is used again, since each text has its
// own hundreds of words.
type counter struct {
	printed map[string]int // of a word as printed, the place of the folded one; or none, or several
	at      map[string]int // the place of a folded word
	words   []string       // the folded words by their places
	count   []int
	out     []byte
}

const (
	none    = -1 - iota // it is hidden, or gives no word
	several             // a script without spaces: pairs of letters, counted one by one
)

var counters = sync.Pool{New: func() any { return &counter{printed: map[string]int{}, at: map[string]int{}} }}

func (c *counter) clear() {
	clear(c.printed)
	clear(c.at)
	clear(c.words)
	c.words, c.count, c.out = c.words[:0], c.count[:0], c.out[:0]
}

// read reads a word that was not met before.
func (c *counter) read(printed string, hides func(string) bool) int {
	if hides != nil && hides(printed) {
		return none
	}
	at, n := none, 0
	emit(printed, func(t, _ string) {
		if n++; n == 1 {
			at = c.word(t)
		}
	})
	if n > 1 {
		return several
	}
	return at
}

// word is the place of a folded word.
func (c *counter) word(folded string) int {
	at, known := c.at[folded]
	if !known {
		at = len(c.words)
		c.at[folded] = at
		c.words, c.count = append(c.words, folded), append(c.count, 0)
	}
	return at
}

func (c *counter) bag() Bag {
	for i, t := range c.words {
		if i > 0 {
			c.out = append(c.out, ' ')
		}
		if c.count[i] >= often {
			c.out = append(c.out, '.')
		}
		c.out = append(c.out, t...)
	}
	return Bag(c.out)
}

// lists are a term's two lists.
type lists struct{ quotations, stories []posting }

// corpus is all documents by their terms.
type corpus struct {
	ix    *index.Index
	stem  stemmer
	terms map[string]*lists
	stems map[string]*lists   // by the folded word
	names map[string][]*lists // of the words of a name

	first      []int // first[i]: the number of the first quotation of Stories[i]; one more at the end
	quotations []quotation
}

// quotation is a document: an utterance of Stories[story].
type quotation struct {
	story int
	u     *index.Utterance
}

// gather reads the archive. bodies[i] are the words of the text of Stories[i]; "" where its text is
// not to be searched.
func gather(ix *index.Index, bodies []Bag, stem stemmer) *corpus {
	c := &corpus{ix: ix, stem: stem, terms: map[string]*lists{}, stems: map[string]*lists{}, names: map[string][]*lists{}}
	for i, s := range ix.Stories {
		c.first = append(c.first, len(c.quotations))
		for n := range s.Utterances {
			if u := &s.Utterances[n]; searched(u) {
				c.quotations = append(c.quotations, quotation{i, u})
				c.quotation(i, u)
			}
		}
		c.story(i, s, bodies)
	}
	c.first = append(c.first, len(c.quotations))
	return c
}

// searched reports whether an utterance is a document: an echo is found by what it echoes, and what
// is told on its story's page alone is not found at all.
func searched(u *index.Utterance) bool {
	hidden := u.Status == annotate.Withheld || u.Status == annotate.Disputed
	return u.EchoOf == "" && !u.Muted && !hidden
}

// words are those by which a quotation is found, and which a result shows, a paragraph each. One
// that was retracted is found by its topics, date and status alone.
func words(u *index.Utterance) []string {
	if u.Status == annotate.Retracted {
		return nil
	}
	return u.Shown
}

// Open is what of the text of Stories[i] may be searched: nothing where it is not shown, or where a
// tie to a speaker is hidden in it; else all but the words that no other page tells.
func Open(s *index.Story, text string) string {
	if !s.Open() {
		return ""
	}
	var b strings.Builder
	at := 0
	for i := range s.Utterances {
		u := &s.Utterances[i]
		if u.Status != annotate.Retracted && !u.Muted {
			continue
		}
		for _, p := range u.Parts {
			if p.Start > at {
				b.WriteString(text[at:p.Start])
				b.WriteByte(' ')
			}
			at = max(at, p.End)
		}
	}
	if at == 0 {
		return text
	}
	b.WriteString(text[at:])
	return b.String()
}

// term is the lists of a term.
func (c *corpus) term(name string) *lists {
	l := c.terms[name]
	if l == nil {
		l = &lists{}
		c.terms[name] = l
	}
	return l
}

// word is the lists of a folded word's stem.
func (c *corpus) word(folded string) *lists {
	l := c.stems[folded]
	if l == nil {
		l = c.term(c.stem.stem(folded))
		c.stems[strings.Clone(folded)] = l
	}
	return l
}

// add puts a document into a list once; a second time it matters much.
func add(list *[]posting, document int, strong bool) {
	if n := len(*list); n > 0 && (*list)[n-1].document() == document {
		(*list)[n-1] |= 1
		return
	}
	*list = append(*list, post(document, strong))
}

// addOnce puts a document into a list once.
func addOnce(list *[]posting, document int) {
	if n := len(*list); n == 0 || (*list)[n-1].document() != document {
		*list = append(*list, post(document, false))
	}
}

// fewWords is how many words a quotation has at most in which each matters much; a denial's do not.
const fewWords = 10

func (c *corpus) quotation(i int, u *index.Utterance) {
	at := len(c.quotations) - 1
	short := u.Words <= fewWords && u.Asserted()
	for _, paragraph := range words(u) {
		eachToken(paragraph, func(t, _ string) { add(&c.word(t).quotations, at, short) })
	}
	c.speakers(u.Who, at, i)
	if u.Who == nil {
		c.filter("s", "none", at, i)
	}
	for _, t := range u.Topics {
		addOnce(&c.term("@t:"+t).quotations, at)
	}
	for _, kind := range kinds(u) {
		addOnce(&c.term("@k:"+kind).quotations, at)
	}
}

// filter puts a quotation and its story into a filter's lists.
func (c *corpus) filter(by, id string, at, story int) {
	l := c.term("@" + by + ":" + id)
	addOnce(&l.quotations, at)
	addOnce(&l.stories, story)
}

// speakers puts a quotation into the lists of those who speak, and of the words of their names.
func (c *corpus) speakers(w *index.Who, at, story int) {
	if w == nil {
		return
	}
	for i := range w.Members {
		c.speakers(&w.Members[i], at, story)
	}
	names := []string{w.Name}
	if len(w.Members) > 0 || w.Type == annotate.Unnamed {
		names = nil
	}
	if e := c.ix.EntityOf(w); e.HasPage() {
		c.filter("s", e.ID, at, story)
		names = append(names, namesOf(e)...)
	}
	for _, name := range names {
		for _, l := range c.nameLists(name) {
			addOnce(&l.quotations, at)
		}
	}
}

// nameLists are the lists of the words of a name.
func (c *corpus) nameLists(name string) []*lists {
	all, known := c.names[name]
	if !known {
		for _, t := range Tokens(name) {
			all = append(all, c.term(t+"="))
		}
		c.names[name] = all
	}
	return all
}

// namesOf are the names under which an entity is found.
func namesOf(e *index.Entity) []string {
	names := []string{e.Name}
	if e.Entry != nil {
		names = append(names, e.Entry.Aliases...)
	}
	return names
}

// kinds are the kinds and statuses by which a quotation is found.
func kinds(u *index.Utterance) []string {
	out := []string{string(u.Kind)}
	if u.Parent != "" {
		out = append(out, "nested")
	}
	if u.Reading == index.Likely {
		out = append(out, "likely")
	}
	if !u.Asserted() {
		out = append(out, "denied")
	}
	if u.Status == annotate.Retracted {
		out = append(out, "retracted")
	}
	if u.Corrected {
		out = append(out, "corrected")
	}
	return out
}

func (c *corpus) story(i int, s *index.Story, bodies []Bag) {
	for _, head := range append([]string{s.Title, s.Deck}, s.Bylines...) {
		eachToken(head, func(t, _ string) { add(&c.word(t).stories, i, true) })
	}
	if i < len(bodies) {
		for t := range strings.FieldsSeq(string(bodies[i])) {
			t, strong := strings.CutPrefix(t, ".")
			list := &c.word(t).stories
			if n := len(*list); n == 0 || (*list)[n-1].document() != i {
				*list = append(*list, post(i, strong))
			} else if strong {
				(*list)[n-1] |= 1
			}
		}
	}
	for _, t := range s.Topics {
		addOnce(&c.term("@t:"+t).stories, i)
	}
	for _, m := range s.Entities {
		c.place(i, m)
	}
}

// place puts a story, and all that is quoted in it, into the lists of a place that it names.
func (c *corpus) place(i int, m index.Mentioned) {
	if m.Type != annotate.Place {
		return
	}
	p := c.ix.Find(m)
	if !p.HasPage() {
		return
	}
	l := c.term("@p:" + p.ID)
	addOnce(&l.stories, i)
	for at := c.first[i]; at < len(c.quotations); at++ {
		addOnce(&l.quotations, at)
	}
}

// sorted lists the terms in the order of their bytes, without those that have no document.
func (c *corpus) sorted() []string {
	names := make([]string, 0, len(c.terms))
	for name := range c.terms {
		names = append(names, name)
	}
	slices.Sort(names)
	return names
}
