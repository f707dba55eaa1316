package search

import (
	"slices"
	"strings"
	"sync"

	"github.com/onrecord/onrecord/internal/annotate"
	"github.com/onrecord/onrecord/internal/index"
	"github.com/onrecord/onrecord/internal/par"
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

	first      []int // first[i]: the number of the first quotation of Stories[i]; one more at the end
	quotations []quotation
}

// quotation is a document: an utterance of Stories[story].
type quotation struct {
	story int
	u     *index.Utterance
}

// part is what a run of stories adds to the corpus: each core gathers one.
type part struct {
	*corpus
	terms map[string]*lists
	stems map[string]*lists   // by the folded word
	read  map[string]*lists   // by the word as printed in a quotation; nil for one that has several
	names map[string][]*lists // of the words of a name
}

// gather reads the archive. bodies[i] are the words of the text of Stories[i]; "" where its text is
// not to be searched. The documents are numbered first, so that runs of stories can be read at the
// same time: a term's list is that of the first run, then that of the second.
func gather(ix *index.Index, bodies []Bag, stem stemmer) *corpus {
	c := &corpus{ix: ix, stem: stem}
	c.number()
	parts := par.Parts(len(ix.Stories), func(from, to int) *part {
		p := &part{c, map[string]*lists{}, map[string]*lists{}, map[string]*lists{}, map[string][]*lists{}}
		for i := from; i < to; i++ {
			for at := c.first[i]; at < c.first[i+1]; at++ {
				p.quotation(i, at, c.quotations[at].u)
			}
			p.story(i, ix.Stories[i], bodies)
		}
		return p
	})
	c.terms = map[string]*lists{}
	for n, p := range parts {
		if n == 0 {
			c.terms = p.terms
			continue
		}
		for name, more := range p.terms {
			if l := c.terms[name]; l == nil {
				c.terms[name] = more
			} else {
				l.quotations, l.stories = append(l.quotations, more.quotations...), append(l.stories, more.stories...)
			}
		}
	}
	return c
}

// number gives the quotations their numbers.
func (c *corpus) number() {
	for i, s := range c.ix.Stories {
		c.first = append(c.first, len(c.quotations))
		for n := range s.Utterances {
			if u := &s.Utterances[n]; searched(u) {
				c.quotations = append(c.quotations, quotation{i, u})
			}
		}
	}
	c.first = append(c.first, len(c.quotations))
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
func (p *part) term(name string) *lists {
	l := p.terms[name]
	if l == nil {
		l = &lists{}
		p.terms[name] = l
	}
	return l
}

// word is the lists of a folded word's stem.
func (p *part) word(folded string) *lists {
	l := p.stems[folded]
	if l == nil {
		l = p.term(p.stem.stem(folded))
		p.stems[strings.Clone(folded)] = l
	}
	return l
}

// printed is the lists of a word as printed, which most words of quotations are met as again and
// again; nil where it is to be read letter by letter: it gives several, or none.
func (p *part) printed(word string) *lists {
	l, known := p.read[word]
	if !known {
		n := 0
		emit(word, func(t, _ string) { n, l = n+1, p.word(t) })
		if n != 1 {
			l = nil
		}
		p.read[word] = l
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

// quotation puts utterance u of Stories[i] into the lists of its terms; at is its number.
func (p *part) quotation(i, at int, u *index.Utterance) {
	short := u.Words <= fewWords && u.Asserted()
	for _, paragraph := range words(u) {
		eachWord(paragraph, func(printed string) {
			if l := p.printed(printed); l != nil {
				add(&l.quotations, at, short)
				return
			}
			emit(printed, func(t, _ string) { add(&p.word(t).quotations, at, short) })
		})
	}
	p.speakers(u.Who, at, i)
	if u.Who == nil {
		p.filter("s", "none", at, i)
	}
	for _, t := range u.Topics {
		addOnce(&p.term("@t:"+t).quotations, at)
	}
	for _, kind := range kinds(u) {
		addOnce(&p.term("@k:"+kind).quotations, at)
	}
}

// filter puts a quotation and its story into a filter's lists.
func (p *part) filter(by, id string, at, story int) {
	l := p.term("@" + by + ":" + id)
	addOnce(&l.quotations, at)
	addOnce(&l.stories, story)
}

// speakers puts a quotation into the lists of those who speak, and of the words of their names.
func (p *part) speakers(w *index.Who, at, story int) {
	if w == nil {
		return
	}
	for i := range w.Members {
		p.speakers(&w.Members[i], at, story)
	}
	names := []string{w.Name}
	if len(w.Members) > 0 || w.Type == annotate.Unnamed {
		names = nil
	}
	if e := p.ix.EntityOf(w); e.HasPage() {
		p.filter("s", e.ID, at, story)
		names = append(names, namesOf(e)...)
	}
	for _, name := range names {
		for _, l := range p.nameLists(name) {
			addOnce(&l.quotations, at)
		}
	}
}

// nameLists are the lists of the words of a name.
func (p *part) nameLists(name string) []*lists {
	all, known := p.names[name]
	if !known {
		for _, t := range Tokens(name) {
			all = append(all, p.term(t+"="))
		}
		p.names[name] = all
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

func (p *part) story(i int, s *index.Story, bodies []Bag) {
	for _, head := range append([]string{s.Title, s.Deck}, s.Bylines...) {
		eachToken(head, func(t, _ string) { add(&p.word(t).stories, i, true) })
	}
	if i < len(bodies) {
		for t := range strings.FieldsSeq(string(bodies[i])) {
			t, strong := strings.CutPrefix(t, ".")
			list := &p.word(t).stories
			if n := len(*list); n == 0 || (*list)[n-1].document() != i {
				*list = append(*list, post(i, strong))
			} else if strong {
				(*list)[n-1] |= 1
			}
		}
	}
	for _, t := range s.Topics {
		addOnce(&p.term("@t:"+t).stories, i)
	}
	for _, m := range s.Entities {
		p.place(i, m)
	}
}

// place puts a story, and all that is quoted in it, into the lists of a place that it names.
func (p *part) place(i int, m index.Mentioned) {
	if m.Type != annotate.Place {
		return
	}
	place := p.ix.Find(m)
	if !place.HasPage() {
		return
	}
	l := p.term("@p:" + place.ID)
	addOnce(&l.stories, i)
	for at := p.first[i]; at < p.first[i+1]; at++ {
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
