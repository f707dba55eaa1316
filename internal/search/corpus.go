package search

import (
	"crypto/sha256"
	"fmt"
	"slices"
	"strings"

	"github.com/onrecord/onrecord/internal/annotate"
	"github.com/onrecord/onrecord/internal/called"
	"github.com/onrecord/onrecord/internal/index"
	"github.com/onrecord/onrecord/internal/par"
)

// lists are a term's two lists.
type lists struct{ quotations, stories []posting }

// corpus is all documents by their terms.
type corpus struct {
	ix    *index.Index
	stem  stemmer
	texts *Texts
	sums  [][16]byte // see Archive
	need  func(stories []int) error
	table *table   // the terms
	said  []string // of each story: what follow reads of it, in digests (saidOf); nil: nothing is kept
	stems []string // of the words that have a number

	spoken [][]numbered // the words of each quotation in their order, where all were read

	first      []int       // first[i]: the number of the first quotation of Stories[i]; one more at the end
	quotations []index.Ref // the documents
}

// quotation is the utterance of a number.
func (c *corpus) quotation(at int) *index.Utterance {
	_, u := c.ix.At(c.quotations[at])
	return u
}

// read reads the stories into the table of terms: those that are not what they were, where the
// others can be left as they are.
func (c *corpus) read(was *Kept) error {
	if changed, moved, few := was.changed(c); few {
		if t := was.table(); t != nil {
			if moved != nil {
				return c.renamed(was, c.renumber(t, was.Said, changed, moved))
			}
			return c.renamed(was, c.renew(t, was.Said, changed))
		}
	}
	terms, err := c.gather(c.allStories())
	if err != nil {
		return err
	}
	c.table = tabled(terms)
	if c.sums != nil {
		c.said = par.Map(c.allStories(), func(_, i int) string { return c.saidOf(i) })
	}
	c.follow()
	return nil
}

// renamed puts the words of names anew, where somebody has another name than before. Who is new is
// named in stories that were read again.
func (c *corpus) renamed(was *Kept, err error) error {
	if err == nil && !holdsAll(c.namedSums(), was.Named) {
		c.rename()
	}
	return err
}

// holdsAll reports whether digests hold others, both in order.
func holdsAll(sums, others string) bool {
	for others != "" {
		if len(sums) < nameSum {
			return false
		}
		if sums[:nameSum] == others[:nameSum] {
			others = others[nameSum:]
		}
		sums = sums[nameSum:]
	}
	return true
}

// allStories are the places of all stories.
func (c *corpus) allStories() []int {
	all := make([]int, c.ix.Len())
	for i := range all {
		all[i] = i
	}
	return all
}

// renew makes the table of terms from the one before, in which some stories are not what they were.
func (c *corpus) renew(was *table, said []string, changed []int) error {
	gone := make([]string, len(changed))
	for n, i := range changed {
		gone[n] = said[i]
	}
	return c.put(was, slices.Clone(said), gone, changed)
}

// renumber makes the table of terms from one whose documents were numbered otherwise.
func (c *corpus) renumber(was *table, said []string, changed []int, m *moves) error {
	now := make([]string, c.ix.Len())
	var gone []string
	for old, at := range m.stories {
		if at >= 0 {
			now[at] = said[old]
		} else {
			gone = append(gone, said[old])
		}
	}
	for _, i := range changed {
		if now[i] != "" {
			gone = append(gone, now[i]) // it stays where it was, with other words
		}
	}
	return c.put(was.moved(m), now, gone, changed)
}

// put puts some stories anew into a table. said is that of all others; gone is what was said in
// their place before.
func (c *corpus) put(was *table, said, gone []string, changed []int) error {
	quotations, stories := newDocuments(len(c.quotations)), newDocuments(c.ix.Len())
	for _, i := range changed {
		stories.mark(i)
		for at := c.first[i]; at < c.first[i+1]; at++ {
			quotations.mark(at)
		}
	}
	terms, err := c.gather(changed)
	if err != nil {
		return err
	}
	c.table, c.said = was.renewed(terms, quotations, stories), said
	var fresh []string
	for _, i := range changed {
		said[i] = c.saidOf(i)
		fresh = append(fresh, said[i])
	}
	if !slices.Equal(fresh, gone) && !c.followMore(gone, fresh, changed) {
		c.follow()
	}
	return nil
}

// gather reads some stories, which are in their order. The documents are numbered, so that runs of
// them can be read at the same time: a term's list is that of the first run, then that of the
// second.
func (c *corpus) gather(some []int) (map[string]*lists, error) {
	terms := map[string]*lists{}
	if err := c.need(some); err != nil {
		return nil, err
	}
	c.invertWords(some, terms)
	addParts(terms, par.Parts(len(some), func(from, to int) *part { return c.filters(some[from:to]) }))
	return terms, nil
}

// addParts adds the lists of runs of stories, which follow one another.
func addParts(terms map[string]*lists, parts []*part) {
	for _, p := range parts {
		for f, more := range p.terms {
			name := f.term()
			if l := terms[name]; l == nil {
				terms[name] = more
			} else {
				l.quotations, l.stories = append(l.quotations, more.quotations...), append(l.stories, more.stories...)
			}
		}
	}
}

// rename is the table of terms with the words of speakers' names put anew: somebody has another
// one.
func (c *corpus) rename() {
	all := c.allStories()
	terms := map[string]*lists{}
	addParts(terms, par.Parts(len(all), func(from, to int) *part {
		p := &part{corpus: c, terms: map[filter]*lists{}, names: map[string][]*lists{}, namesOnly: true}
		for at := c.first[from]; at < c.first[to]; at++ {
			p.speakers(c.quotation(at).Who, at, int(c.quotations[at].Story))
		}
		return p
	}))
	t := c.table
	for i, name := range t.names {
		if isNameTerm(name) {
			t.quotations[i] = ""
		}
	}
	c.table = t.renewed(terms, newDocuments(len(c.quotations)), newDocuments(len(all)))
}

// nameSum is how many bytes a digest of names has.
const nameSum = 16

// namedSums are digests of the names under which each speaker is found, in order.
func (c *corpus) namedSums() string {
	var all []string
	for _, e := range c.ix.Entities {
		if e.HasPage() {
			sum := sha256.Sum256(fmt.Appendf(nil, "%q %q", e.ID, namesOf(e)))
			all = append(all, string(sum[:nameSum]))
		}
	}
	slices.Sort(all)
	return strings.Join(all, "")
}

// number gives the quotations their numbers.
func (c *corpus) number() {
	n := 0
	for i := range c.ix.Len() {
		n += c.ix.Rows(i)
	}
	c.first, c.quotations = make([]int, 0, c.ix.Len()+1), make([]index.Ref, 0, n)
	for i := range c.ix.Len() {
		c.first = append(c.first, len(c.quotations))
		for n := range c.ix.Rows(i) {
			if r := (index.Ref{Story: int32(i), Utterance: int32(n)}); c.searched(r) {
				c.quotations = append(c.quotations, r)
			}
		}
	}
	c.first = append(c.first, len(c.quotations))
}

// searched reports whether an utterance is a document: an echo is found by what it echoes, and what
// is told on its story's page alone is not found at all.
func (c *corpus) searched(r index.Ref) bool {
	return !c.ix.Is(r, index.IsEcho|index.IsMuted|index.IsUntold)
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

// addOnce puts a document into a list once.
//
//go:noinline
func addOnce(list *[]posting, document int) {
	if n := len(*list); n == 0 || (*list)[n-1].document() != document {
		*list = append(*list, post(document, false))
	}
}

// part is what a run of stories adds to the lists of what is no word of a text: filters, and words
// of speakers' names.
type part struct {
	*corpus
	terms map[filter]*lists
	names map[string][]*lists // of the words of a name

	namesOnly bool
}

// filter is a term that is no word of a text: what is told by s, t, p or k, or "=" and a word of a
// speaker's name.
type filter struct{ by, id string }

func isNameTerm(name string) bool { return called.HasSuffix(name, "=") }

func (f filter) term() string {
	if f.by == "=" {
		return f.id + "="
	}
	return "@" + f.by + ":" + f.id
}

func (c *corpus) filters(some []int) *part {
	p := &part{corpus: c, terms: map[filter]*lists{}, names: map[string][]*lists{}}
	for _, i := range some {
		for at := c.first[i]; at < c.first[i+1]; at++ {
			p.filter(i, at, c.quotation(at))
		}
		p.story(i, c.ix.Story(i))
	}
	return p
}

// term is the lists of a filter.
func (p *part) term(by, id string) *lists {
	f := filter{by, id}
	l := p.terms[f]
	if l == nil {
		l = &lists{}
		p.terms[f] = l
	}
	return l
}

// filter puts utterance u of a story into the lists of its filters; at is its number.
func (p *part) filter(i, at int, u *index.Utterance) {
	p.speakers(u.Who, at, i)
	if u.Who == nil {
		p.both("s", "none", at, i)
	}
	for _, t := range u.Topics {
		addOnce(&p.term("t", t).quotations, at)
	}
	for _, kind := range kinds(u) {
		addOnce(&p.term("k", kind).quotations, at)
	}
}

// both puts a quotation and its story into a filter's lists.
func (p *part) both(by, id string, at, story int) {
	l := p.term(by, id)
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
		if !p.namesOnly {
			p.both("s", e.ID, at, story)
		}
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
			all = append(all, p.term("=", t))
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

func (p *part) story(i int, s *index.Story) {
	for _, t := range s.Topics {
		addOnce(&p.term("t", t).stories, i)
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
	l := p.term("p", place.ID)
	addOnce(&l.stories, i)
	for at := p.first[i]; at < p.first[i+1]; at++ {
		addOnce(&l.quotations, at)
	}
}
