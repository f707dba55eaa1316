package oldaddress

import (
	"github.com/onrecord/onrecord/internal/index"
	"github.com/onrecord/onrecord/internal/page"
	"github.com/onrecord/onrecord/internal/permalinks"
)

// Published is what is made now and does not only lead on from: what is to be written down.
func (x *Addresses) Published() permalinks.Ledger {
	var l permalinks.Ledger
	var anchors page.Anchors
	l.Stories = make([]permalinks.Story, 0, x.Index.Len()+len(x.Index.Withdrawn))
	for i := range x.Index.Len() {
		l.Stories = append(l.Stories, x.publishedOf(i, &anchors))
	}
	for _, s := range x.Index.Withdrawn {
		l.Stories = append(l.Stories, permalinks.Story{ID: s.ID, Address: "/" + s.Address})
	}
	l.Pages = x.publishedPages()
	return l
}

// publishedPages are the pages that are no story's, which are to be written down.
func (x *Addresses) publishedPages() (all []permalinks.Page) {
	apart := map[page.Kind]bool{}
	for _, k := range page.Kinds() {
		apart[k.Kind] = k.Apart
	}
	for _, pg := range x.Plan.Pages() {
		if !apart[pg.Kind] {
			all = append(all, permalinks.Page{Address: "/" + pg.Address})
		}
	}
	for _, pg := range x.Redirects() {
		if x.routes.moved[pg.Address].declared {
			all = append(all, permalinks.Page{Address: "/" + pg.Address})
		}
	}
	return all
}

// publishedOf is what is to be written down of Stories[i]; anchors are room.
func (x *Addresses) publishedOf(i int, anchors *page.Anchors) permalinks.Story {
	s, own := x.Index.Story(i), x.Index.OwnPage(i)
	if own.Access != index.Full {
		anchors.Of(x.Plan, i)
	}
	line := permalinks.Story{ID: s.ID, Address: "/" + s.Address, Utterances: make([]string, 0, len(own.Utterances))}
	for n := range own.Utterances {
		u := &own.Utterances[n]
		if own.Access != index.Full && anchors.To(u.ID) == "" {
			continue // the page does not show it
		}
		line.Utterances = append(line.Utterances, u.ID)
		if around := u.Rare().Around; around != "" {
			line.Mark(u.ID, around)
		}
	}
	return line
}

// Unrecorded is what is published and not yet written down.
func (x *Addresses) Unrecorded() permalinks.Ledger { return x.Ledger.Missing(x.Published()) }
