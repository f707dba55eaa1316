package index

import (
	"github.com/onrecord/onrecord/internal/address"
	"github.com/onrecord/onrecord/internal/annotate"
	"github.com/onrecord/onrecord/internal/registry"
)

// Visibility is how much is made of an entity.
type Visibility uint8

// The visibilities. NoIndex has pages, and is left out of sitemaps and of the lists of the most
// quoted; None is named in stories only.
const (
	Visible Visibility = iota
	NoIndex
	None
)

func visibility(s string) Visibility {
	switch s {
	case "noindex":
		return NoIndex
	case "none":
		return None
	}
	return Visible
}

// Entity is a person, an organisation or a place, with all that the archive tells of it. An entity
// without Entry is a printed name: the record of a name as printed, which may be several people.
type Entity struct {
	ID         string
	Name       string
	SortName   string // "Corvale, Ines"
	SortKey    string // by which names are sorted: folded
	Letter     string // the letter's page it stands on: "c", "0-9", "cyrillic"
	Type       annotate.EntityType
	Entry      *registry.Entry
	Visibility Visibility
	Forms      []string // a printed name's forms as printed, in order of the newest

	Said    []Ref   // what it was quoted saying, alone or jointly
	NotSaid []Ref   // denials and hypotheticals: what it is not asserted to have said
	About   []Ref   // what others were quoted saying that names it
	Stories []int32 // the stories that quote or mention it, newest first
	Quoted  int     // in how many stories it is quoted
}

// Topic is a subject of the registry, with what was printed on it.
type Topic struct {
	ID         string
	Entry      *registry.Entry
	Visibility Visibility
	Said       []Ref
	Stories    []int32 // newest first
}

func registered(e *registry.Entry, t annotate.EntityType) *Entity {
	x := &Entity{ID: e.ID, Name: e.Name, Type: t, Entry: e, Visibility: visibility(e.Visibility), SortName: e.SortName}
	if x.SortName == "" {
		x.SortName = sortName(e.Name, t)
	}
	x.SortKey = sortKey(x.SortName)
	x.Letter = letter(x.SortKey)
	return x
}

// key is the id under which the pages of a speaker stand, or "" where he has none.
//
//go:noinline
func (ix *Index) key(id, name string, isRegistered bool) string {
	if id == "" || isRegistered {
		return id
	}
	return PrintedID(ix.registry, id, name)
}

// PrintedID is the id of a person or an organisation that stories print under a name, which id was
// made of, and that is not registered. Where the id is held by a registered entity of another name,
// or was, or is reserved, it ends in "-name"; of the same name, the registered entity takes the
// record over, unless another registered one claims that name too: then nobody gets it.
func PrintedID(r *registry.Registry, id, name string) string {
	e := r.ByID(id)
	if (e == nil || e.Type == registry.Topic) && !address.ReservedID(id) && !speaks(r.Formerly(id)) {
		return id
	}
	named := r.Named(name, registry.Person, registry.Organisation)
	if len(named) == 1 && named[0] == e {
		return id
	}
	return id + "-name"
}

// speaks reports whether e is a person or an organisation: what stood at its former address leads
// to them, whoever else is printed under such a name.
func speaks(e *registry.Entry) bool {
	return e != nil && (e.Type == registry.Person || e.Type == registry.Organisation)
}

func (ix *Index) registryEntry(id string) *registry.Entry {
	if e := ix.entity[id]; e != nil && e.Entry != nil {
		return e.Entry
	}
	if e := ix.place[id]; e != nil {
		return e.Entry
	}
	return nil
}

// EntityOf is the entity of a speaker, or nil where he has no record: a lone surname, an unnamed
// source, a group.
func (ix *Index) EntityOf(w *Who) *Entity {
	if w == nil || w.ID == "" {
		return nil
	}
	if e, known := ix.speaks[w]; known {
		return e
	}
	return ix.entity[ix.key(w.ID, w.Name, w.Registered)]
}

// Find is the entity that a story mentions, or nil where it has no record.
func (ix *Index) Find(m Mentioned) *Entity {
	if m.ID == "" {
		return nil
	}
	if m.Type == annotate.Place {
		if m.Registered {
			return ix.place[m.ID]
		}
		return nil
	}
	return ix.entity[ix.key(m.ID, m.Name, m.Registered)]
}

// Address is where an entity's own page stands, or would stand.
//
//go:noinline
func (e *Entity) Address() string {
	if e.Type == annotate.Place {
		return address.Places.Of(e.ID)
	}
	return address.Speakers.Of(e.ID)
}

// sortKey is that of its name, of which a leading "The" is passed over.
func (t *Topic) sortKey() string { return sortKey(sortName(t.Entry.Name, "")) }

// Address is where a topic's own page stands, or would stand.
//
//go:noinline
func (t *Topic) Address() string { return address.Topics.Of(t.ID) }

// OnPage is how many rows of a list its page shows; what is more has pages of its own. Of what
// others said about a name as printed, which may be several people's, it shows fewer.
const (
	OnPage        = 50
	OnPagePrinted = 10
)

// AboutShown is how many rows of what was said about an entity its own page shows.
//
//go:noinline
func (e *Entity) AboutShown() int {
	if e.Entry == nil && e.Type == annotate.Person {
		return min(len(e.About), OnPagePrinted)
	}
	return min(len(e.About), OnPage)
}

// AboutApart reports whether what was said about a person or an organisation has pages of its own.
//
//go:noinline
func (e *Entity) AboutApart() bool { return e.Type != annotate.Place && len(e.About) > e.AboutShown() }

// NamedApart reports the same of the stories that name a registered person and do not quote.
func (e *Entity) NamedApart() bool {
	return e.Type == annotate.Person && e.Entry != nil && len(e.Stories)-e.Quoted > OnPage
}

// NamedOnly are the stories that name an entity and do not quote it, newest first.
//
//go:noinline
func (e *Entity) NamedOnly() []int32 {
	var only []int32
	said := e.Said
	for _, i := range e.Stories {
		for len(said) > 0 && said[0].Story > i {
			said = said[1:]
		}
		if len(said) == 0 || said[0].Story != i {
			only = append(only, i)
		}
	}
	return only
}

// HasPage reports whether an entity has pages.
//
//go:noinline
func (e *Entity) HasPage() bool { return e != nil && e.Visibility != None }
