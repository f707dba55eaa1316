// Package registry knows the archive's own files on people, organisations, places and topics: their
// names, aliases, and roles over time.
//
// An entry is a Markdown file, content/people/ann-lee.md: the folder says its type, the file's name
// is its id, front matter holds the facts, and what follows is a note for readers. One id names one
// thing, whatever its type.
package registry

import (
	"cmp"
	"slices"
	"strings"

	"github.com/onrecord/onrecord/internal/address"
	"github.com/onrecord/onrecord/internal/called"
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

// String is the type's name in lower case, as data files carry it.
func (t Type) String() string { return [...]string{"person", "organisation", "place", "topic"}[t] }

// Folder is the folder below content/ that holds the type's entries.
func (t Type) Folder() string { return [...]string{"people", "organisations", "places", "topics"}[t] }

// Pages is the folder of the type's pages.
func (t Type) Pages() address.Folder {
	return [...]address.Folder{address.Speakers, address.Speakers, address.Places, address.Topics}[t]
}

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
	SortName   string // as written; "" means by the rule for all names
	Pronouns   string // he, she, they or ""
	Born, Died Day
	Roles      []Role
	Similar    []string
	InNoStory  bool // no story need name whom the entry hides

	// organisations
	Kind  string
	Place string

	// places
	In string

	// topics
	Match   []string
	Broader []string
	IPTC    string

	at places
}

// places says where the values that name other entries stand.
type places struct {
	aliases, formerIDs, similar, broader []diag.Pos
	place, in                            diag.Pos
}

// Address is where the entry's own page stands, or would stand.
//
//go:noinline
func (e *Entry) Address() string { return e.Type.Pages().Of(e.ID) }

// Names returns the entry's name and aliases, name first.
//
//go:noinline
func (e *Entry) Names() []string { return append([]string{e.Name}, e.Aliases...) }

// FormerPos is where FormerIDs[i] stands.
func (e *Entry) FormerPos(i int) diag.Pos { return e.at.formerIDs[i] }

// Listed reports whether the entry stands in lists, sitemaps and files: its visibility is full.
func (e *Entry) Listed() bool { return e.Visibility == "full" }

// RolesOn returns the posts that a person held on a day, in the order of the file. Where only a
// year or month of a beginning or end is known, all of that year or month counts as held.
//
//go:noinline
func (e *Entry) RolesOn(d Day) []Role {
	var held []Role
	for _, r := range e.Roles {
		if r.HeldOn(d) {
			held = append(held, r)
		}
	}
	return held
}

// Registry is all entries. It does not change once read, and may be shared.
type Registry struct {
	Entries []*Entry // by Type, then ID
	byID    map[string]*Entry
	byName  map[string][]*Entry // by folded name or alias, in the order of Entries
	former  map[string]*Entry   // by former id
}

// ByID returns the entry with an id, or nil. A nil Registry has no entries.
//
//go:noinline
func (r *Registry) ByID(id string) *Entry {
	if r == nil {
		return nil
	}
	return r.byID[id]
}

// OfType returns the entries of one type, by id.
//
//go:noinline
func (r *Registry) OfType(t Type) []*Entry {
	if r == nil {
		return nil
	}
	return ofType(r.Entries, t)
}

// ofType are those of a type among entries that are sorted by it.
//
//go:noinline
func ofType(all []*Entry, t Type) []*Entry {
	first, _ := slices.BinarySearchFunc(all, t, func(e *Entry, t Type) int { return cmp.Compare(e.Type, t) })
	last, _ := slices.BinarySearchFunc(all, t+1, func(e *Entry, t Type) int { return cmp.Compare(e.Type, t) })
	return all[first:last:last]
}

// Named returns the entries, of the types given or of all, that have a name or alias which folds to
// the same words.
func (r *Registry) Named(name string, types ...Type) []*Entry {
	if r == nil {
		return nil
	}
	all := r.byName[foldName(name)]
	if len(types) == 0 {
		return all
	}
	var some []*Entry
	for _, e := range all {
		if called.Contains(types, e.Type) {
			some = append(some, e)
		}
	}
	return some
}

// Formerly returns the entry that once had an id, or nil.
func (r *Registry) Formerly(id string) *Entry {
	if r == nil {
		return nil
	}
	return r.former[id]
}

// Nearest returns the id, among the types given or all, that a mistyped id was most likely meant to
// be, or "".
func (r *Registry) Nearest(id string, types ...Type) string {
	if r == nil {
		return ""
	}
	var ids []string
	for _, e := range r.Entries {
		if len(types) == 0 || called.Contains(types, e.Type) {
			ids = append(ids, e.ID)
		}
	}
	return diag.Nearest(id, ids)
}

// mostAsked is for how many unknown ids of one place a like one is looked for.
const mostAsked = 100

// Unknown is the finding for an id that names no entry of the types wanted: what is the word for
// what is wanted there ("topic", "speaker"). Before it so many were unknown in the same place; of
// thousands, a like id is looked for to the first alone.
func (r *Registry) Unknown(before int, id, what string, at diag.Pos, types ...Type) diag.Finding {
	f := diag.Finding{Pos: at, Code: "unknown-id", Message: "unknown " + what + " \"" + id + "\""}
	folder := Person.Folder()
	if len(types) > 0 {
		folder = types[0].Folder()
	}
	near := ""
	if before < mostAsked {
		near = r.Nearest(id, types...)
	}
	switch {
	case r.ByID(id) != nil:
		e := r.ByID(id)
		f.Message = "\"" + id + "\" is " + article(e.Type.String()) + " (" + e.File + "), where " + article(what) +
			" is wanted"
		f.Hint = "write another id, or put the right file into content/" + folder + "/"
	case r.Formerly(id) != nil:
		f.Hint = "it is called " + r.Formerly(id).ID + " now; write that"
	case near != "":
		f.Hint = "did you mean " + near + "?"
	case len(r.Named(id, types...)) == 1:
		f.Hint = "write the id: " + r.Named(id, types...)[0].ID
	default:
		f.Hint = "add content/" + folder + "/" + id + ".md, or correct the id"
	}
	return f
}

func article(noun string) string {
	if strings.ContainsRune("aeiou", rune(noun[0])) {
		return "an " + noun
	}
	return "a " + noun
}
