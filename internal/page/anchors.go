package page

import (
	"slices"

	"github.com/onrecord/onrecord/internal/index"
)

// Anchors are the ids of quotations at which a link to a story's page arrives, each with the id of
// the utterance that stands there: its own, those of its further parts, and old ones.
type Anchors struct {
	all []anchor
	by  map[string]string // the same, where they are many
}

type anchor struct{ id, to string }

// fewAnchors are looked through rather than looked up.
const fewAnchors = 48

// To is the id of the utterance that stands at an id, or "".
func (a *Anchors) To(id string) string {
	if len(a.all) > fewAnchors {
		if a.by == nil {
			a.by = make(map[string]string, len(a.all))
			for _, one := range a.all {
				a.by[one.id] = one.to
			}
		}
		return a.by[id]
	}
	for _, one := range slices.Backward(a.all) {
		if one.id == id {
			return one.to
		}
	}
	return ""
}

// Of makes them those of the page of Stories[i], in the room that they have.
func (a *Anchors) Of(p *Plan, i int) {
	s := p.ix.OwnPage(i)
	*a = Anchors{all: a.all[:0]}
	for n := range s.Utterances {
		u := &s.Utterances[n]
		if s.Access == index.MetadataOnly || s.Access == index.QuotationsOnly && u.EchoOf != "" &&
			u.Where != index.InHeadline {
			continue // the page does not show it
		}
		for _, part := range u.Parts[1:] {
			a.all = append(a.all, anchor{part.ID, u.ID})
		}
		for _, id := range u.Rare().Former {
			a.all = append(a.all, anchor{id, u.ID})
		}
		a.all = append(a.all, anchor{u.ID, u.ID})
	}
}

// others are an utterance's ids besides its own.
func others(u *index.Utterance) []string {
	var out []string
	for _, part := range u.Parts[1:] {
		out = append(out, part.ID)
	}
	return append(out, u.Rare().Former...)
}
