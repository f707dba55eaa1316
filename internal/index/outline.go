package index

import (
	"github.com/onrecord/onrecord/internal/annotate"
)

// Outline is what an index knows but for the records of its stories: plain data, which can be kept.
// Nobody and nothing is in it that has no page.
// Of an archive of which nothing but some stories' own words are others, Outlined makes an index
// for these stories' own pages, without reading a record but of those that they name.
type Outline struct {
	Stories          int // how many
	Entities, Places []Outlined
	Topics           []Listed
	Days             []Day
	Gathered         Gathered
}

// Outlined is an entity without its rows.
type Outlined struct {
	Entity  Face
	Stories []int32
}

// Face is what is told of an entity wherever it is named. What its file says stands there.
type Face struct {
	ID, Name, SortName, SortKey, Letter string
	Type                                annotate.EntityType
	Visibility                          Visibility
}

// Listed are the stories of a topic.
type Listed struct {
	ID      string
	Stories []int32
}

// Outline is the index's.
func (ix *Index) Outline() Outline {
	o := Outline{Stories: len(ix.Stories), Days: ix.Days, Gathered: ix.Gathered()}
	o.Entities, o.Places = outlined(ix.Entities), outlined(ix.Places)
	for _, t := range ix.Topics {
		if t.Visibility != None {
			o.Topics = append(o.Topics, Listed{t.ID, t.Stories})
		}
	}
	return o
}

func outlined(all []*Entity) (out []Outlined) {
	for _, e := range all {
		if e.HasPage() {
			f := Face{e.ID, e.Name, e.SortName, e.SortKey, e.Letter, e.Type, e.Visibility}
			out = append(out, Outlined{f, e.Stories})
		}
	}
	return out
}

// Outlined is an index of the outline, for the pages of single stories. Of its Stories none is
// there until Put has put it, and no entity has rows.
func (o *Outline) Outlined(opt Options) *Index {
	ix := &Index{
		entity: map[string]*Entity{}, place: map[string]*Entity{}, topic: map[string]*Topic{}, registry: opt.Registry,
		Stories: make([]*Story, o.Stories), ownPage: make([]*Story, o.Stories),
	}
	ix.hidden = newHiddenIDs()
	ix.register(opt.Registry)
	ix.shut(opt.Registry)
	for _, of := range o.Entities {
		if ix.entity[of.Entity.ID] == nil {
			ix.add(of.Entity.entity())
		}
		ix.entity[of.Entity.ID].Stories = of.Stories
	}
	for _, of := range o.Places {
		if e := ix.place[of.Entity.ID]; e != nil {
			e.Stories = of.Stories
		}
	}
	for _, l := range o.Topics {
		if t := ix.topic[l.ID]; t != nil {
			t.Stories = l.Stories
		}
	}
	ix.sort()
	ix.Days = o.Days
	ix.takeGathered(o.Gathered)
	return ix
}

func (f *Face) entity() *Entity {
	return &Entity{ID: f.ID, Name: f.Name, SortName: f.SortName, SortKey: f.SortKey, Letter: f.Letter, Type: f.Type,
		Visibility: f.Visibility}
}

// Put puts the record of Stories[i] into an index that was made of an outline. It reports whether
// all of it may be told: whether the index takes nothing out of it, anywhere.
func (ix *Index) Put(i int, s *Story, opt Options) (whole bool) {
	t := ix.telling(ix.hider(opt.PrintedNames), s)
	ix.Stories[i], ix.ownPage[i] = t.other, t.own
	ix.keepHidden(i, t.hidden)
	return t.other == s && t.own == s
}
