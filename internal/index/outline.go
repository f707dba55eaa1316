package index

import (
	"sync/atomic"

	"github.com/onrecord/onrecord/internal/annotate"
	"github.com/onrecord/onrecord/internal/par"
)

// Outline is what an index knows but for the records of its stories: plain data, which can be kept.
// Nobody and nothing is in it that has no page. Of an archive of which nothing but some stories'
// own words are others, Outlined makes an index for these stories' own pages; Restored makes the
// whole index, which reads the records that it is asked for.
type Outline struct {
	Heads            []Head // of the stories
	Entities, Places []Outlined
	Topics           []Listed
	Days             []Day
	Gathered         Gathered

	// Whole says that the index takes something out of the records of few stories alone. Then all
	// of what follows is there, and all rows.
	Whole   bool
	Apart   []int32    // the stories of which not all is told everywhere
	Named   []string   // by story: whom it names that has no record; see namedIn
	Rows    string     // what is known of the stories' rows; see packKnown
	Joint   []JointRow // by their rows
	Changed []int32    // the stories of which something was put right
}

// Outlined is an entity with its rows, where the outline is whole.
type Outlined struct {
	Entity               Face
	Stories              []int32
	Said, NotSaid, About []Ref
	Quoted               int
	Forms                []string
	Role                 LastRole
}

// Face is what is told of an entity wherever it is named. What its file says stands there.
type Face struct {
	ID, Name, SortName, SortKey, Letter string
	Type                                annotate.EntityType
	Visibility                          Visibility
}

// Listed are the stories of a topic, and its rows, where the outline is whole.
type Listed struct {
	ID      string
	Stories []int32
	Said    []Ref
}

// JointRow is a row that several say: those of them who have a record, by their places among the
// entities.
type JointRow struct {
	Row Ref
	Who []int32
}

// LastRole is in which role an entity was last quoted, and in which year.
type LastRole struct {
	Title string
	Year  int
}

// Outline is the index's.
func (ix *Index) Outline() Outline {
	o := Outline{Heads: ix.heads, Days: ix.Days, Gathered: ix.Gathered(), Whole: ix.whole()}
	if o.Heads == nil {
		o.Heads = make([]Head, ix.Len())
		for i := range o.Heads {
			o.Heads[i] = ix.Head(i)
		}
	}
	o.Entities, o.Places = ix.outlined(ix.Entities, o.Whole), ix.outlined(ix.Places, o.Whole)
	for _, t := range ix.Topics {
		if t.Visibility != None {
			l := Listed{ID: t.ID, Stories: t.Stories}
			if o.Whole {
				l.Said = t.Said
			}
			o.Topics = append(o.Topics, l)
		}
	}
	if o.Whole {
		ix.outlineRows(&o)
	}
	return o
}

// whole reports whether the outline is to be whole.
func (ix *Index) whole() bool {
	if ix.heads != nil {
		return true // it was made of such an outline, and Replace has kept it so
	}
	bare := func(e *Entity) bool {
		return e.HasPage() || e.Entry != nil && len(e.Stories)+len(e.Said)+len(e.NotSaid)+len(e.About) == 0
	}
	for _, all := range [][]*Entity{ix.Entities, ix.Places} {
		for _, e := range all {
			if !bare(e) {
				return false
			}
		}
	}
	return len(ix.apart) <= ix.Len()/mostApart
}

// mostApart is the part of all stories that may be read before anybody asks for them.
const mostApart = 4

func (ix *Index) outlined(all []*Entity, whole bool) (out []Outlined) {
	for _, e := range all {
		if !e.HasPage() {
			continue
		}
		of := Outlined{Stories: e.Stories,
			Entity: Face{e.ID, e.Name, e.SortName, e.SortKey, e.Letter, e.Type, e.Visibility}}
		if whole {
			of.Said, of.NotSaid, of.About, of.Quoted, of.Forms = e.Said, e.NotSaid, e.About, e.Quoted, e.Forms
			of.Role.Title, of.Role.Year = ix.LastRole(e)
		}
		out = append(out, of)
	}
	return out
}

// outlineRows outlines what is known of rows.
func (ix *Index) outlineRows(o *Outline) {
	at := make(map[*Entity]int32, len(ix.Entities))
	for i, e := range ix.Entities {
		at[e] = int32(i)
	}
	o.Rows = ix.packKnown(at)
	for i := range ix.known {
		for k := range ix.known[i] {
			if r := (Ref{int32(i), int32(k)}); ix.Is(r, isJoint) {
				j := JointRow{Row: r}
				for _, e := range ix.joint[r] {
					j.Who = append(j.Who, at[e])
				}
				o.Joint = append(o.Joint, j)
			}
		}
	}
	o.Changed, o.Apart, o.Named = ix.changed, ix.apart, ix.named
	if ix.heads == nil {
		o.Named = par.Map(ix.known, func(i int, _ []known) string { return ix.namedIn(i) })
		for i := range ix.Len() {
			if ix.hasChanges(i) {
				o.Changed = append(o.Changed, int32(i))
			}
		}
	}
}

// Outlined is an index of the outline, for the pages of single stories. No record is there until
// Put has put it, and nothing is known of any row.
func (o *Outline) Outlined(opt Options) *Index {
	n := len(o.Heads)
	ix := &Index{
		entity: map[string]*Entity{}, place: map[string]*Entity{}, topic: map[string]*Topic{}, registry: opt.Registry,
		records: make([]atomic.Pointer[Story], n), ownPage: make([]*Story, n),
		speaks: map[*Who]*Entity{}, Days: o.Days,
	}
	ix.hidden = newHiddenIDs()
	ix.register(opt.Registry)
	ix.shut(opt.Registry)
	for i := range o.Entities {
		face := &o.Entities[i].Entity
		if ix.entity[face.ID] == nil {
			ix.add(face.entity())
		}
		o.Entities[i].take(ix.entity[face.ID])
	}
	for i := range o.Places {
		if e := ix.place[o.Places[i].Entity.ID]; e != nil {
			o.Places[i].take(e)
		}
	}
	for i := range o.Topics {
		if t := ix.topic[o.Topics[i].ID]; t != nil {
			t.Stories, t.Said = o.Topics[i].Stories, o.Topics[i].Said
		}
	}
	ix.sort()
	ix.takeGathered(o.Gathered)
	return ix
}

// take gives an entity what is told of it.
func (of *Outlined) take(e *Entity) {
	e.Stories, e.Said, e.NotSaid, e.About, e.Quoted = of.Stories, of.Said, of.NotSaid, of.About, of.Quoted
	if e.Entry == nil {
		e.Forms = of.Forms
	}
}

func (f *Face) entity() *Entity {
	return &Entity{ID: f.ID, Name: f.Name, SortName: f.SortName, SortKey: f.SortKey, Letter: f.Letter, Type: f.Type,
		Visibility: f.Visibility}
}

// Put puts a story's record into an index that was made of an outline. It reports whether all of it
// may be told: whether the index takes nothing out of it, anywhere.
func (ix *Index) Put(i int, s *Story, opt Options) (whole bool) {
	t := ix.telling(ix.hider(opt.PrintedNames), s)
	ix.put(i, t.other, t.own)
	ix.keepHidden(i, t.hidden)
	return t.other == s && t.own == s
}
