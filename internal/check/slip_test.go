package check

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/onrecord/onrecord/internal/index"
	"github.com/onrecord/onrecord/internal/registry"
	_ "github.com/onrecord/onrecord/internal/testing/steady"
	"pgregory.net/rapid"
)

func TestSlipApart(t *testing.T) {
	for _, c := range []struct {
		one, other string
		want       bool
	}{
		{"Tobias Renner", "Tobias Rener", true},
		{"Tobias Rener", "Tobias Renner", true},
		{"Tobias Renner", "Tobais Renner", true}, // two letters swapped
		{"Tobias Renner", "Tobias Rennar", true},
		{"Tobias Renner", "Tobias Renner", false},
		{"Ann Renner", "Anna Renner", false}, // short words: two people more often than a slip
		{"Tobias Renner", "Tobias Fenner", false},
		{"Tobias Renner", "Matias Renner", false},
		{"Tobias Renner", "Tobis Rener", false}, // two words differ
		{"Tobias Renner", "Tobias J. Renner", false},
		{"Łukasz Brănescu", "Łukasz Branescu", true},
	} {
		if got := slipApart(c.one, c.other); got != c.want {
			t.Errorf("slipApart(%q, %q) = %v", c.one, c.other, got)
		}
	}
}

// TestMisspelt holds that slips are found as if each name were held against each.
func TestMisspelt(t *testing.T) {
	names := []string{"Tobias Renner", "Tobias J. Renner", "Łukasz Brănescu", "Matias Renner", "Matias Rennar",
		"Ann Renner"}
	slip := rapid.Custom(func(t *rapid.T) string {
		name := []rune(rapid.SampledFrom(names).Draw(t, "name"))
		at := rapid.IntRange(0, len(name)-2).Draw(t, "at")
		switch rapid.IntRange(0, 3).Draw(t, "slip") {
		case 0:
			return string(slices.Delete(name, at, at+1))
		case 1:
			name[at], name[at+1] = name[at+1], name[at]
		case 2:
			name[at] = rapid.SampledFrom([]rune("anăR ")).Draw(t, "letter")
		}
		return string(name)
	})
	rapid.Check(t, func(t *rapid.T) {
		names, e := rapid.SliceOfN(slip, 0, 9).Draw(t, "names"), &index.Entity{ID: "x", Name: slip.Draw(t, "printed")}
		var files []registry.File
		want := ""
		for i, name := range names {
			files = append(files, registry.File{Name: fmt.Sprintf("content/people/p%d.md", i),
				Source: fmt.Appendf(nil, "---\nname: %q\n---\n", name)})
			if name = strings.TrimSpace(name); want == "" && len(words(name)) > 1 && slipApart(e.Name, name) {
				want = files[i].Name
			}
		}
		reg, _ := registry.Read(files)
		e.Said, want = make([]index.Ref, 1), cmp.Or(want, "nobody's file")
		got := "nobody's file"
		if near := (archive{&index.Index{Entities: []*index.Entity{e}}, reg}).misspelt()[e.ID]; near != nil {
			got = near.File
		}
		if got != want {
			t.Errorf("%q among %q is near %s, not %s", e.Name, names, got, want)
		}
	})
}
