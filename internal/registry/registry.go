// Package registry knows the archive's own files on people, organisations, places and topics: their names, aliases, and roles over time.
package registry

import (
	"time"

	"github.com/onrecord/onrecord/internal/diag"
)

// Type is the type of an entry.
type Type uint8

// The types of entry.
const (
	Person Type = iota
	Organisation
	Place
	Topic
)

// Entry is one file of the registry. Fields that do not belong to its Type are zero.
type Entry struct {
	Type       Type
	ID         string // the file's name without its ending
	File       string
	Pos        diag.Pos // of name:
	Name       string
	Aliases    []string
	FormerIDs  []string
	Visibility string // full (default), noindex, none
	Wikidata   string
	URL        string
	Note       []byte // Markdown, optional
	NoteLine   int

	// people
	SortName   string
	Pronouns   string // he, she, they or ""
	Born, Died Day
	Roles      []Role
	Similar    []string

	// organisations
	Kind  string
	Place string

	// places
	In string

	// topics
	Match   []string
	Broader []string
	IPTC    string
}

// Role is a post held from a day until a day. A zero From or Until is open. Until is the last day of the post.
type Role struct {
	Title string
	Of    string // an organisation's id
	From  Day
	Until Day
	Also  []string // other phrases that mean this post: "NATO chief"
	Pos   diag.Pos
}

// Day is a calendar day; the month or the day may be 0 where only a year or month is known. The zero Day is "not given".
type Day struct {
	Year  int
	Month time.Month
	Day   int
}

// Registry is all entries. It does not change once read, and may be shared.
type Registry struct {
	Entries []*Entry // by Type, then ID
	byID    map[string]*Entry
}
