package page

import (
	"cmp"
	"slices"

	"github.com/onrecord/onrecord/internal/address"
	"github.com/onrecord/onrecord/internal/annotate"
	"github.com/onrecord/onrecord/internal/index"
	"github.com/onrecord/onrecord/internal/order"
)

// Names is the view of an index of names: of all organisations, or of all places.
type Names struct {
	Frame
	Name   string
	Deck   string
	Jumps  []Link // "#l-m", "M"
	Groups []NameGroup
	Rest   Link // the way to those that are left out, where they are very many
}

// namesMost is how many names an index holds at most; of more, those that are names as printed are
// left to the speakers' own, where they stand by letter.
const namesMost = 2000

// namesPage is an index of names.
type namesPage struct {
	*archive
	title string
	names []*index.Entity
	rest  int // how many are left out
}

// planPlaceNames plans the index of the places that have pages.
func planPlaceNames(a *archive) []Page {
	names := having(a.ix.Places, "")
	if len(names) == 0 {
		return nil
	}
	return []Page{a.page(KindPlaces, address.Places.Front(), namesPage{a, "Places", names, 0})}
}

// planBodyNames plans the index of the organisations that have pages.
func planBodyNames(a *archive) []Page {
	names := having(a.ix.Entities, annotate.Organisation)
	if len(names) == 0 {
		return nil
	}
	all := len(names)
	if all > namesMost {
		names = slices.DeleteFunc(names, func(e *index.Entity) bool { return e.Entry == nil })
	}
	return []Page{a.page(KindBodies, address.Organisations, namesPage{a, "Organisations", names, all - len(names)})}
}

// having are those of a type that have pages; of any type where it is "".
func having(all []*index.Entity, of annotate.EntityType) []*index.Entity {
	var out []*index.Entity
	for _, e := range all {
		if e.HasPage() && (of == "" || e.Type == of) {
			out = append(out, e)
		}
	}
	return out
}

func (p namesPage) view(pg Page, _ any) any {
	one, many, section := "place", "places", "places"
	if pg.Kind == KindBodies {
		one, many, section = "organisation", "organisations", "organisations"
	}
	v := &Names{
		Frame: p.frame(pg, p.title, "Every "+one+" in the archive of "+p.site.Title+", A to Z.", section),
		Name:  p.title,
		Deck: capital(say(len(p.names), one, many)) + ". The figure is the number of stories that name " +
			plural(len(p.names), "it", "them") + ".",
		Groups: p.groups(),
	}
	if len(v.Groups) > 1 && len(p.names) >= groupsFrom {
		for _, g := range v.Groups {
			v.Jumps = append(v.Jumps, Link{"#" + g.ID, g.Heading})
		}
	}
	if p.rest > 0 {
		v.Rest = Link{
			p.href(address.Speakers.Front()),
			figures(p.rest) + " more, under names as printed, stand among the speakers",
		}
	}
	return v
}

// groups are the names under their letters.
func (p namesPage) groups() []NameGroup {
	at := map[string]int{}
	var out []NameGroup
	for _, e := range p.names {
		i, have := at[e.Letter]
		if !have {
			i = len(out)
			at[e.Letter] = i
			out = append(out, NameGroup{Heading: index.LetterName(e.Letter), ID: "l-" + e.Letter})
		}
		out[i].Names = append(out[i].Names, NameEntry{
			p.entityLink(e), p.apart(e), figures(len(e.Stories)), len(e.Stories) >= manyRows,
		})
	}
	order.By(out, func(a, b NameGroup) int {
		x, y := a.ID[len("l-"):], b.ID[len("l-"):]
		return cmp.Or(cmp.Compare(letterRank(x), letterRank(y)), cmp.Compare(x, y))
	})
	return out
}

// apart is what tells an entry from others of its name: what it is, and where.
func (p namesPage) apart(e *index.Entity) string {
	if e.Entry == nil {
		return "name as printed"
	}
	for _, id := range []string{e.Entry.In, e.Entry.Place} {
		if place := p.ix.Place(id); place.HasPage() {
			if e.Entry.Kind != "" {
				return e.Entry.Kind + ", " + place.Name
			}
			return place.Name
		}
	}
	return e.Entry.Kind
}
