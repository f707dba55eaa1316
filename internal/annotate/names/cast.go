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

// EntityID is an entity's place in Cast.Entities.
type EntityID int32

// NoEntity is the id of nobody and nothing.
const NoEntity EntityID = -1

// MentionID is a mention's place in Cast.Mentions.
type MentionID int32

// NoMention is the id of no mention.
const NoMention MentionID = -1

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

	over []MentionID // by token: the mention over it, or NoMention
}

// Over is the mention over token t, or nil.
//
//go:noinline
func (c *Cast) Over(t int32) *Mention {
	if uint(t) >= uint(len(c.over)) || c.over[t] == NoMention {
		return nil
	}
	return &c.Mentions[c.over[t]]
}

// From is the mention that begins with token t, or NoMention.
//
//go:noinline
func (c *Cast) From(t int32) MentionID {
	if m := c.over[t]; m != NoMention && c.Mentions[m].First == t {
		return m
	}
	return NoMention
}

// Entity is a person, organisation or place. Name is the fullest form that the story prints, or the
// registry's name.
type Entity struct {
	Name       string
	ID         string // slug.ID of Name, or the registry's id; "" for a lone surname or given name
	Type       Type
	Married    bool        // the last word of the name is a husband's surname: "Inés Quirol de Bracal"
	Kin        bool        // the story brings the person in as kin of somebody of that surname
	Gender     lang.Gender // Male, Female, or 0: not known
	GenderSure float32     // 0 to 1
	Registered bool
	Entry      *registry.Entry // nil when not registered
	Posts      []Post
}

// Post is what the text says an entity is: "Senator", "the company", "a spokeswoman for the
// ministry".
type Post struct {
	Head   lang.Word   // the lemma of its noun
	Of     EntityID    // the organisation or place it is held at, or NoEntity
	Words  []lang.Word // the phrase's other words that the pack knows
	Former bool
	Tok    int32  // the token of the noun; -1 where the registry tells of it
	First  int32  // the phrase's first token, article and possessive left out
	Last   int32  // the last token of the noun
	Title  string // the title of a registered role
}

// Mention is a phrase that names an entity. First and End are tokens, without title before it and
// 's after it; Range is the same in bytes.
type Mention struct {
	First, End int32
	Range      prose.Range
	Entity     EntityID   // NoEntity: somebody, but it cannot be told who
	Candidates []EntityID // with NoEntity: who it may be
	Rule       string
	Confidence float32
	Title      int32 // the first token of the titles and posts read before the name; First where there are none
	Plural     bool  // "the Clintons"
}
