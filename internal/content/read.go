package content

import (
	"bytes"
	"fmt"
	"maps"
	"path"
	"slices"

	"github.com/onrecord/onrecord/internal/called"
	"github.com/onrecord/onrecord/internal/diag"
	"github.com/onrecord/onrecord/internal/fields"
)

// reader reads one story and gathers what is wrong with it.
type reader struct {
	s        *Story
	keys     map[string]diag.Pos // where each key of front matter and sidecar stands
	o        Options
	hasFront bool // the file has front matter, be it empty
	found    []diag.Finding
}

//go:noinline
func (r *reader) complain(at diag.Pos, code, message, hint string) {
	r.found = append(r.found, diag.Finding{Pos: at, Code: code, Message: message, Hint: hint})
}

//go:noinline
func (r *reader) warn(at diag.Pos, code, message, hint string) {
	r.found = append(r.found, diag.Finding{Pos: at, Severity: diag.Warning, Code: code, Message: message, Hint: hint})
}

// start is the beginning of the story file, for complaints about what is not there.
//
//go:noinline
func (r *reader) start() diag.Pos { return diag.Pos{File: r.s.File, Line: 1, Col: 1} }

// ReadStory reads a story file, .md or .txt, and its sidecar ("" and nil when there is none). file
// and sidecar are names as findings print them. The Story is nil when the file cannot be read at
// all (not UTF-8, too large, with the marks of a conflict in it); else it holds whatever could be
// read, beside the findings.
func ReadStory(file string, src []byte, sidecar string, notes []byte, o Options) (*Story, []diag.Finding) {
	if f, bad := TooLarge(file, int64(len(src)), o.MaxBytes); bad {
		return nil, []diag.Finding{f}
	}
	if f, bad := fields.BadUTF8(file, src); bad {
		return nil, []diag.Finding{f}
	}
	if f, found := fields.Conflict(file, src); found {
		return nil, []diag.Finding{f}
	}
	r := &reader{s: &Story{File: file, Sidecar: sidecar, Source: src, Notes: notes, ID: stem(file)},
		keys: make(map[string]diag.Pos), o: o}
	if called.HasSuffix(file, ".txt") {
		r.s.Format = Wire
	}
	var f front
	whole := r.frontMatter(&f)
	whole = r.sidecar(&f, notes) && whole
	r.s.keys = keysOf(r.keys)
	r.fill(f)
	if r.s.Format == Wire {
		r.wire(f)
	}
	if whole {
		r.required()
	}
	return r.s, r.found
}

// frontMatter reads a Markdown story's front matter into f. It is false when that could not be
// read, so that nothing ought to be called missing.
func (r *reader) frontMatter(f *front) bool {
	if r.s.Format == Wire {
		return r.noFrontMatter()
	}
	parts, found := fields.SplitFront(r.s.File, r.s.Source)
	r.found = append(r.found, found...)
	r.s.Body, r.s.BodyLine = r.clean(parts.Body, parts.BodyLine), parts.BodyLine
	if r.hasFront = parts.YAML != nil; len(found) > 0 {
		return false
	}
	r.outside(parts.Body, parts.BodyLine)
	doc, problems := fields.Parse(r.s.File, parts.YAML, max(parts.YAMLLine, 1))
	return r.decode(doc, problems, f)
}

// noFrontMatter complains of front matter in wire copy, where it would be read as the story's first
// words.
func (r *reader) noFrontMatter() bool {
	if !r.hasKeysOnTop() {
		r.outside(r.s.Source, 1)
		return true
	}
	r.complain(r.start(), "front-matter", "front matter in a .txt file, which is wire copy and has none",
		fmt.Sprintf("rename the file to .md, or move the keys into %s", SidecarName(r.s.File)))
	return false
}

// hasKeysOnTop reports whether the file begins as one with front matter does. Lines of hyphens with
// other text between them are none.
func (r *reader) hasKeysOnTop() bool {
	parts, _ := fields.SplitFront(r.s.File, r.s.Source)
	if parts.YAML == nil {
		return false
	}
	doc, problems := fields.Parse(r.s.File, parts.YAML, max(parts.YAMLLine, 1))
	return len(doc.Keys()) > 0 && len(problems) == 0
}

func (r *reader) decode(doc *fields.Doc, problems []diag.Finding, f *front) bool {
	r.found = append(append(r.found, problems...), doc.Decode(f)...)
	for _, k := range doc.Keys() {
		r.keys[k.Name] = k.Pos
	}
	return len(doc.Keys()) > 0 || len(problems) == 0
}

// sidecar reads the sidecar's keys into f. A key that the story file has too is a finding, and the
// story file's counts.
func (r *reader) sidecar(f *front, notes []byte) bool {
	if r.s.Sidecar == "" {
		return true
	}
	if bad, is := fields.BadUTF8(r.s.Sidecar, notes); is {
		r.found = append(r.found, bad)
		return false
	}
	if conflict, found := fields.Conflict(r.s.Sidecar, notes); found {
		r.found = append(r.found, conflict)
		return false
	}
	if len(bytes.TrimSpace(notes)) == 0 {
		r.complain(diag.Pos{File: r.s.Sidecar, Line: 1, Col: 1}, "empty-sidecar",
			"the sidecar is empty: what it held may have been lost", "write it again, or delete the file")
		return true
	}
	doc, problems := fields.Parse(r.s.Sidecar, notes, 1)
	for _, k := range doc.Keys() {
		if first, twice := r.keys[k.Name]; twice {
			r.complain(k.Pos, "key-in-both", fmt.Sprintf("%s: stands in the story file too", k.Name),
				fmt.Sprintf("keep it in one of the two; the other stands at %s", first))
			doc.Drop(k.Name)
		}
	}
	before := maps.Clone(r.keys)
	whole := r.decode(doc, problems, f)
	maps.Copy(r.keys, before)
	return whole
}

// clean turns control characters into spaces: HTML and XML cannot hold them, and wire copy may be
// full of them. Nothing moves.
func (r *reader) clean(text []byte, line int) []byte {
	plain := fields.Spaces(text)
	if !bytes.Equal(plain, text) {
		first := 0
		for plain[first] == text[first] {
			first++
		}
		r.warnIn(text, line, first, "control-character", "a control character, which is read as a space",
			"delete it, unless the file is to stay as it came")
	}
	if i := bytes.Index(text, []byte("\u202e")); i >= 0 {
		r.warnIn(text, line, i, "turned-round", "a sign (U+202E) that turns round what is shown behind it: "+
			"whoever looks at the page reads other words than stand in the data", "delete it")
	}
	if i := bytes.Index(text, []byte("â€")); i >= 0 {
		r.warnIn(text, line, i, "miscoded", "the letters “â€” begin what was a quotation mark or a dash, whose bytes "+
			"were read in another encoding: no quotation is seen there",
			"take the text from its source once more, as UTF-8, or put the marks right")
	}
	return plain
}

// warnIn warns of what stands at byte at of text, which begins at that line of the file.
func (r *reader) warnIn(text []byte, line, at int, code, message, hint string) {
	pos := diag.At(r.s.File, text, at)
	pos.Line += line - 1
	r.warn(pos, code, message, hint)
}

// required complains of what a story must have.
func (r *reader) required() {
	s := r.s
	if r.o.Loose {
		return
	}
	if s.Title.Value == "" {
		r.missingTitle()
	}
	if !s.HasDate {
		r.missingDate()
	}
}

func (r *reader) missingTitle() {
	s := r.s
	at, there := r.keys["title"]
	switch {
	case there && s.Title.Pos.IsZero() || slices.ContainsFunc(r.found, isTitleMistyped):
		// it is there and wrong, which has been said
	case there:
		r.complain(at, "missing-title", "the title is empty", `write title: "…"`)
	case s.Format == Wire && len(s.Blocks) == 1 && isLoneHeadline(s.Blocks[0]):
		s.Blocks[0].Kind = Headline // that it is all there is will be said
		s.Title = Ref{Value: titleOf(s.Blocks[0].Text), Pos: r.start()}
	case s.Format == Wire && len(s.Blocks) == 0:
		r.complain(r.start(), "empty-story", "the story is empty", "put its text into the file, or delete the file")
	default:
		s.Untitled = true
	}
}

// isLoneHeadline reports whether the only part of a piece of wire copy is a headline.
func isLoneHeadline(b Block) bool {
	p := paragraph{text: b.Text, lines: 1}
	p.measure()
	return b.Kind == Paragraph && p.ending == open && p.bullet == 0 && p.length <= longestHeadline
}

func isTitleMistyped(f diag.Finding) bool {
	return f.Code == "unknown-key" && f.Hint == "did you mean title?"
}

func (r *reader) missingDate() {
	if _, there := r.keys["date"]; there {
		return // it is there and wrong, which has been said
	}
	hint := "add a line date: 2025-05-15 to the front matter, or begin the file's name with the day"
	if r.s.Format == Wire {
		hint = fmt.Sprintf("begin the file's name with the day, 2025-05-15-%s.txt, or put date: 2025-05-15 into %s",
			slugOfName(r.s.ID), SidecarName(r.s.File))
	}
	if day, rest, ok := dayInName(stem(r.s.File)); ok {
		hint = fmt.Sprintf("if it is of %s, rename the file so that its name begins with the day: %s-%s%s", day, day,
			slugOfName(rest), path.Ext(r.s.File))
	}
	if _, _, ok, written := dateOfName(stem(r.s.File)); written && !ok {
		r.complain(r.start(), "bad-date", "the file's name begins with a day that there is not",
			"correct the name, or add date: to the front matter")
		return
	}
	r.complain(r.start(), "missing-date", "the story has no date", hint)
}
