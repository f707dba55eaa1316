package feed

import (
	"bytes"

	"github.com/onrecord/onrecord/internal/index"
)

// shareRow is one share, with what its columns ask for.
type shareRow struct{ index.Share }

// shareColumns are the columns of the table of who is quoted on what.
var shareColumns = []column[shareRow]{
	{"topic_id", "string", "The topic's id.", func(s shareRow) given { return always(s.Topic.ID) }, true},
	{"topic", "string", "Its name.", func(s shareRow) given { return always(s.Topic.Entry.Name) }, false},
	{
		"year", "integer", "The year in which the words were printed.",
		func(s shareRow) given { return whole(s.Year) }, true,
	},
	{
		"person_id", "string", "The id under which the person's page stands.",
		func(s shareRow) given { return always(s.Person.ID) }, true,
	},
	{"person", "string", "The person's name.", func(s shareRow) given { return always(s.Person.Name) }, false},
	{
		"pronouns", "string", "he, she or they, as the archive has registered them; none where it has not.",
		func(s shareRow) given { return text(s.Pronouns()) }, false,
	},
	{
		"quotations", "integer", "What the person was quoted saying on the topic that year, joint statements included.",
		func(s shareRow) given { return whole(s.Quotations) }, false,
	},
	{
		"words", "integer", "How many words they have, those of others that are quoted in them left out.",
		func(s shareRow) given { return whole(s.Words) }, false,
	},
	{
		"of_words", "integer", "All words quoted on the topic that year, whoever said them.",
		func(s shareRow) given { return whole(s.Of) }, false,
	},
	{
		"share", "number", "words by of_words, to four digits; joint statements count for each who made them.",
		func(s shareRow) given {
			return number(float64(int(10000*float64(s.Words)/float64(max(s.Of, 1))+.5)) / 10000)
		}, false,
	},
}

// shares writes who was quoted on what, in which year, and how much.
func (m *Maker) shares(b *bytes.Buffer) error {
	all := m.ix.Shares()
	writeCSV(b, shareColumns, len(all), func(i int) shareRow { return shareRow{all[i]} })
	return nil
}
