package site

import (
	"io/fs"
	"slices"

	"github.com/onrecord/onrecord/internal/diag"
	"github.com/onrecord/onrecord/internal/oldaddress"
	"github.com/onrecord/onrecord/internal/permalinks"
)

// readLedger reads content/permalinks/.
func (a *archive) readLedger() error {
	var files []permalinks.File
	for _, name := range a.below(permalinks.Folder) {
		src, err := fs.ReadFile(a.files, name)
		if err != nil {
			return err
		}
		files = append(files, permalinks.File{Name: name, Source: src})
	}
	var found []diag.Finding
	a.ledger, found = permalinks.Read(files)
	a.findings = append(a.findings, found...)
	return nil
}

// keepAddresses adds the redirects to the edition's pages, and holds what is written down as
// published against what there is.
func (a *archive) keepAddresses(e *edition, all []first) error {
	e.old = oldaddress.New(oldaddress.Archive{
		Ledger: a.ledger, Registry: a.registry, Index: e.index, Plan: e.plan, Files: e.files(a),
		Stories: a.readable(all), Others: a.others, Undecided: a.undecidedIn(all),
	})
	a.findings = append(a.findings, e.old.Findings()...)
	if a.complete(all) {
		found, err := e.old.CheckLedger()
		if err != nil {
			return err
		}
		if a.skip.any() {
			found = slices.DeleteFunc(found, func(f diag.Finding) bool { return !a.ofOthers(f) })
		}
		a.findings = append(a.findings, found...)
	}
	e.pages = append(e.pages, e.old.Redirects()...)
	return nil
}

// readable are the stories that could be read, by their files.
func (a *archive) readable(all []first) map[string]oldaddress.Story {
	out := make(map[string]oldaddress.Story, len(all))
	for _, f := range all {
		if f.brief != nil {
			out[f.brief.File] = oldaddress.Story{Story: f.brief, Published: a.published(f.brief), Decided: f.decided}
		}
	}
	return out
}

// undecidedIn reads a story's file again as if nobody had decided anything, under an id.
func (a *archive) undecidedIn(all []first) func(file, id string) (oldaddress.Undecided, error) {
	sources := make(map[string]source, len(all))
	for _, f := range all {
		sources[f.at.name] = f.at
	}
	return func(file, id string) (oldaddress.Undecided, error) {
		r, err := a.readAgain(sources[file], a.convert)
		if err != nil {
			return oldaddress.Undecided{}, err
		}
		s := a.annotateStory(r)
		s.ID, s.Decisions = id, nil
		return oldaddress.Undecided{Text: r.text.S, Quotations: a.engine.Annotate(s).Quotations}, nil
	}
}

// complete reports whether all that was to be published could be read: only then can it be said
// what is lost.
func (a *archive) complete(all []first) bool {
	for _, f := range all {
		if f.brief == nil || f.leftOut(a) || f.brief.Title.Value == "" || !f.brief.HasDate {
			return false
		}
	}
	return !slices.ContainsFunc(a.findings, leavesOut)
}

// leftOut reports whether a story is to be published and has no record.
func (f first) leftOut(a *archive) bool { return f.record == nil && a.published(f.brief) }

// leavesOut reports whether a finding means that a file, or one of several, has no page.
func leavesOut(f diag.Finding) bool {
	switch f.Code {
	case "same-id", "same-address", "misplaced", "bad-id", "reserved-id":
		return f.Severity == diag.Error
	}
	return false
}
