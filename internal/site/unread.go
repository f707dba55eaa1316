package site

import (
	"fmt"
	"path"
	"slices"
	"strings"

	"github.com/onrecord/onrecord/internal/accuracy"
	"github.com/onrecord/onrecord/internal/called"
	"github.com/onrecord/onrecord/internal/content"
	"github.com/onrecord/onrecord/internal/diag"
)

// otherFolders are the folders below content/ that are read, but for the stories'.
var otherFolders = []string{"organisations", "pages", "people", "permalinks", "places", "topics"}

// unread says of every file below content/ that nothing reads what it is, and what to do with it:
// a story would be missing, and nobody would know why. Pictures are looked at later (unshown).
func (a *archive) unread() (found []diag.Finding) {
	for _, name := range a.beside {
		folder, _, deeper := called.Cut(called.TrimPrefix(name, "content/"), "/")
		inStories := deeper && folder == "stories"
		if f, wrong := a.sidecarLike(name, inStories); wrong {
			found = append(found, f)
			continue
		}
		_, isSidecar := content.IsSidecar(name)
		switch {
		case inStories && (content.IsStory(name) || isSidecar), content.IsPicture(name), content.IsLitter(name):
		case name == accuracy.OwnFile: // said by readOwn
		case name == content.AsideFile: // said to those who are asked for proposals
		case folder == "permalinks" && deeper: // said by those who read it
		case deeper && called.Contains(otherFolders, folder):
			if path.Ext(name) != ".md" {
				found = append(found, notEntry(name, folder))
			}
		case !inStories && content.IsStory(name):
			found = append(found, content.Stray(name, otherFolders))
		default:
			found = append(found, content.Unread(name))
		}
	}
	return found
}

// sidecarLike is the finding for a file that is a sidecar by its name, or nearly, and is not read.
// A backup of one that is read is litter.
func (a *archive) sidecarLike(name string, inStories bool) (diag.Finding, bool) {
	story, is := content.IsSidecar(name)
	if is && inStories {
		return content.Orphan(name), !a.has(story) || !content.IsStory(story)
	}
	if !is && !content.LikeSidecar(name) {
		return diag.Finding{}, false
	}
	if i := strings.Index(name, ".notes.yaml"); content.IsLitter(name) && i > 0 && a.has(name[:i]+".notes.yaml") {
		return diag.Finding{}, false
	}
	return content.NotSidecar(name), true
}

//go:noinline
func (a *archive) has(name string) bool {
	_, found := slices.BinarySearch(a.beside, name)
	return found
}

// notEntry is the finding for a file among the registry's or the pages that is not Markdown.
func notEntry(name, folder string) diag.Finding {
	f := content.Unread(name)
	f.Hint = "in content/" + folder + "/ each thing has a file of its own, which ends in .md and has its keys " +
		"between two lines of ---"
	if f.Code, f.Severity = "not-read", diag.Warning; content.IsStory(name) {
		f.Message = "this file is not read: its name does not end in .md"
	}
	return f
}

// unshown are the pictures below content/ that neither a story nor a page shows.
func (a *archive) unshown(shown map[string]bool) (found []diag.Finding) {
	for _, name := range a.beside {
		if content.IsPicture(name) && !content.IsLitter(name) && !shown[name] {
			found = append(found, content.Unshown(name))
		}
	}
	return found
}

// noStory is a warning where there is nothing to publish; an error where there may be, in files
// that are not read.
func (a *archive) noStory(unread []diag.Finding) []diag.Finding {
	if len(a.stories) > 0 {
		return nil
	}
	at := diag.Pos{File: settingsFile, Line: 1, Col: 1}
	if n := len(unread); n > 0 {
		return []diag.Finding{{Pos: at, Code: "no-story",
			Message: fmt.Sprintf("the archive has no stories, and %s in content/ not read: %s", filesAre(n),
				unread[0].File),
			Hint: "move the export out of content/, then: onrecord import FILE"}}
	}
	return []diag.Finding{{Pos: at, Severity: diag.Warning, Code: "no-story",
		Message: "the archive has no stories: there are none in content/stories/",
		Hint: `onrecord new story "Ferry inquiry opens" begins one; onrecord import FILE makes stories of an ` +
			"export"}}
}

func filesAre(n int) string {
	if n == 1 {
		return "one file is"
	}
	return fmt.Sprintf("%d files are", n)
}
