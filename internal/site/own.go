package site

import (
	"io/fs"
	"slices"

	"github.com/onrecord/onrecord/internal/accuracy"
	"github.com/onrecord/onrecord/internal/content"
	"github.com/onrecord/onrecord/internal/diag"
)

// readOwn reads the sample that the archive's editors have judged, where there is one.
func (a *archive) readOwn() error {
	if _, has := slices.BinarySearch(a.beside, accuracy.OwnFile); !has {
		return nil
	}
	src, err := fs.ReadFile(a.files, accuracy.OwnFile)
	if err != nil {
		return err
	}
	all, found := accuracy.ReadOwn(accuracy.OwnFile, src)
	a.findings = append(a.findings, found...)
	for _, j := range all {
		if _, has := slices.BinarySearch(a.beside, j.File); !has || !content.IsStory(j.File) {
			a.findings = append(a.findings, diag.Finding{Pos: j.Pos, Severity: diag.Warning, Code: "judged-gone",
				Message: "the story of this row is not here: " + j.File,
				Hint:    "write its new name, if it was renamed; the verdict counts all the same"})
		}
	}
	a.judged = all
	return nil
}
