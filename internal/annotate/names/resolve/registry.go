package resolve

import (
	"cmp"
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/onrecord/onrecord/internal/annotate/names/read"
	"github.com/onrecord/onrecord/internal/prose"
	"github.com/onrecord/onrecord/internal/registry"
)

// Registry is the archive's registry, compiled once for finding its names and posts in stories. It
// does not change and may be shared. Looking a token up costs one hash, and a walk only where a
// registered phrase begins.
type Registry struct {
	all       *registry.Registry
	words     read.Symbols
	next      map[edge]node // the trie of all phrases, word by word
	ends      []phraseID    // by node: the phrase that ends there, or noPhrase
	starts    []bool        // by word: a phrase begins with it
	heads     [128]uint32   // by a word's first letter, its second letters: see mayBegin
	phrases   []phrase      // from 1 on
	bySurname map[read.Symbol][]*registry.Entry
}

// node is a node of the trie. 0 is none.
type node int32

// root is the node before the first word of every phrase.
const root node = 1

// edge leads from a node by a word.
type edge struct {
	from node
	word read.Symbol
}

// phraseID is a phrase's number, from 1 on.
type phraseID int32

// noPhrase is the number of none.
const noPhrase phraseID = 0

// phrase is what a phrase of the registry means: the entries that bear it as a name, and those who
// hold it as a post.
type phrase struct {
	text  string
	named []*registry.Entry
	posts []holding
	bare  bool // a post's title alone, which means its holder only after "the"
	small bool // written without a capital
}

// holding is somebody's role.
type holding struct {
	entry *registry.Entry
	role  int
}

// Compile compiles a registry; nil gives nil. Topics name nobody and are left out.
func Compile(r *registry.Registry) *Registry {
	if r == nil {
		return nil
	}
	c := &Registry{
		all: r, next: map[edge]node{}, ends: make([]phraseID, root+1), phrases: make([]phrase, 1),
		bySurname: map[read.Symbol][]*registry.Entry{},
	}
	c.words.Reset(1024)
	for _, e := range r.Entries {
		if e.Type == registry.Topic {
			continue
		}
		for _, n := range e.Names() {
			c.name(n, e)
		}
		if e.Type == registry.Person {
			c.surname(e)
		}
	}
	for _, e := range r.Entries {
		for i := range e.Roles {
			c.role(e, i)
		}
	}
	return c
}

// name enters a name of e, with another entry that claims it, however that spells it: "Ann-Marie"
// or "Ann Marie".
func (c *Registry) name(n string, e *registry.Entry) {
	p := c.phrase(n)
	if p.named = appendNew(p.named, e); len(p.named) > 1 {
		return // it means nobody already
	}
	for _, other := range c.all.Named(n) {
		if other.Type != registry.Topic {
			p.named = appendNew(p.named, other)
		}
	}
}

func appendNew(list []*registry.Entry, e *registry.Entry) []*registry.Entry {
	if slices.Contains(list, e) {
		return list
	}
	return append(list, e)
}

// surname enters a person by the last word of the name.
func (c *Registry) surname(e *registry.Entry) {
	toks := tokensOf(e.Name)
	if len(toks) > 1 {
		w := c.words.Of(toks[len(toks)-1])
		c.bySurname[w] = append(c.bySurname[w], e)
	}
}

// role enters the phrases that mean a role: its title, alone and with its organisation, and those
// that the file lists.
func (c *Registry) role(e *registry.Entry, i int) {
	role := &e.Roles[i]
	h := holding{e, i}
	c.post(role.Title, h, true)
	for _, also := range role.Also {
		c.post(also, h, false)
	}
	if org := c.all.ByID(role.Of); org != nil {
		for _, n := range org.Names() {
			c.post(role.Title+" of "+n, h, false)
			c.post(role.Title+" of the "+n, h, false)
			c.post(n+" "+role.Title, h, false)
			c.post(n+"’s "+role.Title, h, false)
		}
	}
}

func (c *Registry) post(text string, h holding, bare bool) {
	text = strings.TrimSpace(strings.TrimPrefix(strings.TrimPrefix(text, "the "), "The "))
	if text == "" {
		return
	}
	p := c.phrase(text)
	if len(p.posts) == 0 {
		p.bare = bare
	}
	p.bare = p.bare && bare
	if !slices.Contains(p.posts, h) {
		p.posts = append(p.posts, h)
	}
}

// tokensOf is a phrase's words and points, as the story's are cut.
func tokensOf(s string) []string {
	t := prose.Join([]prose.Part{{Text: s}})
	var out []string
	for _, tok := range prose.Tokens(t) {
		out = append(out, tok.In(t.S))
	}
	return out
}

// phrase is the phrase of a text, entered if it is new.
func (c *Registry) phrase(text string) *phrase {
	toks := tokensOf(text)
	if len(toks) == 0 {
		return &phrase{}
	}
	at := root
	for i, s := range toks {
		w := c.words.Of(s)
		for int(w) >= len(c.starts) {
			c.starts = append(c.starts, false)
		}
		if i == 0 {
			c.starts[w] = true
			c.head(s)
		}
		e := edge{at, w}
		if c.next[e] == 0 {
			c.next[e] = node(len(c.ends))
			c.ends = append(c.ends, noPhrase)
		}
		at = c.next[e]
	}
	if c.ends[at] == noPhrase {
		c.ends[at] = phraseID(len(c.phrases))
		c.phrases = append(c.phrases, phrase{text: text})
	}
	p := &c.phrases[c.ends[at]]
	p.small = p.small || strings.ToLower(text) == text
	return p
}

// head notes the first letters of a word with which a phrase begins.
func (c *Registry) head(w string) {
	a, b := read.FirstLetters(w)
	if b < utf8.RuneSelf && a < utf8.RuneSelf {
		c.heads[a|0x20] |= 1 << (b & 31)
	}
}

// mayBegin reports whether a phrase can begin with a word by its first two letters, which refuse
// nearly all: they are plain, and those of no phrase's first word.
func (c *Registry) mayBegin(w string) bool {
	if len(w) < 2 || w[0] >= utf8.RuneSelf || w[1] >= utf8.RuneSelf {
		return true
	}
	return c.heads[w[0]|0x20]>>(w[1]&31)&1 != 0
}

// found is a phrase of the registry and its number of tokens.
type found struct {
	phrase *phrase
	n      int32
}

// match appends to dst the phrases of the registry that begin with tokens, shortest first.
func (c *Registry) match(dst []found, s string, toks []prose.Token) []found {
	at := root
	for i, t := range toks {
		w := c.words.Find(t.In(s))
		if w == 0 || i == 0 && !c.starts[w] {
			break
		}
		if at = c.next[edge{at, w}]; at == 0 {
			break
		}
		if p := c.ends[at]; p != noPhrase {
			dst = append(dst, found{&c.phrases[p], int32(i + 1)})
		}
	}
	return dst
}

// formerHolders are those who have given up the post of a phrase before a day, and do not hold it
// again.
func (p *phrase) formerHolders(day time.Time) []*registry.Entry {
	var out []*registry.Entry
	if day.IsZero() {
		return nil
	}
	now := p.holders(day)
	for _, h := range p.posts {
		until := h.entry.Roles[h.role].Until
		past := !until.IsZero() && until.Before(registry.DayOf(day))
		if past && !slices.Contains(now, h.entry) {
			out = appendNew(out, h.entry)
		}
	}
	return out
}

// holders are those who hold the post of a phrase on a day; on the zero day those who ever held it.
func (p *phrase) holders(day time.Time) []*registry.Entry {
	var out []*registry.Entry
	for _, h := range p.posts {
		if day.IsZero() || h.entry.Roles[h.role].HeldOn(registry.DayOf(day)) {
			out = appendNew(out, h.entry)
		}
	}
	slices.SortFunc(out, func(a, b *registry.Entry) int { return cmp.Compare(a.ID, b.ID) })
	return out
}
