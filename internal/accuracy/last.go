package accuracy

import (
	"embed"
	"encoding/json"
	"fmt"
)

// Last is what was measured last on this repository's gold.
type Last struct {
	Demo     Report // the archive that comes with the program, with its registry and without its editors' decisions
	Styles   Report // invented stories in many papers' manners, nobody in them registered
	Passages []Passages
}

// Passages is how many marked passages hold the rules of a language, each for one turn of phrase;
// the engine's tests hold that all are read as they are marked.
type Passages struct {
	Language string `json:"language"` // BCP 47
	N        int    `json:"n"`
}

//go:embed measured.json styles.json passages.json
var files embed.FS

// ReadLast gives what was measured last; an error where the program was put together wrongly.
func ReadLast() (l Last, err error) {
	for _, f := range []struct {
		name string
		into any
	}{{"measured.json", &l.Demo}, {"styles.json", &l.Styles}, {"passages.json", &l.Passages}} {
		src, err := files.ReadFile(f.name)
		if err == nil {
			err = json.Unmarshal(src, f.into)
		}
		if err != nil {
			return l, fmt.Errorf("reading %s: %w", f.name, err)
		}
	}
	return l, nil
}
