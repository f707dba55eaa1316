package registry

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	_ "github.com/onrecord/onrecord/internal/testing/steady"

	"pgregory.net/rapid"
)

// TestCycles holds the findings on made-up topics against what is found by following each line of
// each topic anew.
func TestCycles(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		broader := rapid.SliceOfN(rapid.SliceOfN(rapid.IntRange(0, 7), 0, 3), 7, 7).Draw(t, "broader") // 7 is nobody's
		var files []File
		for i, up := range broader {
			var ids []string
			for _, n := range up {
				ids = append(ids, fmt.Sprint("t", n))
			}
			files = append(files, File{Name: fmt.Sprintf("content/topics/t%d.md", i), Source: fmt.Appendf(nil,
				"---\nname: T%d\nbroader: [%s]\n---\n", i, strings.Join(ids, ", "))})
		}
		r, found := Read(files)
		got, want := make([]int, len(broader)), make([]int, len(broader)) // columns
		for _, f := range found {
			if f.Code == "cycle" {
				got[slices.IndexFunc(files, func(file File) bool { return file.Name == f.File })] = f.Col
			}
		}
		for i, e := range r.Entries {
			for n, up := range broader[i] {
				if up != i && want[i] == 0 && leadsTo(broader, up, i, map[int]bool{}) {
					want[i] = e.at.broader[n].Col
				}
			}
		}
		if !slices.Equal(got, want) {
			t.Errorf("found at columns %v, want %v", got, want)
		}
	})
}

func leadsTo(broader [][]int, from, to int, met map[int]bool) bool {
	if from == to {
		return true
	}
	if met[from] || from == len(broader) {
		return false
	}
	met[from] = true
	return slices.ContainsFunc(broader[from], func(up int) bool { return leadsTo(broader, up, to, met) })
}
