package feed

import (
	"bytes"
	"slices"

	"github.com/onrecord/onrecord/internal/address"
	"github.com/onrecord/onrecord/internal/annotate"
	"github.com/onrecord/onrecord/internal/index"
	"github.com/onrecord/onrecord/internal/order"
)

// Outputs are the optional outputs that are wanted.
type Outputs struct {
	Feeds, Data, Text, Annotations bool
}

// Beside is a kind of file that stands beside pages: one row of besides.
type Beside struct {
	Name   string // of the file
	Media  string // its media type
	Words  string // of the link to it
	Title  string // what it holds, for machines: "new quotations"
	About  string // beside what it stands, and what it is, as a sentence
	output string // the kind of output that it counts as

	wanted func(Outputs) bool
	at     func(Subject) bool // whether it stands beside the page of a subject
	write  func(m *Maker, b *bytes.Buffer, s Subject) error
	// again, of a table of quotations, does as write, with the table as it was written before, or
	// nil
	again func(m *Maker, b *bytes.Buffer, s Subject, was *Earlier) error
}

// besides are the files that stand beside pages, a row each, in the order in which pages link to
// them. A new format is a name in package address and a row here: the links, the file, and that no
// old address may take its name follow from it.
var besides = []Beside{
	{
		Name: address.Feed, Media: "application/atom+xml", Words: "Feed", Title: "new quotations", output: "feed",
		About:  "beside the front page, the corrections and each registered speaker and topic: what is new, as Atom.",
		wanted: func(o Outputs) bool { return o.Feeds }, at: hasFeed, write: (*Maker).feedOf,
	},
	{
		Name: address.QuotationsCSV, Media: "text/csv", Words: "CSV", Title: "all quotations", output: "data",
		About: "beside each speaker and topic: all rows, of all years, as a table; " +
			"likewise beside what was said about somebody, where that has pages of its own.",
		wanted: func(o Outputs) bool { return o.Data }, at: hasRows, again: (*Maker).csvOf,
	},
	{
		Name: address.QuotationsJSON, Media: "application/json", Words: "JSON", Title: "all quotations", output: "data",
		About:  "beside each speaker and topic: the same rows as JSON.",
		wanted: func(o Outputs) bool { return o.Data }, at: hasRows, again: (*Maker).jsonOf,
	},
	{
		Name: address.StoriesBeside, Media: "text/csv", Words: "CSV", Title: "all stories", output: "data",
		About: "beside the stories that name somebody and do not quote, where these have pages of their own: " +
			"a line a story.",
		wanted: func(o Outputs) bool { return o.Data }, at: hasStories, write: (*Maker).namedOf,
	},
	{
		Name: address.StoryText, Media: "text/plain", Words: "plain text", output: "text",
		About:  "beside each story of which everything is shown: its readable text, in which all positions count.",
		wanted: func(o Outputs) bool { return o.Text }, at: hasText, write: (*Maker).textOf,
	},
	{
		Name: address.Annotations, Media: "application/ld+json", Words: "annotations", output: "annotations",
		About:  "beside each story: its quotations as W3C Web Annotations.",
		wanted: func(o Outputs) bool { return o.Annotations }, at: hasAnnotations, write: (*Maker).annotationsOf,
	},
}

// Subject is what a page is about: Front, Corrections, Speaker, About, Named, Topic or Story.
type Subject interface {
	// Address is that of the page.
	Address() string
}

// Front is the subject of the front page.
type Front struct{}

// Address is home.
func (Front) Address() string { return address.Home }

// Corrections is the subject of the list of what was put right.
type Corrections struct{}

// Address is that of the list.
func (Corrections) Address() string { return address.Corrections }

// Speaker is the subject of the page of a person or an organisation.
type Speaker struct{ *index.Entity }

// About is the subject of the page of what was said about an entity.
type About struct{ *index.Entity }

// Address is that of the page.
func (a About) Address() string { return address.SaidAbout(a.Entity.Address()) }

// Named is the subject of the page of the stories that name an entity and do not quote it.
type Named struct{ *index.Entity }

// Address is that of the page.
func (n Named) Address() string { return address.NamedIn(n.Entity.Address()) }

// Topic is the subject of a topic's page.
type Topic struct{ *index.Topic }

// Story is the subject of a story's page.
type Story struct {
	At   int          // the position in the index's Stories
	Own  *index.Story // what its own page may tell
	Text string       // its readable text; "" where it is not shown, or not at hand
}

// Address is the story's.
func (s Story) Address() string { return s.Own.Address }

// Besides are the kinds of file that stand beside pages, in the order in which pages link to them.
func Besides() []Beside { return slices.Clone(besides) }

// Kinds are the kinds of file that are wanted, in the order in which pages link to them.
func Kinds(o Outputs) []Beside {
	return order.Without(Besides(), func(f Beside) bool { return !f.wanted(o) })
}

// Besides are the files that stand beside the page of a subject.
func (o Outputs) Besides(s Subject) []Beside {
	var out []Beside
	for _, f := range besides {
		if f.wanted(o) && f.at(s) {
			out = append(out, f)
		}
	}
	return out
}

// BesideStory are the files that stand beside a story's page.
func (m *Maker) BesideStory(s Story) []File { return m.beside(s) }

func (m *Maker) beside(s Subject) []File {
	var files []File
	for _, f := range m.site.Besides(s) {
		if f.again != nil {
			name, refs := saidAndNotSaid(s)
			files = append(files, rowTable(s.Address()+f.Name, f.output, name, func() []index.Ref { return refs },
				func(b *bytes.Buffer, was *Earlier) error { return f.again(m, b, s, was) }))
			continue
		}
		files = append(files, File{
			Path: s.Address() + f.Name, Kind: f.output, Write: func(b *bytes.Buffer) error { return f.write(m, b, s) },
		})
	}
	return files
}

// IsSiteFile reports whether a file of this name is one that the program makes, wherever it stands:
// no page may stand below it.
func IsSiteFile(name string) bool {
	for _, f := range besides {
		if f.Name == name {
			return true
		}
	}
	return address.IsSiteFile(name)
}

// hasFeed: the front page (new stories), the corrections, and every registered speaker and topic
// (what was said).
func hasFeed(s Subject) bool {
	switch s := s.(type) {
	case Front, Corrections, Topic:
		return true
	case Speaker:
		return hasRows(s) && s.Entry != nil
	}
	return false
}

// hasRows: whoever has a page and was quoted, what was said about anybody where his own page has
// not all of it, and every topic.
func hasRows(s Subject) bool {
	switch s := s.(type) {
	case Topic:
		return true
	case Speaker:
		return s.Type != annotate.Place && s.HasPage() && (len(s.Said) > 0 || len(s.NotSaid) > 0)
	case About:
		return s.HasPage() && s.AboutApart()
	}
	return false
}

// hasStories: the stories that name somebody, where his own page has not all of them.
func hasStories(s Subject) bool {
	named, is := s.(Named)
	return is && named.HasPage() && named.NamedApart()
}

// hasText: a story of which everything may be shown.
func hasText(s Subject) bool {
	story, is := s.(Story)
	return is && story.Own.Open()
}

func hasAnnotations(s Subject) bool {
	story, is := s.(Story)
	return is && story.Own.Access != index.MetadataOnly
}

// feedOf is the feed beside a page.
func (m *Maker) feedOf(b *bytes.Buffer, s Subject) error {
	switch s := s.(type) {
	case Speaker:
		return m.said(b, s.Address(), s.Name+": "+m.site.Title, "What "+s.Name+" was quoted saying", s.Said, nil)
	case Topic:
		name := s.Entry.Name
		return m.said(b, s.Address(), name+": "+m.site.Title, "What was said on "+name, s.Said, m.changesOn(s.ID))
	case Corrections:
		return m.changes(b)
	}
	return m.home(b)
}

// saidAndNotSaid are the rows of the tables beside a page, and the page's name. Words that a story
// tells were not said, or not yet, are among a speaker's: each row says so (Utterance.Assertion),
// and a format without a place for that leaves them out (Utterance.Listed).
func saidAndNotSaid(s Subject) (name string, refs []index.Ref) {
	switch s := s.(type) {
	case Speaker:
		return s.Name, together(s.Said, s.NotSaid)
	case About:
		return "Said about " + s.Name, s.About
	case Topic:
		return s.Entry.Name, s.Said
	}
	return "", nil
}

func (m *Maker) csvOf(b *bytes.Buffer, s Subject, was *Earlier) error {
	_, refs := saidAndNotSaid(s)
	return m.csv(b, refs, was)
}

func (m *Maker) jsonOf(b *bytes.Buffer, s Subject, was *Earlier) error {
	name, refs := saidAndNotSaid(s)
	return m.json(b, s.Address(), name, refs, was)
}

func (m *Maker) namedOf(b *bytes.Buffer, s Subject) error {
	only := s.(Named).NamedOnly()
	writeCSV(b, storyColumns, len(only), func(i int) storyLine { return m.storyLine(m.ix.Story(int(only[i]))) })
	return nil
}

func (m *Maker) textOf(b *bytes.Buffer, s Subject) error {
	b.WriteString(s.(Story).Text)
	return nil
}

func (m *Maker) annotationsOf(b *bytes.Buffer, s Subject) error {
	story := s.(Story)
	return m.Annotations(b, story.At, story.Text)
}
