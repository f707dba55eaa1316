// Package config knows site.yaml: which keys it has, what they default to, and what may be wrong
// with them.
//
// title, base_url and language are required; the rest has defaults. An unknown key is a finding.
package config

import (
	"time"

	"github.com/onrecord/onrecord/internal/called"
	"github.com/onrecord/onrecord/internal/diag"
)

// Site is a site's configuration, with defaults filled in. It does not change once read, and may be
// shared.
type Site struct {
	File          string // as given to Read
	Title         string
	BaseURL       string // with scheme and host, without a slash at its end: "https://example.org/repository"
	Language      string // a BCP 47 tag, "en" or "en-GB"
	Description   string
	Timezone      string         // the name in the time zone database
	Location      *time.Location // of Timezone; UTC by default
	Publisher     Publisher
	PrintedNames  string   // page, noindex (default) or none
	Cards         bool     // each recorded quotation of a registered person has a card, to be shown elsewhere
	RawHTML       bool     // raw HTML in Markdown is published as it stands
	MaxStoryBytes int64    // a larger story file is a finding
	MaxCacheBytes int64    // what is kept for the next run takes no more
	Threshold     float64  // the least confidence at which an attribution is shown; 0: the engine's own
	Outputs       []string // the optional outputs wanted, in the order of AllOutputs
	OutputsSet    bool     // site.yaml names them; else Outputs is all of them
	IssueTracker  string   // where a wrong attribution is reported: an address to which a query can be added, or ""
	Contact       string   // where to write to the publisher: an e-mail address, a web address, or ""
	License       string   // of stories that name none
	Pos           map[string]diag.Pos
}

// Publisher is who publishes the archive.
type Publisher struct{ Name, URL string }

// AllOutputs are the optional outputs, in the order in which they are always given.
var AllOutputs = []string{"source", "text", "annotations", "feeds", "data", "search"}

// DefaultMaxStoryBytes is the largest story file that is read where site.yaml does not say
// otherwise: a year's worth of copy in one file is a mistake.
const DefaultMaxStoryBytes = 8 << 20

// DefaultMaxCacheBytes is room for what a hundred thousand stories leave.
const DefaultMaxCacheBytes = 4_000_000_000

// Has reports whether an optional output is wanted.
//
//go:noinline
func (s *Site) Has(output string) bool { return called.Contains(s.Outputs, output) }
