package site

import (
	"path"
	"slices"
	"sync"

	"github.com/onrecord/onrecord/internal/address"
	"github.com/onrecord/onrecord/internal/cache"
	"github.com/onrecord/onrecord/internal/called"
	"github.com/onrecord/onrecord/internal/index"
	"github.com/onrecord/onrecord/internal/page"
	"github.com/onrecord/onrecord/internal/par"
)

// claims are the pieces of work of the last build, with what each has made. Where all that they
// rest on together is what it was, but for the stories' own words, none is asked what it rests on.
type claims struct {
	Base  digest
	Parts []digest // under which the pieces of work are kept; see keepTasks
	Pages int      // how many of these, the first, are of pages
	Sums  []digest // of the stories; see rests

	Seen   []digest // of what other pages tell of each, with whom it names; see rests
	Shared digest   // what all tables rest on; see sharedSum
	Tables []digest // of what tables tell of each story; see rests
	Rows   []string // and of each of its rows
	Told   []digest // of all that is told of each story, of what pages may rest on that are not its
	Bases  []digest // own, and of what these may tell of it: see told
	Shown  []digest

	Stories digest           // what all stories' analyses rest on; see memo
	Spoken  []index.SpokenBy // which words of each speaker are the same
}

// claimed are claims with the pieces of work, which are looked up.
type claimed struct {
	claims
	Tasks []claim
	once  sync.Once
	at    map[string]*claim // see of
}

// claim is one of them.
type claim struct {
	Name  string
	Own   digest // of the story whose pages they are: see told
	Key   digest
	Files []bundledFile
}

var claimsKey = digestOf([]byte("claims"))

// lastClaims are those of the last build; where none are kept, there are none.
func (m *memo) lastClaims() *claimed {
	if m.claims != nil {
		return m.claims
	}
	c := new(claimed)
	if data, has := m.Get(claimsKey); !has || cache.Decode(data, &c.claims) != nil {
		c = new(claimed)
	}
	parts := make([][]claim, len(c.Parts))
	for i, key := range c.Parts {
		if data, has := m.Get(key); !has || cache.Decode(data, &parts[i]) != nil {
			parts[i] = nil // they are damaged
		}
	}
	c.Tasks = slices.Concat(parts...)
	m.claims = c
	m.takeAmends(c)
	return c
}

// of is the piece of work of a name, or nil.
func (c *claimed) of(name string) *claim {
	c.once.Do(func() {
		c.at = make(map[string]*claim, len(c.Tasks))
		for i := range c.Tasks {
			c.at[c.Tasks[i].Name] = &c.Tasks[i]
		}
	})
	return c.at[name]
}

// near does as of, for a piece of work that is likely to be about the i-th: most builds do the same
// in the same order, but for a few more or less.
func (c *claimed) near(i int, name string) *claim {
	for k := max(i-nearby, 0); k < min(i+nearby, len(c.Tasks)); k++ {
		if c.Tasks[k].Name == name {
			return &c.Tasks[k]
		}
	}
	return c.of(name)
}

// nearby is how far a piece of work is looked for before all are.
const nearby = 8

// keepClaims writes down what this build has made.
func (p *publisher) keepClaims() {
	if p.now == nil {
		return
	}
	p.now.Seen = p.rests().rows
	p.now.Tables, p.now.Rows = p.tableSums()
	p.now.Told = p.toldAll(func(t *told) digest { return t.all })
	p.now.Bases = p.toldAll(func(t *told) digest { return t.base })
	p.now.Shown = p.toldAll(func(t *told) digest { return t.shown })
	p.now.Stories, p.now.Spoken = p.memo.stories, p.spoken.Now
	p.keepTasks()
	cache.PutPlain(p.memo.Store, claimsKey, cache.Other, &p.now.claims)
	p.memo.Drop(amendsKey)
	p.memo.claims = p.now
	p.keepOutline()
}

// keepTasks writes down the pieces of work, in parts: those in which nothing is new are kept
// already.
func (p *publisher) keepTasks() {
	for all := p.now.Tasks; len(all) > 0; {
		some := partOf(all)
		all = all[len(some):]
		key := tasksKey(some)
		if !p.memo.Keep(key) {
			cache.PutPlain(p.memo.Store, key, cache.Other, &some)
		}
		p.now.Parts = append(p.now.Parts, key)
	}
	for _, key := range p.was.Parts {
		if !called.Contains(p.now.Parts, key) {
			p.memo.Drop(key) // what it tells is not to be kept for having been read
		}
	}
}

// partOf is the first part of some pieces of work. A part ends before a piece whose key begins so,
// of some hundreds: wherever others come in or go, those behind make the same parts.
func partOf(all []claim) []claim {
	for i := range all {
		if key := all[i].Key; i > 0 && key[0] == 0 && key[1] < 128 && key != (digest{}) {
			return all[:i]
		}
	}
	return all
}

// tasksKey names pieces of work: the key of each names what it has made.
func tasksKey(some []claim) digest {
	return mixed(func(m *mixer) {
		m.text("tasks")
		for i := range some {
			m.text(some[i].Name)
			m.digest(some[i].Own)
			m.digest(some[i].Key)
		}
	})
}

// spokenBefore is which words of each speaker are the same, as the last build has left it.
func (a *archive) spokenBefore(all []first) *index.Spoken {
	sums := make(map[*index.Story]digest, len(all))
	for i := range all {
		if r := all[i].record; r != nil {
			sums[r] = all[i].shown
		}
	}
	s := &index.Spoken{Sum: func(s *index.Story) ([16]byte, bool) {
		sum, known := sums[s] // of what may be told in part, there is none
		return sum, known
	}}
	if last := a.memo.lastClaims(); last.Stories == a.memo.stories {
		s.Was = last.Spoken
		if other := a.memo.other; other != nil {
			s.Other, s.Before = other.now.record, other.was.record
			sums[s.Before] = other.was.shown
		}
	}
	return s
}

// baseSum is a digest of all that a site is made from, but for what only the own pages of a story
// and the tables of stories tell of it. Zero: it is not known.
func (a *archive) baseSum(e *edition, shared digest) digest {
	in := a.memo.in
	if in == nil || in.unread || a.skip != nil || a.o.Lenient {
		return digest{}
	}
	m := mixer{b: make([]byte, 0, 64*len(e.told))}
	m.text("base")
	m.digest(shared)
	m.flags(e.measured)
	for i, name := range in.Names {
		if !called.HasPrefix(name, storiesFolder) {
			m.text(name)
			m.digest(in.Digests[i])
		}
	}
	for i := range e.told {
		m.digest(e.told[i].base)
	}
	for _, s := range e.index.Withdrawn {
		m.digest(plainSum(s))
	}
	return m.sum()
}

// onBase reports whether a page rests on what baseSum tells, and on its story.
func onBase(pg page.Page) bool { return pg.Kind != page.KindRedirect }

// fileOnBase reports whether a file rests on what baseSum tells: tables of stories and of
// quotations tell more.
func fileOnBase(name string) bool {
	if name == address.StoriesCSV || name == address.Stories {
		return false
	}
	return !called.Contains(tellMore, path.Base(name))
}

var tellMore = []string{address.StoriesBeside, address.QuotationsCSV, address.QuotationsJSON, address.QuotationsLines}

// baseKey names what rests on all that baseSum tells, and false where that is not known.
func (p *publisher) baseKey(name string) (digest, bool) {
	if p.base == (digest{}) {
		return digest{}, false
	}
	m := mixer{}
	m.text("on the base")
	m.digest(p.base)
	m.text(name)
	return m.sum(), true
}

// tableSums are digests of what tables tell of the stories, and of their rows.
func (p *publisher) tableSums() (tables []digest, quotes []string) {
	if p.config.Has("data") {
		return p.rests().tables, p.rests().quotes
	}
	return nil, nil
}

// toldAll are digests of what is told of the stories.
func (p *publisher) toldAll(of func(*told) digest) []digest {
	all := make([]digest, len(p.told))
	for i := range p.told {
		all[i] = of(&p.told[i])
	}
	return all
}

// storySums are digests of the stories, for the search: of those that are what they were, and all
// else as well, the same as before.
func (p *publisher) storySums() []digest {
	same := p.was.Base == p.base && p.base != (digest{}) && len(p.was.Sums) == len(p.told)
	sums := make([]digest, len(p.told))
	par.Each(len(sums), func(i int) {
		if p.settled.story(i) {
			sums[i] = p.was.Sums[i]
			return
		}
		if same {
			if c := p.was.of(p.index.Story(i).Address); c != nil && c.Own == p.told[i].all {
				sums[i] = p.was.Sums[i]
				return
			}
		}
		sums[i] = p.rests().stories[i]
	})
	return sums
}
