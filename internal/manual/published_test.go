package manual

import (
	"path"
	"regexp"
	"strings"
	"testing"

	"github.com/onrecord/onrecord/internal/address"
	"github.com/onrecord/onrecord/internal/feed"
)

// TestPublishedFiles holds that both lists of the published files name each that there is.
func TestPublishedFiles(t *testing.T) {
	var names []string
	for _, f := range feed.Besides() {
		names = append(names, f.Name)
	}
	for _, f := range feed.Wholes() {
		names = append(names, path.Base(f.Path))
	}
	pages := documents(t)
	for _, doc := range []string{"docs/data.md", "docs/formats.md"} {
		listed := filesIn(pages[doc])
		for _, name := range names {
			if !listed[name] {
				t.Errorf("%s: no row of a table is on %s, which is published", doc, name)
			}
		}
	}
}

// fileRow is a row of a table that begins with a file's path.
var fileRow = regexp.MustCompile("(?m)^\\| (`[^|`]+\\.[a-z]+`[^|]*) \\|")

// filesIn are the names of the files that the rows of tables begin with. After a name other endings
// may stand alone: `…/quotations.csv`, `.json`.
func filesIn(doc string) map[string]bool {
	names := map[string]bool{}
	for _, row := range fileRow.FindAllStringSubmatch(doc, -1) {
		last := ""
		for _, m := range named.FindAllStringSubmatch(row[1], -1) {
			name := path.Base(m[1])
			if strings.HasPrefix(name, ".") {
				name = strings.TrimSuffix(last, path.Ext(last)) + name
			}
			names[name], last = true, name
		}
	}
	return names
}

// TestReservedSteps holds that the sentence on addresses which nobody may take names each.
func TestReservedSteps(t *testing.T) {
	const opening = "A file cannot take an address"
	_, rest, _ := strings.Cut(documents(t)["docs/formats.md"], "\n"+opening)
	paragraph, _, _ := strings.Cut(rest, "\n\n")
	for _, step := range address.ReservedSteps() {
		if !strings.Contains(paragraph, "`"+step+"`") {
			t.Errorf("docs/formats.md, %q: /%s/ is reserved, and not named there", opening, step)
		}
	}
}
