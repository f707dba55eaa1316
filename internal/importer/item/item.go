// Package item is what a reader of an export hands on: one story as the export tells it, before it
// is a file of the archive.
//
// A Format recognises a piece of an export by its first bytes and reads items out of it, one after
// the other, without holding more than one of them. It knows its own format and nothing of the
// archive: it neither names files nor decides what is published. Package importer brings the items
// of one story together, turns their bodies into Markdown or wire copy, and writes.
//
// Whatever a reader leaves out it says: a piece that is no story goes to Sink.Skip, a piece that
// should be one and cannot be read to Sink.Aside, and what is cut from a body (a script, a share
// button) is counted in Item.Left. So the sums of a report agree.
package item

import (
	"io"
	"time"
)

// Place is where a piece of an export stands, as a person finds it again.
type Place struct {
	Source string // the file, slash-separated; inside an archive "export.zip/posts.csv"
	Line   int    // from 1; 0 where the piece is the whole file
	Name   string // the piece's name in its system: "post 102", "row 17"; may be ""
}

// Item is one story, in one version.
type Item struct {
	Place    Place
	Original []byte // the piece's own bytes, for their digest; the whole file where the file is one story
	SourceID string // its id in the system that it came from: the same in all versions of a story
	Version  int    // 0 where the export tells none

	Title      string // plain text, entities resolved; "" where the export has none
	Deck       string
	Highlights []string
	Dateline   string
	Bylines    []string // names of writers, "By" taken away
	Credit     string   // the agency or the desk, where no writer is named
	Section    string
	Tags       []string // tags, categories, subjects and keywords, in the export's order
	Lang       string   // BCP 47, or ""
	Slug       string

	Published Date
	Updated   Date
	Exported  time.Time // when its export was made; of two versions that tell no other time the later holds
	Embargo   Date      // not to be published before

	URL          string   // where it was first published
	OldAddresses []string // its other addresses in the old system: paths or URLs

	State       State
	StateReason string // "the agency withdrew it: wrong figures"
	Corrections []Correction
	License     string // the usage terms, one line
	NoText      bool   // the usage terms forbid that the text is shown

	Body   Body
	Images []Image

	Left map[string]int // what was left out of the body, by its plural name: "scripts", "share buttons"
}

// Date is a moment as an export tells it.
type Date struct {
	Time  time.Time
	Hours bool   // the export tells a time of day
	Zone  bool   // … and a zone: else Time is in the archive's
	From  string // what told it: "the export", "a line of the text", "the file's name", "the folder's name"
	Raw   string // as written, where it could not be read or be told ("05/01/2004"); Time is zero then
	Order string // "dmy" or "mdy", where its figures alone tell it (25/12/2003): so its source writes others, too
}

// Known reports whether the date is told.
//
//go:noinline
func (d Date) Known() bool { return !d.Time.IsZero() }

// Told reports whether there is a date, be it one that the whole batch has to tell (05/01/2004).
func (d Date) Told() bool { return d.Known() || d.Raw != "" && slashed(d.Raw) }

// slashed reports whether what could not be told is a day, a month and a year in figures.
func slashed(raw string) bool {
	signs := 0
	for _, r := range raw {
		switch {
		case r == '/' || r == '.' || r == '-':
			signs++
		case (r < '0' || r > '9') && r != ' ' && r != ':':
			return false
		}
	}
	return signs == 2
}

// State is whether a story was public in its system.
type State string

// The states. What is not Public never becomes a published story by import alone.
const (
	Public    State = ""
	Draft     State = "draft"
	Private   State = "private"
	Protected State = "protected by a password"
	Trashed   State = "in the bin"
	Killed    State = "withdrawn" // killed, cancelled, retracted: its address stays as a notice
)

// Correction is a published correction.
type Correction struct {
	On   Date
	Text string
}

// BodyKind is what a body is written in.
type BodyKind string

// The kinds of body.
const (
	HTML     BodyKind = "html"
	Markdown BodyKind = "markdown"
	Text     BodyKind = "text" // paragraphs separated by blank lines
	Wire     BodyKind = "wire" // wire copy as it came: the story file is Original, converted to UTF-8
)

// Body is the story's own words, headline and byline taken away where the format has them apart.
type Body struct {
	Kind BodyKind
	Text string // UTF-8
}

// Image is an image that belongs to a story.
type Image struct {
	Address string // as the body names it, or as the export does
	Alt     string
	Caption string
	Credit  string
	Open    func() (io.ReadCloser, error) // nil where the export does not hold it
}

// Sink takes what a reader finds. An error that it returns ends the reading: the disk is full, or
// somebody pressed Ctrl-C.
type Sink interface {
	Story(Item) error
	// Skip counts a piece that is no story and is left on purpose, by its plural name: "revisions",
	// "attachments", "comments", "pages".
	Skip(at Place, what string) error
	// Aside sets a piece aside that ought to be a story and cannot be one: why is a sentence for an
	// archivist, with what to do.
	Aside(at Place, original []byte, why string) error
}

// Input is one file of an export.
type Input struct {
	Place Place
	Head  []byte // its first bytes, at most HeadSize
	// Open opens the file anew from its first byte.
	Open func() (io.ReadCloser, error)
	// Beside opens another file of the export by its path relative to this one, or from the
	// export's root where the path begins with a slash.
	Beside func(path string) (io.ReadCloser, error)
	Size   int64 // bytes; -1 where it is not known
	Options
}

// HeadSize is how much of a file is looked at to recognise it.
const HeadSize = 64 << 10

// Format is one kind of export.
type Format struct {
	ID    string // what --format takes: "wxr"
	Title string // "WordPress export (WXR)"
	// Recognises says how surely the file is of this format: 0 not at all, 100 beyond doubt. It
	// looks at the content; a name only tips a balance.
	Recognises func(in Input) int
	Read       func(in Input, to Sink) error
}
