package browser

import (
	"encoding/json"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/onrecord/onrecord/internal/testing/golden"
)

// dataPackage is as much of data/datapackage.json as docs/data.md tells.
type dataPackage struct {
	Resources []struct {
		Name   string `json:"name"`
		Schema struct {
			Fields []struct {
				Name        string `json:"name"`
				Type        string `json:"type"`
				Description string `json:"description"`
			} `json:"fields"`
		} `json:"schema"`
	} `json:"resources"`
}

const dataPage = repository + "/docs/data.md"

var columnTables = regexp.MustCompile(`(?m)^<!-- columns: (\S+) -->\n(?:\|.*\n){2}((?:\|.*\n)+)`)

// TestDataPage holds the tables of docs/data.md against what datapackage.json says of the same
// columns. With -update it writes them.
func TestDataPage(t *testing.T) {
	var p dataPackage
	if err := json.Unmarshal([]byte(readFile(t, filepath.Join(fixtureSite(t).dir, "data/datapackage.json"))),
		&p); err != nil {
		t.Fatal(err)
	}
	published := map[string]string{}
	for _, r := range p.Resources {
		name, _, _ := strings.Cut(r.Name, "-")
		var rows strings.Builder
		for _, f := range r.Schema.Fields {
			rows.WriteString("| `" + f.Name + "` | " + f.Type + " | " + f.Description + " |\n")
		}
		if rows.Len() > 0 {
			published[name] = rows.String()
		}
	}
	page := readFile(t, dataPage)
	tables := columnTables.FindAllStringSubmatchIndex(page, -1)
	if len(tables) != 5 {
		t.Fatalf("%d tables of columns in docs/data.md", len(tables))
	}
	for _, at := range slices.Backward(tables) {
		name, documented := page[at[2]:at[3]], page[at[4]:at[5]]
		if diff := cmp.Diff(published[name], documented); diff != "" && !golden.Updating() {
			t.Errorf("docs/data.md, %s: -published +documented\n%s", name, diff)
		}
		page = page[:at[4]] + published[name] + page[at[5]:]
	}
	if golden.Updating() {
		golden.Write(t, dataPage, []byte(page))
	}
}
