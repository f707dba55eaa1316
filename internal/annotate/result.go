// Package annotate knows who said what: it finds quotations, names, sources and cues in readable
// text and resolves who the speakers are.
//
// It is a pure function of text, registry and date. It reads no file, no clock, and starts no
// goroutine. All offsets in this package are bytes of prose.Text.S.
package annotate

import (
	"time"

	"github.com/onrecord/onrecord/internal/annotate/quote"
	"github.com/onrecord/onrecord/internal/annotate/rule"
	"github.com/onrecord/onrecord/internal/diag"
	"github.com/onrecord/onrecord/internal/prose"
)

// Story is what the engine reads of one story.
type Story struct {
	ID        string
	Lang      string // BCP 47; a language without a pack gets quotations by marks and no speakers
	Text      prose.Text
	Date      time.Time // zero: not known
	Decisions []Decision
	Published []Published // the ids that the archive's ledger holds of it
}

// Published is an id that the archive's ledger holds of a story.
type Published = quote.Published

// Decision is an editor's decision, as the engine needs it. Pos is where a finding on it is
// reported.
type Decision struct {
	Pos            diag.Pos
	Quote          string
	Mention        string
	ID             string
	Prefix, Suffix string
	SetSpeaker     bool // Speakers holds the decided speakers; empty means "none"
	Speakers       []Speaker
	SetEntity      bool
	Entity         *Entity // nil with SetEntity: the phrase is no entity
	Speech         *bool
	Status         Status
	FormerIDs      []string
	By, On, Note   string
}

// Result is what was found in one story.
type Result struct {
	Quotations []Quotation // in order of Start; a parent stands before what is nested in it
	Mentions   []Mention   // in order of Start, not overlapping
	Findings   []diag.Finding
	// Selected are, for each of the story's decisions, the place in Quotations of the one that it
	// selects, or -1; nil where there are no decisions.
	Selected []int
	Told     []Told  // nil but for an engine that notes it
	Named    []Named // nil but for an engine that notes what was tried
}

// Kind is the kind of a quotation.
type Kind = rule.Kind

// The kinds of quotation.
const (
	Direct  = rule.Direct
	Partial = rule.Partial
	Other   = rule.Other
)

// Assertion says whether the text asserts that the words were said.
type Assertion = rule.Assertion

// The assertions.
const (
	Said         = rule.Said
	NotSaid      = rule.NotSaid
	Hypothetical = rule.Hypothetical
)

// Status is where a quotation stands with the editors.
type Status string

// The statuses. Auto: no editor has looked.
const (
	Auto      Status = "auto"
	Confirmed Status = "confirmed"
	Corrected Status = "corrected"
	Disputed  Status = "disputed"
	Withheld  Status = "withheld"
	Retracted Status = "retracted"
)

// EntityType is the type of an entity or a speaker. Group and Unnamed occur for speakers only.
type EntityType string

// The types.
const (
	Person       EntityType = "person"
	Organisation EntityType = "organisation"
	Place        EntityType = "place"
	Group        EntityType = "group"
	Unnamed      EntityType = "unnamed"
)

// Entity is a person, organisation or place, registered or as printed. ID is "" for a name that has
// no id (a lone surname).
type Entity struct {
	ID         string
	Name       string
	Type       EntityType
	Registered bool
}

// Speaker is an entity that speaks, with the role it held that day ("" where none is known) and,
// for a group, its members.
type Speaker struct {
	Entity
	Role    string
	Members []Speaker
}

// Span is a byte range with its words.
type Span struct {
	prose.Range
	Text string
}

// Candidate is a speaker that was considered.
type Candidate struct {
	Speaker    Speaker
	Confidence float64
	Rule       string
}

// Quotation is one stretch in quotation marks, marks included. Quotations with one Utterance make
// one utterance, whose id is its first quotation's.
type Quotation struct {
	prose.Range
	ID         string
	Around     string // a mark of what stands around it, where its words are few or stand twice; or ""
	Utterance  string
	EchoOf     string // an utterance's id, or ""
	Parent     string // the id of the quotation it stands in, or ""
	Kind       Kind
	Speech     bool
	Speaker    *Speaker // nil: nobody is named (below the threshold, or nobody was found)
	Via        *Speaker
	Assertion  Assertion
	Source     *Span
	Cue        *Span
	Rule       string
	Confidence float64   // meaningless where Decided
	Decided    bool      // an editor's decision set the speaker
	Instead    []Speaker // whom the program named or thought of first, where Decided: who hides the tie hides them
	Candidates []Candidate
	Evidence   []Evidence // what the reading leans on
	Lacking    Lack       // why nobody is named; "" where somebody is
	Status     Status
	By, On     string // who checked it, when
	Note       string
	FormerIDs  []string
	Tried      []Tried // what every rule proposed; only where Options.Tried asks for it

	asked float64 // how sure a name asks to be

	why, how string // why it is speech or not; how the source was resolved
}

// Mention is a phrase that refers to an entity.
type Mention struct {
	prose.Range
	Entity     Entity
	Rule       string
	Confidence float64
}
