package site

import (
	"cmp"
	"maps"
	"path"
	"slices"
	"strings"

	"github.com/onrecord/onrecord/internal/called"
	"github.com/onrecord/onrecord/internal/content"
	"github.com/onrecord/onrecord/internal/diag"
	"github.com/onrecord/onrecord/internal/fields"
	"github.com/onrecord/onrecord/internal/pattern"
	"github.com/onrecord/onrecord/internal/registry"
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
	hiding   map[string]bool     // by file: something in it is hidden now
	at       map[string]string   // by address, without the first slash: the file
	ledger   map[string]string   // by file: the address under which the ledger has it
	recorded map[string][]string // the ledger's addresses, by story id; nil: not asked yet
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
		_, isStory := slices.BinarySearchFunc(a.stories, f.File, func(s source, file string) int {
			return strings.Compare(s.name, file)
		})
		if !isStory || a.mayHide(f) {
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
var hidingWord = pattern.New(
	`(?im)annotat|withdraw|withh|retract|disput|^\W*(state|access|draft|speaker|quotes?)\b`)

// topKey is a key of the front matter's top level, at the beginning of its line.
var topKey = pattern.New(`^["']?([A-Za-z_]+)["']?\s*:`)

// mayHide reports whether an error in a story's file is in something that hides, or may keep such
// a thing from being read.
func (a *archive) mayHide(f diag.Finding) bool {
	data, large, err := a.bounded(f.File, nil)
	if err != nil || large != nil {
		return true
	}
	switch {
	case registry.Hides(data): // an entry that lies among the stories
		return true
	case f.Code == "front-matter" || f.Code == "invalid-utf8" || called.HasPrefix(f.Code, "yaml"):
		return hidingWord.Match(data)
	case f.Code == "unknown-key" && slices.ContainsFunc(hides, func(k string) bool {
		return strings.Contains(f.Hint, "did you mean "+k+"?")
	}):
		return true
	case f.Code == "unknown-key" && hidingWord.MatchString(under(data, f.Line)):
		return true
	}
	key := keyAbove(data, f.Line)
	return key != "" && (called.Contains(hides, key) || called.Contains(hides, diag.Nearest(key, hides)))
}

// under is a line of a file, with the lines that belong to the key on it.
func under(data []byte, line int) string {
	lines := strings.Split(string(fields.Newlines(data)), "\n")
	if line < 1 || line > len(lines) {
		return ""
	}
	end := line
	for end < len(lines) && !topKey.MatchString(lines[end]) && strings.TrimSpace(lines[end]) != "---" {
		end++
	}
	return strings.Join(lines[line-1:end], "\n")
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
	var rest []source
	for _, src := range a.stories {
		if _, in := slices.BinarySearch(files, src.name); !in {
			rest = append(rest, src)
		} else if err := a.remember(src); err != nil {
			return err
		}
	}
	a.stories = rest
	return nil
}

// givenLine is a line of front matter that cannot be read, of a key that an address is made of.
var givenLine = pattern.New(`(?m)^(id|slug|date):[ \t]*["']?([^"'\s#]+)`)

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
	for _, was := range a.recordedAt(id, s.ID) {
		k.at[was], k.ledger[src.name] = src.name, was
	}
	k.at[called.TrimPrefix(s.Address(), "/")] = src.name
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

// recordedAt are the addresses, without their first slash, under which the ledger has a story of
// one of the ids.
func (a *archive) recordedAt(ids ...string) (addresses []string) {
	if a.skip.recorded == nil {
		a.skip.recorded = map[string][]string{}
		for _, l := range a.ledger.Stories {
			a.skip.recorded[l.ID] = append(a.skip.recorded[l.ID], called.TrimPrefix(l.Address, "/"))
		}
	}
	for _, id := range ids {
		addresses = append(addresses, a.skip.recorded[id]...)
	}
	return addresses
}

// ofOthers reports whether an error of the ledger concerns a story that was not left out. Of other
// addresses it cannot be said whose they were.
//
//go:noinline
func (a *archive) ofOthers(f diag.Finding) bool {
	for _, s := range a.ledger.Stories {
		if s.Pos == f.Pos {
			return !a.skip.ids[s.ID]
		}
	}
	return false
}
