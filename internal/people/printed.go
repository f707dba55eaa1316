package people

import (
	"cmp"
	"slices"
	"time"

	"github.com/onrecord/onrecord/internal/annotate"
	"github.com/onrecord/onrecord/internal/index"
	"github.com/onrecord/onrecord/internal/order"
	"github.com/onrecord/onrecord/internal/registry"
	"github.com/onrecord/onrecord/internal/slug"
)

// printed is a name as stories print it, with all that they tell of whoever bears it. Names of one
// id are one: the archive keeps one record of them.
type printed struct {
	id        string // "" for a surname that stands alone
	entry     *registry.Entry
	spellings []spelling // the most usual first
	seen      []sighting // oldest story first
	quoted    int        // quotations
	held      []held     // the posts that its stories print
	names     []name     // taken apart: of the spellings, and of an entry's names and aliases
}

// spelling is one way in which a name is printed.
type spelling struct {
	text    string
	stories int
	Span
}

// sighting is one story's.
type sighting struct {
	file  string
	day   time.Time
	said  int      // quotations
	forms []string // all phrases by which the story names it
	posts []annotate.ToldPost
	he    bool // the story calls it he, by pronouns or titles
	she   bool
}

// names is everything that an archive's stories name.
type gathered struct {
	people        []*printed // full names, registered people included
	lone          []*printed // surnames alone
	organisations []*printed
	places        []*printed
}

// gather goes over the archive from the oldest story to the newest.
func gather(ix *index.Index) *gathered {
	g := gatherer{ix: ix, at: map[key]*printed{}}
	for i := range ix.Len() {
		s := ix.Story(i)
		g.story(s)
	}
	for _, p := range g.all {
		p.settle()
	}
	return &g.gathered
}

type key struct {
	kind annotate.EntityType
	id   string // an id, or a lone surname folded, after a blank
}

type gatherer struct {
	gathered
	ix  *index.Index
	at  map[key]*printed
	all []*printed
}

func (g *gatherer) story(s *index.Story) {
	for i := range s.Entities {
		if e := &s.Entities[i]; e.Name != "" {
			g.mentioned(s, e)
		}
	}
	for i := range s.Utterances {
		if u := &s.Utterances[i]; u.Listed() {
			g.said(s, u.Who)
		}
	}
}

// said counts a quotation for its speaker, or for each of those who say it together.
func (g *gatherer) said(s *index.Story, w *index.Who) {
	if w == nil {
		return
	}
	for i := range w.Members {
		g.said(s, &w.Members[i])
	}
	if w.Type != annotate.Person && w.Type != annotate.Organisation {
		return
	}
	p := g.printed(w.Type, w.ID, w.Name, g.ix.EntityOf(w))
	p.in(s, w.Name).said++
	p.quoted++
}

func (g *gatherer) mentioned(s *index.Story, e *index.Mentioned) {
	p := g.printed(e.Type, e.ID, e.Name, g.ix.Find(*e))
	x := p.in(s, e.Name)
	x.forms = append(x.forms, e.Forms...)
	if t := e.Told; t != nil {
		x.posts = append(x.posts, t.Posts...)
		x.he = t.He > 0 && t.He > t.She || t.Titles == annotate.He
		x.she = t.She > 0 && t.She > t.He || t.Titles == annotate.She
	}
}

// printed is the record of a name. of is the archive's own record of it, or nil.
func (g *gatherer) printed(kind annotate.EntityType, id, name string, of *index.Entity) *printed {
	k := key{kind, id}
	if id == "" {
		k.id = " " + slug.ID(name)
	}
	var entry *registry.Entry
	if of != nil && of.Entry != nil {
		entry = of.Entry
		k.id = entry.ID
	}
	p := g.at[k]
	if p != nil {
		return p
	}
	p = &printed{id: id, entry: entry}
	g.at[k] = p
	g.all = append(g.all, p)
	switch {
	case kind == annotate.Organisation:
		g.organisations = append(g.organisations, p)
	case kind == annotate.Place:
		g.places = append(g.places, p)
	case id == "":
		g.lone = append(g.lone, p)
	default:
		g.people = append(g.people, p)
	}
	return p
}

// in is the sighting in a story, which is the last one or new.
func (p *printed) in(s *index.Story, name string) *sighting {
	if n := len(p.seen); n > 0 && p.seen[n-1].file == s.File {
		return &p.seen[n-1]
	}
	p.seen = append(p.seen, sighting{file: s.File, day: s.Date})
	name = oneLine(name)
	i := slices.IndexFunc(p.spellings, func(x spelling) bool { return x.text == name })
	if i < 0 {
		p.spellings = append(p.spellings, spelling{text: name})
		i = len(p.spellings) - 1
	}
	p.spellings[i].stories++
	p.spellings[i].Span = p.spellings[i].with(Span{s.Date, s.Date})
	return &p.seen[len(p.seen)-1]
}

// settle adds up the posts, puts the spellings in order and takes the names apart.
func (p *printed) settle() {
	p.held = posts(p.seen)
	order.By(p.spellings, func(a, b spelling) int {
		return cmp.Or(cmp.Compare(b.stories, a.stories), cmp.Compare(marks(b.text), marks(a.text)))
	})
	for _, s := range p.spellings {
		p.names = append(p.names, parse(s.text))
	}
	if p.entry != nil {
		for _, n := range p.entry.Names() {
			p.names = append(p.names, parse(n))
		}
	}
}

// marks counts the letters that are not plain: of Zoë and Zoe, the fuller spelling is the name.
func marks(s string) (n int) {
	for _, r := range s {
		if r >= 0x80 {
			n++
		}
	}
	return n
}

// name is the most usual spelling.
func (p *printed) name() string {
	if p.entry != nil {
		return p.entry.Name
	}
	return p.spellings[0].text
}

// span is from the first story that names it to the last.
func (p *printed) span() Span { return Span{p.seen[0].day, p.seen[len(p.seen)-1].day} }

// pronouns counts the stories that say he, and she.
func (p *printed) pronouns() (he, she int) {
	for i := range p.seen {
		switch x := &p.seen[i]; {
		case x.he && !x.she:
			he++
		case x.she && !x.he:
			she++
		}
	}
	return he, she
}

// form is what is told of the name by itself.
func (p *printed) form(name, why string) Form {
	return Form{Name: name, Quotations: p.quoted, Stories: len(p.seen), Span: p.span(), Why: why}
}
