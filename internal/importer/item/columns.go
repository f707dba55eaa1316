package item

import (
	"github.com/onrecord/onrecord/internal/called"
)

// Options are what the person who imports has said, for the readers to heed.
type Options struct {
	// Columns says what a column of a table, or a path of a JSON record ("fields.body.value"), is:
	// its name as the export has it → one of Keys. What it names wins over any guess; columns that
	// it does not name are guessed. Names are matched exactly first, then without case and spaces.
	Columns map[string]string
	// Body says what bodies are written in, where an export does not tell; "" is guessed.
	Body BodyKind
}

// Keys are what a column can be. Those with a list take one value or several.
var Keys = []string{
	"title", "deck", "highlights", "dateline", "bylines", "credit", "section", "tags", "lang", "slug",
	"date", "time", "updated", "embargo", "url", "aliases", "source_id", "version", "state", "license",
	"body", "image", "caption",
	Ignore,
}

// Ignore is the key of a column that is not wanted.
const Ignore = "ignore"

// IsKey reports whether a column can be key.
func IsKey(key string) bool { return called.Contains(Keys, key) }

// Column is how a reader took one column of a table.
type Column struct {
	Name    string // as the export has it
	Key     string // one of Keys, or "" where nothing could be made of it
	Guessed bool   // else the map said so
	Sample  string // a value, shortened
}

// Shower is a Sink that also shows how a table was understood. A reader asks whether its Sink is
// one.
type Shower interface {
	Columns(at Place, columns []Column)
}
