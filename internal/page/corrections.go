package page

import (
	"strconv"
	"time"

	"github.com/onrecord/onrecord/internal/address"
	"github.com/onrecord/onrecord/internal/feed"
	"github.com/onrecord/onrecord/internal/index"
)

// Corrections is the view of the list of what was put right since it was printed, and of the page
// of one year of it.
type Corrections struct {
	Frame
	Kick   Link // of a year's page: the list
	Name   string
	Deck   string
	Report Link
	Files  []Link
	Years  []ChangeYear
	Pages  Pages
	Prev   Link
	Next   Link
}

// ChangeYear is the changes of a year.
type ChangeYear struct {
	Year    string
	Changes []ChangeItem
}

// ChangeItem is a correction, a retraction, or a story that was withdrawn.
type ChangeItem struct {
	What      string // "Correction"
	Date      string // of the change, or ""
	Story     Link   // of one that was withdrawn, its address
	Withdrawn bool
	Lang, Dir string // of the story's title and of the correction, where not the page's
	Text      string // the correction as printed, or ""
	Remark    string // what the archive says in its place
	Printed   string // the date of the story
	Quotation Link   // the quotation that it concerns
}

// correctionsPage is the list, or the page of the changes of years[at], where at is not negative.
type correctionsPage struct {
	*archive
	years []run
	at    int
}

// planCorrections plans the list, which there always is: who looks for it finds it. Where it has
// too much for one page, each year has a page as well.
func planCorrections(a *archive) []Page {
	list := correctionsPage{a, nil, -1}
	all := a.ix.Changes
	if len(all) > newest {
		list.years = yearsOf(len(all), func(i int) time.Time { return all[i].On })
	}
	out := []Page{a.page(KindCorrections, address.Corrections, list)}
	for i, y := range list.years {
		list.at = i
		out = append(out, a.page(KindCorrections, address.Corrections+address.Year(y.year), list))
	}
	return out
}

func (p correctionsPage) view(pg Page, _ any) any {
	v := &Corrections{
		Name: "Corrections", Report: Link{p.href(address.About + "#corrections"), "How to report a mistake"},
	}
	if p.at >= 0 {
		v.Name += ", " + strconv.Itoa(p.years[p.at].year)
	}
	v.Frame = p.frame(pg, v.Name, "What "+p.site.Title+" has corrected, retracted or withdrawn.", "")
	if p.at >= 0 {
		p.fillYear(v)
	} else {
		p.fillList(v)
	}
	return v
}

// fillList fills in the newest changes, and the way to the others.
func (p correctionsPage) fillList(v *Corrections) {
	all := p.ix.Changes
	v.Deck, v.Years = tallyChanges(all), p.changesByYear(all[:min(len(all), newest)])
	v.Files, v.Pages = p.correctionFiles(&v.Frame), p.pagesOfYears()
}

// fillYear fills in all changes of a year.
func (p correctionsPage) fillYear(v *Corrections) {
	y := p.years[p.at]
	changes := p.ix.Changes[y.first:y.end]
	v.Kick = Link{p.href(address.Corrections), "Corrections"}
	v.Deck, v.Years = tallyChanges(changes), p.changesByYear(changes)
	v.Prev, v.Next = p.yearsBeside()
}

func (p correctionsPage) correctionFiles(f *Frame) []Link {
	var out []Link
	for _, file := range p.site.Besides(feed.Corrections{}) {
		href := p.href(address.Corrections + file.Name)
		out = append(out, Link{href, file.Words})
		f.Alternates = append(f.Alternates, Alternate{file.Media, href, "Corrections: " + p.site.Title})
	}
	return out
}

func (p correctionsPage) pagesOfYears() Pages {
	out := Pages{}
	if len(p.years) == 0 {
		return out
	}
	out.Summary = "The newest " + strconv.Itoa(newest) + " of " + figures(len(p.ix.Changes))
	for _, y := range p.years {
		out.Links = append(out.Links, Rank{p.yearLink(y), "", figures(y.end - y.first)})
	}
	return out
}

func (p correctionsPage) yearLink(y run) Link {
	return Link{p.href(address.Corrections + address.Year(y.year)), strconv.Itoa(y.year)}
}

func (p correctionsPage) yearsBeside() (prev, next Link) {
	if p.at+1 < len(p.years) {
		prev = p.yearLink(p.years[p.at+1])
	}
	if p.at > 0 {
		next = p.yearLink(p.years[p.at-1])
	}
	return prev, next
}

// tallyChanges is "Three corrections, one retraction, and two stories withdrawn; the newest first."
func tallyChanges(all []index.Change) string {
	n := [...]int{index.Corrected: 0, index.Retracted: 0, index.Withdrawn: 0}
	for _, c := range all {
		n[c.Kind]++
	}
	var parts []string
	add := func(n int, one, many string) {
		if n > 0 {
			parts = append(parts, say(n, one, many))
		}
	}
	add(n[index.Corrected], "correction", "corrections")
	add(n[index.Retracted], "quotation retracted", "quotations retracted")
	add(n[index.Withdrawn], "story withdrawn", "stories withdrawn")
	if len(parts) == 0 {
		return "Nothing has been corrected, retracted or withdrawn so far."
	}
	return capital(list(parts)) + ", the newest first."
}

func (p correctionsPage) changesByYear(all []index.Change) []ChangeYear {
	var out []ChangeYear
	for _, y := range yearsOf(len(all), func(i int) time.Time { return all[i].On }) {
		year := ChangeYear{Year: strconv.Itoa(y.year)}
		for _, c := range all[y.first:y.end] {
			year.Changes = append(year.Changes, p.change(c))
		}
		out = append(out, year)
	}
	return out
}

func (p correctionsPage) change(c index.Change) ChangeItem {
	s := c.Story
	out := ChangeItem{
		Story: Link{p.storyHref(s) + "#" + c.ID, s.Title}, Text: c.Text, Printed: "Printed on " + fullDate(s.Date),
	}
	if c.Dated {
		out.Date = fullDate(c.On)
	}
	out.Lang, out.Dir = p.foreign(s.Lang)
	if c.Utterance != "" {
		out.Quotation = Link{p.href(address.Quotation(s.Address, c.Utterance)), "The quotation"}
	}
	switch c.Kind {
	case index.Corrected:
		out.What = "Correction"
		if c.Text == "" {
			out.Remark = "The correction stands with the story."
		}
	case index.Retracted:
		out.What, out.Remark = "Retraction", "A quotation in this story was retracted."
	case index.Withdrawn:
		out.What, out.Withdrawn, out.Story = "Withdrawn", true, Link{p.storyHref(s), "/" + s.Address}
	}
	return out
}
