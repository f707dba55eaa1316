package importer

import (
	"strings"

	"github.com/onrecord/onrecord/internal/diag"
	"github.com/onrecord/onrecord/internal/fields"
	"github.com/onrecord/onrecord/internal/importer/item"
	"github.com/onrecord/onrecord/internal/slug"
)

// Map is what the person who imports has said of an export: which column is what, which tag is
// which topic, who is meant by which name. The zero Map says nothing.
type Map struct {
	columns map[string]string
	body    item.BodyKind
	topics  map[string]string // by the tag's id; "" says that it is none
	authors map[string]string // by the folded name; "" says that it is nobody's name
	section map[string]string
}

// mapping is a map's file.
type mapping struct {
	Columns  fields.Value `yaml:"columns"`
	Body     fields.Text  `yaml:"body"`
	Topics   fields.Value `yaml:"topics" elsewhere:"tags categories"`
	Authors  fields.Value `yaml:"authors" elsewhere:"bylines writers"`
	Sections fields.Value `yaml:"sections"`
}

// none is how a map says that a name means nothing.
const none = "none"

// ReadMap reads a map's file. The Map is never nil; with findings of severity error it ought not be
// used.
func ReadMap(name string, src []byte) (*Map, []diag.Finding) {
	m := &Map{}
	if f, bad := fields.BadUTF8(name, src); bad {
		return m, []diag.Finding{f}
	}
	doc, found := fields.Parse(name, src, 1)
	var f mapping
	r := mapReader{found: append(found, doc.Decode(&f)...)}
	m.columns = r.pairs(f.Columns, "columns", `Headline: title`, strings.TrimSpace)
	m.topics = r.pairs(f.Topics, "topics", `Ferries: ferry`, slug.ID)
	m.authors = r.pairs(f.Authors, "authors", `emarsh: E. Marsh`, slug.Fold)
	m.section = r.pairs(f.Sections, "sections", `local-news: Local news`, slug.Fold)
	r.keys(f.Columns)
	r.ids(f.Topics)
	word, wrong := f.Body.OneOf("body", "", string(item.HTML), string(item.Markdown), string(item.Text))
	m.body = item.BodyKind(word)
	r.found = append(r.found, wrong...)
	return m, r.found
}

type mapReader struct{ found []diag.Finding }

func (r *mapReader) complain(at diag.Pos, code, message, hint string) {
	r.found = append(r.found, diag.Finding{Pos: at, Code: code, Message: message, Hint: hint})
}

// pairs reads a mapping of texts; none becomes "".
func (r *mapReader) pairs(v fields.Value, name, example string, fold func(string) string) map[string]string {
	out := map[string]string{}
	if !v.Given() || v.Null {
		return out
	}
	if v.Map == nil {
		r.complain(v.Pos, "wrong-type", name+" is no list of pairs", "write a line a pair below it: "+example)
		return out
	}
	for _, p := range v.Map {
		if !p.Value.IsText() {
			r.complain(p.Value.Pos, "wrong-type", fields.Quote(p.Key.Value)+" leads to nothing",
				"write "+example+", or none where it means nothing")
			continue
		}
		if to := OneLine(p.Value.Text); to != none {
			out[fold(p.Key.Value)] = to
		} else {
			out[fold(p.Key.Value)] = ""
		}
	}
	return out
}

// keys checks that columns lead to keys that there are.
func (r *mapReader) keys(v fields.Value) {
	for _, p := range v.Map {
		if key := p.Value.Text; p.Value.IsText() && key != none && !item.IsKey(key) {
			r.complain(p.Value.Pos, "unknown-key", "there is no key "+fields.Quote(key),
				diag.DidYouMean(key, item.Keys, "the keys are "+strings.Join(item.Keys, ", ")))
		}
	}
}

// ids checks that tags lead to ids.
func (r *mapReader) ids(v fields.Value) {
	for _, p := range v.Map {
		if id := p.Value.Text; p.Value.IsText() && slug.ID(id) != id {
			r.complain(p.Value.Pos, "bad-id", fields.Quote(id)+" is no topic's id",
				"write small letters and numbers with hyphens between: "+slug.ID(id))
		}
	}
}

func (m *Map) options() item.Options {
	columns := map[string]string{}
	for name, key := range m.columns {
		if key == "" {
			key = item.Ignore
		}
		columns[name] = key
	}
	return item.Options{Columns: columns, Body: m.body}
}

// topic is the topic that the map gives a tag; named is false where the map does not speak of it.
func (m *Map) topic(name string) (id string, named bool) {
	id, named = m.topics[slug.ID(name)]
	return id, named
}

// names are the writers' names as the map gives them.
func (m *Map) names(bylines []string) []string {
	if len(m.authors) == 0 {
		return bylines
	}
	var out []string
	for _, b := range bylines {
		if to, named := m.authors[slug.Fold(b)]; !named {
			out = append(out, b)
		} else if to != "" {
			out = append(out, to)
		}
	}
	return out
}

// sectionOf is a section as the map gives it.
func (m *Map) sectionOf(name string) string {
	if to, named := m.section[slug.Fold(name)]; named {
		return to
	}
	return name
}
