package accuracy

import (
	"embed"
	"encoding/json"

	"github.com/onrecord/onrecord/internal/called"
)

// Last is what was measured last on this repository's gold.
type Last struct {
	Demo     Report // the archive that comes with the program, with its registry and without its editors' decisions
	Styles   Report // invented stories in many papers' manners, nobody in them registered
	Passages []Passages
	Outside  Outside
}

// Outside is what was measured on stories of other papers, which belong to their publishers:
// figures only.
type Outside struct {
	Papers []Papers `json:"papers"`
	Unread []Grade  `json:"unread"` // reliability on all that nobody had read
}

// Papers is what was measured on the papers of one kind.
type Papers struct {
	Kind     string `json:"kind"` // "us" or "world"
	Read     string `json:"read"` // "closely", "since" or "never": whether its mistakes were read
	Articles int    `json:"articles"`
	Named    int    `json:"named"` // quotations whose speaker the story names
	Found    int    `json:"found"` // … and that were given it
	Shown    int    `json:"shown"` // quotations that were given somebody's name
	Right    int    `json:"right"` // … and the right one
}

// Passages is how many marked passages hold the rules of a language, each for one turn of phrase;
// the engine's tests hold that all are read as they are marked.
type Passages struct {
	Language string `json:"language"` // BCP 47
	N        int    `json:"n"`
}

//go:embed measured.json styles.json passages.json outside.json
var files embed.FS

// ReadLast gives what was measured last; an error where the program was put together wrongly.
func ReadLast() (l Last, err error) {
	for _, f := range []struct {
		name string
		into any
	}{
		{"measured.json", &l.Demo},
		{"styles.json", &l.Styles},
		{"passages.json", &l.Passages},
		{"outside.json", &l.Outside},
	} {
		src, err := files.ReadFile(f.name)
		if err == nil {
			err = json.Unmarshal(src, f.into)
		}
		if err != nil {
			return l, called.Errorf("reading %s: %w", f.name, err)
		}
	}
	return l, nil
}
