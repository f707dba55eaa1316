package site

import (
	"encoding/binary"
	"slices"
	"sync"

	"github.com/onrecord/onrecord/internal/address"
	"github.com/onrecord/onrecord/internal/cache"
	"github.com/onrecord/onrecord/internal/feed"
	"github.com/onrecord/onrecord/internal/index"
	"github.com/onrecord/onrecord/internal/page"
	"github.com/onrecord/onrecord/internal/par"
	"github.com/onrecord/onrecord/internal/registry"
)

// rests are digests of what is rendered is made from: see page.Rests. They are worked out once a
// build, from records that do not change any more.
type rests struct {
	all     digest                   // of what every page and file rests on, but for templates
	faces   map[*index.Entity]digest // of what is told of an entity wherever it is named
	stories []digest                 // of each of the index's stories, with what the index knows of whom it names
	rows    []digest                 // the same, of what is told of the story on other pages than its own
	tables  []digest                 // the same, of what is told of it in tables
	quotes  []string                 // of each of its rows, of what is told of that in tables; see rowSums
	fronts  map[string]digest        // of what pages rest on beside which tables stand, by their addresses
	beside  map[string]digest        // of what the tables beside these rest on; zero: that is settled
	lists   sync.Map                 // listKey → digest
}

// findRests works out the digests of an edition. Where a story is settled, they are those of the
// last build.
func (p *publisher) findRests() *rests {
	e, data := p.edition, p.config.Has("data")
	r := &rests{all: p.shared, faces: e.faces()}
	n := e.index.Len()
	r.stories, r.rows, r.tables = make([]digest, n), make([]digest, n), make([]digest, n)
	if data {
		r.quotes = make([]string, n)
	}
	par.Each(n, func(i int) {
		switch settled := p.settled.story(i); {
		case !settled:
			r.story(e, i)
		case p.o.doubt == nil:
			r.rows[i] = p.was.Seen[i]
		default:
			if r.story(e, i); r.rows[i] != p.was.Seen[i] || data && r.tables[i] != p.was.Tables[i] {
				p.o.doubt("what is told of " + e.index.Story(i).ID)
			}
		}
		if data {
			r.tables[i], r.quotes[i] = p.tableRests(r, i)
		}
	})
	r.fronts, r.beside = map[string]digest{}, map[string]digest{}
	p.findFronts(r)
	for _, year := range e.index.Years() {
		r.beside[address.YearTable(year, "")] = r.year(e, year)
	}
	return r
}

// findFronts works out the digests of the pages beside which tables stand. Of those that are
// settled nobody asks.
func (p *publisher) findFronts(r *rests) {
	for _, pg := range p.pages {
		switch {
		case pg.Kind != page.KindSpeaker && pg.Kind != page.KindOrganisation && pg.Kind != page.KindTopic:
		case p.settled != nil && p.settled.otherwise.Stays(pg) && p.o.doubt == nil:
			r.beside[pg.Address] = digest{} // there are such tables
		default:
			on, _ := p.plan.Rests(pg)
			r.fronts[pg.Address] = r.on(pg, on)
			r.beside[pg.Address] = r.tablesOf(r.fronts[pg.Address], on)
		}
	}
}

// tableRests are digests of what tables tell of a story and of its rows. Those of rows are the same
// as at the last build, where that of the story is.
func (p *publisher) tableRests(r *rests, i int) (story digest, rows string) {
	if p.settled.story(i) {
		return p.was.Tables[i], p.was.Rows[i]
	}
	rows, same := p.toldBefore()[r.tables[i]]
	if !same {
		rows = r.rowSums(p.edition, int32(i))
	}
	return r.tables[i], rows
}

// sharedSum is a digest of what all that is rendered rests on: the program, the settings, the names
// of topics and places, and what the index knows of the archive as a whole.
func (a *archive) sharedSum(e *edition) digest {
	m := mixer{}
	m.text("rendered")
	m.digest(a.settingsSum())
	shared := e.plan.Shared()
	m.text(string(cache.Encode(&shared)))
	m.texts(a.config.License, a.config.Description)
	m.texts(e.index.HiddenIDs()...)
	for _, t := range e.index.Topics {
		m.texts(t.ID, t.Entry.Name)
		m.texts(t.Entry.Broader...)
		m.flags(t.Visibility == index.NoIndex, t.Visibility == index.None)
	}
	for _, p := range e.index.Places {
		m.texts(p.ID, p.Name, p.Entry.In, p.Entry.Kind, p.Entry.Place)
		m.flags(p.HasPage(), p.Visibility == index.NoIndex)
	}
	return m.sum()
}

// faces are digests of what is told of each entity wherever it is named.
func (e *edition) faces() map[*index.Entity]digest {
	all := slices.Concat(e.index.Entities, e.index.Places)
	sums := par.Map(all, func(_ int, x *index.Entity) digest { return e.face(x) })
	out := make(map[*index.Entity]digest, len(all))
	for i, x := range all {
		out[x] = sums[i]
	}
	return out
}

// face is what is told of an entity wherever it is named: of a registered one what its file says,
// but for that which is told on its own page and in what is made anew each time. Roles are told on
// pages that say so themselves (page.Rests), and in tables.
func (e *edition) face(x *index.Entity) digest {
	m := mixer{}
	m.texts(x.ID, x.Name, x.SortName, string(x.Type))
	m.flags(x.Entry != nil, x.HasPage(), x.Visibility == index.NoIndex)
	if x.Entry == nil {
		return m.sum()
	}
	face := registry.Entry{Type: x.Entry.Type, Wikidata: x.Entry.Wikidata, URL: x.Entry.URL, Pronouns: x.Entry.Pronouns,
		Born: x.Entry.Born, Died: x.Entry.Died, Kind: x.Entry.Kind, Place: x.Entry.Place, In: x.Entry.In}
	m.text(string(cache.Encode(&face)))
	return m.sum()
}

// story works out the digests of story i: of what is told of it on other pages, with what the index
// knows of everybody and everything that it names; and of that with its files and its links.
func (r *rests) story(e *edition, i int) {
	m := mixers.Get().(*mixer)
	defer mixers.Put(m)
	m.b = m.b[:0]
	m.digest(e.told[i].shown)
	told, own := e.index.Story(i), e.index.OwnPage(i)
	for _, s := range []*index.Story{told, own} {
		for k := range s.Utterances {
			u := &s.Utterances[k]
			r.who(e, m, u.Who)
			r.who(e, m, u.Via)
		}
		for _, named := range s.Entities {
			m.digest(r.faces[e.index.Find(named)])
		}
		if told == own {
			break
		}
	}
	for k := range told.Utterances {
		e.again(m, index.Ref{Story: int32(i), Utterance: int32(k)})
	}
	m.texts(e.index.HiddenWords(i)...)
	r.rows[i] = m.sum()
	r.tables[i] = mixed(func(m *mixer) {
		m.digest(r.rows[i])
		m.digest(e.rowsTold(i))
		for k := range told.Utterances {
			if w := told.Utterances[k].Who; w != nil && w.Role != "" {
				if x := e.index.EntityOf(w); x != nil {
					m.text(x.RoleAt(w.Role, told.Date))
				}
			}
		}
	})
	m.digest(e.told[i].all)
	for _, dest := range e.leadsOf(i) {
		m.text(e.links.link(dest))
	}
	r.stories[i] = m.sum()
}

// rowSum is how many bytes the digest of a row takes.
const rowSum = 8

// rowsTold is told.rows of story i.
func (e *edition) rowsTold(i int) digest {
	if rows := e.told[i].rows; e.recalled == nil || rows != (digest{}) {
		return rows
	}
	if f := e.recalled.story(i); f != nil {
		return f.rows
	}
	return digest{}
}

// leadsOf are where the links of story i lead.
func (e *edition) leadsOf(i int) []string {
	if e.recalled == nil {
		return e.leads[i]
	}
	if f := e.recalled.story(i); f != nil {
		return destinations(f)
	}
	return nil
}

// rowSums are digests of what tables of quotations tell of the rows of story i, one behind the
// other: so a row more or less changes none of the tables that do not have it.
func (r *rests) rowSums(e *edition, i int32) string {
	s := e.index.Story(int(i))
	story := plainSum(&index.Story{ID: s.ID, Address: s.Address, Title: s.Title, Date: s.Date})
	out := make([]byte, 0, rowSum*len(s.Utterances))
	for k := range s.Utterances {
		u := &s.Utterances[k]
		sum := mixed(func(m *mixer) {
			m.digest(story)
			cache.Apart(u, func(p *cache.Parts) {
				m.digest(digestOf(p[0]))
				m.digest(digestOf(p[2]))
			})
			r.who(e, m, u.Who)
			if x := e.index.EntityOf(u.Who); x != nil {
				m.text(x.RoleAt(u.Who.Role, s.Date))
			}
			e.again(m, index.Ref{Story: i, Utterance: int32(k)})
		})
		out = append(out, sum[:rowSum]...)
	}
	return string(out)
}

// table is a digest of what a table of quotations rests on.
func (r *rests) table(f feed.File) digest {
	return mixed(func(m *mixer) {
		m.digest(r.all)
		m.texts(f.Path, f.Title)
		for _, ref := range f.Rows() {
			at := rowSum * int(ref.Utterance)
			m.b = append(m.b, r.quotes[ref.Story][at:at+rowSum]...)
		}
	})
}

// told are digests of what is told of a story.
type told struct {
	base digest // of what all pages but its own may rest on
	all  digest // of its files, and of what the index has taken out of its record, on its own page and elsewhere
	rows digest // of what may be told of it on other pages than its own, and in tables

	shown digest // of what may be told of it on other pages
}

// toldSums are digests of what is told of a story.
func (a *archive) toldSums(f *first, other, own *index.Story) told {
	whole := other == f.record && own == f.record // the index has taken nothing out
	sums := told{rows: f.rows, shown: f.shown}
	sums.all = mixed(func(m *mixer) {
		m.text(f.at.name)
		m.digest(f.bytes)
		m.digest(f.seen)
		m.digest(marksSum(a.recorded[f.brief.ID]))
		for _, s := range []*index.Story{other, own} {
			if s != f.record {
				m.text(string(cache.Encode(s)))
			}
		}
	})
	if !whole {
		there, here := recordSums(other), recordSums(own)
		sums.rows = mixed(func(m *mixer) { m.digest(there.rows); m.digest(here.rows) })
		sums.shown = mixed(func(m *mixer) { m.digest(there.shown); m.digest(here.shown) })
	}
	sums.base = mixed(func(m *mixer) {
		m.text(f.at.name)
		m.digest(sums.shown)
		m.digest(f.front)
		m.digest(marksSum(a.recorded[f.brief.ID]))
		if !whole {
			m.digest(f.seen)
		}
	})
	return sums
}

// destinations are where the links and images of a story lead.
func destinations(f *first) (all []string) {
	for _, ref := range f.links {
		all = append(all, ref.dest)
	}
	for _, ref := range f.images {
		all = append(all, ref.dest)
	}
	return all
}

// who adds what the index knows of a speaker.
func (r *rests) who(e *edition, m *mixer, w *index.Who) {
	if w == nil {
		return
	}
	m.digest(r.faces[e.index.EntityOf(w)])
	for i := range w.Members {
		r.who(e, m, &w.Members[i])
	}
}

// again adds where else the words of a row stand.
func (e *edition) again(m *mixer, r index.Ref) {
	same := e.index.Again(r)
	if same == nil {
		return
	}
	m.number(int64(r.Utterance))
	for _, other := range same.All {
		m.digest(e.told[other.Story].shown)
		m.number(int64(other.Utterance))
	}
}

// page is a digest of what a page rests on, and false where that is not known.
func (r *rests) page(e *edition, pg page.Page) (digest, bool) {
	if d, known := r.fronts[pg.Address]; known {
		return d, true
	}
	on, known := e.plan.Rests(pg)
	if !known {
		return digest{}, false
	}
	return r.on(pg, on), true
}

// on is a digest of what a page rests on.
//
//go:noinline
func (r *rests) on(pg page.Page, on page.Rests) digest {
	return mixed(func(m *mixer) {
		m.digest(r.all)
		m.texts(string(pg.Kind), pg.Address)
		m.flags(pg.NoIndex)
		for _, i := range on.Own {
			m.digest(r.stories[i])
		}
		for _, refs := range on.Refs {
			m.digest(r.refs(refs))
		}
		for _, stories := range on.Stories {
			m.digest(r.list(stories))
		}
		m.texts(on.Words...)
		for _, x := range on.Entities {
			m.digest(r.faces[x])
		}
		for _, entry := range on.Entries {
			m.text(string(cache.Encode(entry)))
		}
	})
}

// tablesOf is a digest of what the tables beside a page rest on, which rests on a front.
func (r *rests) tablesOf(front digest, on page.Rests) digest {
	return mixed(func(m *mixer) {
		m.digest(front)
		for _, refs := range on.Refs {
			last := int32(-1)
			for _, ref := range refs {
				if ref.Story != last {
					m.digest(r.tables[ref.Story])
					last = ref.Story
				}
			}
		}
	})
}

// listKey names a list by where it stands: the pages below a speaker's all rest on the same one,
// which is gone through once.
type listKey struct {
	first any // a pointer to the first element
	n     int
}

// refs is a digest of a list of rows.
func (r *rests) refs(refs []index.Ref) digest {
	if len(refs) == 0 {
		return digest{}
	}
	return r.once(listKey{&refs[0], len(refs)}, func(m *mixer) {
		last := int32(-1)
		for _, ref := range refs {
			if ref.Story != last {
				m.digest(r.rows[ref.Story])
				last = ref.Story
			}
			m.b = binary.AppendUvarint(m.b, uint64(ref.Utterance))
		}
	})
}

// list is a digest of a list of stories.
func (r *rests) list(stories []int32) digest {
	if len(stories) == 0 {
		return digest{}
	}
	return r.once(listKey{&stories[0], len(stories)}, func(m *mixer) {
		for _, i := range stories {
			m.digest(r.rows[i])
		}
	})
}

// shortList is how long a list is that is gone through each time: that takes no longer than to look
// it up, and nothing has to be kept.
const shortList = 8

func (r *rests) once(key listKey, fill func(*mixer)) digest {
	list := func(m *mixer) {
		m.number(int64(key.n))
		fill(m)
	}
	if key.n <= shortList {
		return mixed(list)
	}
	if d, known := r.lists.Load(key); known {
		return d.(digest)
	}
	d := mixed(list)
	r.lists.Store(key, d)
	return d
}

// year is a digest of what the files of a year rest on.
func (r *rests) year(e *edition, year int) digest {
	m := mixer{}
	m.digest(r.all)
	first, end := e.index.Within(year, 0)
	for _, d := range e.index.Days[first:end] {
		for i := d.First; i < d.End; i++ {
			m.digest(r.tables[i])
		}
	}
	return m.sum()
}
