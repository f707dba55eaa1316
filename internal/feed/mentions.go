package feed

import (
	"bytes"
	"strings"

	"github.com/onrecord/onrecord/internal/index"
)

// mention is one entity that a story mentions.
type mention struct {
	s *index.Story
	e *index.Mentioned
}

var mentionColumns = []column[mention]{
	{"story", "string", "The story's id.", func(x mention) given { return always(x.s.ID) }, true},
	{
		"entity", "string",
		"The name of who or what is mentioned: the registered name, or the fullest form that the story prints.",
		func(x mention) given { return always(x.e.Name) }, true,
	},
	{
		"type", "string", "person, organisation or place.",
		func(x mention) given { return always(string(x.e.Type)) }, true,
	},
	{
		"entity_id", "string", "The entity's id, where it is registered; none for a name as printed.",
		mention.id, false,
	},
	{
		"forms", "string",
		"The phrases that refer to it in the story, parted by semicolons; none where it is the name alone.",
		mention.forms, false,
	},
	{"count", "integer", "How often.", func(x mention) given { return whole(int(x.e.Count)) }, false},
	{
		"date", "date", "The day on which the story was printed; its headline and address stand in stories.jsonl.",
		func(x mention) given { return dayOf(x.s.Date) }, false,
	},
}

func (x mention) forms() given {
	if len(x.e.Forms) == 1 && x.e.Forms[0] == x.e.Name {
		return given{}
	}
	return text(strings.Join(x.e.Forms, "; "))
}

func (x mention) id() given {
	if !x.e.Registered {
		return given{}
	}
	return text(x.e.ID)
}

// mentions lists who and what is mentioned in stories. A name that is hidden in connection with its
// story is not in the record, or has no name there.
func (m *Maker) mentions(stories []*index.Story) (all []mention) {
	for _, s := range stories {
		for i := range s.Entities {
			if e := &s.Entities[i]; e.Name != "" {
				all = append(all, mention{s, e})
			}
		}
	}
	return all
}

func (m *Maker) mentionsCSV(b *bytes.Buffer, stories []*index.Story) error {
	all := m.mentions(stories)
	writeCSV(b, mentionColumns, len(all), func(i int) mention { return all[i] })
	return nil
}

func (m *Maker) mentionsJSON(b *bytes.Buffer, stories []*index.Story) error {
	for _, x := range m.mentions(stories) {
		object(b, mentionColumns, x)
		b.WriteByte('\n')
	}
	return nil
}
