package feed

import (
	"bytes"
	"time"

	"github.com/onrecord/onrecord/internal/address"
	"github.com/onrecord/onrecord/internal/index"
)

// storyLine is a line of stories.jsonl.
type storyLine struct {
	ID         string   `json:"id"`
	Title      string   `json:"title,omitempty"`
	Date       string   `json:"date"`
	Updated    string   `json:"updated,omitempty"`
	Address    string   `json:"address"`
	State      string   `json:"state"`
	Access     string   `json:"access,omitempty"`
	Lang       string   `json:"lang,omitempty"`
	Section    string   `json:"section,omitempty"`
	Bylines    []string `json:"bylines,omitempty"`
	Publisher  string   `json:"publisher,omitempty"`
	URL        string   `json:"url,omitempty"`
	SourceID   string   `json:"source_id,omitempty"`
	License    string   `json:"license,omitempty"`
	Topics     []string `json:"topics,omitempty"`
	Words      int      `json:"words,omitempty"`
	Utterances int      `json:"utterances"`
	SHA256     string   `json:"sha256,omitempty"` // of the story's file
	Engine     string   `json:"engine"`
}

var accessNames = map[index.Access]string{
	index.Full: "full", index.QuotationsOnly: "quotations", index.MetadataOnly: "metadata",
}

// stories writes every story's line, from the oldest to the newest, then the withdrawn ones: of
// these only what their notice tells.
func (m *Maker) stories(b *bytes.Buffer) error {
	for i := range len(m.ix.Stories) + len(m.ix.Withdrawn) {
		if err := writeObject(b, m.storyAt(i)); err != nil {
			return err
		}
	}
	return nil
}

// writeObject writes a line of JSON Lines.
func writeObject(b *bytes.Buffer, s storyLine) error {
	err := value(b, s)
	b.WriteByte('\n')
	return err
}

// StoryLines are what the tables of stories tell of a published one, by the table's path: its line in
// each table of all stories, and, as StoriesBeside, in those that stand beside pages.
func (m *Maker) StoryLines(s *index.Story) (map[string][]byte, error) {
	line := m.storyLine(s)
	var beside, table, object bytes.Buffer
	writeCells(&beside, storyColumns, line)
	line.Engine = m.site.Engine
	writeCells(&table, storyColumns, line)
	err := writeObject(&object, line)
	return map[string][]byte{
		address.StoriesBeside: beside.Bytes(), address.StoriesCSV: table.Bytes(), address.Stories: object.Bytes(),
	}, err
}

// storiesCSV writes the same as a table.
func (m *Maker) storiesCSV(b *bytes.Buffer) error {
	writeCSV(b, storyColumns, len(m.ix.Stories)+len(m.ix.Withdrawn), m.storyAt)
	return nil
}

// storyAt is the i-th line: of a story, or of a withdrawn one.
func (m *Maker) storyAt(i int) storyLine {
	var line storyLine
	if n := len(m.ix.Stories); i < n {
		line = m.storyLine(m.ix.Stories[i])
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
