package page

import (
	"fmt"
	"html/template"
	"slices"

	"github.com/onrecord/onrecord/internal/address"
	"github.com/onrecord/onrecord/internal/index"
)

// OtherPage is the view of another page, and of the page about the archive, which has generated
// parts.
type OtherPage struct {
	Frame
	Name  string
	HTML  template.HTML
	About *About // on the page about the archive
}

// About is what the program says of how it reads.
type About struct {
	Publisher string
	WriteTo   string // where to write to the publisher, or ""
	Clear     string // "0.95"
	Tracker   string
	Data      string // the page of the data
	Rules     string
	Accuracy  string
	Fixed     string // the list of corrections
}

// NotFound is the view of the page for addresses where nothing is.
type NotFound struct {
	Frame
	Ways []Link
}

// otherPage is a page of the site's own text, Others[at] of the site, or the page about the
// archive, which may have none: then at is -1.
type otherPage struct {
	*archive
	at int
}

// notFoundPage is the page for addresses where nothing is.
type notFoundPage struct{ *archive }

// planOthers plans the pages of the site's own texts.
func planOthers(a *archive) []Page {
	var out []Page
	for i, o := range a.site.Others {
		if at := address.Other(o.ID); at != address.About {
			out = append(out, a.page(KindOther, at, otherPage{a, i}))
		}
	}
	return out
}

// planAbout plans the page about the archive.
func planAbout(a *archive) []Page {
	at := slices.IndexFunc(a.site.Others, func(o Other) bool { return address.Other(o.ID) == address.About })
	return []Page{a.page(KindAbout, address.About, otherPage{a, at})}
}

func planNotFound(a *archive) []Page {
	pg := a.page(KindNotFound, address.NotFound, notFoundPage{a})
	pg.NoIndex = true
	return []Page{pg}
}

func (p otherPage) view(pg Page, body any) any {
	v := &OtherPage{Name: "How quotations are read"}
	if p.at >= 0 {
		v.Name = p.site.Others[p.at].Title
	}
	if b, _ := body.(*OtherBody); b != nil {
		v.HTML = b.HTML
	}
	description := v.Name + ", " + p.site.Title + "."
	if pg.Kind == KindAbout {
		v.About = &About{
			Publisher: or(p.site.Publisher, p.site.Title), Clear: fmt.Sprintf("%.2f", index.ClearFrom),
			Tracker: p.site.IssueTracker, WriteTo: or(p.writeTo(), p.site.PublisherURL),
		}
		v.About.Data = p.href(address.Data)
		v.About.Rules, v.About.Accuracy = p.href(address.Rules), p.href(address.Accuracy)
		v.About.Fixed = p.href(address.Corrections)
		description = "What the marks in the archive mean, how sure a reading is, and how to correct one."
	}
	v.Frame = p.frame(pg, v.Name, description, "")
	return v
}

func (p notFoundPage) view(pg Page, _ any) any {
	v := &NotFound{Frame: p.frame(pg, "Not found", "This page was not found.", "")}
	for _, l := range p.nav {
		v.Ways = append(v.Ways, l.Link)
	}
	return v
}
