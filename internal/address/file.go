package address

import (
	"fmt"
	"path"
	"strings"

	"github.com/onrecord/onrecord/internal/called"
)

// The files that stand beside a page, by their names.
const (
	Feed           = "feed.xml"         // beside home, a speaker, a topic, the corrections
	QuotationsCSV  = "quotations.csv"   // beside a speaker, a topic
	QuotationsJSON = "quotations.json"  // the same
	StoriesBeside  = "stories.csv"      // beside the stories that name somebody
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
func SearchFile(kind, name string) string { return SearchFolder(kind) + name + ".json" }

// SearchFolder is where the search's files of a kind stand: "search/terms/".
func SearchFolder(kind string) string { return Search + kind + "/" }

// YearTable is a table of a year: "data/2025/quotations.csv".
//
//go:noinline
func YearTable(year int, name string) string { return string(data) + Year(year) + name }

// YearTables are the paths of a table of every year, as a pattern of package path.
func YearTables(name string) string { return string(data) + "*/" + name }

// InData is a path of the folder of tables as it reads from there: "2025/quotations.csv".
//
//go:noinline
func InData(file string) string { return called.TrimPrefix(file, string(data)) }

// SitemapPart is the n-th sitemap, counted from 1, of which Sitemap is the index.
func SitemapPart(n int) string { return fmt.Sprintf("sitemap-%d.xml", n) }

// Unsafe says what keeps a step of an address from being the name of a file or folder on every
// disk, and in what hosts take: a device of Windows, a sign that some cannot store, a name that
// begins with a point or ends with one; "" where nothing does.
func Unsafe(step string) string {
	stem, _, _ := called.Cut(strings.ToLower(step), ".")
	switch {
	case step == "":
		return ""
	case step[0] == '.':
		return "begins with a point"
	case called.HasSuffix(step, ".") || called.HasSuffix(step, " "):
		return "ends with a point or a space"
	case strings.ContainsAny(step, `<>:"|?*\`):
		return "has a sign in it that not every disk can store"
	case strings.EqualFold(step, cname):
		return "is the file that names a site's host"
	case called.Contains(devices, stem):
		return "is the name of a device"
	}
	return ""
}

// cname is a file of which hosts read the site's own name.
const cname = "CNAME"

// devices are names that mean no file on Windows, with any ending.
var devices = strings.Fields("con prn aux nul com1 com2 com3 com4 com5 com6 com7 com8 com9 " +
	"lpt1 lpt2 lpt3 lpt4 lpt5 lpt6 lpt7 lpt8 lpt9")

// LongestPath is the most bytes that an address may have: what a disk can hold, below whatever
// folder.
const LongestPath = 1024

// IsSiteFile reports whether a file of this name is one of those that a site has once, so that no
// page may stand below it.
func IsSiteFile(name string) bool {
	switch name {
	case Robots, ".onrecord", ".onrecord.new": // the last two are what package output notes down
		return true
	}
	return called.HasPrefix(name, "sitemap") && path.Ext(name) == ".xml"
}
