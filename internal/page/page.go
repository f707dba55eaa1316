// Package page knows which pages an archive has, at which address each stands, and the plain struct
// that each one's template receives.
//
// New plans: it walks the index once and makes no view. View makes one page's view, when it is
// asked to; views are plain data with no way back into the index, so what a page shows is what its
// view holds. Every link in a view begins with the site's base path and leads to a page that is
// planned, or to a file that Site says is there. A Plan does not change once made: views may be
// made in parallel.
package page

import (
	"html/template"

	"github.com/onrecord/onrecord/internal/address"
	"github.com/onrecord/onrecord/internal/feed"
	"github.com/onrecord/onrecord/internal/index"
)

// Kind is a kind of page: each has a template of its own.
type Kind string

// The kinds.
const (
	KindHome         Kind = "home"
	KindStory        Kind = "story"
	KindSource       Kind = "source"
	KindYear         Kind = "year"
	KindMonth        Kind = "month"
	KindDay          Kind = "day"
	KindSpeakers     Kind = "speakers"
	KindLetter       Kind = "letter"
	KindSpeaker      Kind = "speaker"
	KindOrganisation Kind = "organisation"
	KindTopics       Kind = "topics"
	KindTopic        Kind = "topic"
	KindPlace        Kind = "place"
	KindPeriod       Kind = "period" // a year or a month of a speaker, a topic or a place, or a speaker on a topic
	KindAbout        Kind = "about"
	KindOther        Kind = "other"
	KindNotFound     Kind = "notfound"
	KindRules        Kind = "rules"
	KindAccuracy     Kind = "accuracy"
	KindRedirect     Kind = "redirect" // stands at an old address and leads to the new one
)

// Page is one page: where it stands, and what is needed to make its view.
type Page struct {
	Kind    Kind
	Address string // below the base path: "speakers/mark-rutte/", "" for home, "404.html"
	NoIndex bool   // not to be found by search engines: not in sitemaps
	Story   int    // for a story and its source: the position in the index's Stories; -1 for a withdrawn story and for all other kinds

	entity    *index.Entity
	topic     *index.Topic
	withdrawn *index.Story
	other     int
	letter    int
	period    period
	list      *listing // what the page lists; shared with the pages of years and months below it
	to        string   // where a redirect leads: an address below the base path
}

// Path is the file of a page below the output folder, slash-separated.
func (p Page) Path() string {
	return address.File(p.Address)
}

// Withdrawn reports whether the page is the notice that stands in place of a withdrawn story.
func (p Page) Withdrawn() bool { return p.withdrawn != nil }

// OtherPage is the position in Site.Others of the page's text, or -1.
func (p Page) OtherPage() int {
	if p.Kind != KindOther && p.Kind != KindAbout {
		return -1
	}
	return p.other
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
	PrintedNames  string
	Source        bool // each story has a source view
	feed.Outputs       // which files stand beside pages
	Measured      bool // the accuracy that is shown was measured on this archive
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
}

// OtherBody is the words of another page.
type OtherBody struct{ HTML template.HTML }

// SourceBody is a story's file, highlighted.
type SourceBody struct{ HTML template.HTML }

// Link is a link with its words. Href may be "": then there is no page to lead to.
type Link struct{ Href, Text string }
