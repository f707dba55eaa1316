package site

import (
	"slices"
	"strings"

	"github.com/onrecord/onrecord/internal/content"
	"github.com/onrecord/onrecord/internal/diag"
)

// otherFolders are the folders below content/ that are read, but for the stories'.
var otherFolders = []string{"organisations", "pages", "people", "permalinks", "places", "topics"}

// unread are the texts below content/ that nothing reads, for they lie in none of its folders: a
// story would be missing, and nobody would know why.
func (a *archive) unread() (found []diag.Finding) {
	for _, name := range a.beside {
		folder, _, deeper := strings.Cut(strings.TrimPrefix(name, "content/"), "/")
		if deeper && (folder == "stories" || slices.Contains(otherFolders, folder)) || !content.IsStory(name) {
			continue
		}
		found = append(found,
			diag.Finding{Pos: diag.Pos{File: name, Line: 1, Col: 1}, Severity: diag.Warning, Code: "stray",
				Message: "this file is not read, because of where it lies",
				Hint:    "stories go into content/stories/; the other folders are " + strings.Join(otherFolders, ", ")})
	}
	return found
}

// noStory is a warning where there is nothing to publish.
func (a *archive) noStory() (found []diag.Finding) {
	if len(a.stories) > 0 {
		return nil
	}
	return []diag.Finding{{Pos: diag.Pos{File: settingsFile, Line: 1, Col: 1}, Severity: diag.Warning, Code: "no-story",
		Message: "the archive has no stories: there are none in content/stories/",
		Hint:    `onrecord new story "Ferry inquiry opens" begins one`}}
}
