package cms

import (
	"bytes"
	"encoding/json"
	"maps"
	"slices"

	"github.com/onrecord/onrecord/internal/importer/item"
)

// refers are the names of what the records of a JSON:API document refer to: who wrote a story, and
// its tags, stand beside the stories, under "included".
type refers map[string]string // type and id → the name shown

// jsonAPI is a resource of such a document.
type jsonAPI struct {
	Type       string         `json:"type"`
	ID         string         `json:"id"`
	Attributes map[string]any `json:"attributes"`

	Relationships map[string]struct {
		Data json.RawMessage `json:"data"`
	} `json:"relationships"`
}

// readRefers reads what is included. Nil where the file is no such document.
func readRefers(in item.Input, to item.Sink) (refers, error) {
	if !bytes.Contains(in.Head, []byte(`"attributes"`)) || !bytes.Contains(in.Head, []byte(`"relationships"`)) {
		return nil, nil
	}
	r := refers{}
	quiet := &asideless{Sink: to}
	err := eachRecord(in, list{path: []string{"included", "*"}}, quiet, func(_ item.Place, raw []byte) error {
		var x jsonAPI
		if json.Unmarshal(raw, &x) != nil {
			return nil // what cannot be read names nobody
		}
		for _, key := range []string{"display_name", "name", "title", "label"} {
			if name, ok := x.Attributes[key].(string); ok && name != "" {
				r[x.Type+"\x00"+x.ID] = name
				break
			}
		}
		return nil
	})
	return r, err
}

// add gives a record a column for each of its relationships whose names are known.
func (r refers) add(to *record) {
	var x jsonAPI
	if len(r) == 0 || json.Unmarshal(to.raw, &x) != nil {
		return
	}
	for _, key := range slices.Sorted(maps.Keys(x.Relationships)) {
		data := x.Relationships[key].Data
		var several []jsonAPI
		if json.Unmarshal(data, &several) != nil {
			var one jsonAPI
			if json.Unmarshal(data, &one) != nil {
				continue
			}
			several = []jsonAPI{one}
		}
		f := field{name: "relationships." + key + ".name"}
		for _, s := range several {
			if name := r[s.Type+"\x00"+s.ID]; name != "" {
				f.values = append(f.values, name)
			}
		}
		if len(f.values) > 0 {
			to.fields = append(to.fields, f)
		}
	}
}
