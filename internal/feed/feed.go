// Package feed knows the archive as files: feeds to follow, tables to take away, and what machines
// read beside the pages.
//
//	…/feed.xml                     Atom: home, each registered speaker, each topic, corrections
//	…/quotations.json, .csv        beside each speaker's and topic's own page: all its rows
//	data/2025/quotations.csv …     a year's quotations and mentions, as CSV and as JSON Lines
//	data/2025/speakers.csv         who was quoted in a year, and how much
//	data/stories.jsonl, .csv       every story, with the SHA-256 of its file
//	data/people.json               the registry, as Popolo
//	data/datapackage.json          a schema for every column
//	…/annotations.json, story.txt  beside each story: a W3C Web Annotation collection, and the
//	                               text that its positions count in
//	sitemap.xml, robots.txt
//
// A row of any file is one utterance, and has the columns of columns.go, whose order, types and
// descriptions stand there once. What may be told was decided by package index; nothing here looks
// past its records. Files are made one by one, when they are asked for, and may be made in
// parallel.
package feed

import (
	"bytes"
	"net/url"

	"github.com/onrecord/onrecord/internal/address"
	"github.com/onrecord/onrecord/internal/index"
)

// Site is what the files need to know of the archive.
type Site struct {
	Title       string
	BaseURL     string // "https://packet.example/archive", without a slash at its end
	Language    string
	Description string
	Publisher   string
	License     string
	Engine      string // the version of the rules that read the stories

	Outputs

	// Original is the SHA-256, in hexadecimal, of a story's file as it stands in the archive.
	Original func(story *index.Story) string
}

// File is one file: its path below the output folder, the kind of output it counts as, and how to
// make it.
type File struct {
	Path  string
	Kind  string // feed, data, sitemap
	Write func(b *bytes.Buffer) error
	// Again, of a table of quotations or of all stories, does as Write, with the table as it was
	// before.
	Again func(b *bytes.Buffer, was *Earlier) error
	// Rows are those of a table of quotations, and Title what it says of itself besides.
	Rows  func() []index.Ref
	Title string
	// Of is all that a file tells besides what all do: the site, the years; nil: that is not
	// listed.
	Of []string
}

// wholeTable is the file of a table that is made whole each time.
//
//go:noinline
func wholeTable(path string, write func(b *bytes.Buffer) error) File {
	return File{Path: path, Kind: "data", Write: write}
}

// rowTable is the file of a table of quotations.
//
//go:noinline
func rowTable(path, kind, title string, rows func() []index.Ref, write func(b *bytes.Buffer, was *Earlier) error) File {
	f := againTable(path, kind, write)
	f.Rows, f.Title = rows, title
	return f
}

// againTable is the file of a table that takes what it can from the one before.
//
//go:noinline
func againTable(path, kind string, write func(b *bytes.Buffer, was *Earlier) error) File {
	return File{Path: path, Kind: kind, Write: func(b *bytes.Buffer) error { return write(b, nil) }, Again: write}
}

// Maker makes an archive's files.
type Maker struct {
	site    Site
	base    string // what stands before every address
	ix      *index.Index
	changed map[string][]index.Change // the corrections and retractions, by the id of their story
	ahead   *Ahead                    // rows that are made already; nil: none
}

// New plans nothing yet: Files does.
func New(ix *index.Index, s Site) *Maker {
	return &Maker{site: s, base: s.BaseURL + "/", ix: ix, changed: changesOf(ix)}
}

// Files lists what the archive has besides its pages and what stands beside each story. The sitemap
// and robots.txt are not among them: they need the pages' addresses (Sitemap).
func (m *Maker) Files() []File {
	files := append(m.beside(Front{}), m.beside(Corrections{})...)
	for _, e := range m.ix.Entities {
		for _, s := range []Subject{Speaker{e}, About{e}, Named{e}} {
			files = append(files, m.beside(s)...)
		}
	}
	for _, t := range m.ix.Topics {
		if t.Visibility != index.None {
			files = append(files, m.beside(Topic{t})...)
		}
	}
	if m.site.Data {
		files = append(files, m.years()...)
		files = append(files, m.wholes()...)
	}
	return files
}

// url is the full address of what stands below the base: an IRI, with letters of other scripts as
// they are.
//
//go:noinline
func (m *Maker) url(address string) string { return m.base + address }

// encoded is the full address as a URI, for formats that know no IRIs.
func (m *Maker) encoded(address string) string {
	return m.site.BaseURL + "/" + (&url.URL{Path: address}).EscapedPath()
}

// anchor is the full address of a row's words.
func (m *Maker) anchor(s *index.Story, u *index.Utterance) string {
	return address.QuotationBelow(m.base, s.Address, u.ID)
}

// together puts two lists of rows, each from the newest to the oldest story, into one.
func together(a, b []index.Ref) []index.Ref {
	if len(b) == 0 {
		return a
	}
	out := make([]index.Ref, 0, len(a)+len(b))
	for len(a) > 0 && len(b) > 0 {
		if before(a[0], b[0]) {
			out, a = append(out, a[0]), a[1:]
		} else {
			out, b = append(out, b[0]), b[1:]
		}
	}
	return append(append(out, a...), b...)
}

func before(a, b index.Ref) bool {
	return a.Story > b.Story || a.Story == b.Story && a.Utterance < b.Utterance
}

// years are the files of each year.
func (m *Maker) years() []File {
	var files []File
	for _, year := range m.ix.Years() {
		rows := m.rowsOf(year)
		at := func(table string) string { return address.YearTable(year, table) }
		files = append(files,
			rowTable(at(address.QuotationsCSV), "data", "", rows,
				func(b *bytes.Buffer, was *Earlier) error { return m.csv(b, rows(), was) }),
			rowTable(at(address.QuotationsLines), "data", "", rows,
				func(b *bytes.Buffer, was *Earlier) error { return m.jsonLines(b, rows(), was) }),
			wholeTable(at(address.MentionsCSV), func(b *bytes.Buffer) error { return m.mentionsCSV(b, m.storiesOf(year)) }),
			wholeTable(at(address.MentionsLines), func(b *bytes.Buffer) error { return m.mentionsJSON(b, m.storiesOf(year)) }),
			wholeTable(at(address.SpeakersCSV), func(b *bytes.Buffer) error { return m.speakersCSV(b, rows()) }))
	}
	return files
}

// storiesOf is the run of stories of a year.
func (m *Maker) storiesOf(year int) []*index.Story {
	first, end := m.ix.Within(year, 0)
	if first == end {
		return nil
	}
	from, to := m.ix.Days[first].First, m.ix.Days[end-1].End
	all := make([]*index.Story, 0, to-from)
	for i := from; i < to; i++ {
		all = append(all, m.ix.Story(i))
	}
	return all
}

// rowsOf lists all that was quoted in a year, in the order in which it was printed.
func (m *Maker) rowsOf(year int) func() []index.Ref {
	first, end := m.ix.Within(year, 0)
	return func() (refs []index.Ref) {
		for i := m.ix.Days[first].First; i < m.ix.Days[end-1].End; i++ {
			for n := range m.ix.Rows(i) {
				if r := (index.Ref{Story: int32(i), Utterance: int32(n)}); m.ix.Is(r, index.IsCounted) {
					refs = append(refs, r)
				}
			}
		}
		return refs
	}
}
