package site

import (
	"io/fs"

	"github.com/onrecord/onrecord/internal/diag"
	"github.com/onrecord/onrecord/internal/index"
	"github.com/onrecord/onrecord/internal/page"
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
	briefs := make(map[string]first, len(all))
	for _, f := range all {
		if f.brief != nil {
			briefs[f.brief.File] = f
		}
	}
	r := a.routes(e, briefs)
	e.fates = newFates(a, e, r, briefs)
	e.fates.leadOn()
	a.findings = append(a.findings, r.findings...)
	if a.complete(all) {
		if err := e.fates.judge(); err != nil {
			return err
		}
		a.findings = append(a.findings, e.fates.findings...)
	}
	e.pages = append(e.pages, r.redirects()...)
	return nil
}

// complete reports whether all that was to be published could be read: only then can it be said
// what is lost.
func (a *archive) complete(all []first) bool {
	for _, f := range all {
		if f.brief == nil || f.record == nil && a.published(f.brief) || f.brief.Title.Value == "" || !f.brief.HasDate {
			return false
		}
	}
	for _, f := range a.findings {
		switch f.Code {
		case "same-id", "same-address", "misplaced", "bad-id", "reserved-id":
			if f.Severity == diag.Error {
				return false
			}
		}
	}
	return true
}

// toRecord is what the edition publishes and does not only lead on from: what is to be written
// down.
func (e *edition) toRecord() permalinks.Ledger {
	var l permalinks.Ledger
	for i, s := range e.index.Stories {
		line := permalinks.Story{ID: s.ID, Address: "/" + s.Address}
		anchors, own := e.plan.Anchors(i), e.index.Own(i)
		for n := range own.Utterances {
			if id := own.Utterances[n].ID; anchors[id] != "" {
				line.Utterances = append(line.Utterances, id)
			}
		}
		l.Stories = append(l.Stories, line)
	}
	for _, s := range e.index.Withdrawn {
		l.Stories = append(l.Stories, permalinks.Story{ID: s.ID, Address: "/" + s.Address})
	}
	for _, pg := range e.pages {
		if e.isRecorded(pg) {
			l.Pages = append(l.Pages, permalinks.Page{Address: "/" + pg.Address})
		}
	}
	return l
}

// isRecorded reports whether a page has a line of its own among the other addresses: not what
// stands and falls with a story, and of the redirects those alone that a file asks for.
func (e *edition) isRecorded(pg page.Page) bool {
	switch pg.Kind {
	case page.KindStory, page.KindSource, page.KindNotFound:
		return false
	case page.KindRedirect:
		return e.fates.routes.moved[pg.Address].declared
	}
	return true
}

// storyAt finds published stories by their id and by their address.
type storyAt struct {
	byID, byAddress map[string]int // positions in the index's Stories
	withdrawn       map[string]bool
	gone            map[string]bool // addresses of withdrawn stories
}

func newStoryAt(ix *index.Index) storyAt {
	at := storyAt{map[string]int{}, map[string]int{}, map[string]bool{}, map[string]bool{}}
	for i, s := range ix.Stories {
		at.byID[s.ID], at.byAddress[s.Address] = i, i
	}
	for _, s := range ix.Withdrawn {
		at.withdrawn[s.ID], at.gone[s.Address] = true, true
	}
	return at
}
