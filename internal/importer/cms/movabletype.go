package cms

import (
	"bytes"
	"fmt"
	"io"
	"strings"
	"time"

	"github.com/onrecord/onrecord/internal/called"
	"github.com/onrecord/onrecord/internal/importer/charset"
	"github.com/onrecord/onrecord/internal/importer/item"
	"github.com/onrecord/onrecord/internal/importer/stamp"
	"github.com/onrecord/onrecord/internal/pattern"
)

// MovableType is the export of Movable Type, which TypePad, TypePad's followers and Hatena write
// too: a text of entries, each of fields and of sections, parted by lines of dashes.
func MovableType() item.Format {
	return item.Format{
		ID: "mt", Title: "Movable Type export",
		Recognises: func(in item.Input) int {
			text, _, ok := charset.Decode(trimCut(in.Head))
			if ok && movableBegins.MatchString(strings.ReplaceAll(text, "\r\n", "\n")) {
				return 97
			}
			return 0
		},
		Read: readMovableType,
	}
}

// movableBegins is an entry's fields, then the line that parts them from the first section.
var movableBegins = pattern.New(`\A\s*(?:[A-Z][A-Z ]*:[^\n]*\n)+-----\n(?:BODY|EXTENDED BODY|EXCERPT|KEYWORDS):`)

// The lines that part entries, and sections of an entry.
const (
	entryEnd   = "--------"
	sectionEnd = "-----"
)

func readMovableType(in item.Input, to item.Sink) error {
	f, err := openText(in)
	if err != nil {
		return err
	}
	defer f.close()
	m := &movable{in: in, to: to}
	lines := newRows(f, "")
	for {
		line, err := lines.readLine()
		if err == io.EOF {
			return m.entry()
		}
		if err != nil {
			return err
		}
		if m.line == 0 {
			m.line = lines.line
		}
		m.raw = append(m.raw, line...)
		if strings.TrimRight(string(line), "\r\n") == entryEnd {
			if err := m.entry(); err != nil {
				return err
			}
		}
		if len(m.raw) > maxFile {
			return to.Aside(item.Place{Source: in.Place.Source, Line: m.line}, nil,
				"This entry is longer than 32 MB: a story is not. Nothing behind it was read.")
		}
	}
}

// movable is the entry that is being read.
type movable struct {
	in   item.Input
	to   item.Sink
	raw  []byte
	line int
	n    int
}

// entry hands on what was gathered.
func (m *movable) entry() error {
	raw, line := m.raw, m.line
	m.raw, m.line = nil, 0
	text := strings.ReplaceAll(string(raw), "\r\n", "\n")
	text = called.TrimSuffix(strings.TrimRight(text, "\n"), entryEnd)
	if strings.TrimSpace(text) == "" {
		return nil
	}
	m.n++
	at := item.Place{Source: m.in.Place.Source, Line: line, Name: fmt.Sprintf("entry %d", m.n)}
	e := newMovableEntry(text)
	for what, n := range e.skipped {
		for range n {
			if err := m.to.Skip(at, what); err != nil {
				return err
			}
		}
	}
	it := e.item(at, bytes.Clone(raw))
	if !hasWords(plain(it.Body.Text)) && !called.Has(it.Body.Text, "<img") {
		return m.to.Aside(at, it.Original, "This entry has no text: write one, or leave it out.")
	}
	return m.to.Story(it)
}

// movableEntry is an entry's fields and sections by their names.
type movableEntry struct {
	fields   map[string][]string
	sections map[string]string
	skipped  map[string]int
}

func newMovableEntry(text string) *movableEntry {
	e := &movableEntry{fields: map[string][]string{}, sections: map[string]string{}, skipped: map[string]int{}}
	parts := strings.Split("\n"+text, "\n"+sectionEnd+"\n")
	for _, line := range strings.Split(parts[0], "\n") {
		if name, value, ok := called.Cut(line, ":"); ok {
			name = strings.TrimSpace(name)
			e.fields[name] = append(e.fields[name], strings.TrimSpace(value))
		}
	}
	open := "" // the section that a line of dashes of its own may have cut in two
	for _, part := range parts[1:] {
		name, rest, _ := called.Cut(strings.TrimLeft(part, "\n"), "\n")
		name = strings.TrimSpace(name)
		switch name {
		case "COMMENT:":
			e.skipped["comments"]++
			open = ""
		case "PING:":
			e.skipped["pings"]++
			open = ""
		case "BODY:", "EXTENDED BODY:", "EXCERPT:", "KEYWORDS:":
			open = called.TrimSuffix(name, ":")
			e.sections[open] = called.TrimSuffix(rest, sectionEnd)
		default:
			if open != "" && strings.TrimSpace(part) != "" {
				e.sections[open] += "\n" + sectionEnd + "\n" + part
			}
		}
	}
	return e
}

func (e *movableEntry) get(name string) string {
	for _, v := range e.fields[name] {
		if v != "" {
			return v
		}
	}
	return ""
}

func (e *movableEntry) item(at item.Place, raw []byte) item.Item {
	it := item.Item{
		Place: at, Original: raw, Title: plain(e.get("TITLE")), Slug: e.get("BASENAME"),
		Bylines: writers(e.get("AUTHOR")), Section: plain(e.get("PRIMARY CATEGORY")),
		Published: movableDate(e.get("DATE")), URL: e.get("UNIQUE URL"),
		Deck: plain(e.sections["EXCERPT"]), SourceID: firstOf(e.get("UNIQUE URL"), e.get("BASENAME")),
	}
	for _, c := range e.fields["CATEGORY"] {
		it.Tags = add(it.Tags, plain(c))
		if it.Section == "" {
			it.Section = plain(c)
		}
	}
	for _, key := range []string{e.get("TAGS"), e.sections["KEYWORDS"]} {
		it.Tags = add(it.Tags, listed(strings.ReplaceAll(key, "\n", ","))...)
	}
	switch status := strings.ToLower(e.get("STATUS")); status {
	case "", "publish":
	case "future", "scheduled":
		it.Embargo = it.Published
	case "draft":
		it.State = item.Draft
	default:
		it.State, it.StateReason = item.Draft, "its state in the export was “"+cutWords(status, 40)+"”"
	}
	if it.State == item.Draft {
		it.URL = ""
	}
	e.body(&it)
	return it
}

// body is the text, and what stands behind its fold. CONVERT BREAKS tells what it is written in.
func (e *movableEntry) body(it *item.Item) {
	var parts []string
	for _, name := range []string{"BODY", "EXTENDED BODY"} {
		if s := strings.TrimSpace(e.sections[name]); s != "" {
			parts = append(parts, s)
		}
	}
	text := strings.Join(parts, "\n\n")
	switch breaks := strings.ToLower(e.get("CONVERT BREAKS")); {
	case called.HasPrefix(breaks, "markdown"):
		c := &cleaner{front: front{}}
		it.Body = item.Body{Kind: item.Markdown, Text: c.markdown(text)}
		for what, n := range c.count {
			left(&it.Left, what, n)
		}
	case breaks == "0" || breaks == "richtext":
		it.Body = item.Body{Kind: item.HTML, Text: text}
	default:
		it.Body = item.Body{Kind: item.HTML, Text: autop(text)}
	}
}

// movableDate reads a date of an export, which always has the month first.
func movableDate(s string) item.Date {
	for _, layout := range []string{"01/02/2006 03:04:05 PM", "01/02/2006 15:04:05", "01/02/2006 03:04 PM",
		"01/02/2006 15:04"} {
		if t, err := time.Parse(layout, s); err == nil {
			return item.Date{Time: t, Hours: true, From: "the export"}
		}
	}
	return stamp.Parse(s)
}
