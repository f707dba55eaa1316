package site

import (
	"cmp"
	"fmt"
	"maps"
	"path"
	"regexp"
	"slices"
	"strings"

	"github.com/onrecord/onrecord/internal/annotate"
	"github.com/onrecord/onrecord/internal/content"
	"github.com/onrecord/onrecord/internal/diag"
	"github.com/onrecord/onrecord/internal/fields"
	"github.com/onrecord/onrecord/internal/index"
)

// A build may be told to leave out the stories that have errors (Options.SkipBroken). Then
// everything else is published, and a story that was published before stays as it stands in the
// output folder, since its address must not die of a slip of the pen.
//
// What an editor hid stays hidden, or nothing is published. So an error stops the build where it
// is in the settings, the registry, the ledger, a page, a template or a sidecar; and in a story
// where it touches what hides: its decisions, its state or its access. A story that was published
// before and that hides something now is not left as it was: its old page might tell it.

// Skipped is a story that was left out for its errors.
type Skipped struct {
	File  string
	Stays bool // it was published before, and its pages are as they were
}

// keeper is a sink that has what an earlier build wrote.
type keeper interface {
	Unclaimed() []string
	Read(name string) ([]byte, error)
	Keep(name string) error
}

// skipping is what is known of the stories that are left out.
type skipping struct {
	files    []string // in the order in which they were found
	ids      map[string]bool
	hiding   map[string]bool   // by file: something in it is hidden now
	at       map[string]string // by address, without the first slash: the file
	ledger   map[string]string // by file: the address under which the ledger has it
	findings []diag.Finding
}

// readSkipping reads the archive again and again without the stories that have errors, until none
// is left, or one is found that stops the build.
func (a *archive) readSkipping(report *Report) (*edition, error) {
	a.skip = &skipping{ids: map[string]bool{}, hiding: map[string]bool{}, at: map[string]string{},
		ledger: map[string]string{}}
	before := slices.Clone(a.findings)
	for {
		a.findings = slices.Clone(before)
		e, err := a.read(report)
		if err != nil {
			return nil, err
		}
		broken, stops := a.broken()
		if stops || len(broken) == 0 {
			if stops || diag.HasErrors(a.findings) {
				a.findings = append(a.findings, a.skip.findings...)
			}
			return e, nil
		}
		if err := a.leaveOut(broken); err != nil {
			return nil, err
		}
	}
}

// broken are the files of the stories that have errors. stops: one of the errors is of a kind that
// nothing is published with.
func (a *archive) broken() (files []string, stops bool) {
	for _, f := range a.findings {
		if f.Severity != diag.Error {
			continue
		}
		i := slices.IndexFunc(a.stories, func(s source) bool { return s.name == f.File })
		if i < 0 || a.mayHide(f) {
			return nil, true
		}
		files = append(files, f.File)
	}
	slices.Sort(files)
	return slices.Compact(files), false
}

// hides are the keys of front matter that hide something, or whose values may.
var hides = []string{"annotations", "state", "withdrawn", "access", "draft"}

// hidingWord finds, in a file that cannot be read, what may be meant to hide.
var hidingWord = regexp.MustCompile(`(?im)annotat|withdraw|withh|retract|disput|^\W*(state|access|draft|speaker|quotes?)\b`)

// topKey is a key of the front matter's top level, at the beginning of its line.
var topKey = regexp.MustCompile(`^["']?([A-Za-z_]+)["']?\s*:`)

// mayHide reports whether an error in a story's file is in something that hides, or may keep such
// a thing from being read.
func (a *archive) mayHide(f diag.Finding) bool {
	data, large, err := a.bounded(f.File)
	if err != nil || large != nil {
		return true
	}
	switch {
	case f.Code == "front-matter" || f.Code == "invalid-utf8" || strings.HasPrefix(f.Code, "yaml"):
		return hidingWord.Match(data)
	case f.Code == "unknown-key" && slices.ContainsFunc(hides, func(k string) bool {
		return strings.Contains(f.Hint, "did you mean "+k+"?")
	}):
		return true
	}
	key := keyAbove(data, f.Line)
	return key != "" && (slices.Contains(hides, key) || slices.Contains(hides, diag.Nearest(key, hides)))
}

// keyAbove is the key of the front matter's top level that a line of a file belongs to, or "" where
// the line stands in the body.
func keyAbove(data []byte, line int) string {
	front, _ := fields.SplitFront("", data)
	lines := strings.Split(string(front.YAML), "\n")
	at := line - front.YAMLLine
	if front.YAML == nil || at < 0 || at >= len(lines) {
		return ""
	}
	for ; at >= 0; at-- {
		if m := topKey.FindStringSubmatch(lines[at]); m != nil {
			return strings.ToLower(m[1])
		}
	}
	return ""
}

// leaveOut takes stories out of those that are read. Their errors are told, and no longer count.
func (a *archive) leaveOut(files []string) error {
	for _, f := range a.findings {
		if _, in := slices.BinarySearch(files, f.File); in {
			a.skip.findings = append(a.skip.findings, f)
		}
	}
	for _, file := range files {
		i := slices.IndexFunc(a.stories, func(s source) bool { return s.name == file })
		if err := a.remember(a.stories[i]); err != nil {
			return err
		}
		a.stories = slices.Delete(slices.Clone(a.stories), i, i+1)
	}
	return nil
}

// givenLine is a line of front matter that cannot be read, of a key that an address is made of.
var givenLine = regexp.MustCompile(`(?m)^(id|slug|date):[ \t]*["']?([^"'\s#]+)`)

// remember notes of a story that is left out where it may stand.
func (a *archive) remember(src source) error {
	s, _, err := a.parse(src)
	if err != nil {
		return err
	}
	k := a.skip
	k.files = append(k.files, src.name)
	if s == nil {
		s, _ = content.ReadStory(src.name, nil, "", nil, a.contentOptions())
	}
	k.hiding[src.name] = s.State == "withdrawn" || s.Access != "full" || s.Draft ||
		slices.ContainsFunc(s.Decisions, func(d content.Decision) bool {
			return d.Status == "withheld" || d.Status == "disputed" || d.Status == "retracted"
		})
	given := map[string]string{}
	for _, m := range givenLine.FindAllStringSubmatch(string(s.Source), -1) {
		given[m[1]] = m[2]
	}
	id, slug := cmp.Or(given["id"], s.ID), cmp.Or(given["slug"], s.Slug)
	k.ids[id], k.ids[s.ID] = true, true
	for _, l := range a.ledger.Stories {
		if l.ID == id || l.ID == s.ID {
			k.at[strings.TrimPrefix(l.Address, "/")] = src.name
			k.ledger[src.name] = strings.TrimPrefix(l.Address, "/")
		}
	}
	k.at[strings.TrimPrefix(s.Address(), "/")] = src.name
	if day := given["date"]; len(day) >= 10 {
		k.at[strings.ReplaceAll(day[:10], "-", "/")+"/"+slug+"/"] = src.name
	}
	delete(k.at, "")
	return nil
}

// any reports whether a story was left out.
func (k *skipping) any() bool { return k != nil && len(k.files) > 0 }

// linkable adds to the pages that links to stories' files lead to those of the stories that were
// left out: they may stand there still.
func (k *skipping) linkable(pages map[string]string) {
	if !k.any() {
		return
	}
	for _, address := range slices.Sorted(maps.Keys(k.at)) {
		if name := path.Base(k.at[address]); pages[name] == "" {
			pages[name] = address
		}
	}
}

// lenient makes of links that lead nowhere warnings, where a story was left out that they may lead
// to: else its neighbours would be left out, too.
func (k *skipping) lenient(found []diag.Finding) []diag.Finding {
	for i := range found {
		if k.any() && found[i].Code == "dangling-link" {
			found[i].Severity = diag.Warning
		}
	}
	return found
}

// ofOthers reports whether an error of the ledger concerns a story that was not left out. Of other
// addresses it cannot be said whose they were.
func (a *archive) ofOthers(f diag.Finding) bool {
	for _, s := range a.ledger.Stories {
		if s.Pos == f.Pos {
			return !a.skip.ids[s.ID]
		}
	}
	return false
}

// storyLink is a link to a story's page, in HTML.
var storyLink = regexp.MustCompile(`"[^"\s]*?/(\d{4}/\d\d/\d\d/[^"/#?\s]+/)`)

// keep lets the pages of the stories that were left out stay as they stand in the output folder,
// and the pages that led to nothing but them. It is called when all else is put.
func (a *archive) keep(e *edition, k keeper, report *Report) error {
	for _, s := range e.index.Stories {
		delete(a.skip.at, s.Address) // another story stands there now
	}
	for _, s := range e.index.Withdrawn {
		delete(a.skip.at, s.Address)
	}
	unclaimed, stays := k.Unclaimed(), map[string]bool{}
	kept := map[string]bool{} // folders of which files are kept
	for _, name := range unclaimed {
		if address := storyFolder(name); a.skip.at[address] != "" {
			stays[a.skip.at[address]] = true
			if err := a.keepOwn(e, k, name); err != nil {
				return err
			}
		} else if path.Base(name) == "index.html" && a.leadsOnlyToSkipped(k, name) {
			kept[path.Dir(name)] = true
		}
	}
	for _, name := range unclaimed {
		if kept[path.Dir(name)] {
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
func (a *archive) mustStay(file string, stays bool) {
	at := diag.Pos{File: file, Line: 1, Col: 1}
	switch {
	case stays && a.skip.hiding[file]:
		a.findings = append(a.findings, diag.Finding{Pos: at, Code: "cannot-skip",
			Message: "this story was published before and hides something now, so that its page cannot stay as it is",
			Hint:    "mend its errors"})
	case !stays && a.skip.ledger[file] != "":
		a.findings = append(a.findings, diag.Finding{Pos: at, Code: "cannot-skip",
			Message: "this story was published at /" + a.skip.ledger[file] + ", and the output folder does not have its page: " +
				"without it the address would be lost",
			Hint: "mend its errors, or build into the folder that has the last build"})
	}
}

// keepOwn keeps a file of a story that was left out. Where its page leads to a story of which
// something is hidden now, it might tell that.
func (a *archive) keepOwn(e *edition, k keeper, name string) error {
	if path.Ext(name) == ".html" {
		data, err := k.Read(name)
		if err != nil {
			return nil // it is gone; nothing is to be kept
		}
		for _, m := range storyLink.FindAllSubmatch(data, -1) {
			if address := string(m[1]); e.hidesAt(address) {
				file := a.skip.at[storyFolder(name)]
				a.findings = append(a.findings, diag.Finding{Pos: diag.Pos{File: file, Line: 1, Col: 1}, Code: "cannot-skip",
					Message: fmt.Sprintf("the page of this story as it stands leads to /%s, of which something is hidden", address),
					Hint:    "mend the errors of this story, so that its page is made anew"})
				return nil
			}
		}
	}
	return k.Keep(name)
}

// hidesAt reports whether something is hidden of the story at an address.
func (e *edition) hidesAt(address string) bool {
	for _, s := range e.index.Withdrawn {
		if s.Address == address {
			return true
		}
	}
	for i, s := range e.index.Stories {
		if s.Address == address {
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
	if strings.HasPrefix(name, "speakers/") && a.config.PrintedNames == "none" {
		return false
	}
	text := strings.ToLower(string(data))
	for _, entry := range a.registry.Entries {
		if entry.Visibility != "none" {
			continue
		}
		for _, told := range append([]string{entry.Name, entry.ID}, entry.Aliases...) {
			if strings.Contains(text, strings.ToLower(told)) {
				return false
			}
		}
	}
	return true
}
