package people

import (
	"bytes"
	"slices"
	"strings"

	"github.com/onrecord/onrecord/internal/diag"
	"github.com/onrecord/onrecord/internal/fields"
	"github.com/onrecord/onrecord/internal/registry"
)

// AddAlias adds a name to the aliases in an entry's file, and keeps every other byte. It is false
// where the file is written in a way that a program cannot add to, or would read otherwise than
// with that name more.
func AddAlias(file string, src []byte, name string) ([]byte, bool) {
	from, to := frontOf(src)
	top, ok := fields.Stretches(src[from:to])
	if !ok || to == from || top.Flow {
		return nil, false
	}
	at, text := aliasLine(src[from:to], &top, name)
	if at < 0 {
		return nil, false
	}
	out := slices.Concat(src[:from+at], []byte(text), src[from+at:])
	return out, addsOnly(file, src, out, name)
}

// aliasLine is where the front matter gets the name, and with which text; -1 where it cannot.
func aliasLine(front []byte, top *fields.Stretch, name string) (int, string) {
	end := lineEndOf(front)
	list := top.Key("aliases")
	switch {
	case list == nil:
		return len(front), "aliases:" + end + "  - " + inQuotes(name) + end
	case list.Flow && len(list.Items) > 0:
		return list.Items[len(list.Items)-1].To, ", " + inQuotes(name)
	case list.Flow:
		return list.From + 1, inQuotes(name)
	case len(list.Items) == 0:
		return -1, ""
	}
	last := &list.Items[len(list.Items)-1]
	line := bytes.LastIndexByte(front[:last.Dash], '\n') + 1
	stop := bytes.IndexByte(front[last.To:], '\n')
	if stop < 0 {
		return -1, ""
	}
	return last.To + stop + 1, string(front[line:last.Dash]) + "- " + inQuotes(name) + end
}

// addsOnly reports whether an entry's file reads as before, but for one name more.
func addsOnly(file string, before, after []byte, name string) bool {
	was, had := registry.Read([]registry.File{{Name: file, Source: before}})
	is, has := registry.Read([]registry.File{{Name: file, Source: after}})
	if len(was.Entries) != 1 || len(is.Entries) != 1 || countErrors(has) > countErrors(had) {
		return false
	}
	a, b := was.Entries[0], is.Entries[0]
	if slices.Contains(a.Names(), commented(name)) {
		return false
	}
	return a.Name == b.Name && slices.Equal(append(slices.Clone(a.Aliases), commented(name)), b.Aliases)
}

func countErrors(found []diag.Finding) int {
	n, _, _ := diag.Count(found)
	return n
}

// frontOf is where the YAML of a file lies, between its two lines of ---; from and to are the same
// where it has none.
func frontOf(src []byte) (from, to int) {
	first := bytes.IndexByte(src, '\n')
	if first < 0 || strings.TrimRight(strings.TrimPrefix(string(src[:first]), "\ufeff"), " \t\r") != "---" {
		return 0, 0
	}
	from = first + 1
	for at := from; at < len(src); {
		end := bytes.IndexByte(src[at:], '\n')
		line := src[at:]
		if end >= 0 {
			line = src[at : at+end]
		}
		if strings.TrimRight(string(line), " \t\r") == "---" {
			return from, at
		}
		if end < 0 {
			break
		}
		at += end + 1
	}
	return 0, 0
}

// lineEndOf is how the lines of a text end: as its first does.
func lineEndOf(src []byte) string {
	if i := bytes.IndexByte(src, '\n'); i > 0 && src[i-1] == '\r' {
		return "\r\n"
	}
	return "\n"
}
