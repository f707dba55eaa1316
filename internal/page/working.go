package page

import (
	"cmp"
	"slices"
	"sort"

	"github.com/onrecord/onrecord/internal/address"
	"github.com/onrecord/onrecord/internal/index"
	"github.com/onrecord/onrecord/internal/markup"
	"github.com/onrecord/onrecord/internal/order"
	"github.com/onrecord/onrecord/internal/prose"
)

// working is how an utterance was read, in words, with links to the places of which they speak.
func working(u *index.Utterance, places []markup.Place) []Link {
	var room [8]index.Leaning
	text, leans, at := u.Working.Text(), u.Working.AppendLeans(room[:0]), 0
	out := make([]Link, 0, 2*len(leans)+1)
	for i, l := range leans {
		href := leanHref(l, places)
		if i+1 < len(leans) && leanHref(leans[i+1], places) == href {
			continue // cue and source stand together: one link leads to both
		}
		if l.From > at {
			out = append(out, Link{Text: text[at:l.From]})
		}
		out, at = append(out, Link{href, text[l.From:l.To]}), l.To
	}
	if at < len(text) {
		out = append(out, Link{Text: text[at:]})
	}
	return out
}

// words are the words of phrases, one after the other.
func words(all []Link) string {
	s := ""
	for _, l := range all {
		s += l.Text
	}
	return s
}

// leanHref leads to what a reading leans on.
func leanHref(l index.Leaning, places []markup.Place) string {
	if l.Quotation != "" {
		return "#" + address.QuotationAnchor(l.Quotation)
	}
	r := prose.Range{Start: l.Start, End: l.End}
	i := reaching(places, r, func(p markup.Place) prose.Range { return p.Range })
	if i < len(places) && places[i].Overlaps(r) {
		return "#" + places[i].ID
	}
	return ""
}

// reaching is the place of the first of some ranges that ends behind where r begins. They stand in
// order, and none overlaps another: so it is the first that may overlap r.
func reaching[T any](all []T, r prose.Range, of func(T) prose.Range) int {
	return sort.Search(len(all), func(i int) bool { return of(all[i]).End > r.Start })
}

// places are where what the readings of a story lean on stands in it. What overlaps, or is a cue
// right beside its source, is one place, and none begins or ends inside a link.
func places(s *index.Story, links []markup.Link) []markup.Place {
	var near, wide []prose.Range
	var leans []index.Leaning
	for i := range s.Utterances {
		u := &s.Utterances[i]
		leans = u.Working.AppendLeans(leans[:0])
		for k, l := range leans {
			r := prose.Range{Start: l.Start, End: l.End}
			switch {
			case u.Figure == 0 || l.Quotation != "":
			case l.Wide:
				wide = append(wide, r)
			case k > 0 && l.Marks && leans[k-1].Marks:
				near = append(near, joined(near[len(near)-1], r), r)
			default:
				near = append(near, r)
			}
		}
	}
	for i := range near {
		for _, l := range linksAt(near[i], links) {
			near[i] = covering(near[i], l.Range)
		}
	}
	all := united(near)
	for _, r := range wide {
		cuts := func(l markup.Link) bool { return !r.Contains(l.Range) }
		at := reaching(all, r, func(a prose.Range) prose.Range { return a })
		if free := at == len(all) || !all[at].Overlaps(r); free && !slices.ContainsFunc(linksAt(r, links), cuts) {
			all = append(all, r)
			copy(all[at+1:], all[at:])
			all[at] = r
		}
	}
	out := make([]markup.Place, len(all))
	for i, r := range all {
		out[i] = markup.Place{Range: r, ID: address.PlaceAnchor(i + 1)}
	}
	return out
}

// linksAt are the links that overlap r, of all, which stand in order.
func linksAt(r prose.Range, links []markup.Link) []markup.Link {
	from := reaching(links, r, func(l markup.Link) prose.Range { return l.Range })
	to := from
	for to < len(links) && links[to].Overlaps(r) {
		to++
	}
	return links[from:to]
}

// joined is cue and source as one where nothing but a space parts them, and else the second.
func joined(a, b prose.Range) prose.Range {
	if max(a.Start, b.Start)-min(a.End, b.End) > 1 {
		return b
	}
	return covering(a, b)
}

func covering(a, b prose.Range) prose.Range {
	return prose.Range{Start: min(a.Start, b.Start), End: max(a.End, b.End)}
}

// united are the ranges in order, with those that overlap made one. They stand where all stood.
func united(all []prose.Range) []prose.Range {
	order.By(all, func(a, b prose.Range) int {
		return cmp.Or(cmp.Compare(a.Start, b.Start), cmp.Compare(a.End, b.End))
	})
	out := all[:0]
	for _, r := range all {
		if n := len(out); n > 0 && out[n-1].Overlaps(r) {
			out[n-1] = covering(out[n-1], r)
		} else {
			out = append(out, r)
		}
	}
	return out
}
