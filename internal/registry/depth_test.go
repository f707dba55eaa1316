package registry

import (
	"fmt"
	"testing"
)

// TestDepth holds that forty places may lie in each other, and that of more the first is named.
func TestDepth(t *testing.T) {
	for places, want := range map[int]int{deepest + 1: 0, deepest + 2: 1, 3 * deepest: 1} {
		var files []File
		for i := range places {
			in := ""
			if i > 0 {
				in = fmt.Sprintf("in: p%d\n", i-1)
			}
			files = append(files, File{Name: fmt.Sprintf("content/places/p%d.md", i),
				Source: fmt.Appendf(nil, "---\nname: P%d\n%s---\n", i, in)})
		}
		_, found := Read(files)
		if len(found) != want {
			t.Fatalf("%d places: %v", places, found)
		}
		for _, f := range found {
			if f.Code != "deep" || f.File != fmt.Sprintf("content/places/p%d.md", deepest+1) || f.Line != 3 {
				t.Errorf("%d places: %v", places, f)
			}
		}
	}
}
