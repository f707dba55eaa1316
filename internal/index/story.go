package index

import (
	"time"

	"github.com/onrecord/onrecord/internal/annotate"
)

// Story is what may be told of one story: plain data, no pointer back to the text it was made from.
// Byte and code point offsets count in the story's readable text. What the story's state, access
// and statuses forbid to tell is not in it at all.
//
// What is set apart (see cache.Parts) no other page than the story's own is made from: where in its
// text something stands, how long it is, how it was read. So an edit of other words leaves all
// other pages as they are. Part 2 is what tables tell besides.
type Story struct {
	ID          string
	File        string // its file, relative to the site folder
	Address     string // "2025/05/15/ferry-inquiry/"
	Title       string
	Date        time.Time // in the site's time zone
	HasTime     bool
	Updated     time.Time
	Deck        string
	Section     string
	Bylines     []string
	Bylined     bool // its text has a byline that names them
	Source      Source
	Lang        string // "" means the site's
	Access      Access
	Named       []string     // topics that its front matter names, in that order
	Topics      []string     // all topics that it is on: Named, then those whose phrases stand in it, by id
	Words       int          `apart:"3"` // words of the readable text
	Corrections []Correction // those that the publisher printed
	Reviewed    Review

	Withdrawn *Withdrawal // not nil: nothing else is told but ID, File, Address and Date

	Utterances []Utterance // in order of their first quotation, a parent before what is nested in it
	Entities   []Mentioned // who and what is mentioned, in order of the first mention

	Ties   int   // utterances whose tie to a speaker is disputed or withheld
	Hidden []Who // those speakers: kept for Build, which sees to it that they are not told, and told nowhere
}

// Open reports whether the story's file and its readable text may be shown: its access is full, and
// no tie is hidden.
func (s *Story) Open() bool { return s.Access == Full && s.Ties == 0 && s.Withdrawn == nil }

// Source says where a story was first printed.
type Source struct {
	Publisher, PublisherURL string
	URL                     string
	ID                      string // in the system it came from
	Edition, Page           string
	License                 string
}

// Withdrawal says when and why a story was withdrawn; both may be empty.
type Withdrawal struct {
	On     time.Time
	Reason string
}

// Review says who has read the story's attributions, and when.
type Review struct {
	By string
	On time.Time
}

// Correction is the publisher's own correction of a story. Utterance is the id of the quotation
// that it corrects, or "".
type Correction struct {
	ID        string // unique in the story: where it stands on the page, "correction-2025-05-20"
	On        time.Time
	Text      string
	Utterance string
}

// Access is how much of a story may be shown.
type Access uint8

// The accesses.
const (
	Full Access = iota
	QuotationsOnly
	MetadataOnly
)

// Utterance is what one speaker says in one go, with its evidence.
type Utterance struct {
	ID     string
	Figure int    // 1, 2, 3 in the order in which the story's utterances close; 0 for an echo or a hidden tie
	EchoOf string // the body's utterance of which this one is an echo, or ""
	Parent string // the utterance it stands in, or ""

	Sentence string // the sentence or sentences around it, in which most of the words below stand (see cache)

	Parts []Part
	Shown []string // the words as a list prints them, marks included: one string a paragraph
	Lead  string   // the paper's words that lead into a partial quotation, or ""
	Tail  string   // the paper's words that follow it in its sentence, with what parts them from it, or ""
	Kind  annotate.Kind
	Words int // counted over all parts

	OwnWords int // those of its speaker: the words of what is nested in it are another's

	Who       *Who `alike:"one"` // nil: nobody was found, or it is not told
	Via       *Who `alike:"one"` // through whom a nested quotation comes
	Assertion annotate.Assertion
	Source    string // the phrase that names the speaker
	Cue       string
	Evidence  string  // the story's words from source to cue
	Working   Working `apart:"3"`
	Rule      string
	Confident float64 // 0 to 1; meaningless where Decided

	Status annotate.Status
	Beside *Rare // what is besides; see Rare

	Topics []string // ids
	About  []int32  // indexes into the story's Entities: who and what its own words mention

	Where     Where // one byte each from here on: an archive has millions of these
	Reading   Reading
	Decided   bool // an editor's decision set the speaker
	Silent    bool // somebody is named in the story, and not to be named elsewhere
	Muted     bool // its own words tell a hidden name: it is shown on its story's page only
	Corrected bool // a published correction names it
}

// Rare is what few utterances have: an archive has a hundred thousand others.
type Rare struct {
	Around string // a mark of what stands around its words, where they are few or stand twice
	Echoes []Echo // the echoes of this one
	By, On string // who checked it, when
	Note   string
	Former []string // former ids that lead here
}

// Rare is what the utterance has besides; the zero Rare, where that is nothing.
//
//go:noinline
func (u *Utterance) Rare() Rare {
	if u.Beside == nil {
		return Rare{}
	}
	return *u.Beside
}

// SetRare puts r in place of what the utterance has besides. A copy of the utterance keeps its own.
func (u *Utterance) SetRare(r Rare) {
	u.Beside = nil
	if r.Around != "" || len(r.Echoes) > 0 || r.By != "" || r.On != "" || r.Note != "" || len(r.Former) > 0 {
		kept := r // else r would take memory for each of the others, too
		u.Beside = &kept
	}
}

// Part is one quotation of an utterance, marks included.
type Part struct {
	ID                 string // its own id; the first one's is the utterance's
	Start, End         int    `apart:"3"` // bytes
	CodeStart, CodeEnd int    `apart:"2"` // code points
	FirstWord          int    `apart:"3"` // the place in the story, in words
	Words              int    // in number
	Text               string // as printed, marks included
}

// Echo is an utterance's echo in a headline, deck, highlight or crosshead.
type Echo struct {
	ID    string
	Where Where
}

// Where is the part of a story in which an utterance begins.
type Where uint8

// The parts.
const (
	InBody Where = iota
	InHeadline
	InDeck
	InHighlight
	InCrosshead
)

// Who is a speaker as one utterance gives him. ID is "" for a lone surname, a group and an unnamed
// source, and for a name that is not to have a page.
type Who struct {
	ID         string
	Name       string
	Type       annotate.EntityType
	Registered bool
	Role       string // the role held that day, or ""
	Members    []Who  // of a group
}

// Mentioned is an entity that a story mentions.
type Mentioned struct {
	ID         string
	Name       string
	Type       annotate.EntityType
	Forms      []string       // the phrases that refer to it, each once, in order
	Told       *annotate.Told // what the story tells of it; nil where the engine did not note it
	Count      int32          // how often
	Registered bool

	// Where the body names it first, in bytes; To is 0 where only headline, deck, highlights,
	// dateline, crossheads or notice do.
	From, To int32 `apart:"3"`
}

// Reading is how sure the reading of a speaker is, in words.
type Reading uint8

// The readings. A decision of an editor is Clear, or NotFound where it says that nobody is to be
// named.
const (
	NotFound Reading = iota
	Likely
	Clear
)

// String is the word for it on pages and in data.
func (r Reading) String() string {
	switch r {
	case Clear:
		return "clear"
	case Likely:
		return "likely"
	}
	return "not found"
}

// ClearFrom is the confidence from which a reading is called clear.
const ClearFrom = 0.93
