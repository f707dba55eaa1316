// Package sheet knows tables as spreadsheets take and save them: CSV in UTF-8, with a header, in
// which people move columns, add some, and have commas, semicolons or tabs part the cells.
//
// A text that a spreadsheet would calculate is written with an apostrophe before it (Safe), and
// read without. What is wrong with a table is a finding with the line of the row.
package sheet

import (
	"bytes"
	"encoding/csv"
	"errors"
	"fmt"
	"strings"
	"unicode"

	"github.com/onrecord/onrecord/internal/called"
	"github.com/onrecord/onrecord/internal/diag"
	"github.com/onrecord/onrecord/internal/fields"
)

// Mark is the byte order mark: without it, spreadsheets read a CSV file of UTF-8 in whatever
// encoding is theirs, and “ becomes â€œ.
const Mark = "\ufeff"

// Write writes a table: its columns, and rows of as many cells.
func Write(columns []string, rows [][]string) ([]byte, error) {
	var b bytes.Buffer
	b.WriteString(Mark)
	w := csv.NewWriter(&b)
	if err := w.Write(columns); err != nil {
		return nil, called.Errorf("writing a table: %w", err)
	}
	for _, row := range rows {
		safe := make([]string, len(row))
		for i, cell := range row {
			safe[i] = Safe(cell)
		}
		if err := w.Write(safe); err != nil {
			return nil, called.Errorf("writing a table: %w", err)
		}
	}
	w.Flush()
	return b.Bytes(), w.Error()
}

// Table is a table being read, a row at a time.
type Table struct {
	Pos   diag.Pos       // of the row
	Found []diag.Finding // what is wrong with the rows so far

	src *csv.Reader
	at  map[string]int // the columns, by their names in the header
	row []string
}

// Read reads the header of a table, which must have the columns wanted; nil, with what is wrong,
// where it has not. from is the command that makes such tables.
func Read(name string, src []byte, wanted []string, from string) (*Table, []diag.Finding) {
	if f, bad := fields.BadUTF8(name, src); bad {
		f.Hint = "save the table as CSV in UTF-8: in a spreadsheet, as “CSV UTF-8”"
		return nil, []diag.Finding{f}
	}
	if f, conflict := fields.Conflict(name, src); conflict {
		return nil, []diag.Finding{f}
	}
	src = fields.Newlines(called.TrimBytes(src, []byte(Mark)))
	header, _, _ := bytes.Cut(src, []byte("\n"))
	t := &Table{Pos: diag.Pos{File: name}, src: csv.NewReader(bytes.NewReader(src)), at: map[string]int{}}
	t.src.FieldsPerRecord = -1
	for _, comma := range ",;\t" {
		if bytes.Count(header, []byte(string(comma))) > bytes.Count(header, []byte(string(t.src.Comma))) {
			t.src.Comma = comma
		}
	}
	head, err := t.src.Read()
	for i, column := range head {
		t.at[strings.ToLower(strings.TrimSpace(column))] = i
	}
	for _, column := range wanted {
		if _, ok := t.at[column]; !ok || err != nil {
			return nil, []diag.Finding{{Pos: diag.Pos{File: name, Line: 1, Col: 1}, Code: "bad-table",
				Message: fmt.Sprintf("the table has no column %s", column), Hint: "make it with: " + from}}
		}
	}
	return t, nil
}

// Next goes to the next row; false at the end, and where the table is no CSV from here on.
func (t *Table) Next() bool {
	row, err := t.src.Read()
	var wrong *csv.ParseError
	if errors.As(err, &wrong) {
		t.Found = append(t.Found, diag.Finding{
			Pos: diag.Pos{File: t.Pos.File, Line: wrong.Line, Col: wrong.Column}, Code: "bad-table",
			Message: "from here on this is no table: " + wrong.Err.Error(),
			Hint:    "save it anew as CSV; nothing of it was read from here on"})
	}
	if err != nil {
		return false
	}
	t.Pos.Line, t.Pos.Col = t.src.FieldPos(0)
	t.row = row
	return true
}

// Cell is what stands in a column of the row, "" where the table has no such column.
func (t *Table) Cell(column string) string {
	i, ok := t.at[column]
	if !ok || i >= len(t.row) {
		return ""
	}
	text := strings.TrimSpace(t.row[i])
	if rest, quoted := called.CutPrefix(text, "'"); quoted && Safe(rest) == text {
		return rest
	}
	return text
}

// Safe keeps a spreadsheet from taking words for a formula: a text that begins as a formula does,
// be it after spaces and quotation marks, which some programs take away, has an apostrophe put
// before it. No two texts have the same cell: a text that begins with an apostrophe and goes on as
// a formula gets one more.
func Safe(s string) string {
	if strings.IndexByte(s, '\r') >= 0 {
		s = lines.Replace(s)
	}
	if formula(s) {
		return "'" + s
	}
	return s
}

// lines makes every end of line a line feed, which is how a table is read again.
var lines = strings.NewReplacer("\r\n", "\n", "\r", "\n")

// formula reports whether a spreadsheet might calculate s. Some read the wide forms of the signs,
// too.
func formula(s string) bool {
	if s == "" || s[0] == '\t' || s[0] == '\n' {
		return s != ""
	}
	if c := s[0]; 'a' <= c|' ' && c|' ' <= 'z' || '0' <= c && c <= '9' {
		return false // as nearly all do
	}
	s = strings.TrimLeftFunc(s, unseen)
	first, _ := called.FirstRune(s)
	return s != "" && strings.ContainsRune("=+-@\t\n＝＋－＠", first)
}

// unseen reports whether a program may take r away, or not show it, before the first sign of a
// cell: spaces of all widths, ends of lines, marks of direction, characters without a width,
// quotation marks.
func unseen(r rune) bool {
	switch r {
	case '\t', '\n':
		return false
	case '\u115f', '\u1160', '\u3164', '\uffa0', '\u2800', '\ufffc': // fillers and blanks
		return true
	}
	return strings.ContainsRune("\"'“”‘’„‚«»‹›`", r) || unicode.IsSpace(r) ||
		unicode.In(r, unicode.Cf, unicode.Cc, unicode.Zl, unicode.Zp, unicode.Zs, unicode.Variation_Selector)
}
