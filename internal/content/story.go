// Package content knows story files: where they lie, how Markdown with front matter, wire copy and
// sidecars are read, and what may be wrong with them.
//
// ReadStory and ReadPage read one file each and know nothing of the others; CheckTogether compares
// stories. What they cannot know (whether a topic or a person is in the registry, whether a
// decision fits its text) is left to those who do, with the place to complain at. A story's own
// characters are never changed: line ends become \n, and control characters, which neither HTML nor
// XML can hold, become spaces.
package content

import (
	"time"

	"github.com/onrecord/onrecord/internal/diag"
)

// Format is the format of a story file.
type Format uint8

// The formats: .md and .txt.
const (
	Markdown Format = iota
	Wire
)

// Ref is a value as written in a file, with where it stands, so that whoever resolves it can
// complain at the right place.
type Ref struct {
	Value string
	Pos   diag.Pos
}

// Story is one story file, read and checked as far as that can be done without the registry. Zero
// values mean "not given".
type Story struct {
	File    string // relative to the site folder, slash-separated
	Sidecar string // its .notes.yaml, or ""
	Format  Format
	Source  []byte // the file, byte for byte
	Notes   []byte // the sidecar, byte for byte

	ID          string // "2025-05-15-ferry-inquiry"
	Slug        string // "ferry-inquiry"
	Title       Ref
	Untitled    bool      // no title is given, and copy has no headline; Title is empty, or made of the first words
	Date        time.Time // in the site's time zone
	HasDate     bool
	HasTime     bool // the date has a time of day
	Updated     time.Time
	Deck        string
	Highlights  []string
	Dateline    string
	Bylines     []string
	Section     string
	Publisher   Publisher
	URL         string
	SourceID    string
	Print       Print
	Topics      []Ref
	Lang        string // "" means the site's
	Draft       bool
	Aliases     []Ref
	License     string
	State       string // "published" (default) or "withdrawn"
	Withdrawn   Withdrawal
	Access      string // "full" (default), "quotations" or "metadata"
	Decisions   []Decision
	Reviewed    Review
	Corrections []Correction

	idAt, slugAt diag.Pos
	keys         []keyAt // of front matter and sidecar, by name

	Body     []byte  // Markdown: the body, UTF-8, \n line ends, no BOM
	BodyLine int     // Markdown: the line of File on which Body begins, from 1
	Headed   int     // Markdown: the bytes of Body that are the headline, where no title is given
	Blocks   []Block // wire copy: all parts in order, headline first
}

// Publisher is who first published the story.
type Publisher struct{ Name, URL string }

// Print says where the story stood in the printed paper.
type Print struct{ Edition, Page string }

// Withdrawal says when and why a story was withdrawn.
type Withdrawal struct {
	On     time.Time
	Reason string
}

// Review says who has read the story's attributions, and when.
type Review struct {
	By string
	On time.Time
}

// Correction is the publisher's own correction of a story. With Quote, that utterance is marked
// corrected.
type Correction struct {
	On    time.Time
	Text  string
	Quote Ref
}

// Decision is an editor's decision on a quotation (Quote, or ID) or on a mention (Mention).
type Decision struct {
	Pos            diag.Pos // of the list item
	Quote          Ref      // the words that select the quotation
	Mention        Ref      // the words that select a mention
	ID             Ref      // a quotation id given instead of, or with, Quote
	Prefix, Suffix string
	Speaker        *SpeakerChoice // nil: not decided
	Entity         *Ref           // for a mention: an entity's id, or "none"
	Speech         *bool
	Status         string // "", confirmed, corrected, disputed, withheld, retracted
	FormerIDs      []string
	By             string
	On             time.Time
	Note           string
}

// SpeakerChoice is the speaker that a decision names. Exactly one of its readings holds: None; or
// one Who; or several, a joint statement.
type SpeakerChoice struct {
	Pos  diag.Pos
	None bool
	Who  []SpeakerName
}

// SpeakerName names one speaker: by registry id, as a printed name, or as an unnamed source.
type SpeakerName struct {
	Pos     diag.Pos
	ID      string // a registry id
	Name    string // {name: "…"}
	Unnamed string // {unnamed: "…"}
}

// Block is one part of a piece of wire copy, as recognised. Offset is where Text begins in Source,
// in bytes; -1 for a part that the sidecar adds. Text has no white space at its ends; where
// hard-wrapped lines were joined it holds \n between them.
type Block struct {
	Kind   BlockKind
	Text   string
	Offset int
}

// BlockKind says what a part of wire copy is.
type BlockKind uint8

// The parts of wire copy.
const (
	Headline BlockKind = iota
	Deck
	Highlight
	Dateline
	Crosshead
	Paragraph
	ListItem
	Notice
	Aside // a link, caption or label of the page between paragraphs
)
