package page

import (
	"slices"
	"sync"

	"github.com/onrecord/onrecord/internal/index"
	"github.com/onrecord/onrecord/internal/par"
)

// Plan is all pages of an archive.
type Plan struct {
	*archive
	pages []Page
}

// New plans the pages of an archive.
func New(ix *index.Index, site Site) *Plan {
	p := &Plan{archive: newArchive(ix, site)}
	p.pages = slices.Concat(par.Map(Kinds(), func(_ int, k KindRow) []Page {
		if k.plan == nil {
			return nil
		}
		return k.plan(p.archive)
	})...)
	return p
}

// NewOf plans the pages of some stories, of which the index has the records and those that they
// lead to: it need not have more than an outline of all else. The pages of cards are left out.
func NewOf(ix *index.Index, site Site, stories []int) *Plan {
	p := &Plan{archive: framed(ix, site)}
	p.findCardsBefore()
	for _, i := range stories {
		p.pages = append(p.pages, p.storyPages(i)...)
	}
	return p
}

// Pages lists all pages, in an order that depends on the archive alone.
func (p *Plan) Pages() []Page { return p.pages }

// View makes the view of a page: the struct that the template of its kind receives. body is a
// *StoryBody for a story, an *OtherBody for another page (and for about, where the site has one of
// its own), a *SourceBody for a source view, and nil for all else.
func (p *Plan) View(pg Page, body any) any { return pg.maker.view(pg, body) }

// archive is what the pages of every kind are made from, with what they have in common: links, rows
// of quotations, lists of stories, the frame. It does not change once made.
type archive struct {
	ix            *index.Index
	site          Site
	style, script string
	dir           string // in which the site's language is written; see direction
	nav           []NavLink
	sections      []string // the section of each of nav
	foot          []Link
	seek          *Seek             // of the masthead's field; nil: the archive is not searched
	share         map[Kind]string   // see KindRow
	rules         map[string]string // the titles of the rules, by id
	exchanges     []index.Exchange
	shares        []index.Share
	cards         map[string]CardAt          // by the ids of the quotations
	cardList      []CardAt                   // see Plan.Cards
	cardsCross    bool                       // the same
	namesakes     map[string][]*index.Entity // people who have pages, by their folded surnames
	entityHrefs   map[*index.Entity]string   // rows name the same few by the million
	topicHrefs    map[*index.Topic]string
	spoke         sync.Map // by people: see topicsOf
	roles         sync.Map // by people: see roleNow
}

func newArchive(ix *index.Index, site Site) *archive {
	a := framed(ix, site)
	finds := []func(){
		func() { a.exchanges = ix.Exchanges(exchangeLeast) },
		func() { a.namesakes = namesakes(ix) },
		func() { a.shares = ix.Shares() },
	}
	par.Each(len(finds), func(i int) { finds[i]() })
	a.cards = a.findCards()
	return a
}

// framed is an archive that knows what all pages have in common, and nothing of its records.
func framed(ix *index.Index, site Site) *archive {
	a := &archive{ix: ix, site: site, dir: direction(site.Language), share: map[Kind]string{}, rules: ruleTitles()}
	a.style, a.script = a.href(or(site.Style, "archive.css")), a.href(or(site.Script, "archive.js"))
	for _, k := range Kinds() {
		a.share[k.Kind] = k.share
	}
	a.entityHrefs, a.topicHrefs = map[*index.Entity]string{}, map[*index.Topic]string{}
	for _, e := range slices.Concat(ix.Entities, ix.Places) {
		a.entityHrefs[e] = a.href(e.Address())
	}
	for _, t := range ix.Topics {
		a.topicHrefs[t] = a.href(t.Address())
	}
	a.seek = a.seeking()
	a.navigation()
	return a
}

// page is a page that is no story's.
//
//go:noinline
func (p *archive) page(kind Kind, at string, m maker) Page {
	return Page{Kind: kind, Address: at, Story: -1, maker: m}
}

//go:noinline
func or(a, b string) string {
	if a != "" {
		return a
	}
	return b
}
