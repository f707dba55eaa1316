package site

import (
	"path"
	"slices"
	"strings"

	"github.com/onrecord/onrecord/internal/address"
	"github.com/onrecord/onrecord/internal/annotate"
	"github.com/onrecord/onrecord/internal/diag"
	"github.com/onrecord/onrecord/internal/index"
	"github.com/onrecord/onrecord/internal/pattern"
)

// storyLink is the address of a story, as pages, feeds and tables have it.
var storyLink = pattern.New(`/(\d{4}/\d\d/\d\d/[^"'/#?\s,<>]+/)`)

// keep lets the pages of the stories that were left out stay as they stand in the output folder,
// and the pages that led to nothing but them. It is called when all else is put.
func (a *archive) keep(e *edition, k keeper, report *Report) error {
	for i := range e.index.Len() {
		s := e.index.Story(i)
		delete(a.skip.at, s.Address) // another story stands there now
	}
	for _, s := range e.index.Withdrawn {
		delete(a.skip.at, s.Address)
	}
	unclaimed, stays := k.Unclaimed(), map[string]bool{}
	kept := map[string]bool{} // folders of which files are kept
	for _, name := range unclaimed {
		if file := a.skip.at[storyFolder(name)]; file != "" {
			stays[file] = true
			if err := a.keepOwn(e, k, name); err != nil {
				return err
			}
		} else if address.IsHTML(name) && a.leadsOnlyToSkipped(k, name) {
			kept[path.Dir(name)] = true
		}
	}
	for _, name := range unclaimed { // what stands beside a page may tell of more stories than it
		if kept[path.Dir(name)] && a.leadsOnlyToSkipped(k, name) {
			if err := k.Keep(name); err != nil {
				return err
			}
		}
	}
	for _, file := range slices.Sorted(slices.Values(a.skip.files)) {
		report.Skipped = append(report.Skipped, Skipped{File: file, Stays: stays[file]})
		a.mustStay(file, stays[file])
	}
	return nil
}

// storyFolder is the address that a file stands at or below, if it can be a story's, or "".
func storyFolder(name string) string {
	steps := strings.SplitN(name, "/", 5)
	if len(steps) < 5 || len(steps[0]) != 4 {
		return ""
	}
	return strings.Join(steps[:4], "/") + "/"
}

// mustStay complains where a story that was published before cannot be left as it was.
//
//go:noinline
func (a *archive) mustStay(file string, stays bool) {
	at := diag.Pos{File: file, Line: 1, Col: 1}
	switch {
	case stays && a.skip.hiding[file]:
		a.findings = append(a.findings, diag.Finding{Pos: at, Code: "cannot-skip",
			Message: "this story was published before and hides something now, so that its page cannot stay as it is",
			Hint:    "mend its errors"})
	case !stays && a.skip.ledger[file] != "":
		a.findings = append(a.findings, diag.Finding{Pos: at, Code: "cannot-skip",
			Message: "this story was published at /" + a.skip.ledger[file] +
				", and the output folder does not have its page: without it the address would be lost",
			Hint: "mend its errors, or build into the folder that has the last build"})
	}
}

// keepOwn keeps a file of a story that was left out, unless it might tell what is hidden now: it
// leads to a story of which something is hidden, or to somebody who has no page any more.
func (a *archive) keepOwn(e *edition, k keeper, name string) error {
	data, err := k.Read(name)
	if err != nil {
		return nil // it is gone; nothing is to be kept
	}
	leads := ""
	for _, m := range storyLink.FindAllSubmatch(data, -1) {
		if to := string(m[1]); e.hidesAt(to) {
			leads = to
		}
	}
	for _, m := range speakerLink.FindAllSubmatch(data, -1) {
		if a.hasNoPage(string(m[1])) {
			leads = string(m[1])
		}
	}
	if leads == "" {
		return k.Keep(name)
	}
	a.findings = append(a.findings, diag.Finding{
		Pos: diag.Pos{File: a.skip.at[storyFolder(name)], Line: 1, Col: 1}, Code: "cannot-skip",
		Message: "the page of this story as it stands leads to /" + leads + ", of which something is hidden",
		Hint:    "mend the errors of this story, so that its page is made anew",
	})
	return nil
}

// speakerLink is the address of a person or an organisation.
var speakerLink = pattern.New("/(" + address.Speakers.Of(`[^"'/#?\s,<>]+`) + ")")

// hasNoPage reports whether an address is that of somebody of whom no page is to be made.
func (a *archive) hasNoPage(at string) bool {
	for _, entry := range a.registry.Entries {
		if entry.Address() == at {
			return entry.Visibility == "none"
		}
	}
	read, _ := address.ReadEntry(at)
	return a.config.PrintedNames == "none" && !read.IsLetter()
}

// hidesAt reports whether something is hidden of the story at an address.
func (e *edition) hidesAt(at string) bool {
	for _, s := range e.index.Withdrawn {
		if s.Address == at {
			return true
		}
	}
	for i := range e.index.Len() {
		s := e.index.Story(i)
		if s.Address == at {
			hasRetracted := slices.ContainsFunc(s.Utterances,
				func(u index.Utterance) bool { return u.Status == annotate.Retracted })
			return !e.showsBody(i) || len(e.index.OwnPage(i).Hidden) > 0 || hasRetracted
		}
	}
	return false
}

// leadsOnlyToSkipped reports whether a page that is not made any more is there for stories alone
// that were left out, and tells no name that is told nowhere.
func (a *archive) leadsOnlyToSkipped(k keeper, name string) bool {
	data, err := k.Read(name)
	links := storyLink.FindAllSubmatch(data, -1)
	if err != nil || len(links) == 0 {
		return false
	}
	for _, m := range links {
		if a.skip.at[string(m[1])] == "" {
			return false
		}
	}
	return !a.tellsHidden(name, data)
}

// tellsHidden reports whether a page tells somebody who has no page any more: a printed name where
// these have none, or one whose visibility is none.
func (a *archive) tellsHidden(name string, data []byte) bool {
	if entry, is := address.ReadEntry(name); is && entry.Folder == address.Speakers && a.config.PrintedNames == "none" {
		return true
	}
	text := strings.ToLower(string(data))
	for _, entry := range a.registry.Entries {
		if entry.Visibility != "none" {
			continue
		}
		for _, told := range append([]string{entry.Name, entry.ID}, entry.Aliases...) {
			if strings.Contains(text, strings.ToLower(told)) {
				return true
			}
		}
	}
	return false
}
