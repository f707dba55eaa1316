// Package accuracy knows how well quotations are attributed: what a gold standard says of a story,
// how the engine's reading is compared with it, and what was measured last.
//
// The gold files of this repository stand in gold/, one a story, written by hand;
// docs/demo-archive.md describes their format. What was measured on them stands in JSON files here,
// is shown on the page /about/accuracy/, and is held by a test: a fall fails until somebody accepts
// it on purpose.
package accuracy

import (
	"github.com/onrecord/onrecord/internal/diag"
	"github.com/onrecord/onrecord/internal/fields"
)

// Gold says what a careful reader would say of one story.
type Gold struct {
	Story         string // the story's id
	Utterances    []Utterance
	Other         []Mark
	People        []string // the fullest form that the story prints
	Organisations []string
	Places        []string
}

// Utterance is one utterance of the gold standard, told by the words of its first quotation.
type Utterance struct {
	Pos        diag.Pos
	Quote      string // without its outermost marks
	Occurrence int    // 1, 2, … among the story's quotations with the same folded words
	Parts      int    // how many quotations make it
	Kind       string // direct or partial
	Speakers   []Name // none: nobody can be told; several: a joint statement
	Via        string // an id: who relays a nested quotation
	How        string // named, pronoun, nominal, none, decision: how the text names the speaker
	Assertion  string // said, not_said, hypothetical
	EchoOf     string // the first words of the body's utterance that it repeats, or ""
}

// Mark is a stretch in quotation marks that is not speech.
type Mark struct {
	Quote      string
	Occurrence int
	Why        string // term, title, scare, …
}

// Name is a speaker of the gold standard. Exactly one field is set.
type Name struct{ ID, Name, Unnamed string }

// goldFile is a gold file as written.
type goldFile struct {
	Story      fields.Text `yaml:"story"`
	Utterances []struct {
		Pos        diag.Pos
		Quote      fields.Text  `yaml:"quote"`
		Occurrence fields.Int   `yaml:"occurrence"`
		Parts      fields.Int   `yaml:"parts"`
		Kind       fields.Text  `yaml:"kind"`
		Speaker    fields.Value `yaml:"speaker"`
		Via        fields.Text  `yaml:"via"`
		How        fields.Text  `yaml:"how"`
		Assertion  fields.Text  `yaml:"assertion"`
		EchoOf     fields.Text  `yaml:"echo_of"`
	} `yaml:"utterances"`
	Other []struct {
		Quote      fields.Text `yaml:"quote"`
		Occurrence fields.Int  `yaml:"occurrence"`
		Why        fields.Text `yaml:"why"`
	} `yaml:"other"`
	People        []fields.Text `yaml:"people"`
	Organisations []fields.Text `yaml:"organisations"`
	Places        []fields.Text `yaml:"places"`
}

// ReadGold reads one gold file. The Gold is never nil.
func ReadGold(name string, src []byte) (*Gold, []diag.Finding) {
	var f goldFile
	found := fields.Decode(name, src, 1, &f)
	g := &Gold{
		Story: f.Story.Value, People: fields.Strings(f.People),
		Organisations: fields.Strings(f.Organisations), Places: fields.Strings(f.Places),
	}
	for _, u := range f.Utterances {
		speakers, ok := speakers(u.Speaker)
		if !ok {
			found = append(found, diag.Finding{
				Pos: u.Quote.Pos, Code: "bad-speaker", Message: "this utterance's speaker cannot be read",
				Hint: `write a registry id, {name: "…"}, {unnamed: "…"}, a list of these, or none`,
			})
		}
		g.Utterances = append(g.Utterances, Utterance{
			Pos: u.Quote.Pos, Quote: u.Quote.Value, Occurrence: max(1, int(u.Occurrence.Value)),
			Parts: max(1, int(u.Parts.Value)),
			Kind:  u.Kind.Value, Speakers: speakers, Via: u.Via.Value, How: u.How.Value,
			Assertion: orSaid(u.Assertion.Value), EchoOf: u.EchoOf.Value,
		})
	}
	for _, m := range f.Other {
		g.Other = append(g.Other, Mark{m.Quote.Value, max(1, int(m.Occurrence.Value)), m.Why.Value})
	}
	return g, found
}

func orSaid(assertion string) string {
	if assertion == "" {
		return "said"
	}
	return assertion
}

// speakers reads a speaker, several, or none.
func speakers(v fields.Value) (names []Name, ok bool) {
	switch {
	case v.IsText() && v.Text == "none":
		return nil, true
	case v.List == nil:
		v.List = []fields.Value{v}
	}
	for _, item := range v.List {
		switch {
		case item.IsText():
			names = append(names, Name{ID: item.Text})
		case len(item.Map) == 1 && item.Map[0].Key.Value == "name":
			names = append(names, Name{Name: item.Map[0].Value.Text})
		case len(item.Map) == 1 && item.Map[0].Key.Value == "unnamed":
			names = append(names, Name{Unnamed: item.Map[0].Value.Text})
		default:
			return nil, false
		}
	}
	return names, true
}
