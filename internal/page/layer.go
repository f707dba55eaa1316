package page

import (
	"cmp"
	"strconv"
	"strings"

	"github.com/onrecord/onrecord/internal/address"
	"github.com/onrecord/onrecord/internal/annotate"
	"github.com/onrecord/onrecord/internal/index"
	"github.com/onrecord/onrecord/internal/markup"
	"github.com/onrecord/onrecord/internal/order"
	"github.com/onrecord/onrecord/internal/prose"
)

// Layer is what is laid over the words of Stories[i]: each utterance with its anchor and, but for
// echoes and hidden ties, its figure; and a link from the first mention in the body of each entity
// that has a page.
func (p *Plan) Layer(i int) markup.Layer {
	s, on := p.ix.OwnPage(i), storyPage{p.archive, i}
	links := on.links(s)
	return markup.Layer{Quotes: on.quotes(s), Links: links, Places: places(s, links)}
}

func (p storyPage) quotes(s *index.Story) []markup.Quote {
	parts := 0
	for i := range s.Utterances {
		parts += len(s.Utterances[i].Parts)
	}
	out, first := make([]markup.Quote, 0, parts), p.firstFigures(s)
	for i := range s.Utterances {
		u := &s.Utterances[i]
		for n, part := range u.Parts {
			q := markup.Quote{Range: prose.Range{Start: part.Start, End: part.End}, Utterance: u.ID, Class: class(u)}
			q.ID = address.QuotationAnchor(part.ID)
			if n > 0 {
				q.Class = joinClass(q.Class, "m")
			} else {
				q.Former = anchors(u.Rare().Former)
			}
			if n == len(u.Parts)-1 && u.Figure > 0 {
				q.Figure = figure(u, first[u.Figure])
			}
			if n == len(u.Parts)-1 {
				q.Status = strings.Join(statuses(u), ", ")
			}
			out = append(out, q)
		}
	}
	order.By(out,
		func(a, b markup.Quote) int { return cmp.Or(cmp.Compare(a.Start, b.Start), cmp.Compare(b.End, a.End)) })
	return out
}

// anchors are the ids of elements at which links to quotations with these ids arrive.
func anchors(ids []string) []string {
	var out []string
	for _, id := range ids {
		out = append(out, address.QuotationAnchor(id))
	}
	return out
}

// class is "lk" for a likely reading, "un" where nobody is named.
func class(u *index.Utterance) string {
	switch {
	case u.Figure == 0 && u.EchoOf == "":
		return ""
	case u.Who == nil:
		return "un"
	case u.Reading == index.Likely:
		return "lk"
	}
	return ""
}

func joinClass(a, b string) string {
	if a == "" {
		return b
	}
	return a + " " + b
}

// firstFigures tells which figures are the first of their speaker: there the role stands beside the
// name.
func (p storyPage) firstFigures(s *index.Story) map[int]bool {
	seen, out := map[string]bool{}, map[int]bool{}
	for _, u := range byFigure(s) {
		if k := voiceKey(u); !seen[k] {
			seen[k], out[u.Figure] = true, true
		}
	}
	return out
}

func figure(u *index.Utterance, first bool) *markup.Figure {
	n := strconv.Itoa(u.Figure)
	f := &markup.Figure{ID: "r-" + u.ID, Href: "#" + address.NoteAnchor(u.ID), Text: n, Label: n + "\u2002" + label(u)}
	if first && u.Who != nil {
		f.As = u.Who.Role
	}
	return f
}

// label is what the margin says beside a figure: who, through whom, and how sure that is where it
// is not clear.
func label(u *index.Utterance) string {
	if u.Who == nil {
		if u.Status == annotate.Retracted {
			return "Retracted"
		}
		if u.Silent {
			return "Not named"
		}
		return "Unattributed"
	}
	s := u.Who.Name
	if u.Via != nil {
		s += ", as quoted by " + u.Via.Name
	}
	if u.Reading == index.Likely {
		s += ", likely"
	}
	switch u.Assertion {
	case annotate.NotSaid:
		s += ", not said"
	case annotate.Hypothetical:
		s += ", hypothetical"
	}
	return s
}

// links lead from the first mention of each entity in the body to its page.
func (p storyPage) links(s *index.Story) []markup.Link {
	var out []markup.Link
	for _, m := range s.Entities {
		if m.To == 0 {
			continue
		}
		if href := p.entityHref(p.ix.Find(m)); href != "" {
			out = append(out, markup.Link{Range: prose.Range{Start: int(m.From), End: int(m.To)}, Href: href})
		}
	}
	order.By(out, func(a, b markup.Link) int { return cmp.Compare(a.Start, b.Start) })
	return out
}
