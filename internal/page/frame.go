package page

import (
	"html/template"

	"github.com/onrecord/onrecord/internal/address"
	"github.com/onrecord/onrecord/internal/annotate"
	"github.com/onrecord/onrecord/internal/index"

	"golang.org/x/text/language"
)

// Frame is what every page has round its own matter.
type Frame struct {
	Title       string // of the document
	Description string // also that of a link to the page elsewhere
	Canonical   string // the full address, or ""
	Lang        string
	Dir         string // "rtl", or "" for left to right
	NoIndex     bool
	Front       bool // the front page's masthead

	Site       string // the archive's name
	Home       string
	Style      string
	Script     string
	Icon       string
	Alternates []Alternate
	Meta       []Meta
	LinkedData template.JS // JSON-LD, or ""
	Trail      []Link      // the pages above this one, the uppermost first; what has no page stands without a link
	Nav        []NavLink
	Seek       *Seek // the field of the masthead; nil: none
	Within     *Seek // a field that searches what the page is about; nil: none
	Foot       []Link
}

// Alternate is another form of a page that exists as a file.
type Alternate struct{ Type, Href, Title string }

// NavLink is a link of the masthead.
type NavLink struct {
	Link
	Current bool
}

// frame makes a page's frame. section is the part of the archive the page belongs to: "dates",
// "speakers", "topics", "organisations", "places", "data" or "".
func (p *archive) frame(pg Page, title, description, section string) Frame {
	f := Frame{
		Title: title + ": " + p.site.Title, Description: description, Lang: p.site.Language,
		Dir:     p.dir,
		NoIndex: pg.NoIndex, Site: p.site.Title, Home: p.href(address.Home), Style: p.style, Script: p.script,
		Icon: p.href("icon.svg"), Foot: p.foot,
	}
	if pg.Kind != KindSearch {
		f.Seek = p.seek
	}
	if pg.Kind != KindNotFound {
		f.Canonical = p.full(pg.Address)
	}
	if share := p.share[pg.Kind]; share != "" { // a story says more of itself
		p.openGraph(&f, share, title)
	}
	f.Nav = p.nav
	if section != "" {
		f.Nav = make([]NavLink, len(p.nav))
		copy(f.Nav, p.nav)
		for i := range f.Nav {
			f.Nav[i].Current = p.sections[i] == section
		}
	}
	return f
}

// navigation makes the masthead's links, and those of the foot: only to pages that there are.
func (p *archive) navigation() {
	add := func(section, address, text string) {
		p.sections = append(p.sections, section)
		p.nav = append(p.nav, NavLink{Link: Link{p.href(address), text}})
	}
	if years := p.ix.Years(); len(years) > 0 {
		add("dates", address.Year(years[len(years)-1]), "By date")
	}
	add("speakers", address.Speakers.Front(), "Speakers")
	if p.hasTopics() {
		add("topics", address.Topics.Front(), "Topics")
	}
	if len(having(p.ix.Entities, annotate.Organisation)) > 0 {
		add("organisations", address.Organisations, "Organisations")
	}
	if len(having(p.ix.Places, "")) > 0 {
		add("places", address.Places.Front(), "Places")
	}
	if p.hasFiles() {
		add("data", address.Data, "Data")
	}
	p.foot = append(p.foot,
		Link{p.href(address.About), "How quotations are read"}, Link{p.href(address.Corrections), "Corrections"})
	for _, o := range p.site.Others {
		if at := address.Other(o.ID); at != address.About {
			p.foot = append(p.foot, Link{p.href(at), o.Title})
		}
	}
}

//go:noinline
func (p *archive) hasTopics() bool {
	for _, t := range p.ix.Topics {
		if t.Visibility != index.None {
			return true
		}
	}
	return false
}

// direction is "rtl" for a language that is written from right to left, else "". It is the script
// that tells, which a tag may name ("az-Arab"), and which else is the one that the language, in its
// country, is mostly written in.
func direction(lang string) string {
	tag := language.Make(lang)
	script, sure := tag.Script()
	switch script.String() {
	case "Adlm", "Arab", "Aran", "Armi", "Hebr", "Mand", "Mend", "Nkoo", "Rohg", "Samr", "Syrc", "Syre", "Syrj", "Syrn",
		"Thaa", "Yezi":
		return "rtl"
	}
	if base, _ := tag.Base(); sure == language.No {
		switch base.String() { // of which the library knows no script
		case "acm", "aii", "aij", "azb", "hbo", "jpr", "prs", "sam", "syc", "tmr", "trg", "tru":
			return "rtl"
		}
	}
	return ""
}

// foreign is the language and the direction of words in lang, as a page says them of an element:
// each is "" where it is the site's own, of which the whole page says it.
func (p *archive) foreign(lang string) (tag, dir string) {
	if lang == "" || lang == p.site.Language {
		return "", ""
	}
	if dir = direction(lang); dir == p.dir {
		return lang, ""
	}
	return lang, or(dir, "ltr")
}
