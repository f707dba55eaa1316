package page

import (
	"strconv"

	"github.com/onrecord/onrecord/internal/address"
	"github.com/onrecord/onrecord/internal/feed"
)

// Data is the view of the page that says what the archive has as files, and what is in them.
type Data struct {
	Frame
	Deck    string
	Wholes  []DataFile
	Years   []DataYear
	Beside  []DataFile
	Always  []DataFile
	Tables  []DataTable
	License string
	Engine  Link // the page about how quotations are read
}

// DataFile is a file, or a kind of file that stands beside pages.
type DataFile struct {
	Link
	About string
}

// DataYear is a year with its files.
type DataYear struct {
	Link
	Count string
	Files []DataFiles
}

// DataFiles are the files of a year that hold the same in several formats.
type DataFiles struct {
	What  string
	Files []Link
}

// DataTable is a kind of table with its columns.
type DataTable struct {
	ID, Title string
	Columns   []feed.Column
}

// dataPage is the page of the data.
type dataPage struct{ *archive }

func planData(a *archive) []Page { return []Page{a.page(KindData, address.Data, dataPage{a})} }

func (p dataPage) view(pg Page, _ any) any {
	v := &Data{
		Frame: p.frame(pg, "Data", "All that "+p.site.Title+" has as files: quotations, speakers, mentions, stories.",
			"data"),
		License: p.site.License, Engine: Link{p.href(address.About), "How quotations are read"},
	}
	v.Deck = "What the pages show, as files to take away: the same rows, complete."
	if !p.hasFiles() {
		v.Deck = "This archive is published as pages alone. Its publisher can have files made as well."
	}
	p.beside(v)
	v.Always = []DataFile{{
		Link{p.href(address.Sitemap), "Sitemap"}, "The addresses of all pages that search engines may list.",
	}}
	if p.site.Data {
		p.tables(v)
	}
	return v
}

// hasFiles reports whether anything is published besides pages.
//
//go:noinline
func (p *archive) hasFiles() bool { return len(feed.Kinds(p.site.Outputs)) > 0 }

// beside fills in the kinds of file that stand beside pages, each with where to find one.
func (p dataPage) beside(v *Data) {
	for _, f := range feed.Kinds(p.site.Outputs) {
		file := DataFile{Link{"", f.Name}, capital(f.About)}
		if f.Name == address.Feed {
			file.Href = p.href(address.Feed)
		}
		v.Beside = append(v.Beside, file)
	}
}

// tables fills in the tables of the whole archive, those of each year, and their columns.
func (p dataPage) tables(v *Data) {
	for _, w := range feed.Wholes() {
		v.Wholes = append(v.Wholes, DataFile{Link{p.href(w.Path), address.InData(w.Path)}, sentence(capital(w.Words))})
	}
	v.Wholes = append(v.Wholes, DataFile{
		Link{p.href(address.Permalinks), address.InData(address.Permalinks)},
		"Every address that has been published, with what has become of it.",
	})
	years := p.ix.Years()
	for i := range years {
		v.Years = append(v.Years, p.year(years[len(years)-1-i]))
	}
	titles := map[string]string{
		"quotations": "Quotations: a row for each", "mentions": "Mentions: a row for whom or what a story names",
		"speakers": "Speakers: a row for each who was quoted in a year", "stories": "Stories: a row for each",
		"shares": "Shares: a row for each person on a topic in a year",
	}
	for _, t := range feed.Tables() {
		v.Tables = append(v.Tables, DataTable{"c-" + t.Name, titles[t.Name], t.Columns})
	}
}

// year is a year's files.
func (p dataPage) year(year int) DataYear {
	first, end := p.ix.Within(year, 0)
	n := 0
	for i := p.ix.Days[first].First; i < p.ix.Days[end-1].End; i++ {
		n += p.ix.QuotationsIn(i)
	}
	name := strconv.Itoa(year)
	file := func(table, format string) Link {
		return Link{p.href(address.YearTable(year, table)), format}
	}
	return DataYear{
		Link: Link{p.href(address.Year(year)), name}, Count: figures(n),
		Files: []DataFiles{
			{"Quotations", []Link{file(address.QuotationsCSV, "CSV"), file(address.QuotationsLines, "JSON")}},
			{"Mentions", []Link{file(address.MentionsCSV, "CSV"), file(address.MentionsLines, "JSON")}},
			{"By person", []Link{file(address.SpeakersCSV, "CSV")}},
		},
	}
}
