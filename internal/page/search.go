package page

import (
	"strconv"

	"github.com/onrecord/onrecord/internal/address"
)

// Seek is a field in which a reader searches: where it leads, which is the folder of the search's
// files as well, and where its script finds what else it needs. It stands on every page: what the
// script can tell by its own address is not said here.
type Seek struct {
	Href     string // the search page
	Home     string
	Speakers string // the folders of the pages that names lead to
	Topics   string
	Script   string
	Css      string
	In       string // a filter that is always meant: "speaker:ada-brandt"
	Label    string // of a field on a page: "Search what Ada Brandt said"
}

// Search is the view of the page on which the archive is searched.
type Search struct {
	Frame
	Field    Seek
	Years    []Link
	Speakers Link
	Topics   Link
}

type searchPage struct{ *archive }

// planSearch plans the page of the search, where there is one.
func planSearch(a *archive) []Page {
	if a.seek == nil {
		return nil
	}
	pg := a.page(KindSearch, address.Search, searchPage{a})
	pg.NoIndex = true
	return []Page{pg}
}

// seeking is what every field of the archive has in common; nil where it cannot be searched.
func (p *archive) seeking() *Seek {
	if !p.site.Search {
		return nil
	}
	return &Seek{
		Href: p.href(address.Search), Home: p.href(address.Home),
		Speakers: p.href(address.Speakers.Front()), Topics: p.href(address.Topics.Front()),
		Script: p.href("search.js"), Css: p.href("search.css"),
	}
}

// fewRows is how many rows are too few to be searched.
const fewRows = 5

// within is a field that searches what a filter lets through; nil where the archive cannot be
// searched, or there is too little to search.
//
//go:noinline
func (p *archive) within(filter, id, label string, rows int) *Seek {
	if p.seek == nil || rows < fewRows {
		return nil
	}
	s := *p.seek
	s.In, s.Label = filter+":"+id, label
	return &s
}

func (p searchPage) view(pg Page, _ any) any {
	v := &Search{
		Frame: p.frame(pg, "Search", "Search what was said in "+p.site.Title+", and its stories.", ""),
		Field: *p.seek, Speakers: Link{p.href(address.Speakers.Front()), "Speakers"},
	}
	if p.hasTopics() {
		v.Topics = Link{p.href(address.Topics.Front()), "Topics"}
	}
	for _, y := range p.ix.Years() {
		v.Years = append(v.Years, Link{p.href(address.Year(y)), strconv.Itoa(y)})
	}
	return v
}
