package feed

import "strings"

// storyColumns are the columns of the table of stories: what stories.jsonl holds, which has lists
// where the table has texts parted by semicolons.
var storyColumns = []column[storyLine]{
	{"id", "string", "The story's id.", func(s storyLine) given { return always(s.ID) }, true},
	{"title", "string", "Its headline.", func(s storyLine) given { return text(s.Title) }, false},
	{"date", "date", "The day on which it was printed.", func(s storyLine) given { return always(s.Date) }, false},
	{"updated", "date", "The day of its last change.", func(s storyLine) given { return text(s.Updated) }, false},
	{"address", "string", "Its full address.", func(s storyLine) given { return always(s.Address) }, false},
	{
		"state", "string", "published, or withdrawn: then nothing else is told but its id, date and address.",
		func(s storyLine) given { return always(s.State) }, false,
	},
	{
		"access", "string", "How much of it is shown: full, quotations or metadata.",
		func(s storyLine) given { return text(s.Access) }, false,
	},
	{
		"lang", "string", "Its language, where that is not the archive's.",
		func(s storyLine) given { return text(s.Lang) }, false,
	},
	{"section", "string", "The section it was printed in.", func(s storyLine) given { return text(s.Section) }, false},
	{
		"bylines", "string", "Who wrote it, parted by semicolons.",
		func(s storyLine) given { return text(strings.Join(s.Bylines, "; ")) }, false,
	},
	{"publisher", "string", "Who published it.", func(s storyLine) given { return text(s.Publisher) }, false},
	{"url", "string", "Where it was first published.", func(s storyLine) given { return text(s.URL) }, false},
	{
		"source_id", "string", "Its id in the system that it came from.",
		func(s storyLine) given { return text(s.SourceID) }, false,
	},
	{
		"license", "string", "Under what others may use it.",
		func(s storyLine) given { return text(s.License) }, false,
	},
	{
		"topics", "string", "The ids of its topics, parted by semicolons.",
		func(s storyLine) given { return text(strings.Join(s.Topics, ";")) }, false,
	},
	{"words", "integer", "How many words it has.", storyLine.counted, false},
	{"utterances", "integer", "How many quotations.", func(s storyLine) given { return whole(s.Utterances) }, false},
	{"sha256", "string", "The SHA-256 of its file.", func(s storyLine) given { return text(s.SHA256) }, false},
	{
		"engine", "string", "The version of the rules that read it.",
		func(s storyLine) given { return always(s.Engine) }, false,
	},
}

func (s storyLine) counted() given {
	if s.Words == 0 {
		return given{}
	}
	return whole(s.Words)
}
