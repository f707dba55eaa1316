package feed

import (
	"bytes"
	"encoding/json"
	"fmt"

	"github.com/onrecord/onrecord/internal/address"
	"github.com/onrecord/onrecord/internal/called"
)

// The types of a Data Package (https://datapackage.org) with Table Schemas.
type (
	dataPackage struct {
		Profile   string     `json:"profile"`
		Name      string     `json:"name"`
		Title     string     `json:"title"`
		About     string     `json:"description,omitempty"`
		Homepage  string     `json:"homepage"`
		Version   string     `json:"version"`
		Licenses  []license  `json:"licenses,omitempty"`
		Resources []resource `json:"resources"`
	}
	license struct {
		Title string `json:"title"`
		Name  string `json:"name"`
	}
	resource struct {
		Name     string       `json:"name"`
		Path     string       `json:"path"`
		Profile  string       `json:"profile"`
		Title    string       `json:"title"`
		Format   string       `json:"format"`
		Media    string       `json:"mediatype"`
		Encoding string       `json:"encoding"`
		Dialect  *dialect     `json:"dialect,omitempty"`
		Schema   *tableSchema `json:"schema,omitempty"`
	}
	dialect struct {
		LineTerminator string `json:"lineTerminator"`
		Delimiter      string `json:"delimiter"`
		Header         bool   `json:"header"`
	}
	tableSchema struct {
		Fields     []field  `json:"fields"`
		PrimaryKey []string `json:"primaryKey,omitempty"`
		Foreign    []joins  `json:"foreignKeys,omitempty"`
		Missing    []string `json:"missingValues"`
	}
	// joins says in which other table a column's values are found.
	joins struct {
		Fields    string    `json:"fields"`
		Reference reference `json:"reference"`
	}
	reference struct {
		Resource string `json:"resource"`
		Fields   string `json:"fields"`
	}
	field struct {
		Name        string      `json:"name"`
		Type        string      `json:"type"`
		About       string      `json:"description"`
		Constraints *constraint `json:"constraints,omitempty"`
	}
	constraint struct {
		Required bool `json:"required"`
	}
)

// Whole is a file that holds something of the archive as a whole: one row of wholes.
type Whole struct {
	Path  string
	Words string // of the link to it
	write func(m *Maker, b *bytes.Buffer) error
	again func(m *Maker, b *bytes.Buffer, was *Earlier) error // of a table of stories, in place of write
}

// Wholes are the files of the archive as a whole, a row each, in the order in which the page of the
// data links to them.
//
//go:noinline
func Wholes() []Whole {
	return []Whole{
		{Path: address.DataPackage, Words: "a description of all tables", write: (*Maker).dataPackage},
		{Path: address.StoriesCSV, Words: "all stories", again: (*Maker).storiesCSV},
		{Path: address.Stories, Words: "all stories, as JSON Lines", again: (*Maker).stories},
		{Path: address.People, Words: "all registered people and organisations", write: (*Maker).people},
		{Path: address.Shares, Words: "who is quoted on what, year by year", write: (*Maker).shares},
	}
}

func (m *Maker) wholes() []File {
	var files []File
	for _, w := range Wholes() {
		if w.again != nil {
			files = append(files, againTable(w.Path, "data",
				func(b *bytes.Buffer, was *Earlier) error { return w.again(m, b, was) }))
			continue
		}
		f := wholeTable(w.Path, func(b *bytes.Buffer) error { return w.write(m, b) })
		if w.Path == address.DataPackage {
			f.Of = []string{}
		}
		files = append(files, f)
	}
	return files
}

const aboutData = "What was quoted, who said it, and how that was read. Every table is UTF-8 with a byte order " +
	"mark; a text that a spreadsheet would take for a formula has an apostrophe before it."

// dataPackage describes the tables of each year, column by column.
func (m *Maker) dataPackage(b *bytes.Buffer) error {
	p := dataPackage{
		Profile: "data-package", Name: "quotations", Title: m.site.Title, About: aboutData, Homepage: m.url(""),
		Version: m.site.Engine,
	}
	if m.site.License != "" {
		p.Licenses = []license{{Title: m.site.License, Name: "other-license"}}
	}
	for _, year := range m.ix.Years() {
		p.Resources = append(p.Resources,
			table(fmt.Sprintf("quotations-%04d", year), address.InData(address.YearTable(year, address.QuotationsCSV)),
				fmt.Sprintf("Quotations printed in %d", year), ofStories(schemaOf(quotationColumns))),
			table(fmt.Sprintf("mentions-%04d", year), address.InData(address.YearTable(year, address.MentionsCSV)),
				fmt.Sprintf("Who and what was mentioned in %d", year), ofStories(schemaOf(mentionColumns))),
			table(fmt.Sprintf("speakers-%04d", year), address.InData(address.YearTable(year, address.SpeakersCSV)),
				fmt.Sprintf("Who was quoted in %d", year), schemaOf(speakerColumns)))
	}
	p.Resources = append(p.Resources,
		table("shares", address.InData(address.Shares), "Who is quoted on what, year by year", schemaOf(shareColumns)),
		table(storyTable, address.InData(address.StoriesCSV), "Every story", schemaOf(storyColumns)),
		resource{
			Name: "stories", Path: address.InData(address.Stories), Profile: "data-resource", Title: "Every story",
			Format: "jsonl", Media: "application/x-ndjson", Encoding: "utf-8",
		},
		resource{
			Name: "people", Path: address.InData(address.People), Profile: "data-resource",
			Title: "The registry, as Popolo", Format: "json", Media: "application/json", Encoding: "utf-8",
		})
	enc := json.NewEncoder(b)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", " ")
	if err := enc.Encode(p); err != nil {
		return called.Errorf("writing the data package: %w", err)
	}
	return nil
}

// storyTable is the name of the table of stories, which the rows of others belong to.
const storyTable = "stories-table"

// ofStories says of a table that its rows belong to stories.
//
//go:noinline
func ofStories(s *tableSchema) *tableSchema {
	s.Foreign = append(s.Foreign, joins{"story", reference{storyTable, "id"}})
	return s
}

//go:noinline
func table(name, path, title string, s *tableSchema) resource {
	return resource{
		Name: name, Path: path, Profile: "tabular-data-resource", Title: title, Format: "csv", Media: "text/csv",
		Encoding: "utf-8",
		Dialect:  &dialect{LineTerminator: "\n", Delimiter: ",", Header: true}, Schema: s,
	}
}

//go:noinline
func schemaOf[T any](columns []column[T]) *tableSchema {
	s := &tableSchema{Missing: []string{""}}
	for _, c := range columns {
		f := field{Name: c.name, Type: c.typ, About: c.about}
		if c.key {
			f.Constraints = &constraint{true}
			s.PrimaryKey = append(s.PrimaryKey, c.name)
		}
		s.Fields = append(s.Fields, f)
	}
	return s
}

// Table says what the columns of a kind of table are.
type Table struct {
	Name    string // of the file, without its ending: "quotations"
	Columns []Column
}

// Column is one column of a table.
type Column struct{ Name, Type, About string }

// Tables are the kinds of table that there are.
func Tables() []Table {
	return []Table{
		{"quotations", columnsOf(quotationColumns)}, {"mentions", columnsOf(mentionColumns)},
		{"speakers", columnsOf(speakerColumns)}, {"stories", columnsOf(storyColumns)},
		{"shares", columnsOf(shareColumns)},
	}
}

func columnsOf[T any](columns []column[T]) []Column {
	out := make([]Column, len(columns))
	for i, c := range columns {
		out[i] = Column{c.name, c.typ, c.about}
	}
	return out
}
