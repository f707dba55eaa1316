package registry

import (
	"strings"
	"testing"

	"github.com/onrecord/onrecord/internal/diag"
	"github.com/onrecord/onrecord/internal/testing/golden"
)

// TestMistakes holds the findings for mistakes in the registry: each mistake by itself, and the
// line that is printed.
func TestMistakes(t *testing.T) {
	golden.Run(t, "testdata/mistakes.txt", func(t *testing.T, files []golden.File) string {
		_, found := Read(asFiles(files))
		var lines []string
		for _, f := range diag.Sort(found) {
			lines = append(lines, f.String())
		}
		return strings.Join(lines, "\n")
	})
}

func asFiles(files []golden.File) []File {
	var out []File
	for _, f := range files {
		out = append(out, File{Name: f.Name, Source: f.Source})
	}
	return out
}
