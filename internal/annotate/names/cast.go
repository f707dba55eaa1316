// Package names knows who and what a story names: people, organisations and places, found cold, by the story's own words, a language pack and, where there is
// one, the archive's registry.
//
// Find reads a story once from left to right and cuts what stands in capitals into names (segment.go and the files it leads to: title.go, organisation.go with
// orgtail.go, run.go, tied.go and acronym.go, place.go, person.go) and lays the registry's over them (overlay.go). What shape alone leaves open is decided by what stands
// around the name at all its places in the story (signs.go, signs_before.go, signs_after.go; weigh.go for runs, verdict.go for lone words). Then it joins the names that mean one person or thing (people.go;
// things.go with namesake.go, acronym.go and shortname.go), resolves what stands alone (single.go), and notes what the text says of each (posts.go, gender.go,
// pronouns.go). Nothing is guessed from one word's capital alone: each mention carries the rule that found it.
package names

import (
	"time"

	"github.com/onrecord/onrecord/internal/annotate/lang"
	"github.com/onrecord/onrecord/internal/prose"
	"github.com/onrecord/onrecord/internal/registry"
)

// Type is the type of an entity.
type Type uint8

// The types.
const (
	Person Type = iota
	Organisation
	Place
)

// Input is what Find reads. Words is in step with Tokens (lang.Pack.Words).
type Input struct {
	Text      prose.Text
	Tokens    []prose.Token
	Sentences []prose.Sentence
	Words     []lang.Word
	Pack      *lang.Pack
	Registry  *Registry // nil: a cold start
	Date      time.Time // zero: not known
}

// Cast is everybody and everything a story names.
type Cast struct {
	Entities []Entity  // in the order in which they are first mentioned
	Mentions []Mention // by First, not overlapping; also those inside quotations, headlines and the notice
}

// Entity is a person, organisation or place. Name is the fullest form that the story prints, or the registry's name.
type Entity struct {
	Name       string
	ID         string // slug.ID of Name, or the registry's id; "" for a lone surname or given name
	Type       Type
	Gender     lang.Gender // Male, Female, or 0: not known
	GenderSure float32     // 0 to 1
	Registered bool
	Entry      *registry.Entry // nil when not registered
	Posts      []Post
}

// Post is what the text says an entity is: "Senator", "the company", "a spokeswoman for the ministry".
type Post struct {
	Head   lang.Word   // the lemma of its noun
	Of     int32       // the organisation or place it is held at, an entity, or -1
	Words  []lang.Word // the phrase's other words that the pack knows
	Former bool
	Tok    int32 // the token of the noun
}

// Mention is a phrase that names an entity. First and End are tokens, without title before it and 's after it; Range is the same in bytes.
type Mention struct {
	First, End int32
	Range      prose.Range
	Entity     int32   // -1: somebody, but it cannot be told who
	Candidates []int32 // with Entity -1: who it may be
	Rule       string
	Confidence float32
	Title      int32 // the first token of the titles and posts read before the name; First where there are none
	Plural     bool  // "the Clintons"
}
