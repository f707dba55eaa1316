package site

import (
	"io"
	"path"
	"strings"

	"github.com/onrecord/onrecord/internal/called"
	"github.com/onrecord/onrecord/internal/content"
	"github.com/onrecord/onrecord/internal/diag"
	"github.com/onrecord/onrecord/internal/pattern"
	"github.com/onrecord/onrecord/internal/permalinks"
	"github.com/onrecord/onrecord/internal/registry"
)

// A file that nothing reads, because of its name or of where it lies, may hold what must stay
// hidden: an entry of visibility none whose name has lost its ending, a sidecar with a point before
// it. Then nothing is published until somebody has looked.

// heldBack makes errors of findings on files that hold what hides, or that are named after a story,
// and adds those on files that are else passed over: backups of a file that is not there, and names
// that begin with a dot.
func (a *archive) heldBack(found []diag.Finding) ([]diag.Finding, error) {
	said := map[string]bool{}
	for i := range found {
		said[found[i].File] = true
		if found[i].Severity == diag.Error {
			continue
		}
		hides, err := a.holdsWhatHides(found[i].File)
		if err != nil {
			return found, err
		}
		if hides || a.namedAfterStory(found[i].File) {
			found[i].Severity = diag.Error
		}
		if hides {
			found[i].Message += "; and it holds what hides something"
		}
	}
	for _, name := range a.passedOver() {
		if said[name] {
			continue
		}
		hides, err := a.holdsWhatHides(name)
		if err != nil {
			return found, err
		}
		if hides {
			found = append(found, diag.Finding{Pos: diag.Pos{File: name, Line: 1, Col: 1}, Code: "not-read",
				Message: "this file is not read because of its name, and it holds what hides something",
				Hint:    "give it the name that it should have, or take it out of content/"})
		}
	}
	return found, nil
}

// passedOver are the files below content/ of which nothing is said otherwise.
func (a *archive) passedOver() (names []string) {
	for _, name := range a.beside {
		switch {
		case content.IsLitter(name) && !a.has(originalOf(name)),
			called.HasPrefix(name, permalinks.Folder) && path.Ext(name) != ".txt":
			names = append(names, name)
		}
	}
	for _, name := range a.dotted {
		dir, base := path.Split(name)
		if !a.has(dir+strings.TrimLeft(base, ".")) && !a.has(originalOf(dir+strings.TrimLeft(base, "."))) {
			names = append(names, name)
		}
	}
	return names
}

// copyMarks are what editors put around the name of a file that they keep a copy of.
var copyMarks = pattern.New(`^(#|~\$)|(#|~|\.sw[a-p]|\.bak|\.orig|\.tmp)$`)

// originalOf is the file that one is a backup of, by its name.
func originalOf(name string) string {
	dir, base := path.Split(name)
	return dir + copyMarks.ReplaceAllString(base, "")
}

// keysOnly are the endings of files that hold keys and nothing else.
var keysOnly = pattern.New(`(?i)\.(ya?ml|json|toml|notes?)$`)

// namedAfterStory reports whether a file of keys bears the name of a story beside it: it was meant
// for its sidecar.
func (a *archive) namedAfterStory(name string) bool {
	stem := keysOnly.ReplaceAllString(name, "")
	if stem == name {
		return false
	}
	stem = called.TrimSuffix(called.TrimSuffix(stem, ".md"), ".txt")
	return a.has(stem+".md") || a.has(stem+".txt")
}

// furthestHiding is how far into a file that is not read it is looked for what hides.
const furthestHiding = 1 << 18

// holdsWhatHides reports whether a file that nothing reads has keys by which something is hidden.
func (a *archive) holdsWhatHides(name string) (bool, error) {
	if content.IsPicture(name) {
		return false, nil
	}
	f, err := a.files.Open(name)
	if err != nil {
		return false, nil // it is gone, or cannot be read, which is said elsewhere
	}
	defer f.Close()
	if info, err := f.Stat(); err != nil || !info.Mode().IsRegular() {
		return false, err
	}
	data, err := io.ReadAll(io.LimitReader(f, furthestHiding))
	return content.Hides(data) || registry.Hides(data), err
}
