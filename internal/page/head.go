package page

import (
	"github.com/onrecord/onrecord/internal/address"
	"github.com/onrecord/onrecord/internal/called"
	"github.com/onrecord/onrecord/internal/feed"
	"github.com/onrecord/onrecord/internal/index"
)

// Meta is one meta element that says something to machines: Name or Property is set.
type Meta struct{ Name, Property, Content string }

// full is the address below the base with scheme and host, or "" where the site has not said where
// it stands.
func (p *archive) full(address string) string {
	if p.site.BaseURL == "" {
		return ""
	}
	return called.TrimSuffix(p.site.BaseURL, "/") + "/" + escape(address)
}

// openGraph says of a page what a link to it shows elsewhere. kind is "website", "article" or
// "profile".
//
//go:noinline
func (p *archive) openGraph(f *Frame, kind, title string) {
	f.property("og:type", kind)
	f.property("og:title", title)
	f.property("og:url", f.Canonical)
	f.property("og:site_name", p.site.Title)
}

//go:noinline
func (f *Frame) property(name, content string) {
	if content != "" {
		f.Meta = append(f.Meta, Meta{Property: name, Content: content})
	}
}

//go:noinline
func (f *Frame) meta(name, content string) {
	if content != "" {
		f.Meta = append(f.Meta, Meta{Name: name, Content: content})
	}
}

// storyMeta says what a story is to reference managers: Zotero reads the type and the paper from
// Dublin Core, the rest from the citation_ names.
func (p storyPage) storyMeta(f *Frame, s *index.Story) {
	p.openGraph(f, "article", s.Title)
	f.property("article:published_time", isoDate(s.Date))
	if !s.Updated.IsZero() {
		f.property("article:modified_time", isoDate(s.Updated))
	}
	f.property("article:section", s.Section)
	f.meta("dc.type", "newspaperArticle")
	f.meta("dc.source", p.publisher(s).Text)
	f.meta("dc.rights", s.Source.License)
	f.meta("citation_title", s.Title)
	for _, name := range s.Bylines {
		f.meta("citation_author", name)
	}
	f.meta("citation_publication_date", isoDate(s.Date))
	f.meta("citation_firstpage", s.Source.Page)
	f.meta("citation_language", or(s.Lang, p.site.Language))
}

// filesBeside are links to the files beside the page of a speaker or a topic, to be seen; the same
// goes into the page's head for machines.
func (p *archive) filesBeside(f *Frame, of feed.Subject, name string) []Link {
	var out []Link
	for _, file := range p.site.Besides(of) {
		href := p.href(of.Address() + file.Name)
		out = append(out, Link{href, file.Words})
		f.Alternates = append(f.Alternates, Alternate{file.Media, href, name + ", " + file.Title})
	}
	return out
}

// storyFiles are links to the files beside a story's page, and to its source.
func (p storyPage) storyFiles(f *Frame, s *index.Story) []Link {
	var out []Link
	for _, file := range p.site.Besides(feed.Story{At: p.at, Own: s}) {
		href := p.href(s.Address + file.Name)
		out = append(out, Link{href, file.Words})
		f.Alternates = append(f.Alternates, Alternate{Type: file.Media, Href: href})
	}
	if p.site.Source && s.Open() {
		out = append(out, Link{p.href(address.Source(s.Address)), "source"})
	}
	return out
}
