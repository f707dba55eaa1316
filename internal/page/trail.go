package page

import (
	"slices"
	"strconv"

	"github.com/onrecord/onrecord/internal/address"
	"github.com/onrecord/onrecord/internal/annotate"
	"github.com/onrecord/onrecord/internal/index"
)

// entityTrail leads to the page of an entity: to the list in which it stands, and of a speaker to
// his letter's page, or of a place to the places in which it lies. label says what else is to be
// known of the name, or is "".
func (p *archive) entityTrail(e *index.Entity, label string) []Link {
	var out []Link
	switch e.Type {
	case annotate.Place:
		out = append(p.placesAbove(e), Link{p.href(address.Places.Front()), "Places"})
		slices.Reverse(out)
	case annotate.Organisation:
		out = []Link{{p.href(address.Organisations), "Organisations"}}
	default:
		out = []Link{{p.href(address.Speakers.Front()), "Speakers"}}
		if len(e.Said) > 0 {
			out = append(out, Link{p.href(address.Letter(e.Letter)), index.LetterName(e.Letter)})
		}
	}
	if label != "" {
		out = append(out, Link{"", label})
	}
	return out
}

// sectionOf is the section of the masthead in which an entity stands.
func sectionOf(e *index.Entity) string {
	switch e.Type {
	case annotate.Place:
		return "places"
	case annotate.Organisation:
		return "organisations"
	}
	return "speakers"
}

// placesAbove are the places in which a place lies, the nearest first.
func (p *archive) placesAbove(e *index.Entity) []Link {
	var out []Link
	seen := map[string]bool{e.ID: true}
	for e.Entry != nil && !seen[e.Entry.In] {
		in := p.ix.Place(e.Entry.In)
		if !in.HasPage() {
			break
		}
		seen[in.ID] = true
		out, e = append(out, p.entityLink(in)), in
	}
	return out
}

// topicTrail leads to the page of a topic: by the first of the broader topics that it names.
func (p *archive) topicTrail(t *index.Topic) []Link {
	out := []Link{{p.href(address.Topics.Front()), "Topics"}}
	for _, id := range t.Entry.Broader {
		if b := p.ix.Topic(id); b != nil && b.Visibility != index.None {
			return append(out, p.topicLink(b))
		}
	}
	return out
}

// dateTrail leads to the page of a day, or to that of its month or year, as deep as steps says: 1
// for a year's. The dates have no list of their own: that of the newest year leads to all others.
func (p *archive) dateTrail(d index.Day, steps int) []Link {
	years := p.ix.Years()
	newest := years[len(years)-1]
	out := []Link{
		{p.href(address.Year(newest)), "By date"},
		{p.href(address.Year(d.Year)), strconv.Itoa(d.Year)},
		{p.href(address.Month(d.Year, d.Month)), d.Month.String()},
	}
	if steps == 1 && d.Year == newest {
		out[0].Href = ""
	}
	return out[:steps]
}
