// Package text reads plain text: wire copy, the files of a word processor saved as text, the output
// of a news database.
//
// A text says little of itself. Its encoding is recognised (charset); several stories in one file
// are parted where a line says so (pieces.go); header lines ("BYLINE: Ann Lee") are read as what
// they are (header.go); dates are taken from the text's own lines, then from the file's name, then
// from its folders' (dates.go). Paragraphs may be parted by blank lines, by indenting, a line each,
// or be broken at a fixed width (newswire).
//
// Where the archive's own reader of wire copy would read the file as it came, it stays as it came:
// the item's body is Wire. Else its paragraphs are set apart by blank lines, and what stands above
// them is told in fields. Either way no word is lost.
package text

import (
	"bytes"
	"path"
	"strings"

	"github.com/onrecord/onrecord/internal/importer/charset"
	"github.com/onrecord/onrecord/internal/importer/item"
	"github.com/onrecord/onrecord/internal/pattern"
)

// Formats is plain text alone.
func Formats() []item.Format {
	return []item.Format{{ID: "text", Title: "plain text", Recognises: recognises, Read: read}}
}

// How surely a file is a text. Anything can be: so it is claimed only weakly.
const (
	noText   = 0
	maybe    = 5  // it looks like something else that is written as text
	likely   = 30 // it is text
	named    = 40 // … and its name ends so
	certain  = 60 // … and begins with header lines of a story
	headSeen = 4 << 10
)

var (
	markupBegins = pattern.New(`(?i)^\s*<(?:\?xml|!doctype|html|rss|feed|nitf|newsml|newsitem|newsmessage|head` +
		`|body|article|div)\b|^\s*<[\w:.-]+\s[^<>]*\bxmlns\b`)
	dataBegins  = pattern.New(`^\s*(?:\{\s*["}]|\[\s*[\[{"])`)
	frontBegins = pattern.New(`^\s*(?:---|\+\+\+)\r?\n`)
)

// noStories are the endings of files that are written as text and are for programs.
var noStories = func() map[string]bool {
	m := make(map[string]bool)
	for ending := range strings.FieldsSeq(`bat c cfg conf cpp cs css go h ini java js jsx less lock log lua map mjs php
		pl ps1 py rb rs scss sh sql svg toml ts tsx vbs yaml yml`) {
		m["."+ending] = true
	}
	return m
}()

func recognises(in item.Input) int {
	head := in.Head
	e, ok := charset.Detect(head)
	if !ok || len(bytes.TrimSpace(head)) == 0 || framed(head) {
		return noText
	}
	text := decodeHead(e, head)
	ending := strings.ToLower(path.Ext(in.Place.Source))
	switch {
	case noStories[ending], markupBegins.MatchString(text), dataBegins.MatchString(text):
		return noText
	case frontBegins.MatchString(text):
		return maybe
	case len(headerOf(firstLines(text))) >= 2:
		return certain
	case ending == ".txt" || ending == ".text":
		return named
	case ending == "" || isDate(ending):
		return likely
	case isTable(text):
		return maybe
	}
	return likely - 10 // it calls itself something else
}

// framed reports whether a file is a teleprinter's: another reader knows those.
func framed(head []byte) bool {
	begin := head[:min(len(head), 600)]
	return bytes.IndexByte(begin, 1) >= 0 && bytes.IndexByte(begin, 2) >= 0
}

func decodeHead(e charset.Encoding, head []byte) string {
	r := e.NewReader(bytes.NewReader(head))
	buf := make([]byte, headSeen)
	n := 0
	for n < len(buf) {
		got, err := r.Read(buf[n:])
		if n += got; err != nil {
			break
		}
	}
	return string(buf[:n])
}

// isDate reports whether what looks like a name's ending is the end of a date: "story.2025-05-15".
func isDate(ending string) bool { return strings.Trim(ending, ".0123456789-_") == "" }

// isTable reports whether the first lines have as many tabs or semicolons as one another: a table,
// which a text is not.
func isTable(text string) bool {
	lines := strings.SplitN(strings.TrimSpace(text), "\n", 4)
	if len(lines) < 3 {
		return false
	}
	for _, sep := range []string{"\t", ";", "|"} {
		n := strings.Count(lines[0], sep)
		if n > 0 && strings.Count(lines[1], sep) == n && strings.Count(lines[2], sep) == n {
			return true
		}
	}
	return false
}
