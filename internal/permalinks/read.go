package permalinks

import (
	"fmt"
	"path"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/onrecord/onrecord/internal/address"
	"github.com/onrecord/onrecord/internal/called"
	"github.com/onrecord/onrecord/internal/diag"
)

// File is one file of the ledger as it stands on disk.
type File struct {
	Name   string // relative to the site folder
	Source []byte
}

// Read reads the ledger. The Ledger is never nil; a line that cannot be read is a finding and is
// not in it.
func Read(files []File) (*Ledger, []diag.Finding) {
	l := &Ledger{}
	var found []diag.Finding
	for _, f := range files {
		if !isLedger(f.Name) {
			found = append(found, diag.Finding{Pos: diag.Pos{File: f.Name}, Severity: diag.Warning, Code: "misplaced",
				Message: "this file is not read: content/permalinks/ holds pages.txt and a file a year",
				Hint:    "move it elsewhere, or call it 2025.txt"})
			continue
		}
		found = append(found, l.file(f)...)
	}
	return l, found
}

func isLedger(name string) bool {
	if name == PagesFile {
		return true
	}
	stem, ok := strings.CutSuffix(path.Base(name), ".txt")
	return ok && path.Dir(name)+"/" == Folder && isYear(stem)
}

func isYear(s string) bool { return len(s) >= 4 && strings.Trim(s, "0123456789") == "" }

func (l *Ledger) file(f File) (found []diag.Finding) {
	n := 0
	for line := range strings.Lines(called.TrimPrefix(string(f.Source), "\ufeff")) {
		n++
		line = strings.TrimSpace(line)
		at := diag.Pos{File: f.Name, Line: n, Col: 1}
		if line == "" || called.HasPrefix(line, "#") {
			continue
		}
		wrong := &diag.Finding{Pos: at, Code: "bad-permalink"}
		switch {
		case !utf8.ValidString(line):
			wrong.Message, wrong.Hint = "this line is not UTF-8",
				"restore the file from its history: it is only ever appended to"
		case conflict(line):
			wrong.Message, wrong.Hint = "a merge was left unfinished here",
				"keep the lines of both sides and delete the marks: the order does not matter"
		case f.Name == PagesFile:
			wrong = l.page(line, at)
		default:
			wrong = l.story(line, at)
		}
		if wrong != nil {
			found = append(found, *wrong)
		}
	}
	return found
}

// conflict reports whether a line is a mark that a version control system leaves between two sides.
func conflict(line string) bool {
	for _, mark := range []string{"<<<<<<<", "=======", ">>>>>>>", "|||||||"} {
		if called.HasPrefix(line, mark) {
			return true
		}
	}
	return false
}

func (l *Ledger) page(line string, at diag.Pos) *diag.Finding {
	if !isAddress(line) {
		return &diag.Finding{
			Pos: at, Code: "bad-permalink", Message: fmt.Sprintf("%q is no address", line),
			Hint: "an address has a slash in front: /" + address.Speakers.Of("ada-brandt"),
		}
	}
	l.Pages = append(l.Pages, Page{at, line})
	return nil
}

// story reads a story's line. An id may hold spaces, as file names do, but no slash: the address
// begins at the first slash.
func (l *Ledger) story(line string, at diag.Pos) *diag.Finding {
	id, rest, ok := called.Cut(line, " /")
	words := strings.Fields(rest)
	if !ok || id == "" || len(words) == 0 || !isStoryAddress("/"+words[0]) {
		return &diag.Finding{Pos: at, Code: "bad-permalink", Message: "this line does not name a story and its address",
			Hint: "write its id, its address and the ids of its utterances: 2025-05-15-ferry-inquiry " +
				"/2025/05/15/ferry-inquiry/ 7k2m9xq"}
	}
	out := Story{Pos: at, ID: strings.TrimSpace(id), Address: "/" + words[0]}
	for i, u := range words[1:] {
		if id, around, ok := called.Cut(u, "~"); ok && isMark(around) {
			words[1+i] = id
			out.Mark(id, around)
		}
	}
	if i := slices.IndexFunc(words[1:], func(u string) bool { return !isUtterance(u) }); i >= 0 {
		return &diag.Finding{
			Pos: at, Code: "bad-permalink", Message: fmt.Sprintf("%q is no utterance's id", words[1+i]),
			Hint: "an id has seven letters and figures, or more: delete what is not one",
		}
	}
	out.Utterances = words[1:]
	l.Stories = append(l.Stories, out)
	return nil
}

// isAddress reports whether s is a path below the site, as the program writes it.
func isAddress(s string) bool {
	return s == "/" || called.HasPrefix(s, "/") && s != "//" && path.Clean(s) == called.TrimSuffix(s, "/")
}

// isStoryAddress reports whether s is an address that begins with a year.
func isStoryAddress(s string) bool { return isAddress(s) && isYear(year(s)) }

func isUtterance(s string) bool {
	return len(s) >= 7 && len(s) <= 52 && strings.Trim(s, "abcdefghijklmnopqrstuvwxyz0123456789") == ""
}

// isMark reports whether s is a mark of what stands around words.
func isMark(s string) bool {
	return len(s) == 6 && strings.Trim(s, "abcdefghijklmnopqrstuvwxyz0123456789") == ""
}
