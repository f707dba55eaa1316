package desk

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/onrecord/onrecord/internal/annotate"
	"github.com/onrecord/onrecord/internal/called"
	"github.com/onrecord/onrecord/internal/content"
	"github.com/onrecord/onrecord/internal/diag"
	"github.com/onrecord/onrecord/internal/prose"
	"github.com/onrecord/onrecord/internal/sheet"
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
	var rows [][]string
	for i, d := range queue {
		row := []string{
			strconv.Itoa(i + 1), d.Story.File, d.ID, oneLine(d.Story.Title), d.Story.Date.Format("2006-01-02"),
			whereNames[d.Where], oneLine(d.Sentence), d.Whole, "", "", d.Rule, choicesCell(d.Choices),
			secondCell(d.Second), "", "", "", "",
		}
		if d.Speaker != nil {
			row[8], row[9] = SpeakerWord(d.Speaker), annotate.Figure(d.Confidence)
		}
		rows = append(rows, row)
	}
	return sheet.Write(tableColumns, rows)
}

func choicesCell(all []annotate.Candidate) string {
	lines := make([]string, len(all))
	for i := range all {
		c := &all[i]
		line := fmt.Sprintf("%d: %s", i+1, SpeakerWord(&c.Speaker))
		name := c.Speaker.Name
		if c.Speaker.Role != "" {
			name += ", " + c.Speaker.Role
		}
		lines[i] = line + between + oneLine(name) + between + annotate.Figure(c.Confidence)
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
	t, found := sheet.Read(name, src, []string{"file", "utterance", "words", "decision"},
		"onrecord check --review --csv")
	if t == nil {
		return nil, found
	}
	var rows []Row
	for t.Next() {
		r := Row{
			Pos: t.Pos, File: t.Cell("file"), Utterance: t.Cell("utterance"), Words: t.Cell("words"),
			Reading: t.Cell("reading"), Choices: t.Cell("choices"), Decision: t.Cell("decision"), Note: t.Cell("note"),
			By: t.Cell("by"), On: t.Cell("on"),
		}
		if r.Decision != "" {
			rows = append(rows, r)
		}
	}
	return rows, t.Found
}

// choice is the n-th of a row's choices, as it was written there.
func (r *Row) choice(n int) (word string, ok bool) {
	for line := range strings.SplitSeq(r.Choices, "\n") {
		number, rest, found := called.Cut(strings.TrimSpace(line), ": ")
		if found && number == strconv.Itoa(n) {
			word, _, _ = called.Cut(rest, between)
			return word, true
		}
	}
	return "", false
}

// statuses are the decisions that say nothing of who speaks.
var statuses = []annotate.Status{annotate.Confirmed, annotate.Corrected, annotate.Disputed, annotate.Withheld,
	annotate.Retracted}

func isStatus(word string) bool { return called.Contains(statuses, annotate.Status(word)) }
