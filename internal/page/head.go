package page

import (
	"strings"

	"github.com/onrecord/onrecord/internal/address"
	"github.com/onrecord/onrecord/internal/index"
)

// Meta is one meta element that says something to machines: Name or Property is set.
type Meta struct{ Name, Property, Content string }

// full is the address below the base with scheme and host, or "" where the site has not said where
// it stands.
func (p *Plan) full(address string) string {
	if p.site.BaseURL == "" {
		return ""
	}
	return strings.TrimSuffix(p.site.BaseURL, "/") + "/" + escape(address)
}

// openGraph says of a page what a link to it shows elsewhere, but for the description, which
// everybody finds under its own name. kind is "website", "article" or "profile".
func (p *Plan) openGraph(f *Frame, kind, title string) {
	f.property("og:type", kind)
	f.property("og:title", title)
	f.property("og:url", f.Canonical)
	f.property("og:site_name", p.site.Title)
}

func (f *Frame) property(name, content string) {
	if content != "" {
		f.Meta = append(f.Meta, Meta{Property: name, Content: content})
	}
}

func (f *Frame) meta(name, content string) {
	if content != "" {
		f.Meta = append(f.Meta, Meta{Name: name, Content: content})
	}
}

// storyMeta says what a story is to reference managers: Zotero reads the type and the paper from
// Dublin Core, the rest from the citation_ names.
func (p *Plan) storyMeta(f *Frame, s *index.Story) {
	p.openGraph(f, "article", s.Title)
	f.property("article:published_time", isoDate(s.Date))
	if !s.Updated.IsZero() {
		f.property("article:modified_time", isoDate(s.Updated))
	}
	f.property("article:section", s.Section)
	f.meta("dc.type", "newspaperArticle")
	f.meta("dc.source", p.sourceLine(s).Publisher.Text)
	f.meta("dc.rights", s.Source.License)
	f.meta("citation_title", s.Title)
	for _, name := range s.Bylines {
		f.meta("citation_author", name)
	}
	f.meta("citation_publication_date", isoDate(s.Date))
	f.meta("citation_firstpage", s.Source.Page)
	f.meta("citation_language", or(s.Lang, p.site.Language))
}

// hasRows reports whether an entity's rows stand in files beside its page.
func hasRows(e *index.Entity) bool { return e.HasPage() && (len(e.Said) > 0 || len(e.NotSaid) > 0) }

// rowFiles are the files beside the page of a speaker or a topic: links to be seen, and the same
// for machines. feed: it has one.
func (p *Plan) rowFiles(f *Frame, page, name string, feed bool) []Link {
	var out []Link
	add := func(wanted bool, file, kind, words, title string) {
		if wanted {
			href := p.href(page + file)
			out = append(out, Link{href, words})
			f.Alternates = append(f.Alternates, Alternate{kind, href, title})
		}
	}
	add(p.site.Feeds && feed, address.Feed, "application/atom+xml", "Feed", name+", new quotations")
	add(p.site.Data, address.QuotationsCSV, "text/csv", "CSV", name+", all quotations")
	add(p.site.Data, address.QuotationsJSON, "application/json", "JSON", name+", all quotations")
	return out
}

// storyFiles are the files beside a story's page.
func (p *Plan) storyFiles(f *Frame, s *index.Story) []Link {
	var out []Link
	add := func(wanted bool, at, kind, words string) {
		if !wanted {
			return
		}
		href := p.href(at)
		out = append(out, Link{href, words})
		if kind != "" {
			f.Alternates = append(f.Alternates, Alternate{Type: kind, Href: href})
		}
	}
	add(p.site.Text && hasSource(s), s.Address+address.StoryText, "text/plain", "plain text")
	add(p.site.Annotations && s.Access != index.MetadataOnly, s.Address+address.Annotations, "application/ld+json", "annotations")
	add(p.site.Source && hasSource(s), address.Source(s.Address), "", "source")
	return out
}
