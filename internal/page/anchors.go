package page

import "github.com/onrecord/onrecord/internal/index"

// Anchors are the ids of quotations at which a link to the page of Stories[i] arrives, each with
// the id of the utterance that stands there: its own, those of its further parts, and old ones.
func (p *Plan) Anchors(i int) map[string]string {
	s := p.ix.OwnPage(i)
	out := map[string]string{}
	for n := range s.Utterances {
		u := &s.Utterances[n]
		if s.Access == index.MetadataOnly || s.Access == index.QuotationsOnly && u.EchoOf != "" &&
			u.Where != index.InHeadline {
			continue // the page does not show it
		}
		for _, id := range append(others(u), u.ID) {
			out[id] = u.ID
		}
	}
	return out
}

// others are an utterance's ids besides its own.
func others(u *index.Utterance) []string {
	var out []string
	for _, part := range u.Parts[1:] {
		out = append(out, part.ID)
	}
	return append(out, u.Former...)
}
