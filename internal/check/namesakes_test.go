package check

import (
	"fmt"
	"testing"

	"github.com/onrecord/onrecord/internal/registry"
)

// TestManyNamesakes holds that of many people of one surname not every pair is told, and that who
// is named as similar is not counted among those that are.
func TestManyNamesakes(t *testing.T) {
	var files []registry.File
	for i := range 3 * mostNamesakes {
		similar := ""
		if i == 2*mostNamesakes {
			similar = "similar: [p100, p101]\n"
		}
		files = append(files, registry.File{Name: fmt.Sprintf("content/people/p%d.md", 100+i),
			Source: fmt.Appendf(nil, "---\nname: B%d Lee\n%s---\n", i, similar)})
	}
	reg, found := registry.Read(files)
	if len(found) > 0 {
		t.Fatal(found)
	}
	told := map[string]int{}
	for _, f := range (archive{registry: reg}).namesakes() {
		told[f.File]++
	}
	for i, e := range reg.Entries {
		want := min(i, mostNamesakes)
		if got := told[e.File]; got != want {
			t.Errorf("%s is told of %d namesakes, not of %d", e.File, got, want)
		}
	}
}
