package importer

import (
	"bytes"
	"path"
	"strings"

	"github.com/onrecord/onrecord/internal/called"
	"github.com/onrecord/onrecord/internal/pattern"
)

// unreadKind is what a file is that no format reads, with what makes it one that can be read.
type unreadKind struct {
	endings string   // of its name
	begins  []string // its first bytes
	why     string
}

// unreadKinds are asked in this order.
var unreadKinds = []unreadKind{
	{"pdf", []string{"%PDF-"}, "it is a PDF, which holds pages and not a text: save its text as a file of its own " +
		"(pdftotext does), one a story, and import that"},
	{"doc docx odt rtf wpd pages wps sxw", []string{`{\rtf`, "\xd0\xcf\x11\xe0"},
		"it is a word processor's document: save it there as text (.txt, UTF-8) or as a web page, and import that"},
	{"xls xlsx ods numbers", nil, "it is a spreadsheet: save it there as CSV (UTF-8), and import that"},
	{"7z rar xz zst lz lzma cab sit sitx",
		[]string{"7z\xbc\xaf'\x1c", "Rar!\x1a\x07", "\xfd7zXZ\x00", "\x28\xb5\x2f\xfd"},
		"it is packed in a way that is not read here: unpack it, and import the folder"},
	{"sql", nil, "it is a copy of a database, from which only its own system makes stories: " +
		"export them there, or their table as CSV"},
	{"sqlite sqlite3 mdb accdb dbf fp7 fmp12", []string{"SQLite format 3\x00"},
		"it is a database: export its stories as CSV or JSON, and import that"},
	{"pst ost msg olm dbx", nil,
		"it is a mail program's own file: save the messages there as .eml or mbox, and import that"},
	{"indd idml qxd qxp pmd psd ai eps ps", []string{"%!PS"},
		"it is made by a program that sets pages: export its text there, and import that"},
	{"epub mobi azw3", nil, "it is an electronic book: save its chapters as web pages, and import these"},
	{"ppt pptx odp key", nil, "it holds slides: save their text as a file of its own, and import that"},
}

// ofKind reports whether a file is of a kind by its first bytes or by its name.
func (k unreadKind) of(name string, head []byte) bool {
	for _, b := range k.begins {
		if called.BytesHavePrefix(head, []byte(b)) {
			return true
		}
	}
	ending := called.TrimPrefix(strings.ToLower(path.Ext(name)), ".")
	for e := range strings.FieldsSeq(k.endings) {
		if e == ending {
			return true
		}
	}
	return false
}

// xmlRoot is the first element of an XML file.
var xmlRoot = pattern.New(`\A\s*(?:<\?[^>]*>\s*|<!--[^>]*-->\s*|<![^>]*>\s*)*<([A-Za-z_][\w:.-]*)`)

// whyUnread says why no format reads a file, and what to do.
func whyUnread(name string, head []byte) string {
	for _, k := range unreadKinds {
		if k.of(name, head) {
			return k.why
		}
	}
	text := called.TrimBytes(head, []byte("\ufeff"))
	if len(bytes.TrimSpace(text)) == 0 {
		return "it holds nothing but white space; if a story belongs here, fetch it again"
	}
	if m := xmlRoot.FindSubmatch(text); m != nil {
		return "it is XML of a kind that is not known (its first element is <" + string(m[1]) + ">); " +
			"export it as CSV, JSON or RSS, or say what it is with --format"
	}
	return "what it is was not recognised; if it holds stories, say what it is with --format"
}
