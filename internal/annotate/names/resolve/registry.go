package resolve

import (
	"cmp"
	"slices"
	"strings"
	"time"

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
	next      map[uint64]int32 // trie edge: node<<32|word → node
	ends      []int32          // the phrase that ends at a node, plus one
	starts    []bool           // by word: a phrase begins with it
	phrases   []phrase
	bySurname map[read.Symbol][]*registry.Entry // by word
}

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
		all: r, next: map[uint64]int32{}, ends: make([]int32, 2),
		bySurname: map[read.Symbol][]*registry.Entry{},
	}
	c.words.Reset(1024)
	for _, e := range r.Entries {
		if e.Type == registry.Topic {
			continue
		}
		for _, n := range e.Names() {
			p := c.phrase(n)
			p.named = appendNew(p.named, e)
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
	node := int32(1)
	for i, s := range toks {
		w := c.words.Of(s)
		for int(w) >= len(c.starts) {
			c.starts = append(c.starts, false)
		}
		c.starts[w] = c.starts[w] || i == 0
		edge := uint64(node)<<32 | uint64(w)
		if c.next[edge] == 0 {
			c.ends = append(c.ends, 0)
			c.next[edge] = int32(len(c.ends) - 1)
		}
		node = c.next[edge]
	}
	if c.ends[node] == 0 {
		c.phrases = append(c.phrases, phrase{text: text})
		c.ends[node] = int32(len(c.phrases))
	}
	p := &c.phrases[c.ends[node]-1]
	p.small = p.small || strings.ToLower(text) == text
	return p
}

// found is a phrase of the registry and its number of tokens.
type found struct {
	phrase *phrase
	n      int32
}

// match appends to dst the phrases of the registry that begin with tokens, shortest first.
func (c *Registry) match(dst []found, s string, toks []prose.Token) []found {
	node := int32(1)
	for i, t := range toks {
		w := c.words.Find(t.In(s))
		if w == 0 || i == 0 && !c.starts[w] {
			break
		}
		node = c.next[uint64(node)<<32|uint64(w)]
		if node == 0 {
			break
		}
		if c.ends[node] != 0 {
			dst = append(dst, found{&c.phrases[c.ends[node]-1], int32(i + 1)})
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
