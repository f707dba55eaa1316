package content

import (
	"strings"
	"testing"
	"time"

	"github.com/onrecord/onrecord/internal/diag"
	"github.com/onrecord/onrecord/internal/testing/golden"
)

// TestMistakes holds the findings for mistakes in stories and pages: each mistake by itself, and
// the line that is printed.
func TestMistakes(t *testing.T) {
	golden.Run(t, "testdata/mistakes.txt", func(t *testing.T, files []golden.File) string {
		var lines []string
		for _, f := range diag.Sort(readAll(files, Options{MaxBytes: 1000})) {
			lines = append(lines, f.String())
		}
		return strings.Join(lines, "\n")
	})
}

// readAll reads files as a site would: stories with their sidecars, and pages.
func readAll(files []golden.File, o Options) []diag.Finding {
	notes := make(map[string][]byte)
	for _, f := range files {
		notes[f.Name] = f.Source
	}
	var (
		found   []diag.Finding
		stories []*Story
	)
	for _, f := range files {
		story, isSidecar := IsSidecar(f.Name)
		switch {
		case isSidecar && notes[story] == nil:
			found = append(found, Orphan(f.Name))
		case LikeSidecar(f.Name):
			found = append(found, NotSidecar(f.Name))
		case strings.Contains(f.Name, "/pages/"):
			_, problems := ReadPage(f.Name, f.Source, o)
			found = append(found, problems...)
		case IsStory(f.Name):
			sidecar := SidecarName(f.Name)
			if notes[sidecar] == nil {
				sidecar = ""
			}
			s, problems := ReadStory(f.Name, f.Source, sidecar, notes[sidecar], o)
			found = append(found, problems...)
			stories = append(stories, s)
		case !isSidecar && !IsLitter(f.Name) && !IsPicture(f.Name):
			found = append(found, Unread(f.Name))
		}
	}
	return append(found, CheckTogether(stories)...)
}

func TestNoMistake(t *testing.T) {
	zone := time.FixedZone("", 3*3600)
	s, found := ReadStory("content/stories/2025-05-15-ferry.md", []byte("---\ntitle: Ferry sails\n---\n\nIt sails.\n"),
		"", nil, Options{Location: zone})
	if len(found) > 0 || s.ID != "2025-05-15-ferry" || s.Address() != "/2025/05/15/ferry/" ||
		s.Title.Value != "Ferry sails" || s.BodyLine != 4 || string(s.Body) != "\nIt sails.\n" {
		t.Errorf("got %+v, %v", s, found)
	}
}
