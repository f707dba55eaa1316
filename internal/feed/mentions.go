package feed

import (
	"bytes"
	"strings"
	"time"

	"github.com/onrecord/onrecord/internal/index"
)

// mention is one entity that a story mentions.
type mention struct {
	m *Maker
	s *index.Story
	e *index.Mentioned
}

var mentionColumns = []column[mention]{
	{"story", "string", "The story's id.", func(x mention) any { return x.s.ID }, true},
	{"entity", "string", "The name of who or what is mentioned: the registered name, or the fullest form that the story prints.", func(x mention) any { return x.e.Name }, true},
	{"type", "string", "person, organisation or place.", func(x mention) any { return string(x.e.Type) }, true},
	{"entity_id", "string", "The registered entity's id; none for a name as printed.", mention.id, false},
	{"registered", "boolean", "Whether the entity is registered in the archive.", func(x mention) any { return x.e.Registered }, false},
	{"forms", "string", "The phrases that refer to it in the story, parted by semicolons.", func(x mention) any { return text(strings.Join(x.e.Forms, "; ")) }, false},
	{"count", "integer", "How often.", func(x mention) any { return x.e.Count }, false},
	{"date", "date", "The day on which the story was printed.", func(x mention) any { return x.s.Date.Format(time.DateOnly) }, false},
	{"address", "string", "The story's full address.", func(x mention) any { return x.m.url(x.s.Address) }, false},
}

func (x mention) id() any {
	if !x.e.Registered {
		return nil
	}
	return text(x.e.ID)
}

// mentions lists who and what is mentioned in stories. A name that is hidden in connection with its story is not in the record, or has no name there.
func (m *Maker) mentions(stories []*index.Story) (all []mention) {
	for _, s := range stories {
		for i := range s.Entities {
			if e := &s.Entities[i]; e.Name != "" {
				all = append(all, mention{m, s, e})
			}
		}
	}
	return all
}

func (m *Maker) mentionsCSV(b *bytes.Buffer, stories []*index.Story) error {
	all := m.mentions(stories)
	return writeCSV(b, mentionColumns, len(all), func(i int) mention { return all[i] })
}

func (m *Maker) mentionsJSON(b *bytes.Buffer, stories []*index.Story) error {
	for _, x := range m.mentions(stories) {
		if err := object(b, mentionColumns, x); err != nil {
			return err
		}
		b.WriteByte('\n')
	}
	return nil
}
