package site

import (
	"io/fs"
	"slices"

	"github.com/onrecord/onrecord/internal/annotate"
	"github.com/onrecord/onrecord/internal/called"
	"github.com/onrecord/onrecord/internal/diag"
	"github.com/onrecord/onrecord/internal/oldaddress"
	"github.com/onrecord/onrecord/internal/order"
	"github.com/onrecord/onrecord/internal/permalinks"
)

// readLedger reads content/permalinks/.
func (a *archive) readLedger() error {
	found, err := a.ledgerFrom(a.below(permalinks.Folder))
	a.findings = append(a.findings, found...)
	return err
}

// readMarks reads the ledger for nothing but the ids that it holds: what is wrong in it is for
// others to say.
func (a *archive) readMarks() error {
	names, _, err := list(a.files, called.TrimSuffix(permalinks.Folder, "/"))
	if err == nil {
		_, err = a.ledgerFrom(names)
	}
	return err
}

// ledgerFrom reads the ledger from its files.
func (a *archive) ledgerFrom(names []string) ([]diag.Finding, error) {
	var files []permalinks.File
	for _, name := range names {
		src, err := fs.ReadFile(a.files, name)
		if err != nil {
			return nil, err
		}
		files = append(files, permalinks.File{Name: name, Source: src})
	}
	var found []diag.Finding
	a.ledger, found = permalinks.Read(files)
	a.recorded = recordedIn(a.ledger)
	return found, nil
}

// recordedIn are the utterances that have a mark in the ledger, by the ids of their stories.
func recordedIn(l *permalinks.Ledger) map[string][]annotate.Published {
	of := map[string][]annotate.Published{}
	at := map[string]int{} // positions in these, by the ids of the story and of the utterance
	for _, s := range l.Stories {
		for _, id := range s.Utterances {
			mark := s.Around[id]
			if mark == "" {
				continue
			}
			i, there := at[s.ID+" "+id]
			if !there {
				i = len(of[s.ID])
				at[s.ID+" "+id] = i
				of[s.ID] = append(of[s.ID], annotate.Published{ID: id})
			}
			of[s.ID][i].Around = append(of[s.ID][i].Around, mark)
		}
	}
	return of
}

// keepAddresses adds the redirects to the edition's pages, and holds what is written down as
// published against what there is.
func (a *archive) keepAddresses(e *edition, all []first) error {
	e.old = oldaddress.New(oldaddress.Archive{
		Ledger: a.ledger, Registry: a.registry, Index: e.index, Plan: e.plan, Files: e.files(a),
		Stories: a.readable(all), Others: a.others, Undecided: a.undecidedIn(all),
	})
	a.findings = append(a.findings, e.old.Findings()...)
	if e.checked = a.complete(all); e.checked {
		found, err := e.old.CheckLedger()
		if err != nil {
			return err
		}
		if a.skip.any() {
			found = order.Without(found, func(f diag.Finding) bool { return !a.ofOthers(f) })
		}
		a.findings = append(a.findings, found...)
	}
	e.settleAddresses()
	return nil
}

// settleAddresses adds the redirects to the pages, once all is known of old addresses.
func (e *edition) settleAddresses() {
	e.addresses, e.plain = e.old.Kept()
	e.pages = append(e.pages, e.old.Redirects()...)
	e.old.Settle()
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
//
//go:noinline
func (a *archive) undecidedIn(all []first) func(file, id string) (oldaddress.Undecided, error) {
	sources := make(map[string]*first, len(all))
	for i := range all {
		sources[all[i].at.name] = &all[i]
	}
	return func(file, id string) (oldaddress.Undecided, error) {
		f := sources[file]
		frame := f.frame()
		r, err := a.readAgain(f.at, f.bytes, &frame, a.convert, nil)
		if err != nil {
			return oldaddress.Undecided{}, err
		}
		s := a.annotateStory(f.brief, r.text)
		s.ID, s.Decisions, s.Published = id, nil, a.recorded[id]
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
