package address

import (
	"fmt"
	"path"
	"strings"
)

// The files that stand beside a page, by their names.
const (
	Feed           = "feed.xml"         // beside home, a speaker, a topic, the corrections
	QuotationsCSV  = "quotations.csv"   // beside a speaker, a topic
	QuotationsJSON = "quotations.json"  // the same
	StoryText      = "story.txt"        // beside a story
	Annotations    = "annotations.json" // the same
)

// The files of which there is one.
const (
	Sitemap = "sitemap.xml"
	Robots  = "robots.txt"
)

// data is the folder of the tables of the whole archive.
const data Folder = "data/"

// The files of the folder of tables.
const (
	Stories     = string(data) + "stories.jsonl"
	StoriesCSV  = string(data) + "stories.csv"
	Shares      = string(data) + "shares.csv" // who is quoted on what
	People      = string(data) + "people.json"
	DataPackage = string(data) + "datapackage.json"
	Permalinks  = string(data) + "permalinks.txt"
)

// The tables of a year, by their names.
const (
	QuotationsLines = "quotations.jsonl"
	MentionsCSV     = "mentions.csv"
	MentionsLines   = "mentions.jsonl"
	SpeakersCSV     = "speakers.csv"
)

// SearchIndex is the file with which a search begins; it names the others.
const SearchIndex = Search + "index.json"

// SearchFile is another file of the search, by its kind and name: "search/terms/7k2m9xq.json".
func SearchFile(kind, name string) string { return Search + kind + "/" + name + ".json" }

// YearTable is a table of a year: "data/2025/quotations.csv".
func YearTable(year int, name string) string { return string(data) + Year(year) + name }

// YearTables are the paths of a table of every year, as a pattern of package path.
func YearTables(name string) string { return string(data) + "*/" + name }

// InData is a path of the folder of tables as it reads from there: "2025/quotations.csv".
func InData(file string) string { return strings.TrimPrefix(file, string(data)) }

// SitemapPart is the n-th sitemap, counted from 1, of which Sitemap is the index.
func SitemapPart(n int) string { return fmt.Sprintf("sitemap-%d.xml", n) }

// IsSiteFile reports whether a file of this name is one of those that a site has once, so that no
// page may stand below it.
func IsSiteFile(name string) bool {
	switch name {
	case Robots, ".onrecord", ".onrecord.new": // the last two are what package output notes down
		return true
	}
	return strings.HasPrefix(name, "sitemap") && path.Ext(name) == ".xml"
}
