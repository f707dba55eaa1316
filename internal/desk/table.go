package desk

import (
	"bytes"
	"encoding/csv"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/onrecord/onrecord/internal/annotate"
	"github.com/onrecord/onrecord/internal/content"
	"github.com/onrecord/onrecord/internal/diag"
	"github.com/onrecord/onrecord/internal/feed"
	"github.com/onrecord/onrecord/internal/fields"
	"github.com/onrecord/onrecord/internal/prose"
)

// tableColumns are the columns of the queue as a table. Those before decision are for reading, and
// to find the words again; the others are an editor's.
var tableColumns = []string{"rank", "file", "utterance", "title", "date", "where", "sentence", "words", "reading",
	"sure", "rule", "choices", "second", "decision", "note", "by", "on"}

// whereNames are what a table calls a place in a story.
var whereNames = map[prose.Kind]string{prose.Headline: "headline", prose.Deck: "deck", prose.Highlight: "highlight",
	prose.Crosshead: "crosshead"}

// between parts what a choice is written as from what it is for the eye.
const between = " · "

// Table writes the queue as a table for a spreadsheet: an utterance a row, what is worth most
// first.
func Table(queue []Doubt) ([]byte, error) {
	var b bytes.Buffer
	w := feed.NewTable(&b)
	if err := w.Write(tableColumns); err != nil {
		return nil, err
	}
	for i, d := range queue {
		row := []string{
			strconv.Itoa(i + 1), d.Story.File, d.ID, oneLine(d.Story.Title), d.Story.Date.Format("2006-01-02"),
			whereNames[d.Where], oneLine(d.Sentence), d.Whole, "", "", d.Rule, choicesCell(d.Choices),
			secondCell(d.Second), "", "", "", "",
		}
		if d.Speaker != nil {
			row[8], row[9] = SpeakerWord(d.Speaker), fmt.Sprintf("%.2f", cut(d.Confidence))
		}
		for k := range row {
			row[k] = feed.SafeCell(row[k])
		}
		if err := w.Write(row); err != nil {
			return nil, err
		}
	}
	w.Flush()
	return b.Bytes(), w.Error()
}

// cut leaves two places of a confidence, so that none is 1.00 that is not.
func cut(c float64) float64 { return float64(int(c*100+1e-9)) / 100 }

func choicesCell(all []annotate.Candidate) string {
	lines := make([]string, len(all))
	for i := range all {
		c := &all[i]
		line := fmt.Sprintf("%d: %s", i+1, SpeakerWord(&c.Speaker))
		name := c.Speaker.Name
		if c.Speaker.Role != "" {
			name += ", " + c.Speaker.Role
		}
		lines[i] = line + between + oneLine(name) + between + fmt.Sprintf("%.2f", cut(c.Confidence))
	}
	return strings.Join(lines, "\n")
}

func secondCell(x *Answer) string {
	if x == nil {
		return ""
	}
	cell := strings.Join(x.Speakers, joint)
	if cell == "" {
		cell = "none"
	}
	if x.Note != "" {
		cell += between + x.Note
	}
	return cell
}

// joint stands between those who speak jointly.
const joint = " + "

// SpeakerWord is a speaker in one line, as tables have it and take it: an id, "name: Ann Lee",
// "unnamed: a witness", several with " + " between them, "none".
func SpeakerWord(s *annotate.Speaker) string { return choiceWord(Choice(s)) }

func choiceWord(c *content.SpeakerChoice) string {
	if c.None || len(c.Who) == 0 {
		return "none"
	}
	all := make([]string, len(c.Who))
	for i, w := range c.Who {
		switch {
		case w.ID != "":
			all[i] = w.ID
		case w.Unnamed != "":
			all[i] = "unnamed: " + oneLine(w.Unnamed)
		default:
			all[i] = "name: " + oneLine(w.Name)
		}
	}
	return strings.Join(all, joint)
}

// Row is a row of a table with a decision in it.
type Row struct {
	Pos                     diag.Pos // of its first cell; the file is the table's
	File, Utterance         string
	Words, Reading, Choices string
	Decision, Note, By, On  string
}

// ReadTable reads a table that Table wrote and an editor has filled in: the rows in which something
// is decided. Columns may be moved, and others put beside them; commas, semicolons or tabs may part
// them, as spreadsheets save them.
func ReadTable(name string, src []byte) ([]Row, []diag.Finding) {
	t, found := readTable(name, src, []string{"file", "utterance", "words", "decision"}, "onrecord check --review --csv")
	if t == nil {
		return nil, found
	}
	var rows []Row
	for t.next() {
		r := Row{
			Pos: t.pos, File: t.cell("file"), Utterance: t.cell("utterance"), Words: t.cell("words"),
			Reading: t.cell("reading"), Choices: t.cell("choices"), Decision: t.cell("decision"), Note: t.cell("note"),
			By: t.cell("by"), On: t.cell("on"),
		}
		if r.Decision != "" {
			rows = append(rows, r)
		}
	}
	return rows, append(found, t.found...)
}

// table is a CSV file being read.
type table struct {
	name  string
	src   *csv.Reader
	at    map[string]int // the columns, by their names in the header
	row   []string
	pos   diag.Pos
	found []diag.Finding
}

// readTable reads the header of a table, which must have the columns wanted. from is the command
// that makes such tables.
func readTable(name string, src []byte, wanted []string, from string) (*table, []diag.Finding) {
	if f, bad := fields.BadUTF8(name, src); bad {
		f.Hint = "save the table as CSV in UTF-8: in a spreadsheet, as “CSV UTF-8”"
		return nil, []diag.Finding{f}
	}
	if f, conflict := fields.Conflict(name, src); conflict {
		return nil, []diag.Finding{f}
	}
	src = fields.Newlines(bytes.TrimPrefix(src, []byte("\ufeff")))
	header, _, _ := bytes.Cut(src, []byte("\n"))
	t := &table{name: name, src: csv.NewReader(bytes.NewReader(src)), at: map[string]int{}}
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

// next goes to the next row; false at the end, and where the table is no CSV from here on.
func (t *table) next() bool {
	row, err := t.src.Read()
	var wrong *csv.ParseError
	if errors.As(err, &wrong) {
		t.found = append(t.found, diag.Finding{Pos: diag.Pos{File: t.name, Line: wrong.Line, Col: wrong.Column},
			Code: "bad-table", Message: "from here on this is no table: " + wrong.Err.Error(),
			Hint: "save it anew as CSV; nothing of it was read from here on"})
	}
	if err != nil {
		return false
	}
	line, col := t.src.FieldPos(0)
	t.row, t.pos = row, diag.Pos{File: t.name, Line: line, Col: col}
	return true
}

// cell is what stands in a column of the row, without the apostrophe that keeps a spreadsheet from
// calculating it.
func (t *table) cell(column string) string {
	i, ok := t.at[column]
	if !ok || i >= len(t.row) {
		return ""
	}
	text := strings.TrimSpace(t.row[i])
	if rest, quoted := strings.CutPrefix(text, "'"); quoted && feed.SafeCell(rest) == text {
		return rest
	}
	return text
}

// choice is the n-th of a row's choices, as it was written there.
func (r *Row) choice(n int) (word string, ok bool) {
	for line := range strings.SplitSeq(r.Choices, "\n") {
		number, rest, found := strings.Cut(strings.TrimSpace(line), ": ")
		if found && number == strconv.Itoa(n) {
			word, _, _ = strings.Cut(rest, between)
			return word, true
		}
	}
	return "", false
}

// statuses are the decisions that say nothing of who speaks.
var statuses = []annotate.Status{annotate.Confirmed, annotate.Corrected, annotate.Disputed, annotate.Withheld,
	annotate.Retracted}

func isStatus(word string) bool { return slices.Contains(statuses, annotate.Status(word)) }
