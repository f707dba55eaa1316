// Package page knows which pages an archive has, at which address each stands, and the plain struct
// that each one's template receives.
//
// Each kind of page is a row of Kinds and has a file of its own: its view, the type that makes the
// view, and the function that lists the pages. What all kinds share is archive's: links, rows of
// quotations, lists of stories, the frame.
//
// New plans: it walks the index once and makes no view. View makes one page's view, when it is
// asked to; views are plain data with no way back into the index, so what a page shows is what its
// view holds. Every link in a view begins with the site's base path and leads to a page that is
// planned, or to a file that Site says is there. A Plan does not change once made: views may be
// made in parallel.
package page

import (
	"github.com/onrecord/onrecord/internal/accuracy"
	"html/template"

	"github.com/onrecord/onrecord/internal/address"
	"github.com/onrecord/onrecord/internal/feed"
	"github.com/onrecord/onrecord/internal/markup"
)

// Page is one page: where it stands, and what is needed to make its view.
type Page struct {
	Kind    Kind
	Address string // below the base path: "speakers/mark-rutte/", "" for home, "404.html"
	NoIndex bool   // not to be found by search engines: not in sitemaps
	// Story is the position in the index's Stories of the story of which the page shows the words,
	// for a story and its source; -1 for all other pages.
	Story int

	maker maker
}

// maker makes the view of a page. Each kind of page has one or more, which hold what the page is
// about.
type maker interface {
	view(pg Page, body any) any
}

// Path is the file of a page below the output folder, slash-separated.
//
//go:noinline
func (p Page) Path() string { return address.File(p.Address) }

// OtherPage is the position in Site.Others of the page's text, or -1.
func (p Page) OtherPage() int {
	if other, is := p.maker.(otherPage); is {
		return other.at
	}
	return -1
}

// Site is what pages need to know of the site.
type Site struct {
	Title         string
	BaseURL       string // "https://packet.example/archive", for canonical links; "" leaves them out
	BasePath      string // "/" or "/archive/"
	Language      string
	Description   string
	Publisher     string
	PublisherURL  string
	IssueTracker  string // where a reader may report a wrong attribution; "" for nowhere
	Contact       string // where to write to the publisher: an e-mail address, a web address, or ""
	PrintedNames  string
	License       string            // of stories that name none
	Source        bool              // each story has a source view
	Search        bool              // the archive can be searched
	feed.Outputs                    // which files stand beside pages
	Judged        []accuracy.Judged // the archive's own sample, as its editors judged it
	Measured      bool              // the accuracy that is shown was measured on this archive
	Cards         bool              // quotations have cards
	Recorded      []Recorded        // what the ledger has, where Cards is set
	CardsBefore   *CardsBefore      // nil: it is found out of all records what stands at these
	Others        []Other
	Notes         map[string]template.HTML // the notes of registry entries, by their file
	Style, Script string                   // paths below the base; "" for archive.css and archive.js
}

// Other is another page: content/pages/ID.md.
type Other struct{ ID, Title string }

// StoryBody is a story's words as HTML with the layer of Plan.Layer laid over them. What the
// story's access forbids is left empty.
type StoryBody struct {
	Headline   template.HTML
	Deck       template.HTML
	Highlights []template.HTML
	Dateline   template.HTML
	Text       template.HTML
	Places     []markup.Place // those of the Layer that was laid over it
}

// OtherBody is the words of another page.
type OtherBody struct{ HTML template.HTML }

// SourceBody is a story's file, highlighted.
type SourceBody struct{ HTML template.HTML }

// Link is a link with its words. Href may be "": then there is no page to lead to.
type Link struct{ Href, Text string }
