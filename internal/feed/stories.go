package feed

import (
	"bytes"
	"time"

	"github.com/onrecord/onrecord/internal/address"
	"github.com/onrecord/onrecord/internal/index"
)

// storyLine is a line of stories.jsonl.
type storyLine struct {
	ID, Title, Date, Updated, Address string
	State, Access, Lang, Section      string
	Bylines                           []string
	Publisher, URL, SourceID, License string
	Topics                            []string
	Words, Utterances                 int
	SHA256                            string // of the story's file
	Engine                            string
}

var accessNames = map[index.Access]string{
	index.Full: "full", index.QuotationsOnly: "quotations", index.MetadataOnly: "metadata",
}

// stories writes every story's line, from the oldest to the newest, then the withdrawn ones: of
// these only what their notice tells.
func (m *Maker) stories(b *bytes.Buffer, was *Earlier) error {
	for i := range m.ix.Len() + len(m.ix.Withdrawn) {
		if !m.storyAgain(b, was, i, false) {
			writeObject(b, m.storyAt(i))
		}
	}
	return nil
}

// storyAgain writes the i-th line as it was before, where tables tell the same of its story, and
// reports whether it could.
func (m *Maker) storyAgain(b *bytes.Buffer, was *Earlier, i int, cells bool) bool {
	if was == nil || i >= m.ix.Len() || !was.Same(int32(i)) {
		return false
	}
	head, id := b.AvailableBuffer(), always(m.ix.Head(i).ID)
	if cells {
		head = id.appendCell(head)
	} else {
		head = id.appendJSON(append(head, `{"id":`...))
	}
	line := was.line(append(head, ','), 1, cells)
	if line == nil {
		return false
	}
	b.Write(line)
	b.WriteByte('\n')
	return true
}

// writeObject writes a line of JSON Lines: what the table has, with lists as lists.
func writeObject(b *bytes.Buffer, s storyLine) {
	out := b.AvailableBuffer()
	sep := byte('{')
	for _, c := range storyColumns {
		v, list := c.value(s), s.list(c.name)
		if v.kind == notGiven && len(list) == 0 {
			continue
		}
		out = append(append(append(out, sep, '"'), c.name...), '"', ':')
		if list == nil {
			out = v.appendJSON(out)
		} else {
			out = appendList(out, list)
		}
		sep = ','
	}
	b.Write(append(out, "}\n"...))
}

// list is what a column has a list of; else nil.
func (s *storyLine) list(column string) []string {
	switch column {
	case "bylines":
		return s.Bylines
	case "topics":
		return s.Topics
	}
	return nil
}

func appendList(out []byte, list []string) []byte {
	sep := byte('[')
	for _, text := range list {
		out = appendString(append(out, sep), text)
		sep = ','
	}
	return append(out, ']')
}

// StoryLines are what the tables of stories tell of a published one, by the table's path: its line
// in each table of all stories, and, as StoriesBeside, in those that stand beside pages.
func (m *Maker) StoryLines(s *index.Story) map[string][]byte {
	line := m.storyLine(s)
	var beside, table, object bytes.Buffer
	writeCells(&beside, storyColumns, line)
	line.Engine = m.site.Engine
	writeCells(&table, storyColumns, line)
	writeObject(&object, line)
	return map[string][]byte{
		address.StoriesBeside: beside.Bytes(), address.StoriesCSV: table.Bytes(), address.Stories: object.Bytes(),
	}
}

// storiesCSV writes the same as a table.
func (m *Maker) storiesCSV(b *bytes.Buffer, was *Earlier) error {
	writeHeader(b, storyColumns)
	for i := range m.ix.Len() + len(m.ix.Withdrawn) {
		if !m.storyAgain(b, was, i, true) {
			writeCells(b, storyColumns, m.storyAt(i))
		}
	}
	return nil
}

// storyAt is the i-th line: of a story, or of a withdrawn one.
func (m *Maker) storyAt(i int) storyLine {
	var line storyLine
	if n := m.ix.Len(); i < n {
		line = m.storyLine(m.ix.Story(i))
	} else {
		s := m.ix.Withdrawn[i-n]
		line = storyLine{
			ID: s.ID, Date: s.Date.Format(time.DateOnly), Address: m.url(s.Address), State: "withdrawn",
		}
	}
	line.Engine = m.site.Engine
	return line
}

func (m *Maker) storyLine(s *index.Story) storyLine {
	line := storyLine{
		ID: s.ID, Title: s.Title, Date: s.Date.Format(time.DateOnly), Address: m.url(s.Address), State: "published",
		Access: accessNames[s.Access],
		Lang:   s.Lang, Section: s.Section, Bylines: s.Bylines, Publisher: s.Source.Publisher, URL: s.Source.URL,
		SourceID: s.Source.ID,
		License:  s.Source.License, Topics: s.Topics, Words: s.Words,
	}
	if !s.Updated.IsZero() {
		line.Updated = s.Updated.Format(time.DateOnly)
	}
	line.Utterances = s.Quotations()
	if m.site.Original != nil {
		line.SHA256 = m.site.Original(s)
	}
	return line
}
